// Finds who has which role: ties the titles, affiliations and verbs of leading to the people they stand beside.
#pragma once

#include <cstdint>
#include <vector>

#include "article/name_map.hpp"
#include "article/role_grammar.hpp"
#include "article/role_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// A role and the mention of a person that it belongs to. Positions are lexemes.
struct RoleFinding {
  std::uint32_t person = kNoName;        ///< the name
  std::uint32_t first = 0, last = 0;     ///< the title's words; none for a bare affiliation or a verb
  std::uint32_t begin = 0, end = 0;      ///< the whole role
  std::uint32_t organization = kNoName;  ///< the name
  const RoleNoun* noun = nullptr;        ///< null for a bare affiliation or a verb
  const PluralNoun* plural = nullptr;    ///< where the title is told of several people
  std::uint32_t rest = 0;                ///< where the words behind the plural begin
  const RoleVerb* verb = nullptr;        ///< a verb of leading, whose noun is the title
  lexicon::WordId noun_word = lexicon::kNoWord;
  bool former = false;
  bool beside = false;  ///< directly before the name, no comma between: belongs to it for certain
};

/// Immutable once made.
class RoleReader {
 public:
  explicit RoleReader(lexicon::Lexicon& lexicon) : words_(lexicon), grammar_(words_) {}
  RoleReader(const RoleReader&) = delete;
  RoleReader& operator=(const RoleReader&) = delete;

  /// In the order of the text.
  [[nodiscard]] std::vector<RoleFinding> read(const tokens::TokenStream& stream, const NameMap& names) const;
  /// The gender that words of respect before a name tell.
  [[nodiscard]] Gender gender_before(const tokens::TokenStream& stream, std::size_t first) const;

  [[nodiscard]] const RoleWords& words() const noexcept { return words_; }

 private:
  struct Pass;

  RoleWords words_;
  RoleGrammar grammar_;
};

}  // namespace gaceta::article
