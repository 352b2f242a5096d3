#include "zones/row_filter.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

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

constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> word{};
  for (unsigned c = 0; c < 256; ++c) {
    word[c] = c >= 0xC0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return word;
}();

constexpr std::uint32_t hash_of(std::uint32_t gram) noexcept { return gram * 0x9E3779B1U; }

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

RowFilter::RowFilter() : grams_met_((std::size_t{1} << kGramBits) / 64, 0) {}

void RowFilter::Bytes::add(unsigned char byte) noexcept {
  classes |= kClasses[byte];
  if (byte < 0x20) signs |= std::uint32_t{1} << byte;
}

RowFilter::Need RowFilter::need_of(const ByteSet& set) {
  Need need;
  need.bytes = {};
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (set.has(static_cast<unsigned char>(byte))) need.bytes.add(static_cast<unsigned char>(byte));
  }
  need.bytes.classes &= ~(std::uint64_t{1} << kNone);
  return (need.bytes.classes & (std::uint64_t{1} << kAlways)) != 0 ? Need{} : need;
}

bool RowFilter::asks_for_name(const Need& need) noexcept { return ~need.bytes.signs != 0 && need.bytes.signs != 0; }

void RowFilter::add(const PatternNeeds& needs, bool whole) {
  const std::size_t number = needs_.size();
  if (number >= RowSet::kMost) throw std::logic_error("zones.tsv: more rows than RowSet holds");
  rows_.add(number);
  for (std::size_t place = 0; place < kPlaces; ++place) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      if (needs.places[place].has(static_cast<unsigned char>(byte))) places_[place][byte].add(number);
    }
  }
  Row row;
  for (std::size_t i = 0; i < needs.somewhere.size(); ++i) row.somewhere.at(i) = need_of(needs.somewhere[i]);
  for (std::size_t i = 0; i < needs.in_head.size(); ++i) row.in_head.at(i) = need_of(needs.in_head[i]);
  row.has_or_bytes = needs.has_or_bytes;
  if (needs.has_or_bytes) row.or_bytes = need_of(needs.or_bytes);
  if (std::any_of(row.somewhere.begin(), row.somewhere.end(), asks_for_name) || asks_for_name(row.or_bytes)) {
    with_signs_.add(number);
  }
  if (!needs.grams.empty() || needs.has_or_bytes) with_grams_.add(number);
  needs_.push_back(row);
  if (whole && needs.only_head) only_head_.add(number);
  for (const std::uint32_t gram : needs.grams) {
    const std::uint32_t hash = hash_of(gram) >> (32 - kGramBits);
    grams_met_[hash / 64] |= std::uint64_t{1} << (hash % 64);
    put(grams_, gram, number);
  }
  // A line of letters alone that is shorter than four ends with zeros.
  const auto put_begin = [&](const std::string& text, std::size_t length) {
    std::uint32_t gram = 0;
    for (std::size_t i = 0; i < length; ++i) gram = push_gram(gram, i < text.size() ? text[i] : '\0');
    put(begins_[length - 1], gram, number);
  };
  if (needs.begins.empty() && needs.begins_closed.empty()) return;
  const auto empty = [](const std::string& text) { return text.empty(); };
  if (std::any_of(needs.begins_closed.begin(), needs.begins_closed.end(), empty)) return;
  with_begins_.add(number);
  for (const std::string& text : needs.begins) put_begin(text, text.size());
  for (const std::string& text : needs.begins_closed) put_begin(text, whole ? begins_.size() : text.size());
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

RowSet RowFilter::rows_of_grams(std::string_view plain) const noexcept {
  RowSet rows;
  std::uint32_t gram = 0;
  for (const char c : plain) {
    gram = push_gram(gram, kFolded[static_cast<unsigned char>(c)]);
    const std::uint32_t hash = hash_of(gram) >> (32 - kGramBits);
    if ((grams_met_[hash / 64] >> (hash % 64) & 1) == 0) continue;
    if (const Gram* known = find(grams_, gram)) rows.join(known->rows);
  }
  return rows;
}

// The signs of the names in a line as they are written; those of months and days of the week without a look.
static std::uint32_t find_signs(std::string_view plain, const KnownNames& names) noexcept {
  std::uint32_t signs = names.any_case_signs();
  for (std::size_t at = 0; at < plain.size(); ++at) {
    if (!names.is_cased(plain[at])) continue;
    if (at > 0 && kWordBytes[static_cast<unsigned char>(plain[at - 1])]) continue;
    if (!names.may_begin(plain, at)) continue;
    if (const KnownNames::Found name = names.longest(plain, at); name.length != 0) {
      signs |= std::uint32_t{1} << static_cast<unsigned char>(name.sign);
    }
  }
  return signs;
}

void RowFilter::drop_unmet(RowSet& rows, const Needs Row::*needs, const Bytes& bytes) const noexcept {
  RowSet left = rows;
  rows.each([&](std::size_t row) {
    for (const Need& need : needs_[row].*needs) {
      if (!need.met_by(bytes)) left.drop(row);
    }
  });
  rows = left;
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
  rows.each([&](std::size_t row) {
    if (needs_[row].has_or_bytes && needs_[row].or_bytes.met_by(bytes)) without.drop(row);
  });
  if (without.none()) return;
  without.drop(rows_of_grams(plain));
  rows.drop(without);
}

// What costs least and leaves fewest rows goes first: for most lines little is left after the beginning.
RowSet RowFilter::candidates(RowSet rows, std::string_view plain, const KnownNames* names, Bytes bytes) const noexcept {
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
  drop_unmet(rows, &Row::in_head, head);
  if (names != nullptr) bytes.signs = ~std::uint32_t{0};
  drop_unmet(rows, &Row::somewhere, bytes);
  if (rows.none()) return rows;
  // Names are looked for only where a row asks for one.
  RowSet asking = rows;
  asking.keep(with_signs_);
  if (names != nullptr && !asking.none()) {
    bytes.signs = find_signs(plain, *names);
    drop_unmet(rows, &Row::somewhere, bytes);
  }
  drop_without_gram(rows, plain, bytes);
  return rows;
}

RowSet RowFilter::candidates(RowSet rows, std::string_view plain, const KnownNames* names) const noexcept {
  Bytes bytes;
  for (const char c : plain) bytes.add(static_cast<unsigned char>(c));
  return candidates(rows, plain, names, bytes);
}

// Bytes that are looked at together.
constexpr std::size_t kBlock = 8;

// Whether the block at `at` is the same in a plain line: ASCII without controls and marks of emphasis, and without two
// blanks in a row.
inline bool is_plain_block(const char* at) noexcept {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kTopBits = kOnes * 0x80, kLowBits = ~kTopBits;
  std::uint64_t block;
  std::memcpy(&block, at, kBlock);
  // The high bit of each byte tells that it is not the one asked for.
  const auto differs = [&](unsigned char c) { return ((block ^ kOnes * c) & kLowBits) + kLowBits; };
  const std::uint64_t same = ~(differs('*') & differs('_') & differs(0x7F)) & kTopBits;
  const std::uint64_t control = ~((block & kLowBits) + kOnes * (0x80 - 0x20)) & kTopBits;
  const std::uint64_t blank = ~differs(' ') & kTopBits;
  return ((block & kTopBits) | same | control | (blank & blank << 8)) == 0;
}

std::optional<RowSet> RowFilter::candidates_of_raw(RowSet rows, std::string_view line,
                                                   const KnownNames& names) const noexcept {
  std::array<char, kLongestRaw> plain;
  if (line.size() > plain.size()) return std::nullopt;
  std::size_t size = 0;
  Bytes bytes;
  char last = '\0';
  std::size_t tried = 0;  // a block from here on may be one
  for (std::size_t at = 0; at < line.size();) {
    if (at >= tried && last != ' ' && at + kBlock <= line.size()) {
      tried = at + kBlock;
      if (!is_plain_block(line.data() + at)) continue;
      std::memcpy(plain.data() + size, line.data() + at, kBlock);
      for (std::size_t i = 0; i < kBlock; ++i) bytes.classes |= kClasses[static_cast<unsigned char>(line[at + i])];
      at += kBlock;
      size += kBlock;
      last = line[at - 1];
      tried = at;
      continue;
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
    bytes.classes |= kClasses[byte];
    plain[size++] = last;
  }
  return candidates(rows, {plain.data(), size}, &names, bytes);
}

}  // namespace gaceta::zones
