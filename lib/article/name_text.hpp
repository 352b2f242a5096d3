// A name as an entry gives it: its words with one space between them.
#pragma once

#include <string>
#include <string_view>

#include "gaceta/span.hpp"

namespace gaceta::article {

/// The bytes of a span with runs of white space (line ends, spaces that do not break) made one space, soft hyphens left
/// out.
[[nodiscard]] std::string name_text(std::string_view text, Span span);

}  // namespace gaceta::article
