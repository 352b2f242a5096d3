#include "names/tagger/decoder.hpp"

#include <algorithm>

namespace gaceta::names {
namespace {

constexpr std::int32_t kNever = -(1 << 30);

// The labels after which a name may begin, and those that may stand there. Both are one more than twice the types.
constexpr std::size_t kEnds = 1 + 2 * kTypes;
constexpr auto labels_where(bool (*holds)(Label)) {
  std::array<Label, kEnds> out{};
  std::size_t n = 0;
  for (Label y = 0; y < kLabels; ++y)
    if (holds(y)) out[n++] = y;
  return out;
}
constexpr auto kClosed = labels_where(&closes), kOpen = labels_where(&opens);

}  // namespace

void Decoder::decode(std::span<const Emission> emissions, const TransitionTable& transitions, bool weigh_end,
                     std::span<Label> out) {
  const std::size_t n = emissions.size();
  if (n == 0) return;
  if (back_.size() < n) back_.resize(n);
  // By closed label, the steps to the open ones side by side.
  std::array<std::array<std::int32_t, kEnds>, kEnds> steps;
  for (std::size_t a = 0; a < kEnds; ++a)
    for (std::size_t b = 0; b < kEnds; ++b) steps[a][b] = transitions[kClosed[a]][kOpen[b]];

  std::array<std::int32_t, kLabels> score, next;
  score.fill(kNever);
  score[kOutside] = 0;
  for (std::size_t t = 0; t < n; ++t) {
    std::array<std::int32_t, kEnds> best;
    std::array<std::int32_t, kEnds> from;
    best.fill(2 * kNever);
    from.fill(0);
    for (std::size_t a = 0; a < kEnds; ++a) {
      const std::int32_t here = score[kClosed[a]];
      for (std::size_t b = 0; b < kEnds; ++b) {
        const std::int32_t value = here + steps[a][b];
        const bool better = value > best[b];
        best[b] = better ? value : best[b];
        from[b] = better ? static_cast<std::int32_t>(a) : from[b];
      }
    }
    std::array<Label, kLabels>& back = back_[t];
    for (std::size_t b = 0; b < kEnds; ++b) {
      const Label label = kOpen[b];
      next[label] = best[b] + (label == kOutside ? 0 : emissions[t][label - 1U]);
      back[label] = kClosed[static_cast<std::size_t>(from[b])];
    }
    for (std::size_t k = 0; k < kTypes; ++k) {
      const auto type = static_cast<Type>(k);
      const Label first = make_label(type, Position::first), inside = make_label(type, Position::inside);
      for (const Label label : {inside, make_label(type, Position::last)}) {
        const std::int32_t from_first = score[first] + transitions[first][label];
        const std::int32_t from_inside = score[inside] + transitions[inside][label];
        next[label] = std::max(std::max(from_first, from_inside), kNever) + emissions[t][label - 1U];
        back[label] = from_inside > from_first ? inside : first;
      }
    }
    score = next;
  }
  Label best = kOutside;
  std::int32_t best_score = 2 * kNever;
  for (const Label label : kClosed) {
    const std::int32_t value = score[label] + (weigh_end ? transitions[label][kOutside] : 0);
    if (value > best_score) best_score = value, best = label;
  }
  for (std::size_t t = n; t-- > 0;) {
    out[t] = best;
    best = back_[t][best];
  }
}

}  // namespace gaceta::names
