#include "money/amount_reader.hpp"

#include <algorithm>
#include <string_view>

#include "lexicon/countries.hpp"

namespace gaceta::money {

using lexicon::WordId;
using numerals::Numeral;

namespace {

bool is_one(const Decimal& value) noexcept { return value.coefficient() == 1 && value.exponent() == 0; }

bool is_dash(std::string_view mark) noexcept { return mark == "-" || mark == "--" || mark == "–" || mark == "—"; }

}  // namespace

bool compatible(const CurrencyLexicon& currencies, const Unit& prefix, const Unit& suffix) noexcept {
  if (prefix.dollar_sign || suffix.dollar_sign) return suffix.kind != Unit::Kind::minor;
  if (suffix.kind == Unit::Kind::national) return true;
  if (prefix.kind == Unit::Kind::currency && suffix.kind == Unit::Kind::family) {
    return currencies.in_family(prefix.index, suffix.index);
  }
  if (prefix.kind == Unit::Kind::family && suffix.kind == Unit::Kind::currency) {
    return currencies.in_family(suffix.index, prefix.index);
  }
  const bool named = prefix.kind == Unit::Kind::currency || prefix.kind == Unit::Kind::family;
  return named && prefix.kind == suffix.kind && prefix.index == suffix.index;
}

std::optional<Amount> AmountReader::read(std::size_t at) {
  std::size_t next = at;
  const auto [prefix, prefix_power] = read_prefix(next);
  if (next >= in_.end || s_[next].zone == Zone::link) return std::nullopt;
  if (!prefix.found() && s_[next].kind == TokenKind::number && in_.is_percent(next + 1)) return std::nullopt;
  const auto numeral = read_number(next);
  if (!numeral) {
    if (prefix.found()) return std::nullopt;
    if (const auto half = read_half(next)) return half;
    return read_vague(next);
  }

  Amount result;
  result.first = static_cast<std::uint32_t>(at);
  result.digits = numeral->digits;
  result.fits = numeral->fits;
  result.value = numeral->value;
  result.last_power = numeral->last_power;
  result.run_power = numeral->run_power;
  const std::string_view written = s_.view(numeral->first);
  const auto groups = [](char c) { return c == '.' || c == ',' || c == '\''; };
  result.grouped =
      numeral->digits && (std::any_of(written.begin(), written.end(), groups) ||
                          (numeral->last > numeral->first + 1 && s_[numeral->first + 1].kind == TokenKind::number));
  result.magnitude = numeral->run_power != 0 || numeral->last > numeral->first + 1;
  next = numeral->last;
  if (prefix.found()) {
    // `expediente PES 016`
    if (numeral->digits && written.size() > 1 && written[0] == '0' && !result.grouped) return std::nullopt;
    result.prefixed = true;
    result.unit = prefix;
    if (prefix_power != 0) result.multiply(prefix_power);
    apply(result, prefix);
  } else if (in_.is_percent(next)) {
    return std::nullopt;
  }
  const std::size_t before = next;
  skip_no_cents(result, next);
  read_behind(result, *numeral, prefix, next);
  if (next == before && numeral->sure_last != numeral->last) {
    // Nothing closes the last group: it counts only where it is written as one.
    const std::string_view tail = s_.view(numeral->last - 1);
    const bool three = s_[numeral->last - 1].kind != TokenKind::number ||
                       tail.find_first_of(".,") != std::string_view::npos || tail.size() == 3;
    if (!three) {
      next = numeral->sure_last;
      result.value = numeral->sure_value;
      result.last_power = 6;
    }
  }
  static const Decimal kFirstYear = *Decimal::make(1900), kLastYear = *Decimal::make(2100);
  result.year_like = numeral->digits && !result.magnitude && !result.grouped && written.size() >= 4 &&
                     result.value >= kFirstYear && result.value <= kLastYear;
  result.last = static_cast<std::uint32_t>(next);
  return result;
}

AmountReader::Prefix AmountReader::read_prefix(std::size_t& next) const {
  Prefix prefix;
  prefix.unit = in_.unit_before(next);
  if (!prefix.unit.found()) return prefix;
  next += prefix.unit.length;
  // `USD $ 20`, `$ MXN 20`
  if (const Unit second = in_.unit_before(next); second.found() && compatible(g_.currencies, prefix.unit, second)) {
    if (prefix.unit.dollar_sign || prefix.unit.kind == Unit::Kind::family) prefix.unit = second;
    next += second.length;
  }
  // `US$ MM 20`
  if (prefix.unit.power == 0) {
    prefix.power = g_.numerals.short_magnitude(s_, next);
    if (prefix.power != 0) ++next;
  }
  return prefix;
}

std::optional<Numeral> AmountReader::read_number(std::size_t at) {
  const DecimalMark mark = mark_of_rate(at);
  auto numeral = g_.numerals.read_any(s_, at, in_.end, mark, billion_);
  if (numeral && numeral->last_power == 12 && !billion_settled_) {
    settle_billion();
    if (billion_ != 12) numeral = g_.numerals.read_any(s_, at, in_.end, mark, billion_);
  }
  return numeral;
}

// `medio euro`, `peso y medio`
std::optional<Amount> AmountReader::read_half(std::size_t at) const {
  const bool half = in_.is(at, w_.medio) || in_.is(at, w_.media);
  const std::size_t name = half ? at + 1 : at;
  const Unit unit = in_.unit_after(name);
  if (!unit.word || !unit.singular || unit.slang || unit.kind == Unit::Kind::minor) return std::nullopt;
  Amount result;
  result.first = static_cast<std::uint32_t>(at);
  result.unit = unit;
  std::size_t next = name + unit.length;
  if (half) {
    if (!ends_half(next)) return std::nullopt;
    result.value = *Decimal::make(5, -1);
  } else {
    if (!read_and_half(next)) return std::nullopt;
    // `el euro y medio mundo` has no number; `un peso y medio` is read from its head.
    if (at > in_.begin && (in_.is(at - 1, w_.el) || in_.is(at - 1, w_.del) || in_.is(at - 1, w_.al)))
      return std::nullopt;
    result.value = *Decimal::make(15, -1);
  }
  result.last = static_cast<std::uint32_t>(next);
  return result;
}

// `y medio` behind a currency, where no noun follows that it halves: `dos euros y medio`, not `dos euros y medio kilo`.
bool AmountReader::read_and_half(std::size_t& next) const {
  if (!in_.is(next, w_.y) || !(in_.is(next + 1, w_.medio) || in_.is(next + 1, w_.media)) || !ends_half(next + 2)) {
    return false;
  }
  next += 2;
  return true;
}

bool AmountReader::ends_half(std::size_t next) const {
  return !in_.is_kind(next, TokenKind::word) || in_.says(next, MoneyContexts::kFollow) || in_.is(next, w_.de) ||
         in_.is(next, w_.del);
}

// `miles de millones de dólares`
std::optional<Amount> AmountReader::read_vague(std::size_t at) const {
  std::size_t next = g_.numerals.read_vague(s_, at, in_.end);
  if (next == at) return std::nullopt;
  Amount result;
  result.first = static_cast<std::uint32_t>(at);
  result.vague = true;
  result.magnitude = true;
  Unit unit = in_.unit_after(next);
  if (!unit.found() && in_.is(next, w_.de)) {
    unit = in_.unit_after(next + 1);
    if (unit.found()) ++next;
  }
  if (unit.found() && !unit.letter) {
    result.unit = unit;
    next += unit.length;
  }
  result.last = static_cast<std::uint32_t>(next);
  return result;
}

// `el dólar cerró en S/ 3.385`: rates have three decimals, where nothing else tells what the point is. Behind a comma
// that groups elsewhere (`S/ 3,378`) nothing but the currency that is priced may stand before.
DecimalMark AmountReader::mark_of_rate(std::size_t at) const {
  const DecimalMark usual = in_.setting.decimal_mark;
  constexpr std::size_t kWidth = 5;  // of `3.385`
  if (at >= in_.end || s_[at].end - s_[at].begin != kWidth || s_[at].kind != TokenKind::number) return usual;
  const std::string_view text = s_.view(at);
  if ((text[1] != '.' && text[1] != ',') || text.substr(2) == "000") return usual;
  const bool comma = text[1] == ',';
  if (lexicon::decimal_mark_of(in_.setting.country) != DecimalMark::point) return usual;
  if (!comma && usual != DecimalMark::unknown) return usual;
  const std::size_t reach = comma ? 12 : 16;
  for (std::size_t i = at; i > in_.begin && i + reach > at; --i) {
    const WordId word = s_[i - 1].word;
    if (comma && in_.says(i - 1, MoneyContexts::kWhat)) return usual;
    if (comma && in_.says(i - 1, MoneyContexts::kPrice) && !in_.says(i - 1, MoneyContexts::kChange)) return usual;
    const bool rate = word == w_.cambio && i >= in_.begin + 3 && s_[i - 3].word == w_.tipo;
    if (rate || g_.currencies.is_singular_name(word)) return comma ? DecimalMark::comma : DecimalMark::point;
  }
  return usual;
}

// `un billón (mil millones)`, `1.000 millones, o un billón`: a text that equates them means 10^9.
void AmountReader::settle_billion() {
  billion_settled_ = true;
  const auto thousand_millions = [&](std::size_t at) {
    const auto number = g_.numerals.read(s_, at, std::min(at + 3, s_.size()), in_.setting.decimal_mark);
    return number && number->value == *Decimal::make(1, 9);
  };
  constexpr std::size_t kReach = 7;
  for (std::size_t i = 0; i < s_.size(); ++i) {
    if (s_[i].word != w_.billon && s_[i].word != w_.billones) continue;
    for (std::size_t k = i + 1; k < s_.size() && k < i + kReach; ++k) {
      if ((s_[k - 1].word == w_.open || s_[k - 1].word == w_.o || s_[k - 1].word == w_.comma) && thousand_millions(k)) {
        billion_ = 9;
        return;
      }
    }
    // `mil millones (un billón)`
    for (std::size_t k = i; k > 0 && k + 3 > i; --k) {
      if (s_[k].word != w_.open) continue;
      for (std::size_t from = k > kReach ? k - kReach : 0; from < k; ++from) {
        if (thousand_millions(from)) {
          billion_ = 9;
          return;
        }
      }
    }
  }
}

// `1.299,- €`, `29,-- €`, `Fr. 20.-`: dashes in place of the cents, before the currency or behind both.
void AmountReader::skip_no_cents(const Amount& amount, std::size_t& next) const {
  if (!(in_.is(next, w_.comma) || in_.is(next, w_.period)) || s_[next].is(tokens::kSpaceBefore)) return;
  std::size_t at = next + 1;
  while (at < in_.end && at < next + 3 && !s_[at].is(tokens::kSpaceBefore) && is_dash(s_.view(at))) ++at;
  if (at > next + 1 && (amount.prefixed || in_.unit_after(at).found())) next = at;
}

// Reads what stands behind the number: an abbreviated magnitude, a currency, a magnitude behind that, cents.
void AmountReader::read_behind(Amount& amount, const Numeral& numeral, const Unit& prefix, std::size_t& next) const {
  if (!prefix.found() && (next >= in_.end || (g_.anchor(s_[next].word) & Grammar::kBehind) == 0)) return;
  read_short_magnitude(amount, numeral, prefix, next);
  const Suffix suffix = find_suffix(amount, numeral, next);
  const Unit& unit = suffix.unit;
  amount.and_more = suffix.and_more;
  if (!unit.found() || (prefix.found() && !compatible(g_.currencies, prefix, unit))) return;
  apply(amount, unit);
  next = suffix.at + unit.length;
  if (!prefix.found() || prefix.dollar_sign || prefix.kind == Unit::Kind::family) amount.unit = unit;
  if (unit.kind == Unit::Kind::minor) read_whole_of_minor(amount, next);
  if (!unit.word && numeral.last_power == 0 && !amount.magnitude) read_magnitudes(amount, next);
  if (unit.word || unit.dollar_sign) read_second_sign(amount, next);
  if (unit.word && unit.kind != Unit::Kind::minor && amount.last_power == 0 && amount.value.is_integer() &&
      amount.value < *Decimal::make(1000) && read_and_half(next)) {
    amount.add(*Decimal::make(5, -1));
    return;
  }
  read_minor(amount, next);
  read_hundredths(amount, next);
}

// `8,5 M€`, `US$ 20 MM`, `11.000M`: counts beside a currency, and glued to the digits.
void AmountReader::read_short_magnitude(Amount& amount, const Numeral& numeral, const Unit& prefix,
                                        std::size_t& next) const {
  if (numeral.last_power != 0 || in_.unit_after(next).found()) return;
  // `€300m`, as the English write; apart it is a metre
  if (prefix.found() && numeral.digits && next < in_.end && s_.view(next) == "m" &&
      !s_[next].is(tokens::kSpaceBefore)) {
    amount.multiply(6);
    ++next;
    return;
  }
  if (const int power = g_.numerals.short_magnitude(s_, next); power != 0) {
    const Unit behind = in_.unit_after(next + 1);
    const bool glued = next < in_.end && !s_[next].is(tokens::kSpaceBefore) && numeral.digits;
    if (prefix.found() || (behind.found() && (glued || !behind.word)) ||
        (glued && g_.numerals.stands_alone(s_, next)) || (behind.found() && power >= 6) ||
        (in_.is(next + 1, w_.de) && in_.unit_after(next + 2).found())) {
      amount.multiply(power);
      ++next;
    }
    return;
  }
  // `20 mi pesos` is a slip for `mil`.
  if (in_.is(next, w_.mi) && in_.unit_after(next + 1).word) {
    amount.multiply(3);
    ++next;
  }
}

// The currency behind the number and what may stand between: `un solo peso`, `20 y pico euros`, `2 millones de euros`.
AmountReader::Suffix AmountReader::find_suffix(const Amount& amount, const Numeral& numeral, std::size_t next) const {
  Suffix suffix{in_.unit_after(next), next};
  Unit& unit = suffix.unit;
  std::size_t& at = suffix.at;
  if (!unit.found() && is_one(amount.value) &&
      (in_.is(at, w_.solo) || in_.is(at, w_.sola) || in_.is(at, w_.solo_accent))) {
    if (const Unit behind = in_.unit_after(at + 1); behind.word) {
      unit = behind;
      ++at;
    }
  }
  if (!unit.found() && in_.is(at, w_.y) && in_.is(at + 1, w_.pico)) {
    at += 2;
    unit = in_.unit_after(at);
    suffix.and_more = true;
  }
  // `dos millones de las antiguas pesetas`, `20 míseros euros`
  const auto skip_epithet = [&](std::size_t from) {
    const std::size_t i = from + (in_.is(from, w_.las) || in_.is(from, w_.los) ? 1 : 0);
    return in_.says(i, MoneyContexts::kEpithet) ? i + 1 : from;
  };
  if (const std::size_t behind = skip_epithet(in_.is(at, w_.de) ? at + 1 : at);
      !unit.found() && behind != at && in_.says(behind - 1, MoneyContexts::kEpithet)) {
    unit = in_.unit_after(behind);
    if (unit.word && unit.kind != Unit::Kind::minor) {
      at = behind;
      return suffix;
    }
    unit = {};
  }
  if (!unit.found() && in_.is(at, w_.de) &&
      // `1.000.000 de euros`, as if it were written in words
      ((amount.grouped && amount.value >= *Decimal::make(1, 6)) || numeral.last_power != 0 || amount.magnitude ||
       numeral.collective || at != next || numeral.run_power != 0 || g_.numerals.begins_number(s_[at - 1].word))) {
    ++at;
    unit = in_.unit_after(at);
    // Letters stand directly behind the number, signs and codes also behind `de`: `millones de US$`.
    if (unit.letter) unit = {};
  }
  if (unit.letter && numeral.digits) unit = {};  // `20 L` are litres
  if (unit.found() && unit.word && !is_plain_unit(amount, numeral, unit, at)) unit = {};
  return suffix;
}

// False where the word is another one here: `un marco ético`, `19.33 Euro 22.77`, `2 Marcos Riquelme`.
bool AmountReader::is_plain_unit(const Amount& amount, const Numeral& numeral, const Unit& unit, std::size_t at) const {
  const std::size_t next = at + unit.length;
  const bool capital = s_[at].is(tokens::kInitialUpper) && !s_[at].is(tokens::kAllUpper);
  if ((unit.doubtful || unit.slang) && capital) return false;
  // `40 ETH y 3 SOL`
  if (unit.doubtful && unit.singular && s_[at].is(tokens::kAllUpper) && !is_one(amount.value)) return false;
  // `300 bolivianos residen en España`, `20 libras de peso`, `tres pesos pluma`
  if (in_.says(in_.is(next, w_.de) ? next + 1 : next, MoneyContexts::kOther)) return false;
  // `tres duros rivales`
  if (unit.slang && unit.doubtful && in_.is_kind(next, TokenKind::word) && !s_[next].is(tokens::kInitialUpper) &&
      !in_.says(next, MoneyContexts::kFollow) && !in_.is(next, w_.de)) {
    return false;
  }
  // `3 barras de hierro`
  constexpr unsigned kOfMoney = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat |
                                MoneyContexts::kNear | MoneyContexts::kFollow;
  if (unit.slang && unit.doubtful && in_.is(next, w_.de) && in_.is_kind(next + 1, TokenKind::word) &&
      !s_[next + 1].is(tokens::kInitialUpper) && !in_.says(next + 1, kOfMoney)) {
    return false;
  }
  // `avistaron tres quetzales`
  if (unit.doubtful && amount.first > in_.begin && in_.says(amount.first - 1, MoneyContexts::kSees)) return false;
  // `no queda un peso`, `ni un céntimo`
  const bool one = !numeral.digits && amount.first + 1 == at && is_one(amount.value);
  if (one && around_.is_none_at_all(amount.first)) return false;
  if (!unit.singular || at != numeral.last) return true;
  if (!is_one(amount.value)) {
    // The name of the next quotation: `Dólar 17.48 Euro 20.61`.
    return !(capital && in_.is_kind(next, TokenKind::number));
  }
  if (numeral.digits) return true;
  if (unit.doubtful && unit.kind == Unit::Kind::family) return false;
  if (!in_.is_kind(next, TokenKind::word)) return !in_.is_kind(next, TokenKind::number);
  const WordId word = s_[next].word;
  if (word == w_.de) return in_.is(next + 1, w_.cada);
  if (word == w_.a && in_.is_kind(next + 1, TokenKind::number)) return false;  // `un dólar a 19,50`
  if (word == w_.del || word == w_.que || word == w_.se) return false;
  if (!s_[next].is(tokens::kInitialUpper) && !in_.says(next, MoneyContexts::kFollow)) return false;
  // `tiene un peso en la economía`
  return unit.index != g_.currencies.peso() || unit.kind != Unit::Kind::family ||
         around_.has_context(amount.first, next) || around_.change_before(amount.first);
}

// `centavos de dólar`
void AmountReader::read_whole_of_minor(Amount& amount, std::size_t& next) const {
  if (!in_.is(next, w_.de)) return;
  const Unit of = in_.unit_after(next + 1);
  if (!of.found() || !of.word || of.kind == Unit::Kind::minor) return;
  amount.unit = of;
  amount.unit.singular = false;
  next += 1 + of.length;
}

// `125 USD millones`, `$ 20 mil millones`
void AmountReader::read_magnitudes(Amount& amount, std::size_t& next) const {
  int run = 0;
  while (next < in_.end) {
    const int power = g_.numerals.magnitude(s_, next);
    if (power == 0 || (power == 3 && g_.numerals.magnitude(s_, next + 1) < 6)) break;
    amount.multiply(power);
    run += power;
    amount.run_power = static_cast<std::uint8_t>(run);
    ++next;
  }
}

// `500 pesos M.N.`, `100 dólares USD`
void AmountReader::read_second_sign(Amount& amount, std::size_t& next) const {
  const Unit again = in_.unit_after(next);
  if (!again.found() || again.word || again.power != 0 || !compatible(g_.currencies, amount.unit, again)) return;
  const bool word = amount.unit.word;
  if (again.kind == Unit::Kind::currency) amount.unit = again;
  if (word) amount.unit.word = true;
  next += again.length;
}

// `3 euros con 20 céntimos`, `15 dólares y 15 centavos`, `25 euros con 50`
void AmountReader::read_minor(Amount& amount, std::size_t& next) const {
  const bool with = in_.is(next, w_.con), and_ = in_.is(next, w_.y);
  if (!amount.unit.found() || amount.minor || !amount.value.is_integer()) return;
  // Before a number alone the amount must be plain: `25 euros con 50`, not `20 millones de euros con 50 socios`.
  const bool plain = (amount.unit.word || (with && !amount.prefixed)) && amount.last_power == 0;
  const std::size_t at = next + (with || and_ ? 1 : 0);
  if (at >= in_.end || (s_[at].kind != TokenKind::number && (g_.anchor(s_[at].word) & Grammar::kNumber) == 0)) {
    return;
  }
  const auto part = g_.numerals.read(s_, at, in_.end, in_.setting.decimal_mark);
  if (!part || !part->value.is_integer() || part->value >= *Decimal::make(100)) return;
  std::size_t last = part->last;
  const Unit unit = in_.unit_after(last);
  const bool spoken = !with && !and_ && !amount.digits && !part->digits && part->value >= *Decimal::make(5) &&
                      (last >= in_.end || in_.is_kind(last, TokenKind::punctuation));  // `tres euros cincuenta`
  if (unit.kind == Unit::Kind::minor) {
    if (!amount.unit.word && !with && !and_) return;
    last += unit.length;
  } else if (!plain || !(with || spoken) || unit.found() || in_.is_percent(last) ||
             (in_.is_kind(last, TokenKind::word) && !in_.says(last, MoneyContexts::kFollow))) {
    return;
  }
  const auto cents = part->value.scaled(-2);
  amount.add(cents ? *cents : Decimal{});
  next = last;
}

// `1,500 pesos 00/100 M.N.`, as contracts and courts write sums
void AmountReader::read_hundredths(Amount& amount, std::size_t& next) const {
  if (!amount.unit.word || !in_.is_kind(next, TokenKind::number) || !amount.value.is_integer()) return;
  const std::string_view text = s_.view(next);
  if (text.size() != 6 || text.substr(2) != "/100" || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return;
  amount.add(*Decimal::make((text[0] - '0') * 10 + (text[1] - '0'), -2));
  read_second_sign(amount, ++next);
}

// Multiplies by what the unit brings along: `mdp`, `duros`, `céntimos`.
void AmountReader::apply(Amount& amount, const Unit& unit) {
  if (unit.power != 0) amount.multiply(unit.power);
  if (unit.factor != 1) amount.times(*Decimal::make(unit.factor));
  if (unit.kind == Unit::Kind::minor) {
    amount.minor = true;
    amount.times(*Decimal::make(1, -2));
  }
}

}  // namespace gaceta::money
