#include "money/settlement.hpp"

#include <algorithm>
#include <optional>

#include "lexicon/countries.hpp"

namespace gaceta::money {

namespace {
constexpr CurrencyIndex kOpen = 0xFFFE;

std::array<std::int64_t, 4> key(const Sighting& s) noexcept {
  return {s.min.coefficient(), s.min.exponent(), s.max.coefficient(), s.max.exponent()};
}
}  // namespace

Settlement::Settlement(const CurrencyLexicon& currencies, const tokens::TokenStream& stream, const Setting& setting,
                       std::span<const Sighting> sightings)
    : currencies_(currencies),
      stream_(stream),
      setting_(setting),
      sightings_(sightings),
      day_(day_number(setting.published)),
      national_(currencies.national(setting.country, day_)),
      families_(currencies.family_count(), kOpen),
      currency_(sightings.size(), kNoIndex),
      counts_(currencies.size(), 0) {}

const std::vector<std::uint32_t>& Settlement::named_countries() {
  if (named_ready_) return named_;
  named_ready_ = true;
  named_.assign(lexicon::countries().size(), 0);
  const std::size_t end = stream_.size();
  for (std::size_t i = 0; i < end; ++i) {
    if (!currencies_.begins_country(stream_[i].word) || !stream_[i].is(tokens::kHasLetter)) continue;
    if (const auto match = currencies_.country(stream_, i, end)) {
      ++named_[match->value];
      i += match->length - 1;
    }
  }
  return named_;
}

bool Settlement::names(CurrencyIndex currency) {
  const std::vector<std::uint32_t>& named = named_countries();
  const std::span<const lexicon::Country> all = lexicon::countries();
  for (const std::string_view code : currencies_.currency(currency).countries) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].code == code && named[i] != 0) return true;
    }
  }
  return false;
}

CurrencyIndex Settlement::family(FamilyIndex family) {
  CurrencyIndex& settled = families_[family];
  if (settled != kOpen) return settled;
  const CurrencyFamily& row = currencies_.family(family);
  if (row.fixed) return settled = row.fallback;
  // One currency of the family named outright settles the rest.
  CurrencyIndex outright = kNoIndex;
  bool several = false;
  for (const Sighting& s : sightings_) {
    if (s.unit.kind != Unit::Kind::currency || !currencies_.in_family(s.unit.index, family)) continue;
    if (s.unit.code && s.unit.doubtful && !s.supported) continue;
    several |= outright != kNoIndex && outright != s.unit.index;
    outright = s.unit.index;
  }
  if (outright != kNoIndex && !several) return settled = outright;
  if (national_ != kNoIndex && currencies_.in_family(national_, family)) return settled = national_;
  if (const CurrencyIndex past = currencies_.of_family(family, setting_.country, day_); past != kNoIndex) {
    return settled = past;
  }
  if (outright != kNoIndex) return settled = outright;
  // The country that the text names most.
  const std::vector<std::uint32_t>& named = named_countries();
  const std::span<const lexicon::Country> all = lexicon::countries();
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (named[i] <= most) continue;
    CurrencyIndex there = currencies_.national(all[i].code, day_);
    if (there == kNoIndex || !currencies_.in_family(there, family)) {
      there = currencies_.of_family(family, all[i].code, day_);
    }
    if (there == kNoIndex) continue;
    most = named[i];
    settled = there;
  }
  if (most == 0) settled = row.fallback;
  return settled;
}

CurrencyIndex Settlement::dollar_sign() {
  CurrencyIndex& settled = families_[currencies_.dollar_sign()];
  if (settled != kOpen) return settled;
  if (const lexicon::Country* country = lexicon::find_country(setting_.country)) {
    return settled = currencies_.find(country->dollar);
  }
  // Without a country the document's pesos or dollars tell.
  bool pesos = false, dollars = false;
  const CurrencyIndex usd = currencies_.find("USD");
  for (const Sighting& s : sightings_) {
    pesos |= s.unit.kind == Unit::Kind::family && s.unit.index == currencies_.peso() && !s.unit.dollar_sign;
    pesos |= s.unit.kind == Unit::Kind::currency && currencies_.in_family(s.unit.index, currencies_.peso());
    dollars |= s.unit.kind == Unit::Kind::family && currencies_.family(s.unit.index).fallback == usd;
    dollars |= s.unit.kind == Unit::Kind::currency && s.unit.index == usd;
  }
  if (pesos) {
    settled = kNoIndex;
    return settled = family(currencies_.peso());
  }
  settled = kNoIndex;
  const std::vector<std::uint32_t>& named = named_countries();
  const std::span<const lexicon::Country> all = lexicon::countries();
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (named[i] <= most) continue;
    most = named[i];
    settled = currencies_.find(all[i].dollar);
  }
  if (most == 0 && dollars) settled = usd;
  return settled;
}

CurrencyIndex Settlement::minor(std::uint16_t index) {
  const std::vector<CurrencyIndex>& candidates = currencies_.minor(index);
  const auto has = [&](CurrencyIndex wanted) {
    return std::find(candidates.begin(), candidates.end(), wanted) != candidates.end();
  };
  if (candidates.size() == 1) return candidates.front();
  if (national_ != kNoIndex && has(national_)) return national_;
  CurrencyIndex best = kNoIndex;
  std::uint32_t most = 0;
  for (const CurrencyIndex candidate : candidates) {
    if (counts_[candidate] > most) best = candidate, most = counts_[candidate];
  }
  if (best != kNoIndex) return best;
  const CurrencyIndex euro = currencies_.find("EUR"), dollar = currencies_.find("USD");
  return has(euro) ? euro : has(dollar) && national_ == dollar ? dollar : kNoIndex;
}

CurrencyIndex Settlement::of_unit(const Unit& unit) {
  switch (unit.kind) {
    case Unit::Kind::currency:
      return unit.index;
    case Unit::Kind::family:
      return unit.dollar_sign ? dollar_sign() : family(unit.index);
    case Unit::Kind::national:
      return national_ != kNoIndex ? national_ : currencies_.find("MXN");
    case Unit::Kind::minor:
      return minor(unit.index);
    case Unit::Kind::none:
      break;
  }
  return kNoIndex;
}

CurrencyIndex Settlement::of_implicit(std::size_t i) {
  const Sighting& sighting = sightings_[i];
  if (sighting.like >= 0) {
    // What is no longer legal tender is always named.
    const CurrencyIndex other = currency_[static_cast<std::size_t>(sighting.like)];
    if (!sighting.loose || other == kNoIndex || day_ == 0 || currencies_.currency(other).until >= day_) return other;
  }
  if (sighting.quote) {
    const CurrencyIndex told_in = sighting.unit.found() ? of_unit(sighting.unit) : national_;
    if (told_in != kNoIndex) return told_in;
  }
  // The same amount with its currency elsewhere: a headline and its article.
  if (!sighting.vague) {
    if (const CurrencyIndex same = of_same_value(sighting); same != kNoIndex) return same;
  }
  if (dominant_ == kNoIndex) return national_;
  if (national_ == kNoIndex || dominant_ == national_) return dominant_;
  // A foreign currency holds for what is not named where it is more than a mention in passing.
  if (dominant_count_ >= 2 && dominant_count_ * 2 > explicit_count_) return dominant_;
  if (dominant_count_ == explicit_count_ && first_dominant_ < i) return dominant_;
  return national_;
}

CurrencyIndex Settlement::of_same_value(const Sighting& sighting) {
  if (!by_value_ready_) {
    by_value_ready_ = true;
    for (std::size_t k = 0; k < sightings_.size(); ++k) {
      const Sighting& s = sightings_[k];
      if (!s.implicit && !s.vague && currency_[k] != kNoIndex) by_value_.emplace_back(key(s), currency_[k]);
    }
    std::stable_sort(by_value_.begin(), by_value_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  const Value wanted = key(sighting);
  const auto same = std::lower_bound(by_value_.begin(), by_value_.end(), wanted,
                                     [](const auto& entry, const Value& value) { return entry.first < value; });
  return same != by_value_.end() && same->first == wanted ? same->second : kNoIndex;
}

void Settlement::survey() {
  undoubted_.assign(currencies_.size(), 0);
  for (std::size_t k = 0; k < sightings_.size(); ++k) {
    const Sighting& s = sightings_[k];
    if (s.implicit || currency_[k] == kNoIndex) continue;
    if (!s.unit.doubtful) ++undoubted_[currency_[k]];
  }
  std::sort(named_currencies_.begin(), named_currencies_.end());
  for (const CurrencyIndex c : named_currencies_) {
    explicit_count_ += counts_[c];
    // What is no longer legal tender is always named.
    if (day_ != 0 && currencies_.currency(c).until < day_) continue;
    if (counts_[c] > dominant_count_ || (counts_[c] == dominant_count_ && c == national_)) {
      dominant_ = c;
      dominant_count_ = counts_[c];
    }
  }
  for (first_dominant_ = 0; first_dominant_ < sightings_.size(); ++first_dominant_) {
    if (!sightings_[first_dominant_].implicit && currency_[first_dominant_] == dominant_) break;
  }
}

bool Settlement::is_money(std::size_t i) {
  const Sighting& sighting = sightings_[i];
  const Unit& unit = sighting.unit;
  if (!unit.doubtful && !unit.letter) return true;
  if (unit.slang) return sighting.context;
  const CurrencyIndex currency = of_unit(unit);
  if (unit.code) {
    return sighting.supported || sighting.priced || (currency == national_ && sighting.max >= *Decimal::make(50));
  }
  // `cuesta Q8` are quetzales in Guatemala, an Audi Q8 is a car.
  if (unit.letter) {
    return sighting.supported || (currency == national_ && (sighting.priced || sighting.max >= *Decimal::make(10)));
  }
  if (currency == kNoIndex) return false;
  // `tres bolivianos`, `dos coronas` are people and prizes, unless words of money stand near.
  if (sighting.small_word) return sighting.context && (currency == national_ || undoubted_[currency] != 0);
  if (currency != national_ && undoubted_[currency] == 0 && unit.kind == Unit::Kind::family) {
    if (sighting.of_thing) return false;
    // `una bombona de 33 libras vale 40 dólares`
    const std::vector<std::string_view>& weight = currencies_.family(unit.index).weight;
    if (std::find(weight.begin(), weight.end(), setting_.country) != weight.end() && !sighting.supported) {
      return sighting.priced || names(currency);
    }
  }
  if (sighting.supported || sighting.context) return true;
  // A name that is another word too: the country's own, or named elsewhere beyond doubt, or the country is spoken of.
  if (currency == national_) return true;
  if (unit.kind == Unit::Kind::family && currencies_.of_family(unit.index, setting_.country, day_) == currency)
    return true;
  return undoubted_[currency] != 0 || names(currency);
}

std::vector<Money> Settlement::settle() {
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    const Sighting& s = sightings_[i];
    if (s.implicit || s.unit.kind == Unit::Kind::minor || (s.unit.slang && s.unit.doubtful && !s.context)) continue;
    currency_[i] = of_unit(s.unit);
    if (currency_[i] != kNoIndex && counts_[currency_[i]]++ == 0) named_currencies_.push_back(currency_[i]);
  }
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    if (!sightings_[i].implicit && sightings_[i].unit.kind == Unit::Kind::minor)
      currency_[i] = of_unit(sightings_[i].unit);
  }
  survey();
  // A number without a unit may share that of one behind it.
  for (std::size_t i = sightings_.size(); i-- > 0;) {
    if (sightings_[i].implicit && sightings_[i].like > static_cast<std::int32_t>(i)) currency_[i] = of_implicit(i);
  }
  std::vector<Money> all;
  all.reserve(sightings_.size());
  std::vector<bool> kept(sightings_.size(), true);
  bool speaks_of_money = false;
  CurrencyIndex last = kNoIndex;
  std::optional<Currency> last_currency;
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    kept[i] = sightings_[i].implicit || is_money(i);
    speaks_of_money |= kept[i] && !sightings_[i].weak;
  }
  for (std::size_t i = 0; i < sightings_.size(); ++i) {
    const Sighting& s = sightings_[i];
    if (s.implicit) {
      if (s.like < static_cast<std::int32_t>(i)) currency_[i] = of_implicit(i);
      if (s.weak && !speaks_of_money) kept[i] = false;
      if (s.like >= 0 && !kept[static_cast<std::size_t>(s.like)]) kept[i] = false;
    }
    if (!kept[i]) continue;
    Money money;
    money.mention = {stream_.span(s.first, s.last), stream_[s.first].zone};
    if (!s.vague) {
      money.min = s.min;
      money.max = s.max;
    }
    if (currency_[i] != last) {
      last = currency_[i];
      last_currency = last == kNoIndex ? std::nullopt : Currency::parse(currencies_.currency(last).code);
    }
    money.currency = last_currency;
    money.modifier = s.modifier;
    money.implicit = s.implicit;
    money.vague = s.vague;
    all.push_back(money);
  }
  return all;
}

}  // namespace gaceta::money
