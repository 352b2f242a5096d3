// Which mark an article puts before decimals: by the numbers that can be read in one way only.
#include "lexicon/countries.hpp"
#include "numerals/numeral.hpp"

namespace gaceta::numerals {

namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

struct Votes {
  int comma = 0, point = 0;
  void add(bool decimal_comma, int weight) noexcept { (decimal_comma ? comma : point) += weight; }
};

/// What one run of digits says of the mark before decimals.
void vote(std::string_view token, Votes& votes) noexcept {
  std::size_t commas = 0, points = 0, apostrophes = 0, last = 0;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (c == ',') {
      ++commas, last = i;
    } else if (c == '.') {
      ++points, last = i;
    } else if (c == '/' || c == ':' || c == '-') {
      return;  // a date, a time, a fraction
    } else if (!is_digit(c)) {
      ++apostrophes;
    }
  }
  if (commas + points == 0 || last + 1 == token.size()) return;
  if (read_digits(token, DecimalMark::unknown).kind == Digits::Kind::none) return;
  const std::size_t behind = token.size() - last - 1;
  const bool comma_last = token[last] == ',';
  constexpr int kSure = 4, kUsual = 2, kWeak = 1;
  if (commas != 0 && points != 0) {
    votes.add(comma_last, kSure);  // `1.234,56`
  } else if (commas + points > 1) {
    if (behind == 3) votes.add(!comma_last, kSure);  // `1,234,567`
  } else if (apostrophes != 0) {
    votes.add(behind == 3 ? !comma_last : comma_last, kUsual);  // `1'500,000`
  } else if (behind != 3) {
    // `188,7`; a point with one or two digits may number a section or a version, or stand in a time.
    votes.add(comma_last, comma_last || behind > 2 ? kUsual : kWeak);
  } else if (last > 3 || token.front() == '0') {
    votes.add(comma_last, kUsual);  // `0,391`
  } else if (token.substr(last + 1) == "000") {
    votes.add(!comma_last, kUsual);  // `38,000`
  }
}

}  // namespace

DecimalMark settle_decimal_mark(const tokens::TokenStream& stream, const std::string& country) {
  Votes votes;
  for (const tokens::Lexeme& lexeme : stream.lexemes) {
    if (lexeme.kind != TokenKind::number || lexeme.end - lexeme.begin < 3) continue;
    vote(stream.text.substr(lexeme.begin, lexeme.end - lexeme.begin), votes);
  }
  const DecimalMark usual = lexicon::decimal_mark_of(country);
  // Both ways in one article: the country's, unless one is far more frequent.
  if (usual != DecimalMark::unknown && votes.comma != 0 && votes.point != 0 && votes.comma <= 2 * votes.point &&
      votes.point <= 2 * votes.comma) {
    return usual;
  }
  if (votes.comma > votes.point) return DecimalMark::comma;
  if (votes.point > votes.comma) return DecimalMark::point;
  // Where points begin decimals, agencies and half of the press group by points all the same (`S/1.130`): alone, a
  // point tells nothing. No one groups by commas where commas begin decimals.
  return usual == DecimalMark::comma ? usual : DecimalMark::unknown;
}

}  // namespace gaceta::numerals
