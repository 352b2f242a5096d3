// CoNLL: one token a line, further columns after a blank, an empty line between sentences.
#pragma once

#include <string_view>

namespace program {

/// The token of a line: its first column. Empty for a line between sentences.
[[nodiscard]] std::string_view conll_token(std::string_view line);

/// True where a text begins as tagged tokens do: its first lines have two columns or more, and the last of each is a
/// tag
/// (`O`, `B-PER`), or they are empty.
[[nodiscard]] bool looks_like_conll(std::string_view start);

}  // namespace program
