// Finds the country of the outlet that printed an article, where the caller does not say it.
#pragma once

#include <memory>
#include <string>

#include "article/lines.hpp"
#include "gaceta/document.hpp"
#include "lexicon/lexicon.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

struct HomeCountry {
  std::string code;  ///< ISO 3166-1; empty where nothing tells it clearly.
  Source from = Source::none;
};

/// Immutable once made; shared by threads.
class HomeCountryReader {
 public:
  explicit HomeCountryReader(lexicon::Lexicon& lexicon);
  ~HomeCountryReader();

  /// In this order, each only where it speaks for one country:
  /// - the dateline: a national agency (`Notimex`), else the place (`Guadalajara, Jal.`); cities whose dispatches are
  ///   printed everywhere (`Washington`) tell nothing;
  /// - the article's own address, then those of its pictures and the site's own lines, then its links where two or more
  ///   agree;
  /// - its words: what only the press of one country writes without saying of which (lib/lexicon/press/home_words.tsv).
  [[nodiscard]] HomeCountry read(const tokens::TokenStream& stream, const Landmarks& landmarks,
                                 const ArticleInfo& info) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::article
