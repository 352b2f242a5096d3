// Reads articles from NDJSON: one JSON object a line, with `text` and optionally `id`, `title`, `published`, `country`
// and `url`. Other keys are skipped, however deep what they hold.
#pragma once

#include <string_view>

#include "article.hpp"

namespace program {

/// One line, without its end. A line that is not an object with a string `text` gives an article with an error, and
/// with the id if that could be read. A line in another encoding than UTF-8 is converted.
[[nodiscard]] Article read_ndjson_line(std::string_view line);

/// True for a line that holds nothing but blanks: it is no line of NDJSON, and gets no answer.
[[nodiscard]] bool is_blank_line(std::string_view line);

/// True where a text begins as NDJSON of articles does: its first line that is not blank is an object that has `text`,
/// or a long one that is not at its end yet.
[[nodiscard]] bool looks_like_ndjson(std::string_view start);

}  // namespace program
