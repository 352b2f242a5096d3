// Which mentions of places are the same place: by their words, and by the other names of place_synonyms.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gaceta/names.hpp"
#include "names/key_map.hpp"
#include "names/name_finder.hpp"
#include "names/name_key.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// Immutable once made.
class PlaceNames {
 public:
  explicit PlaceNames(std::span<const KnownName> known);
  /// The entries of the places among `names` whose indices are `mentions`, in the order of their first mention.
  [[nodiscard]] std::vector<Place> join(const tokens::TokenStream& stream, std::span<const names::NameSpan> names,
                                        std::span<const std::uint32_t> mentions) const;

 private:
  names::KeyMap<names::Key> synonyms_;  // to the usual name
  names::KeyMap<std::string> known_;
};

}  // namespace gaceta::article
