#include "zones/row_filter.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>

#include "zones/plain_bytes.hpp"

namespace gaceta::zones {

namespace {

// Bytes of a plain line in classes of which each is a bit: marks one by one, the rarer ones together.
constexpr unsigned kAlways = 0, kNone = 1, kDigit = 2, kAscii = 3, kDash = 36, kBullet = 37, kCopyright = 38,
                   kMiddleDot = 39, kHigh = 40, kSymbol = 41;

constexpr unsigned class_of(unsigned byte) {
  if (byte < 0x20) return kNone;  // the sign of a name
  if (byte == ' ' || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte >= 0xC0) return kAlways;
  if (byte >= '0' && byte <= '9') return kDigit;
  if (byte < 0x80) {
    unsigned number = 0;  // among the marks of ASCII
    for (unsigned c = 0x21; c < byte; ++c) {
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      number += letter ? 0 : 1;
    }
    return kAscii + number;
  }
  switch (byte) {
    case 0x96:
    case 0x97:
      return kDash;
    case 0x95:
      return kBullet;
    case 0xA9:
      return kCopyright;
    case 0xB7:
      return kMiddleDot;
    default:
      return byte < 0xA0 ? kHigh : kSymbol;
  }
}

constexpr std::array<std::uint64_t, 256> kClasses = [] {
  std::array<std::uint64_t, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) classes[byte] = std::uint64_t{1} << class_of(byte);
  return classes;
}();

const std::array<char, 256> kFolded = [] {
  std::array<char, 256> folded{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = fold_plain(static_cast<char>(byte));
    folded[byte] = c >= 'a' && c <= 'z' ? c : '\0';
  }
  return folded;
}();

// Stands for the names of a line that nobody has looked for.
constexpr std::uint32_t kAnyName = ~std::uint32_t{0};

// All bits of a word.
template <class Word, class Use>
void for_each_bit(Word bits, Use use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<std::size_t>(std::countr_zero(bits)));
}

// Of a run of four letters, 16 bits.
constexpr std::uint32_t hash_of(std::uint32_t gram) noexcept { return (gram * 0x9E3779B1U) >> 16; }

// The four bytes at `at` as a gram; where they are no letters, some number that is no gram.
std::uint32_t gram_at(const char* at) noexcept {
  std::array<unsigned char, 4> bytes;
  std::memcpy(bytes.data(), at, bytes.size());
  std::uint32_t gram = 0;
  for (const unsigned char byte : bytes) gram = gram << 8 | byte;
  if ((gram & 0x80808080U) == 0) return gram | 0x20202020U;  // small letters
  for (const unsigned char byte : bytes) gram = push_gram(gram, kFolded[byte]);
  return gram;
}

// Bytes that a line as it stands may have for candidates_of_raw(): the byte itself for those of ASCII, 1 for the first
// of several, 0 for those that PlainLine has to read.
constexpr std::array<char, 256> kRaw = [] {
  std::array<char, 256> raw{};
  for (unsigned c = 0x20; c < 0x7F; ++c) raw[c] = static_cast<char>(c);
  raw['*'] = raw['_'] = 0;
  raw[0xC2] = raw[0xC3] = raw[0xE2] = 1;
  return raw;
}();

// The byte for the last of the three of U+2010 to U+2026; 0 for those that PlainLine has to read.
constexpr unsigned char general_punctuation(unsigned char third) noexcept {
  if (third >= 0x90 && third <= 0x93) return 0x96;
  switch (third) {
    case 0x94:
    case 0x95:
      return 0x97;
    case 0x98:
      return 0x91;
    case 0x99:
      return 0x92;
    case 0x9C:
      return 0x93;
    case 0x9D:
      return 0x94;
    case 0xA2:
      return 0x95;
    case 0xA6:
      return 0x85;
    default:
      return 0;
  }
}

}  // namespace

void RowFilter::Bytes::add(unsigned char byte) noexcept {
  classes |= kClasses[byte];
  if (byte < 0x20) signs |= std::uint32_t{1} << byte;
}

bool RowFilter::NeedIndex::add(std::size_t row, const ByteSet& set) {
  Bytes bytes;
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (set.has(static_cast<unsigned char>(byte))) bytes.add(static_cast<unsigned char>(byte));
  }
  bytes.classes &= ~(std::uint64_t{1} << kNone);
  if ((bytes.classes & (std::uint64_t{1} << kAlways)) != 0) return false;
  asking_.add(row);
  classes_ |= bytes.classes;
  for_each_bit(bytes.classes, [&](std::size_t bit) { of_class_[bit].add(row); });
  for_each_bit(bytes.signs, [&](std::size_t sign) { of_sign_[sign].add(row); });
  if (bytes.signs != 0) naming_.add(row);
  return bytes.signs != 0;
}

RowSet RowFilter::NeedIndex::met_by(const Bytes& bytes) const noexcept {
  RowSet met;
  for_each_bit(bytes.classes & classes_, [&](std::size_t bit) { met.join(of_class_[bit]); });
  if (bytes.signs == kAnyName) {
    met.join(naming_);
  } else {
    for_each_bit(bytes.signs, [&](std::size_t sign) { met.join(of_sign_[sign]); });
  }
  return met;
}

void RowFilter::NeedIndex::drop_unmet(RowSet& rows, const Bytes& bytes) const noexcept {
  RowSet unmet = rows;
  unmet.keep(asking_);
  if (unmet.none()) return;
  unmet.drop(met_by(bytes));
  rows.drop(unmet);
}

void RowFilter::add(const PatternNeeds& needs, bool whole) {
  const std::size_t number = count_++;
  if (number >= RowSet::kMost) throw std::logic_error("zones.tsv: more rows than RowSet holds");
  rows_.add(number);
  for (std::size_t place = 0; place < kPlaces; ++place) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      if (needs.places[place].has(static_cast<unsigned char>(byte))) places_[place][byte].add(number);
    }
  }
  bool names = false;
  for (std::size_t i = 0; i < needs.somewhere.size(); ++i) {
    names = somewhere_.at(i).add(number, needs.somewhere[i]) || names;
  }
  for (std::size_t i = 0; i < needs.in_head.size(); ++i) in_head_.at(i).add(number, needs.in_head[i]);
  if (needs.has_or_bytes) names = or_bytes_.add(number, needs.or_bytes) || names;
  if (names) with_signs_.add(number);
  const bool or_anything = needs.has_or_bytes && !or_bytes_.asks(number);
  const bool letters = !needs.grams.empty() || !needs.word_texts.empty() || needs.has_or_bytes;
  if (letters && !or_anything) with_grams_.add(number);
  if (whole && needs.only_head) only_head_.add(number);
  for (const std::uint32_t gram : needs.grams) {
    gram_hashes_.add(gram);
    put(grams_, gram, number);
    with_anywhere_.add(number);
  }
  for (const std::string& text : needs.word_texts) put_word(text, number);
  // A line of letters alone that is shorter than four ends with zeros.
  const auto put_begin = [&](const LineBegin& text, std::size_t length) {
    put(begins_[length - 1], text.bytes << (8 * (length - text.size)), number);
  };
  if (needs.begins.empty() && needs.begins_closed.empty()) return;
  const auto empty = [](const LineBegin& text) { return text.size == 0; };
  if (std::any_of(needs.begins_closed.begin(), needs.begins_closed.end(), empty)) return;
  with_begins_.add(number);
  for (const LineBegin& text : needs.begins) put_begin(text, text.size);
  for (const LineBegin& text : needs.begins_closed) put_begin(text, whole ? begins_.size() : text.size);
}

void RowFilter::put(Grams& grams, std::uint32_t gram, std::size_t row) {
  auto known = std::lower_bound(grams.begin(), grams.end(), gram,
                                [](const Gram& each, std::uint32_t wanted) { return each.gram < wanted; });
  if (known == grams.end() || known->gram != gram) known = grams.insert(known, Gram{gram, {}});
  known->rows.add(row);
}

const RowFilter::Gram* RowFilter::find(const Grams& grams, std::uint32_t gram) noexcept {
  const auto known = std::lower_bound(grams.begin(), grams.end(), gram,
                                      [](const Gram& each, std::uint32_t wanted) { return each.gram < wanted; });
  return known != grams.end() && known->gram == gram ? &*known : nullptr;
}

void RowFilter::GramHashes::add(std::uint32_t gram) {
  const std::uint32_t hash = hash_of(gram);
  bits_[hash / 64] |= std::uint64_t{1} << (hash % 64);
}

bool RowFilter::GramHashes::may_have(std::uint32_t gram) const noexcept {
  const std::uint32_t hash = hash_of(gram);
  return (bits_[hash / 64] >> (hash % 64) & 1) != 0;
}

void RowFilter::put_word(const std::string& text, std::size_t row) {
  const std::uint32_t gram = gram_at(text.data());
  const std::string rest = text.substr(4);
  word_hashes_.add(gram);
  auto known = std::find_if(word_texts_.begin(), word_texts_.end(), [&](const WordText& each) {
    return each.gram > gram || (each.gram == gram && each.rest == rest);
  });
  if (known == word_texts_.end() || known->gram != gram) known = word_texts_.insert(known, {gram, rest, {}});
  known->rows.add(row);
}

RowSet RowFilter::rows_of_grams(std::string_view plain) const noexcept {
  RowSet rows;
  std::uint32_t gram = 0;
  for (const char c : plain) {
    gram = push_gram(gram, kFolded[static_cast<unsigned char>(c)]);
    if (!gram_hashes_.may_have(gram)) continue;
    if (const Gram* known = find(grams_, gram)) rows.join(known->rows);
  }
  return rows;
}

RowSet RowFilter::rows_of_words(std::string_view plain) const noexcept {
  RowSet rows;
  for_each_word(plain, [&](std::size_t at) {
    if (at + 4 > plain.size()) return;
    const std::uint32_t gram = gram_at(plain.data() + at);
    if (!word_hashes_.may_have(gram)) return;
    const auto before = [](const WordText& each, std::uint32_t wanted) { return each.gram < wanted; };
    auto known = std::lower_bound(word_texts_.begin(), word_texts_.end(), gram, before);
    const std::string_view behind = plain.substr(at + 4);
    for (; known != word_texts_.end() && known->gram == gram; ++known) {
      const auto same = [](char wanted, char byte) { return wanted == fold_plain(byte); };
      if (behind.size() >= known->rest.size() &&
          std::equal(known->rest.begin(), known->rest.end(), behind.begin(), same)) {
        rows.join(known->rows);
      }
    }
  });
  return rows;
}

// The signs of the names in a line as they are written; those of months and days of the week without a look.
static std::uint32_t find_signs(std::string_view plain, const KnownNames& names) noexcept {
  std::uint32_t signs = names.any_case_signs();
  for_each_word(plain, [&](std::size_t at) {
    if (!names.is_cased(plain[at]) || !names.may_begin(plain, at)) return;
    if (const KnownNames::Found name = names.longest(plain, at); name.length != 0) {
      signs |= std::uint32_t{1} << static_cast<unsigned char>(name.sign);
    }
  });
  return signs;
}

void RowFilter::drop_unmet(RowSet& rows, const Needs& needs, const Bytes& bytes) noexcept {
  for (const NeedIndex& need : needs) need.drop_unmet(rows, bytes);
}

// Takes out the rows that ask for another beginning of a line that begins with a letter.
void RowFilter::drop_without_begin(RowSet& rows, const std::array<char, 4>& begin) const noexcept {
  RowSet without = rows;
  without.keep(with_begins_);
  if (without.none() || begin[0] < 'a' || begin[0] > 'z') return;
  std::uint32_t gram = 0;
  for (std::size_t i = 0; i < begin.size(); ++i) {
    gram = push_gram(gram, begin[i]);
    if (const Gram* known = find(begins_[i], gram)) without.drop(known->rows);
  }
  rows.drop(without);
}

void RowFilter::drop_without_gram(RowSet& rows, std::string_view plain, const Bytes& bytes) const noexcept {
  RowSet without = rows;
  without.keep(with_grams_);
  without.drop(or_bytes_.met_by(bytes));
  if (without.none()) return;
  without.drop(rows_of_words(plain));
  RowSet anywhere = without;
  anywhere.keep(with_anywhere_);
  if (!anywhere.none()) without.drop(rows_of_grams(plain));
  rows.drop(without);
}

RowFilter::Bytes RowFilter::bytes_of(std::string_view plain) noexcept {
  Bytes bytes;
  for (const char c : plain) bytes.classes |= kClasses[static_cast<unsigned char>(c)];
  if ((bytes.classes & (std::uint64_t{1} << kNone)) != 0) {
    for (const char c : plain) bytes.add(static_cast<unsigned char>(c));
  }
  return bytes;
}

// What costs least and leaves fewest rows goes first: for most lines little is left after the beginning.
RowSet RowFilter::candidates(RowSet rows, std::string_view plain, const KnownNames* names) const noexcept {
  // The head, with names as signs, as PlainLine writes them.
  const Head::Steps& steps = Head::steps();
  Bytes head;
  std::array<char, 4> begin{};
  unsigned state = 0;
  std::size_t place = 0;
  bool word_before = false;
  for (std::size_t at = 0; at < plain.size() && (state != Head::kEnded || place < kPlaces);) {
    auto byte = static_cast<unsigned char>(plain[at]);
    std::size_t length = 1;
    if (names != nullptr && !word_before && kWordBytes[byte] && names->may_begin(plain, at)) {
      if (const KnownNames::Found name = names->longest(plain, at); name.length != 0) {
        byte = static_cast<unsigned char>(name.sign);
        length = name.length;
      }
    }
    word_before = kWordBytes[byte];
    if (state != Head::kEnded) head.add(byte);
    state = steps[state][byte];
    if (place < begin.size()) begin[place] = begin_key(static_cast<char>(byte));
    if (place < kPlaces) rows.keep(places_[place++][byte]);
    at += length;
  }
  if (state == Head::kEnded) rows.drop(only_head_);
  drop_without_begin(rows, begin);
  drop_unmet(rows, in_head_, head);
  if (rows.none()) return rows;
  Bytes bytes = bytes_of(plain);
  if (names != nullptr) bytes.signs = kAnyName;
  drop_unmet(rows, somewhere_, bytes);
  if (rows.none()) return rows;
  // Names are looked for only where a row asks for one.
  RowSet asking = rows;
  asking.keep(with_signs_);
  if (names != nullptr && !asking.none()) {
    bytes.signs = find_signs(plain, *names);
    drop_unmet(rows, somewhere_, bytes);
  }
  drop_without_gram(rows, plain, bytes);
  return rows;
}

std::optional<RowSet> RowFilter::candidates_of_raw(RowSet rows, std::string_view line,
                                                   const KnownNames& names) const noexcept {
  std::array<char, kLongestRaw + kPlainBlock> plain;
  if (line.size() > kLongestRaw) return std::nullopt;
  std::size_t size = 0;
  char last = '\0';
  for (std::size_t at = 0; at < line.size();) {
    if (at + kPlainBlock <= line.size()) {
      // What is behind the prefix is written over.
      std::memcpy(plain.data() + size, line.data() + at, kPlainBlock);
      const std::size_t length = last == ' ' && line[at] == ' ' ? 0 : plain_prefix(line.data() + at);
      at += length;
      size += length;
      if (length == kPlainBlock) {
        last = line[at - 1];
        continue;
      }
      if (length > 0) last = line[at - 1];
    }
    auto byte = static_cast<unsigned char>(line[at]);
    const char raw = kRaw[byte];
    if (raw == 0) return std::nullopt;
    std::size_t length = 1;
    if (raw == 1) {
      const unsigned char second = at + 1 < line.size() ? static_cast<unsigned char>(line[at + 1]) : 0;
      const unsigned char third = at + 2 < line.size() ? static_cast<unsigned char>(line[at + 2]) : 0;
      length = 2;
      if (byte == 0xC3 && second >= 0x80 && second <= 0xBF) {
        byte = static_cast<unsigned char>(second + 0x40);
      } else if (byte == 0xC2 && second >= 0xA0 && second <= 0xBF && second != 0xAD) {
        byte = second == 0xA0 ? ' ' : second;
      } else if (byte == 0xE2 && second == 0x80 && general_punctuation(third) != 0) {
        byte = general_punctuation(third);
        length = 3;
      } else if (byte == 0xE2 && second == 0x82 && third == 0xAC) {
        byte = 0x80;
        length = 3;
      } else {
        return std::nullopt;
      }
    }
    at += length;
    if (byte == ' ' && last == ' ') continue;
    last = static_cast<char>(byte);
    plain[size++] = last;
  }
  return candidates(rows, {plain.data(), size}, &names);
}

}  // namespace gaceta::zones
