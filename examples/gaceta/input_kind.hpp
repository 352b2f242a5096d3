// What kind of input a file is: by its ending, then by how it begins.
#pragma once

#include <optional>
#include <string_view>

namespace program {

enum class InputKind { text, markdown, html, ndjson, conll };

/// The kind of that name on the command line (`ndjson`); none for other names.
[[nodiscard]] std::optional<InputKind> parse_input_kind(std::string_view name);
/// By the ending of a path (`.txt`, `.md`, `.html`, `.ndjson`, `.jsonl`, `.conll`), in small letters or capitals; none
/// where there is none of these.
[[nodiscard]] std::optional<InputKind> kind_by_ending(std::string_view path);
/// By the first bytes, in whatever encoding; text where nothing else shows.
[[nodiscard]] InputKind kind_by_content(std::string_view start);

}  // namespace program
