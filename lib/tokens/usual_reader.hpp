// Reads the lexemes that most of a text is made of by looking at nothing but themselves and the two bytes behind them:
// words of plain letters, marks, whole numbers. All others are left to the tokenizer's own reader, which gives the same
// for these.
//
//   "pagó 300 millones, "   `pagó`, `300`, `millones`, `,`
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/word_table.hpp"
#include "tokens/characters.hpp"
#include "tokens/short_word.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::tokens {

/// Words that what stands behind them may join (`ee`: `.uu.`), a bit for the hash of each: where a word's is not set,
/// nothing joins it.
class JoiningWords {
 public:
  void add(std::uint64_t hash) { bits_[bit_of(hash)] = true; }
  [[nodiscard]] bool may_have(std::uint64_t hash) const noexcept { return bits_[bit_of(hash)]; }

 private:
  static constexpr unsigned kBits = 13;
  [[nodiscard]] static std::size_t bit_of(std::uint64_t hash) noexcept { return hash >> (64 - kBits); }
  std::vector<bool> bits_ = std::vector<bool>(std::size_t{1} << kBits, false);
};

namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// What the byte behind a word of plain letters says of it.
enum class Behind : std::uint8_t {
  may_join,  // what follows may belong to the word: more has to be looked at
  ends,      // the word ends here
  mark,      // so it does, unless it is an abbreviation or something is glued to the mark: `.` and `:`
};
inline constexpr std::array<Behind, 256> kBehindWord = [] {
  std::array<Behind, 256> behind{};
  for (unsigned c = 1; c < 128; ++c) {
    constexpr std::string_view kJoining = "-&'_/$@+%";
    const bool in_word = kAsciiClasses[c] == CharClass::letter || kAsciiClasses[c] == CharClass::digit;
    if (in_word || kJoining.find(static_cast<char>(c)) != std::string_view::npos) continue;
    behind[c] = c == '.' || c == ':' ? Behind::mark : Behind::ends;
  }
  return behind;
}();
inline Behind behind_word(char c) noexcept { return kBehindWord[static_cast<unsigned char>(c)]; }

// Which way a lexeme is read, by its first byte.
enum class Start : std::uint8_t {
  other,   // white space, characters beyond Latin letters, `@`, `#` and `$`
  letter,  // also the first byte of a Latin letter of two
  digit,
  mark,           // always a token of its own
  repeated_mark,  // so is this, unless it stands before another or before a digit: `--`, `...`, `.5`
};
inline constexpr std::array<Start, 256> kStarts = [] {
  std::array<Start, 256> starts{};
  for (unsigned c = 0; c < 128; ++c) {
    constexpr std::string_view kOthers = "@#$", kRepeated = ".,-=*_~";
    const auto is_one_of = [&](std::string_view set) {
      return set.find(static_cast<char>(c)) != std::string_view::npos;
    };
    switch (kAsciiClasses[c]) {
      case CharClass::space:
        break;
      case CharClass::letter:
        starts[c] = Start::letter;
        break;
      case CharClass::digit:
        starts[c] = Start::digit;
        break;
      default:
        if (!is_one_of(kOthers)) starts[c] = is_one_of(kRepeated) ? Start::repeated_mark : Start::mark;
        break;
    }
  }
  starts[0xC3] = Start::letter;
  return starts;
}();

}  // namespace detail

/// One for a text; `joining` and `words` outlive it.
class UsualReader {
 public:
  // What next() reads at a byte: so many bytes can be read there.
  static constexpr std::size_t kReach = kShortWordReach;

  UsualReader(const JoiningWords& joining, const lexicon::WordTable& words) noexcept
      : joining_(joining), words_(words) {}

  // The size of the lexeme at `at`; 0 where Reader has to look. Sets kind, word and shape, `shape` included.
  [[nodiscard]] std::uint32_t next(const char* at, unsigned shape, Lexeme& lexeme) const noexcept {
    const auto c = static_cast<unsigned char>(*at);
    const detail::Start start = detail::kStarts[c];
    if (start == detail::Start::letter) return word(at, shape, lexeme);
    if (start == detail::Start::mark ||
        (start == detail::Start::repeated_mark && at[1] != *at && !detail::is_digit(at[1]))) {
      lexeme.kind = kAsciiClasses[c] == CharClass::symbol ? TokenKind::symbol : TokenKind::punctuation;
      lexeme.word = words_.of_mark(*at);
      lexeme.shape = static_cast<std::uint16_t>(shape);
      return 1;
    }
    return start == detail::Start::digit ? number(at, shape, lexeme) : 0;
  }

 private:
  [[nodiscard]] std::uint32_t word(const char* at, unsigned shape, Lexeme& lexeme) const noexcept {
    const ShortWord word = read_short_word(at);
    const detail::Behind behind = detail::behind_word(at[word.size]);
    if (word.size == 0 || behind == detail::Behind::may_join) return 0;
    const std::uint64_t hash = lexicon::hash_of(word.first, word.second, word.size);
    if (behind == detail::Behind::mark) {
      // One or two letters before a dot may be an initial or the begin of `S.A.`.
      if (word.size <= 2 || detail::behind_word(at[word.size + 1]) != detail::Behind::ends || joining_.may_have(hash))
        return 0;
    }
    lexeme.kind = TokenKind::word;
    lexeme.word = words_.find_short(word.first, word.second, word.size, hash);
    lexeme.shape = static_cast<std::uint16_t>(shape | word.shape);
    return word.size;
  }
  [[nodiscard]] static std::uint32_t number(const char* at, unsigned shape, Lexeme& lexeme) noexcept {
    std::uint32_t size = 1;
    while (size < kReach - 2 && detail::is_digit(at[size])) ++size;
    const detail::Behind behind = detail::behind_word(at[size]);
    const bool ends = behind == detail::Behind::ends
                          ? at[size] != ',' || !detail::is_digit(at[size + 1])
                          : behind == detail::Behind::mark && detail::behind_word(at[size + 1]) == detail::Behind::ends;
    if (!ends) return 0;
    lexeme.kind = TokenKind::number;
    lexeme.word = lexicon::kNoWord;
    lexeme.shape = static_cast<std::uint16_t>(shape | kHasDigit);
    return size;
  }

  const JoiningWords& joining_;
  const lexicon::WordTable& words_;
};

}  // namespace gaceta::tokens
