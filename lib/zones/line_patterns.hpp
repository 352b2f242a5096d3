// The rows of lib/lexicon/zones.tsv, ready to be matched against lines.
//
// Each scope has one RE2::Set, which tells in a single pass which rows match; only the first of them is then run by
// itself to learn how far it reaches and where its named groups stand. All of it is linear in the text matched.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"
#include "zones/pattern_parts.hpp"

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

  explicit LinePatterns(const PatternParts& parts);
  ~LinePatterns();

  /// The first row that matches the line as a whole or from its start on; none where no row does, or the row is an
  /// exception. `line` is plain (see PlainLine) and has at most kLongestLine bytes where `whole` is true, else it is
  /// the beginning of a longer line.
  [[nodiscard]] std::optional<PatternMatch> match_line(std::string_view line, bool whole, Place place) const;
  /// The first row of scope `inside` that matches from the start of `rest`, which runs to the end of the line or has at
  /// least kLongestInside bytes.
  [[nodiscard]] std::optional<PatternMatch> match_inside(std::string_view rest) const;
  /// The first row of scope `label` that matches the label of an image as a whole.
  [[nodiscard]] std::optional<PatternMatch> match_label(std::string_view label) const;

 private:
  struct Row;
  struct Scope;
  [[nodiscard]] static std::optional<PatternMatch> run(const Row& row, std::string_view text);

  [[nodiscard]] static std::optional<PatternMatch> match_first(const Scope& scope, std::string_view text);

  std::unique_ptr<Scope> lines_, starts_, insides_, labels_;
};

}  // namespace gaceta::zones
