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

// Where the quotation that opens at `i` closes, in the same paragraph; 0 where it does not. Filled from the end of the
// paragraph backwards, so that each lexeme is seen once.
class Quotations {
 public:
  explicit Quotations(const TokenStream& stream) : inside_(stream.size(), false) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= stream.size(); ++i) {
      if (i == stream.size() || stream[i].is(kLineStart)) {
        paragraph(stream, begin, i);
        begin = i;
      }
    }
  }
  // True where lexeme i stands in a quotation that closes further on.
  [[nodiscard]] bool inside(std::size_t i) const noexcept { return inside_[i]; }

 private:
  void paragraph(const TokenStream& stream, std::size_t begin, std::size_t end) {
    std::size_t straight = end, curly = end, angle = end;  // where the open quotation of each kind began
    for (std::size_t i = begin; i < end; ++i) {
      if (stream[i].kind != TokenKind::punctuation) continue;
      const std::string_view s = stream.view(i);
      if (s == "\"") {
        straight = straight == end ? i : fill(straight, i, end);
      } else if (s == "“") {
        if (curly == end) curly = i;
      } else if (s == "”" && curly != end) {
        curly = fill(curly, i, end);
      } else if (s == "«") {
        if (angle == end) angle = i;
      } else if (s == "»" && angle != end) {
        angle = fill(angle, i, end);
      }
    }
  }
  std::size_t fill(std::size_t from, std::size_t to, std::size_t none) {
    std::fill(inside_.begin() + static_cast<std::ptrdiff_t>(from), inside_.begin() + static_cast<std::ptrdiff_t>(to),
              true);
    return none;
  }
  std::vector<bool> inside_;
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
  const Quotations quotations(stream);
  std::uint32_t first = 0;
  const auto close = [&](std::size_t end) {
    stream.lexemes[first].shape |= kSentenceStart;
    stream.sentences.push_back({first, static_cast<std::uint32_t>(end)});
    first = static_cast<std::uint32_t>(end);
  };
  bool stopped = false;  // a stop was read, and nothing but closing marks since
  for (std::size_t i = 0; i + 1 < stream.size(); ++i) {
    const Lexeme& here = stream[i];
    const Lexeme& next = stream[i + 1];
    // Nearly all: a word without a dot, and the next one in the same line and zone.
    if (here.kind == TokenKind::word && stream.text[here.end - 1] != '.' && here.zone == next.zone &&
        (next.shape & (kLineStart | kParagraphStart)) == 0) {
      stopped = false;
      continue;
    }
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
    if (closing || quotations.inside(i) || !can_begin(stream, i + 1)) continue;
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
