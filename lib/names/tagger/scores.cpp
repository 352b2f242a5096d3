#include "names/tagger/scores.hpp"

#include <limits>

namespace gaceta::names {
namespace {

Weights cut(const Emission& scores) noexcept {
  Weights out;
  for (std::size_t y = 0; y < out.size(); ++y) {
    constexpr std::int16_t kMost = std::numeric_limits<std::int8_t>::max();
    out[y] = static_cast<std::int8_t>(std::clamp<std::int16_t>(scores[y], -kMost, kMost));
  }
  return out;
}

}  // namespace

void weigh_form(const Atoms& atoms, const WeightTable& weights, FeatureList& features, Form& form) noexcept {
  std::array<std::size_t, kOffsets.size() + 1> ends{};
  ends[0] = window_features(atoms, 0, features.features());
  for (std::size_t k = 0; k < kOffsets.size(); ++k)
    ends[k + 1] = ends[k] + window_features(atoms, kOffsets[k], features.features() + ends[k]);
  features.fetch(ends.back(), weights);
  const auto sum_of = [&](std::size_t first, std::size_t last) {
    Sum sum;
    features.weigh(first, last, sum);
    Emission scores;
    sum.store(scores);
    return scores;
  };
  form.own = sum_of(0, ends[0]);
  for (std::size_t k = 0; k < kOffsets.size(); ++k) form.around[k] = cut(sum_of(ends[k], ends[k + 1]));
}

}  // namespace gaceta::names
