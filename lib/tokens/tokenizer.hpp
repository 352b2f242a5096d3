// Cuts a text into tokens: words, numbers, marks, symbols, addresses.
//
//   "el 3-nov-2025, EE.UU. pagó US$1,5"   el|3-nov-2025|,|EE.UU.|pagó|US$|1,5
//
// One pass over the bytes; what the characters are comes from ICU, Latin letters take a short way. Which words keep
// their dot (`Sr.`, `núm.`) and which marks belong together (`S/.`, `EE. UU.`) is told by
// lib/lexicon/tokens/abbreviations.tsv.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/token.hpp"
#include "gaceta/zone.hpp"
#include "lexicon/word_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::tokens {

class Tokenizer {
 public:
  struct State;

  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Keeps an abbreviation together with its dots or marks (`Sr.`, `EE. UU.`, `S/.`). While tables are read only.
  void keep_together(std::string_view form);

  /// Makes `enero-marzo` three tokens where both halves were given. While tables are read only.
  void split_at_hyphen(std::string_view word);
  /// Cuts a sign made of letters from the digits behind it: `Q1,500`, `USD20`, but not the quarter `Q3`. Capitals
  /// count. While tables are read only.
  void split_before_digits(std::string_view sign);
  /// Makes `elpais.com` an address. While tables are read only.
  void add_top_level_domain(std::string_view label);

  /// Appends the lexemes of `text`; sentences are left empty (see sentences.hpp). `zones` tile the text; no lexeme
  /// crosses from one zone into another.
  void run(std::string_view text, std::span<const ZoneSpan> zones, const lexicon::WordTable& words,
           TokenStream& stream) const;
  /// The folded forms of a phrase's tokens.
  [[nodiscard]] std::vector<std::string> split(std::string_view phrase) const;
  /// Gives each of them to `use`, as a view that holds until it returns.
  void split(std::string_view phrase, const std::function<void(std::string_view)>& use) const;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::tokens
