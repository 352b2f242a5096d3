#include "names/name_key.hpp"

#include <array>
#include <cstring>

#include "text/fold.hpp"

namespace gaceta::names {

namespace {

// The bare small letter of the two-byte characters U+00C0 to U+00FF; 0 where it takes more than a letter.
constexpr char bare_latin1(unsigned char second) {
  constexpr char letters[] = "aaaaaa\0ceeeeiiii\0\0ooooo\0\0uuuuy\0\0aaaaaa\0ceeeeiiii\0\0ooooo\0\0uuuuy\0y";
  static_assert(sizeof(letters) == 65);
  return letters[second & 0x3FU];
}

}  // namespace

void append_bare(std::string_view word, std::string& out) {
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20U) : static_cast<char>(byte));
      continue;
    }
    if (byte == 0xC3 && i + 1 < word.size()) {
      const auto second = static_cast<unsigned char>(word[i + 1]);
      const bool enye = second == 0x91 || second == 0xB1;
      const char letter = second >= 0x80 && second <= 0xBF ? bare_latin1(second) : '\0';
      // A letter before combining marks is composed first, by the long way.
      const bool marked = i + 2 < word.size() && static_cast<unsigned char>(word[i + 2]) == 0xCC;
      if ((enye || letter != '\0') && !marked) {
        if (enye) {
          out += "\xC3\xB1";
        } else {
          out.push_back(letter);
        }
        ++i;
        continue;
      }
    }
    out.resize(begin);
    out += text::strip_accents(text::fold(word));
    return;
  }
}

Key key_of_bare(std::string_view bare) noexcept {
  // Eight bytes a step; words are short.
  Key key = bare.size();
  for (std::size_t at = 0; at < bare.size(); at += 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, bare.data() + at, bare.size() - at < 8 ? bare.size() - at : 8);
    key = join(key, part);
  }
  return key;
}

Key key_of(std::string_view word) {
  // Most words are of letters that fold to one byte each.
  constexpr std::size_t kShort = 32;
  if (word.size() <= kShort) {
    std::array<char, kShort> plain;
    std::size_t size = 0;
    std::size_t i = 0;
    for (; i < word.size(); ++i) {
      const auto byte = static_cast<unsigned char>(word[i]);
      if (byte < 0x80) {
        plain[size++] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte);
        continue;
      }
      if (byte != 0xC3 || i + 1 == word.size() ||
          (i + 2 < word.size() && static_cast<unsigned char>(word[i + 2]) == 0xCC))
        break;
      const auto second = static_cast<unsigned char>(word[i + 1]);
      if (second == 0x91 || second == 0xB1) {
        plain[size++] = '\xC3';
        plain[size++] = '\xB1';
      } else {
        const char letter = second >= 0x80 && second <= 0xBF ? bare_latin1(second) : '\0';
        if (letter == '\0') break;
        plain[size++] = letter;
      }
      ++i;
    }
    if (i == word.size()) return key_of_bare({plain.data(), size});
  }
  thread_local std::string bare;
  bare.clear();
  append_bare(word, bare);
  return key_of_bare(bare);
}

}  // namespace gaceta::names
