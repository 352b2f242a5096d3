#include "tokens/sentences.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lexicon/table.hpp"

namespace gaceta::tokens {

namespace {

enum class Mark : std::uint8_t { none, stop, open, close, quote };

Mark mark_of(std::string_view s) noexcept {
  if (s.size() == 1) {
    switch (s[0]) {
      case '.':
      case '?':
      case '!':
        return Mark::stop;
      case '(':
      case '[':
        return Mark::open;
      case ')':
      case ']':
        return Mark::close;
      case '"':
      case '\'':
        return Mark::quote;
      default:
        return Mark::none;
    }
  }
  if (s == "…" || s.starts_with("..")) return Mark::stop;
  if (s == "«" || s == "“" || s == "‘" || s == "¿" || s == "¡") return Mark::open;
  if (s == "»" || s == "”" || s == "’") return Mark::close;
  return Mark::none;
}

// Tells what stands in a quotation that closes further on in the same line. Lines are asked for in order, and looked
// through when the first of their lexemes is asked for, so that each lexeme is seen once.
class Quotations {
 public:
  explicit Quotations(const TokenStream& stream) noexcept : stream_(stream) {}
  // True where lexeme i, of the line that begins with lexeme `line`, stands in such a quotation.
  [[nodiscard]] bool inside(std::size_t i, std::size_t line) {
    if (i >= end_) read(line);
    return quoted_ && inside_[i - begin_];
  }

 private:
  void read(std::size_t line) {
    begin_ = end_ = line;
    quoted_ = false;
    std::size_t straight = kNone, curly = kNone, angle = kNone;  // where the open quotation of each kind began
    const Lexeme* const lexemes = stream_.lexemes.data();
    const std::size_t size = stream_.size();
    do {
      if (lexemes[end_].kind != TokenKind::punctuation) continue;
      const std::string_view s = stream_.view(end_);
      if (s == "\"") {
        straight = straight == kNone ? end_ : fill(straight);
      } else if (s == "“") {
        if (curly == kNone) curly = end_;
      } else if (s == "”" && curly != kNone) {
        curly = fill(curly);
      } else if (s == "«") {
        if (angle == kNone) angle = end_;
      } else if (s == "»" && angle != kNone) {
        angle = fill(angle);
      }
    } while (++end_ < size && !lexemes[end_].is(kLineStart));
    if (quoted_) inside_.resize(end_ - begin_, false);
  }
  // A quotation from lexeme `from` to the one that is read.
  std::size_t fill(std::size_t from) {
    if (!quoted_) inside_.clear();
    quoted_ = true;
    if (inside_.size() < end_ - begin_) inside_.resize(end_ - begin_, false);
    const auto at = [&](std::size_t i) { return inside_.begin() + static_cast<std::ptrdiff_t>(i - begin_); };
    std::fill(at(from), at(end_), true);
    return kNone;
  }

  static constexpr std::size_t kNone = ~std::size_t{0};
  const TokenStream& stream_;
  std::size_t begin_ = 0, end_ = 0;  // the line that was read last
  bool quoted_ = false;              // it has a quotation
  std::vector<bool> inside_;         // by lexeme of the line
};

}  // namespace

// What can begin a sentence: a capital, a digit, an opening mark, a dash, a sign.
static bool can_begin(const TokenStream& stream, std::size_t i) {
  const Lexeme& lexeme = stream[i];
  switch (lexeme.kind) {
    case TokenKind::word:
      return lexeme.is(kInitialUpper) || !lexeme.is(kHasLetter);
    case TokenKind::punctuation: {
      const Mark mark = mark_of(stream.view(i));
      return mark == Mark::open || mark == Mark::quote || stream.view(i) == "—" || stream.view(i) == "–" ||
             stream.view(i) == "-" || stream.view(i) == "*" || stream.view(i) == "#";
    }
    default:
      return true;
  }
}

void find_sentences(TokenStream& stream, const AbbreviationEnds& ends) {
  stream.sentences.clear();
  if (stream.size() == 0) return;
  Quotations quotations(stream);
  std::uint32_t first = 0;
  std::size_t line = 0;  // the first lexeme of the line
  const auto close = [&](std::size_t end) {
    stream.lexemes[first].shape |= kSentenceStart;
    stream.sentences.push_back({first, static_cast<std::uint32_t>(end)});
    first = static_cast<std::uint32_t>(end);
  };
  bool stopped = false;  // a stop was read, and nothing but closing marks since
  const Lexeme* const lexemes = stream.lexemes.data();
  const std::size_t last = stream.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    const Lexeme& here = lexemes[i];
    const Lexeme& next = lexemes[i + 1];
    // Nearly all: the next one stands in the same line and zone, behind a word or a comma.
    if (!next.is(kMayBeginSentence)) {
      stopped = false;
      continue;
    }
    const std::size_t line_here = line;
    if (next.is(kLineStart)) line = i + 1;
    const Mark mark = here.kind == TokenKind::punctuation ? mark_of(stream.view(i)) : Mark::none;
    if (mark == Mark::stop) {
      stopped = true;
    } else if (here.kind == TokenKind::word && here.end - here.begin > 1 && stream.text[here.end - 1] == '.') {
      // An abbreviation ends a sentence only before a word that is no name: `etc. El`, `S.A. La`, but `EE.UU. y`.
      stopped = !ends.never(here.word) && next.is(kInitialUpper) && ends.begins_sentence(next.word);
    } else if (mark != Mark::close && mark != Mark::quote) {
      stopped = false;
    }
    if (next.is(kParagraphStart)) {
      close(i + 1);
      stopped = false;
      continue;
    }
    if (next.is(kLineStart)) {
      // A wrapped line goes on with a small letter, or after a comma or a word that asks for more.
      const bool wrapped = !stopped && (!can_begin(stream, i + 1) || stream.view(i) == "," || ends.goes_on(here.word));
      if (!wrapped) {
        close(i + 1);
        stopped = false;
        continue;
      }
    }
    if (here.zone != next.zone && here.zone != Zone::link && next.zone != Zone::link) {
      close(i + 1);
      stopped = false;
      continue;
    }
    if (!stopped || !next.is(kSpaceBefore)) continue;
    // A straight quote after the stop that touches it closes; one with a space before it opens.
    const bool closing = next.kind == TokenKind::punctuation && mark_of(stream.view(i + 1)) == Mark::close;
    if (closing || quotations.inside(i, line_here) || !can_begin(stream, i + 1)) continue;
    close(i + 1);
    stopped = false;
  }
  close(stream.size());
}

AbbreviationEnds::AbbreviationEnds(lexicon::Lexicon& lexicon) {
  const auto mark = [](std::vector<bool>& set, lexicon::WordId id) {
    if (set.size() <= id) set.resize(id + 1, false);
    set[id] = true;
  };
  const auto table = lexicon::Table::builtin("abbreviations");
  const std::size_t form = table.column("form"), ends = table.column("ends");
  for (const lexicon::Row& row : table.rows()) {
    const auto ids = lexicon.intern_phrase(row.cell(form));
    if (ids.size() == 1 && row.cell(ends) == "no") mark(never_, ids.front());
  }
  const auto words = lexicon::Table::builtin("sentence_words");
  const std::size_t word = words.column("word"), role = words.column("role");
  for (const lexicon::Row& row : words.rows()) {
    for (const std::string_view w : row.list(word))
      mark(row.cell(role) == "begins" ? begins_ : goes_on_, lexicon.intern(w));
  }
}

}  // namespace gaceta::tokens
