// What every grammar shares while it reads its tables: the numbered words, and the tokenizer that splits phrases as it
// splits texts.
//
// An Extractor makes one Lexicon; each grammar's constructor reads its own tables into it and keeps arrays indexed by
// WordId; then the words are frozen and everything is immutable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_table.hpp"
#include "tokens/tokenizer.hpp"

namespace gaceta::lexicon {

class Lexicon {
 public:
  /// Reads abbreviations.tsv and the symbols of currencies.tsv for the tokenizer.
  Lexicon();

  /// The number of a single word or symbol.
  WordId intern(std::string_view word) { return words_.intern(word); }
  /// The numbers of the tokens that a phrase splits into.
  std::vector<WordId> intern_phrase(std::string_view phrase);
  void freeze() { words_.freeze(); }

  [[nodiscard]] const WordTable& words() const noexcept { return words_; }
  [[nodiscard]] const tokens::Tokenizer& tokenizer() const noexcept { return tokenizer_; }

 private:
  WordTable words_;
  tokens::Tokenizer tokenizer_;
  std::string folded_;  // the phrase at hand
};

}  // namespace gaceta::lexicon
