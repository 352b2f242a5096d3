#include "dates/tense.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <limits>
#include <stdexcept>

#include "lexicon/table.hpp"
#include "text/fold.hpp"

namespace gaceta::dates {

namespace {

using lexicon::Row;
using lexicon::Table;
using tokens::Lexeme;
using tokens::TokenStream;

// A clause is read this far to either side; no verb governs a date from farther off.
constexpr std::size_t kReach = 24;

}  // namespace

TenseReader::Form TenseReader::form_named(std::string_view name) {
  struct Named {
    std::string_view name;
    Form form;
  };
  static constexpr auto kForms = std::to_array<Named>({
      {"past", Form::past},
      {"present", Form::present},
      {"future", Form::future},
      {"imperfect", Form::imperfect},
      {"conditional", Form::conditional},
      {"participle", Form::participle},
      {"infinitive", Form::infinitive},
      {"perfect", Form::perfect},
      {"modal", Form::modal},
      {"intends", Form::intends},
      {"planned", Form::planned},
      {"subjunctive", Form::subjunctive},
      {"after", Form::after},
      {"ahead", Form::ahead},
      {"reports", Form::reports},
      {"bound", Form::bound},
      {"none", Form::none},
  });
  for (const Named& form : kForms) {
    if (form.name == name) return form.form;
  }
  throw std::logic_error("tenses: unknown name: " + std::string(name));
}

TenseReader::TenseReader(lexicon::Lexicon& lexicon) {
  const Table words = Table::builtin("tense_words");
  const std::size_t form_column = words.column("form"), tense_column = words.column("tense");
  for (const Row& row : words.rows()) {
    const Form form = form_named(row.cell(tense_column));
    for (const std::string_view word : row.list(form_column)) {
      if (word.find(' ') != std::string_view::npos) {
        periphrases_.add_backward(lexicon, word, static_cast<std::uint32_t>(form));
        continue;
      }
      const lexicon::WordId id = lexicon.intern(word);
      if (id >= words_.size()) words_.resize(id + 1, Form::other);
      words_[id] = form;
    }
  }
  const Table endings = Table::builtin("tense_endings");
  const std::size_t text = endings.column("ending"), tense = endings.column("tense"), least = endings.column("least");
  for (const Row& row : endings.rows()) {
    Ending ending{std::string(row.cell(text)), form_named(row.cell(tense)), 0};
    const std::string_view digits = row.cell(least);
    std::from_chars(digits.data(), digits.data() + digits.size(), ending.least);
    if (ending.text.size() < 2) throw std::logic_error("tense_endings: shorter than two bytes: " + ending.text);
    endings_.push_back(std::move(ending));
  }
  if (endings_.size() > std::numeric_limits<std::uint8_t>::max()) throw std::logic_error("tense_endings: too many");
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const Ending& a, const Ending& b) { return bucket_of(a.text) < bucket_of(b.text); });
  for (const Ending& ending : endings_) ++buckets_[bucket_of(ending.text) + 1];
  for (std::size_t i = 1; i < buckets_.size(); ++i) {
    buckets_[i] = static_cast<std::uint8_t>(buckets_[i] + buckets_[i - 1]);
  }
  const Table points = Table::builtin("point_verbs");
  for (const Row& row : points.rows()) {
    for (const std::string_view stem : row.list(points.column("stem"))) point_stems_.emplace_back(stem);
  }
  const auto mark = [&](Mark flag, std::initializer_list<std::string_view> forms) {
    for (const std::string_view word : forms) {
      const lexicon::WordId id = lexicon.intern(word);
      if (id >= marks_.size()) marks_.resize(id + 1, 0);
      marks_[id] = static_cast<std::uint8_t>(marks_[id] | flag);
    }
  };
  mark(kHardStop, {".", ";", ":", "(", ")", "—", "–", "?", "!", "¿", "¡", "|", "…", "..."});
  mark(kDeterminer, {"el", "la", "los", "las", "un", "una", "del", "al"});
  mark(kClitic, {"se", "le", "les", "nos", "me"});
  mark(kConditionalHave, {"habría", "habrían", "habríamos"});
  been_ = lexicon.intern("sido"), comma_ = lexicon.intern(","), para_ = lexicon.intern("para"),
  a_ = lexicon.intern("a"), de_ = lexicon.intern("de"), despues_ = lexicon.intern("después"),
  desde_ = lexicon.intern("desde"), luego_ = lexicon.intern("luego"), tras_ = lexicon.intern("tras"),
  partir_ = lexicon.intern("partir"), por_ = lexicon.intern("por"), hasta_ = lexicon.intern("hasta"),
  del_ = lexicon.intern("del"), antes_ = lexicon.intern("antes"), si_ = lexicon.intern("si");
}

bool TenseReader::hard_stop(const Lexeme& lexeme) const noexcept {
  return lexeme.kind == TokenKind::punctuation && is(lexeme.word, kHardStop);
}

// Which of kBuckets a word, or an ending, belongs to; it has two bytes or more.
std::size_t TenseReader::bucket_of(std::string_view word) noexcept {
  const auto byte = [&](std::size_t back) { return std::size_t{static_cast<unsigned char>(word[word.size() - back])}; };
  constexpr std::size_t kSpread = 7;  // spreads the second byte, of the same five bits mostly
  return (byte(1) + byte(2) * kSpread) % kBuckets;
}

TenseReader::Form TenseReader::form_by_ending(std::string_view word, bool capital) const {
  if (word.size() < 2) return Form::other;
  const std::size_t bucket = bucket_of(word);
  for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    const Ending& ending = endings_[i];
    if (word.size() >= ending.least && word.ends_with(ending.text)) {
      // Participles and infinitives in capitals are mostly names.
      if (capital && (ending.form == Form::participle || ending.form == Form::infinitive)) return Form::other;
      return ending.form;
    }
  }
  return Form::other;
}

TenseReader::Form TenseReader::form(const TokenStream& stream, std::size_t at) const {
  const Lexeme& lexeme = stream[at];
  if (lexeme.kind != TokenKind::word || lexeme.is(tokens::kHasDigit)) return Form::other;
  if (lexeme.word < words_.size() && words_[lexeme.word] != Form::other) return words_[lexeme.word];
  return form_of_text(stream, at);
}

// The form of a word that no table has.
TenseReader::Form TenseReader::form_of_text(const TokenStream& stream, std::size_t at) const {
  const Lexeme& lexeme = stream[at];
  if (!lexeme.is(tokens::kInitialUpper)) return form_of_small(stream, at, stream.view(at), false);
  if (!lexeme.is(tokens::kSentenceStart) && !lexeme.is(tokens::kAllUpper)) return Form::other;
  return form_of_small(stream, at, text::fold(stream.view(at)), true);
}

// The same in small letters; `capital` where the text has it with one.
TenseReader::Form TenseReader::form_of_small(const TokenStream& stream, std::size_t at, std::string_view word,
                                             bool capital) const {
  const Form by_ending = form_by_ending(word, capital);
  if (by_ending != Form::other && by_ending != Form::none) return by_ending;
  // Behind `se` or `les` stands a verb, also where its ending alone could be a noun's: `se celebra`, `se vendería`.
  if (at == 0 || !is(stream[at - 1].word, kClitic)) return by_ending;
  constexpr std::size_t kShortest = 4;  // of a verb, so that `se le` is none
  if (by_ending == Form::none) return word.ends_with("ería") ? Form::conditional : Form::none;
  const bool present = word.ends_with("a") || word.ends_with("e") || word.ends_with("an") || word.ends_with("en");
  return present && word.size() >= kShortest ? Form::present : Form::other;
}

// True for what looks like a participle and is a noun: `la madrugada del lunes`.
bool TenseReader::is_noun(const TokenStream& stream, std::size_t at) const {
  return at > 0 && at + 1 < stream.size() && is(stream[at - 1].word, kDeterminer) &&
         (stream[at + 1].word == de_ || stream[at + 1].word == del_);
}

// The tense of an imperfect subjunctive at `at`, which what governs it decides: `pidió que se presentara` looks ahead,
// `negó que se presentara` back.
Tense TenseReader::wished(const TokenStream& stream, std::size_t at, std::size_t begin) const {
  bool bound = false;
  for (std::size_t i = at; i > begin && at - i < kReach; --i) {
    if (hard_stop(stream[i - 1])) break;
    const Form here = form(stream, i - 1);
    if (here == Form::bound) {
      if (stream[i - 1].word == si_) return Tense::future;  // `si se presentara`
      bound = true;
    } else if (bound && (here == Form::intends || here == Form::modal || here == Form::imperfect)) {
      return Tense::future;  // `se esperaba que entrara`
    } else if (bound && (here == Form::past || here == Form::present)) {
      break;
    }
  }
  return Tense::past;
}

// What a verb at `at` says together with the verbs before it: `ha recibido`, `prevé cerrar`, `va a pagar`.
TenseReader::Form TenseReader::governed(const TokenStream& stream, std::size_t at, std::size_t begin) const {
  Form self = form(stream, at);
  if (self == Form::participle && is_noun(stream, at)) return Form::other;
  if (self == Form::perfect) self = Form::participle;
  if (self == Form::participle || self == Form::planned) {
    if (at > begin) {
      const Form before = form(stream, at - 1);
      if (before == Form::future || before == Form::past || before == Form::subjunctive) return before;
      // `habría muerto` is a rumour of what is past; `sería citado` looks ahead.
      if (before == Form::conditional) {
        return is(stream[at - 1].word, kConditionalHave) ? Form::past : Form::conditional;
      }
      if (stream[at - 1].word == been_) return Form::past;  // `ha sido citado`, `habría sido citado`
      if (before == Form::imperfect && self == Form::participle) return Form::past;
      if (before == Form::infinitive && at >= begin + 2) {  // `podrá ser presentado`
        const Form outer = form(stream, at - 2);
        if (outer == Form::future || outer == Form::modal) return Form::future;
      }
    }
    return self == Form::planned ? Form::future : Form::past;
  }
  if (self != Form::infinitive) return self;
  // `ha de empezar`, `tuvo que cerrar`, `acaba de abrir`
  if (const auto phrase = periphrases_.longest_before(stream, begin, at)) {
    const Form outer = static_cast<Form>(phrase->value);
    return outer == Form::modal ? Form::future : outer;
  }
  // An infinitive takes its time from what governs it, a few words to the left.
  for (std::size_t i = at; i > begin && at - i < 8; --i) {
    const Lexeme& lexeme = stream[i - 1];
    if (hard_stop(lexeme)) break;
    if (i == at && (lexeme.word == para_ || lexeme.word == a_)) {
      if (lexeme.word == para_) return Form::future;
      // `va a pagar`, `volvió a pagar`, `a celebrar en mayo`
      if (i - 1 > begin) {
        const Form outer = form(stream, i - 2);
        if (outer == Form::past || outer == Form::future || outer == Form::conditional || outer == Form::intends)
          return outer == Form::intends ? Form::future : outer;
      }
      return Form::future;
    }
    if (i == at && (lexeme.word == tras_ || lexeme.word == por_)) return Form::past;
    const Form outer = form(stream, i - 1);
    switch (outer) {
      case Form::modal:
      case Form::intends:
      case Form::planned:
      case Form::future:
        return Form::future;
      case Form::after:
        return Form::past;
      case Form::past:
      case Form::imperfect:
        return Form::past;
      case Form::conditional:
        return Form::conditional;
      case Form::present:
        return Form::present;
      case Form::bound:
        return Form::infinitive;
      default:
        break;
    }
  }
  return Form::infinitive;
}

// The nearest verb to the left of `from`; sets `found`. A participle right before the date governs it (`anunciada el
// martes`); farther off it describes a noun, and a finite verb behind it goes first.
Tense TenseReader::left(const TokenStream& stream, std::size_t from, std::size_t begin, bool over_commas,
                        bool& found) const {
  constexpr std::size_t kNear = 3;
  bool described = false;
  Tense described_as = Tense::none;
  const auto none = [&] {
    found = described;
    return described_as;
  };
  for (std::size_t i = from; i > begin && from - i < kReach; --i) {
    const Lexeme& lexeme = stream[i - 1];
    if (hard_stop(lexeme)) return none();
    if (lexeme.word == comma_ && !over_commas) return none();
    const Form here = governed(stream, i - 1, begin);
    const Form bare = here == Form::other ? here : form(stream, i - 1);
    const bool noun = i >= begin + 2 && is(stream[i - 2].word, kDeterminer);  // `los detenidos`
    if ((bare == Form::participle || bare == Form::planned) && (from - i >= kNear || noun)) {
      const Form before = i - 1 > begin ? form(stream, i - 2) : Form::other;
      const bool compound = before == Form::past || before == Form::future || before == Form::imperfect ||
                            before == Form::conditional || before == Form::present;
      if (!compound) {
        if (!described) described_as = here == Form::future ? Tense::future : Tense::past;
        described = true;
        continue;
      }
    }
    found = true;
    switch (here) {
      case Form::past:
      case Form::intends:
      case Form::imperfect:
        return Tense::past;
      case Form::future:
      case Form::modal:
      case Form::ahead:
      case Form::conditional:
        return Tense::future;
      case Form::present:
        return Tense::present;
      case Form::subjunctive:
        return wished(stream, i - 1, begin);
      case Form::reports:
        return Tense::none;
      case Form::bound:
        // `después de que el lunes …`
        if (i >= begin + 3 && stream[i - 2].word == de_ &&
            (stream[i - 3].word == despues_ || stream[i - 3].word == luego_)) {
          return Tense::past;
        }
        // `está previsto que el lunes …`, `se espera que …`
        if (i >= begin + 2) {
          const Form outer = form(stream, i - 2);
          if (outer == Form::planned || outer == Form::modal) return Tense::future;
        }
        return none();
      default:
        found = false;
        break;
    }
  }
  return none();
}

Tense TenseReader::right(const TokenStream& stream, std::size_t from, std::size_t begin, std::size_t end,
                         bool over_commas, bool& found) const {
  for (std::size_t i = from; i < end && i - from < kReach; ++i) {
    const Lexeme& lexeme = stream[i];
    if (hard_stop(lexeme)) return Tense::none;
    if (lexeme.word == comma_ && !over_commas) return Tense::none;
    Form here = form(stream, i);
    if (here == Form::perfect) here = Form::past;
    // `en otoño está previsto que comience`
    if (here == Form::present && i + 1 < end && form(stream, i + 1) == Form::planned) here = Form::future;
    found = true;
    switch (here) {
      case Form::past:
      case Form::intends:
      case Form::imperfect:
        return Tense::past;
      case Form::future:
      case Form::modal:
        return Tense::future;
      case Form::present:
        return Tense::present;
      case Form::subjunctive:
        return wished(stream, i, begin);
      case Form::reports:
        return Tense::none;
      case Form::conditional: {
        // `habría muerto` is a rumour of what is past
        const bool perfect =
            i + 1 < end && (form(stream, i + 1) == Form::participle || form(stream, i + 1) == Form::perfect);
        return perfect ? Tense::past : Tense::future;
      }
      case Form::bound:
        found = false;
        return Tense::none;
      default:
        found = false;
        break;
    }
  }
  return Tense::none;
}

// True where `tras` and a noun stand before `first`, with no mark between.
bool TenseReader::follows_event(const TokenStream& stream, std::size_t first, std::size_t begin) const {
  for (std::size_t i = first; i > begin && first - i < kReach; --i) {
    const Lexeme& lexeme = stream[i - 1];
    if (lexeme.kind == TokenKind::punctuation) return false;
    if (lexeme.word == tras_) return true;
  }
  return false;
}

Tense TenseReader::read(const TokenStream& stream, std::size_t first, std::size_t last, std::size_t begin,
                        std::size_t end) const {
  bool found = false;
  Tense tense = left(stream, first, begin, false, found);
  // `que preside hasta junio el Consejo`: no verb farther off says how far it reaches.
  if (!found && first > begin + 1 && stream[first - 1].word == hasta_) return Tense::none;
  const bool told_before = found;
  if (!found) tense = right(stream, last, begin, end, false, found);
  if (!found) tense = left(stream, first, begin, true, found);
  if (!found) tense = right(stream, last, begin, end, true, found);
  if (first == begin) return tense;
  const lexicon::WordId before = stream[first - 1].word;
  const auto past_before = [&](bool conditional) {
    for (std::size_t i = first - 1; i > begin && first - i < kReach; --i) {
      if (hard_stop(stream[i - 1])) break;
      const Form here = form(stream, i - 1);
      if (here == Form::imperfect || (conditional ? here == Form::conditional : here == Form::past)) return true;
    }
    return false;
  };
  // `para mayo` looks ahead, unless what it looked ahead to is past too (`se esperaba que para mayo regresaría`).
  if (before == para_ && (!found || tense != Tense::none)) return past_before(true) ? Tense::none : Tense::future;
  if (before == hasta_ && tense == Tense::present) return Tense::future;  // `tiene hasta el 30 de mayo`
  // `se pagan antes del 30 de junio`: a term lies ahead
  const bool term = (before == de_ || before == del_) && first >= begin + 2 && stream[first - 2].word == antes_;
  if (term && (!found || tense == Tense::present)) return Tense::future;
  if (before == desde_ && tense != Tense::future) return Tense::past;
  if (before == tras_ && !found) return Tense::past;
  // `tras las lluvias de mayo, el país espera`: they are over, or what is awaited is after them
  if (!told_before && tense == Tense::future && follows_event(stream, first, begin)) return Tense::none;
  // `a partir de enero`
  const bool from_on = first >= begin + 3 && stream[first - 2].word == partir_;
  if (from_on && !past_before(false)) return Tense::future;
  return tense;
}

bool TenseReader::point_ahead(const TokenStream& stream, std::size_t first, std::size_t begin) const {
  for (std::size_t i = first; i > begin && first - i < 10; --i) {
    const Lexeme& lexeme = stream[i - 1];
    if (hard_stop(lexeme)) return false;
    if (lexeme.kind != TokenKind::word) continue;
    const Form here = governed(stream, i - 1, begin);
    if (here == Form::past || here == Form::present || here == Form::imperfect || here == Form::bound) return false;
    if (here != Form::future) continue;
    return tells_point(stream, i - 1);
  }
  // `En dos semanas habrá elecciones`
  for (std::size_t i = first; i < stream.size() && i - first < 8; ++i) {
    const Lexeme& lexeme = stream[i];
    if (hard_stop(lexeme)) return false;
    const Form here = form(stream, i);
    if (here == Form::future) return tells_point(stream, i);
    if (here == Form::past || here == Form::present || here == Form::imperfect || here == Form::bound) return false;
  }
  return false;
}

bool TenseReader::is_finite(const TokenStream& stream, std::size_t at) const {
  switch (form(stream, at)) {
    case Form::past:
    case Form::present:
    case Form::future:
    case Form::imperfect:
    case Form::conditional:
    case Form::subjunctive:
    case Form::modal:
    case Form::intends:
      return true;
    default:
      return false;
  }
}

bool TenseReader::tells_point(const TokenStream& stream, std::size_t at) const {
  const Form here = form(stream, at);
  if (here == Form::other || here == Form::none || here == Form::bound || here == Form::after || here == Form::ahead) {
    return false;
  }
  const std::string word = text::fold(stream.view(at));
  for (const std::string& stem : point_stems_) {
    if (word.size() >= stem.size() && word.compare(0, stem.size(), stem) == 0) return true;
  }
  return false;
}

}  // namespace gaceta::dates
