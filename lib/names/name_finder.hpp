// Finds the names of an article: what the tagger sees, then rules for what a tagger can't see (company forms, acronyms
// in parentheses, titles, the caller's own names).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gaceta/names.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

enum class NameType : std::uint8_t { person, organization, place, other };

/// A name and the lexemes that it takes, half-open.
struct NameSpan {
  std::uint32_t first = 0, last = 0;
  NameType type = NameType::other;
};

/// Immutable once made.
class NameFinder {
 public:
  NameFinder(lexicon::Lexicon& lexicon, std::span<const KnownName> known);
  ~NameFinder();
  NameFinder(NameFinder&&) noexcept;
  NameFinder& operator=(NameFinder&&) noexcept;

  /// In the order of the text, apart from each other, in every zone but link targets.
  [[nodiscard]] std::vector<NameSpan> find(const tokens::TokenStream& stream) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::names
