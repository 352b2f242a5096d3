#include "money/money_reader.hpp"

#include <algorithm>

#include "money/amount.hpp"
#include "money/amount_reader.hpp"
#include "money/ellipsis.hpp"
#include "money/grammar.hpp"
#include "money/settlement.hpp"
#include "money/surroundings.hpp"

namespace gaceta::money {

using lexicon::WordId;
using tokens::TokenStream;

namespace {

/// What stands between two numbers.
enum class Joint : std::uint8_t { none, comma, y, o, a, hasta, dash, plus };

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

  void add(const Amount& amount, AmountModifier modifier, std::int32_t like = -1);
  void add_pending(const Amount& amount);
  void add_single(const Amount& one);
  template <class Modifier>
  void add_bare(const Amount& amount, Modifier modifier);
  void add_elliptic(const Amount& amount);
  void add_by_and_to(const Amount& x, const Amount& y);
  void add_change(const Amount& x, const Amount& y, Decimal low);
  void add_range(const Amount& x, const Amount& y, Decimal min, const Unit& unit);

  Sentence in_;
  Surroundings around_{in_};
  AmountReader amounts_{in_, around_};
  Ellipsis ellipsis_{in_, around_};
  const Grammar& g_;
  const Words& w_;
  const TokenStream& s_;
  std::vector<Amount> members_;
  std::vector<Joint> joints_;  // joints_[k] stands before members_[k]
  std::vector<Sighting> found_;
  std::optional<Amount> pending_;    // a bare number that the next amount may tell to be money
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
  if (word == w_.plus) return Joint::plus;
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

// A number whose currency and magnitude stand with the amount before it.
void Pass::add_elliptic(const Amount& amount) {
  const Ellipsis::Antecedent before{found_.back(), last_scale_};
  const Amount full = ellipsis_.complete(amount, before);
  const auto like = static_cast<std::int32_t>(found_.size()) - 1;
  const std::uint8_t scale = last_scale_;
  AmountModifier modifier = around_.modifier(amount.first, amount.last, true);
  // `supera los 110.000 dólares y el ether los 4.100`
  if (modifier == AmountModifier::none && ellipsis_.shares_verb(amount, before.sighting)) {
    modifier = before.sighting.modifier;
  }
  add(full, modifier, like);
  if (!amount.magnitude) last_scale_ = scale;  // for the next that leaves it out
}

void Pass::add(const Amount& amount, AmountModifier modifier, std::int32_t like) {
  if (!amount.fits) return;
  add_pending(amount);
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
  static const Decimal kHundred = *Decimal::make(100), kThousand = *Decimal::make(1000);
  sighting.supported = amount.magnitude || amount.grouped || (amount.value >= kThousand && !amount.year_like);
  sighting.small_word = !amount.digits && !amount.magnitude && amount.value < kHundred;
  if (amount.unit.slang) {
    sighting.context = around_.is_priced(amount.first);
  } else if (amount.unit.doubtful && amount.unit.word) {
    sighting.context = around_.has_context(amount.first, amount.last);
    sighting.of_thing = around_.counts_thing(amount);
  }
  if (amount.unit.doubtful || amount.unit.letter) {
    sighting.priced = around_.takes_price(amount.first) || (amount.unit.letter && around_.is_priced(amount.first));
  }
  if (sighting.implicit && like < 0) {
    if (const auto price = around_.quotation(amount)) {
      sighting.quote = true;
      sighting.unit = *price;
    } else {
      sighting.like = sentence_unit_;
      sighting.loose = true;
    }
  }
  // `subieron 120 millones, a 41.340 millones de dólares`: the level says what the difference is in.
  if (!sighting.implicit && found_.size() > sentence_start_ && found_.back().implicit &&
      ellipsis_.is_level(amount, found_.back())) {
    found_.back().like = static_cast<std::int32_t>(found_.size());
    found_.back().loose = false;
  }
  last_scale_ = amount.run_power;
  // What stands in parentheses is mostly the same sum in other money.
  const bool aside = amount.first > in_.begin && (in_.is(amount.first - 1, w_.open) ||
                                                  (amount.first > in_.begin + 1 && in_.is(amount.first - 2, w_.open)));
  if (!sighting.implicit && !aside) sentence_unit_ = static_cast<std::int32_t>(found_.size());
  found_.push_back(sighting);
}

// `arrancó en 80.000 y se cerró en 210.000 dólares`: a number that only the amount behind it tells to be money.
void Pass::add_pending(const Amount& amount) {
  if (!pending_) return;
  const Amount bare = *pending_;
  pending_.reset();
  if (!amount.explicit_unit() || !ellipsis_.leads_to(bare, amount)) return;
  add(bare, around_.modifier(bare.first, bare.last, false), static_cast<std::int32_t>(found_.size()) + 1);
}

// A number that stands without a currency. Most of them are no money, so that what qualifies it is asked for last.
template <class Modifier>
void Pass::add_bare(const Amount& amount, Modifier modifier) {
  const Evidence says = around_.evidence(amount);
  if (says == Evidence::against) {
    if (found_.size() != sentence_start_ && ellipsis_.goes_on(amount, {found_.back(), last_scale_})) {
      return add_elliptic(amount);
    }
    if (found_.size() == sentence_start_ && !found_.empty() &&
        ellipsis_.is_next_item(amount, {found_.back(), last_scale_})) {
      return add_elliptic(amount);
    }
    pending_ = amount;
    return;
  }
  const std::size_t before = found_.size();
  if (says == Evidence::weak && amount.last_power < 6 && before > sentence_start_ && last_scale_ >= 6) {
    add_elliptic(amount);  // `iba a costar 8 millones y terminó costando 20`
  } else {
    add(amount, modifier());
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
  const auto own = [&] { return around_.modifier(one.first, one.last, false); };
  if (one.explicit_unit()) {
    add(one, own());
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
  // `un dólar a $4.100`: a rate
  const bool one = own_x && !x.digits && x.value == Decimal::make(1) && !x.prefixed;
  if (one && own_y && !from && between == Joint::a && y.unit.dollar_sign) return Relation::second_alone;
  // `aumentó un peso hasta los 21,75 pesos`
  if (own_x && own_y && !from && (changes || between == Joint::hasta)) return Relation::by_and_to;
  // `cayeron en 350 millones hasta los 40.100 millones de dólares`
  const std::size_t before = around_.skip_modifier(x.first);
  if (!own_x && own_y && changes && before > in_.begin && in_.is(before - 1, w_.en)) return Relation::by_and_to;
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
  switch (relate(x, y, joints_[k + 1], low)) {
    case Relation::first_alone:
      return add_single(x);
    case Relation::second_alone:
      return add_single(y);
    case Relation::apart:
      add_single(x);
      return add_single(y);
    case Relation::by_and_to:
      return add_by_and_to(x, y);
    case Relation::change:
      return add_change(x, y, low);
    case Relation::range:
      const bool second = y.explicit_unit() && !(x.explicit_unit() && y.unit.dollar_sign);
      return add_range(x, y, low, second ? y.unit : x.unit);
  }
}

// `aumentó un peso hasta los 21,75 pesos`: a difference, and the level reached, which no ceiling qualifies.
void Pass::add_by_and_to(const Amount& x, const Amount& y) {
  const auto second = static_cast<std::int32_t>(found_.size()) + 1;
  if (x.explicit_unit() || y.fits) {
    add(x, around_.modifier(x.first, x.last, false), x.explicit_unit() ? -1 : second);
  }
  add(y, g_.modifiers.after(s_, y.last, in_.end));
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
  // One that no Decimal can hold is left out, with what takes its currency from it.
  if ((!own_x && !y.fits) || (!own_y && !x.fits)) return;
  add(start, around_.modifier(x.first, x.last, true), own_x ? -1 : static_cast<std::int32_t>(found_.size()) + 1);
  add(y, g_.modifiers.after(s_, y.last, in_.end), own_y ? -1 : static_cast<std::int32_t>(found_.size()) - 1);
}

// Members joined by commas and `y`: each an amount of its own, those without a unit like the next one that has one.
std::size_t Pass::list(std::size_t k) {
  std::size_t end = k + 1;
  while (end < members_.size() && (joints_[end] == Joint::comma || joints_[end] == Joint::y ||
                                   joints_[end] == Joint::o || joints_[end] == Joint::plus)) {
    // A pair of its own begins at the next member.
    if (end + 1 < members_.size() &&
        (joints_[end + 1] == Joint::a || joints_[end + 1] == Joint::hasta || joints_[end + 1] == Joint::dash)) {
      break;
    }
    if (joints_[end] == Joint::y && around_.after_entre(members_[end - 1].first)) break;
    ++end;
  }
  bool chain = false;  // the modifier of the list's head holds for this member
  for (std::size_t i = k; i < end; ++i) {
    const Amount& member = members_[i];
    const auto own_modifier = [&] {
      const AmountModifier own = around_.modifier(member.first, member.last, false);
      if (own != AmountModifier::none || !chain) return own;
      return around_.modifier(members_[k].first, members_[k].last, false);
    };
    if (member.explicit_unit()) {
      add(member, own_modifier());
      if (chain && i + 1 == end) chain = false;
      continue;
    }
    // The next member with a unit, where commas and a last `y` or `o` lead to it.
    std::size_t to = i + 1;
    while (to < end && !members_[to].explicit_unit() && joints_[to] == Joint::comma) ++to;
    const bool led = to < end && members_[to].explicit_unit() && joints_[to] != Joint::comma &&
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
      add_bare(member, own_modifier);
    }
  }
  return end;
}

// Reads the numbers that hang together from `at` on; returns where to go on.
std::size_t Pass::sequence(std::size_t at, const Amount& first) {
  constexpr std::size_t kMost = 32;
  members_.clear();  // while there is none but the first
  std::size_t next = first.last;
  while (members_.size() < kMost) {
    std::size_t begin = next;
    const Joint between = joint(next, begin);
    if (between == Joint::none || begin >= in_.end) break;
    if (!in_.may_begin_amount(begin)) break;
    const auto member = amounts_.read(begin);
    if (!member || (member->vague && !first.vague)) break;
    // `20 millones de euros a tres firmas`
    const Amount& last = members_.empty() ? first : members_.back();
    if ((between == Joint::a || between == Joint::hasta) && !member->explicit_unit() && last.explicit_unit() &&
        (around_.counts_something(*member) || (!last.prefixed && !around_.from_before(last.first)))) {
      break;
    }
    if (members_.empty()) {
      members_.push_back(first);
      joints_.assign(1, Joint::none);
    }
    members_.push_back(*member);
    joints_.push_back(between);
    next = member->last;
  }
  if (members_.empty()) add_single(first);
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
    pending_.reset();
    for (std::size_t i = in_.next_anchor(in_.begin); i < in_.end; i = in_.next_anchor(i)) {
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
