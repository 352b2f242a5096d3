#include "zones/line_patterns.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "lexicon/table.hpp"
#include "zones/lazy_pattern.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {

namespace {

enum class Where : unsigned char { anywhere, top, edge };

Where parse_where(std::string_view name) {
  if (name.empty()) return Where::anywhere;
  if (name == "top") return Where::top;
  if (name == "edge") return Where::edge;
  throw std::logic_error("zones.tsv: no such place: " + std::string(name));
}

bool holds(Where where, Place place) {
  return where == Where::anywhere || place == Place::top || (where == Where::edge && place == Place::bottom);
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct LinePatterns::Row {
  Zone zone = Zone::body;
  bool at_start = false;  // of scope `start`
  LazyPattern pattern;

  [[nodiscard]] bool matches(std::string_view text) const {
    return pattern.get().Match(piece(text), 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
  }
  /// The zone of a group, by its number; the row's own where it has no name.
  [[nodiscard]] Zone zone_of(int group) const {
    const auto& names = pattern.get().CapturingGroupNames();
    const auto name = names.find(group);
    return name == names.end() ? zone : parse_zone(name->second).value_or(zone);
  }
};

struct LinePatterns::Scope {
  RowFilter filter;
  std::vector<Row> rows;  // in the order of the table
};

LinePatterns::LinePatterns(const PatternParts& parts, const KnownNames& names)
    : names_(names),
      lines_(std::make_unique<Scope>()),
      insides_(std::make_unique<Scope>()),
      labels_(std::make_unique<Scope>()) {
  const lexicon::Table table = lexicon::Table::builtin("zones");
  const std::size_t zone_column = table.column("zone");
  const std::size_t scope_column = table.column("scope");
  const std::size_t where_column = table.column("where");
  const std::size_t pattern_column = table.column("pattern");
  PatternReader reader;
  for (const lexicon::Row& cells : table.rows()) {
    const std::optional<Zone> zone = parse_zone(cells.cell(zone_column));
    if (!zone) throw std::logic_error("zones.tsv: no such zone: " + std::string(cells.cell(zone_column)));
    const std::string pattern = to_plain(parts.expand(cells.cell(pattern_column)));
    const std::string_view scope = cells.cell(scope_column);
    const Where where = parse_where(cells.cell(where_column));
    const auto add = [&](Scope& rows, bool whole) {
      rows.filter.add(reader.read(pattern), whole);
      rows.rows.push_back({*zone, scope == "start", LazyPattern("(?:" + pattern + ")" + (whole ? "$" : ""))});
    };
    if (scope == "line" || scope == "start") {
      add(*lines_, scope == "line");
      for (const Place place : {Place::top, Place::bottom, Place::middle}) {
        if (!holds(where, place)) continue;
        rows_at_[1][static_cast<std::size_t>(place)].add(lines_->rows.size() - 1);
        if (scope == "start") rows_at_[0][static_cast<std::size_t>(place)].add(lines_->rows.size() - 1);
      }
    } else if (scope == "inside") {
      add(*insides_, false);
    } else if (scope == "label") {
      add(*labels_, true);
    } else {
      throw std::logic_error("zones.tsv: no such scope: " + std::string(scope));
    }
  }
}

LinePatterns::~LinePatterns() = default;

std::optional<PatternMatch> LinePatterns::run(const Row& row, std::string_view text) {
  std::array<re2::StringPiece, 8> groups;
  const re2::RE2& pattern = *row.pattern;
  const int count = std::min<int>(pattern.NumberOfCapturingGroups() + 1, static_cast<int>(groups.size()));
  if (!pattern.Match(piece(text), 0, text.size(), re2::RE2::ANCHOR_START, groups.data(), count)) return std::nullopt;
  const auto offset = [&](const char* at) { return static_cast<std::uint32_t>(at - text.data()); };
  const auto span = [&](const re2::StringPiece& group) {
    return Span{offset(group.data()), offset(group.data() + group.size())};
  };
  PatternMatch match;
  match.zone = row.zone;
  match.span = span(groups[0]);
  for (int i = 1; i < count; ++i) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(i)];
    const Zone zone = row.zone_of(i);
    if (zone != row.zone && group.data() != nullptr && !group.empty()) match.parts.push_back({span(group), zone});
  }
  std::sort(match.parts.begin(), match.parts.end(),
            [](const ZoneSpan& a, const ZoneSpan& b) { return a.span.begin < b.span.begin; });
  return match;
}

const RowSet& LinePatterns::rows_at(bool whole, Place place) const {
  return rows_at_[whole ? 1 : 0][static_cast<std::size_t>(place)];
}

std::optional<RowSet> LinePatterns::candidates(std::string_view line, bool whole, Place place) const {
  return lines_->filter.candidates_of_raw(rows_at(whole, place), line, names_);
}

RowSet LinePatterns::candidates_of_plain(std::string_view plain, bool whole, Place place) const {
  return lines_->filter.candidates(rows_at(whole, place), plain, nullptr);
}

std::optional<PatternMatch> LinePatterns::match_line(std::string_view line, const RowSet& rows) const {
  for (std::size_t i = 0; i < lines_->rows.size(); ++i) {
    const Row& row = lines_->rows[i];
    if (!rows.has(i) || !row.matches(row.at_start ? line.substr(0, kLongestStart) : line)) continue;
    if (row.zone == Zone::body) return std::nullopt;
    return run(row, line);
  }
  return std::nullopt;
}

std::optional<PatternMatch> LinePatterns::match_first(const Scope& scope, std::string_view text) {
  const RowSet rows = scope.filter.candidates(scope.filter.rows(), text, nullptr);
  for (std::size_t i = 0; i < scope.rows.size(); ++i) {
    const Row& row = scope.rows[i];
    if (!rows.has(i) || !row.matches(text)) continue;
    if (row.zone == Zone::body) return std::nullopt;
    return run(row, text);
  }
  return std::nullopt;
}

std::optional<PatternMatch> LinePatterns::match_inside(std::string_view rest) const {
  return match_first(*insides_, rest.substr(0, kLongestInside));
}

bool LinePatterns::may_match_inside(std::string_view rest) const {
  const auto rows = insides_->filter.candidates_of_raw(insides_->filter.rows(), rest, names_);
  return !rows || !rows->none();
}

std::optional<PatternMatch> LinePatterns::match_label(std::string_view label) const {
  return match_first(*labels_, label.substr(0, kLongestLine));
}

}  // namespace gaceta::zones
