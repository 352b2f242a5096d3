// TimeML 1.2.1 in the layout of TempEval-3: DOCID, DCT and TEXT; within TEXT the article, every character of it, with
// TIMEX3 and SIGNAL elements.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/output.hpp"
#include "output/embedded_files.hpp"
#include "output/escape.hpp"

namespace gaceta {
namespace {

using Words = std::vector<std::string>;

/// Small letters, for ASCII and the capitals of Latin 1 (`DESPUÉS`).
std::string lower(std::string_view text) {
  std::string small(text);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const auto byte = static_cast<unsigned char>(small[i]);
    const bool accented = i > 0 && static_cast<unsigned char>(small[i - 1]) == 0xC3 && byte >= 0x80 && byte <= 0x9E;
    if ((byte >= 'A' && byte <= 'Z') || (accented && byte != 0x97)) small[i] = static_cast<char>(byte + 0x20);
  }
  return small;
}

Words split(std::string_view text, char mark) {
  Words parts;
  for (;;) {
    const std::size_t end = text.find(mark);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// The phrases of lib/lexicon/dates/date_modifiers.tsv that place a date before or after something, the longest first.
std::vector<Words> read_signals() {
  std::vector<Words> phrases;
  for (const std::string& line : split(output::embedded_file("lexicon/dates/date_modifiers.tsv").content, '\n')) {
    const Words row = split(line, '\t');
    if (row.size() != 2 || (row[1] != "before" && row[1] != "after")) continue;
    for (const std::string& phrase : split(row[0], '|')) phrases.push_back(split(phrase, ' '));
  }
  std::stable_sort(phrases.begin(), phrases.end(), [](const Words& a, const Words& b) { return a.size() > b.size(); });
  return phrases;
}

/// How many of the words before a day, backwards, tell its hour or its part: 3 in `desde la noche del domingo`.
std::size_t words_of_hour(const std::vector<Span>& before, std::string_view text) {
  if (before.size() < 3) return 0;
  const std::string link = lower(before.front().of(text));
  if (link != "del" && link != "de") return 0;
  constexpr std::size_t kMost = 4;  // `las 10 horas del`
  for (std::size_t i = 2; i < kMost && i < before.size(); ++i) {
    const std::string word = lower(before[i].of(text));
    if (word == "la" || word == "las" || word == "el") return i + 1;
  }
  return 0;
}

/// The words before a date that place it (`desde`, `antes del`), its hour or part of the day in between aside; empty
/// where there are none.
Span signal_before(const Document& document, std::string_view text, Span date) {
  static const std::vector<Words> kSignals = read_signals();
  const auto after = std::lower_bound(document.tokens.begin(), document.tokens.end(), date.begin,
                                      [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  std::vector<Span> before;         // the last words, backwards
  constexpr std::size_t kHour = 4;  // words of `las 10 horas del`
  for (auto token = after; token != document.tokens.begin() && before.size() < kSignals.front().size() + kHour;) {
    --token;
    if (token->kind == TokenKind::space) continue;
    if (token->kind == TokenKind::punctuation) break;
    before.push_back(token->span);
  }
  for (const std::size_t skip : {std::size_t{0}, words_of_hour(before, text)}) {
    for (const Words& phrase : kSignals) {
      if (phrase.size() + skip > before.size()) continue;
      bool same = true;
      for (std::size_t i = 0; i < phrase.size() && same; ++i)
        same = lower(before[skip + i].of(text)) == phrase[phrase.size() - 1 - i];
      if (same) return {before[skip + phrase.size() - 1].begin, before[skip].end};
    }
  }
  return {};
}

std::string_view type_of_modifier(DateModifier modifier) {
  switch (modifier) {
    case DateModifier::none:
      break;
    case DateModifier::start:
      return "START";
    case DateModifier::mid:
      return "MID";
    case DateModifier::end:
      return "END";
    case DateModifier::approx:
      return "APPROX";
    case DateModifier::before:
      return "BEFORE";
    case DateModifier::after:
      return "AFTER";
  }
  return {};
}

/// The value of a date that hangs on a day of publication that is not known: its grain with every place open.
std::string_view open_value(Grain grain) {
  switch (grain) {
    case Grain::day:
      return "XXXX-XX-XX";
    case Grain::week:
      return "XXXX-WXX";
    case Grain::weekend:
      return "XXXX-WXX-WE";
    case Grain::month:
      return "XXXX-XX";
    case Grain::quarter:
      return "XXXX-QX";
    case Grain::half:
      return "XXXX-HX";
    case Grain::season:
    case Grain::year:
      return "XXXX";
    case Grain::decade:
      return "XXX";
    case Grain::century:
      return "XX";
  }
  return "XXXX-XX-XX";
}

/// True where the words leave out the year that the value has: it was taken from elsewhere in the article.
bool takes_its_year_from_elsewhere(const Date& date, std::string_view words) {
  if (date.value.size() < 4 || date.value.starts_with('X')) return false;
  const std::string_view year = std::string_view(date.value).substr(0, 4);
  if (words.find(year) != std::string_view::npos) return false;
  // `03-11-25`, `1T24`, `2022/23`: digits at the end. In words a year has its `mil`.
  return !words.ends_with(year.substr(2)) && lower(words).find("mil ") == std::string::npos;
}

/// An element to be written around a run of the text.
struct Element {
  Span span;
  std::string open;
  std::string_view close;
};

class Elements {
 public:
  Elements(const Document& document, std::string_view text) : document_(document), text_(text) {
    // TIMEX3 elements hold no others: of two that overlap, the one that begins first and then the longer one stays.
    std::vector<Timex> found;
    for (const Date& date : document.dates) found.push_back({date.mention.span, "DATE", date.value, &date});
    add(found, document.durations, "DURATION");
    add(found, document.sets, "SET");
    add(found, document.times, "TIME");
    std::stable_sort(found.begin(), found.end(), [](const Timex& a, const Timex& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::uint32_t free_from = 0;
    for (const Timex& timex : found) {
      if (timex.span.begin < free_from || timex.span.empty()) continue;
      if (timex.date != nullptr &&
          (timex.date->modifier == DateModifier::before || timex.date->modifier == DateModifier::after)) {
        const Span signal = signal_before(document, text, timex.span);
        if (!signal.empty()) add_signal(signal);
      }
      elements_.push_back({timex.span, opening(timex), "</TIMEX3>"});
      free_from = timex.span.end;
    }
  }

  void write(std::string& out) const {
    std::uint32_t at = 0;
    for (const Element& element : elements_) {
      output::append_xml(out, text_.substr(at, element.span.begin - at));
      out.append(element.open);
      output::append_xml(out, element.span.of(text_));
      out.append(element.close);
      at = element.span.end;
    }
    output::append_xml(out, text_.substr(at));
  }

 private:
  // Before what stands behind it already: `desde las 10:30 del domingo` has the hour between.
  void add_signal(Span signal) {
    auto at = elements_.end();
    if (at != elements_.begin() && (at - 1)->span.begin >= signal.end) --at;
    if (at != elements_.begin() && (at - 1)->span.end > signal.begin) return;
    elements_.insert(
        at, {signal, std::string("<SIGNAL sid=\"s").append(std::to_string(++signals_)).append("\">"), "</SIGNAL>"});
  }

  struct Timex {
    Span span;
    std::string_view type, value;
    const Date* date = nullptr;
  };

  static void add(std::vector<Timex>& found, const std::vector<TimeExpression>& expressions, std::string_view type) {
    for (const TimeExpression& each : expressions) found.push_back({each.mention.span, type, each.value, nullptr});
  }

  std::string opening(const Timex& timex) {
    std::string tag = "<TIMEX3";
    const auto attribute = [&](std::string_view name, std::string_view value) {
      tag.append(" ").append(name).append("=\"");
      output::append_xml_attribute(tag, value);
      tag.push_back('"');
    };
    attribute("tid", std::string("t").append(std::to_string(++timexes_)));
    attribute("type", timex.type);
    const Date* date = timex.date;
    attribute("value", !timex.value.empty() ? timex.value : date != nullptr ? open_value(date->grain) : "");
    if (timex.type == "SET") attribute("quant", "EVERY");
    if (date == nullptr) return tag + ">";
    if (date->modifier != DateModifier::none) attribute("mod", type_of_modifier(date->modifier));
    const bool published = document_.info.published.has_value();
    const bool relative = date->offset.has_value();
    attribute("temporalFunction",
              relative || takes_its_year_from_elsewhere(*date, timex.span.of(text_)) ? "true" : "false");
    if (relative && published) attribute("anchorTimeID", "t0");
    if (date->mention.zone == Zone::dateline && published && date->value == to_string(*document_.info.published))
      attribute("functionInDocument", "PUBLICATION_TIME");
    return tag + ">";
  }

  const Document& document_;
  std::string_view text_;
  std::vector<Element> elements_;  // in the order of the text, apart from each other
  unsigned timexes_ = 0, signals_ = 0;
};

}  // namespace

std::string to_timeml(const Document& document, std::string_view text, const OutputOptions& options) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";
  out.append("<DOCID>");
  output::append_xml(out, document.info.id.empty() ? options.id_json : std::string_view(document.info.id));
  out.append("</DOCID>\n");
  if (document.info.published) {
    const std::string day = to_string(*document.info.published);
    out.append("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"")
        .append(day)
        .append("\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">")
        .append(day)
        .append("</TIMEX3></DCT>\n");
  }
  out.append("<TEXT>");
  if (!document.error) Elements(document, text).write(out);
  return out.append("</TEXT>\n</TimeML>\n");
}

}  // namespace gaceta
