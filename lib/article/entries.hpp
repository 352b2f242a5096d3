// From mentions to entries: one per person, organization and place, with roles, acronyms and aliases.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "gaceta/document.hpp"
#include "gaceta/extractor.hpp"
#include "lexicon/lexicon.hpp"
#include "names/name_finder.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// The entries of one article.
struct Entries {
  std::vector<Person> people;
  std::vector<Organization> organizations;
  std::vector<Place> places;
  std::vector<OutsideName> outside;
};

/// Immutable once made.
class EntryBuilder {
 public:
  EntryBuilder(lexicon::Lexicon& lexicon, const Options& options);
  ~EntryBuilder();
  EntryBuilder(EntryBuilder&&) noexcept;
  EntryBuilder& operator=(EntryBuilder&&) noexcept;

  [[nodiscard]] Entries build(const tokens::TokenStream& stream, std::span<const names::NameSpan> names) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::article
