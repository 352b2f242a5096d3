// What goes in beside the text, and what comes out: ArticleInfo and Document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/date.hpp"
#include "gaceta/export.hpp"
#include "gaceta/money.hpp"
#include "gaceta/names.hpp"
#include "gaceta/token.hpp"
#include "gaceta/zone.hpp"

namespace gaceta {

/// What is known of an article. All of it is optional, so each has its initializer: `{.country = "MX"}` is enough.
struct ArticleInfo {
  std::string id{};                ///< The caller's own name for the article.
  std::optional<Day> published{};  ///< Day of publication; relative dates hang on it.
  std::string country{};  ///< ISO 3166-1 alpha-2 code of the outlet's country, in upper case; empty if unknown.
  std::string url{};      ///< Where the article was published; may tell the day.
  /// Zones that the caller knows (from a page's markup), in the order of the text and apart from each other; they go
  /// before the library's own. Spans out of range or off character boundaries are ignored.
  std::vector<ZoneSpan> zones{};
};

/// Where the day of publication or the country came from, in the order in which they are believed.
/// The library itself sets field (for all that ArticleInfo gave), dateline, url and text.
enum class Source : std::uint8_t {
  none,      ///< It is not known.
  field,     ///< ArticleInfo, or a field of NDJSON.
  html,      ///< The metadata of a page.
  option,    ///< The command line.
  dateline,  ///< The place and day that open a dispatch.
  url,       ///< The article's address, or one in its text.
  text,      ///< The words of the article.
};
/// The name of a source as it stands in the JSON form; empty for none.
[[nodiscard]] GACETA_EXPORT std::string_view to_string(Source source) noexcept;

/// Why an article could not be read.
struct Error {
  std::string message;                                           ///< A sentence in English, without the article's text.
  friend bool operator==(const Error&, const Error&) = default;  ///< Equal in every field.
};

/// All that an article states. Lists are in the order of the text; entries in the order of their first mention.
struct Document {
  ArticleInfo info;                         ///< As given, completed with what the text tells.
  Source published_from = Source::none;     ///< Where info.published came from.
  Source country_from = Source::none;       ///< Where info.country came from.
  std::vector<ZoneSpan> zones;              ///< They tile the text; neighbours differ.
  std::vector<Token> tokens;                ///< They tile the text.
  std::vector<Sentence> sentences;          ///< Apart from each other.
  std::vector<Money> money;                 ///< Sums of money, from every zone but link targets.
  std::vector<Date> dates;                  ///< Calendar expressions, from every zone but link targets.
  std::vector<Person> people;               ///< From the zones that Options::zones names.
  std::vector<Organization> organizations;  ///< From the zones that Options::zones names.
  std::vector<Place> places;                ///< From the zones that Options::zones names.
  std::vector<OutsideName> outside;         ///< Names found in the other zones.
  std::vector<TimeExpression> durations;    ///< Empty unless Options::kinds asks for them, as are the next four.
  std::vector<TimeExpression> sets;         ///< What comes again: `cada lunes`.
  std::vector<TimeExpression> times;        ///< Times of the clock.
  std::vector<Quantity> ages;               ///< In years.
  std::vector<Quantity> percentages;        ///< In per cent.
  std::vector<std::string> notes;           ///< What was given and could not be used (an unknown country).
  std::optional<Error> error;               ///< Set where the text could not be read; the lists are then empty.
};

}  // namespace gaceta
