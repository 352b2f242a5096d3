// Finds the day on which an article was published, where the caller does not say it.
#pragma once

#include <optional>

#include "article/lines.hpp"
#include "gaceta/document.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

struct Publication {
  std::optional<Day> day;
  Source from = Source::none;
};

/// Immutable once made; shared by threads.
class PublicationReader {
 public:
  PublicationReader();

  /// In this order: the dateline (where it leaves the year out, that of the address, of a picture or of a line
  /// `Publicado el …` close to it, or of words like `este 2025`); the article's own address; the addresses of its
  /// pictures; a line that tells the day.
  ///
  /// Of the pictures the latest counts, since a picture may be much older than the article but not younger. Other links
  /// never count, for they lead to older articles. Where a line tells a day more than a month after the latest
  /// picture, the pictures come from the archive, and the line is believed.
  [[nodiscard]] Publication read(const tokens::TokenStream& stream, const Landmarks& landmarks,
                                 const ArticleInfo& info) const;

 private:
  struct State;
  const State* state_;
};

}  // namespace gaceta::article
