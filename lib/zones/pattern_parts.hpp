// The named blocks that the patterns of zones.tsv and stamps.tsv are made of: `{month}`, `{city}`, `{agency}`.
//
// From lib/lexicon/zones/zone_parts.tsv; the kinds of KnownNames join as blocks of their own.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "zones/known_names.hpp"

namespace gaceta::zones {

class PatternParts {
 public:
  /// Reads the tables. Throws std::logic_error where a block names one that does not stand above it.
  explicit PatternParts(const KnownNames& names);

  /// The pattern with its blocks written out. Braces that hold anything but small letters and `_` (`\p{Lu}`, `{1,3}`)
  /// stay as they are. Throws std::logic_error for a block that no table has.
  [[nodiscard]] std::string expand(std::string_view pattern) const;

 private:
  std::unordered_map<std::string, std::string> parts_;
};

}  // namespace gaceta::zones
