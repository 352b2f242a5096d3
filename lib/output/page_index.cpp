// The page that leads to the pages of many articles, with what they state together.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gaceta/format.hpp"
#include "gaceta/page.hpp"
#include "output/page_parts.hpp"

namespace gaceta {
namespace {

using output::counted_articles;
using output::label;
using output::list;
using output::section;

std::string entry(std::string_view name, const std::string& note) {
  return "<li><span class=\"value\">" + label(name) + "</span> <span class=\"note\">" + note + "</span></li>\n";
}

/// The names that most articles have, in Spanish alphabetical order where that is the same.
std::string most_named(const std::map<std::string, std::size_t>& counts, const SpanishFormat& format) {
  constexpr std::size_t kShown = 15;
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  const std::size_t shown = std::min(kShown, sorted.size());
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(shown), sorted.end(),
                    [&](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : format.before(a.first, b.first);
                    });
  std::string out;
  for (std::size_t i = 0; i < shown; ++i)
    out.append(entry(sorted[i].first, "in " + counted_articles(sorted[i].second)));
  return list("ol", out);
}

}  // namespace

void PageIndex::add(std::string_view address, const PageSummary& summary) {
  std::string href;
  for (const char c : address) {  // RFC 3986: what is no unreserved character or slash
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~' || c == '/';
    if (plain) {
      href.push_back(c);
    } else {
      href.append({'%', "0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]});
    }
  }
  rows_.append("<tr><td><a href=\"")
      .append(href)
      .append("\" lang=\"es\">")
      .append(label(summary.title.empty() ? address : summary.title))
      .append("</a>");
  if (!summary.error.empty()) rows_.append("<br><span class=\"note\">").append(label(summary.error)).append("</span>");
  rows_.append("</td><td class=\"day\">").append(label(summary.published)).append("</td>");
  for (const std::size_t count : {summary.money, summary.dates, summary.people.size(), summary.organizations.size()})
    rows_.append("<td class=\"count\">").append(std::to_string(count)).append("</td>");
  rows_.append("</tr>\n");
  ++articles_;
  for (const std::string& name : summary.people) ++people_[name];
  for (const std::string& name : summary.organizations) ++organizations_[name];
  for (const auto& [code, amount] : summary.largest) {
    Totals& totals = currencies_[code];
    if (totals.articles++ == 0 || totals.largest < amount) totals.largest = amount;
  }
}

std::string PageIndex::write() const {
  const SpanishFormat format("");
  std::string sums;
  for (const auto& [code, totals] : currencies_)
    sums.append(
        entry(code, "in " + counted_articles(totals.articles) + "; the largest " + format.number(totals.largest)));
  return output::framed("index.html",
                        {{"count", counted_articles(articles_)},
                         {"rows", rows_},
                         {"sections", section("money", "Currencies", list("ul", sums)) +
                                          section("organization", "Organizations", most_named(organizations_, format)) +
                                          section("person", "People", most_named(people_, format))}});
}

}  // namespace gaceta
