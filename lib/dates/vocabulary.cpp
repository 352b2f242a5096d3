#include "dates/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>

#include "lexicon/table.hpp"

namespace gaceta::dates {

namespace {

using lexicon::Lexicon;
using lexicon::Row;
using lexicon::Table;
using lexicon::WordId;

struct NamedRole {
  std::string_view name;
  std::uint64_t role;
};
constexpr auto kRoles = std::to_array<NamedRole>({
    {"article", kArticle | kPrefix},
    {"contracted", kContracted | kPrefix},
    {"this", kThis | kPrefix},
    {"that", kThat | kPrefix},
    {"same", kSame | kPrefix},
    {"current", kCurrent | kPrefix},
    {"shift", kShift | kPrefix},
    {"shifts", kShifts},
    {"follow", kFollow | kPrefix},
    {"ordinal", kOrdinal | kPrefix},
    {"ordinals", kOrdinals | kPrefix},
    {"count", kCount | kPrefix},
    {"unit", kUnit},
    {"units", kUnits},
    {"deictic", kDeictic},
    {"ago", kAgo | kPrefix},
    {"in", kIn | kPrefix},
    {"back", kBack | kPrefix},
    {"forth", kForth | kPrefix},
    {"whole", kWhole | kPrefix},
    {"season", kSeason},
    {"seasons", kSeasons},
    {"decade", kDecade},
    {"every", kEvery},
    {"vague", kVague},
    {"number_sign", kNumberSign},
    {"de", kDe | kPrefix},
    {"join", kJoin},
    {"year_preposition", kYearPreposition},
    {"adverb", kAdverb | kPrefix},
    {"exact", kAdverb | kExact | kPrefix},
    {"more", kAdverb | kMore | kPrefix},
    {"little", kAdverb | kLittle | kPrefix},
    {"function", kFunction},
    {"month_name", kMonthName},
    {"prefix", kPrefix},
    {"no_year", kNoYear},
    {"no_today", kNoToday},
    {"no_season", kNoSeason},
    {"name_host", kNameHost},
    {"year_kind", kYearKind},
    {"counted", kCounted},
    {"law", kLaw},
    {"event", kEvent},
    {"epithet", kEpithet | kPrefix},
    {"decade_host", kDecadeHost},
    {"so_far", kSoFar | kPrefix},
    {"elapsed", kElapsed | kPrefix},
});

struct NamedUnit {
  std::string_view name;
  Unit unit;
};
constexpr auto kUnitNames = std::to_array<NamedUnit>({
    {"day", Unit::day},         {"week", Unit::week},           {"weekend", Unit::weekend},
    {"month", Unit::month},     {"quarter", Unit::quarter},     {"half", Unit::half},
    {"year", Unit::year},       {"fiscal", Unit::fiscal},       {"decade", Unit::decade},
    {"century", Unit::century}, {"fortnight", Unit::fortnight}, {"bimester", Unit::bimester},
    {"third", Unit::third},     {"lustrum", Unit::lustrum},     {"term", Unit::term},
    {"daypart", Unit::daypart}, {"date", Unit::date},           {"eve", Unit::eve},
    {"hour", Unit::hour},       {"minute", Unit::minute},       {"second", Unit::second},
    {"tenure", Unit::tenure},   {"other", Unit::other},         {"session", Unit::other},
    {"clock", Unit::other},
});

constexpr std::array<std::string_view, 4> kSeasonNames{"SP", "SU", "FA", "WI"};
struct NamedModifier {
  std::string_view name;
  DateModifier modifier;
};
constexpr auto kModifiers = std::to_array<NamedModifier>({
    {"start", DateModifier::start},
    {"mid", DateModifier::mid},
    {"end", DateModifier::end},
    {"approx", DateModifier::approx},
    {"before", DateModifier::before},
    {"after", DateModifier::after},
});

template <class Entries>
auto find_named(const Entries& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == name; });
  if (found == entries.end()) throw std::logic_error("dates: unknown name in a table: " + std::string(name));
  return *found;
}

int number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw std::logic_error("dates: not a number in a table: " + std::string(text));
  }
  return value;
}

}  // namespace

Word& Vocabulary::entry(WordId id) {
  if (id >= index_.size()) index_.resize(id + 1, 0);
  if (index_[id] == 0) {
    if (words_.size() > std::numeric_limits<std::uint16_t>::max()) throw std::logic_error("dates: too many words");
    index_[id] = static_cast<std::uint16_t>(words_.size());
    words_.emplace_back();
  }
  return words_[index_[id]];
}

Vocabulary::Vocabulary(Lexicon& lexicon) : holidays(lexicon) {
  const auto each = [&](const Table& table, std::string_view column, auto use) {
    const std::size_t at = table.column(column);
    for (const Row& row : table.rows()) {
      for (const std::string_view form : row.list(at)) use(row, form);
    }
  };
  // The words of a form that is one lexeme; none for an expression of several.
  const auto single = [&](std::string_view form) -> Word* {
    const std::vector<WordId> ids = lexicon.intern_phrase(form);
    return ids.size() == 1 ? &entry(ids.front()) : nullptr;
  };

  const Table words = Table::builtin("date_words");
  const std::size_t role_column = words.column("role"), value_column = words.column("value");
  each(words, "word", [&](const Row& row, std::string_view form) {
    const std::uint64_t role = find_named(kRoles, row.cell(role_column)).role;
    const std::string_view value = row.cell(value_column);
    Word* word = single(form);
    if (word == nullptr) {
      const WordId first = lexicon.intern_phrase(form).front();
      if ((role & kDeictic) != 0) {
        deictics.add(lexicon, form, static_cast<std::uint32_t>(number(value) + kDeicticBias));
        entry(first).roles |= kPrefix;
      } else if ((role & (kUnit | kUnits)) != 0) {
        units.add(lexicon, form,
                  static_cast<std::uint32_t>(find_named(kUnitNames, value).unit) * 2 + ((role & kUnits) != 0 ? 1 : 0));
        entry(first).roles |= kPrefix;
      }
      return;
    }
    word->roles |= role;
    if ((role & (kUnit | kUnits)) != 0) word->unit = find_named(kUnitNames, value).unit;
    const auto small = [&] { return static_cast<std::int8_t>(number(value)); };
    if ((role & (kShift | kShifts)) != 0) word->shift = small();
    if ((role & kFollow) != 0) word->follow = small();
    if ((role & (kOrdinal | kOrdinals)) != 0) word->ordinal = small();
    if ((role & kDeictic) != 0) word->deictic = small();
    if ((role & kDecade) != 0) word->decade = small();
    if ((role & kCount) != 0) word->count = static_cast<std::int16_t>(number(value));
    if ((role & (kSeason | kSeasons)) != 0) {
      const auto found = std::find(kSeasonNames.begin(), kSeasonNames.end(), value);
      if (found == kSeasonNames.end()) throw std::logic_error("date_words: no season: " + std::string(value));
      word->season = static_cast<std::int8_t>(found - kSeasonNames.begin());
    }
  });

  const Table months = Table::builtin("months");
  const std::size_t month_number = months.column("number");
  each(months, "name", [&](const Row& row, std::string_view form) {
    Word& word = entry(lexicon.intern(form));
    word.roles |= kMonth;
    word.month = static_cast<std::int8_t>(number(row.cell(month_number)));
  });
  each(months, "abbreviations", [&](const Row& row, std::string_view form) {
    const std::string_view bare = form.substr(0, form.size() - (form.back() == '.' ? 1 : 0));
    for (const std::string_view written : {form, bare}) {
      Word& word = entry(lexicon.intern(written));
      if (word.is(kMonth) || written == "en") continue;
      word.roles |= kMonth | kMonthShort;
      word.month = static_cast<std::int8_t>(number(row.cell(month_number)));
    }
  });
  const Table weekdays = Table::builtin("weekdays");
  const std::size_t weekday_number = weekdays.column("number");
  each(weekdays, "name", [&](const Row& row, std::string_view form) {
    Word& word = entry(lexicon.intern(form));
    word.roles |= kWeekday;
    word.weekday = static_cast<std::int8_t>(number(row.cell(weekday_number)));
  });
  each(weekdays, "abbreviations", [&](const Row& row, std::string_view form) {
    const std::string_view bare = form.substr(0, form.size() - (form.back() == '.' ? 1 : 0));
    for (const std::string_view written : {form, bare}) {
      Word& word = entry(lexicon.intern(written));
      // `lun` and `mar` mean weekdays only before a date; with its dot an abbreviation is one wherever it stands.
      word.roles |= written == form && form.back() == '.' ? kWeekday | kWeekdayShort : kWeekdayShort;
      word.weekday = static_cast<std::int8_t>(number(row.cell(weekday_number)));
    }
  });

  each(weekdays, "plural", [&](const Row& row, std::string_view form) {
    Word& word = entry(lexicon.intern(form));
    word.roles |= kWeekdays;
    word.weekday = static_cast<std::int8_t>(number(row.cell(weekday_number)));
  });

  const Table heads = Table::builtin("date_heads");
  const std::size_t head_role = heads.column("role");
  each(heads, "word", [&](const Row& row, std::string_view form) {
    if (Word* word = single(form)) word->roles |= find_named(kRoles, row.cell(head_role)).role;
  });
  const auto flag = [&](std::string_view table, std::uint64_t role) {
    each(Table::builtin(table), "word", [&](const Row&, std::string_view form) {
      if (Word* word = single(form)) word->roles |= role;
    });
  };
  flag("year_hosts", kYearHost);
  flag("year_verbs", kYearVerb);

  const Table part_table = Table::builtin("date_parts");
  const std::size_t part_column = part_table.column("part");
  each(part_table, "phrase", [&](const Row& row, std::string_view form) {
    parts.add(lexicon, form, static_cast<std::uint32_t>(find_named(kModifiers, row.cell(part_column)).modifier));
    const std::vector<WordId> ids = lexicon.intern_phrase(form);
    entry(ids.front()).roles |= kPart;
    for (const WordId id : ids) entry(id).roles |= kPrefix;
  });
  const Table modifier_table = Table::builtin("date_modifiers");
  const std::size_t modifier_column = modifier_table.column("modifier");
  each(modifier_table, "phrase", [&](const Row& row, std::string_view form) {
    modifiers.add_backward(lexicon, form,
                           static_cast<std::uint32_t>(find_named(kModifiers, row.cell(modifier_column)).modifier));
  });
  each(Table::builtin("date_names"), "phrase", [&](const Row&, std::string_view form) {
    names.add(lexicon, form, 1);
    entry(lexicon.intern_phrase(form).front()).roles |= kNoName;
  });
  for (const WordId first : holidays.first_words()) entry(first).roles |= kHolidayFirst;

  const Table countries = Table::builtin("date_countries");
  const std::size_t code = countries.column("country"), order = countries.column("order"),
                    seasons = countries.column("seasons");
  for (const Row& row : countries.rows()) {
    if (row.cell(order) == "month-first") month_first_.emplace_back(row.cell(code));
    if (row.cell(seasons) == "southern") southern_.emplace_back(row.cell(code));
  }

  read_day_codes();
  const Table events = Table::builtin("event_years");
  const std::size_t years = events.column("years");
  each(events, "place", [&](const Row& row, std::string_view form) {
    event_places_.add_backward(lexicon, form, static_cast<std::uint32_t>(event_years_.size()));
    std::vector<std::int16_t>& held = event_years_.emplace_back();
    for (const std::string_view year : row.list(years)) held.push_back(static_cast<std::int16_t>(number(year)));
    entry(lexicon.intern_phrase(form).back()).roles |= kEventPlace;
  });

  const auto word = [&](std::string_view text) { return lexicon.intern(text); };
  key.a = word("a");
  key.al = word("al");
  key.aqui = word("aquí");
  key.atras = word("atrás");
  key.hacia = word("hacia");
  key.hacia_ago = word("hacía");
  key.epidemiologica = word("epidemiológica");
  key.eran = word("eran");
  key.fueron = word("fueron");
  key.mitad = word("mitad");
  key.diario = word("diario");
  key.periodico = word("periódico");
  key.sobre = word("sobre");
  key.antes = word("antes");
  key.comienza = word("comienza");
  key.comma = word(",");
  key.con = word("con");
  key.curso = word("curso");
  key.de = word("de");
  key.del = word("del");
  key.desde = word("desde");
  key.dia = word("día");
  key.dias = word("días");
  key.durante = word("durante");
  key.e = word("e");
  key.el = word("el");
  key.em_dash = word("—");
  key.empieza = word("empieza");
  key.en = word("en");
  key.en_dash = word("–");
  key.entra = word("entra");
  key.entre = word("entre");
  key.hasta = word("hasta");
  key.hyphen = word("-");
  key.inicia = word("inicia");
  key.la = word("la");
  key.las = word("las");
  key.lo = word("lo");
  key.los = word("los");
  key.manana = word("mañana");
  key.media = word("media");
  key.medio = word("medio");
  key.mes = word("mes");
  key.mismo = word("mismo");
  key.noche = word("noche");
  key.o = word("o");
  key.par = word("par");
  key.para = word("para");
  key.partir = word("partir");
  key.percent = word("%");
  key.por = word("por");
  key.que = word("que");
  key.semicolon = word(";");
  key.slash = word("/");
  key.tarde = word("tarde");
  key.u = word("u");
  key.un = word("un");
  key.viene = word("viene");
  key.y = word("y");
  for (const WordId id : {key.de, key.del, key.en, key.lo, key.slash, key.hyphen, key.o})
    entry(id);  // so that the triggers have room
  mark_triggers();
}

void Vocabulary::mark_triggers() {
  triggers_.resize(index_.size(), 0);
  // Of the words that may stand in a date these lead to a number only where what follows it tells so (`de 15 días`), or
  // what stands before them.
  const std::array<WordId, 5> linking{key.de, key.del, key.al, key.en, key.un};
  const std::array<WordId, 5> following{key.de, key.del, key.slash, key.hyphen, key.o};
  const auto is_one = [](const std::array<WordId, 5>& words, WordId id) {
    return std::find(words.begin(), words.end(), id) != words.end();
  };
  for (WordId id = 0; id < index_.size(); ++id) {
    const Word& word = words_[index_[id]];
    unsigned flags = 0;
    if (word.is(kAnchor)) flags |= kAnchors;
    if (word.is(kNoName)) flags |= kNames;
    if (word.is(kPrefix) && !is_one(linking, id)) flags |= kBeforeNumber;
    if (word.is(kThis | kThat | kMonth | kUnit | kUnits) || units.begins(id) || is_one(following, id)) {
      flags |= kBehindNumber;
    }
    constexpr std::uint64_t kOpening =
        kAgo | kIn | kCount | kArticle | kWhole | kThis | kThat | kSame | kCurrent | kShift | kFollow | kOrdinal;
    if (word.is(kAnchor | kOpening) || units.begins(id) || deictics.begins(id) || id == key.en || id == key.lo) {
      flags |= kBegins;
    }
    triggers_[id] = static_cast<std::uint8_t>(flags);
  }
}

// `11-S` on `2001-09-11`, or on `09-11` of every year
void Vocabulary::read_day_codes() {
  const Table table = Table::builtin("day_codes");
  const std::size_t codes = table.column("code"), dates = table.column("date"), countries = table.column("countries");
  for (const Row& row : table.rows()) {
    const std::string_view code = row.cell(codes), date = row.cell(dates);
    const std::size_t hyphen = code.find('-');
    const bool yearly = date.size() == 5;
    if (hyphen == std::string_view::npos || hyphen + 2 != code.size() || (!yearly && date.size() != 10)) {
      throw std::logic_error("day_codes: no day: " + std::string(code));
    }
    const std::string_view of_year = date.substr(date.size() - 5);
    DayCode entry;
    entry.initial = code.back();
    entry.day = static_cast<std::int8_t>(number(code.substr(0, hyphen)));
    entry.month = static_cast<std::int8_t>(number(of_year.substr(0, 2)));
    if (number(of_year.substr(3)) != entry.day) throw std::logic_error("day_codes: not its day: " + std::string(code));
    if (!yearly) entry.year = static_cast<std::int16_t>(number(date.substr(0, 4)));
    for (const std::string_view country : row.list(countries)) entry.countries.emplace_back(country);
    day_codes_.push_back(std::move(entry));
  }
}

const DayCode* Vocabulary::day_code(int day, char initial, std::string_view country) const {
  const DayCode* everywhere = nullptr;
  for (const DayCode& code : day_codes_) {
    if (code.day != day || code.initial != initial) continue;
    if (std::find(code.countries.begin(), code.countries.end(), country) != code.countries.end()) return &code;
    if (code.countries.empty()) everywhere = &code;
  }
  return everywhere;
}

bool Vocabulary::held_event(const tokens::TokenStream& stream, std::size_t begin, std::size_t at, int year) const {
  const auto place = event_places_.longest_before(stream, begin, at);
  if (!place) return false;
  const std::vector<std::int16_t>& held = event_years_[place->value];
  return std::find(held.begin(), held.end(), year) != held.end();
}

bool Vocabulary::month_first(std::string_view country) const {
  return std::find(month_first_.begin(), month_first_.end(), country) != month_first_.end();
}
bool Vocabulary::southern(std::string_view country) const {
  return std::find(southern_.begin(), southern_.end(), country) != southern_.end();
}

}  // namespace gaceta::dates
