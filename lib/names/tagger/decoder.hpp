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

/// The transitions as decode() adds them, made once for a model. Immutable.
class Steps {
 public:
  explicit Steps(const TransitionTable& table) noexcept;

 private:
  friend class Decoder;
  // One score for each type, side by side.
  using Four = std::int32_t __attribute__((vector_size(4 * sizeof(std::int32_t))));
  static_assert(kTypes == 4);
  // The labels after which a name may begin; they are one more than twice the types.
  static constexpr std::size_t kEnds = 1 + 2 * kTypes;

  std::array<Four, kEnds> to_first_, to_only_;  // by label before
  Four last_outside_, only_outside_;            // from the labels that close, by type, to O
  Four first_inside_, inside_inside_, first_last_, inside_last_;
  std::int32_t stay_outside_;
};

/// Finds best paths; keeps its memory between calls, so it belongs to one thread.
class Decoder {
 public:
  /// The labels of the tokens whose emissions are given. What stands before them is O, and so is what follows them:
  /// `weigh_end` says whether the step to it counts (it does unless the sentence ends there).
  void decode(std::span<const Emission> emissions, const Steps& steps, bool weigh_end, std::span<Label> out);

 private:
  /// Where the best way to each label of a token comes from.
  struct Back {
    std::array<std::uint32_t, kTypes> names;  // by type, a byte for each position
    std::uint32_t outside;
  };
  std::vector<Back> back_;
};

}  // namespace gaceta::names
