// The names of enumerators as they stand in the JSON form and on the command line.
#include <array>
#include <cstddef>

#include "gaceta/date.hpp"
#include "gaceta/document.hpp"
#include "gaceta/extractor.hpp"
#include "gaceta/money.hpp"
#include "gaceta/names.hpp"
#include "gaceta/token.hpp"
#include "gaceta/zone.hpp"

namespace gaceta {

namespace {

using std::string_view;

// In the order of the enumerations.
constexpr auto kZoneNames =
    std::to_array<string_view>({"headline", "body", "caption", "credit", "dateline", "byline", "link", "furniture"});
constexpr auto kTokenKinds = std::to_array<string_view>(
    {"space", "word", "number", "punctuation", "symbol", "url", "email", "handle", "hashtag"});
constexpr auto kAmountModifiers = std::to_array<string_view>({"", "approx", "more_than", "less_than"});
constexpr auto kGrains = std::to_array<string_view>(
    {"day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"});
constexpr auto kDateModifiers = std::to_array<string_view>({"", "start", "mid", "end", "approx", "before", "after"});
constexpr auto kNameKinds = std::to_array<string_view>({"person", "organization", "place"});
constexpr auto kSources = std::to_array<string_view>({"", "field", "html", "option", "dateline", "url", "text"});
constexpr auto kKinds = std::to_array<string_view>(
    {"money", "dates", "people", "organizations", "places", "durations", "sets", "times", "ages", "percentages"});

template <class Enum, std::size_t N>
constexpr string_view name_of(Enum value, const std::array<string_view, N>& names) noexcept {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : string_view{};
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> value_of(string_view name, const std::array<string_view, N>& names) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

string_view to_string(Zone zone) noexcept { return name_of(zone, kZoneNames); }
string_view to_string(TokenKind kind) noexcept { return name_of(kind, kTokenKinds); }
string_view to_string(AmountModifier modifier) noexcept { return name_of(modifier, kAmountModifiers); }
string_view to_string(Grain grain) noexcept { return name_of(grain, kGrains); }
string_view to_string(DateModifier modifier) noexcept { return name_of(modifier, kDateModifiers); }
string_view to_string(NameKind kind) noexcept { return name_of(kind, kNameKinds); }
string_view to_string(Source source) noexcept { return name_of(source, kSources); }
string_view to_string(Kind kind) noexcept { return name_of(kind, kKinds); }
std::optional<Zone> parse_zone(string_view name) noexcept { return value_of<Zone>(name, kZoneNames); }
std::optional<Kind> parse_kind(string_view name) noexcept { return value_of<Kind>(name, kKinds); }

}  // namespace gaceta
