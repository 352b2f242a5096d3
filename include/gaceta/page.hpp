// Pages for a browser: an article with everything that it states, and an index of many. Target gaceta::output.
//
//   std::ofstream("nota.html") << gaceta::to_page(document, text);
//
// A page is one file: its style and its script stand in it, nothing is fetched from the network, and a
// Content-Security-Policy keeps whatever the article's text holds from running.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/document.hpp"
#include "gaceta/output.hpp"

namespace gaceta {

/// An HTML page: the article with every mention coloured by kind, its value shown on hover and focus; the sums drawn to
/// scale, the dates on a time line, people with their roles, organizations with their other forms. Values are written
/// as the article's country does. `text` is the one that the document was made from; of the options it reads `notes`.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_page(const Document& document, std::string_view text,
                                                       const OutputOptions& options = {});

/// What an index tells of one article.
struct PageSummary {
  std::string title;                       ///< The headline, or the first line.
  std::string published;                   ///< `2025-11-03`; empty where it is not known.
  std::string error;                       ///< Why the article could not be read; empty where it could.
  std::size_t money = 0;                   ///< Sums that it states.
  std::size_t dates = 0;                   ///< Dates that it states.
  std::vector<std::string> people;         ///< The entries' names.
  std::vector<std::string> organizations;  ///< The entries' names.
  std::map<std::string, Decimal> largest;  ///< The largest sum of each currency, by ISO 4217 code.
};

/// What an index tells of a document; `text` is the one that the document was made from.
[[nodiscard]] GACETA_OUTPUT_EXPORT PageSummary summarize(const Document& document, std::string_view text);

/// Collects articles and writes the page that leads to them, with totals. Not to be used by several threads at once.
class GACETA_OUTPUT_EXPORT PageIndex {
 public:
  /// `address` is where the article's page stands, relative to the index (`mx/nota.html`).
  void add(std::string_view address, const PageSummary& summary);
  /// The page, with the articles in the order in which they came.
  [[nodiscard]] std::string write() const;

 private:
  struct Totals {
    std::size_t articles = 0;
    Decimal largest{};
  };
  std::size_t articles_ = 0;
  std::string rows_;
  std::map<std::string, std::size_t> people_, organizations_;
  std::map<std::string, Totals> currencies_;
};

}  // namespace gaceta
