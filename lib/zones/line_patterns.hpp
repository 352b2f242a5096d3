// The rows of lib/lexicon/zones/zones.tsv, ready to be matched against lines.
//
// What the patterns need of a line (RowFilter) leaves few rows, for most lines none; those are tried one by one with
// RE2, each compiled at its first use. All of it is linear in the text matched.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"
#include "zones/known_names.hpp"
#include "zones/pattern_parts.hpp"
#include "zones/row_filter.hpp"

namespace re2 {
class RE2;
}  // namespace re2

namespace gaceta::zones {

/// What a row found in a piece of text. Offsets are into that piece.
struct PatternMatch {
  Zone zone = Zone::body;
  Span span;                    ///< What the row matched.
  std::vector<ZoneSpan> parts;  ///< Inside it, the pieces with a zone of their own, in order.
};

/// Where a line stands in its text.
enum class Place : unsigned char {
  top,     ///< Above the first paragraph of the body.
  bottom,  ///< Near the end of the text.
  middle,
};

/// Immutable once made; shared by threads.
class LinePatterns {
 public:
  /// Longest line, in bytes, that a row of scope `line` may match, and longest piece that the other scopes see.
  static constexpr std::size_t kLongestLine = 420;
  static constexpr std::size_t kLongestStart = 160;
  static constexpr std::size_t kLongestInside = 200;

  LinePatterns(const PatternParts& parts, const KnownNames& names);
  ~LinePatterns();

  /// The rows that may match a line as it stands in the text, without links inside; none where only the plain line can
  /// tell. For `whole` and `place` see match_line().
  [[nodiscard]] std::optional<RowSet> candidates(std::string_view line, bool whole, Place place) const;
  /// The same for a plain line.
  [[nodiscard]] RowSet candidates_of_plain(std::string_view plain, bool whole, Place place) const;

  /// The first row of `rows` that matches the line as a whole or from its start on; none where no row does, or the row
  /// is an exception. `line` is plain (see PlainLine) and has at most kLongestLine bytes where `whole` is true, else it
  /// is the beginning of a longer line.
  [[nodiscard]] std::optional<PatternMatch> match_line(std::string_view line, const RowSet& rows) const;
  /// The first row of scope `inside` that matches from the start of `rest`, which runs to the end of the line or has at
  /// least kLongestInside bytes.
  [[nodiscard]] std::optional<PatternMatch> match_inside(std::string_view rest) const;
  /// False where no row of scope `inside` can match from the start of `rest`, as it stands in the text.
  [[nodiscard]] bool may_match_inside(std::string_view rest) const;
  /// The first row of scope `label` that matches the label of an image as a whole.
  [[nodiscard]] std::optional<PatternMatch> match_label(std::string_view label) const;

 private:
  struct Row;
  struct Scope;
  [[nodiscard]] static std::optional<PatternMatch> run(const Row& row, std::string_view text);
  [[nodiscard]] static std::optional<PatternMatch> match_first(const Scope& scope, std::string_view text);
  [[nodiscard]] const RowSet& rows_at(bool whole, Place place) const;

  const KnownNames& names_;
  std::unique_ptr<Scope> lines_, insides_, labels_;
  std::array<std::array<RowSet, 3>, 2> rows_at_{};  // that count: for beginnings and whole lines, by place
};

}  // namespace gaceta::zones
