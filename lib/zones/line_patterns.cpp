#include "zones/line_patterns.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>

#include "lexicon/table.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {

namespace {

constexpr std::int64_t kSetMemory = 64 << 20;  // for the automaton's states, made as they are met

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_max_mem(kSetMemory);
  return options;
}

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

// Most rows never match in a run, so each is compiled when it first does; the set above them always is.
struct LinePatterns::Row {
  std::size_t order = 0;  // its place in the table
  Zone zone = Zone::body;
  Where where = Where::anywhere;
  std::string source;  // of the pattern

  [[nodiscard]] const re2::RE2& pattern() const {
    std::call_once(*once_, [this] {
      pattern_ = std::make_unique<re2::RE2>(source, options());
      groups_.assign(static_cast<std::size_t>(pattern_->NumberOfCapturingGroups()) + 1, zone);
      for (const auto& [name, number] : pattern_->NamedCapturingGroups()) {
        groups_[static_cast<std::size_t>(number)] = parse_zone(name).value_or(zone);
      }
    });
    return *pattern_;
  }
  /// The zone of each group, by its number; the row's own where it has no name. After pattern() only.
  [[nodiscard]] const std::vector<Zone>& groups() const { return groups_; }

 private:
  std::unique_ptr<std::once_flag> once_ = std::make_unique<std::once_flag>();
  mutable std::unique_ptr<re2::RE2> pattern_;
  mutable std::vector<Zone> groups_;
};

struct LinePatterns::Scope {
  explicit Scope(re2::RE2::Anchor anchor) : anchor_(anchor), set(options(), anchor) {}

  void add(Row row, const std::string& pattern) {
    std::string error;
    if (set.Add(pattern, &error) < 0) throw std::logic_error("zones.tsv: " + error + " in: " + pattern);
    // The set runs anchored; the row alone repeats the match, so it is anchored alike.
    row.source = "(?:" + pattern + ")" + (anchor_ == re2::RE2::ANCHOR_BOTH ? "$" : "");
    rows.push_back(std::move(row));
  }

  void compile() {
    if (!set.Compile()) throw std::logic_error("zones.tsv: the patterns are too large");
  }

  // The rows that match, in no order.
  void match(std::string_view text, std::vector<int>& found) const {
    found.clear();
    re2::RE2::Set::ErrorInfo error{};
    if (set.Match(piece(text), &found, &error) || error.kind == re2::RE2::Set::kNoError) return;
    // The automaton outgrew its memory on a text of a strange kind: each row by itself is slower and as linear.
    found.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].pattern().Match(piece(text), 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0)) {
        found.push_back(static_cast<int>(i));
      }
    }
  }

  re2::RE2::Anchor anchor_;
  re2::RE2::Set set;
  std::vector<Row> rows;
};

LinePatterns::LinePatterns(const PatternParts& parts)
    : lines_(std::make_unique<Scope>(re2::RE2::ANCHOR_BOTH)),
      starts_(std::make_unique<Scope>(re2::RE2::ANCHOR_START)),
      insides_(std::make_unique<Scope>(re2::RE2::ANCHOR_START)),
      labels_(std::make_unique<Scope>(re2::RE2::ANCHOR_BOTH)) {
  const lexicon::Table table = lexicon::Table::builtin("zones");
  const std::size_t zone_column = table.column("zone");
  const std::size_t scope_column = table.column("scope");
  const std::size_t where_column = table.column("where");
  const std::size_t pattern_column = table.column("pattern");
  std::size_t order = 0;
  for (const lexicon::Row& cells : table.rows()) {
    const std::optional<Zone> zone = parse_zone(cells.cell(zone_column));
    if (!zone) throw std::logic_error("zones.tsv: no such zone: " + std::string(cells.cell(zone_column)));
    Row row;
    row.order = order++;
    row.zone = *zone;
    row.where = parse_where(cells.cell(where_column));
    const std::string pattern = to_plain(parts.expand(cells.cell(pattern_column)));
    const std::string_view scope = cells.cell(scope_column);
    if (scope == "line") {
      lines_->add(std::move(row), pattern);
    } else if (scope == "start") {
      starts_->add(std::move(row), pattern);
    } else if (scope == "inside") {
      insides_->add(std::move(row), pattern);
    } else if (scope == "label") {
      labels_->add(std::move(row), pattern);
    } else {
      throw std::logic_error("zones.tsv: no such scope: " + std::string(scope));
    }
  }
  lines_->compile();
  starts_->compile();
  insides_->compile();
  labels_->compile();
}

LinePatterns::~LinePatterns() = default;

std::optional<PatternMatch> LinePatterns::run(const Row& row, std::string_view text) {
  std::array<re2::StringPiece, 8> groups;
  const re2::RE2& pattern = row.pattern();
  const int count = std::min<int>(static_cast<int>(row.groups().size()), static_cast<int>(groups.size()));
  if (!pattern.Match(piece(text), 0, text.size(), re2::RE2::ANCHOR_START, groups.data(), count)) return std::nullopt;
  const auto offset = [&](const char* at) { return static_cast<std::uint32_t>(at - text.data()); };
  const auto span = [&](const re2::StringPiece& group) {
    return Span{offset(group.data()), offset(group.data() + group.size())};
  };
  PatternMatch match;
  match.zone = row.zone;
  match.span = span(groups[0]);
  for (std::size_t i = 1; i < static_cast<std::size_t>(count); ++i) {
    if (row.groups()[i] != row.zone && groups[i].data() != nullptr && !groups[i].empty()) {
      match.parts.push_back({span(groups[i]), row.groups()[i]});
    }
  }
  std::sort(match.parts.begin(), match.parts.end(),
            [](const ZoneSpan& a, const ZoneSpan& b) { return a.span.begin < b.span.begin; });
  return match;
}

std::optional<PatternMatch> LinePatterns::match_line(std::string_view line, bool whole, Place place) const {
  thread_local std::vector<int> found;
  const Row* best = nullptr;
  const auto take_first = [&](const Scope& scope) {
    for (const int index : found) {
      const Row& row = scope.rows[static_cast<std::size_t>(index)];
      if (holds(row.where, place) && (best == nullptr || row.order < best->order)) best = &row;
    }
  };
  starts_->match(line.substr(0, kLongestStart), found);
  take_first(*starts_);
  if (whole) {
    lines_->match(line, found);
    take_first(*lines_);
  }
  if (best == nullptr || best->zone == Zone::body) return std::nullopt;
  return run(*best, line);
}

std::optional<PatternMatch> LinePatterns::match_first(const Scope& scope, std::string_view text) {
  thread_local std::vector<int> found;
  scope.match(text, found);
  if (found.empty()) return std::nullopt;
  const Row& row = scope.rows[static_cast<std::size_t>(*std::min_element(found.begin(), found.end()))];
  if (row.zone == Zone::body) return std::nullopt;
  return run(row, text);
}

std::optional<PatternMatch> LinePatterns::match_inside(std::string_view rest) const {
  return match_first(*insides_, rest.substr(0, kLongestInside));
}

std::optional<PatternMatch> LinePatterns::match_label(std::string_view label) const {
  return match_first(*labels_, label.substr(0, kLongestLine));
}

}  // namespace gaceta::zones
