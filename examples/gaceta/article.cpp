#include "article.hpp"

#include <algorithm>
#include <utility>

#include "gaceta/extractor.hpp"

namespace program {
namespace {

/// A value for a note: not longer than a line.
std::string quoted(std::string_view value) {
  constexpr std::size_t kLongest = 60;
  std::string text = "\"";
  text.append(value.substr(0, kLongest)).append(value.size() > kLongest ? "…\"" : "\"");
  return text;
}

}  // namespace

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

void set_published(Article& article, std::string_view value, gaceta::Source source) {
  if (value.empty()) return;
  const std::optional<gaceta::Day> day = gaceta::parse_day(value);
  if (!day) {
    article.notes.push_back("published " + quoted(value) + " is no date and was ignored");
    return;
  }
  article.info.published = day;
  article.published_from = source;
}

void set_country(Article& article, std::string_view value, gaceta::Source source) {
  if (value.empty()) return;
  std::string code = upper(value);
  if (!gaceta::is_country(code)) {
    article.notes.push_back("country " + quoted(value) + " is unknown and was ignored");
    return;
  }
  article.info.country = std::move(code);
  article.country_from = source;
}

void set_text(Article& article, std::string_view title, std::string body) {
  if (title.empty()) {
    article.text = std::move(body);
    return;
  }
  article.text.assign(title).append("\n\n").append(body);
  if (title.size() <= gaceta::Extractor::kMaxText)
    article.info.zones.push_back({{0, static_cast<std::uint32_t>(title.size())}, gaceta::Zone::headline});
  article.text_made = true;
}

}  // namespace program
