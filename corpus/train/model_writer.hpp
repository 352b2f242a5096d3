// Writes models, as the tagger's Model reads them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lexica.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names::training {

/// A trained feature, ready to be stored.
struct Weighed {
  std::uint64_t feature;
  float importance;
  std::array<std::int8_t, kNameLabels> weights;
};

/// The bytes of a model with these features, in buckets of which the share `load` is filled; throws std::runtime_error
/// where they do not fit (0.9 does).
std::string pack(const VocabularyData& vocabulary, const std::vector<std::uint32_t>& gazetteer,
                 const TransitionTable& transitions, const std::vector<Weighed>& features, double load);

/// True where `a` is to be kept rather than `b`; an order without ties.
inline bool more_important(const Weighed& a, const Weighed& b) {
  return a.importance > b.importance || (a.importance == b.importance && a.feature < b.feature);
}

}  // namespace gaceta::names::training
