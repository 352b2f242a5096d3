#include "crf.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "names/tagger/hash.hpp"

namespace gaceta::names::training {
namespace {

constexpr std::size_t kParts = Crf::kParts;

// The parts of the weight of label `y + 1`.
constexpr std::size_t type_part(std::size_t y) { return y % kTypes; }
constexpr std::size_t position_part(std::size_t y) { return kTypes + y / kTypes; }
constexpr std::size_t label_part(std::size_t y) { return kTypes + kPositions + y; }

struct Edge {
  std::uint8_t from, to;
};
/// Every legal transition.
const std::vector<Edge>& edges() {
  static const std::vector<Edge> all = [] {
    std::vector<Edge> out;
    for (std::uint8_t a = 0; a < kLabels; ++a)
      for (std::uint8_t b = 0; b < kLabels; ++b)
        if (legal(a, b)) out.push_back({a, b});
    return out;
  }();
  return all;
}

Scores expand(const float* parts) {
  Scores out{};
  for (std::size_t y = 0; y < kNameLabels; ++y)
    out[y + 1] = parts[type_part(y)] + parts[position_part(y)] + parts[label_part(y)];
  return out;
}

/// Forward and backward in probability space, each token scaled.
struct Lattice {
  std::vector<Scores> forward, backward;
  std::vector<float> scale;
  double log_z = 0;

  /// `potential[t]` are exp(emission - max), zero for labels not allowed; `step` are exp(transitions).
  void run(const std::vector<Scores>& potential, const Transitions& step) {
    const std::size_t n = potential.size();
    forward.resize(n), backward.resize(n), scale.resize(n);
    log_z = 0;
    for (std::size_t t = 0; t < n; ++t) {
      Scores a{};
      if (t == 0) {
        for (std::size_t y = 0; y < kLabels; ++y) a[y] = legal(kOutside, static_cast<Label>(y)) ? step[0][y] : 0;
      } else {
        for (const Edge e : edges()) a[e.to] += forward[t - 1][e.from] * step[e.from][e.to];
      }
      float sum = 0;
      for (std::size_t y = 0; y < kLabels; ++y) {
        a[y] *= potential[t][y];
        if (t + 1 == n) a[y] *= legal(static_cast<Label>(y), kOutside) ? 1.0F : 0.0F;
        sum += a[y];
      }
      for (float& v : a) v /= sum;
      forward[t] = a, scale[t] = sum;
      log_z += std::log(static_cast<double>(sum));
    }
    for (std::size_t t = n; t-- > 0;) {
      Scores b{};
      if (t + 1 == n) {
        for (std::size_t y = 0; y < kLabels; ++y) b[y] = legal(static_cast<Label>(y), kOutside) ? 1.0F : 0.0F;
      } else {
        Scores ahead;
        for (std::size_t y = 0; y < kLabels; ++y) ahead[y] = backward[t + 1][y] * potential[t + 1][y] / scale[t + 1];
        for (const Edge e : edges()) b[e.from] += step[e.from][e.to] * ahead[e.to];
      }
      backward[t] = b;
    }
  }
};

}  // namespace

double Crf::epoch(const std::vector<Sequence>& data, const Settings& s, int number) {
  std::vector<std::uint32_t> order(data.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::uint64_t seed = combine(s.seed, static_cast<std::uint64_t>(number));
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[scramble(seed + i) % i]);

  const auto alpha = static_cast<float>(s.alpha), beta = static_cast<float>(s.beta), l1 = static_cast<float>(s.l1),
             l2 = static_cast<float>(s.l2);
  const auto keep_below = static_cast<std::uint32_t>((1.0 - s.dropout) * 4294967295.0);
  double loss = 0;
  Lattice all, allowed;
  std::vector<Scores> potential, held, gradient;
  std::vector<std::uint32_t> kept, kept_begin;
  std::uint64_t dice = seed;
  for (const std::uint32_t index : order) {
    const Sequence& q = data[index];
    const std::size_t n = q.allowed.size();
    potential.assign(n, {}), held.assign(n, {}), gradient.assign(n, {});
    kept.clear(), kept_begin.assign(1, 0);
    dice += 0x9e3779b97f4a7c15ULL;
    const bool second = !q.vote_begin.empty() && (scramble(dice) & 1U) != 0;
    for (std::size_t t = 0; t < n; ++t) {
      std::array<float, kParts> sum{};
      const auto use = [&](std::uint32_t f) {
        if (s.dropout > 0) {
          dice += 0x9e3779b97f4a7c15ULL;
          if (static_cast<std::uint32_t>(scramble(dice)) > keep_below) return;
        }
        kept.push_back(f);
        const float* w = &weights_[f * kParts];
        for (std::size_t p = 0; p < kParts; ++p) sum[p] += w[p];
      };
      for (std::uint32_t k = q.begin[t]; k < q.begin[t + 1]; ++k) use(q.features[k]);
      if (second)
        for (std::uint32_t k = q.vote_begin[t]; k < q.vote_begin[t + 1]; ++k) use(q.vote_features[k]);
      kept_begin.push_back(static_cast<std::uint32_t>(kept.size()));
      const Scores score = expand(sum.data());
      const float top = *std::max_element(score.begin(), score.end());
      for (std::size_t y = 0; y < kLabels; ++y) {
        potential[t][y] = !q.active[t] && y != 0 ? 0.0F : std::max(std::exp(score[y] - top), 1e-15F);
        held[t][y] = (q.allowed[t] >> y & 1U) != 0 ? potential[t][y] : 0.0F;
      }
    }
    Transitions step{};
    for (const Edge e : edges()) step[e.from][e.to] = std::exp(transitions_[e.from][e.to]);
    all.run(potential, step);
    allowed.run(held, step);
    if (!std::isfinite(all.log_z) || !std::isfinite(allowed.log_z)) continue;  // what is allowed seems impossible yet
    loss += all.log_z - allowed.log_z;

    // Transitions: plain AdaGrad.
    Transitions steps{};
    for (std::size_t t = 0; t < n; ++t)
      for (std::size_t y = 0; y < kLabels; ++y)
        gradient[t][y] = all.forward[t][y] * all.backward[t][y] - allowed.forward[t][y] * allowed.backward[t][y];
    for (std::size_t t = 1; t < n; ++t) {
      if (!q.active[t] && !q.active[t - 1]) continue;
      for (const Edge e : edges()) {
        const float of_all =
            all.forward[t - 1][e.from] * step[e.from][e.to] * potential[t][e.to] * all.backward[t][e.to] / all.scale[t];
        const float of_allowed = allowed.forward[t - 1][e.from] * step[e.from][e.to] * held[t][e.to] *
                                 allowed.backward[t][e.to] / allowed.scale[t];
        steps[e.from][e.to] += of_all - of_allowed;
      }
    }
    for (const Edge e : edges()) {
      const float g = steps[e.from][e.to];
      if (g == 0) continue;
      float& square = transition_squares_[e.from][e.to];
      square += g * g;
      transitions_[e.from][e.to] -= 0.1F * g / (1.0F + std::sqrt(square));
    }
    for (std::size_t t = 0; t < n; ++t) {
      if (!q.active[t]) continue;
      float largest = 0;
      for (std::size_t y = 0; y < kLabels; ++y) largest = std::max(largest, std::fabs(gradient[t][y]));
      if (largest < 5e-4F) continue;
      std::array<float, kParts> g{};
      for (std::size_t y = 0; y < kNameLabels; ++y) {
        const float v = gradient[t][y + 1];
        g[type_part(y)] += v, g[position_part(y)] += v, g[label_part(y)] = v;
      }
      for (std::uint32_t k = kept_begin[t]; k < kept_begin[t + 1]; ++k) {
        float* __restrict w = &weights_[kept[k] * kParts];
        float* __restrict z = &state_[kept[k] * kParts * 2];
        float* __restrict squares = z + kParts;
        for (std::size_t p = 0; p < kParts; ++p) {
          const float before = std::sqrt(squares[p]);
          squares[p] += g[p] * g[p];
          const float after = std::sqrt(squares[p]);
          z[p] += g[p] - (after - before) / alpha * w[p];
          const float excess = std::max(std::fabs(z[p]) - l1, 0.0F);
          w[p] = -std::copysign(excess, z[p]) / ((beta + after) / alpha + l2);
        }
      }
    }
  }
  return loss / static_cast<double>(data.size());
}

void Crf::restart() {
  std::fill(weights_.begin(), weights_.end(), 0.0F);
  std::fill(state_.begin(), state_.end(), 0.0F);
  transitions_ = {}, transition_squares_ = {};
}

void Crf::remember() {
  if (mean_.empty()) mean_.assign(weights_.size(), 0.0F);
  for (std::size_t i = 0; i < mean_.size(); ++i) mean_[i] += weights_[i];
  for (std::size_t a = 0; a < kLabels; ++a)
    for (std::size_t b = 0; b < kLabels; ++b) transition_mean_[a][b] += transitions_[a][b];
  ++remembered_;
}

void Crf::average() {
  const float share = 1.0F / static_cast<float>(remembered_);
  for (std::size_t i = 0; i < mean_.size(); ++i) weights_[i] = mean_[i] * share;
  for (std::size_t a = 0; a < kLabels; ++a)
    for (std::size_t b = 0; b < kLabels; ++b) transitions_[a][b] = transition_mean_[a][b] * share;
}

std::array<float, kNameLabels> Crf::weights(std::size_t feature) const {
  const Scores all = expand(&weights_[feature * kParts]);
  std::array<float, kNameLabels> out;
  std::copy(all.begin() + 1, all.end(), out.begin());
  return out;
}

std::vector<Label> best_path(const std::vector<Scores>& emission, const Transitions& transitions) {
  const std::size_t n = emission.size();
  std::vector<Label> labels(n);
  if (n == 0) return labels;
  std::vector<std::array<Label, kLabels>> back(n);
  Scores score;
  for (std::size_t y = 0; y < kLabels; ++y)
    score[y] = legal(kOutside, static_cast<Label>(y)) ? transitions[0][y] + emission[0][y] : -1e30F;
  for (std::size_t t = 1; t < n; ++t) {
    Scores next;
    next.fill(-1e30F);
    for (const Edge e : edges()) {
      const float v = score[e.from] + transitions[e.from][e.to];
      if (v > next[e.to]) next[e.to] = v, back[t][e.to] = e.from;
    }
    for (std::size_t y = 0; y < kLabels; ++y) next[y] += emission[t][y];
    score = next;
  }
  std::size_t best = 0;
  for (std::size_t y = 0; y < kLabels; ++y)
    if (closes(static_cast<Label>(y)) && (!closes(static_cast<Label>(best)) || score[y] > score[best])) best = y;
  for (std::size_t t = n; t-- > 0;) {
    labels[t] = static_cast<Label>(best);
    best = back[t][best];
  }
  return labels;
}

std::vector<Label> Crf::decode(const Sequence& q) const {
  std::vector<Scores> emission(q.allowed.size());
  for (std::size_t t = 0; t < emission.size(); ++t) {
    std::array<float, kParts> sum{};
    for (std::uint32_t k = q.begin[t]; k < q.begin[t + 1]; ++k)
      for (std::size_t p = 0; p < kParts; ++p) sum[p] += weights_[q.features[k] * kParts + p];
    emission[t] = expand(sum.data());
    if (!q.active[t])
      for (std::size_t y = 1; y < kLabels; ++y) emission[t][y] = -1e6F;
  }
  return best_path(emission, transitions_);
}

}  // namespace gaceta::names::training
