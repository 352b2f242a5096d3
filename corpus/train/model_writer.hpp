// Writes models, as the tagger's Model reads them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexica.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names::training {

/// A trained feature, ready to be stored.
struct Weighed {
  std::uint64_t feature;
  float importance;
  Weights weights;
};

/// The bytes of a model with these features, in buckets of which the share `load` is filled; throws std::runtime_error
/// where they do not fit (0.9 does). What `words` (each once, at most
/// KnownForms::kMost) add to scores is worked out beforehand.
std::string pack(const VocabularyData& vocabulary, const std::vector<std::uint32_t>& gazetteer,
                 const TransitionTable& transitions, std::span<const Weighed> features,
                 const std::vector<std::string>& words, double load);

/// True where `a` is to be kept rather than `b`; an order without ties.
inline bool more_important(const Weighed& a, const Weighed& b) {
  return a.importance > b.importance || (a.importance == b.importance && a.feature < b.feature);
}

}  // namespace gaceta::names::training
