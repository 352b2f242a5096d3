// Texts with their names marked, for tests of what is made from given names:
//
//   "Dijo [P Sam Altman], CEO de [O OpenAI]"   P person, O organization, L place, X other
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "names/name_finder.hpp"
#include "tokens/sentences.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::testing {

/// A text without its marks, its lexemes and sentences, and the names that were marked.
struct MarkedNames {
  std::string text;
  tokens::TokenStream stream;
  std::vector<names::NameSpan> names;
};

/// Reads a marked text into `out`, in one zone. `lexicon` must be frozen. Throws where a mark begins or ends inside a
/// lexeme.
inline void read_marked(std::string_view marked, const lexicon::Lexicon& lexicon, const tokens::AbbreviationEnds& ends,
                        Zone zone, MarkedNames& out) {
  struct Mark {
    std::uint32_t begin, end;
    names::NameType type;
  };
  std::vector<Mark> marks;
  out = {};
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const bool opens = marked[i] == '[' && i + 2 < marked.size() && marked[i + 2] == ' ' &&
                       std::string_view("POLX").find(marked[i + 1]) != std::string_view::npos;
    if (opens) {
      const names::NameType type = marked[i + 1] == 'P'   ? names::NameType::person
                                   : marked[i + 1] == 'O' ? names::NameType::organization
                                   : marked[i + 1] == 'L' ? names::NameType::place
                                                          : names::NameType::other;
      marks.push_back({static_cast<std::uint32_t>(out.text.size()), 0, type});
      i += 2;
    } else if (marked[i] == ']' && !marks.empty() && marks.back().end == 0) {
      marks.back().end = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.text += marked[i];
    }
  }
  const std::vector<ZoneSpan> zones{{{0, static_cast<std::uint32_t>(out.text.size())}, zone}};
  lexicon.tokenizer().run(out.text, zones, lexicon.words(), out.stream);
  tokens::find_sentences(out.stream, ends);
  std::uint32_t at = 0;
  for (const Mark& mark : marks) {
    names::NameSpan span;
    span.type = mark.type;
    bool begins = false, stops = false;
    for (; at < out.stream.size() && out.stream[at].begin <= mark.end; ++at) {
      if (out.stream[at].begin == mark.begin) span.first = at, begins = true;
      if (out.stream[at].end == mark.end) span.last = at + 1, stops = true;
    }
    if (at > 0) --at;
    if (!begins || !stops) throw std::runtime_error("a mark inside a word: " + std::string(marked));
    out.names.push_back(span);
  }
}

}  // namespace gaceta::testing
