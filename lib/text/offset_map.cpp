#include <algorithm>
#include <cstring>

#include "gaceta/offsets.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

constexpr std::uint32_t kBlock = 64;

/// Units that a character takes.
std::uint32_t units(char32_t code, OffsetUnit unit) noexcept {
  return unit == OffsetUnit::utf16 && code > 0xFFFF ? 2 : 1;
}

/// True where the eight bytes at `bytes` are all ASCII.
bool eight_ascii(const char* bytes) noexcept {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080ULL) == 0;
}

/// How many ASCII bytes stand at the start of the text, rounded down to a multiple of eight.
std::size_t ascii_run(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at + 8 <= text.size() && eight_ascii(text.data() + at)) at += 8;
  return at;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit_ == OffsetUnit::byte) return;
  blocks_.reserve(text.size() / kBlock + 1);
  std::size_t at = 0;
  std::uint32_t offset = 0;
  // A block begins with the first character that starts in it, which may lie up to three bytes behind its first byte.
  for (std::size_t start = 0; start <= text.size(); start += kBlock) {
    const std::size_t end = std::min<std::size_t>(start + kBlock, text.size());
    blocks_.push_back({offset, static_cast<std::uint32_t>(at)});
    if (at < end) {
      const std::size_t plain = ascii_run(text.substr(at, end - at));
      at += plain;
      offset += static_cast<std::uint32_t>(plain);
    }
    while (at < end) {
      const text::Decoded character = text::decode(text, at);
      at += character.size;
      offset += units(character.code, unit_);
    }
  }
}

std::uint32_t OffsetMap::operator()(std::uint32_t byte) const noexcept {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  if (unit_ == OffsetUnit::byte) return byte;
  std::size_t index = byte / kBlock;
  if (blocks_[index].byte > byte) --index;  // the character that holds `byte` starts in the block before
  auto [offset, at] = blocks_[index];
  while (at < byte) {
    const text::Decoded character = text::decode(text_, at);
    if (at + character.size > byte) break;
    at += character.size;
    offset += units(character.code, unit_);
  }
  return offset;
}

}  // namespace gaceta
