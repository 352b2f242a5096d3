// The caller's own names (Options::names), found in a text as they are written.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gaceta/names.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/phrase_table.hpp"
#include "names/name_labels.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// Immutable once made.
class KnownNames {
 public:
  KnownNames(lexicon::Lexicon& lexicon, std::span<const KnownName> known);
  /// Marks every form of the caller's names; case counts except in words all in capitals and
  /// at the start of a sentence. Longer names around one stay.
  void apply(const tokens::TokenStream& stream, NameLabels& labels) const;

 private:
  struct Form {
    std::string written;  ///< without blanks
    NameType type = NameType::organization;
  };
  [[nodiscard]] bool written_so(const tokens::TokenStream& stream, std::size_t first, std::size_t last,
                                const Form& form) const;

  std::vector<Form> forms_;
  lexicon::PhraseTable phrases_;
};

}  // namespace gaceta::names
