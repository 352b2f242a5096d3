// Settles the day of publication and the country of an article that does not bring them: from its dateline, the
// addresses in it, then its text.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gaceta/document.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

struct Circumstances {
  std::optional<Day> published;
  Source published_from = Source::none;
  std::string country;
  Source country_from = Source::none;
};

/// Immutable once made.
class CircumstanceReader {
 public:
  explicit CircumstanceReader(lexicon::Lexicon& lexicon);
  ~CircumstanceReader();
  CircumstanceReader(CircumstanceReader&&) noexcept;
  CircumstanceReader& operator=(CircumstanceReader&&) noexcept;

  /// What `info` gives stands (as Source::field); the rest is looked for: the dateline (`BOGOTÁ, 3 nov. (EFE) -`), the
  /// article's own address and those of its images (`/2025/11/03/`), then the text (institutions and places for the
  /// country). What is not told stays empty. The machine's clock is never asked.
  [[nodiscard]] Circumstances read(const tokens::TokenStream& stream, const ArticleInfo& info) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::article
