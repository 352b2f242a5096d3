#include "names/name_key.hpp"

#include <bit>
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
  out.resize(begin + word.size());  // no bare letter is longer than it was
  char* to = out.data() + begin;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      *to++ = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20U) : static_cast<char>(byte);
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
          *to++ = '\xC3';
          *to++ = '\xB1';
        } else {
          *to++ = letter;
        }
        ++i;
        continue;
      }
    }
    out.resize(begin);
    out += text::strip_accents(text::fold(word));
    return;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

namespace {

static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

constexpr std::uint64_t each_byte(std::uint8_t value) { return 0x0101010101010101ULL * value; }

// Up to eight bytes of a word, zeros behind them. Where there are fewer, from loads of fixed size that overlap.
std::uint64_t load(std::string_view word, std::size_t at) noexcept {
  const char* const from = word.data() + at;
  const std::size_t size = word.size() - at;
  if (size >= 8) {
    std::uint64_t part;
    std::memcpy(&part, from, sizeof part);
    return part;
  }
  if (size >= 4) {
    std::uint32_t low, high;
    std::memcpy(&low, from, sizeof low);
    std::memcpy(&high, from + size - sizeof high, sizeof high);
    return low | std::uint64_t{high} << 8 * (size - sizeof high);
  }
  const auto byte = [&](std::size_t k) { return std::uint64_t{static_cast<unsigned char>(from[k])} << 8 * k; };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// Eight bytes of ASCII with small letters for capitals: those from A on, but not those behind Z, get their sixth bit.
constexpr std::uint64_t small_letters(std::uint64_t part) noexcept {
  const std::uint64_t from_a = part + each_byte(0x80 - 'A');
  const std::uint64_t behind_z = part + each_byte(0x80 - 'Z' - 1);
  return part | (from_a & ~behind_z & each_byte(0x80)) >> 2;
}
static_assert(small_letters(0x5B'5A'41'40'7F'61'00'30) == 0x5B'7A'61'40'7F'61'00'30);

}  // namespace

Key key_of_bare(std::string_view bare) noexcept {
  // Eight bytes a step; words are short.
  Key key = bare.size();
  for (std::size_t at = 0; at < bare.size(); at += 8) key = join(key, load(bare, at));
  return key;
}

Key key_of(std::string_view word) {
  // The way of key_of_bare(), without a copy of the word where it is ASCII.
  Key key = word.size();
  for (std::size_t at = 0; at < word.size(); at += 8) {
    const std::uint64_t part = load(word, at);
    if ((part & each_byte(0x80)) != 0) {
      thread_local std::string bare;
      bare.clear();
      append_bare(word, bare);
      return key_of_bare(bare);
    }
    key = join(key, small_letters(part));
  }
  return key;
}

}  // namespace gaceta::names
