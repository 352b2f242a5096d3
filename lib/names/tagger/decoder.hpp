// The best legal sequence of labels, by the algorithm of Viterbi, on integers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/tagger/labels.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names {

/// The scores of a token's labels, less that of O: entry `label - 1`.
using Emission = std::array<std::int16_t, kNameLabels>;

/// Finds best paths; keeps its memory between calls, so it belongs to one thread.
class Decoder {
 public:
  /// The labels of the tokens whose emissions are given. What stands before them is O, and so is what follows them:
  /// `weigh_end` says whether the step to it counts (it does unless the sentence ends there).
  void decode(std::span<const Emission> emissions, const TransitionTable& transitions, bool weigh_end,
              std::span<Label> out);

 private:
  std::vector<std::array<Label, kLabels>> back_;
};

}  // namespace gaceta::names
