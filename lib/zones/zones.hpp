// Tells headline, body, caption, credit, dateline, byline, link targets and site furniture apart.
//
// Patterns stand in lib/lexicon/zones/zones.tsv and are matched line by line with RE2.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"

namespace gaceta::zones {

class ZoneFinder {
 public:
  ZoneFinder();
  ~ZoneFinder();
  ZoneFinder(ZoneFinder&&) noexcept;
  ZoneFinder& operator=(ZoneFinder&&) noexcept;

  /// Zones that tile the whole text, in order, neighbours of one kind joined. `given` (ordered, apart, on character
  /// boundaries) go before what is found.
  [[nodiscard]] std::vector<ZoneSpan> find(std::string_view text, std::span<const ZoneSpan> given) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::zones
