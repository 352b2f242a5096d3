#include "names/spelling.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace gaceta::names {

bool is_blend(std::string_view letters, std::span<const std::string> words) {
  constexpr std::size_t kMostLetters = 30;
  constexpr std::size_t kMostWords = 16;
  if (letters.size() < 2 || letters.size() > kMostLetters || words.size() < 2 || words.size() > kMostWords)
    return false;
  // By letters used: in how many words, at most.
  std::array<std::uint8_t, kMostLetters + 1> used{};
  std::array<bool, kMostLetters + 1> reached{};
  reached[0] = true;
  for (std::size_t w = 0; w < words.size(); ++w) {
    // From the end, so that a word is used once.
    for (std::size_t from = letters.size(); from-- > 0;) {
      if (!reached[from] || (from == 0 && w != 0)) continue;
      for (std::size_t n = 0; n < words[w].size() && from + n < letters.size(); ++n) {
        if (words[w][n] != letters[from + n]) break;
        const std::size_t to = from + n + 1;
        reached[to] = true;
        if (used[to] < used[from] + 1) used[to] = static_cast<std::uint8_t>(used[from] + 1);
      }
    }
  }
  return reached[letters.size()] && used[letters.size()] >= 2;
}

}  // namespace gaceta::names
