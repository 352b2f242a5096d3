#include "money/surroundings.hpp"

namespace gaceta::money {

using lexicon::WordId;

bool Surroundings::counts_something(const Amount& amount) const {
  const std::size_t next = amount.last;
  if (next >= in_.end) return false;
  if (in_.is_percent(next)) return true;
  const tokens::Lexeme& lexeme = s_[next];
  if (in_.says(next, MoneyContexts::kCountable)) return true;
  if (lexeme.kind == TokenKind::symbol && lexeme.word != w_.plus && s_.view(next) != "|" && s_.view(next) != "*") {
    return true;
  }
  if (lexeme.kind != TokenKind::word) return false;
  if (s_.text[lexeme.begin] >= '0' && s_.text[lexeme.begin] <= '9') return true;  // `800M3`
  if (lexeme.word == w_.de) {
    if (next + 1 >= in_.end) return false;
    const tokens::Lexeme& noun = s_[next + 1];
    if (noun.kind == TokenKind::word && in_.says(next + 1, MoneyContexts::kCountable)) return true;
    if (noun.kind != TokenKind::word || noun.is(tokens::kInitialUpper)) return false;
    if (noun.word == w_.ellos || noun.word == w_.ellas) return false;
    const std::uint32_t says = g_.contexts.of(noun.word);
    if ((says & (MoneyContexts::kCountable | MoneyContexts::kCount)) != 0) return true;
    if ((says & (MoneyContexts::kWhat | MoneyContexts::kFollow)) != 0) return false;
    // `20 millones de multa`, but `20 millones de becas`
    return (says & (MoneyContexts::kPrice | MoneyContexts::kMoney)) == 0 || s_.view(next + 1).back() == 's';
  }
  if (lexeme.word == w_.del) return false;
  if (in_.says(next, MoneyContexts::kFollow | MoneyContexts::kRate)) return false;
  if (lexeme.is(tokens::kAllUpper) && amount.last_power < 6) return true;  // `3.000 UTM`
  if (lexeme.is(tokens::kInitialUpper)) return false;
  // `millones` needs `de` before what it counts.
  return amount.last_power < 6;
}

std::size_t Surroundings::skip_modifier(std::size_t first) const {
  const AmountModifiers::Found found = g_.modifiers.before(s_, in_.begin, first);
  return found.modifier != AmountModifier::none ? found.at : g_.modifiers.skip_article(s_, in_.begin, first);
}

Evidence Surroundings::evidence(const Amount& amount) const {
  if (counts_something(amount)) return quotation(amount) ? Evidence::strong : Evidence::against;
  // `otras 40 millones` are doses, or people; money without a name is masculine.
  if (amount.first > in_.begin && in_.says(amount.first - 1, MoneyContexts::kFeminine)) return Evidence::against;
  if (amount.last_power >= 6 || amount.vague) return evidence_of_millions(amount, skip_modifier(amount.first));
  if (quotation(amount)) return Evidence::strong;
  if (takes_amount(amount)) return Evidence::weak;
  static const Decimal kThousand = *Decimal::make(1000);
  if (amount.year_like || (!amount.grouped && !amount.magnitude) || amount.value < kThousand) return Evidence::against;
  return evidence_of_smaller(amount, skip_modifier(amount.first));
}

// `multa de 800.000`, `un salario neto mensual de 15 mil`, `cobra 3.000`, `71 mil mensuales`
Evidence Surroundings::evidence_of_smaller(const Amount& amount, std::size_t start) const {
  if (in_.says(amount.last, MoneyContexts::kRate)) return Evidence::strong;
  if (start == in_.begin) return Evidence::against;
  const std::size_t governor = start - 1;
  if (in_.says(governor, MoneyContexts::kMoney | MoneyContexts::kPrice) && !in_.says(governor, MoneyContexts::kTrade)) {
    // `con 65.000 firmas de apoyo necesitaba 15.000`
    for (std::size_t i = governor; i > in_.begin && i + 8 > governor; --i) {
      if (in_.says(i - 1, MoneyContexts::kCount | MoneyContexts::kCountable)) return Evidence::against;
    }
    return Evidence::strong;
  }
  if (!is_preposition(governor)) return Evidence::against;
  for (std::size_t i = governor; i > in_.begin && i + 4 > governor; --i) {
    if (in_.says(i - 1, MoneyContexts::kCount)) return Evidence::against;
    if (in_.says(i - 1, MoneyContexts::kPrice)) return Evidence::strong;
  }
  return Evidence::against;
}

// `vende su red por 188,7 millones`: the nearest word that tells counts, first of those before, then of those behind.
Evidence Surroundings::evidence_of_millions(const Amount& amount, std::size_t start) const {
  constexpr unsigned kOfMoney =
      MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat | MoneyContexts::kNear;
  constexpr std::size_t kBack = 30, kAhead = 9;
  // `millones` or `millón` alone
  if (amount.last < amount.first + 2 && (amount.vague || g_.numerals.magnitude(s_, amount.first) >= 6)) {
    return Evidence::against;
  }
  for (std::size_t i = start; i > in_.begin && i + kBack > start; --i) {
    if (in_.says(i - 1, kOfMoney)) return Evidence::strong;
    if (in_.says(i - 1, MoneyContexts::kCount)) return Evidence::against;
  }
  for (std::size_t i = amount.last; i < in_.end && i < amount.last + kAhead; ++i) {
    if (in_.says(i, kOfMoney)) return Evidence::strong;
    if (in_.says(i, MoneyContexts::kCount)) return Evidence::against;
  }
  // `por 188,7 millones` needs no verb.
  if (start > in_.begin && in_.is(start - 1, w_.por)) return Evidence::strong;
  return Evidence::weak;
}

// `el pollo, que costaba 70, subió a 85 pesos`: a number alone behind a verb of price.
bool Surroundings::takes_amount(const Amount& amount) const {
  if (!amount.digits || amount.year_like) return false;
  const bool alone =
      amount.last >= in_.end || s_[amount.last].kind == TokenKind::punctuation || in_.is(amount.last, w_.y);
  return alone && takes_price(amount.first);
}

std::optional<Unit> Surroundings::quotation(const Amount& amount) const {
  if (!amount.digits || amount.last_power >= 6 || amount.year_like || amount.first == in_.begin) return std::nullopt;
  // `cerró en 18.40 unidades por dólar`, `a 154,2 por dólar`
  const std::size_t per = in_.is(amount.last, w_.unidades) ? amount.last + 1 : amount.last;
  if (in_.is(per, w_.por) && per + 1 < in_.end && is_currency_name(per + 1)) {
    return currency_before(amount.first);
  }
  if (!amount.grouped || counts_something(amount)) return std::nullopt;
  std::size_t name = g_.modifiers.skip_article(s_, in_.begin, amount.first);
  if (name == in_.begin) return std::nullopt;
  --name;
  if (is_currency_name(name)) {
    // `Dólar 19.33 Euro 20.61`, `hoy: dólar 19.33, euro 20.61`
    const bool listed = name > in_.begin &&
                        (in_.is(name - 1, w_.comma) || in_.is(name - 1, w_.colon) || in_.is(name - 1, w_.semicolon));
    if (amount.value.is_integer() || !(listed || s_[name].is(tokens::kInitialUpper))) return std::nullopt;
    return told_in(name);
  }
  // A verb may stand between: `el dólar cerró ayer a 19,33`.
  if (!in_.is(name, w_.a) && !in_.is(name, w_.en)) return std::nullopt;
  for (std::size_t reach = 0; reach < 4 && name > in_.begin; ++reach) {
    --name;
    if (s_[name].kind != TokenKind::word) return std::nullopt;
    if (is_currency_name(name)) return told_in(name);
  }
  return std::nullopt;
}

// In a list of prices also a name that is another word too: `dólar 18.35, euro 21.20, libra 24.10`.
bool Surroundings::is_currency_name(std::size_t i) const {
  if (g_.currencies.is_singular_name(s_[i].word)) return true;
  if (i < in_.begin + 2 || s_[i - 2].kind != TokenKind::number) return false;
  const Unit unit = in_.unit_after(i);
  return unit.word && unit.singular && !unit.slang && unit.length == 1;
}

// The price of a currency is told in the money of the country, that of the euro at home in dollars.
Unit Surroundings::told_in(std::size_t name) const {
  Unit result;
  const CurrencyIndex euro = g_.currencies.find("EUR"), priced = in_.unit_after(name).index;
  if (priced == euro && g_.currencies.national(in_.setting.country, 0) == euro) {
    result.kind = Unit::Kind::currency;
    result.index = g_.currencies.find("USD");
  }
  return result;
}

// The currency that the text spoke of last: `el yen`, `la lira turca`.
Unit Surroundings::currency_before(std::size_t first) const {
  constexpr std::size_t kReach = 16;
  for (std::size_t i = first; i > in_.begin && i + kReach > first; --i) {
    const Unit unit = in_.unit_after(i - 1);
    if (unit.word && unit.singular && !unit.slang) return unit;
  }
  return {};
}

bool Surroundings::takes_price(std::size_t first) const {
  const std::size_t start = skip_modifier(first);
  return start > in_.begin && in_.says(start - 1, MoneyContexts::kTakes);
}

bool Surroundings::is_preposition(std::size_t i) const noexcept {
  return in_.is(i, w_.de) || in_.is(i, w_.por) || in_.is(i, w_.en) || in_.is(i, w_.a) || in_.is(i, w_.con);
}

bool Surroundings::is_priced(std::size_t first) const {
  constexpr unsigned kOfPrice = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat;
  constexpr std::size_t kReach = 8;
  const std::size_t start = skip_modifier(first);
  if (start == in_.begin) return false;
  if (in_.says(start - 1, MoneyContexts::kSlang)) return true;
  // `compró tres pavos` are birds, `pagó tres pavos` are euros.
  if (!is_preposition(start - 1)) return in_.says(start - 1, kOfPrice) && !in_.says(start - 1, MoneyContexts::kTrade);
  for (std::size_t i = start - 1; i > in_.begin && i + kReach > start; --i) {
    if (in_.says(i - 1, kOfPrice)) return true;
  }
  return false;
}

bool Surroundings::counts_thing(const Amount& amount) const {
  if (!in_.is(amount.last, w_.de) || !in_.is_kind(amount.last + 1, TokenKind::word)) return false;
  constexpr unsigned kOfMoney = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat |
                                MoneyContexts::kNear | MoneyContexts::kFollow;
  return !s_[amount.last + 1].is(tokens::kInitialUpper) && !in_.says(amount.last + 1, kOfMoney);
}

bool Surroundings::is_none_at_all(std::size_t first) const {
  constexpr std::size_t kReach = 4;
  if (skip_modifier(first) != first) return false;  // `no más de un euro`
  if (first > in_.begin && (in_.is(first - 1, w_.ni) || in_.is(first - 1, w_.sin))) return true;
  for (std::size_t i = first; i > in_.begin && i + kReach > first; --i) {
    if (s_[i - 1].kind != TokenKind::word) return false;
    if (in_.is(i - 1, w_.no)) return true;
  }
  return false;
}

bool Surroundings::has_context(std::size_t first, std::size_t last) const {
  const unsigned money = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat;
  for (std::size_t i = first; i > in_.begin && i + 8 > first; --i) {
    if (in_.says(i - 1, money)) return true;
  }
  for (std::size_t i = last; i < in_.end && i < last + 4; ++i) {
    if (in_.says(i, money)) return true;
  }
  return false;
}

bool Surroundings::change_before(std::size_t first) const {
  // One change brings others along: `pasó de 80 a 95 pesos (Luján) y de 85 a 110 pesos (Morón)`.
  const std::size_t kReach = in_.changes ? 80 : 25;
  for (std::size_t i = first; i > in_.begin && i + kReach > first; --i) {
    const std::uint32_t says = g_.contexts.of(s_[i - 1].word);
    if ((says & MoneyContexts::kChange) != 0) return true;
    if ((says & MoneyContexts::kRange) != 0) return false;
  }
  return false;
}

bool Surroundings::from_before(std::size_t first) const {
  const std::size_t at = g_.modifiers.skip_article(s_, in_.begin, first);
  return at > in_.begin && (in_.is(at - 1, w_.de) || in_.is(at - 1, w_.desde) || in_.is(at - 1, w_.del));
}

bool Surroundings::after_entre(std::size_t first) const {
  const std::size_t at = g_.modifiers.skip_article(s_, in_.begin, first);
  return at > in_.begin && in_.is(at - 1, w_.entre);
}

// True where `hasta` leads to a level that was reached: `cae un 11,3% hasta 682 millones`.
bool Surroundings::reached(const AmountModifiers::Found& hasta, bool in_change) const {
  if (hasta.article || in_change || (hasta.at > in_.begin && in_.is(hasta.at - 1, w_.comma))) return true;
  bool reached = false;
  for (std::size_t i = hasta.at; i > in_.begin && i + 12 > hasta.at; --i) {
    if (in_.says(i - 1, MoneyContexts::kCeiling)) return false;
    if (in_.says(i - 1, MoneyContexts::kChange) || in_.is(i - 1, w_.percent)) return true;
    reached |= in_.says(i - 1, MoneyContexts::kReach);
  }
  return reached;
}

AmountModifier Surroundings::modifier(std::size_t first, std::size_t last, bool in_change, bool in_range) const {
  const AmountModifiers::Found found = g_.modifiers.before(s_, in_.begin, first);
  AmountModifier modifier = found.modifier;
  if (found.when == AmountModifiers::When::ceiling) {
    const bool preposition = found.at > in_.begin && (is_preposition(found.at - 1) || in_.is(found.at - 1, w_.para));
    if (!preposition && reached(found, in_change)) modifier = AmountModifier::none;
  } else if (found.when == AmountModifiers::When::floor && (in_change || in_range || change_before(found.at))) {
    modifier = AmountModifier::none;
  }
  if (modifier == AmountModifier::none) modifier = g_.modifiers.after(s_, last, in_.end);
  return modifier;
}

}  // namespace gaceta::money
