#include <algorithm>
#include <array>
#include <vector>

#include "gaceta/tagger.hpp"
#include "names/tagger/tagger.hpp"

namespace gaceta {

std::string_view to_string(TokenTag tag) noexcept {
  constexpr std::array<std::string_view, 9> kNames{"O",     "B-PER", "I-PER",  "B-ORG", "I-ORG",
                                                   "B-LOC", "I-LOC", "B-MISC", "I-MISC"};
  return kNames[static_cast<std::size_t>(tag)];
}

void tag_tokens(std::span<const std::string_view> words, std::span<const TokenRange> sentences,
                std::span<TokenTag> tags) {
  static_assert(static_cast<int>(TokenTag::I_MISC) == static_cast<int>(names::Tag::I_MISC));
  std::vector<names::SentenceRange> ranges;
  ranges.reserve(sentences.size());
  for (const TokenRange& sentence : sentences) ranges.push_back({sentence.first, sentence.last});
  std::vector<names::Tag> found(words.size());
  names::Tagger::builtin().tag(words, ranges, found);
  std::transform(found.begin(), found.end(), tags.begin(), [](names::Tag tag) { return static_cast<TokenTag>(tag); });
}

}  // namespace gaceta
