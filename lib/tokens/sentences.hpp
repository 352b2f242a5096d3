// Finds where sentences end, and fills TokenStream::sentences and the flag kSentenceStart.
//
// A sentence ends at `.`, `?`, `!` or `…` before something that can begin one, at an empty line, at a line end that is
// no wrap, and where the zone changes (links apart). It does not end at an abbreviation (`Sr.`, `núm.`, `EE.UU. y`) nor
// inside a quotation that is closed in the same paragraph.
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::tokens {

/// What abbreviations.tsv and sentence_words.tsv say of a word at the edge of a sentence. Immutable once made.
class AbbreviationEnds {
 public:
  explicit AbbreviationEnds(lexicon::Lexicon& lexicon);
  /// No sentence ends with this abbreviation: a name or a number always follows.
  [[nodiscard]] bool never(lexicon::WordId word) const noexcept { return has(never_, word); }
  /// With a capital after an abbreviation, this word begins a sentence.
  [[nodiscard]] bool begins_sentence(lexicon::WordId word) const noexcept { return has(begins_, word); }
  /// A line that ends with this word goes on in the next.
  [[nodiscard]] bool goes_on(lexicon::WordId word) const noexcept { return has(goes_on_, word); }

 private:
  static bool has(const std::vector<bool>& set, lexicon::WordId word) noexcept {
    return word < set.size() && set[word];
  }
  std::vector<bool> never_, begins_, goes_on_;
};

/// Linear in the number of lexemes.
void find_sentences(TokenStream& stream, const AbbreviationEnds& ends);

}  // namespace gaceta::tokens
