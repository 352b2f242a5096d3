#include "names/tagger/word.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace gaceta::names {
namespace {

/// Letters U+00C0 to U+017F without their accents, as ASCII; '*' where there is no such letter.
constexpr std::string_view kBase =
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kBase.size() == 0x180 - 0xc0);

/// Combining marks that compose with a letter of Spanish and its neighbours, and what they make.
char32_t composed(char32_t base, char32_t mark) noexcept {
  static constexpr std::u32string_view kLetters = U"aeiounAEIOUNcC";
  static constexpr std::u32string_view kGrave = U"àèìòùǹÀÈÌÒÙǸ**", kAcute = U"áéíóúńÁÉÍÓÚŃćĆ",
                                       kCircumflex = U"âêîôû*ÂÊÎÔÛ*ĉĈ", kTilde = U"ã*ĩõũñÃ*ĨÕŨÑ**",
                                       kDiaeresis = U"äëïöü*ÄËÏÖÜ***", kCedilla = U"************çÇ";
  const std::size_t at = kLetters.find(base);
  if (at == std::u32string_view::npos) return 0;
  std::u32string_view row;
  switch (mark) {
    case 0x300:
      row = kGrave;
      break;
    case 0x301:
      row = kAcute;
      break;
    case 0x302:
      row = kCircumflex;
      break;
    case 0x303:
      row = kTilde;
      break;
    case 0x308:
      row = kDiaeresis;
      break;
    case 0x327:
      row = kCedilla;
      break;
    default:
      return 0;
  }
  return row[at] == U'*' ? 0 : row[at];
}

// The letters of Latin-1 are by far the most frequent ones beyond ASCII; ICU is asked for the others.
bool is_latin_capital(char32_t c) noexcept { return c >= 0xc0 && c <= 0xde && c != 0xd7; }
bool is_latin_small(char32_t c) noexcept { return c >= 0xdf && c <= 0xff && c != 0xf7; }

char32_t lower(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_latin_capital(c)) return c + 32;
  if (is_latin_small(c)) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t upper(char32_t c) noexcept {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}
bool is_upper(char32_t c) noexcept {
  if (is_latin_capital(c)) return true;
  if (is_latin_small(c)) return false;
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_letter(char32_t c) noexcept {
  if (is_latin_capital(c) || is_latin_small(c)) return true;
  return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }
/// Any digit as 0.
char32_t without_value(char32_t c) noexcept { return is_digit(c) ? U'0' : c; }
/// Lower case and no accent.
char32_t plain(char32_t c) noexcept {
  if (c >= 0xc0 && c < 0x180) {
    const char base = kBase[c - 0xc0];
    if (base != '*') c = static_cast<char32_t>(base);
  }
  return without_value(lower(c));
}

/// Quotation marks and dashes as their plainest form.
char32_t fold_punctuation(char32_t c) noexcept {
  switch (c) {
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
      return '"';
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x60:
    case 0xb4:
    case 0x2032:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

/// Calls `use` with each character: composed, punctuation folded, soft hyphens and joiners left out.
template <class Use>
void each_character(std::string_view bytes, Use&& use) noexcept {
  char32_t held = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded next = text::decode(bytes, at);
    at += next.size;
    const char32_t c = fold_punctuation(next.code);
    if (c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0xfeff) continue;
    if (held != 0 && c >= 0x300 && c < 0x370) {
      if (const char32_t both = composed(held, c)) held = both;
      continue;  // marks that do not compose are left out
    }
    if (held != 0) use(held);
    held = c;
  }
  if (held != 0) use(held);
}

constexpr std::size_t kKept = 64;  ///< characters looked at beside the hashes; longer words are links and the like

enum Atom : std::uint64_t {
  kPlain = 1,
  kCluster,
  kCluster4,
  kCluster6,
  kCluster8,
  kCluster10,
  kCluster13,
  kCase,
  kShape,
  kSuffix1,
  kSuffix2,
  kSuffix3,
  kPrefix1,
  kPrefix2,
  kPrefix3,
  kUsageCase,
  kFrequencyCase,
  kClusterCase,
  kExact,
  kUsageSuffix,
  kCluster6Case,
};
std::uint64_t atom(Atom kind, std::uint64_t value) noexcept { return combine(kind, value); }

bool is_link(std::u32string_view word) noexcept {
  static constexpr std::array<std::u32string_view, 28> kLinks{
      U"de",  U"del", U"la", U"las", U"los", U"el",  U"y",  U"e",  U"i",  U"&",   U"-",   U"'",   U"von", U"van",
      U"der", U"den", U"da", U"do",  U"dos", U"das", U"di", U"du", U"of", U"the", U"and", U"bin", U"al",  U"/"};
  return std::find(kLinks.begin(), kLinks.end(), word) != kLinks.end();
}

/// What is kept of a hash in a Word.
std::uint32_t short_hash(const CharacterHash& hash) noexcept { return static_cast<std::uint32_t>(hash.value()); }

/// How a word is usually written, by its frequencies with a small first letter and with a capital one: 0 unknown,
/// 1 nearly always small, ..., 7 always capital.
std::uint64_t usage_of(int lower, int title) noexcept {
  if (lower == 0 && title == 0) return 0;
  if (title == 0) return 1;
  if (lower == 0) return 7;
  const int more = title - lower;
  return more <= -4 ? 1 : more <= -2 ? 2 : more == -1 ? 3 : more == 0 ? 4 : more <= 2 ? 5 : 6;
}

}  // namespace

std::uint64_t table_hash(std::string_view bytes) noexcept {
  CharacterHash hash;
  each_character(bytes, [&](char32_t c) { hash.add(c); });
  return hash.value();
}

void analyse(std::string_view bytes, const Knowledge& knowledge, Word& word, Atoms& atoms) noexcept {
  std::array<char32_t, kKept> kept, low;
  std::size_t length = 0;
  CharacterHash exact, lower_hash, plain_hash, titled;
  std::size_t letters = 0, capitals = 0, digits = 0, stops = 0, others = 0;
  bool first_capital = false, first_digit = false;
  std::size_t count = 0;
  each_character(bytes, [&](char32_t c) {
    const char32_t l = lower(c), p = plain(c);
    exact.add(c);
    lower_hash.add(l);
    plain_hash.add(p);
    titled.add(count == 0 ? upper(c) : l);
    if (is_digit(c))
      ++digits;
    else if (is_letter(c)) {
      ++letters;
      if (is_upper(c)) ++capitals;
    } else if (c == '.')
      ++stops;
    else
      ++others;
    if (count == 0) first_capital = is_upper(c), first_digit = is_digit(c);
    if (length < kKept) kept[length] = c, low[length++] = l;
    ++count;
  });
  word.key = hash_bytes(bytes);
  word.plain = short_hash(plain_hash);

  if (letters == 0)
    word.letters = digits != 0 ? Case::number : Case::punctuation;
  else if (digits != 0 && (first_digit || capitals == letters))
    word.letters = Case::alphanumeric;
  else if (capitals == 0)
    word.letters = Case::lower;
  else if (letters == 1)
    word.letters = Case::letter;
  else if (stops != 0 && capitals * 2 >= letters && capitals > 1)
    word.letters = Case::dotted;
  else if (capitals == letters)
    word.letters = Case::capitals;
  else if (first_capital && capitals == 1)
    word.letters = Case::initial;
  else
    word.letters = Case::mixed;

  // Shape: a class for each character, runs of more than two shortened.
  CharacterHash shape;
  char32_t previous = 0;
  int run = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const char32_t c = kept[i];
    const char32_t kind = is_digit(c) ? U'0' : !is_letter(c) ? c : is_upper(c) ? U'A' : U'a';
    run = kind == previous ? run + 1 : 1;
    previous = kind;
    if (run <= 2) shape.add(kind);
  }

  // The table: the word itself, else as it is written with small letters, else with one capital.
  WordEntry as_written = knowledge.vocabulary.find(exact.value());
  const WordEntry as_lower = knowledge.vocabulary.find(lower_hash.value()),
                  as_title = knowledge.vocabulary.find(titled.value());
  WordEntry entry = as_written;
  const bool loud = word.letters == Case::capitals || word.letters == Case::dotted;
  if (entry.cluster == 0 || (loud && entry.frequency < as_title.frequency && as_title.cluster != 0 && length > 4)) {
    if (as_title.frequency >= as_lower.frequency && as_title.cluster != 0)
      entry = as_title;
    else if (as_lower.cluster != 0)
      entry = as_lower;
    else if (as_title.cluster != 0)
      entry = as_title;
  }
  // A double name that is not known as such goes by its second part: `Ocasio-Cortez`.
  GazetteerEntry listed;
  const bool listable = capitals != 0 || word.letters == Case::alphanumeric;
  if (listable) listed = knowledge.gazetteer.find(Gazetteer::next(0, word.plain));
  if (capitals >= 2 && (entry.cluster == 0 || listed.lists == 0)) {
    const auto begin = kept.begin(), end = begin + static_cast<std::ptrdiff_t>(length);
    const auto dash = std::find(begin, end, U'-');
    if (dash != begin && end - dash > 2 && is_upper(dash[1])) {
      CharacterHash part, plain_part;
      for (auto c = dash + 1; c != end; ++c) {
        part.add(*c);
        plain_part.add(plain(*c));
      }
      if (entry.cluster == 0) entry.cluster = knowledge.vocabulary.find(part.value()).cluster;
      if (listed.lists == 0) listed.lists = knowledge.gazetteer.find(Gazetteer::next(0, short_hash(plain_part))).lists;
    }
  }
  const auto trait = [](bool has, Trait which) { return static_cast<std::uint8_t>(has ? which : 0); };
  const bool link = capitals == 0 && count <= 3 && is_link(std::u32string_view(low.data(), length));
  word.traits = static_cast<std::uint8_t>(
      trait(capitals != 0, kCapital) | trait(link, kLink) | trait(word.letters == Case::alphanumeric, kAlphanumeric) |
      trait(listed.lists != 0 || listed.goes_on, kEntry) | trait(listed.goes_on, kGoesOn));
  word.lists = listed.lists;
  word.path = knowledge.vocabulary.path(entry.cluster);
  const std::uint64_t usage = usage_of(as_lower.frequency, as_title.frequency);

  const auto letter_case = static_cast<std::uint64_t>(word.letters);
  word.length = static_cast<std::uint8_t>(length);
  std::size_t n = 0;
  const auto add = [&](Atom kind, std::uint64_t value) { atoms.hash[n++] = atom(kind, value); };
  // Used everywhere in the window.
  add(kPlain, plain_hash.value());
  add(kCase, letter_case);
  if (word.path != 0) {
    add(kCluster, word.path);
    add(kCluster6, word.path & 0x3f);
    add(kCluster10, word.path & 0x3ff);
  }
  atoms.far = static_cast<std::uint8_t>(n);
  // Used up to one word away.
  if (word.path != 0) {
    add(kCluster8, word.path & 0xff);
    add(kClusterCase, combine(word.path, letter_case));
  }
  const bool has_affixes = letters != 0;
  std::array<std::uint64_t, 4> suffixes{};  // by length
  if (has_affixes) {
    CharacterHash suffix;
    for (std::size_t k = 1; k < suffixes.size(); ++k) {
      if (k <= length) suffix.add(without_value(low[length - k]));
      suffixes[k] = suffix.value();
    }
    add(kSuffix3, suffixes[3]);
  }
  add(kUsageCase, combine(usage, letter_case));
  atoms.near = static_cast<std::uint8_t>(n);
  // Used for the word itself.
  if (has_affixes) {
    add(kSuffix1, suffixes[1]);
    if (length >= 2) add(kSuffix2, suffixes[2]);
    CharacterHash prefix;
    for (std::size_t k = 0; k < 3 && k < length; ++k) {
      prefix.add(without_value(low[k]));
      add(static_cast<Atom>(kPrefix1 + k), prefix.value());
    }
    add(kUsageSuffix, combine(combine(usage, letter_case), suffixes[2]));
  }
  add(kShape, shape.value());
  add(kExact, exact.value());
  add(kFrequencyCase, combine(as_written.frequency, letter_case));
  if (word.path != 0) {
    add(kCluster4, word.path & 0xf);
    add(kCluster13, word.path & 0x1fff);
    add(kCluster6Case, combine(word.path & 0x3f, letter_case));
  }
  atoms.count = static_cast<std::uint8_t>(n);
}

}  // namespace gaceta::names
