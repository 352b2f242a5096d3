#include "lexicon/phrase_table.hpp"

#include <algorithm>

namespace gaceta::lexicon {

namespace {
constexpr std::uint64_t edge(std::uint32_t node, WordId word) { return (std::uint64_t{node} << 32) | word; }
}  // namespace

std::uint32_t PhraseTable::step(std::uint32_t node, WordId word) const noexcept {
  if (word == kNoWord) return 0;
  if (node == 0) return word < first_.size() ? first_[word] : 0;
  const auto found = next_.find(edge(node, word));
  return found == next_.end() ? 0 : found->second;
}

void PhraseTable::add_words(const std::vector<WordId>& words, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    std::uint32_t next = step(node, word);
    if (next == 0) {
      next = static_cast<std::uint32_t>(values_.size());
      values_.push_back(kNone);
      if (node == 0) {
        if (first_.size() <= word) first_.resize(word + 1, 0);
        first_[word] = next;
      } else {
        next_.emplace(edge(node, word), next);
      }
    }
    node = next;
  }
  if (node != 0) values_[node] = value;
}

void PhraseTable::add(Lexicon& lexicon, std::string_view phrase, std::uint32_t value) {
  add_words(lexicon.intern_phrase(phrase), value);
}

void PhraseTable::add_backward(Lexicon& lexicon, std::string_view phrase, std::uint32_t value) {
  std::vector<WordId> words = lexicon.intern_phrase(phrase);
  std::reverse(words.begin(), words.end());
  add_words(words, value);
}

std::optional<PhraseTable::Match> PhraseTable::longest(const tokens::TokenStream& stream, std::size_t at,
                                                       std::size_t end) const {
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < end; ++i) {
    node = step(node, stream[i].word);
    if (node == 0) break;
    if (values_[node] != kNone) best = Match{values_[node], static_cast<std::uint32_t>(i + 1 - at)};
  }
  return best;
}

std::optional<PhraseTable::Match> PhraseTable::longest_before(const tokens::TokenStream& stream, std::size_t begin,
                                                              std::size_t end) const {
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t i = end; i > begin; --i) {
    node = step(node, stream[i - 1].word);
    if (node == 0) break;
    if (values_[node] != kNone) best = Match{values_[node], static_cast<std::uint32_t>(end + 1 - i)};
  }
  return best;
}

}  // namespace gaceta::lexicon
