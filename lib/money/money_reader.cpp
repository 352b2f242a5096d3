#include "money/money_reader.hpp"

#include <algorithm>
#include <cmath>

#include "lexicon/countries.hpp"
#include "money/amount.hpp"
#include "money/amount_modifiers.hpp"
#include "money/currency_lexicon.hpp"
#include "money/money_contexts.hpp"
#include "money/settlement.hpp"
#include "numerals/numeral.hpp"

namespace gaceta::money {

using lexicon::WordId;
using numerals::Numeral;
using tokens::TokenStream;

namespace {

/// What stands between two numbers.
enum class Joint : std::uint8_t { none, comma, y, o, a, hasta, dash };

/// What the text says of a number without a currency: no money, money, or money where the document speaks of money.
enum class Evidence : std::uint8_t { against, weak, strong };

/// Words of the grammar.
struct Words {
  explicit Words(lexicon::Lexicon& lexicon)
      : comma(lexicon.intern(",")),
        y(lexicon.intern("y")),
        e(lexicon.intern("e")),
        o(lexicon.intern("o")),
        u(lexicon.intern("u")),
        o_accent(lexicon.intern("ó")),
        a(lexicon.intern("a")),
        al(lexicon.intern("al")),
        hasta(lexicon.intern("hasta")),
        dash(lexicon.intern("-")),
        en_dash(lexicon.intern("–")),
        de(lexicon.intern("de")),
        del(lexicon.intern("del")),
        desde(lexicon.intern("desde")),
        entre(lexicon.intern("entre")),
        con(lexicon.intern("con")),
        por(lexicon.intern("por")),
        en(lexicon.intern("en")),
        percent(lexicon.intern("%")),
        ciento(lexicon.intern("ciento")),
        cien(lexicon.intern("cien")),
        per_mille(lexicon.intern("‰")),
        degree(lexicon.intern("°")),
        un(lexicon.intern("un")),
        una(lexicon.intern("una")),
        uno(lexicon.intern("uno")),
        pico(lexicon.intern("pico")),
        mi(lexicon.intern("mi")),
        ellos(lexicon.intern("ellos")),
        ellas(lexicon.intern("ellas")),
        los(lexicon.intern("los")),
        las(lexicon.intern("las")),
        cuales(lexicon.intern("cuales")),
        cada(lexicon.intern("cada")),
        que(lexicon.intern("que")),
        se(lexicon.intern("se")),
        solo(lexicon.intern("solo")),
        solo_accent(lexicon.intern("sólo")),
        sola(lexicon.intern("sola")),
        open(lexicon.intern("(")),
        billon(lexicon.intern("billón")),
        billones(lexicon.intern("billones")),
        llegar{lexicon.intern("llega"),    lexicon.intern("llegan"),  lexicon.intern("llegó"),
               lexicon.intern("llegaron"), lexicon.intern("llegaba"), lexicon.intern("llegaban"),
               lexicon.intern("llegar"),   lexicon.intern("llegará"), lexicon.intern("situarse"),
               lexicon.intern("sitúa"),    lexicon.intern("situó"),   lexicon.intern("gana"),
               lexicon.intern("ganó")},
        para(lexicon.intern("para")),
        mas(lexicon.intern("más")),
        plus(lexicon.intern("+")),
        otros(lexicon.intern("otros")) {}
  WordId comma, y, e, o, u, o_accent, a, al, hasta, dash, en_dash, de, del, desde, entre, con, por, en, percent, ciento,
      cien, per_mille, degree, un, una, uno, pico, mi, ellos, ellas, los, las, cuales, cada, que, se, solo, solo_accent,
      sola, open, billon, billones;
  std::array<WordId, 13> llegar;
  WordId para, mas, plus, otros;
};

}  // namespace

struct MoneyReader::State {
  explicit State(lexicon::Lexicon& lexicon)
      : numerals(lexicon), currencies(lexicon), modifiers(lexicon), contexts(lexicon), words(lexicon) {
    anchors.resize(lexicon.words().size(), 0);
    for (WordId word = 0; word < anchors.size(); ++word) {
      unsigned flags = 0;
      if (numerals.begins_number(word)) flags |= kNumber;
      if (currencies.begins_prefix(word)) flags |= kPrefix;
      if (word == words.un || word == words.una || word == words.uno) flags |= kArticle;
      anchors[word] = static_cast<std::uint8_t>(flags);
    }
  }
  static constexpr std::uint8_t kNumber = 1, kPrefix = 2, kArticle = 4;

  numerals::NumeralReader numerals;
  CurrencyLexicon currencies;
  AmountModifiers modifiers;
  MoneyContexts contexts;
  Words words;
  std::vector<std::uint8_t> anchors;  // by WordId: what may begin with the word

  [[nodiscard]] std::uint8_t anchor(WordId word) const noexcept {
    return word < anchors.size() ? anchors[word] : std::uint8_t{0};
  }
};

namespace {

/// Reads the amounts of one document, sentence by sentence, each lexeme once.
template <class State>
class Pass {
 public:
  Pass(const State& state, const TokenStream& stream, const Setting& setting)
      : state_(state), w_(state.words), s_(stream), setting_(setting) {}

  std::vector<Sighting> run();

 private:
  // The grammar, from small to large.
  std::optional<Amount> amount(std::size_t at);
  bool is_rate(std::size_t at) const;
  void settle_billion();
  void read_unit(Amount& amount, const Numeral& numeral, const Unit& prefix, std::size_t& next);
  void read_minor(Amount& amount, std::size_t& next);
  void read_hundredths(Amount& amount, std::size_t& next);
  bool is_plain_unit(const Amount& amount, const Numeral& numeral, const Unit& unit, std::size_t at) const;
  bool compatible(const Unit& prefix, const Unit& suffix) const;
  void apply(Amount& amount, const Unit& unit);
  std::size_t sequence(std::size_t at, const Amount& first);
  Joint joint(std::size_t at, std::size_t& next) const;
  void pair(std::size_t k);
  std::size_t list(std::size_t k);

  // What stands around.
  bool is(std::size_t i, WordId word) const noexcept { return i < end_ && s_[i].word == word; }
  bool is_percent(std::size_t i) const noexcept;
  // True where `un` or `una` is a number: before a unit or another part of a number.
  bool article_counts(std::size_t i) const noexcept {
    std::size_t next = i + 1;
    if (is(next, w_.solo) || is(next, w_.sola) || is(next, w_.solo_accent)) ++next;
    if (next >= end_) return false;
    const WordId word = s_[next].word;
    if (state_.currencies.begins_unit(word) || state_.numerals.begins_number(word)) return true;
    // `entre uno y dos euros`
    return (word == w_.y || word == w_.o || word == w_.a) && next + 1 < end_ &&
           (s_[next + 1].kind == TokenKind::number || state_.numerals.begins_number(s_[next + 1].word));
  }
  bool counts_something(const Amount& amount) const;
  Evidence evidence(const Amount& amount) const;
  bool is_implicit(const Amount& amount) const { return evidence(amount) == Evidence::strong; }
  bool takes_amount(const Amount& amount, std::size_t first) const;
  bool is_quotation(const Amount& amount, std::size_t first) const;
  bool leaves_out(const Amount& amount) const;
  bool goes_on(const Amount& amount) const;
  void add_elliptic(const Amount& amount);
  bool has_context(std::size_t first, std::size_t last) const;
  bool change_before(std::size_t first) const;
  bool reached(const AmountModifiers::Found& hasta, bool in_change) const;
  bool from_before(std::size_t first) const;
  bool after_entre(std::size_t first) const;
  Decimal share_scale(const Amount& bare, const Amount& full, bool ascending) const;
  AmountModifier modifier(std::size_t first, std::size_t last, bool in_change, bool in_range = false) const;

  void add(const Amount& amount, AmountModifier modifier, std::int32_t like = -1);
  void add_bare(const Amount& amount, AmountModifier modifier);
  void add_range(const Amount& x, const Amount& y, Decimal min, Decimal max, const Unit& unit);

  const State& state_;
  const Words& w_;
  const TokenStream& s_;
  const Setting& setting_;
  std::size_t begin_ = 0, end_ = 0;  // the sentence
  int billion_ = 12;                 // power of ten of `billón`
  bool billion_settled_ = false;
  std::vector<Amount> members_;
  std::vector<Joint> joints_;  // joints_[k] stands before members_[k]
  std::vector<Sighting> found_;
  bool sentence_changes_ = false;    // a change was read in the sentence
  std::size_t sentence_start_ = 0;   // found_ before the sentence
  std::int32_t sentence_unit_ = -1;  // the last of the sentence that says its currency
  std::uint8_t last_scale_ = 0;      // power of ten of the last amount's magnitudes
};

template <class State>
bool Pass<State>::is_percent(std::size_t i) const noexcept {
  if (i >= end_) return false;
  const WordId word = s_[i].word;
  if (word == w_.percent || word == w_.per_mille || word == w_.degree) return true;
  return word == w_.por && i + 1 < end_ && (s_[i + 1].word == w_.ciento || s_[i + 1].word == w_.cien);
}

template <class State>
void Pass<State>::apply(Amount& amount, const Unit& unit) {
  const int power =
      !unit.local_country.empty() && unit.local_country == setting_.country ? unit.local_power : unit.power;
  if (power != 0) {
    const auto scaled = amount.value.scaled(power);
    amount.fits = amount.fits && scaled.has_value();
    if (scaled) amount.value = *scaled;
    amount.last_power = amount.run_power = static_cast<std::uint8_t>(power);
    amount.magnitude = true;
  }
  if (unit.kind == Unit::Kind::minor) {
    amount.minor = true;
    const auto scaled = amount.value.scaled(-2);
    amount.fits = amount.fits && scaled.has_value();
    if (scaled) amount.value = *scaled;
  }
}

// True where a sign before the number and a name behind it can say the same money.
template <class State>
bool Pass<State>::compatible(const Unit& prefix, const Unit& suffix) const {
  if (prefix.dollar_sign || suffix.dollar_sign) return suffix.kind != Unit::Kind::minor;
  if (suffix.kind == Unit::Kind::national) return true;
  if (prefix.kind == Unit::Kind::currency && suffix.kind == Unit::Kind::currency) return prefix.index == suffix.index;
  if (prefix.kind == Unit::Kind::currency && suffix.kind == Unit::Kind::family) {
    return state_.currencies.in_family(prefix.index, suffix.index);
  }
  if (prefix.kind == Unit::Kind::family && suffix.kind == Unit::Kind::currency) {
    return state_.currencies.in_family(suffix.index, prefix.index);
  }
  if (prefix.kind == Unit::Kind::family && suffix.kind == Unit::Kind::family) return prefix.index == suffix.index;
  return false;
}

// `3 euros con 20 céntimos`, `15 dólares y 15 centavos`, `25 euros con 50`
template <class State>
void Pass<State>::read_minor(Amount& amount, std::size_t& next) {
  if (!amount.unit.word || amount.unit.kind == Unit::Kind::minor || amount.magnitude || !amount.value.is_integer())
    return;
  const bool with = is(next, w_.con);
  const std::size_t at = next + (with || is(next, w_.y) ? 1 : 0);
  if (at >= end_ || (s_[at].kind != TokenKind::number && (state_.anchor(s_[at].word) & State::kNumber) == 0)) return;
  const auto part = state_.numerals.read(s_, at, end_, setting_.decimal_mark);
  if (!part || !part->value.is_integer() || part->value >= *Decimal::make(100)) return;
  std::size_t last = part->last;
  const Unit unit = state_.currencies.after_number(s_, last, end_);
  if (unit.kind == Unit::Kind::minor) {
    last += unit.length;
  } else if (!with || unit.found() || is_percent(last) ||
             (last < end_ && s_[last].kind == TokenKind::word &&
              !state_.contexts.says(s_, last, MoneyContexts::kFollow))) {
    return;
  }
  const auto cents = part->value.scaled(-2);
  const auto sum = cents ? amount.value.plus(*cents) : std::nullopt;
  amount.fits = amount.fits && sum.has_value();
  if (sum) amount.value = *sum;
  next = last;
}

// Reads what stands behind the number: an abbreviated magnitude, a currency, a magnitude behind that.
template <class State>
void Pass<State>::read_unit(Amount& amount, const Numeral& numeral, const Unit& prefix, std::size_t& next) {
  const CurrencyLexicon& currencies = state_.currencies;
  const bool power_word = numeral.last_power != 0;
  // `8,5 M€`, `US$ 20 MM`, `11.000M`
  Unit unit = currencies.after_number(s_, next, end_);
  if (!unit.found() && !power_word) {
    if (const int power = state_.numerals.short_magnitude(s_, next); power != 0) {
      const Unit behind = currencies.after_number(s_, next + 1, end_);
      const bool glued = next < end_ && !s_[next].is(tokens::kSpaceBefore) && numeral.digits;
      if (prefix.found() || (behind.found() && (glued || !behind.word)) || (glued && power >= 6) ||
          (behind.found() && power >= 6) ||
          (is(next + 1, w_.de) && currencies.after_number(s_, next + 2, end_).found())) {
        const auto scaled = amount.value.scaled(power);
        amount.fits = amount.fits && scaled.has_value();
        if (scaled) amount.value = *scaled;
        amount.last_power = amount.run_power = static_cast<std::uint8_t>(power);
        amount.magnitude = true;
        ++next;
        unit = currencies.after_number(s_, next, end_);
      }
    }
  }
  // `20 mi pesos` is a slip for `mil`.
  if (!unit.found() && !power_word && is(next, w_.mi) && currencies.after_number(s_, next + 1, end_).word) {
    if (const auto scaled = amount.value.scaled(3)) {
      amount.value = *scaled;
      amount.magnitude = true;
      amount.last_power = amount.run_power = 3;
      unit = currencies.after_number(s_, ++next, end_);
    }
  }
  std::size_t at = next;
  if (!unit.found() && amount.value == *Decimal::make(1) &&
      (is(at, w_.solo) || is(at, w_.sola) || is(at, w_.solo_accent))) {
    if (const Unit behind = currencies.after_number(s_, at + 1, end_); behind.word) {
      unit = behind;
      ++at;
    }
  }
  if (!unit.found() && is(at, w_.y) && is(at + 1, w_.pico)) {
    at += 2;
    unit = currencies.after_number(s_, at, end_);
    amount.and_more = true;
  }
  if (!unit.found() && is(at, w_.de) &&
      (power_word || amount.magnitude || numeral.collective || amount.vague || at != next || numeral.run_power != 0 ||
       state_.numerals.begins_number(s_[at - 1].word))) {
    ++at;
    unit = currencies.after_number(s_, at, end_);
    // Signs and codes stand directly behind the number, but for `millones de US$`.
    if (unit.found() && unit.letter) unit = {};
  }
  if (unit.letter && numeral.digits) unit = {};  // `20 L` are litres
  if (unit.found() && unit.word && !is_plain_unit(amount, numeral, unit, at)) unit = {};
  if (unit.found() && prefix.found() && !compatible(prefix, unit)) unit = {};
  if (!unit.found()) return;
  apply(amount, unit);
  next = at + unit.length;
  const bool sharper = !prefix.found() || prefix.dollar_sign || prefix.kind == Unit::Kind::family;
  if (sharper) {
    amount.unit = unit;
    if (prefix.found() && unit.kind == Unit::Kind::national) amount.unit.length = unit.length;
  }
  // `centavos de dólar`
  if (unit.kind == Unit::Kind::minor && is(next, w_.de)) {
    const Unit of = currencies.after_number(s_, next + 1, end_);
    if (of.found() && of.word && of.kind != Unit::Kind::minor) {
      amount.unit = of;
      amount.unit.singular = false;
      next += 1 + of.length;
    }
  }
  // `125 USD millones`
  if (!unit.word && !power_word && !amount.magnitude) {
    while (const int power = state_.numerals.magnitude(s_, next)) {
      if (next >= end_ || (power == 3 && state_.numerals.magnitude(s_, next + 1) < 6)) break;
      const auto scaled = amount.value.scaled(power);
      amount.fits = amount.fits && scaled.has_value();
      if (scaled) amount.value = *scaled;
      amount.run_power = static_cast<std::uint8_t>(amount.run_power + power);
      amount.last_power = static_cast<std::uint8_t>(power);
      amount.magnitude = true;
      ++next;
    }
  }
  // `500 pesos M.N.`, `100 dólares USD`
  const Unit again = currencies.after_number(s_, next, end_);
  if (again.found() && !again.word && again.power == 0 && compatible(amount.unit, again) && unit.word) {
    if (again.kind == Unit::Kind::currency) amount.unit = again;
    amount.unit.word = true;
    next += again.length;
  }
  read_minor(amount, next);
  read_hundredths(amount, next);
}

// `1,500 pesos 00/100 M.N.`, as contracts and courts write sums
template <class State>
void Pass<State>::read_hundredths(Amount& amount, std::size_t& next) {
  if (!amount.unit.word || next >= end_ || s_[next].kind != TokenKind::number || !amount.value.is_integer()) return;
  const std::string_view text = s_.view(next);
  if (text.size() != 6 || text.substr(2) != "/100" || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return;
  const auto sum = amount.value.plus(*Decimal::make((text[0] - '0') * 10 + (text[1] - '0'), -2));
  amount.fits = amount.fits && sum.has_value();
  if (sum) amount.value = *sum;
  ++next;
  const Unit again = state_.currencies.after_number(s_, next, end_);
  if (!again.found() || again.word || again.power != 0 || !compatible(amount.unit, again)) return;
  if (again.kind == Unit::Kind::currency) amount.unit = again;
  amount.unit.word = true;
  next += again.length;
}

// False where the word is another one here: `un marco ético`, `19.33 Euro 22.77`, `2 Marcos Riquelme`.
template <class State>
bool Pass<State>::is_plain_unit(const Amount& amount, const Numeral& numeral, const Unit& unit, std::size_t at) const {
  const std::size_t next = at + unit.length;
  const bool capital = s_[at].is(tokens::kInitialUpper) && !s_[at].is(tokens::kAllUpper);
  if (unit.doubtful && capital) return false;
  // `300 bolivianos residen en España`, `20 libras de peso`
  if (unit.doubtful && next < end_ &&
      state_.contexts.says(s_, is(next, w_.de) && next + 1 < end_ ? next + 1 : next, MoneyContexts::kOther)) {
    return false;
  }
  if (!unit.singular || at != numeral.last) return true;
  if (amount.value != *Decimal::make(1)) {
    // The name of the next quotation: `Dólar 17.48 Euro 20.61`.
    return !(capital && next < end_ && s_[next].kind == TokenKind::number);
  }
  if (numeral.digits) return true;
  if (unit.doubtful && unit.kind == Unit::Kind::family) return false;
  if (next >= end_ || s_[next].kind != TokenKind::word) return !(next < end_ && s_[next].kind == TokenKind::number);
  const WordId word = s_[next].word;
  if (word == w_.de || word == w_.del || word == w_.que || word == w_.se) {
    return word == w_.de && is(next + 1, w_.cada);
  }
  if (!s_[next].is(tokens::kInitialUpper) && !state_.contexts.says(s_, next, MoneyContexts::kFollow)) return false;
  // `tiene un peso en la economía`
  return unit.index != state_.currencies.peso() || unit.kind != Unit::Kind::family || has_context(amount.first, next) ||
         change_before(amount.first);
}

// `un billón (mil millones)`, `1.000 millones, o un billón`: a text that equates them means 10^9.
template <class State>
void Pass<State>::settle_billion() {
  billion_settled_ = true;
  const auto thousand_millions = [&](std::size_t at) {
    const auto number = state_.numerals.read(s_, at, std::min(at + 3, s_.size()), setting_.decimal_mark);
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

// `el dólar cerró en S/ 3.385`: rates have three decimals, where nothing else tells what the point is.
template <class State>
bool Pass<State>::is_rate(std::size_t at) const {
  if (setting_.decimal_mark != DecimalMark::unknown || at >= end_ || s_[at].kind != TokenKind::number) return false;
  const std::string_view text = s_.view(at);
  if (text.size() != 5 || text[1] != '.' || text.substr(2) == "000") return false;
  if (lexicon::decimal_mark_of(setting_.country) != DecimalMark::point) return false;
  constexpr std::size_t kReach = 16;
  for (std::size_t i = at; i > begin_ && i + kReach > at; --i)
    if (state_.currencies.is_singular_name(s_[i - 1].word)) return true;
  return false;
}

template <class State>
std::optional<Amount> Pass<State>::amount(std::size_t at) {
  Amount result;
  result.first = static_cast<std::uint32_t>(at);
  std::size_t next = at;
  Unit prefix = state_.currencies.before_number(s_, next, end_);
  int prefix_power = 0;
  if (prefix.found()) {
    next += prefix.length;
    // `USD $ 20`, `$ MXN 20`
    if (const Unit second = state_.currencies.before_number(s_, next, end_);
        second.found() && compatible(prefix, second)) {
      if (prefix.dollar_sign || prefix.kind == Unit::Kind::family) prefix = second;
      next += second.length;
    }
    // `US$ MM 20`
    if (prefix.power == 0) {
      prefix_power = state_.numerals.short_magnitude(s_, next);
      if (prefix_power != 0) ++next;
    }
    if (next >= end_) return std::nullopt;
  }
  if (s_[next].zone == Zone::link) return std::nullopt;
  const DecimalMark mark = is_rate(next) ? DecimalMark::point : setting_.decimal_mark;
  auto numeral = state_.numerals.read_any(s_, next, end_, mark, billion_);
  if (numeral && numeral->last_power == 12 && !billion_settled_) {
    settle_billion();
    if (billion_ != 12) numeral = state_.numerals.read_any(s_, next, end_, mark, billion_);
  }
  if (!numeral) {
    if (prefix.found()) return std::nullopt;
    const std::size_t vague = state_.numerals.read_vague(s_, next, end_);
    if (vague == next) return std::nullopt;
    result.vague = true;
    result.magnitude = true;
    next = vague;
    Unit unit = state_.currencies.after_number(s_, next, end_);
    if (!unit.found() && is(next, w_.de)) {
      unit = state_.currencies.after_number(s_, next + 1, end_);
      if (unit.found()) ++next;
    }
    if (unit.found() && !unit.letter) {
      result.unit = unit;
      next += unit.length;
    }
    result.last = static_cast<std::uint32_t>(next);
    return result;
  }
  result.digits = numeral->digits;
  result.fits = numeral->fits;
  result.value = numeral->value;
  result.last_power = numeral->last_power;
  result.run_power = numeral->run_power;
  const std::string_view written = s_.view(numeral->first);
  result.grouped =
      numeral->digits && (written.find_first_of(".,'") != std::string_view::npos ||
                          (numeral->last > numeral->first + 1 && s_[numeral->first + 1].kind == TokenKind::number));
  result.magnitude = numeral->run_power != 0 || numeral->last > numeral->first + 1;
  next = numeral->last;
  if (prefix.found()) {
    // `expediente PES 016`
    if (numeral->digits && written.size() > 1 && written[0] == '0' && !result.grouped) return std::nullopt;
    result.prefixed = true;
    result.unit = prefix;
    if (const int power = prefix_power; power != 0) {
      const auto scaled = result.value.scaled(power);
      result.fits = result.fits && scaled.has_value();
      if (scaled) result.value = *scaled;
      result.magnitude = true;
      result.last_power = result.run_power = static_cast<std::uint8_t>(power);
    }
    apply(result, prefix);
  }
  if (is_percent(next) && !prefix.found()) return std::nullopt;
  const std::size_t before = next;
  read_unit(result, *numeral, prefix, next);
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
  const Decimal& value = result.value;
  result.year_like = numeral->digits && !result.magnitude && !result.grouped && value >= *Decimal::make(1900) &&
                     value <= *Decimal::make(2100);
  result.last = static_cast<std::uint32_t>(next);
  return result;
}

template <class State>
Joint Pass<State>::joint(std::size_t at, std::size_t& next) const {
  if (at >= end_) return Joint::none;
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
    if (next >= end_ || space != s_[next].is(tokens::kSpaceBefore)) return Joint::none;
    return Joint::dash;
  }
  if (found == Joint::none) return found;
  if (found == Joint::y && is(next, w_.hasta)) ++next;
  if (is(next, w_.los) || is(next, w_.las)) ++next;
  return found;
}

// True where a noun behind an amount without a unit says what it counts.
template <class State>
bool Pass<State>::counts_something(const Amount& amount) const {
  const std::size_t next = amount.last;
  if (next >= end_) return false;
  if (is_percent(next)) return true;
  const tokens::Lexeme& lexeme = s_[next];
  if (state_.contexts.says(s_, next, MoneyContexts::kCountable)) return true;
  if (lexeme.kind == TokenKind::symbol && s_.view(next) != "|" && s_.view(next) != "*") return true;
  if (lexeme.kind != TokenKind::word) return false;
  if (s_.text[lexeme.begin] >= '0' && s_.text[lexeme.begin] <= '9') return true;  // `800M3`
  if (lexeme.word == w_.de) {
    if (next + 1 >= end_) return false;
    const tokens::Lexeme& noun = s_[next + 1];
    if (noun.kind == TokenKind::word && state_.contexts.says(s_, next + 1, MoneyContexts::kCountable)) return true;
    if (noun.kind != TokenKind::word || noun.is(tokens::kInitialUpper)) return false;
    if (noun.word == w_.ellos || noun.word == w_.ellas) return false;
    const std::uint16_t says = state_.contexts.of(noun.word);
    if ((says & (MoneyContexts::kCountable | MoneyContexts::kCount)) != 0) return true;
    if ((says & (MoneyContexts::kWhat | MoneyContexts::kFollow)) != 0) return false;
    // `20 millones de multa`, but `20 millones de becas`
    return (says & (MoneyContexts::kPrice | MoneyContexts::kMoney)) == 0 || s_.view(next + 1).back() == 's';
  }
  if (lexeme.word == w_.del) return false;
  if (state_.contexts.says(s_, next, MoneyContexts::kFollow)) return false;
  if (lexeme.is(tokens::kAllUpper) && amount.last_power < 6) return true;  // `3.000 UTM`
  if (lexeme.is(tokens::kInitialUpper)) return false;
  // `millones` needs `de` before what it counts.
  return amount.last_power < 6;
}

// What the text around a number without a currency says of it.
template <class State>
Evidence Pass<State>::evidence(const Amount& amount) const {
  if (counts_something(amount)) return Evidence::against;
  // `otras 40 millones` are doses, or people; money without a name is masculine.
  if (amount.first > begin_ && state_.contexts.says(s_, amount.first - 1, MoneyContexts::kFeminine))
    return Evidence::against;
  const bool millions = amount.last_power >= 6 || amount.vague;
  const std::size_t first = state_.modifiers.skip_article(s_, begin_, amount.first);
  if (!millions && is_quotation(amount, first)) return Evidence::strong;
  if (!millions && takes_amount(amount, first)) return Evidence::weak;
  if (!millions && !amount.grouped && !amount.magnitude) return Evidence::against;
  // `millones` or `millón` alone
  if (amount.last < amount.first + 2 && (amount.vague || state_.numerals.magnitude(s_, amount.first) >= 6)) {
    return Evidence::against;
  }
  if (amount.year_like || (!millions && amount.value < *Decimal::make(1000))) return Evidence::against;
  const AmountModifiers::Found modifier = state_.modifiers.before(s_, begin_, amount.first);
  const std::size_t start = modifier.modifier != AmountModifier::none ? modifier.at : first;
  const unsigned money = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat | MoneyContexts::kNear;
  if (!millions) {
    if (amount.last < end_ && state_.contexts.says(s_, amount.last, MoneyContexts::kRate)) return Evidence::strong;
    // `multa de 800.000`, `un salario neto mensual de 15 mil`, `cobra 3.000`
    if (start == begin_) return Evidence::against;
    const std::size_t governor = start - 1;
    if (state_.contexts.says(s_, governor, MoneyContexts::kMoney | MoneyContexts::kPrice) &&
        !state_.contexts.says(s_, governor, MoneyContexts::kTrade)) {
      // `con 65.000 firmas de apoyo necesitaba 15.000`
      for (std::size_t i = governor; i > begin_ && i + 8 > governor; --i) {
        if (state_.contexts.says(s_, i - 1, MoneyContexts::kCount | MoneyContexts::kCountable))
          return Evidence::against;
      }
      return Evidence::strong;
    }
    const WordId word = s_[governor].word;
    if (word != w_.de && word != w_.por && word != w_.en && word != w_.a && word != w_.con) return Evidence::against;
    for (std::size_t i = governor; i > begin_ && i + 4 > governor; --i) {
      const std::uint16_t says = state_.contexts.of(s_[i - 1].word);
      if ((says & MoneyContexts::kCount) != 0) return Evidence::against;
      if ((says & MoneyContexts::kPrice) != 0) return Evidence::strong;
    }
    return Evidence::against;
  }
  constexpr std::size_t kBack = 30, kAhead = 9;
  for (std::size_t i = start; i > begin_ && i + kBack > start; --i) {
    const std::uint16_t says = state_.contexts.of(s_[i - 1].word);
    if ((says & MoneyContexts::kCount) != 0 && (says & money) == 0) return Evidence::against;
    if ((says & money) != 0) return Evidence::strong;
  }
  for (std::size_t i = amount.last; i < end_ && i < amount.last + kAhead; ++i) {
    const std::uint16_t says = state_.contexts.of(s_[i].word);
    if ((says & money) != 0) return Evidence::strong;
    if ((says & MoneyContexts::kCount) != 0) return Evidence::against;
  }
  // `por 188,7 millones` needs no verb.
  if (start > begin_ && is(start - 1, w_.por)) return Evidence::strong;
  return Evidence::weak;
}

// `el pollo, que costaba 70, subió a 85 pesos`: a number alone behind a verb of price.
template <class State>
bool Pass<State>::takes_amount(const Amount& amount, std::size_t first) const {
  const AmountModifiers::Found modifier = state_.modifiers.before(s_, begin_, amount.first);
  const std::size_t start = modifier.modifier != AmountModifier::none ? modifier.at : first;
  if (!amount.digits || amount.year_like || start == begin_ ||
      !state_.contexts.says(s_, start - 1, MoneyContexts::kTakes)) {
    return false;
  }
  return amount.last >= end_ || s_[amount.last].kind == TokenKind::punctuation || is(amount.last, w_.y);
}

// `Dólar 19.33`, `el dólar a 19,33`: the price of a currency.
template <class State>
bool Pass<State>::is_quotation(const Amount& amount, std::size_t first) const {
  if (!amount.grouped || amount.value.is_integer() || first == begin_) return false;
  std::size_t name = first - 1;
  if (!is(name, w_.a) && !is(name, w_.en)) {
    return state_.currencies.is_singular_name(s_[name].word) && s_[name].is(tokens::kInitialUpper);
  }
  // A verb may stand between: `el dólar cerró ayer a 19,33`.
  for (std::size_t reach = 0; reach < 4 && name > begin_; ++reach) {
    --name;
    if (s_[name].kind != TokenKind::word) return false;
    if (state_.currencies.is_singular_name(s_[name].word)) return true;
  }
  return false;
}

// `frente a los 48,3 de 2024`, `8.000 de ellos`: a number that leaves out what the amount before it says.
template <class State>
bool Pass<State>::leaves_out(const Amount& amount) const {
  if (found_.size() == sentence_start_ || found_.back().vague || !amount.digits || amount.year_like) return false;
  if (is(amount.last, w_.de) && amount.last + 1 < end_) {
    const WordId behind = s_[amount.last + 1].word;
    if (behind == w_.ellos || behind == w_.ellas ||
        ((behind == w_.los || behind == w_.las) && is(amount.last + 2, w_.cuales))) {
      return true;
    }
    if (s_[amount.last + 1].kind != TokenKind::number && counts_something(amount)) return false;
  } else if (counts_something(amount)) {
    return false;
  }
  return state_.modifiers.compares(s_, begin_, amount.first);
}

// A number that goes on with the amount before it, without saying again what of: `10 millones de euros para vivienda,
// 20 para salud`; `60 millones fijos más 20 en variables`; `el deporte recibe 200.000 euros y la cultura, 95.000`.
template <class State>
bool Pass<State>::goes_on(const Amount& amount) const {
  constexpr std::size_t kReach = 16;
  if (found_.size() == sentence_start_ || found_.back().vague || !amount.digits || amount.year_like ||
      amount.first <= begin_ || amount.first > found_.back().last + kReach || counts_something(amount)) {
    return false;
  }
  const std::size_t after_last = found_.back().last;
  const WordId joint = s_[amount.first - 1].word;
  const bool listed = joint == w_.comma || joint == w_.y || joint == w_.o;
  const bool closed = amount.last >= end_ || s_[amount.last].kind == TokenKind::punctuation;
  // The same preposition behind both.
  if (listed && !closed && is(after_last, s_[amount.last].word) && after_last + 1 < end_ &&
      s_[after_last + 1].kind != TokenKind::number &&
      (is(after_last, w_.para) || is(after_last, w_.a) || is(after_last, w_.al) || is(after_last, w_.en))) {
    return true;
  }
  std::size_t plus = amount.first - 1;
  if (is(plus, w_.otros) && plus > begin_) --plus;
  if ((is(plus, w_.mas) || is(plus, w_.plus)) && plus <= after_last + 1) return true;
  // The verb is left out, and a comma stands for it.
  return joint == w_.comma && closed && amount.grouped && !amount.magnitude && last_scale_ < 6 &&
         amount.value.is_integer() && found_.back().max >= *Decimal::make(1000) && !found_.back().implicit;
}

// A number whose currency and magnitude stand with the amount before it.
template <class State>
void Pass<State>::add_elliptic(const Amount& amount) {
  const auto before = static_cast<std::int32_t>(found_.size()) - 1;
  Amount full;
  full.value = found_.back().max;
  full.last_power = last_scale_;
  full.run_power = last_scale_;
  full.unit = found_.back().unit;
  Amount scaled = amount;
  scaled.value = amount.magnitude ? amount.value : share_scale(amount, full, false);
  const std::uint8_t scale = last_scale_;
  add(scaled, modifier(amount.first, amount.last, true), before);
  if (!amount.magnitude) last_scale_ = scale;  // for the next that leaves it out
}

template <class State>
bool Pass<State>::has_context(std::size_t first, std::size_t last) const {
  const unsigned money = MoneyContexts::kMoney | MoneyContexts::kPrice | MoneyContexts::kWhat;
  for (std::size_t i = first; i > begin_ && i + 8 > first; --i) {
    if (state_.contexts.says(s_, i - 1, money)) return true;
  }
  for (std::size_t i = last; i < end_ && i < last + 4; ++i) {
    if (state_.contexts.says(s_, i, money)) return true;
  }
  return false;
}

// True where the nearest word before that speaks of it says a change and not a range.
template <class State>
bool Pass<State>::change_before(std::size_t first) const {
  // One change brings others along: `pasó de 80 a 95 pesos (Luján) y de 85 a 110 pesos (Morón)`.
  const std::size_t kReach = sentence_changes_ ? 80 : 25;
  for (std::size_t i = first; i > begin_ && i + kReach > first; --i) {
    const std::uint16_t says = state_.contexts.of(s_[i - 1].word);
    if ((says & MoneyContexts::kChange) != 0) return true;
    if ((says & MoneyContexts::kRange) != 0) return false;
  }
  return false;
}

template <class State>
bool Pass<State>::from_before(std::size_t first) const {
  const std::size_t at = state_.modifiers.skip_article(s_, begin_, first);
  return at > begin_ && (is(at - 1, w_.de) || is(at - 1, w_.desde) || is(at - 1, w_.del));
}

template <class State>
bool Pass<State>::after_entre(std::size_t first) const {
  const std::size_t at = state_.modifiers.skip_article(s_, begin_, first);
  return at > begin_ && is(at - 1, w_.entre);
}

// The value of a number that shares the magnitude of its neighbour: `10 y 20 millones`.
template <class State>
Decimal Pass<State>::share_scale(const Amount& bare, const Amount& full, bool ascending) const {
  if (bare.explicit_unit() || !bare.fits) return bare.value;
  if (full.minor) {
    const auto hundredths = bare.value.scaled(-2);
    return hundredths ? *hundredths : bare.value;
  }
  if (full.last_power == 0 || bare.last_power >= full.last_power) return bare.value;
  std::optional<Decimal> best;
  double best_distance = 0;
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
    const double distance = std::abs(magnitude_of(*value) - magnitude_of(full.value));
    if (!best || distance < best_distance) best = value, best_distance = distance;
  }
  return best ? *best : bare.value;
}

// True where `hasta` leads to a level that was reached: `cae un 11,3% hasta 682 millones`.
template <class State>
bool Pass<State>::reached(const AmountModifiers::Found& hasta, bool in_change) const {
  if (hasta.article || in_change || (hasta.at > begin_ && is(hasta.at - 1, w_.comma))) return true;
  bool reached = false;
  for (std::size_t i = hasta.at; i > begin_ && i + 12 > hasta.at; --i) {
    const WordId word = s_[i - 1].word;
    if (state_.contexts.says(s_, i - 1, MoneyContexts::kCeiling)) return false;
    if (state_.contexts.says(s_, i - 1, MoneyContexts::kChange) || word == w_.percent) return true;
    reached |= word != lexicon::kNoWord && std::find(w_.llegar.begin(), w_.llegar.end(), word) != w_.llegar.end();
  }
  return reached;
}

template <class State>
AmountModifier Pass<State>::modifier(std::size_t first, std::size_t last, bool in_change, bool in_range) const {
  const AmountModifiers::Found found = state_.modifiers.before(s_, begin_, first);
  AmountModifier modifier = found.modifier;
  if (found.when == AmountModifiers::When::ceiling) {
    const WordId before = found.at > begin_ ? s_[found.at - 1].word : lexicon::kNoWord;
    const bool preposition = before != lexicon::kNoWord && (before == w_.de || before == w_.por || before == w_.con ||
                                                            before == w_.en || before == w_.a || before == w_.para);
    if (!preposition && reached(found, in_change)) modifier = AmountModifier::none;
  } else if (found.when == AmountModifiers::When::floor && (in_change || in_range || change_before(found.at))) {
    modifier = AmountModifier::none;
  }
  if (modifier == AmountModifier::none) modifier = state_.modifiers.after(s_, last, end_);
  return modifier;
}

template <class State>
void Pass<State>::add(const Amount& amount, AmountModifier modifier, std::int32_t like) {
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
  if (amount.unit.doubtful && amount.unit.word) sighting.context = has_context(amount.first, amount.last);
  if (sighting.implicit && like < 0) {
    sighting.quote =
        amount.last_power < 6 && is_quotation(amount, state_.modifiers.skip_article(s_, begin_, amount.first));
    if (!sighting.quote) {
      sighting.like = sentence_unit_;
      sighting.loose = true;
    }
  }
  last_scale_ = amount.run_power;
  // What stands in parentheses is mostly the same sum in other money.
  const bool aside = amount.first > begin_ &&
                     (is(amount.first - 1, w_.open) || (amount.first > begin_ + 1 && is(amount.first - 2, w_.open)));
  if (!sighting.implicit && !aside) sentence_unit_ = static_cast<std::int32_t>(found_.size());
  found_.push_back(sighting);
}

// A number that stands without a currency.
template <class State>
void Pass<State>::add_bare(const Amount& amount, AmountModifier modifier) {
  const Evidence says = evidence(amount);
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

template <class State>
void Pass<State>::add_range(const Amount& x, const Amount& y, Decimal min, Decimal max, const Unit& unit) {
  if (!x.fits || !y.fits) return;
  if (max < min) std::swap(min, max);
  Amount whole = y;
  whole.first = x.first;
  whole.unit = unit;
  whole.value = max;
  whole.magnitude = x.magnitude || y.magnitude;
  whole.vague = x.vague || y.vague;
  const std::size_t before = found_.size();
  add(whole, modifier(x.first, y.last, false, true));
  if (found_.size() > before) found_.back().min = min;
}

// Two members with `a`, `hasta`, `o`, a dash, or `y` after `entre` between them.
template <class State>
void Pass<State>::pair(std::size_t k) {
  const Amount& x = members_[k];
  const Amount& y = members_[k + 1];
  const Joint between = joints_[k + 1];
  const auto single = [&](const Amount& one) {
    const AmountModifier own = modifier(one.first, one.last, false);
    if (one.explicit_unit()) {
      add(one, own);
    } else {
      add_bare(one, own);
    }
  };
  const bool own_x = x.explicit_unit(), own_y = y.explicit_unit();
  const bool follows_y = !own_y && (counts_something(y) || y.year_like);
  if (!own_x && !own_y) {
    if (follows_y || evidence(y) == Evidence::against) {
      single(x);
      return;
    }
  } else if (!own_y && follows_y) {
    single(x);
    return;
  } else if (!own_y && !x.prefixed && between != Joint::a && between != Joint::hasta) {
    // `50 pesos o 60`: the second stands alone.
    single(x);
    return;
  } else if (!own_x && own_y && x.year_like && y.last_power >= 6) {
    single(y);
    return;
  } else if (own_x && own_y && !compatible(x.unit, y.unit) && !compatible(y.unit, x.unit)) {
    single(x);
    single(y);
    return;
  }
  const bool from = from_before(x.first);
  const bool entre = between == Joint::y;
  if (own_x && own_y && !from && (between == Joint::hasta || (between == Joint::a && change_before(x.first)))) {
    // `aumentó un peso hasta los 21,75 pesos`
    single(x);
    const std::size_t at = found_.size();
    single(y);
    if (between == Joint::hasta && found_.size() > at) found_[at].modifier = state_.modifiers.after(s_, y.last, end_);
    return;
  }
  const bool cue = from && (between == Joint::a || between == Joint::hasta) && change_before(x.first);
  // Magnitudes are shared in both directions: `10 a 12 millones`, `US$10 a 12 millones`.
  Decimal low = x.value;
  if (!own_x || x.prefixed) {
    Amount bare = x;
    bare.unit = {};
    low = share_scale(bare, y, !cue);
    if (!cue && low > y.value) low = share_scale(bare, y, false);
  }
  const Decimal high = y.value;
  const bool change = from && (between == Joint::a || between == Joint::hasta) && (cue || low > high);
  if (between == Joint::dash && low > high && !own_x) {
    single(y);
    return;
  }
  if (change) {
    sentence_changes_ = true;
    const auto first = static_cast<std::int32_t>(found_.size());
    Amount start = x;
    start.value = low;
    const bool x_fits = x.fits;
    if (own_x || own_y) {
      add(start, modifier(x.first, x.last, true), own_x ? -1 : first + (x_fits ? 1 : 0));
      add(y, AmountModifier::none, own_y ? -1 : first);
      if (!y.fits && found_.size() > static_cast<std::size_t>(first) && !own_x) found_.pop_back();
      if (found_.size() > static_cast<std::size_t>(first)) {
        found_.back().modifier = state_.modifiers.after(s_, y.last, end_);
      }
    } else {
      add(start, AmountModifier::none);
      add(y, AmountModifier::none);
    }
    return;
  }
  (void)entre;
  add_range(x, y, low, high, own_y ? (own_x && y.unit.dollar_sign ? x.unit : y.unit) : x.unit);
}

// Members joined by commas and `y`: each an amount of its own, those without a unit like the next one that has one.
template <class State>
std::size_t Pass<State>::list(std::size_t k) {
  std::size_t end = k + 1;
  while (end < members_.size() &&
         (joints_[end] == Joint::comma || joints_[end] == Joint::y || joints_[end] == Joint::o)) {
    // A pair of its own begins at the next member.
    if (end + 1 < members_.size() &&
        (joints_[end + 1] == Joint::a || joints_[end + 1] == Joint::hasta || joints_[end + 1] == Joint::dash)) {
      break;
    }
    if (joints_[end] == Joint::y && after_entre(members_[end - 1].first)) break;
    ++end;
  }
  const AmountModifier whole = modifier(members_[k].first, members_[k].last, false);
  bool chain = false;  // the modifier of the list's head holds for this member
  for (std::size_t i = k; i < end; ++i) {
    const Amount& member = members_[i];
    const auto own_modifier = [&]() {
      const AmountModifier own = modifier(member.first, member.last, false);
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
                     !(member.year_like && members_[to].magnitude) && !counts_something(member) && member.fits &&
                     !members_[to].prefixed;
    const bool back = i > k && joints_[i] != Joint::comma && members_[i - 1].explicit_unit() &&
                      members_[i - 1].prefixed && !counts_something(member) && !member.year_like;
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
template <class State>
std::size_t Pass<State>::sequence(std::size_t at, const Amount& first) {
  constexpr std::size_t kMost = 32;
  members_.assign(1, first);
  joints_.assign(1, Joint::none);
  std::size_t next = first.last;
  while (members_.size() < kMost) {
    std::size_t begin = next;
    const Joint between = joint(next, begin);
    if (between == Joint::none || begin >= end_) break;
    const tokens::Lexeme& lexeme = s_[begin];
    if (lexeme.kind != TokenKind::number && (state_.anchor(lexeme.word) & (State::kNumber | State::kPrefix)) == 0)
      break;
    if ((state_.anchor(lexeme.word) & State::kArticle) != 0 && !article_counts(begin)) break;
    const auto member = amount(begin);
    if (!member || (member->vague && !first.vague)) break;
    // `20 millones de euros a tres firmas`
    if ((between == Joint::a || between == Joint::hasta) && !member->explicit_unit() &&
        members_.back().explicit_unit() &&
        (counts_something(*member) || (!members_.back().prefixed && !from_before(members_.back().first)))) {
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
        (between == Joint::y && after_entre(members_[k].first))) {
      pair(k);
      k += 2;
    } else {
      k = list(k);
    }
  }
  return std::max<std::size_t>(next, at + 1);
}

template <class State>
std::vector<Sighting> Pass<State>::run() {
  for (const tokens::LexemeRange& sentence : s_.sentences) {
    begin_ = sentence.first;
    end_ = sentence.last;
    sentence_start_ = found_.size();
    sentence_unit_ = -1;
    sentence_changes_ = false;
    for (std::size_t i = begin_; i < end_;) {
      const tokens::Lexeme& lexeme = s_[i];
      if (lexeme.kind != TokenKind::number) {
        const std::uint8_t anchor = state_.anchor(lexeme.word);
        if (anchor == 0 && !(lexeme.kind == TokenKind::symbol && numerals::is_vulgar_fraction(s_.view(i)))) {
          ++i;
          continue;
        }
        // An article counts only before a unit or another part of a number.
        if ((anchor & State::kArticle) != 0 && !article_counts(i)) {
          ++i;
          continue;
        }
      }
      const auto first = amount(i);
      if (!first) {
        ++i;
        continue;
      }
      i = sequence(i, *first);
    }
  }
  return std::move(found_);
}

}  // namespace

MoneyReader::MoneyReader(lexicon::Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
MoneyReader::~MoneyReader() = default;
MoneyReader::MoneyReader(MoneyReader&&) noexcept = default;
MoneyReader& MoneyReader::operator=(MoneyReader&&) noexcept = default;

std::vector<Money> MoneyReader::read(const TokenStream& stream, const Setting& setting) const {
  const std::vector<Sighting> sightings = Pass<State>(*state_, stream, setting).run();
  if (sightings.empty()) return {};
  return Settlement(state_->currencies, stream, setting, sightings).settle();
}

}  // namespace gaceta::money
