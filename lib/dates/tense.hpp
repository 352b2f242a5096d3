// Tells from the verbs of a clause whether a date in it lies behind or ahead of publication.
//
//   "presentará en febrero"   future        "la fusión anunciada el martes"   past
//   "prevé cerrar en marzo"   future        "el jueves sale a Bolsa"          present
//
// Closed lists (tense_words.tsv) and endings (tense_endings.tsv) do; there is no parse.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dates/resolver.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::dates {

/// Immutable once made.
class TenseReader {
 public:
  explicit TenseReader(lexicon::Lexicon& lexicon);

  /// The tense that holds for the lexemes [first, last) of the sentence [begin, end).
  [[nodiscard]] Tense read(const tokens::TokenStream& stream, std::size_t first, std::size_t last, std::size_t begin,
                           std::size_t end) const;
  /// True where lexeme `at` is a finite verb that the tables or its ending tell.
  [[nodiscard]] bool is_finite(const tokens::TokenStream& stream, std::size_t at) const;
  /// True where lexeme `at` is a verb that tells of a point in time (`vence`, `volveré`).
  [[nodiscard]] bool tells_point(const tokens::TokenStream& stream, std::size_t at) const;
  /// True where a verb that tells of a point in time, ahead of publication, governs [first, last).
  [[nodiscard]] bool point_ahead(const tokens::TokenStream& stream, std::size_t first, std::size_t begin) const;

 private:
  enum class Form : std::uint8_t {
    other,
    past,
    present,
    future,
    imperfect,
    conditional,
    participle,
    infinitive,
    perfect,
    modal,
    intends,
    planned,
    subjunctive,
    after,
    ahead,
    reports,
    bound,
    none,
  };
  struct Ending {
    std::string text;
    Form form = Form::other;
    std::size_t least = 0;
  };
  struct Scan;
  static Form form_named(std::string_view name);
  [[nodiscard]] Form form(const tokens::TokenStream& stream, std::size_t at) const;
  static std::size_t bucket_of(std::string_view word) noexcept;
  [[nodiscard]] Form form_by_ending(std::string_view word, bool capital) const;
  [[nodiscard]] Form form_of_text(const tokens::TokenStream& stream, std::size_t at) const;
  [[nodiscard]] Form form_of_small(const tokens::TokenStream& stream, std::size_t at, std::string_view word,
                                   bool capital) const;
  [[nodiscard]] bool is_noun(const tokens::TokenStream& stream, std::size_t at) const;
  [[nodiscard]] bool follows_event(const tokens::TokenStream& stream, std::size_t first, std::size_t begin) const;
  [[nodiscard]] Tense wished(const tokens::TokenStream& stream, std::size_t at, std::size_t begin) const;
  [[nodiscard]] Form governed(const tokens::TokenStream& stream, std::size_t at, std::size_t begin) const;
  [[nodiscard]] Tense left(const tokens::TokenStream& stream, std::size_t from, std::size_t begin, bool over_commas,
                           bool& found) const;
  [[nodiscard]] Tense right(const tokens::TokenStream& stream, std::size_t from, std::size_t begin, std::size_t end,
                            bool over_commas, bool& found) const;
  [[nodiscard]] bool hard_stop(const tokens::Lexeme& lexeme) const noexcept;

  std::vector<Form> words_;           // by word number; other where no table says
  lexicon::PhraseTable periphrases_;  // backward, to Form: what stands before an infinitive
  // In the order of the table within each bucket of bucket_of(), since words are mostly told by their last two bytes.
  std::vector<Ending> endings_;
  static constexpr std::size_t kBuckets = 256;
  std::array<std::uint8_t, kBuckets + 1> buckets_{};  // where each begins in endings_
  std::vector<std::string> point_stems_;
  /// What a word is beside its form; flags, joined by `|`.
  enum Mark : std::uint8_t { kHardStop = 1, kDeterminer = 2, kClitic = 4, kConditionalHave = 8 };
  [[nodiscard]] bool is(lexicon::WordId word, Mark mark) const noexcept {
    return word < marks_.size() && (marks_[word] & mark) != 0;
  }
  std::vector<std::uint8_t> marks_;  // by word number
  lexicon::WordId been_ = 0, comma_ = 0, para_ = 0, a_ = 0, de_ = 0, despues_ = 0, desde_ = 0, luego_ = 0, tras_ = 0,
                  partir_ = 0, por_ = 0, hasta_ = 0, del_ = 0, antes_ = 0, si_ = 0;
};

}  // namespace gaceta::dates
