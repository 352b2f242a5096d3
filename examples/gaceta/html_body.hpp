// Finds the article in a page and takes its text out, block by block.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"

namespace program {

struct HtmlBody {
  /// A block a line, each with a line end.
  std::string text;
  /// Subheads, captions, credits and bylines, as the markup tells them.
  std::vector<gaceta::ZoneSpan> zones;
};

/// The element that holds the article: the `article` with most text in paragraphs, else `main`, else the element whose
/// own paragraphs have most text.
[[nodiscard]] const GumboNode* find_article(const GumboNode* root);

/// The article's headline as it stands on the page: its `h1`; empty where it has none.
[[nodiscard]] std::string find_headline(const GumboNode* article);

/// The text of the article without what the site adds to it. A heading that repeats `title` is left out.
[[nodiscard]] HtmlBody read_body(const GumboNode* article, std::string_view title);

}  // namespace program
