#include "money/ellipsis.hpp"

#include <cstdlib>
#include <optional>

namespace gaceta::money {

using lexicon::WordId;

namespace {

/// Digits before the decimal mark; of 0.05 it is -1.
int size_of(const Decimal& value) noexcept {
  int digits = 0;
  for (std::int64_t c = value.coefficient(); c != 0; c /= 10) ++digits;
  return digits + value.exponent();
}

/// True where the two differ by no more than some hundred times.
bool of_one_size(const Decimal& a, const Decimal& b) noexcept { return std::abs(size_of(a) - size_of(b)) <= 2; }

}  // namespace

Decimal share_scale(const Amount& bare, const Amount& full, bool ascending) {
  if (bare.explicit_unit() || !bare.fits) return bare.value;
  if (full.minor) {
    const auto hundredths = bare.value.scaled(-2);
    return hundredths ? *hundredths : bare.value;
  }
  if (full.last_power == 0 || bare.last_power >= full.last_power) return bare.value;
  std::optional<Decimal> best;
  int best_distance = 0;
  for (const int power : {static_cast<int>(full.run_power), static_cast<int>(full.last_power), 0}) {
    const auto value = bare.value.scaled(power);
    if (!value) continue;
    if (ascending) {
      if (*value <= full.value) return *value;
      continue;
    }
    const int distance = std::abs(size_of(*value) - size_of(full.value));
    if (!best || distance < best_distance) best = value, best_distance = distance;
  }
  return best ? *best : bare.value;
}

Amount Ellipsis::complete(const Amount& amount, const Antecedent& before) const {
  Amount result = amount;
  if (amount.magnitude) return result;
  Amount full;
  full.value = before.sighting.max;
  full.last_power = full.run_power = before.scale;
  full.unit = before.sighting.unit;
  result.value = share_scale(amount, full, false);
  return result;
}

bool Ellipsis::goes_on(const Amount& amount, const Antecedent& before) const {
  constexpr std::size_t kReach = 16;
  const std::size_t from = before.sighting.last;
  if (before.sighting.vague || amount.vague || amount.year_like || amount.first <= in_.begin) return false;
  if (in_.says(amount.first - 1, MoneyContexts::kFeminine)) return false;  // `a las 10.30`
  if (amount.digits && is_compared(amount)) return true;
  if (amount.first > from + kReach || around_.counts_something(amount)) return false;
  if ((amount.digits || amount.magnitude) && has_same_purpose(amount, from)) return true;
  if (amount.digits && is_added(amount, from)) return true;
  if (is_another(amount, before) || (amount.digits && is_level(amount, before.sighting))) return true;
  if (number_between(from, amount.first) || !of_one_size(complete(amount, before).value, before.sighting.max)) {
    return false;
  }
  if (is_gapped(amount, from) || is_told_apart(amount, from) || shares_verb(amount, before.sighting)) return true;
  if (!amount.digits) return false;
  return is_difference(amount) || is_former(amount, from) || is_next(amount, before.sighting) || is_qualified(amount) ||
         has_same_preposition(amount, before.sighting) || (before.scale >= 6 && is_governed(amount));
}

bool Ellipsis::is_next_item(const Amount& amount, const Antecedent& before) const {
  // Its item is the one right before this sentence.
  constexpr std::size_t kMark = 2;
  const std::size_t from = before.sighting.last;
  if (!amount.digits || amount.year_like || before.sighting.vague || from > in_.begin || from + kMark < in_.begin) {
    return false;
  }
  if (!(amount.grouped || (before.scale >= 6 && !amount.magnitude))) return false;
  return ends_item(before.sighting.first, from) && ends_item(amount.first, amount.last) &&
         has_like_label(amount, before.sighting) && of_one_size(complete(amount, before).value, before.sighting.max);
}

// True where what is told before the colon is of money (`Ingresos: 300`), or shares a word with the item before
// (`Segundo puesto: 300.000` behind `Primer puesto: …`); `Plantilla: 4.500` may count anything.
bool Ellipsis::has_like_label(const Amount& amount, const Sighting& before) const {
  constexpr std::size_t kLongest = 8;
  constexpr unsigned kOfMoney = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat;
  bool alike = false;
  for (std::size_t i = in_.begin; i + 1 < amount.first; ++i) {
    if (s_[i].kind != TokenKind::word) continue;
    if (in_.says(i, MoneyContexts::kCount | MoneyContexts::kCountable)) return false;
    if (in_.says(i, kOfMoney)) alike = true;
    if (s_[i].word == lexicon::kNoWord || in_.says(i, MoneyContexts::kFollow) || s_[i].word == w_.de) continue;
    for (std::size_t k = before.first; k > 0 && k + kLongest > before.first; --k) {
      if (s_[k - 1].word == s_[i].word) alike = true;
      if (s_[k - 1].is(tokens::kLineStart)) break;
    }
  }
  return alike;
}

// True for `: 500.000 euros` at the end of a line.
bool Ellipsis::ends_item(std::size_t first, std::size_t last) const noexcept {
  if (first == 0 || s_[first - 1].word != w_.colon) return false;
  while (last < s_.size() && !s_[last].is(tokens::kLineStart)) {
    if (s_[last].kind != TokenKind::punctuation || s_[last].word == w_.colon) return false;
    ++last;
  }
  return true;
}

// `frente a los 48,3 de 2024`, `7.000 de ellos`
bool Ellipsis::is_compared(const Amount& amount) const {
  if (in_.is(amount.last, w_.de) && amount.last + 1 < in_.end) {
    const WordId behind = s_[amount.last + 1].word;
    if (behind == w_.ellos || behind == w_.ellas ||
        ((behind == w_.los || behind == w_.las) && in_.is(amount.last + 2, w_.cuales))) {
      return true;
    }
    if (s_[amount.last + 1].kind != TokenKind::number && around_.counts_something(amount)) return false;
  } else if (around_.counts_something(amount)) {
    return false;
  }
  return g_.modifiers.compares(s_, in_.begin, amount.first);
}

// `10 millones de euros para vivienda, 20 para salud`, `3 millones el lunes y 2 el martes`: the same word behind both;
// `12 pesos, 6 para estudiantes`
bool Ellipsis::has_same_purpose(const Amount& amount, std::size_t from) const {
  const std::size_t joint = amount.first - 1;
  if (!is_joint(joint) || is_closed(amount.last)) return false;
  if (joint == from && in_.is(amount.last, w_.para)) return true;
  if (in_.says(from, MoneyContexts::kRate)) ++from;  // `8 millones brutos el primer año y 9 el segundo`
  return in_.is(from, s_[amount.last].word) && from + 1 < in_.end && s_[from + 1].kind != TokenKind::number &&
         (in_.is(from, w_.para) || in_.is(from, w_.a) || in_.is(from, w_.al) || in_.is(from, w_.en) ||
          in_.is(from, w_.el) || in_.is(from, w_.por) || in_.is(from, w_.de));
}

// `60 millones fijos más 20 en variables`, `45 millones, 40 fijos`
bool Ellipsis::is_added(const Amount& amount, std::size_t from) const {
  std::size_t plus = amount.first - 1;
  if (is_joint(plus) && plus <= from + 1 && in_.says(amount.last, MoneyContexts::kRate)) return true;
  if (in_.is(plus, w_.otros) && plus > in_.begin) --plus;
  return (in_.is(plus, w_.mas) || in_.is(plus, w_.plus)) && plus <= from + 1;
}

// `la compró por 3 millones de libras y la reformó por otro millón`
bool Ellipsis::is_another(const Amount& amount, const Antecedent& before) const {
  return before.scale >= 6 && amount.last_power >= 6 &&
         (in_.is(amount.first - 1, w_.otro) || in_.is(amount.first - 1, w_.otros));
}

// `1.200 euros al mes, 140 más que hace un año`
bool Ellipsis::is_difference(const Amount& amount) const {
  return in_.is(amount.first - 1, w_.comma) && (in_.is(amount.last, w_.mas) || in_.is(amount.last, w_.menos));
}

bool Ellipsis::is_level(const Amount& amount, const Sighting& difference) const {
  const std::size_t to = g_.modifiers.skip_article(s_, in_.begin, amount.first) - 1;
  return to == difference.last + 1 && in_.is(difference.last, w_.comma) && (in_.is(to, w_.a) || in_.is(to, w_.hasta)) &&
         is_closed(amount.last) && around_.change_before(difference.first);
}

// `será de 3,08 pesos por litro, desde 1,64`
bool Ellipsis::is_former(const Amount& amount, std::size_t from) const {
  constexpr std::size_t kReach = 4;
  return amount.first > from + 1 && amount.first <= from + 2 + kReach && in_.is(amount.first - 1, w_.desde) &&
         in_.is(amount.first - 2, w_.comma) && is_closed(amount.last);
}

// `costaban 8.000 y 5.000`
bool Ellipsis::is_next(const Amount& amount, const Sighting& before) const {
  return before.implicit && amount.grouped && amount.first == before.last + 1 && in_.is(before.last, w_.y) &&
         is_closed(amount.last);
}

// `costó 200 millones y apenas ha recaudado 90`, `ingresos de 1.075 millones y gastos de 1.050`, `… y el ebitda fue de
// 152`, `… y la cartera llegó a 9.200`
bool Ellipsis::is_governed(const Amount& amount) const {
  const std::size_t start = around_.skip_modifier(amount.first);
  if (start < in_.begin + 2 || !is_closed(amount.last)) return false;
  if (in_.is(start - 1, w_.a)) return in_.says(start - 2, MoneyContexts::kReach | MoneyContexts::kChange);
  if (in_.is(start - 1, w_.de)) {
    const std::size_t noun = start - (in_.is(start - 2, w_.fue) || in_.is(start - 2, w_.es) ? 3 : 2);
    return noun >= in_.begin && noun < start &&
           in_.says(noun, MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat);
  }
  return in_.says(start - 1, MoneyContexts::kMoney | MoneyContexts::kTakes) &&
         !in_.says(start - 1, MoneyContexts::kTrade);
}

// `superó los 1.100 euros en Barcelona y rozó los 1.300 en Madrid`
bool Ellipsis::is_qualified(const Amount& amount) const {
  const AmountModifiers::Found found = g_.modifiers.before(s_, in_.begin, amount.first);
  return amount.grouped && found.article && found.when == AmountModifiers::When::always &&
         found.modifier != AmountModifier::none;
}

// `el deporte recibe 200.000 euros y la cultura, 95.000`: the verb is left out, and a comma stands for it.
bool Ellipsis::is_gapped(const Amount& amount, std::size_t from) const {
  constexpr std::size_t kMost = 6;
  if (!in_.is(amount.first - 1, w_.comma) || !is_closed(amount.last)) return false;
  std::size_t i = amount.first - 1;
  for (; i > from && !is_joint(i - 1); --i) {
    if (s_[i - 1].kind != TokenKind::word || in_.says(i - 1, MoneyContexts::kCount | MoneyContexts::kCountable)) {
      return false;
    }
  }
  const std::size_t words = amount.first - 1 - i;
  if (i <= from || words == 0 || words > kMost) return false;
  // `y su hermana Ana, 32,` is an age.
  const bool age = amount.digits && !amount.grouped && amount.value < *Decimal::make(100);
  return !age || !s_[amount.first - 2].is(tokens::kInitialUpper);
}

// `costaba 1.000 francos y ahora 1.500`, `cuesta 30.000 y para socios 15.000`: a time or a purpose tells the second
// apart.
bool Ellipsis::is_told_apart(const Amount& amount, std::size_t from) const {
  constexpr std::size_t kMost = 4;
  const std::size_t first = from + 1;
  if (!amount.grouped || !is_closed(amount.last) || amount.first > first + kMost || first >= amount.first ||
      !(in_.is(from, w_.y) || in_.is(from, w_.comma))) {
    return false;
  }
  const bool time =
      in_.is(first, w_.ahora) || in_.is(first, w_.hoy) || in_.is(first, w_.antes) || in_.is(first, w_.ayer);
  if (time) return first + 1 == amount.first;
  if (!in_.is(first, w_.para) || first + 1 == amount.first) return false;
  for (std::size_t i = first + 1; i < amount.first; ++i) {
    if (s_[i].kind != TokenKind::word) return false;
  }
  return true;
}

// `supera los 110.000 dólares y el ether los 4.100`: the verb is left out, and the articles tell.
bool Ellipsis::shares_verb(const Amount& amount, const Sighting& before) const {
  constexpr std::size_t kMost = 6;
  const auto governed = [&](std::size_t first) { return first > in_.begin && in_.is(first - 1, w_.los); };
  if (!amount.grouped || !governed(amount.first) || !governed(before.first) || !is_closed(amount.last)) return false;
  std::size_t i = amount.first - 1;
  for (; i > before.last && i + kMost > amount.first && !is_joint(i - 1); --i) {
    if (s_[i - 1].kind != TokenKind::word || in_.says(i - 1, MoneyContexts::kCount | MoneyContexts::kCountable)) {
      return false;
    }
  }
  return i > before.last && is_joint(i - 1) && i + 1 < amount.first;
}

// `cerró en 60,98 dólares y el Brent en 64,77`, `a 18,90 este año y a 19,20 en 2027`, `a 48 en Comas y a 52 en Ate`
bool Ellipsis::has_same_preposition(const Amount& amount, const Sighting& before) const {
  const std::size_t preposition = preposition_of(amount.first), other = preposition_of(before.first);
  if (preposition == in_.end || other == in_.end || preposition < before.last ||
      s_[preposition].word != s_[other].word || !(is_closed(amount.last) || in_.is(amount.last, w_.en))) {
    return false;
  }
  constexpr std::size_t kMost = 4;
  for (std::size_t i = preposition; i > before.last && i + kMost > preposition; --i) {
    if (is_joint(i - 1)) {
      const bool parallel = in_.is(before.last, w_.en) && in_.is(amount.last, w_.en);
      return i == preposition ? amount.grouped || parallel : g_.modifiers.skip_article(s_, in_.begin, i + 1) == i;
    }
  }
  return false;
}

bool Ellipsis::leads_to(const Amount& bare, const Amount& amount) const {
  constexpr std::size_t kReach = 12;
  if (!bare.digits || !bare.grouped || !bare.fits || bare.year_like || bare.last + kReach < amount.first ||
      around_.counts_something(bare) || number_between(bare.last, amount.first) ||
      !of_one_size(bare.value, amount.value)) {
    return false;
  }
  const std::size_t preposition = preposition_of(bare.first), other = preposition_of(amount.first);
  return preposition != in_.end && other != in_.end && other >= bare.last && s_[preposition].word == s_[other].word &&
         is_joint(bare.last);
}

// Where `a`, `en` or `por` stands before an amount, what qualifies it aside; the end of the sentence for nowhere.
std::size_t Ellipsis::preposition_of(std::size_t first) const {
  const std::size_t start = around_.skip_modifier(first);
  if (start == in_.begin) return in_.end;
  const std::size_t at = start - 1;
  return in_.is(at, w_.a) || in_.is(at, w_.en) || in_.is(at, w_.por) ? at : in_.end;
}

/// True behind a number that ends a clause or a member of a list.
bool Ellipsis::is_closed(std::size_t last) const noexcept {
  return last >= in_.end || s_[last].kind == TokenKind::punctuation || in_.is(last, w_.y);
}

bool Ellipsis::is_joint(std::size_t i) const noexcept {
  return in_.is(i, w_.comma) || in_.is(i, w_.semicolon) || in_.is(i, w_.y) || in_.is(i, w_.o);
}

/// True where a number that is no year stands in lexemes [from, to).
bool Ellipsis::number_between(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i) {
    if (s_[i].kind != TokenKind::number) continue;
    const std::string_view text = s_.view(i);
    if (text.size() != 4 || (text.substr(0, 2) != "19" && text.substr(0, 2) != "20")) return true;
  }
  return false;
}

}  // namespace gaceta::money
