// Expressions of one or more words (`libras esterlinas`, `por debajo de`), matched over the tokens of a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::lexicon {

/// A trie over word numbers. Filled while the tables are read, then immutable.
class PhraseTable {
 public:
  struct Match {
    std::uint32_t value = 0;   ///< What add() was given.
    std::uint32_t length = 0;  ///< How many lexemes matched.
  };

  /// Adds a phrase; the last value added for it counts. The phrase is split as a text is, so `S.A. de C.V.` and `US$`
  /// match whatever tokens they make in one. Gives the number of its first word.
  WordId add(Lexicon& lexicon, std::string_view phrase, std::uint32_t value);

  /// True where some phrase begins with a word (ends with it, for those added backward).
  [[nodiscard]] bool begins(WordId word) const noexcept { return word < first_.size() && first_[word] != 0; }
  /// The first of the lexemes from `at` on whose word begins a phrase, or their number.
  [[nodiscard]] std::size_t next_beginning(const tokens::TokenStream& stream, std::size_t at) const noexcept {
    const tokens::Lexeme* const lexemes = stream.lexemes.data();
    const std::uint32_t* const first = first_.data();
    const std::size_t size = stream.size(), words = first_.size();
    while (at < size && (lexemes[at].word >= words || first[lexemes[at].word] == 0)) ++at;
    return at;
  }
  /// The longest phrase that begins at lexeme `at` and ends before lexeme `end`.
  [[nodiscard]] std::optional<Match> longest(const tokens::TokenStream& stream, std::size_t at, std::size_t end) const {
    if (at >= end || !begins(stream[at].word)) return std::nullopt;
    return longest_from(stream, at, end);
  }
  /// The longest phrase that ends with lexeme `last` (inclusive) and begins at `begin` or later. Only where every
  /// phrase was added with add_backward().
  [[nodiscard]] std::optional<Match> longest_before(const tokens::TokenStream& stream, std::size_t begin,
                                                    std::size_t end) const {
    if (begin >= end || !begins(stream[end - 1].word)) return std::nullopt;
    return longest_up_to(stream, begin, end);
  }
  /// Adds a phrase for longest_before().
  void add_backward(Lexicon& lexicon, std::string_view phrase, std::uint32_t value);

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  // Most words begin no phrase, so that these are rarely called.
  [[nodiscard]] std::optional<Match> longest_from(const tokens::TokenStream& stream, std::size_t at,
                                                  std::size_t end) const;
  [[nodiscard]] std::optional<Match> longest_up_to(const tokens::TokenStream& stream, std::size_t begin,
                                                   std::size_t end) const;
  void add_words(const std::vector<WordId>& words, std::uint32_t value);
  [[nodiscard]] std::uint32_t step(std::uint32_t node, WordId word) const noexcept;
  // The place of an edge, or the free one where it would stand.
  [[nodiscard]] std::size_t place_of(std::uint64_t edge) const noexcept;
  void add_edge(std::uint64_t edge, std::uint32_t to);

  struct Node {
    std::uint32_t value = kNone;
    bool goes_on = false;  // some longer phrase begins so
  };
  struct Edge {
    std::uint64_t from = 0;  // node and word; 0 where the place is free, as the root's edges stand in first_
    std::uint32_t to = 0;
  };
  std::vector<Node> nodes_{Node{}};   // node 0 is the root
  std::vector<std::uint32_t> first_;  // child of the root by word number: most words begin nothing
  std::vector<Edge> edges_;           // open addressing, at most half full
  std::size_t edge_count_ = 0;
};

}  // namespace gaceta::lexicon
