// What is told of the bytes of a line many at a time, for those who read it in the characters of PlainLine.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gaceta::zones {

/// Letters and digits of windows-1252.
inline constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> word{};
  for (unsigned c = 0; c < 256; ++c) {
    word[c] = c >= 0xC0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return word;
}();

/// Bytes that are looked at together.
inline constexpr std::size_t kPlainBlock = 8;

/// How many of the kPlainBlock bytes at `at` are the same in a plain line: those before the first control, mark of
/// emphasis, blank behind a blank, or byte of a character beyond ASCII.
[[nodiscard]] inline std::size_t plain_prefix(const char* at) noexcept {
  if constexpr (std::endian::native == std::endian::big) return 0;
  constexpr std::uint64_t kOnes = 0x0101010101010101, kTopBits = kOnes * 0x80, kLowBits = ~kTopBits;
  std::uint64_t block;
  std::memcpy(&block, at, kPlainBlock);
  // The high bit of each byte tells that it is not the one asked for.
  const auto differs = [&](unsigned char c) { return ((block ^ kOnes * c) & kLowBits) + kLowBits; };
  const std::uint64_t same = ~(differs('*') & differs('_') & differs(0x7F)) & kTopBits;
  const std::uint64_t control = ~((block & kLowBits) + kOnes * (0x80 - 0x20)) & kTopBits;
  const std::uint64_t blank = ~differs(' ') & kTopBits;
  const std::uint64_t odd = (block & kTopBits) | same | control | (blank & blank << 8);
  return static_cast<std::size_t>(std::countr_zero(odd)) / 8;
}

namespace detail {

constexpr std::size_t kMaskBlock = 64;

/// A bit for each of the kMaskBlock bytes at `at` that is a letter or digit. Compilers look at sixteen of them at a
/// time.
[[nodiscard]] inline std::uint64_t word_mask(const char* at) noexcept {
  std::array<unsigned char, kMaskBlock> in_word;
  for (std::size_t i = 0; i < kMaskBlock; ++i) {
    const auto c = static_cast<unsigned char>(at[i]);
    const auto letter = static_cast<unsigned char>((c | 0x20U) - 'a');
    const auto digit = static_cast<unsigned char>(c - '0');
    in_word[i] = static_cast<unsigned char>((letter < 26 ? 1 : 0) | (digit < 10 ? 1 : 0) | (c >= 0xC0 ? 1 : 0));
  }
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kMaskBlock; i += 8) {
    std::uint64_t eight = 0;
    for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{in_word[i + k]} << (8 * k);
    // The lowest bits of eight bytes, side by side.
    mask |= (eight * 0x0102040810204080 >> 56) << i;
  }
  return mask;
}

}  // namespace detail

/// Calls `use` with each place of a plain line where a word begins, in order.
template <class Use>
void for_each_word(std::string_view plain, Use use) {
  std::uint64_t before = 0;  // 1 where the byte before the block belongs to a word
  for (std::size_t block = 0; block < plain.size(); block += detail::kMaskBlock) {
    const std::size_t left = plain.size() - block;
    std::uint64_t in_word;
    if (left >= detail::kMaskBlock) {
      in_word = detail::word_mask(plain.data() + block);
    } else {
      std::array<char, detail::kMaskBlock> rest{};
      std::memcpy(rest.data(), plain.data() + block, left);
      in_word = detail::word_mask(rest.data());
    }
    for (std::uint64_t starts = in_word & ~(in_word << 1 | before); starts != 0; starts &= starts - 1) {
      use(block + static_cast<std::size_t>(std::countr_zero(starts)));
    }
    before = in_word >> 63;
  }
}

}  // namespace gaceta::zones
