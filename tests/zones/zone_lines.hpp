// How the tests write zones: a text with its runs marked, `{dateline:MADRID (EFE) -} El Gobierno`; what is not marked
// is body.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gaceta/zone.hpp"

namespace gaceta::zones {

/// The text with the zones written into it; blanks at the ends of a zone stand outside its braces.
inline std::string show(std::string_view text, std::span<const ZoneSpan> zones) {
  std::string shown;
  for (const ZoneSpan& zone : zones) {
    std::string_view words = zone.span.of(text);
    if (zone.zone == Zone::body) {
      shown += words;
      continue;
    }
    std::size_t first = 0, last = words.size();
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (first < last && is_blank(words[first])) ++first;
    while (last > first && is_blank(words[last - 1])) --last;
    shown += words.substr(0, first);
    shown += '{';
    shown += to_string(zone.zone);
    shown += ':';
    shown += words.substr(first, last - first);
    shown += '}';
    shown += words.substr(last);
  }
  return shown;
}

/// The text of what show() wrote.
inline std::string without_braces(std::string_view shown) {
  std::string text;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (shown[at] == '{') {
      while (shown[at] != ':') ++at;
    } else if (shown[at] != '}') {
      text += shown[at];
    }
  }
  return text;
}

}  // namespace gaceta::zones
