#include "names/tagger/decoder.hpp"

#include <algorithm>
#include <cstring>

namespace gaceta::names {
namespace {

// Bounds, so that 16 bits hold every sum whatever a model says; scores are those of O less a name's, and a model's own
// are far from the bounds.
constexpr std::int16_t kMostScore = 12000, kMostTransition = 3000, kMostEmission = 2500;
constexpr std::int16_t kNever = -kMostScore;

Eight all(std::int16_t value) noexcept { return Eight{} + value; }
Eight greater(Eight a, Eight b) noexcept { return a > b ? a : b; }
Eight lesser(Eight a, Eight b) noexcept { return a < b ? a : b; }
Eight bounded(Eight scores, std::int16_t most) noexcept {
  return lesser(greater(scores, all(static_cast<std::int16_t>(-most))), all(most));
}

// The types of two halves, side by side.
Eight low_halves(Eight a, Eight b) noexcept { return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11); }
Eight high_halves(Eight a, Eight b) noexcept { return __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15); }
// Of the groups (first, only) and (inside, last): those that close a name.
Eight closing(Eight open, Eight within) noexcept { return high_halves(open, within); }

std::int16_t greatest(Eight v) noexcept {
  v = greater(v, __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3));
  v = greater(v, __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5));
  v = greater(v, __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6));
  return v[0];
}
bool any(Eight truths) noexcept {
  using Two = std::int64_t __attribute__((vector_size(16)));
  const Two halves = reinterpret_cast<Two>(truths);
  return (halves[0] | halves[1]) != 0;
}
template <int K>
Eight everywhere(Eight v) noexcept {
  return __builtin_shufflevector(v, v, K, K, K, K, K, K, K, K);
}

// The closing label of a lane.
Label closing_label(std::size_t lane) noexcept {
  return make_label(static_cast<Type>(lane % kTypes), lane < kTypes ? Position::only : Position::last);
}

Eight load(const std::int16_t* from) noexcept {
  Eight out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

}  // namespace

Steps::Steps(const TransitionTable& table) noexcept {
  const auto step = [&](Label from, Label to) {
    return std::clamp<std::int16_t>(table[from][to], -kMostTransition, kMostTransition);
  };
  for (std::size_t lane = 0; lane < kClosing; ++lane) {
    const Label open = make_label(static_cast<Type>(lane % kTypes), lane < kTypes ? Position::first : Position::only);
    const Label within =
        make_label(static_cast<Type>(lane % kTypes), lane < kTypes ? Position::inside : Position::last);
    outside_to_open_[lane] = step(kOutside, open);
    for (std::size_t from = 0; from < kClosing; ++from) close_to_open_[from][lane] = step(closing_label(from), open);
    close_to_outside_[lane] = step(closing_label(lane), kOutside);
    first_to_within_[lane] = step(make_label(type_of(within), Position::first), within);
    inside_to_within_[lane] = step(make_label(type_of(within), Position::inside), within);
  }
  stay_outside_ = step(kOutside, kOutside);
  for (std::size_t from = 0; from < kClosing; ++from) {
    int outdone = stay_outside_ - close_to_outside_[from];
    for (std::size_t lane = 0; lane < kClosing; ++lane)
      outdone = std::min(outdone, outside_to_open_[lane] - close_to_open_[from][lane]);
    outdone_[from] = static_cast<std::int16_t>(outdone);
  }
}

// The label before `next` on the best way to it; of equal ones the lowest.
Label Decoder::before(const Column& column, Label next, const Steps& steps) noexcept {
  const std::size_t lane = static_cast<std::size_t>(next - 1) % Steps::kClosing;
  if (next != kOutside && !opens(next)) {
    const std::size_t type = lane % kTypes;
    const int from_first = column.open[type] + steps.first_to_within_[lane];
    const int from_inside = column.within[type] + steps.inside_to_within_[lane];
    return make_label(static_cast<Type>(type), from_first >= from_inside ? Position::first : Position::inside);
  }
  int best = next == kOutside ? steps.stay_outside_ : steps.outside_to_open_[lane];
  Label from = kOutside;
  const Eight ends = closing(column.open, column.within);
  for (std::size_t k = 0; k < Steps::kClosing; ++k) {
    const int score = ends[k] + (next == kOutside ? steps.close_to_outside_[k] : steps.close_to_open_[k][lane]);
    if (score > best) best = score, from = closing_label(k);
  }
  return from;
}

void Decoder::decode(std::span<const Emission> emissions, const Steps& steps, bool weigh_end, std::span<Label> out) {
  const std::size_t n = emissions.size();
  if (n == 0) return;
  if (columns_.size() < n) columns_.resize(n);

  Eight open = all(kNever), within = all(kNever);
  for (std::size_t t = 0; t < n; ++t) {
    const Eight ends = closing(open, within);
    Eight new_open = steps.outside_to_open_;
    std::int16_t outside = steps.stay_outside_;
    bool from_outside = true;
    // Behind most tokens no name that ends with them is worth a look.
    const bool open_from_outside = !any(ends > steps.outdone_);
    if (!open_from_outside) {
      const std::array<Eight, 8> end{everywhere<0>(ends), everywhere<1>(ends), everywhere<2>(ends),
                                     everywhere<3>(ends), everywhere<4>(ends), everywhere<5>(ends),
                                     everywhere<6>(ends), everywhere<7>(ends)};
      for (std::size_t k = 0; k < end.size(); ++k) new_open = greater(new_open, end[k] + steps.close_to_open_[k]);
      const std::int16_t to_outside = greatest(ends + steps.close_to_outside_);
      from_outside = to_outside <= outside;
      outside = std::max(outside, to_outside);
    }
    const Eight new_within =
        greater(low_halves(open, open) + steps.first_to_within_, low_halves(within, within) + steps.inside_to_within_);
    open = bounded(new_open - all(outside) + bounded(load(emissions[t].data()), kMostEmission), kMostScore);
    within = bounded(new_within - all(outside) + bounded(load(emissions[t].data() + 8), kMostEmission), kMostScore);
    columns_[t] = {open, within, from_outside, open_from_outside};
  }

  const Eight ends = closing(open, within);
  int best = weigh_end ? steps.stay_outside_ : 0;
  Label label = kOutside;
  for (std::size_t k = 0; k < Steps::kClosing; ++k) {
    const int score = ends[k] + (weigh_end ? steps.close_to_outside_[k] : 0);
    if (score > best) best = score, label = closing_label(k);
  }
  for (std::size_t t = n; t-- > 0;) {
    out[t] = label;
    if (t == 0) break;
    const bool from_outside =
        label == kOutside ? columns_[t].from_outside : columns_[t].open_from_outside && opens(label);
    label = from_outside ? kOutside : before(columns_[t - 1], label, steps);
  }
}

}  // namespace gaceta::names
