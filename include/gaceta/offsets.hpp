// From byte offsets to those of other languages: code points (Python) and UTF-16 units (Java, JavaScript).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gaceta/export.hpp"
#include "gaceta/span.hpp"

namespace gaceta {

/// What an offset counts.
enum class OffsetUnit : std::uint8_t {
  byte,       ///< Bytes of UTF-8.
  codepoint,  ///< Code points, as in Python.
  utf16,      ///< Units of 16 bits, as in Java and JavaScript.
};

/// Converts byte offsets of one text to another unit. A byte that is not UTF-8 counts as one U+FFFD for each maximal
/// ill-formed part, as decoders with replacement do (Unicode 15, section 3.9).
/// Making one costs a pass over the text; a conversion costs constant time. Views the text, which must outlive it.
/// Immutable: may be shared by threads.
class GACETA_EXPORT OffsetMap {
 public:
  /// A map from bytes of the text to that unit.
  OffsetMap(std::string_view text, OffsetUnit unit);
  /// The offset, in this map's unit, of the character that starts at or holds `byte`. `byte` may be the text's length.
  /// A greater one counts as the length.
  [[nodiscard]] std::uint32_t operator()(std::uint32_t byte) const noexcept;
  /// Both ends of a span.
  [[nodiscard]] Span operator()(Span span) const noexcept { return {(*this)(span.begin), (*this)(span.end)}; }

 private:
  std::string_view text_;
  OffsetUnit unit_;
  struct Block {
    std::uint32_t offset, byte;  // of the first character that starts in the block
  };
  std::vector<Block> blocks_;  // one for each 64 bytes; none where the unit is the byte
};

}  // namespace gaceta
