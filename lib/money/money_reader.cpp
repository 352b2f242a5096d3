#include "money/money_reader.hpp"

#include <algorithm>
#include <cstdlib>

#include "money/amount.hpp"
#include "money/amount_reader.hpp"
#include "money/grammar.hpp"
#include "money/settlement.hpp"
#include "money/surroundings.hpp"

namespace gaceta::money {

using lexicon::WordId;
using tokens::TokenStream;

namespace {

/// What stands between two numbers.
enum class Joint : std::uint8_t { none, comma, y, o, a, hasta, dash };

/// Reads the amounts of one document, sentence by sentence, each lexeme once: joins what AmountReader reads into
/// ranges, changes and lists.
class Pass {
 public:
  Pass(const Grammar& grammar, const TokenStream& stream, const Setting& setting)
      : in_{grammar, stream, setting}, g_(grammar), w_(grammar.words), s_(stream) {}

  std::vector<Sighting> run();

 private:
  /// What two numbers are to each other.
  enum class Relation : std::uint8_t {
    first_alone,   ///< Only the first is an amount: `50 pesos o 60 …`
    second_alone,  ///< Only the second is.
    apart,         ///< Both are, of different money.
    by_and_to,     ///< `aumentó un peso hasta los 21,75 pesos`
    change,        ///< `pasó de 50 a 65 pesos`
    range,         ///< `de 200 a 300 mdp`
  };

  std::size_t sequence(std::size_t at, const Amount& first);
  Joint joint(std::size_t at, std::size_t& next) const;
  void pair(std::size_t k);
  Relation relate(const Amount& x, const Amount& y, Joint between, Decimal& low) const;
  std::size_t list(std::size_t k);
  Decimal share_scale(const Amount& bare, const Amount& full, bool ascending) const;

  bool leaves_out(const Amount& amount) const;
  bool goes_on(const Amount& amount) const;

  void add(const Amount& amount, AmountModifier modifier, std::int32_t like = -1);
  void add_single(const Amount& one);
  void add_bare(const Amount& amount, AmountModifier modifier);
  void add_elliptic(const Amount& amount);
  void add_change(const Amount& x, const Amount& y, Decimal low);
  void add_range(const Amount& x, const Amount& y, Decimal min, const Unit& unit);

  Sentence in_;
  Surroundings around_{in_};
  AmountReader amounts_{in_, around_};
  const Grammar& g_;
  const Words& w_;
  const TokenStream& s_;
  std::vector<Amount> members_;
  std::vector<Joint> joints_;  // joints_[k] stands before members_[k]
  std::vector<Sighting> found_;
  std::size_t sentence_start_ = 0;   // found_ before the sentence
  std::int32_t sentence_unit_ = -1;  // the last of the sentence that says its currency
  std::uint8_t last_scale_ = 0;      // power of ten of the last amount's magnitudes
};

Joint Pass::joint(std::size_t at, std::size_t& next) const {
  if (at >= in_.end) return Joint::none;
  const WordId word = s_[at].word;
  Joint found = Joint::none;
  next = at + 1;
  if (word == w_.comma) return Joint::comma;
  if (word == w_.y || word == w_.e) found = Joint::y;
  if (word == w_.o || word == w_.u || word == w_.o_accent) found = Joint::o;
  if (word == w_.a || word == w_.al) found = Joint::a;
  if (word == w_.hasta) found = Joint::hasta;
  if (word == w_.dash || word == w_.en_dash) {
    const bool space = s_[at].is(tokens::kSpaceBefore);
    if (next >= in_.end || space != s_[next].is(tokens::kSpaceBefore)) return Joint::none;
    return Joint::dash;
  }
  if (found == Joint::none) return found;
  if (found == Joint::y && in_.is(next, w_.hasta)) ++next;
  if (in_.is(next, w_.los) || in_.is(next, w_.las)) ++next;
  return found;
}

// `frente a los 48,3 de 2024`, `8.000 de ellos`: a number that leaves out what the amount before it says.
bool Pass::leaves_out(const Amount& amount) const {
  if (found_.size() == sentence_start_ || found_.back().vague || !amount.digits || amount.year_like) return false;
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

// A number that goes on with the amount before it, without saying again what of: `10 millones de euros para vivienda,
// 20 para salud`; `60 millones fijos más 20 en variables`; `el deporte recibe 200.000 euros y la cultura, 95.000`.
bool Pass::goes_on(const Amount& amount) const {
  constexpr std::size_t kReach = 16;
  if (found_.size() == sentence_start_ || found_.back().vague || !amount.digits || amount.year_like ||
      amount.first <= in_.begin || amount.first > found_.back().last + kReach || around_.counts_something(amount)) {
    return false;
  }
  const std::size_t after_last = found_.back().last;
  const WordId joint = s_[amount.first - 1].word;
  const bool listed = joint == w_.comma || joint == w_.y || joint == w_.o;
  const bool closed = amount.last >= in_.end || s_[amount.last].kind == TokenKind::punctuation;
  // The same preposition behind both.
  if (listed && !closed && in_.is(after_last, s_[amount.last].word) && after_last + 1 < in_.end &&
      s_[after_last + 1].kind != TokenKind::number &&
      (in_.is(after_last, w_.para) || in_.is(after_last, w_.a) || in_.is(after_last, w_.al) ||
       in_.is(after_last, w_.en))) {
    return true;
  }
  std::size_t plus = amount.first - 1;
  if (in_.is(plus, w_.otros) && plus > in_.begin) --plus;
  if ((in_.is(plus, w_.mas) || in_.is(plus, w_.plus)) && plus <= after_last + 1) return true;
  // The verb is left out, and a comma stands for it.
  return joint == w_.comma && closed && amount.grouped && !amount.magnitude && last_scale_ < 6 &&
         amount.value.is_integer() && found_.back().max >= *Decimal::make(1000) && !found_.back().implicit;
}

// A number whose currency and magnitude stand with the amount before it.
void Pass::add_elliptic(const Amount& amount) {
  const auto before = static_cast<std::int32_t>(found_.size()) - 1;
  Amount full;
  full.value = found_.back().max;
  full.last_power = last_scale_;
  full.run_power = last_scale_;
  full.unit = found_.back().unit;
  Amount scaled = amount;
  scaled.value = amount.magnitude ? amount.value : share_scale(amount, full, false);
  const std::uint8_t scale = last_scale_;
  add(scaled, around_.modifier(amount.first, amount.last, true), before);
  if (!amount.magnitude) last_scale_ = scale;  // for the next that leaves it out
}

// The value of a number that shares the magnitude of its neighbour: `10 y 20 millones`.
Decimal Pass::share_scale(const Amount& bare, const Amount& full, bool ascending) const {
  if (bare.explicit_unit() || !bare.fits) return bare.value;
  if (full.minor) {
    const auto hundredths = bare.value.scaled(-2);
    return hundredths ? *hundredths : bare.value;
  }
  if (full.last_power == 0 || bare.last_power >= full.last_power) return bare.value;
  std::optional<Decimal> best;
  int best_distance = 0;
  const auto magnitude_of = [](const Decimal& d) {
    int digits = 0;
    for (std::int64_t c = d.coefficient(); c != 0; c /= 10) ++digits;
    return digits + d.exponent();
  };
  for (const int power : {static_cast<int>(full.run_power), static_cast<int>(full.last_power), 0}) {
    const auto value = bare.value.scaled(power);
    if (!value) continue;
    if (ascending) {
      if (*value <= full.value) return *value;
      continue;
    }
    const int distance = std::abs(magnitude_of(*value) - magnitude_of(full.value));
    if (!best || distance < best_distance) best = value, best_distance = distance;
  }
  return best ? *best : bare.value;
}

void Pass::add(const Amount& amount, AmountModifier modifier, std::int32_t like) {
  if (!amount.fits) return;
  Sighting sighting;
  sighting.first = amount.first;
  sighting.last = amount.last;
  sighting.min = sighting.max = amount.value;
  sighting.unit = amount.unit;
  sighting.modifier = modifier;
  sighting.implicit = !amount.explicit_unit();
  sighting.vague = amount.vague;
  if (amount.and_more && modifier == AmountModifier::none) sighting.modifier = AmountModifier::approx;
  sighting.like = like;
  sighting.supported =
      amount.magnitude || amount.grouped || (amount.value >= *Decimal::make(1000) && !amount.year_like);
  sighting.small_word = !amount.digits && !amount.magnitude && amount.value < *Decimal::make(100);
  if (amount.unit.doubtful && amount.unit.word) sighting.context = around_.has_context(amount.first, amount.last);
  if (sighting.implicit && like < 0) {
    sighting.quote =
        amount.last_power < 6 && around_.is_quotation(amount, g_.modifiers.skip_article(s_, in_.begin, amount.first));
    if (!sighting.quote) {
      sighting.like = sentence_unit_;
      sighting.loose = true;
    }
  }
  last_scale_ = amount.run_power;
  // What stands in parentheses is mostly the same sum in other money.
  const bool aside = amount.first > in_.begin && (in_.is(amount.first - 1, w_.open) ||
                                                  (amount.first > in_.begin + 1 && in_.is(amount.first - 2, w_.open)));
  if (!sighting.implicit && !aside) sentence_unit_ = static_cast<std::int32_t>(found_.size());
  found_.push_back(sighting);
}

// A number that stands without a currency.
void Pass::add_bare(const Amount& amount, AmountModifier modifier) {
  const Evidence says = around_.evidence(amount);
  if (says == Evidence::against) {
    if (leaves_out(amount) || goes_on(amount)) add_elliptic(amount);
    return;
  }
  const std::size_t before = found_.size();
  if (says == Evidence::weak && amount.last_power < 6 && before > sentence_start_ && last_scale_ >= 6) {
    add_elliptic(amount);  // `iba a costar 8 millones y terminó costando 20`
  } else {
    add(amount, modifier);
  }
  if (found_.size() != before) found_.back().weak = says == Evidence::weak;
}

void Pass::add_range(const Amount& x, const Amount& y, Decimal min, const Unit& unit) {
  if (!x.fits || !y.fits) return;
  Decimal max = y.value;
  if (max < min) std::swap(min, max);
  Amount whole = y;
  whole.first = x.first;
  whole.unit = unit;
  whole.value = max;
  whole.magnitude = x.magnitude || y.magnitude;
  whole.vague = x.vague || y.vague;
  const std::size_t before = found_.size();
  add(whole, around_.modifier(x.first, y.last, false, true));
  if (found_.size() > before) found_.back().min = min;
}

// A number or an amount that stands for itself.
void Pass::add_single(const Amount& one) {
  const AmountModifier own = around_.modifier(one.first, one.last, false);
  if (one.explicit_unit()) {
    add(one, own);
  } else {
    add_bare(one, own);
  }
}

// What two numbers are to each other. `low` is the value of the first, with the magnitude that it shares with the
// second: `10 a 12 millones`, `US$10 a 12 millones`.
Pass::Relation Pass::relate(const Amount& x, const Amount& y, Joint between, Decimal& low) const {
  const bool own_x = x.explicit_unit(), own_y = y.explicit_unit();
  const bool to = between == Joint::a || between == Joint::hasta;
  if (!own_y && (around_.counts_something(y) || y.year_like)) return Relation::first_alone;
  if (!own_x && !own_y && around_.evidence(y) == Evidence::against) return Relation::first_alone;
  // `50 pesos o 60`
  if (own_x && !own_y && !x.prefixed && !to) return Relation::first_alone;
  if (!own_x && own_y && x.year_like && y.last_power >= 6) return Relation::second_alone;
  if (own_x && own_y && !compatible(g_.currencies, x.unit, y.unit) && !compatible(g_.currencies, y.unit, x.unit)) {
    return Relation::apart;
  }
  const bool from = around_.from_before(x.first), changes = to && around_.change_before(x.first);
  // `aumentó un peso hasta los 21,75 pesos`
  if (own_x && own_y && !from && (changes || between == Joint::hasta)) return Relation::by_and_to;
  const bool cue = from && changes;
  low = x.value;
  if (!own_x || x.prefixed) {
    Amount bare = x;
    bare.unit = {};
    low = share_scale(bare, y, !cue);
    if (!cue && low > y.value) low = share_scale(bare, y, false);
  }
  if (from && to && (cue || low > y.value)) return Relation::change;
  if (between == Joint::dash && low > y.value && !own_x) return Relation::second_alone;
  return Relation::range;
}

// Two members with `a`, `hasta`, `o`, a dash, or `y` after `entre` between them.
void Pass::pair(std::size_t k) {
  const Amount& x = members_[k];
  const Amount& y = members_[k + 1];
  Decimal low;
  const Relation relation = relate(x, y, joints_[k + 1], low);
  switch (relation) {
    case Relation::first_alone:
      return add_single(x);
    case Relation::second_alone:
      return add_single(y);
    case Relation::apart:
    case Relation::by_and_to: {
      add_single(x);
      const std::size_t at = found_.size();
      add_single(y);
      // The level reached, and no ceiling.
      if (relation == Relation::by_and_to && joints_[k + 1] == Joint::hasta && found_.size() > at) {
        found_[at].modifier = g_.modifiers.after(s_, y.last, in_.end);
      }
      return;
    }
    case Relation::change:
      return add_change(x, y, low);
    case Relation::range:
      const bool second = y.explicit_unit() && !(x.explicit_unit() && y.unit.dollar_sign);
      return add_range(x, y, low, second ? y.unit : x.unit);
  }
}

// `de 50 a 65 pesos`: two amounts, of which one may say the currency of both.
void Pass::add_change(const Amount& x, const Amount& y, Decimal low) {
  in_.changes = true;
  const bool own_x = x.explicit_unit(), own_y = y.explicit_unit();
  Amount start = x;
  start.value = low;
  if (!own_x && !own_y) {
    add(start, AmountModifier::none);
    add(y, AmountModifier::none);
    return;
  }
  if (!own_x && !y.fits) return;
  const auto first = static_cast<std::int32_t>(found_.size());
  add(start, around_.modifier(x.first, x.last, true), own_x ? -1 : first + (x.fits ? 1 : 0));
  add(y, AmountModifier::none, own_y ? -1 : first);
  if (found_.size() > static_cast<std::size_t>(first)) {
    found_.back().modifier = g_.modifiers.after(s_, y.last, in_.end);
  }
}

// Members joined by commas and `y`: each an amount of its own, those without a unit like the next one that has one.
std::size_t Pass::list(std::size_t k) {
  std::size_t end = k + 1;
  while (end < members_.size() &&
         (joints_[end] == Joint::comma || joints_[end] == Joint::y || joints_[end] == Joint::o)) {
    // A pair of its own begins at the next member.
    if (end + 1 < members_.size() &&
        (joints_[end + 1] == Joint::a || joints_[end + 1] == Joint::hasta || joints_[end + 1] == Joint::dash)) {
      break;
    }
    if (joints_[end] == Joint::y && around_.after_entre(members_[end - 1].first)) break;
    ++end;
  }
  const AmountModifier whole = around_.modifier(members_[k].first, members_[k].last, false);
  bool chain = false;  // the modifier of the list's head holds for this member
  for (std::size_t i = k; i < end; ++i) {
    const Amount& member = members_[i];
    const auto own_modifier = [&]() {
      const AmountModifier own = around_.modifier(member.first, member.last, false);
      return own == AmountModifier::none && chain ? whole : own;
    };
    if (member.explicit_unit()) {
      add(member, own_modifier());
      if (chain && i + 1 == end) chain = false;
      continue;
    }
    // The next member with a unit, where commas and a last `y` or `o` lead to it.
    std::size_t to = i + 1;
    while (to < end && !members_[to].explicit_unit() && joints_[to] == Joint::comma) ++to;
    const bool led = to < end && members_[to].explicit_unit() && (joints_[to] == Joint::y || joints_[to] == Joint::o) &&
                     !(member.year_like && members_[to].magnitude) && !around_.counts_something(member) &&
                     member.fits && !members_[to].prefixed;
    const bool back = i > k && joints_[i] != Joint::comma && members_[i - 1].explicit_unit() &&
                      members_[i - 1].prefixed && !around_.counts_something(member) && !member.year_like;
    if (led) {
      Amount shared = member;
      shared.value = share_scale(member, members_[to], false);
      std::size_t ahead = 0;
      for (std::size_t j = i + 1; j <= to; ++j) ahead += members_[j].fits;
      add(shared, own_modifier(), static_cast<std::int32_t>(found_.size() + ahead));
      chain = true;
    } else if (back && !found_.empty()) {
      add(member, own_modifier(), static_cast<std::int32_t>(found_.size()) - 1);
    } else {
      add_bare(member, own_modifier());
    }
  }
  return end;
}

// Reads the numbers that hang together from `at` on; returns where to go on.
std::size_t Pass::sequence(std::size_t at, const Amount& first) {
  constexpr std::size_t kMost = 32;
  members_.assign(1, first);
  joints_.assign(1, Joint::none);
  std::size_t next = first.last;
  while (members_.size() < kMost) {
    std::size_t begin = next;
    const Joint between = joint(next, begin);
    if (between == Joint::none || begin >= in_.end) break;
    if (!in_.may_begin_amount(begin)) break;
    const auto member = amounts_.read(begin);
    if (!member || (member->vague && !first.vague)) break;
    // `20 millones de euros a tres firmas`
    if ((between == Joint::a || between == Joint::hasta) && !member->explicit_unit() &&
        members_.back().explicit_unit() &&
        (around_.counts_something(*member) ||
         (!members_.back().prefixed && !around_.from_before(members_.back().first)))) {
      break;
    }
    members_.push_back(*member);
    joints_.push_back(between);
    next = member->last;
  }
  for (std::size_t k = 0; k < members_.size();) {
    const Joint between = k + 1 < members_.size() ? joints_[k + 1] : Joint::none;
    if (between == Joint::a || between == Joint::hasta || between == Joint::dash ||
        (between == Joint::o && !(k + 2 < members_.size() && joints_[k + 2] == Joint::o) &&
         (k == 0 || joints_[k] != Joint::comma)) ||
        (between == Joint::y && around_.after_entre(members_[k].first))) {
      pair(k);
      k += 2;
    } else {
      k = list(k);
    }
  }
  return std::max<std::size_t>(next, at + 1);
}

std::vector<Sighting> Pass::run() {
  for (const tokens::LexemeRange& sentence : s_.sentences) {
    in_.begin = sentence.first;
    in_.end = sentence.last;
    in_.changes = false;
    sentence_start_ = found_.size();
    sentence_unit_ = -1;
    for (std::size_t i = in_.begin; i < in_.end;) {
      const auto first = in_.may_begin_amount(i) ? amounts_.read(i) : std::nullopt;
      i = first ? sequence(i, *first) : i + 1;
    }
  }
  return std::move(found_);
}

}  // namespace

MoneyReader::MoneyReader(lexicon::Lexicon& lexicon) : grammar_(std::make_unique<Grammar>(lexicon)) {}
MoneyReader::~MoneyReader() = default;
MoneyReader::MoneyReader(MoneyReader&&) noexcept = default;
MoneyReader& MoneyReader::operator=(MoneyReader&&) noexcept = default;

std::vector<Money> MoneyReader::read(const TokenStream& stream, const Setting& setting) const {
  const std::vector<Sighting> sightings = Pass(*grammar_, stream, setting).run();
  if (sightings.empty()) return {};
  return Settlement(grammar_->currencies, stream, setting, sightings).settle();
}

}  // namespace gaceta::money
