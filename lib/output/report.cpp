#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/format.hpp"
#include "gaceta/output.hpp"
#include "output/wording.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

/// Colours as terminals number them.
enum class Ink { plain, bold, faint, green, blue, magenta, cyan, yellow };

std::string_view escape(Ink ink) {
  constexpr std::array<std::string_view, 8> kEscapes{"",           "\x1b[1m",  "\x1b[2m",  "\x1b[32m",
                                                     "\x1b[34;1m", "\x1b[35m", "\x1b[36m", "\x1b[33m"};
  return kEscapes[static_cast<std::size_t>(ink)];
}

/// Columns that a character takes: none for accents that join the letter before and for marks without width, two for
/// the wide ones of East Asia and for emoji.
std::size_t width(char32_t code) {
  if ((code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) || code == 0xAD || code == 0xFEFF)
    return 0;
  const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
                    (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
                    (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
                    (code >= 0x1F300 && code <= 0x1FAFF);
  return wide ? 2 : 1;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded character = text::decode(text, at);
    columns += width(character.code);
    at += character.size;
  }
  return columns;
}

bool is_blank(char32_t code) {
  return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/// True for what would steer a terminal, or turn the direction of a line.
bool steers(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// Text from outside on one line: runs of white space as one blank, no more columns than `most`.
std::string one_line(std::string_view text, std::size_t most = 200) {
  std::string line;
  std::size_t columns = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded character = text::decode(text, at);
    const std::string_view bytes =
        character.code == text::kReplacement ? std::string_view("\xEF\xBF\xBD") : text.substr(at, character.size);
    at += character.size;
    if (is_blank(character.code)) {
      blank = !line.empty();
      continue;
    }
    if (steers(character.code)) continue;
    columns += width(character.code) + (blank ? 1 : 0);
    if (columns > most) return line.append("…");
    if (blank) line.push_back(' ');
    blank = false;
    line.append(bytes);
  }
  return line;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  return text;
}

std::string quoted(std::string_view text) { return joined({"«", one_line(text, 80), "»"}); }

/// `(caption)` for what stands outside the article's own text.
std::string zone_note(Zone zone) {
  return zone == Zone::body || zone == Zone::headline ? std::string() : joined({"(", to_string(zone), ")"});
}

/// `×3` where something stands in the text more than once.
std::string count_note(std::size_t mentions) {
  return mentions > 1 ? joined({"×", std::to_string(mentions)}) : std::string();
}

/// Lines of columns, laid out when they are all known.
class Section {
 public:
  Section(std::string_view title, Ink ink) : title_(title), ink_(ink) {}

  void add(std::string value, std::string source, std::string note) {
    lines_.push_back({std::move(value), std::move(source), std::move(note)});
  }

  void write(std::string& out, bool colors) const {
    if (lines_.empty()) return;
    // A single long line does not push the others apart.
    constexpr std::size_t kWidest = 44;
    std::array<std::size_t, 2> widths{};
    for (const Line& line : lines_)
      for (std::size_t column = 0; column < widths.size(); ++column)
        if (const std::size_t columns = width(line[column]); columns <= kWidest)
          widths[column] = std::max(widths[column], columns);
    out.push_back('\n');
    ink(out, title_, Ink::bold, colors);
    out.push_back('\n');
    for (const Line& line : lines_) {
      std::string laid_out = "  ";
      std::size_t owed = 0;  // blanks, written only before something
      for (std::size_t column = 0; column < line.size(); ++column) {
        if (!line[column].empty()) {
          laid_out.append(owed, ' ');
          owed = 0;
          ink(laid_out, line[column], column == 0 ? ink_ : column == 2 ? Ink::faint : Ink::plain, colors);
        }
        if (column < widths.size()) {
          const std::size_t columns = width(line[column]);
          owed += widths[column] == 0 ? 0 : std::max(widths[column], columns) - columns + 2;
        }
      }
      out.append(laid_out).push_back('\n');
    }
  }

  static void ink(std::string& out, std::string_view text, Ink ink, bool colors) {
    if (!colors || ink == Ink::plain)
      out.append(text);
    else
      out.append(escape(ink)).append(text).append("\x1b[0m");
  }

 private:
  using Line = std::array<std::string, 3>;
  std::string_view title_;
  Ink ink_;
  std::vector<Line> lines_;
};

/// What the article is called: the headline before its text, or else its id.
std::string headline(const Document& document, std::string_view text, const OutputOptions& options) {
  for (const ZoneSpan& zone : document.zones) {
    std::string line = one_line(zone.span.of(text));
    if (zone.zone == Zone::headline && !line.empty()) return line;
    if (zone.zone == Zone::body && !line.empty()) break;
  }
  if (!document.info.id.empty()) return one_line(document.info.id);
  return options.id_json.empty() ? "(no headline)" : std::string(options.id_json);
}

}  // namespace

struct ReportWriter::State {
  explicit State(bool with_colors) : colors(with_colors) {}

  const SpanishFormat& format(const std::string& country) {
    const std::lock_guard lock(mutex);
    const auto found = formats.find(country);
    return found != formats.end() ? found->second : formats.try_emplace(country, country).first->second;
  }

  const bool colors;
  std::mutex mutex;
  std::map<std::string, SpanishFormat> formats;  // by country; a map's elements stay where they are
};

ReportWriter::ReportWriter(bool colors) : state_(std::make_unique<State>(colors)) {}
ReportWriter::~ReportWriter() = default;

std::string ReportWriter::write(const Document& document, std::string_view text, const OutputOptions& options) const {
  const bool colors = state_->colors;
  const SpanishFormat& format = state_->format(document.info.country);
  std::string out;
  const std::string title = headline(document, text, options);
  Section::ink(out, title, Ink::bold, colors);
  out.push_back('\n');

  std::vector<std::string> facts;
  if (const std::string id = one_line(document.info.id); !id.empty() && id != title) facts.push_back(id);
  if (document.info.published)
    facts.push_back(joined({format.day(*document.info.published), " (", to_string(document.published_from), ")"}));
  if (!document.info.country.empty())
    facts.push_back(joined({document.info.country, " (", to_string(document.country_from), ")"}));
  if (options.encoding != "UTF-8") facts.emplace_back(options.encoding);
  std::string line;
  for (const std::string& fact : facts) line.append(line.empty() ? "" : " · ").append(fact);
  if (!line.empty()) {
    Section::ink(out, line, Ink::faint, colors);
    out.push_back('\n');
  }
  const auto note = [&](std::string_view words) {
    Section::ink(out, joined({"note: ", one_line(words)}), Ink::yellow, colors);
    out.push_back('\n');
  };
  for (const std::string& each : options.notes) note(each);
  for (const std::string& each : document.notes) note(each);
  if (document.error) {
    Section::ink(out, joined({"error: ", document.error->message}), Ink::yellow, colors);
    return out + "\n";
  }

  const std::size_t head = out.size();
  const auto source = [&](const Mention& mention) { return quoted(mention.span.of(text)); };

  Section money("Money", Ink::green);
  for (const Money& sum : document.money)
    money.add(output::amount_words(sum, format), source(sum.mention), zone_note(sum.mention.zone));
  money.write(out, colors);

  Section dates("Dates", Ink::blue);
  for (const Date& date : document.dates) {
    std::string value = format.date(date);
    dates.add(value.empty() ? "?" : std::move(value), source(date.mention), zone_note(date.mention.zone));
  }
  dates.write(out, colors);

  Section people("People", Ink::magenta);
  for (const Person& person : document.people) {
    std::string roles;
    for (const Role& role : person.roles)
      roles.append(roles.empty() ? "" : "; ").append(one_line(output::role_words(role)));
    people.add(one_line(person.name), std::move(roles), count_note(person.mentions.size()));
  }
  people.write(out, colors);

  Section organizations("Organizations", Ink::cyan);
  for (const Organization& organization : document.organizations)
    organizations.add(one_line(organization.name), one_line(organization.acronym),
                      count_note(organization.mentions.size()));
  organizations.write(out, colors);

  Section places("Places", Ink::yellow);
  for (const Place& place : document.places) places.add(one_line(place.name), "", count_note(place.mentions.size()));
  places.write(out, colors);

  const auto expressions = [&](std::string_view name, const std::vector<TimeExpression>& found) {
    Section section(name, Ink::blue);
    for (const TimeExpression& each : found)
      section.add(one_line(each.value), source(each.mention), zone_note(each.mention.zone));
    section.write(out, colors);
  };
  expressions("Durations", document.durations);
  expressions("Sets", document.sets);
  expressions("Times", document.times);

  const auto quantities = [&](std::string_view name, std::string_view unit, const std::vector<Quantity>& found) {
    Section section(name, Ink::green);
    for (const Quantity& each : found) {
      std::string value = format.number(each.min);
      if (each.min != each.max) value.append("–").append(format.number(each.max));
      section.add(value.append(unit), source(each.mention), zone_note(each.mention.zone));
    }
    section.write(out, colors);
  };
  quantities("Ages", " años", document.ages);
  quantities("Percentages", " %", document.percentages);

  Section outside("Outside the article (credits, bylines, datelines)", Ink::faint);
  for (const OutsideName& name : document.outside)
    outside.add(one_line(name.name), std::string(to_string(name.kind)),
                joined({"(", to_string(name.mention.zone), ")"}));
  outside.write(out, colors);

  if (out.size() == head) out.append("  nothing found\n");
  return out;
}

}  // namespace gaceta
