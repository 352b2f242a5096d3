// What a page says about its article where readers don't look: meta tags, JSON-LD, attributes.
#pragma once

#include <gumbo.h>

#include <string>
#include <vector>

namespace program {

struct HtmlMetadata {
  std::string title;         ///< `og:title`, else the headline of JSON-LD.
  std::string window_title;  ///< The `title` element, the site's name cut off where it is known.
  /// Days of publication, the most trustworthy first, as they are written.
  std::vector<std::string> published;
  std::string country;  ///< From the language of the page (`es-MX`) or `og:locale`; empty where it tells none.
  std::string url;      ///< The canonical address.
  std::string body;     ///< `articleBody` of JSON-LD.
};

[[nodiscard]] HtmlMetadata read_metadata(const GumboNode* root);

}  // namespace program
