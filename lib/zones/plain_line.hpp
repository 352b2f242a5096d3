// A line as the patterns see it: one byte a character (windows-1252), blanks of every kind as single spaces, accents
// composed, no soft hyphens, marks without width, emphasis or link targets, ligatures spelled out, and known names as a
// byte each; and the way back from its offsets to those of the text.
//
//   text   "Año :\u00A0Télam"   13 bytes      view() "A\xF1o : ⟨agency⟩"   original(6) = 8
//
// With 256 characters the automata of the patterns stay small: the classes of all Unicode would make them ten times
// larger.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"
#include "zones/known_names.hpp"

namespace gaceta::zones {

/// Holds one line at a time; its buffers are used again. Not shared between threads.
class PlainLine {
 public:
  /// Leaves names as they are.
  PlainLine() = default;
  /// `names` must outlive the line.
  explicit PlainLine(const KnownNames& names) : names_(&names) {}

  /// Reads a line of UTF-8, without the marks of emphasis (`**`) and without the links among `zones`, which are in
  /// order and stand at `base` and behind in the text that the line is of: `[Ana López](https://…)` reads as `Ana
  /// López`.
  void assign(std::string_view line, std::span<const ZoneSpan> zones = {}, std::size_t base = 0);

  /// The line in windows-1252. Letters beyond it lose their accents (`š` is `s`) or, in other alphabets, stand as `ª`,
  /// a letter that no pattern names; other signs (arrows, emoji, what is no UTF-8) all stand as `¤`.
  [[nodiscard]] std::string_view view() const noexcept { return plain_; }
  /// The offset in the line given of offset `at` of view(), which may be its size: always a character boundary.
  [[nodiscard]] std::size_t original(std::size_t at) const noexcept { return map_[at]; }

 private:
  void read(std::string_view line, std::span<const ZoneSpan> zones, std::size_t base);
  void put_names();

  const KnownNames* names_ = nullptr;
  std::string plain_;
  std::vector<std::uint32_t> map_;  // for each byte, where it stands in the line; and the line's end
};

/// A pattern in the same characters. Throws std::logic_error for one that they do not hold.
[[nodiscard]] std::string to_plain(std::string_view pattern);

}  // namespace gaceta::zones
