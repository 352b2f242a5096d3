#include "lexicon/phrase_table.hpp"

#include <algorithm>

namespace gaceta::lexicon {

namespace {
constexpr std::uint64_t edge(std::uint32_t node, WordId word) { return (std::uint64_t{node} << 32) | word; }
}  // namespace

std::size_t PhraseTable::place_of(std::uint64_t edge) const noexcept {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = static_cast<std::size_t>((edge * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
  while (edges_[at].from != 0 && edges_[at].from != edge) at = (at + 1) & mask;
  return at;
}

void PhraseTable::add_edge(std::uint64_t edge, std::uint32_t to) {
  if (2 * (edge_count_ + 1) > edges_.size()) {
    constexpr std::size_t kFewest = 64;
    std::vector<Edge> old(edges_.empty() ? kFewest : 2 * edges_.size());
    old.swap(edges_);
    for (const Edge& entry : old) {
      if (entry.from != 0) edges_[place_of(entry.from)] = entry;
    }
  }
  edges_[place_of(edge)] = {edge, to};
  ++edge_count_;
}

std::uint32_t PhraseTable::step(std::uint32_t node, WordId word) const noexcept {
  if (word == kNoWord) return 0;
  if (node == 0) return word < first_.size() ? first_[word] : 0;
  if (!nodes_[node].goes_on) return 0;
  return edges_[place_of(edge(node, word))].to;
}

void PhraseTable::add_words(const std::vector<WordId>& words, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    std::uint32_t next = step(node, word);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({});
      if (node == 0) {
        if (first_.size() <= word) first_.resize(word + 1, 0);
        first_[word] = next;
      } else {
        nodes_[node].goes_on = true;
        add_edge(edge(node, word), next);
      }
    }
    node = next;
  }
  if (node != 0) nodes_[node].value = value;
}

WordId PhraseTable::add(Lexicon& lexicon, std::string_view phrase, std::uint32_t value) {
  const std::vector<WordId> words = lexicon.intern_phrase(phrase);
  add_words(words, value);
  return words.front();
}

void PhraseTable::add_backward(Lexicon& lexicon, std::string_view phrase, std::uint32_t value) {
  std::vector<WordId> words = lexicon.intern_phrase(phrase);
  std::reverse(words.begin(), words.end());
  add_words(words, value);
}

std::optional<PhraseTable::Match> PhraseTable::longest_from(const tokens::TokenStream& stream, std::size_t at,
                                                            std::size_t end) const {
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < end; ++i) {
    node = step(node, stream[i].word);
    if (node == 0) break;
    if (nodes_[node].value != kNone) best = Match{nodes_[node].value, static_cast<std::uint32_t>(i + 1 - at)};
  }
  return best;
}

std::optional<PhraseTable::Match> PhraseTable::longest_up_to(const tokens::TokenStream& stream, std::size_t begin,
                                                             std::size_t end) const {
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t i = end; i > begin; --i) {
    node = step(node, stream[i - 1].word);
    if (node == 0) break;
    if (nodes_[node].value != kNone) best = Match{nodes_[node].value, static_cast<std::uint32_t>(end + 1 - i)};
  }
  return best;
}

}  // namespace gaceta::lexicon
