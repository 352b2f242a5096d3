// The page of an article: its text with what it states, and beside it the sums, dates, people, organizations and
// places.
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
#include "output/mentions.hpp"
#include "output/page_parts.hpp"
#include "output/wording.hpp"

namespace gaceta {
namespace {

using output::escaped;
using output::label;
using output::list;
using output::section;
using std::chrono::sys_days;

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
    return output::framed("article.html", {{"title", label(page_title(document_, text_))},
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

  // What a tip says: the value as Spanish writes it, and what is told of it.
  struct Tip {
    std::string value, note;
  };
  Tip tip(const Money& money) const {
    std::string note = money.vague ? "Sum of money, no figure stated" : "Sum of money";
    if (money.implicit) note.append(", its currency implied");
    return {output::amount_words(money, format_), std::move(note)};
  }
  Tip tip(const Date& date) const {
    const std::string value = format_.date(date);
    return {value.empty() ? "?" : value,
            date.value.empty() ? "Date that hangs on the day of publication" : "Date " + date.value};
  }
  Tip tip(const Person& person) const {
    std::string note;
    for (const Role& role : person.roles) note.append(note.empty() ? "" : "; ").append(output::role_words(role));
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
      out.append("<span class=\"tip\" role=\"tooltip\" id=\"t").append(id).append("\" lang=\"en\"><b lang=\"es\">");
      out.append(label(tip.value));
      out.append("</b>").append(label(tip.note)).append("</span>");
    }
    out.append("</mark>");
  }

  std::string article() const {
    std::string out;
    std::size_t mention = 0;
    bool any_headline = false;
    for (std::uint32_t at = 0; at < text_.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size()));
      const std::size_t lead = Span{at, end}.of(text_).find_first_not_of(" \t\r#");
      if (lead != std::string_view::npos) {
        const std::vector<ZoneSpan> parts = zones_of({at + static_cast<std::uint32_t>(lead), end});
        const bool headline = parts.front().zone == Zone::headline;
        const std::string_view tag = !headline ? "p" : any_headline ? "h2" : "h1";
        any_headline = any_headline || headline;
        // A line that is all of one zone has its class; where a dateline opens a paragraph, it stands apart in it.
        out.append("<").append(tag).append(parts.size() == 1 ? class_of(parts.front().zone) : "").append(">");
        for (const ZoneSpan& part : parts) {
          const std::string of_part = parts.size() == 1 ? "" : class_of(part.zone);
          if (!of_part.empty()) out.append("<span").append(of_part).append(">");
          write_line(out, part.span, mention);
          if (!of_part.empty()) out.append("</span>");
        }
        out.append("</").append(tag).append(">\n");
      }
      at = end + 1;
    }
    return out;
  }

  /// The attribute that sets apart what is not the article's own text.
  static std::string class_of(Zone zone) {
    if (zone == Zone::body || zone == Zone::headline) return {};
    return std::string(" class=\"").append(to_string(zone)).append("\"");
  }

  /// A run of the text cut where its zones change.
  std::vector<ZoneSpan> zones_of(Span run) const {
    std::vector<ZoneSpan> parts;
    auto zone = std::lower_bound(document_.zones.begin(), document_.zones.end(), run.begin,
                                 [](const ZoneSpan& each, std::uint32_t at) { return each.span.end <= at; });
    for (std::uint32_t at = run.begin; at < run.end;) {
      const bool inside = zone != document_.zones.end() && zone->span.begin <= at;
      std::uint32_t until = run.end;
      if (zone != document_.zones.end()) until = std::min(until, inside ? zone->span.end : zone->span.begin);
      // A link's target goes with the words around it.
      const Zone here = inside && zone->zone != Zone::link ? zone->zone : Zone::body;
      const bool joins = inside && zone->zone == Zone::link;
      const bool blank = Span{at, until}.of(text_).find_first_not_of(" \t\r") == std::string_view::npos;
      if (!parts.empty() && (joins || blank || parts.back().zone == here))
        parts.back().span.end = until;
      else
        parts.push_back({{at, until}, here});
      if (inside) ++zone;
      at = until;
    }
    return parts;
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

  /// A sum, and how often the article states it.
  struct Sum {
    const Money* money;
    std::size_t times = 1;
  };

  std::string sums() const {
    std::map<std::string_view, std::vector<Sum>> by_currency;
    std::string without_figure;
    for (const Money& money : document_.money) {
      if (!money.max) {
        without_figure.append(sum_entry({&money}, label(money.mention.span.of(text_), 60)));
        continue;
      }
      std::vector<Sum>& sums = by_currency[money.currency ? money.currency->code() : std::string_view()];
      const auto same = std::find_if(sums.begin(), sums.end(), [&](const Sum& each) {
        return each.money->min == money.min && each.money->max == money.max && each.money->modifier == money.modifier;
      });
      if (same == sums.end())
        sums.push_back({&money});
      else
        ++same->times;
    }
    std::string out;
    for (auto& [currency, sums] : by_currency) {
      std::stable_sort(sums.begin(), sums.end(),
                       [](const Sum& a, const Sum& b) { return *a.money->max > *b.money->max; });
      const Decimal largest = *sums.front().money->max;
      std::string entries;
      for (const Sum& sum : sums) {
        const int width = largest.is_zero() ? 0 : share(*sum.money->max, largest);
        entries.append(sum_entry(sum,
                                 "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" "
                                 "aria-hidden=\"true\"><rect width=\"" +
                                     percent(std::max(width, 4)) + "\" height=\"8\"/></svg>"));
      }
      out.append(list("ul", entries));
    }
    return section("money", "Sums, to scale within each currency", out + list("ul", without_figure));
  }

  std::string sum_entry(const Sum& sum, const std::string& below) const {
    return "<li><span class=\"value\" lang=\"es\">" +
           link(*sum.money, label(output::amount_words(*sum.money, format_))) + "</span>" + count_note(sum.times) +
           "\n<span class=\"note\" lang=\"es\">" + below + "</span></li>\n";
  }

  std::string dates() const {
    std::vector<const Date*> found;
    for (const Date& date : document_.dates) {
      const auto same = [&](const Date* each) { return each->value == date.value && each->modifier == date.modifier; };
      if (date.days && std::none_of(found.begin(), found.end(), same)) found.push_back(&date);
    }
    if (found.empty()) return {};
    std::stable_sort(found.begin(), found.end(), [](const Date* a, const Date* b) {
      return a->days->first != b->days->first ? a->days->first < b->days->first : a->days->last < b->days->last;
    });
    std::string entries;
    for (const Date* date : found) {
      entries.append("<li><span class=\"value\" lang=\"es\">").append(link(*date, label(format_.date(*date))));
      entries.append("</span> <span class=\"note\" lang=\"es\">").append(label(date->mention.span.of(text_), 60));
      entries.append("</span></li>\n");
    }
    return section("date", "Dates", time_line(found) + list("ol", entries));
  }

  /// The dates as bars from their first day to their last, one below the other where they meet, and the day of
  /// publication as a line across.
  std::string time_line(const std::vector<const Date*>& dates) const {
    constexpr long kLeft = 8, kWidth = 384, kLeast = 8, kTop = 20, kStep = 13, kMostRows = 12;
    sys_days first = dates.front()->days->first, last = first;
    for (const Date* date : dates) last = std::max<sys_days>(last, date->days->last);
    if (document_.info.published) {
      first = std::min(first, sys_days(*document_.info.published));
      last = std::max(last, sys_days(*document_.info.published));
    }
    const long whole = (last - first).count() + 1;
    const auto at = [&](sys_days day) { return kLeft + static_cast<long>((day - first).count()) * kWidth / whole; };
    std::string bars;
    std::vector<long> ends;  // of the last bar in each row
    for (const Date* date : dates) {
      const long width = std::max(at(date->days->last) - at(date->days->first), kLeast);
      const long x = std::min(at(date->days->first), kLeft + kWidth - width);
      auto row = std::find_if(ends.begin(), ends.end(), [&](long end) { return end + 2 <= x; });
      if (row == ends.end() && ends.size() < kMostRows) row = ends.insert(ends.end(), 0);
      if (row == ends.end()) row = std::min_element(ends.begin(), ends.end());
      *row = x + width;
      bars.append("<rect x=\"").append(std::to_string(x));
      bars.append("\" y=\"").append(std::to_string(kTop + (row - ends.begin()) * kStep));
      bars.append("\" width=\"").append(std::to_string(width)).append("\" height=\"9\" rx=\"4.5\"><title>");
      bars.append(label(format_.date(*date))).append("</title></rect>\n");
    }
    const long bottom = kTop + static_cast<long>(ends.size()) * kStep;
    std::string out = "<svg class=\"line\" viewBox=\"0 0 400 " + std::to_string(bottom + 22) +
                      "\" role=\"img\" aria-label=\"Time line of the dates\">\n";
    out.append(stroke("", kLeft, bottom, kLeft + kWidth, bottom));
    if (document_.info.published) {
      const long x = at(*document_.info.published);
      out.append(stroke("published", x, kTop - 6, x, bottom));
      const std::string_view anchor = x < 60 ? "start" : x > 340 ? "end" : "middle";
      out.append(words_at(x, kTop - 9, anchor, "published"));
    }
    out.append(bars).append(words_at(kLeft, bottom + 15, "start", to_string(Day(first))));
    return out.append(words_at(kLeft + kWidth, bottom + 15, "end", to_string(Day(last)))).append("</svg>\n");
  }

  static std::string stroke(std::string_view kind, long x1, long y1, long x2, long y2) {
    std::string out = "<line class=\"";
    out.append(kind).append("\" x1=\"").append(std::to_string(x1)).append("\" y1=\"").append(std::to_string(y1));
    out.append("\" x2=\"").append(std::to_string(x2)).append("\" y2=\"").append(std::to_string(y2));
    return out.append("\"/>\n");
  }

  static std::string words_at(long x, long y, std::string_view anchor, std::string_view words) {
    std::string out = "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"";
    return out.append(anchor).append("\">").append(words).append("</text>\n");
  }

  std::string people() const {
    std::string out;
    for (const Person& person : document_.people) {
      out.append("<li><span class=\"value\">").append(link(person, label(person.name))).append("</span>");
      out.append(count_note(person.mentions.size()));
      for (const Role& role : person.roles)
        out.append("<br><span class=\"note\" lang=\"es\">").append(label(output::role_words(role))).append("</span>");
      out.append("</li>\n");
    }
    return section("person", "People", list("ul", out));
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
    return section("organization", "Organizations", list("ul", out));
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

}  // namespace gaceta
