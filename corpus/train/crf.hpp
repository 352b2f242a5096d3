// A linear-chain CRF over BILOU labels, trained by FTRL-proximal (per-coordinate steps, L1 and L2), on sentences whose
// labels may be known only in part: it maximises the probability of the labels that are allowed.
// A feature's weights are sums of a part for each label, one for each type and one for each position, so that what
// `Kumamoto` alone teaches also counts where it ends a name.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "annotated.hpp"

namespace gaceta::names::training {

/// A sentence as the CRF sees it: features by number, of the tokens that may be in names.
struct Sequence {
  std::vector<std::uint32_t> begin;  ///< of each token's features in `features`, and one past the last
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> vote_begin;  ///< the same for the features of the second reading; empty if there are none
  std::vector<std::uint32_t> vote_features;
  std::vector<LabelSet> allowed;  ///< inactive tokens: O alone
  std::vector<std::uint8_t> active;
};

struct Settings {
  double alpha = 0.15, beta = 1.0, l1 = 0.3, l2 = 2.0;  ///< of FTRL
  double dropout = 0.0;                                 ///< share of features hidden at each step
  int epochs = 12;
  int averaged = 4;  ///< the weights are the mean of those after the last so many epochs
  std::uint64_t seed = 1;
};

using Scores = std::array<float, kLabels>;
using Transitions = std::array<Scores, kLabels>;  ///< [previous][next]; a sentence begins after O and ends before O

class Crf {
 public:
  static constexpr std::size_t kParts = 24;  ///< 4 types, 4 positions, 16 labels
  explicit Crf(std::size_t features) : weights_(features * kParts), state_(features * kParts * 2) {}

  /// One pass over the data, with the features of the second reading in every other sequence in an order drawn from the
  /// seed; returns the mean loss of a sequence.
  double epoch(const std::vector<Sequence>& data, const Settings& settings, int number);
  /// Forgets all that is learned, but not what is remembered: for the mean of several runs.
  void restart();
  /// Adds the current weights to the mean.
  void remember();
  /// Replaces the weights by the mean of those remembered.
  void average();

  /// The weights of a feature by label less O, whose weight is 0.
  [[nodiscard]] std::array<float, kNameLabels> weights(std::size_t feature) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] std::vector<Label> decode(const Sequence& sequence) const;

 private:
  std::vector<float> weights_, state_;
  std::vector<float> mean_;
  Transitions transitions_{}, transition_squares_{}, transition_mean_{};
  int remembered_ = 0;
};

/// The best legal path; `emission` by token.
std::vector<Label> best_path(const std::vector<Scores>& emission, const Transitions& transitions);

}  // namespace gaceta::names::training
