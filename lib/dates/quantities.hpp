// What stands beside the dates and is found only where it is asked for: durations, sets, clock times, ages,
// percentages.
//
//   "durante tres años"     duration `tres años`, P3Y        "cada lunes"   set `cada lunes`, XXXX-WXX-1
//   "el lunes a las 10:30"  time `las 10:30`, 2025-11-03T10:30
//   "Ana, de 34 años"       age `34 años`, 34                 "un 8,3 %"     percentage `8,3 %`, 8.3
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "article/setting.hpp"
#include "dates/vocabulary.hpp"
#include "gaceta/date.hpp"
#include "gaceta/extractor.hpp"
#include "lexicon/lexicon.hpp"
#include "numerals/numeral.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::dates {

/// What was found, each list in the order of the text.
struct Quantities {
  std::vector<TimeExpression> durations, sets, times;
  std::vector<Quantity> ages, percentages;
};

/// Immutable once made.
class QuantityReader {
 public:
  explicit QuantityReader(lexicon::Lexicon& lexicon);

  /// `dates` are those of the text, in order: a duration is none of them (`hace dos años`), and a time takes its day
  /// from the one beside it. `taken` are the spans of money, in order.
  [[nodiscard]] Quantities read(const tokens::TokenStream& stream, const Setting& setting, std::span<const Date> dates,
                                std::span<const Span> taken, KindSet kinds, const Vocabulary& vocabulary,
                                const numerals::NumeralReader& numerals) const;

 private:
  enum Mark : std::uint8_t {
    kPerson = 1,
    kHolds = 2,
    kSpanNoun = 4,
    kHourWord = 8,
    kMinuteWord = 16,
    kSecondWord = 32
  };
  class Pass;

  std::vector<std::uint8_t> marks_;  // by word number
  lexicon::PhraseTable set_words_;   // `a diario` and the like, to an index into set_values_
  std::vector<std::string> set_values_;
  lexicon::PhraseTable percent_signs_;  // `%`, `por ciento`
  // Single words that the patterns name.
  lexicon::WordId a_, al_, anos_, cada_, casi_, comma_, cuarto_, cuartos_, de_, del_, desde_, edad_, el_, en_dash_,
      entre_, hacia_, hasta_, hora_, hyphen_, la_, las_, los_, madrugada_, manana_, mananas_, media_, medianoche_,
      mediodia_, medio_, menos_, noche_, o_, par_, parenthesis_, sobre_, sus_, tarde_, tardes_, todas_, todos_, u_, un_,
      una_, unas_, unos_, y_;
};

}  // namespace gaceta::dates
