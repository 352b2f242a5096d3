// An article as the inputs hand it on: its text, what is known of it, and what the output has to say beside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gaceta/document.hpp"

namespace program {

struct Article {
  /// UTF-8, but for bytes that could not be told; offsets in the output are into it.
  std::string text;
  gaceta::ArticleInfo info;
  /// Where info.published and info.country came from: field or html; none where they are not set.
  gaceta::Source published_from = gaceta::Source::none;
  gaceta::Source country_from = gaceta::Source::none;
  /// The id as JSON where it is no string; then info.id is empty.
  std::string id_json;
  std::string encoding = "UTF-8";
  std::vector<std::string> notes;
  /// The text is not what stood in the input, byte by byte, so the output carries it.
  bool text_made = false;
  /// Why there is no article; nothing but the id counts then.
  std::string error;
};

/// Takes a day of publication from an input; one that does not exist counts as not given, and a note says so.
void set_published(Article& article, std::string_view value, gaceta::Source source);
/// Takes a country from an input, in small letters or capitals; an unknown one counts as not given, and a note says so.
void set_country(Article& article, std::string_view value, gaceta::Source source);
/// Sets `text` to the title, an empty line and the body, and the title's zone.
void set_text(Article& article, std::string_view title, std::string body);

/// ASCII letters to capitals.
[[nodiscard]] std::string upper(std::string_view text);

}  // namespace program
