// Keeps hostile markup from the HTML parser, whose cost grows with depth times size.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace program {

/// The page without the tags that nest deeper than any browser shows (400 levels), and without those of more than 256
/// attributes or 1 MB; none where there are none of these, as in all pages made for readers. Linear.
[[nodiscard]] std::optional<std::string> tamed_html(std::string_view html);

}  // namespace program
