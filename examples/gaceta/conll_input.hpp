// Reads CoNLL: one token a line, further columns after a blank, an empty line between sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace program {

/// The token of a line: its first column. Empty for a line between sentences.
[[nodiscard]] std::string_view conll_token(std::string_view line);

/// Tags every token of a part of a file: the same lines, each with its token, a tab and its tag. A line `-DOCSTART-`
/// begins a new document.
[[nodiscard]] std::string tag_conll(std::string_view lines);

/// Where the start of a file may be cut off to be tagged on its own: behind the last empty line; npos where there is
/// none.
[[nodiscard]] std::size_t conll_cut(std::string_view lines);

/// True where a text begins as tagged tokens do: its first lines have two columns or more, and the last of each is a
/// tag
/// (`O`, `B-PER`), or they are empty.
[[nodiscard]] bool looks_like_conll(std::string_view start);

}  // namespace program
