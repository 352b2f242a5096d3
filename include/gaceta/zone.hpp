// What part of an article a byte belongs to: its headline, its body, a caption, a photo credit and so on.
//
// People, organizations and places are made from the zones of Options::zones (headline, body and caption by default);
// names found elsewhere are listed apart. Money and dates are read in every zone but link targets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "gaceta/export.hpp"
#include "gaceta/span.hpp"

namespace gaceta {

/// The parts of an article.
enum class Zone : std::uint8_t {
  headline,   ///< The title and the subheads.
  body,       ///< The article's own text.
  caption,    ///< What stands under an image.
  credit,     ///< Whom an image is owed to: `[Imagen: AWS]`, `Foto: EFE`.
  dateline,   ///< Place, day and agency that open a dispatch: `MADRID, 3 nov. (EFE) -`.
  byline,     ///< Who wrote it: `Por` and a name.
  link,       ///< The target of a link; its label belongs to the zone around it.
  furniture,  ///< What the site adds: `Lee también:`, menus, share buttons, copyright.
};

/// Every zone, in the order of the enumeration.
inline constexpr std::array kZones{Zone::headline, Zone::body,   Zone::caption, Zone::credit,
                                   Zone::dateline, Zone::byline, Zone::link,    Zone::furniture};

/// The name of a zone as it stands in the JSON form (`headline`).
[[nodiscard]] GACETA_EXPORT std::string_view to_string(Zone zone) noexcept;
/// The zone of that name; none where there is no such zone.
[[nodiscard]] GACETA_EXPORT std::optional<Zone> parse_zone(std::string_view name) noexcept;

/// A set of zones.
class ZoneSet {
 public:
  /// The empty set.
  constexpr ZoneSet() noexcept = default;
  /// The set of these: `{Zone::headline, Zone::body}`.
  template <class... Z>
  constexpr explicit ZoneSet(Zone first, Z... more) noexcept {
    insert(first);
    (insert(more), ...);
  }
  /// Adds a zone; one that is there stays.
  constexpr void insert(Zone zone) noexcept { bits_ = static_cast<std::uint16_t>(bits_ | bit(zone)); }
  /// True where the zone is in the set.
  [[nodiscard]] constexpr bool contains(Zone zone) const noexcept { return (bits_ & bit(zone)) != 0; }
  /// True where no zone is in the set.
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  friend constexpr bool operator==(ZoneSet, ZoneSet) noexcept = default;  ///< Equal in every field.

 private:
  static constexpr unsigned bit(Zone zone) noexcept { return 1U << static_cast<unsigned>(zone); }
  std::uint16_t bits_ = 0;
};

/// A run of text and the zone that it belongs to.
struct ZoneSpan {
  Span span;                                                           ///< Where it stands.
  Zone zone = Zone::body;                                              ///< What it is.
  friend bool operator==(const ZoneSpan&, const ZoneSpan&) = default;  ///< Equal in every field.
};

/// One place where something stands in the text.
struct Mention {
  Span span;                                                         ///< Where it stands.
  Zone zone = Zone::body;                                            ///< The part of the article that it stands in.
  friend bool operator==(const Mention&, const Mention&) = default;  ///< Equal in every field.
};

}  // namespace gaceta
