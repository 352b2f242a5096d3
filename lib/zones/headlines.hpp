// Finds the title, what stands under it and the subheads by the shapes of the lines: short, without a final stop, above
// longer paragraphs; not a list, a table, a dialogue or a line that a teletype broke.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"

namespace gaceta::zones {

/// One line of text that is not empty, with what its shape tells. 16 bytes, since a text may be all lines.
struct Line {
  std::uint32_t begin = 0;  ///< Where its characters begin and end, blanks around them left out.
  std::uint32_t end = 0;
  std::uint32_t next = 0;     ///< Where the following line begins (behind the line end).
  bool blank_before = false;  ///< An empty line, or the start of the text, stands above it.
  bool body = true;           ///< It is not, as a whole, of another zone.
  bool dispatch = false;      ///< It opens with a dateline.
  bool heading = false;       ///< Markup makes it a heading.

  [[nodiscard]] std::uint32_t size() const noexcept { return end - begin; }
};

/// True where the line ends as a sentence does: with a stop, behind it closing quotation marks at most.
[[nodiscard]] bool ends_sentence(std::string_view line) noexcept;

/// The indices of the lines that are headlines, in order. Linear in the bytes of the short lines.
[[nodiscard]] std::vector<std::uint32_t> find_headlines(std::string_view text, std::span<const Line> lines);

}  // namespace gaceta::zones
