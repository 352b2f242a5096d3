#include "input_kind.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>

#include "conll_input.hpp"
#include "encoding.hpp"
#include "ndjson_input.hpp"

namespace program {
namespace {

constexpr std::array<std::pair<std::string_view, InputKind>, 5> kNames{{{"text", InputKind::text},
                                                                        {"markdown", InputKind::markdown},
                                                                        {"html", InputKind::html},
                                                                        {"ndjson", InputKind::ndjson},
                                                                        {"conll", InputKind::conll}}};

constexpr std::array<std::pair<std::string_view, InputKind>, 12> kEndings{{{".txt", InputKind::text},
                                                                           {".text", InputKind::text},
                                                                           {".md", InputKind::markdown},
                                                                           {".markdown", InputKind::markdown},
                                                                           {".html", InputKind::html},
                                                                           {".htm", InputKind::html},
                                                                           {".xhtml", InputKind::html},
                                                                           {".ndjson", InputKind::ndjson},
                                                                           {".jsonl", InputKind::ndjson},
                                                                           {".conll", InputKind::conll},
                                                                           {".bio", InputKind::conll},
                                                                           {".iob", InputKind::conll}}};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

/// A page begins with its document type or its root, after comments and an XML declaration.
bool looks_like_html(std::string_view start) {
  for (;;) {
    const std::size_t first = start.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) return false;
    start.remove_prefix(first);
    std::string_view end;
    if (start.starts_with("<!--"))
      end = "-->";
    else if (start.starts_with("<?"))
      end = "?>";
    else
      break;
    const std::size_t at = start.find(end);
    if (at == std::string_view::npos) return false;
    start.remove_prefix(at + end.size());
  }
  const std::string head = lower(start.substr(0, 16));
  constexpr std::array<std::string_view, 5> kOpenings{"<!doctype html", "<html", "<head", "<body", "<article"};
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return head.starts_with(opening); });
}

}  // namespace

std::optional<InputKind> parse_input_kind(std::string_view name) {
  const auto* found =
      std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; });
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

std::optional<InputKind> kind_by_ending(std::string_view path) {
  const std::string ending = lower(std::filesystem::path(path).extension().string());
  const auto* found =
      std::find_if(kEndings.begin(), kEndings.end(), [&](const auto& entry) { return entry.first == ending; });
  return found == kEndings.end() ? std::nullopt : std::optional(found->second);
}

InputKind kind_by_content(std::string_view start) {
  std::size_t mark = 0;
  const std::string encoding(stream_encoding(start, mark));
  start.remove_prefix(mark);
  std::string converted;
  if (!encoding.empty() && encoding != "UTF-8") {
    StreamConverter(encoding).convert(start, false, converted);
    start = converted;
  }
  if (looks_like_html(start)) return InputKind::html;
  if (looks_like_ndjson(start)) return InputKind::ndjson;
  if (looks_like_conll(start)) return InputKind::conll;
  return InputKind::text;
}

}  // namespace program
