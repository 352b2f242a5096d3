// Pages to look at: an article with what it states, and an index of many. Each holds its own style and script, and
// nothing in it asks the network for anything; a policy in its head forbids it.
#include "gaceta/page.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "gaceta/format.hpp"
#include "output/embedded_files.hpp"
#include "output/escape.hpp"
#include "output/mentions.hpp"

namespace gaceta {
namespace {

using std::chrono::sys_days;

std::string escaped(std::string_view text) {
  std::string out;
  output::append_xml(out, text);
  return out;
}

/// Text from the article on one line, cut where it is long.
std::string label(std::string_view text, std::size_t most = 160) {
  std::string line;
  output::append_utf8(line, text);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  if (line.size() > most) {
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    line.resize(cut);
    line.append("…");
  }
  return escaped(line);
}

/// The text with `{{name}}` replaced by what stands for the name.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& values) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find("{{"), close = text.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open)).append(values.at(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
}

/// Hexadecimal digits as base64, in which a policy gives a hash.
std::string base64(std::string_view hex) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::vector<unsigned> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes.push_back(value(hex[i]) * 16 + value(hex[i + 1]));
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group * 256 + (k < here ? bytes[i + k] : 0);
    for (std::size_t k = 0; k < 4; ++k) out.push_back(k <= here ? kDigits[group >> (18 - 6 * k) & 63U] : '=');
  }
  return out;
}

std::string policy(bool with_script) {
  std::string text = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-";
  text.append(base64(output::embedded_file("output/page/page.css").sha256)).append("'");
  if (with_script)
    text.append("; script-src 'sha256-")
        .append(base64(output::embedded_file("output/page/page.js").sha256))
        .append("'");
  return text;
}

std::string_view words(AmountModifier modifier) {
  switch (modifier) {
    case AmountModifier::none:
      break;
    case AmountModifier::approx:
      return "about ";
    case AmountModifier::more_than:
      return "more than ";
    case AmountModifier::less_than:
      return "less than ";
  }
  return {};
}

std::string role_words(const Role& role) {
  std::string text = role.former ? "ex: " : "";
  const std::string& organization = role.organization_name.empty() ? role.organization : role.organization_name;
  text.append(role.title);
  if (!role.title.empty() && !organization.empty()) text.append(", ");
  return text.append(organization);
}

/// Thousandths that `part` is of `whole`, both positive, by exact sums.
int share(Decimal part, Decimal whole) {
  const std::optional<Decimal> step = whole.scaled(-3);
  if (!step || step->is_zero()) return 1000;
  std::array<std::optional<Decimal>, 10> steps;  // 1, 2, 4 … 512 thousandths
  steps[0] = step;
  for (std::size_t k = 1; k < steps.size(); ++k)
    steps[k] = steps[k - 1] ? steps[k - 1]->plus(*steps[k - 1]) : std::nullopt;
  Decimal sum;
  int thousandths = 0;
  for (std::size_t k = steps.size(); k-- > 0;) {
    const std::optional<Decimal> next = steps[k] ? sum.plus(*steps[k]) : std::nullopt;
    if (!next || *next > part) continue;
    sum = *next;
    thousandths += 1 << k;
  }
  return std::min(thousandths, 1000);
}

std::string percent(int thousandths) {
  return std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10);
}

std::string section(std::string_view kind, std::string_view title, const std::string& content) {
  if (content.empty()) return {};
  return "<section class=\"" + std::string(kind) + "\">\n<h2>" + std::string(title) + "</h2>\n" + content +
         "</section>\n";
}

/// The locale's data loads slowly, and pages of one country share it.
const SpanishFormat& format_of(const std::string& country) {
  static std::mutex mutex;
  static std::map<std::string, SpanishFormat> formats;
  const std::lock_guard lock(mutex);
  const auto found = formats.find(country);
  return found != formats.end() ? found->second : formats.emplace(country, SpanishFormat(country)).first->second;
}

class Page {
 public:
  Page(const Document& document, std::string_view text, const OutputOptions& options)
      : document_(document), text_(text), options_(options), format_(format_of(document.info.country)) {
    std::uint32_t end = 0;
    for (const output::AnyMention& mention : output::all_mentions(document)) {
      const Span span = mention.mention.span;
      if (span.begin < end || span.empty()) continue;  // one of two that overlap is shown
      end = span.end;
      mentions_.push_back(mention);
      first_.emplace(output::address_of(mention.item), mentions_.size());
    }
    find_markup();
  }

  std::string write() {
    std::string notes;
    for (const std::string& note : options_.notes) notes.append("<p>").append(label(note)).append("</p>");
    for (const std::string& note : document_.notes) notes.append("<p>").append(label(note)).append("</p>");
    const std::string body = document_.error ? "<p>" + escaped(document_.error->message) + "</p>\n" : article();
    return filled(output::embedded_file("output/page/article.html").content,
                  {{"policy", policy(true)},
                   {"title", label(page_title(document_, text_))},
                   {"style", std::string(output::embedded_file("output/page/page.css").content)},
                   {"script", std::string(output::embedded_file("output/page/page.js").content)},
                   {"facts", facts()},
                   {"filters", filters()},
                   {"article", body},
                   {"sections", sums() + dates() + people() + organizations() + places()},
                   {"notes", notes}});
  }

  static std::string page_title(const Document& document, std::string_view text) {
    for (const ZoneSpan& zone : document.zones)
      if (zone.zone == Zone::headline) return std::string(first_line(zone.span.of(text)));
    const std::string_view line = first_line(text);
    return line.empty() ? document.info.id : std::string(line);
  }

 private:
  static std::string_view first_line(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n#");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  }

  [[nodiscard]] std::string facts() const {
    std::string out;
    if (document_.info.published)
      out.append("<p><time datetime=\"" + to_string(*document_.info.published) + "\" lang=\"es\">" +
                 escaped(format_.day(*document_.info.published)) + "</time></p>\n");
    if (!document_.info.country.empty()) out.append("<p>" + escaped(document_.info.country) + "</p>\n");
    if (!document_.info.id.empty()) out.append("<p>" + label(document_.info.id) + "</p>");
    return out;
  }

  [[nodiscard]] std::string filters() const {
    std::string out;
    for (const auto& named : {std::pair("money", "Money"), std::pair("date", "Dates"), std::pair("person", "People"),
                              std::pair("organization", "Organizations"), std::pair("place", "Places")}) {
      if (std::none_of(mentions_.begin(), mentions_.end(),
                       [&](const output::AnyMention& mention) { return output::word_of(mention.kind) == named.first; }))
        continue;
      const auto& [kind, title] = named;
      out.append("<button type=\"button\" class=\"").append(kind).append("\" data-kind=\"").append(kind);
      out.append("\" aria-pressed=\"true\">").append(title).append("</button>\n");
    }
    return out;
  }

  // What a tip says: the value, and what is told of it.
  struct Tip {
    std::string value, note;
  };
  Tip tip(const Money& money) const {
    std::string value = format_.amount(money);
    if (value.empty())
      value = money.currency ? "an unstated number of " + std::string(money.currency->code()) : "an unstated sum";
    std::string note = std::string(money.implicit ? "Sum of money, its currency implied" : "Sum of money");
    return {std::string(words(money.modifier)) + value, std::move(note)};
  }
  Tip tip(const Date& date) const {
    const std::string value = format_.date(date);
    return {value.empty() ? "a day that hangs on publication" : value,
            date.value.empty() ? "Date" : "Date " + date.value};
  }
  Tip tip(const Person& person) const {
    std::string note;
    for (const Role& role : person.roles) note.append(note.empty() ? "" : "; ").append(role_words(role));
    return {person.name, note.empty() ? "Person" : note};
  }
  Tip tip(const Organization& organization) const {
    return {organization.name, organization.acronym.empty() ? "Organization" : "Organization, " + organization.acronym};
  }
  Tip tip(const Place& place) const { return {place.name, "Place"}; }
  Tip tip(const OutsideName& name) const {
    return {name.name, std::string(output::word_of(output::kind_of(name.kind))) + " in a " +
                           std::string(to_string(name.mention.zone))};
  }
  Tip tip(const TimeExpression& expression) const { return {expression.value, "Time expression"}; }
  Tip tip(const Quantity& quantity) const { return {output::value_of(quantity), "Quantity"}; }

  /// A part of a mention within one line; only the first part can be reached by its address and by the keyboard.
  void mark(std::string& out, std::size_t number, std::string_view part, bool first) const {
    const output::AnyMention& mention = mentions_[number - 1];
    const std::string id = std::to_string(number);
    const bool outside = std::holds_alternative<const OutsideName*>(mention.item);
    out.append("<mark class=\"").append(output::word_of(mention.kind)).append(outside ? " outside\"" : "\"");
    if (first)
      out.append(" id=\"m").append(id).append("\" tabindex=\"0\" aria-describedby=\"t").append(id).append("\"");
    out.append(">").append(escaped(part));
    if (first) {
      const Tip tip = std::visit([&](const auto* item) { return this->tip(*item); }, mention.item);
      out.append("<span class=\"tip\" role=\"tooltip\" id=\"t").append(id).append("\"><b>").append(label(tip.value));
      out.append("</b>").append(label(tip.note)).append("</span>");
    }
    out.append("</mark>");
  }

  std::string article() const {
    std::string out;
    std::size_t mention = 0;
    auto zone = document_.zones.begin();
    bool any_headline = false;
    for (std::uint32_t at = 0; at < text_.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size()));
      const std::string_view line = Span{at, end}.of(text_);
      const std::size_t lead = line.find_first_not_of(" \t\r#");
      if (lead != std::string_view::npos) {
        const auto from = at + static_cast<std::uint32_t>(lead);
        while (zone != document_.zones.end() && zone->span.end <= from) ++zone;
        const Zone kind = zone != document_.zones.end() ? zone->zone : Zone::body;
        std::string_view tag = "p";
        if (kind == Zone::headline) tag = any_headline ? "h2" : "h1";
        any_headline = any_headline || kind == Zone::headline;
        out.append("<").append(tag);
        if (kind != Zone::body && kind != Zone::headline) out.append(" class=\"").append(to_string(kind)).append("\"");
        out.append(">");
        write_line(out, {from, end}, mention);
        out.append("</").append(tag).append(">\n");
      }
      at = end + 1;
    }
    return out;
  }

  /// The text of a run, without the markup around links: `[label](target)` is shown as its label.
  void write_text(std::string& out, Span run) const {
    auto hidden = std::lower_bound(hidden_.begin(), hidden_.end(), run.begin,
                                   [](Span span, std::uint32_t at) { return span.end <= at; });
    for (std::uint32_t at = run.begin; at < run.end; ++hidden) {
      const std::uint32_t until = hidden == hidden_.end() ? run.end : std::clamp(hidden->begin, at, run.end);
      out.append(escaped(Span{at, until}.of(text_)));
      if (hidden == hidden_.end()) return;
      at = std::max(until, std::min(hidden->end, run.end));
    }
  }

  void find_markup() {
    for (std::size_t at = text_.find("]("); at != std::string_view::npos; at = text_.find("](", at + 2)) {
      const std::size_t close = text_.find_first_of(") \n", at + 2);
      if (close == std::string_view::npos || text_[close] != ')') continue;
      // Labels are short, and stand in one line.
      constexpr std::size_t kLongestLabel = 300;
      const std::size_t least = at > kLongestLabel ? at - kLongestLabel : 0;
      const std::size_t open = text_.substr(least, at - least).find_last_of("[\n");
      if (open == std::string_view::npos || text_[least + open] != '[') continue;
      const auto begin = static_cast<std::uint32_t>(least + open);
      const std::uint32_t image = begin > 0 && text_[begin - 1] == '!' ? begin - 1 : begin;
      if (!hidden_.empty() && image < hidden_.back().end) continue;
      hidden_.push_back({image, begin + 1});
      hidden_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 1)});
    }
  }

  void write_line(std::string& out, Span line, std::size_t& mention) const {
    std::uint32_t at = line.begin;
    while (mention < mentions_.size() && mentions_[mention].mention.span.end <= at) ++mention;
    for (std::size_t i = mention; i < mentions_.size() && mentions_[i].mention.span.begin < line.end; ++i) {
      const Span span = mentions_[i].mention.span;
      const Span part{std::max(span.begin, at), std::min(span.end, line.end)};
      write_text(out, {at, part.begin});
      mark(out, i + 1, part.of(text_), part.begin == span.begin);
      at = part.end;
    }
    write_text(out, {at, line.end});
  }

  /// A link to where an item stands first in the article.
  template <class T>
  std::string link(const T& item, const std::string& content) const {
    const auto found = first_.find(&item);
    return found == first_.end() ? content : "<a href=\"#m" + std::to_string(found->second) + "\">" + content + "</a>";
  }

  std::string sums() const {
    std::vector<const Money*> sorted;
    for (const Money& money : document_.money)
      if (money.max) sorted.push_back(&money);
    const auto code = [](const Money* money) { return money->currency ? money->currency->code() : std::string_view(); };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Money* a, const Money* b) {
      return code(a) != code(b) ? code(a) < code(b) : *a->max > *b->max;
    });
    std::string out;
    const Money* largest = nullptr;
    for (const Money* money : sorted) {
      if (largest == nullptr || code(largest) != code(money)) largest = money;
      const int width = largest->max->is_zero() ? 0 : share(*money->max, *largest->max);
      out.append("<li><span class=\"value\">")
          .append(words(money->modifier))
          .append(link(*money, label(format_.amount(*money))));
      out.append(
          "</span>\n<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
      out.append("<rect width=\"").append(percent(std::max(width, 4))).append("\" height=\"8\"/></svg></li>\n");
    }
    return section("money", "Sums, to scale within each currency", out.empty() ? out : "<ul>\n" + out + "</ul>\n");
  }

  std::string dates() const {
    struct Entry {
      const Date* date;
      Day first;
    };
    std::vector<Entry> entries;
    for (const Date& date : document_.dates) {
      if (!date.days) continue;
      const bool told =
          std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.date->value == date.value; });
      if (!told) entries.push_back({&date, date.days->first});
    }
    if (entries.empty()) return {};
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
    std::string list;
    for (const Entry& entry : entries) {
      list.append("<li><span class=\"value\" lang=\"es\">").append(link(*entry.date, label(format_.date(*entry.date))));
      list.append("</span> <span class=\"note\">")
          .append(label(entry.date->mention.span.of(text_), 60))
          .append("</span></li>\n");
    }
    std::vector<Day> days;
    for (const Entry& entry : entries) days.push_back(entry.first);
    return section("date", "Dates", time_line(days) + "<ol>\n" + list + "</ol>\n");
  }

  /// The first days as points on a line, with the day of publication among them.
  std::string time_line(const std::vector<Day>& days) const {
    sys_days first = days.front(), last = days.back();
    if (document_.info.published) {
      first = std::min(first, sys_days(*document_.info.published));
      last = std::max(last, sys_days(*document_.info.published));
    }
    const auto whole = (last - first).count();
    if (whole == 0) return {};
    const auto at = [&](Day day) { return std::to_string(20 + (sys_days(day) - first).count() * 360 / whole); };
    std::string out =
        "<svg class=\"line\" viewBox=\"0 0 400 72\" role=\"img\" aria-label=\"Time line of the dates\">\n"
        "<line x1=\"20\" x2=\"380\" y1=\"28\" y2=\"28\"/>\n";
    for (const Day day : days) out.append("<circle cx=\"").append(at(day)).append("\" cy=\"28\" r=\"6\"/>\n");
    if (document_.info.published) {
      const std::string x = at(*document_.info.published);
      out.append("<circle class=\"published\" cx=\"")
          .append(x)
          .append("\" cy=\"28\" r=\"4\"><title>published</title></circle>\n");
    }
    out.append("<text x=\"20\" y=\"56\">")
        .append(to_string(Day(first)))
        .append("</text>\n<text x=\"380\" y=\"56\" text-anchor=\"end\">");
    return out.append(to_string(Day(last))).append("</text>\n</svg>\n");
  }

  std::string people() const {
    std::string out;
    for (const Person& person : document_.people) {
      out.append("<li><span class=\"value\">").append(link(person, label(person.name))).append("</span>");
      out.append(count_note(person.mentions.size()));
      for (const Role& role : person.roles)
        out.append("<br><span class=\"note\" lang=\"es\">").append(label(role_words(role))).append("</span>");
      out.append("</li>\n");
    }
    return section("person", "People", out.empty() ? out : "<ul>\n" + out + "</ul>\n");
  }

  std::string organizations() const {
    std::string out;
    for (const Organization& organization : document_.organizations) {
      out.append("<li><span class=\"value\">").append(link(organization, label(organization.name))).append("</span>");
      out.append(count_note(organization.mentions.size()));
      const std::string aliases = other_forms(organization);
      if (!aliases.empty()) out.append("<br><span class=\"note\">").append(aliases).append("</span>");
      out.append("</li>\n");
    }
    return section("organization", "Organizations", out.empty() ? out : "<ul>\n" + out + "</ul>\n");
  }

  std::string other_forms(const Organization& organization) const {
    std::vector<std::string_view> forms;
    const auto put = [&](std::string_view form) {
      if (!form.empty() && form != organization.name && std::find(forms.begin(), forms.end(), form) == forms.end())
        forms.push_back(form);
    };
    put(organization.acronym);
    for (const Mention& mention : organization.mentions) put(mention.span.of(text_));
    std::string out;
    for (const std::string_view form : forms) out.append(out.empty() ? "" : " · ").append(label(form));
    return out;
  }

  std::string places() const {
    std::string out;
    for (const Place& place : document_.places)
      out.append(out.empty() ? "" : " · ").append(link(place, label(place.name)));
    return section("place", "Places", out.empty() ? out : "<p>" + out + "</p>\n");
  }

  static std::string count_note(std::size_t mentions) {
    return mentions < 2 ? std::string() : " <span class=\"note\">×" + std::to_string(mentions) + "</span>";
  }

  const Document& document_;
  std::string_view text_;
  const OutputOptions& options_;
  const SpanishFormat& format_;
  std::vector<output::AnyMention> mentions_;  // in the order of the text, apart from each other
  std::vector<Span> hidden_;                  // of Markdown's links, in order
  std::map<const void*, std::size_t> first_;  // an item's first mention, counted from 1
};

template <class Counts>
std::string most_named(const Counts& counts, std::string_view kind, std::string_view title) {
  constexpr std::size_t kShown = 15;
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < sorted.size() && i < kShown; ++i)
    out.append("<li><span class=\"value\">")
        .append(label(sorted[i].first))
        .append("</span> <span class=\"note\">in ")
        .append(std::to_string(sorted[i].second))
        .append(sorted[i].second == 1 ? " article" : " articles")
        .append("</span></li>\n");
  return section(kind, title, out.empty() ? out : "<ol>\n" + out + "</ol>\n");
}

}  // namespace

std::string to_page(const Document& document, std::string_view text, const OutputOptions& options) {
  return Page(document, text, options).write();
}

PageSummary summarize(const Document& document, std::string_view text) {
  PageSummary summary;
  summary.title = Page::page_title(document, text);
  if (document.info.published) summary.published = to_string(*document.info.published);
  if (document.error) summary.error = document.error->message;
  summary.money = document.money.size();
  summary.dates = document.dates.size();
  for (const Person& person : document.people) summary.people.push_back(person.name);
  for (const Organization& organization : document.organizations) summary.organizations.push_back(organization.name);
  for (const Money& money : document.money) {
    if (!money.max || !money.currency) continue;
    const auto [found, added] = summary.largest.emplace(std::string(money.currency->code()), *money.max);
    if (!added && found->second < *money.max) found->second = *money.max;
  }
  return summary;
}

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
    sums.append("<li><span class=\"value\">")
        .append(label(code))
        .append("</span> <span class=\"note\">in ")
        .append(std::to_string(totals.articles))
        .append(totals.articles == 1 ? " article" : " articles")
        .append("; the largest ")
        .append(label(format.number(totals.largest)))
        .append("</span></li>\n");
  return filled(output::embedded_file("output/page/index.html").content,
                {{"policy", policy(false)},
                 {"count", std::to_string(articles_) + (articles_ == 1 ? " article" : " articles")},
                 {"style", std::string(output::embedded_file("output/page/page.css").content)},
                 {"rows", rows_},
                 {"sections", section("money", "Currencies", sums.empty() ? sums : "<ul>\n" + sums + "</ul>\n") +
                                  most_named(organizations_, "organization", "Organizations") +
                                  most_named(people_, "person", "People")}});
}

}  // namespace gaceta
