#include "html_input.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "encoding.hpp"
#include "gaceta/extractor.hpp"
#include "html_body.hpp"
#include "html_guard.hpp"
#include "html_metadata.hpp"
#include "html_page.hpp"

namespace program {
namespace {

/// The encoding that the page says it is in, somewhere in its first bytes; empty where it says nothing.
std::string declared_encoding(std::string_view html) {
  constexpr std::size_t kLookedAt = 4096;
  const std::string_view head = html.substr(0, kLookedAt);
  for (std::size_t at = head.find("charset"); at != std::string_view::npos; at = head.find("charset", at + 1)) {
    const std::size_t equals = head.find_first_not_of(" \t\r\n", at + 7);
    if (equals == std::string_view::npos || head[equals] != '=') continue;
    const std::size_t begin = head.find_first_not_of(" \t\r\n\"'", equals + 1);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = head.find_first_of(" \t\r\n\"'/>;", begin);
    return std::string(head.substr(begin, end - begin));
  }
  return {};
}

/// The headline: as it stands over the article, else as the page gives it to others, else as it stands anywhere.
std::string choose_title(const HtmlMetadata& metadata, const GumboNode* root, const GumboNode* article) {
  for (std::string title : {find_headline(article), metadata.title, find_headline(root), metadata.window_title})
    if (!title.empty()) return title;
  return {};
}

}  // namespace

Article read_html(std::string bytes) {
  Article article;
  const std::string declared = declared_encoding(bytes);
  DecodedText decoded = decode_text(std::move(bytes), declared);
  article.encoding = std::move(decoded.encoding);
  article.notes = std::move(decoded.notes);
  article.text_made = true;
  // The parser reads what is not UTF-8 as U+FFFD by itself.
  if (std::optional<std::string> tamed = tamed_html(decoded.text)) {
    decoded.text = std::move(*tamed);
    article.notes.emplace_back("tags nested too deep, or too long, were left out");
  }
  const HtmlPage page(decoded.text);
  if (page.root() == nullptr) {
    article.error = "the markup of this page takes too much memory";
    return article;
  }
  const HtmlMetadata metadata = read_metadata(page.root());
  const GumboNode* root = find_article(page.root());
  const std::string title = choose_title(metadata, page.root(), root);
  HtmlBody body = read_body(root, title);
  // A page that is filled in by scripts has its text in its metadata alone.
  if (body.text.size() * 2 < metadata.body.size()) body = {metadata.body + "\n", {}};

  set_text(article, title, std::move(body.text));
  const auto shift = static_cast<std::uint32_t>(title.empty() ? 0 : title.size() + 2);
  for (const gaceta::ZoneSpan& zone : body.zones)
    article.info.zones.push_back({{zone.span.begin + shift, zone.span.end + shift}, zone.zone});
  article.info.url = metadata.url;

  const auto day = std::find_if(metadata.published.begin(), metadata.published.end(),
                                [](const std::string& each) { return gaceta::parse_day(each).has_value(); });
  if (day != metadata.published.end())
    set_published(article, *day, gaceta::Source::html);
  else if (!metadata.published.empty())
    set_published(article, metadata.published.front(), gaceta::Source::html);
  if (gaceta::is_country(metadata.country)) set_country(article, metadata.country, gaceta::Source::html);
  return article;
}

}  // namespace program
