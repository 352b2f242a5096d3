// Finds every calendar expression of an article and places it on the time line.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "article/setting.hpp"
#include "gaceta/date.hpp"
#include "gaceta/extractor.hpp"
#include "gaceta/span.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::dates {

/// All that hangs on the calendar, each list in the order of the text.
struct Findings {
  std::vector<Date> dates;
  std::vector<TimeExpression> durations, sets, times;
  std::vector<Quantity> ages, percentages;
};

/// Immutable once made.
class DateReader {
 public:
  /// Reads its tables; the lexicon must be frozen before read().
  explicit DateReader(lexicon::Lexicon& lexicon);
  ~DateReader();
  DateReader(DateReader&&) noexcept;
  DateReader& operator=(DateReader&&) noexcept;

  /// `taken` are the spans of money, in order, which are no dates. Finds the kinds asked for alone.
  [[nodiscard]] Findings read(const tokens::TokenStream& stream, const Setting& setting, std::span<const Span> taken,
                              KindSet kinds) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::dates
