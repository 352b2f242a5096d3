// The best legal sequence of labels, by the algorithm of Viterbi, on integers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/tagger/labels.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names {

/// The transitions as Decoder::decode() adds them, made once for a model. Immutable.
class Steps {
 public:
  explicit Steps(const TransitionTable& table) noexcept;

 private:
  friend class Decoder;
  // Labels are seen as three groups of eight: those that open a name (first, only), those within it (inside, last), and
  // those that close it (only, last), four types each.
  static constexpr std::size_t kClosing = 2 * kTypes;
  Eight outside_to_open_;                      // from O
  std::array<Eight, kClosing> close_to_open_;  // from each closing label
  Eight close_to_outside_;                     // from the closing labels to O
  Eight first_to_within_, inside_to_within_;   // from the first or an inside token to the inside and the last one
  std::int16_t stay_outside_;                  // from O to O
  // By closing label: up to this score, less that of O, all that opens or is O after it comes from O rather.
  Eight outdone_;
};

/// Finds best paths; keeps its memory between calls, so it belongs to one thread.
class Decoder {
 public:
  /// The labels of the tokens whose emissions are given. What stands before them is O, and so is what follows them:
  /// `weigh_end` says whether the step to it counts (it does unless the sentence ends there).
  void decode(std::span<const Emission> emissions, const Steps& steps, bool weigh_end, std::span<Label> out);

 private:
  /// The scores of a token's labels, less that of O: by them the way back is found.
  struct Column {
    Eight open, within;
    bool from_outside;       // what O comes from is O
    bool open_from_outside;  // and so is what those that open a name come from
  };
  static Label before(const Column& column, Label next, const Steps& steps) noexcept;
  std::vector<Column> columns_;
};

}  // namespace gaceta::names
