// A set of the 256 bytes that a plain line (see PlainLine) is made of.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace gaceta::zones {

/// A set of bytes of a plain line (see PlainLine).
class ByteSet {
 public:
  constexpr void add(unsigned char byte) noexcept { words_[byte / 64] |= std::uint64_t{1} << (byte % 64); }
  [[nodiscard]] constexpr bool has(unsigned char byte) const noexcept {
    return (words_[byte / 64] >> (byte % 64) & 1) != 0;
  }
  constexpr void join(const ByteSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  [[nodiscard]] constexpr bool meets(const ByteSet& other) const noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr int count_of(const ByteSet& other) const noexcept {
    int count = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) count += std::popcount(words_[i] & other.words_[i]);
    return count;
  }
  [[nodiscard]] constexpr int count() const noexcept { return count_of(*this); }
  constexpr void invert() noexcept {
    for (std::uint64_t& word : words_) word = ~word;
  }
  /// Adds the other case of each letter of windows-1252.
  constexpr void add_other_case() noexcept {
    // Small letters stand 32 places behind their capitals: in the upper half of the same word.
    constexpr std::uint64_t kUpper = 0xFFFFFFFF, kAsciiLetters = 0x7FFFFFE;
    const auto both = [](std::uint64_t word, std::uint64_t letters) {
      const std::uint64_t some = (word | word >> 32) & letters;
      return word | some | some << 32;
    };
    words_[1] = both(words_[1], kAsciiLetters);
    words_[3] = both(words_[3], kUpper);
  }
  friend constexpr auto operator<=>(const ByteSet&, const ByteSet&) noexcept = default;

 private:
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace gaceta::zones
