#include "tokens/tokenizer.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include "text/fold.hpp"
#include "text/utf8.hpp"
#include "tokens/characters.hpp"
#include "tokens/usual_reader.hpp"

namespace gaceta::tokens {

namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
constexpr bool is_ascii_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// The folded form of each byte that is a letter or digit of ASCII; 0 for the others.
constexpr std::array<char, 256> kFoldedBytes = [] {
  std::array<char, 256> folded{};
  for (unsigned c = 0; c < 128; ++c) {
    if (kAsciiClasses[c] == CharClass::letter || kAsciiClasses[c] == CharClass::digit)
      folded[c] = lower(static_cast<char>(c));
  }
  return folded;
}();

// What a mark of one byte says of the lexeme behind it: marks may end a sentence, or close something behind its end.
constexpr std::array<std::uint16_t, 256> kShapesBehind = [] {
  std::array<std::uint16_t, 256> shapes{};
  for (const char c : {'.', '?', '!', ')', ']', '"', '\''}) shapes[static_cast<unsigned char>(c)] = kMayBeginSentence;
  return shapes;
}();

// The letters of a word as they are read: its folded form where a short way suffices, and its shape.
struct WordScan {
  static constexpr std::size_t kMost = 48;  // no word of the tables is longer
  std::array<char, kMost + 8> folded;       // with room for eight bytes at the last place
  std::size_t size = 0;                     // may go past kMost: then only the first kMost bytes count
  std::uint32_t letters = 0, uppers = 0;
  bool needs_icu = false;  // a character whose folding is not a byte's matter
  bool first_upper = false;
  bool digits = false;

  void put(char c) noexcept {
    if (size < kMost) folded[size] = c;
    ++size;
  }
  void count(bool upper) noexcept {
    first_upper |= upper && letters == 0;
    ++letters;
    uppers += upper;
  }
  [[nodiscard]] bool too_long() const noexcept { return size > kMost; }
  [[nodiscard]] std::string_view key() const noexcept { return {folded.data(), std::min(size, kMost)}; }
};

constexpr std::size_t kLongestMail = 64;
constexpr std::size_t kLongestLabel = 63;  // of a domain name, RFC 1035

}  // namespace

struct Tokenizer::State {
  // What may follow a word or mark to make one token with it: `us` is followed by `$`, `ee` by `.uu.` and `. uu.`.
  // Longest first.
  std::unordered_map<std::string, std::vector<std::string>> tails;
  std::unordered_set<std::string> splits_at_hyphen;
  std::unordered_set<std::string> splits_before_digits;  // as written
  std::unordered_set<std::string> top_level_domains;
  JoiningWords joining;  // the keys of `tails` that are short words
};

namespace {

// Reads one zone of the text, lexeme by lexeme.
class Reader {
 public:
  Reader(const Tokenizer::State& state, std::string_view text, const lexicon::WordTable* words) noexcept
      : state_(state), text_(text), words_(words) {}

  // The end of the lexeme at `at`, which is no white space. Sets kind, shape and word.
  std::size_t next(std::size_t at, Lexeme& lexeme);

  std::string_view key() const noexcept { return key_; }

 private:
  char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }
  text::Decoded decode(std::size_t i) const noexcept { return text::decode(text_, i); }
  bool letter_at(std::size_t i) const noexcept {
    return i < text_.size() && classify(decode(i).code) == CharClass::letter && !continues_word_only(decode(i).code);
  }
  bool alnum_at(std::size_t i) const noexcept { return is_digit(at(i)) || letter_at(i); }
  std::size_t digits(std::size_t i) const noexcept {
    while (is_digit(at(i))) ++i;
    return i;
  }
  std::size_t letters(std::size_t i) const noexcept {
    while (i < text_.size() && classify(decode(i).code) == CharClass::letter) i += decode(i).size;
    return i;
  }

  std::size_t letter_run(std::size_t i, WordScan& scan) const;
  std::size_t sign_before_digits(std::size_t begin, std::size_t end) const;
  std::size_t word(std::size_t begin, Lexeme& lexeme);
  std::size_t number(std::size_t begin, Lexeme& lexeme);
  std::size_t number_end(std::size_t begin) const;
  std::size_t dotted(std::size_t begin, std::size_t end) const;
  std::size_t compound(std::string_view head, std::size_t end) const;
  std::size_t address(std::size_t begin, std::size_t end, Lexeme& lexeme) const;
  std::size_t url_end(std::size_t i) const;
  std::size_t domain_end(std::size_t begin) const;
  void look_up(std::size_t begin, std::size_t end, Lexeme& lexeme);
  void set_shape(const WordScan& scan, Lexeme& lexeme) const noexcept;

  const Tokenizer::State& state_;
  std::string_view text_;
  const lexicon::WordTable* words_;
  std::string key_;  // folded form of the last lexeme, where `words_` is null or ICU folded it
};

void Reader::set_shape(const WordScan& scan, Lexeme& lexeme) const noexcept {
  unsigned shape = lexeme.shape;
  if (scan.first_upper) shape |= kInitialUpper;
  if (scan.letters >= 2 && scan.uppers == scan.letters) shape |= kAllUpper;
  if (scan.letters != 0) shape |= kHasLetter;
  if (scan.digits) shape |= kHasDigit;
  lexeme.shape = static_cast<std::uint16_t>(shape);
}

// Reads letters, marks and digits from `i` on.
std::size_t Reader::letter_run(std::size_t i, WordScan& scan) const {
  for (;;) {
    // Eight bytes at a time while they are ASCII letters, which most are; then one by one.
    while (i + 8 <= text_.size() && scan.size <= WordScan::kMost) {
      const std::uint64_t bytes = detail::eight_bytes(text_.data() + i), others = detail::other_than_letters(bytes);
      const auto count = others == 0 ? 8U : static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
      if (count == 0) break;
      const std::uint64_t mask = detail::bytes_mask(count), folded = (bytes | detail::kSmallBits) & mask;
      std::memcpy(scan.folded.data() + scan.size, &folded, 8);
      scan.first_upper |= scan.letters == 0 && is_ascii_upper(text_[i]);
      scan.size += count;
      scan.letters += count;
      // One bit for each capital, added up by the multiplication.
      scan.uppers +=
          static_cast<std::uint32_t>((((~bytes & detail::kSmallBits & mask) >> 5) * detail::kEachByte) >> 56);
      i += count;
      if (count != 8) break;
    }
    while (i < text_.size()) {
      const char folded = kFoldedBytes[static_cast<unsigned char>(text_[i])];
      if (folded == '\0') break;
      scan.put(folded);
      if (folded <= '9') {
        scan.digits = true;
      } else {
        scan.count(folded != text_[i]);
      }
      ++i;
    }
    const char c = at(i);
    if (i >= text_.size() || static_cast<unsigned char>(c) < 0x80) break;
    const auto second = static_cast<unsigned char>(at(i + 1));
    // U+00C0 to U+00FF, the letters of Spanish: small ones are 0x20 above the capitals. Not × ÷ ß.
    if (c == '\xC3' && second >= 0x80 && second <= 0xBF && second != 0x97 && second != 0xB7 && second != 0x9F) {
      const bool upper = second < 0xA0;
      scan.count(upper);
      scan.put(c);
      scan.put(static_cast<char>(upper ? second + 0x20 : second));
      i += 2;
      continue;
    }
    const text::Decoded decoded = decode(i);
    if (classify(decoded.code) != CharClass::letter) break;
    scan.needs_icu = true;
    if (!continues_word_only(decoded.code)) {
      const auto type = u_charType(static_cast<UChar32>(decoded.code));
      scan.count(type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER);
    }
    i += decoded.size;
  }
  return i;
}

// `S.A.B.`, `EE.UU.`, `a.m.`: groups of one letter, or two capitals, each with its dot. The end of the last group, or
// `end` (that of the first letters) where there is no second group.
std::size_t Reader::dotted(std::size_t begin, std::size_t end) const {
  const auto fits = [&](std::size_t from, std::size_t to) {
    const std::size_t size = to - from;
    if (size == 1) return is_ascii_letter(text_[from]);
    return size == 2 && is_ascii_upper(text_[from]) && is_ascii_upper(text_[from + 1]);
  };
  if (!fits(begin, end)) return end;
  std::size_t last = end, at_dot = end;
  int groups = 1;
  while (at(at_dot) == '.') {
    const std::size_t group = at_dot + 1;
    std::size_t group_end = group;
    while (group_end < group + 3 && is_ascii_letter(at(group_end))) ++group_end;
    if (group_end == group || !fits(group, group_end) || alnum_at(group_end)) {
      if (groups > 1) last = group;  // the final dot
      break;
    }
    ++groups;
    last = at_dot = group_end;
  }
  return groups > 1 ? last : end;
}

// The end of the longest compound that begins with `head`, which ends at `end`; `end` where there is none.
std::size_t Reader::compound(std::string_view head, std::size_t end) const {
  const auto found = state_.tails.find(std::string(head));
  if (found == state_.tails.end()) return end;
  for (const std::string& tail : found->second) {
    std::size_t i = end;
    bool same = true;
    for (const char c : tail) {
      if (c == ' ' && at(i) == '\xC2' && at(i + 1) == '\xA0') {
        i += 2;  // a space that does not break
      } else if (lower(at(i)) == c) {
        ++i;
      } else {
        same = false;
        break;
      }
    }
    if (same && !(is_ascii_letter(tail.back()) && letter_at(i))) return i;
  }
  return end;
}

std::size_t Reader::url_end(std::size_t i) const {
  std::size_t last = i;  // past the last character that may end an address
  int parentheses = 0, brackets = 0;
  while (i < text_.size()) {
    const text::Decoded c = decode(i);
    if (c.code == text::kReplacement || classify(c.code) == CharClass::space) break;
    if (c.code == '<' || c.code == '>' || c.code == '"' || c.code == U'«' || c.code == U'»' || c.code == U'“' ||
        c.code == U'”') {
      break;
    }
    if (c.code == '(') ++parentheses;
    if (c.code == ')' && --parentheses < 0) break;
    if (c.code == '[') ++brackets;
    if (c.code == ']' && --brackets < 0) break;
    i += c.size;
    constexpr std::u32string_view kNeverLast = U".,;:!?'’…*_";
    if (kNeverLast.find(c.code) == std::u32string_view::npos) last = i;
  }
  return last;
}

// The end of a domain name with a known top level (`elpais.com`, `www.gob.mx`) that begins at `begin`; `begin` if none.
std::size_t Reader::domain_end(std::size_t begin) const {
  std::size_t i = begin;
  int labels = 0;
  std::string label;
  std::size_t good = begin;
  for (;;) {
    const std::size_t start = i;
    while (i - start <= kLongestLabel && (is_ascii_letter(at(i)) || is_digit(at(i)) || at(i) == '-')) ++i;
    if (i == start || i - start > kLongestLabel) break;
    label.assign(text_.substr(start, i - start));
    ++labels;
    if (labels > 1 && state_.top_level_domains.contains(label) && !alnum_at(i)) good = i;
    if (at(i) != '.' || labels == 8) break;
    ++i;
  }
  return good;
}

// An address that begins with the letters [begin, end): `https://…`, `www.…`, `elpais.com/…`, `a.b@c.mx`. `begin` if
// none.
std::size_t Reader::address(std::size_t begin, std::size_t end, Lexeme& lexeme) const {
  const char c = at(end);
  if (c == ':' && at(end + 1) == '/' && at(end + 2) == '/' && end - begin <= 6) {
    lexeme.kind = TokenKind::url;
    return std::max(url_end(end + 3), end + 3);
  }
  if (c == '@' || c == '.' || c == '_' || c == '-' || c == '+') {
    std::size_t i = end;
    while (i - begin < kLongestMail && (is_ascii_letter(at(i)) || is_digit(at(i)) || at(i) == '.' || at(i) == '_' ||
                                        at(i) == '-' || at(i) == '+' || at(i) == '%')) {
      ++i;
    }
    if (at(i) == '@') {
      if (const std::size_t domain = domain_end(i + 1); domain != i + 1) {
        lexeme.kind = TokenKind::email;
        return domain;
      }
    }
  }
  if (c == '.' && alnum_at(end + 1)) {
    if (const std::size_t domain = domain_end(begin); domain != begin) {
      lexeme.kind = TokenKind::url;
      return at(domain) == '/' ? std::max(url_end(domain), domain) : domain;
    }
  }
  return begin;
}

void Reader::look_up(std::size_t begin, std::size_t end, Lexeme& lexeme) {
  key_ = text::fold(text_.substr(begin, end - begin));
  if (words_ != nullptr) lexeme.word = words_->find(key_);
}

// Where a sign that stands before an amount ends: `Q` of `Q1,500` and `Q8`. `begin` where the letters at `begin` are
// none, or the digits behind them are no amount: `Q3` is a quarter, `L3Harris` a name.
std::size_t Reader::sign_before_digits(std::size_t begin, std::size_t end) const {
  std::size_t digit = begin;
  while (digit < end && is_ascii_letter(text_[digit])) ++digit;
  if (digit == begin || digit == end || !is_digit(text_[digit]) ||
      !state_.splits_before_digits.contains(std::string(text_.substr(begin, digit - begin)))) {
    return begin;
  }
  const std::size_t last = number_end(digit);
  std::size_t suffix = last;  // `Q20M`
  while (suffix < last + 2 && is_ascii_upper(at(suffix))) ++suffix;
  if (letter_at(suffix) || at(suffix) == '-') return begin;
  const std::string_view behind = text_.substr(std::min(last, text_.size()), 4);
  constexpr char kLastQuarter = '4';
  return last - digit > 1 || text_[digit] > kLastQuarter || behind == " mil" ? digit : begin;
}

std::size_t Reader::word(std::size_t begin, Lexeme& lexeme) {
  WordScan scan;
  lexeme.kind = TokenKind::word;
  std::size_t end = letter_run(begin, scan);
  if (scan.digits) {
    if (const std::size_t sign = sign_before_digits(begin, end); sign != begin) {
      scan = {};
      for (std::size_t i = begin; i < sign; ++i) {
        scan.count(is_ascii_upper(text_[i]));
        scan.put(lower(text_[i]));
      }
      set_shape(scan, lexeme);
      look_up(begin, sign, lexeme);
      return sign;
    }
  }
  for (;;) {
    const char c = at(end);
    if (c == '-' && alnum_at(end + 1)) {
      // `COVID-19`, `franco-alemán`; but `enero-marzo` and `diciembre-6 de enero` are two dates.
      const std::string head(scan.key().substr(scan.key().rfind('-') + 1));
      if (state_.splits_at_hyphen.contains(head)) {
        if (is_digit(at(end + 1))) break;
        WordScan rest;
        letter_run(end + 1, rest);
        if (state_.splits_at_hyphen.contains(std::string(rest.key()))) break;
      }
    } else if (c == '&' && is_ascii_upper(at(end + 1)) && is_ascii_upper(at(end - 1))) {
      // `AT&T`
    } else if (c == '\'' && scan.letters != 0 && letter_at(end + 1)) {
      // `O'Donnell`
    } else if (c == '_' && alnum_at(end + 1)) {
    } else if (c == '\xE2' && at(end + 1) == '\x80' && at(end + 2) == '\x99' && letter_at(end + 3)) {
      scan.put('\'');  // a typographic apostrophe
      end = letter_run(end + 3, scan);
      continue;
    } else {
      break;
    }
    scan.put(c);
    end = letter_run(end + 1, scan);
  }
  const char after = at(end);
  if (after == '.' || after == '/' || after == '$' || after == '@' || after == ':' || after == '+') {
    if (const std::size_t whole = address(begin, end, lexeme); whole != begin) {
      set_shape(scan, lexeme);
      if (words_ == nullptr) look_up(begin, whole, lexeme);
      return whole;
    }
    std::size_t whole = compound(scan.key(), end);
    // `S.A.` goes before `s.`, the abbreviation of a century.
    if (after == '.' && whole <= end + 1) whole = std::max(whole, dotted(begin, end));
    if (whole == end && after == '.') {
      // A single capital before a capital is an initial: `George W. Bush`.
      if (whole == end && scan.letters == 1 && scan.first_upper && end - begin <= 2) {
        std::size_t i = end + 1;
        if (at(i) == ' ') ++i;
        if (i > end + 1 && letter_at(i) && u_isupper(static_cast<UChar32>(decode(i).code)) != 0) whole = end + 1;
      }
    }
    if (whole != end) {
      for (std::size_t i = end; i < whole; ++i) {
        if (is_ascii_letter(text_[i])) scan.count(is_ascii_upper(text_[i]));
      }
      set_shape(scan, lexeme);
      if (text_[whole - 1] == '$') lexeme.kind = TokenKind::symbol;
      look_up(begin, whole, lexeme);
      return whole;
    }
  }
  set_shape(scan, lexeme);
  const bool plain = !scan.needs_icu && !scan.too_long() && scan.size == end - begin;
  if (words_ == nullptr && plain) {
    key_ = scan.key();
  } else if (scan.needs_icu || words_ == nullptr) {
    look_up(begin, end, lexeme);
  } else if (!scan.too_long()) {
    lexeme.word = words_->find_padded(scan.folded.data(), scan.size);
  }
  return end;
}

// The end of the number whose digits begin at `begin`.
std::size_t Reader::number_end(std::size_t begin) const {
  std::size_t end = digits(begin);
  const std::size_t first = end - begin;
  // Triples: `2025-11-03`, `03-11-25`, `3-nov-2025`.
  if (at(end) == '-' && first <= 4) {
    std::size_t middle = digits(end + 1);
    if (middle == end + 1) {
      middle = letters(end + 1);
      if (middle - end < 4 || middle - end > 14) middle = end + 1;
    } else if (middle - end > 3) {
      middle = end + 1;
    }
    if (middle != end + 1 && at(middle) == '-') {
      const std::size_t last = digits(middle + 1);
      const std::size_t size = last - middle - 1;
      if (size >= 1 && size <= 4 && size != 3 && (first >= 3 || size != 1) && at(last) != '-' && !letter_at(last)) {
        return last;
      }
      // `2025-11-03T10:48:58-06:00`
      if (size == 2 && first == 4 && (at(last) == 'T') && is_digit(at(last + 1))) {
        std::size_t i = last + 1;
        while (is_digit(at(i)) ||
               ((at(i) == ':' || at(i) == '.' || at(i) == '+' || at(i) == '-') && is_digit(at(i + 1))))
          ++i;
        return at(i) == 'Z' ? i + 1 : i;
      }
    }
  }
  // Clock times: `10:30`, `10:30:15`.
  if (at(end) == ':' && first <= 2) {
    std::size_t time = end;
    for (int part = 0; part < 2 && at(time) == ':'; ++part) {
      const std::size_t next = digits(time + 1);
      if (next - time != 3) break;
      time = next;
    }
    return time;
  }
  int slashes = 0;
  for (;;) {
    const char c = at(end);
    if ((c == '.' || c == ',' || c == '\'') && is_digit(at(end + 1))) {
      end = digits(end + 1);
    } else if (c == '\xE2' && at(end + 1) == '\x80' && at(end + 2) == '\x99' && is_digit(at(end + 3))) {
      end = digits(end + 3);  // `1’500,000`
    } else if (c == '\xC2' && at(end + 1) == '\xB4' && is_digit(at(end + 2))) {
      end = digits(end + 2);  // `1´500,000`
    } else if (c == '/' && slashes < 2 && is_digit(at(end + 1))) {
      ++slashes;
      end = digits(end + 1);
    } else {
      return end;
    }
  }
}

std::size_t Reader::number(std::size_t begin, Lexeme& lexeme) {
  lexeme.kind = TokenKind::number;
  lexeme.shape |= kHasDigit;
  const std::size_t plain_end = digits(begin);
  std::size_t end = is_digit(text_[begin]) ? number_end(begin) : digits(begin + 1);
  if (end != plain_end || end - begin > 4) {
    if (words_ == nullptr) look_up(begin, end, lexeme);
    return end;
  }
  // Plain digits: an ordinal (`1.º`, `3er`, `2ª`), or the head of a code (`1T24`).
  std::size_t sign = end;
  if (at(sign) == '.') ++sign;
  if (at(sign) == '\xC2' && (at(sign + 1) == '\xBA' || at(sign + 1) == '\xAA' || at(sign + 1) == '\xB0')) {
    const bool degrees = at(sign + 1) == '\xB0' && (at(sign + 2) == 'C' || at(sign + 2) == 'F');
    if (!degrees) end = sign + 2;
  } else if (is_ascii_letter(at(end))) {
    const std::size_t suffix_end = letters(end);
    const std::string_view suffix = text_.substr(end, suffix_end - end);
    constexpr std::array<std::string_view, 20> kOrdinals{"er", "ro", "ra", "do", "da", "to", "ta", "mo", "ma", "vo",
                                                         "va", "no", "na", "o",  "a",  "ER", "RO", "RA", "DO", "TO"};
    if (is_digit(at(suffix_end)) && suffix.size() <= 3) {
      WordScan scan;
      const std::size_t code_end = letter_run(begin, scan);
      lexeme.kind = TokenKind::word;
      set_shape(scan, lexeme);
      look_up(begin, code_end, lexeme);
      return code_end;
    }
    if (std::find(kOrdinals.begin(), kOrdinals.end(), suffix) != kOrdinals.end()) end = suffix_end;
  }
  if (words_ == nullptr || end != plain_end) look_up(begin, end, lexeme);
  return end;
}

std::size_t Reader::next(std::size_t begin, Lexeme& lexeme) {
  const char c = text_[begin];
  if (static_cast<unsigned char>(c) < 0x80) {
    switch (kAsciiClasses[static_cast<unsigned char>(c)]) {
      case CharClass::letter:
        return word(begin, lexeme);
      case CharClass::digit: {
        const std::size_t end = number(begin, lexeme);
        // `20minutos.es`, `3tres@correo.mx`
        if (lexeme.kind == TokenKind::number && !is_ascii_letter(at(end)) && at(end) != '@') return end;
        const std::size_t run = letters(end);
        if (const std::size_t whole = address(begin, run, lexeme); whole != begin && at(run) != ':') return whole;
        return end;
      }
      default:
        break;
    }
    lexeme.kind =
        kAsciiClasses[static_cast<unsigned char>(c)] == CharClass::symbol ? TokenKind::symbol : TokenKind::punctuation;
    if (c == '.' || c == ',') {
      // `,5` stands for 0,5 after white space or an opening mark; `...` is one mark.
      if (is_digit(at(begin + 1)) && (begin == 0 || lexeme.is(kSpaceBefore) || text_[begin - 1] == '$')) {
        return number(begin, lexeme);
      }
      if (c == '.') {
        std::size_t end = begin + 1;
        while (at(end) == '.') ++end;
        look_up(begin, end > begin + 3 ? begin + 3 : end, lexeme);
        return end;
      }
    } else if ((c == '@' || c == '#') && alnum_at(begin + 1)) {
      WordScan scan;
      std::size_t end = letter_run(begin + 1, scan);
      while (at(end) == '_' || (c == '@' && at(end) == '.' && alnum_at(end + 1))) end = letter_run(end + 1, scan);
      if (c == '@' || scan.letters != 0) {
        lexeme.kind = c == '@' ? TokenKind::handle : TokenKind::hashtag;
        set_shape(scan, lexeme);
        look_up(begin, end, lexeme);
        return end;
      }
    } else if ((c == '-' || c == '=' || c == '*' || c == '_' || c == '~' || c == '#') && at(begin + 1) == c) {
      // A rule drawn with marks is one token.
      std::size_t end = begin + 1;
      while (at(end) == c) ++end;
      look_up(begin, begin + 2, lexeme);
      return end;
    }
    std::size_t end = begin + 1;
    if (c == '$') end = compound("$", end);
    if (end == begin + 1 && words_ != nullptr) {
      lexeme.word = words_->find(text_.substr(begin, 1));
    } else {
      look_up(begin, end, lexeme);
    }
    return end;
  }
  const text::Decoded decoded = decode(begin);
  const std::size_t end = begin + decoded.size;
  switch (classify_wide(decoded.code)) {
    case CharClass::letter:
      return word(begin, lexeme);
    case CharClass::digit: {
      lexeme.kind = TokenKind::number;
      lexeme.shape |= kHasDigit;
      std::size_t last = end;
      while (last < text_.size() && classify(decode(last).code) == CharClass::digit) last += decode(last).size;
      look_up(begin, last, lexeme);
      return last;
    }
    case CharClass::punctuation:
      lexeme.kind = TokenKind::punctuation;
      break;
    default:
      lexeme.kind = TokenKind::symbol;
      break;
  }
  if (words_ == nullptr || decoded.code == U'…' || decoded.code >= 0xF900) {
    look_up(begin, end, lexeme);
  } else {
    lexeme.word = words_->find(text_.substr(begin, decoded.size));
  }
  return end;
}

struct Space {
  std::size_t end;
  unsigned shape;  // of the lexeme behind it
};
// The white space at `at`, if any. `shape` is what is known so far of the lexeme behind it.
Space skip_space(std::string_view text, std::size_t at, unsigned shape) noexcept {
  const std::size_t begin = at;
  std::uint32_t lines = 0;
  while (at < text.size()) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      if (kAsciiClasses[c] != CharClass::space) break;
      lines += c == '\n' || (c == '\r' && !(at + 1 < text.size() && text[at + 1] == '\n'));
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(text, at);
    const bool loose = decoded.code == 0xAD || decoded.code == 0x200C || decoded.code == 0x200D;
    if (classify_wide(decoded.code) != CharClass::space && !loose) break;
    lines += decoded.code == 0x2028;
    lines += decoded.code == 0x2029 ? 2 : 0;
    at += decoded.size;
  }
  if (at != begin) shape |= kSpaceBefore;
  if (lines >= 2 || (lines == 1 && (shape & kLineStart) != 0)) shape |= kParagraphStart;
  if (lines != 0) shape |= kLineStart | kMayBeginSentence;
  return {at, shape};
}

// Lexemes on their way to the stream, which are moved there many at a time: a vector that grows lexeme by lexeme asks
// each time whether there is room.
class Part {
 public:
  Part(std::string_view text, std::vector<Lexeme>& lexemes) : text_(text), lexemes_(lexemes) {
    constexpr std::size_t kUsualBytes = 5;  // of a lexeme, with the white space before it
    lexemes_.reserve(std::min(text.size(), text.size() / kUsualBytes + 8));
  }
  [[nodiscard]] Lexeme* begin() noexcept { return part_.data(); }
  [[nodiscard]] Lexeme* end() noexcept { return part_.data() + part_.size(); }
  // Moves the lexemes up to `last` to the stream. Gives begin().
  Lexeme* move(const Lexeme* last) {
    const std::size_t size = lexemes_.size() + static_cast<std::size_t>(last - begin());
    if (size > lexemes_.capacity()) grow(size, last[-1].end);
    lexemes_.insert(lexemes_.end(), static_cast<const Lexeme*>(begin()), last);
    return begin();
  }

 private:
  // As much as the rest takes if it is like the text up to `at`, at least half as much again, so that all the growing
  // is linear; but a byte never makes two lexemes.
  void grow(std::size_t size, std::size_t at) {
    const std::size_t left = text_.size() - at, alike = size * left / at;  // both factors are less than 2^32
    lexemes_.reserve(size + std::min(std::max(alike + alike / 8, size / 2), left));
  }

  std::string_view text_;
  std::vector<Lexeme>& lexemes_;
  std::array<Lexeme, 64> part_;
};

// What a lexeme of any kind says of the shape of the one behind it.
unsigned shape_behind(std::string_view text, const Lexeme& lexeme) noexcept {
  if (lexeme.kind == TokenKind::word) return text[lexeme.end - 1] == '.' ? unsigned{kMayBeginSentence} : 0U;
  if (lexeme.kind != TokenKind::punctuation) return 0;
  const auto c = static_cast<unsigned char>(text[lexeme.begin]);
  return c >= 0x80 ? unsigned{kMayBeginSentence} : kShapesBehind[c];
}

}  // namespace

Tokenizer::Tokenizer() : state_(std::make_unique<State>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::keep_together(std::string_view form) {
  const std::string folded = text::fold(form);
  std::size_t head = 0;
  while (head < folded.size()) {
    const text::Decoded c = text::decode(folded, head);
    if (classify(c.code) != CharClass::letter) break;
    head += c.size;
  }
  if (head == 0) head = folded.empty() ? 0 : text::decode(folded, 0).size;
  if (head == folded.size()) return;
  const std::string padded = folded.substr(0, head) + std::string(sizeof(std::uint64_t), '\0');
  state_->joining.add(lexicon::hash_of(padded.data(), head));
  std::vector<std::string>& tails = state_->tails[folded.substr(0, head)];
  std::string tail = folded.substr(head);
  const auto place = std::find_if(tails.begin(), tails.end(), [&](const auto& t) { return t.size() < tail.size(); });
  if (std::find(tails.begin(), tails.end(), tail) == tails.end()) tails.insert(place, std::move(tail));
}

void Tokenizer::split_at_hyphen(std::string_view word) { state_->splits_at_hyphen.insert(text::fold(word)); }

void Tokenizer::split_before_digits(std::string_view sign) { state_->splits_before_digits.emplace(sign); }

void Tokenizer::add_top_level_domain(std::string_view label) { state_->top_level_domains.emplace(label); }

void Tokenizer::run(std::string_view text, std::span<const ZoneSpan> zones, const lexicon::WordTable& words,
                    TokenStream& stream) const {
  stream.text = text;
  Part lexemes(text, stream.lexemes);
  Lexeme* next = lexemes.begin();
  const UsualReader usual(state_->joining, words);
  const std::size_t usual_size = text.size() - std::min(text.size(), UsualReader::kReach);
  unsigned shape = kSpaceBefore | kLineStart | kParagraphStart;  // of the next lexeme: the text begins a paragraph
  for (const ZoneSpan& zone : zones) {
    const std::string_view part = text.substr(0, zone.span.end);
    Reader reader(*state_, part, &words);
    const std::size_t usual_end = std::min(part.size(), usual_size);
    shape |= kMayBeginSentence;
    for (std::size_t at = zone.span.begin;;) {
      if (next == lexemes.end()) next = lexemes.move(next);
      Lexeme& lexeme = *next;
      if (at < usual_end) {
        static_assert(kSpaceBefore == 1);
        const unsigned blank = text[at] == ' ' ? 1 : 0;
        const std::size_t begin = at + blank, end = begin + usual.next(text.data() + begin, shape | blank, lexeme);
        // What ends with the zone may go on behind it.
        if (end != begin && end < part.size()) {
          lexeme.begin = static_cast<std::uint32_t>(begin);
          lexeme.end = static_cast<std::uint32_t>(end);
          lexeme.zone = zone.zone;
          shape = kShapesBehind[static_cast<unsigned char>(text[begin])];
          ++next;
          at = end;
          continue;
        }
      }
      if (const Space space = skip_space(part, at, shape); space.end != at) {
        at = space.end;
        shape = space.shape;
        continue;
      }
      if (at >= part.size()) break;
      lexeme = {static_cast<std::uint32_t>(at),   0, lexicon::kNoWord, TokenKind::word, zone.zone,
                static_cast<std::uint16_t>(shape)};
      at = reader.next(at, lexeme);
      lexeme.end = static_cast<std::uint32_t>(at);
      shape = shape_behind(text, lexeme);
      ++next;
    }
  }
  lexemes.move(next);
}

void Tokenizer::split(std::string_view phrase, const std::function<void(std::string_view)>& use) const {
  Reader reader(*state_, phrase, nullptr);
  for (std::size_t at = 0;;) {
    const Space space = skip_space(phrase, at, at == 0 ? unsigned{kSpaceBefore} : 0U);
    if (space.end >= phrase.size()) return;
    Lexeme lexeme;
    lexeme.shape = static_cast<std::uint16_t>(space.shape & kSpaceBefore);
    at = reader.next(space.end, lexeme);
    use(reader.key());
  }
}

std::vector<std::string> Tokenizer::split(std::string_view phrase) const {
  std::vector<std::string> parts;
  split(phrase, [&](std::string_view part) { parts.emplace_back(part); });
  return parts;
}

}  // namespace gaceta::tokens
