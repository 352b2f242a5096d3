#include "names/tagger/decoder.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace gaceta::names {
namespace {

// The labels after which a name may begin.
constexpr std::array<Label, 1 + 2 * kTypes> kClosed = [] {
  std::array<Label, 1 + 2 * kTypes> out{};
  std::size_t n = 0;
  for (Label y = 0; y < kLabels; ++y)
    if (closes(y)) out[n++] = y;
  return out;
}();

// Scores carry in their low bits which of the ways into a label they came by, so that the greater of two brings its way
// along; of equal scores the way with the greater mark wins, which is the first one.
constexpr int kMarkBits = 4;
constexpr std::int32_t kMark = (1 << kMarkBits) - 1;
constexpr std::int32_t kNever = -(1 << 30);

using Four = std::int32_t __attribute__((vector_size(4 * sizeof(std::int32_t))));

Four all(std::int32_t value) noexcept { return Four{value, value, value, value}; }
Four greater(Four a, Four b) noexcept {
  const Four mask = a > b;
  return (a & mask) | (b & ~mask);
}
constexpr std::int32_t marked(std::int16_t transition, std::size_t mark) noexcept {
  return static_cast<std::int32_t>(transition) * (1 << kMarkBits) + static_cast<std::int32_t>(mark);
}

// A token's emissions by position, each of the four types.
std::array<Four, 4> by_position(const Emission& emission) noexcept {
  std::array<Four, 4> out;
  for (std::size_t p = 0; p < 4; ++p)
    out[p] = Four{emission[p], emission[4 + p], emission[8 + p], emission[12 + p]} * (1 << kMarkBits);
  return out;
}

}  // namespace

Steps::Steps(const TransitionTable& table) noexcept {
  const auto by_type = [&](auto transition) {
    Four out;
    for (std::size_t k = 0; k < kTypes; ++k) out[k] = transition(static_cast<Type>(k));
    return out;
  };
  for (std::size_t a = 0; a < kEnds; ++a) {
    const auto to = [&](Position position) {
      return by_type([&](Type k) { return marked(table[kClosed[a]][make_label(k, position)], kMark - a); });
    };
    to_first_[a] = to(Position::first);
    to_only_[a] = to(Position::only);
  }
  const auto outside = [&](Position position) {
    return by_type([&](Type k) {
      const Label from = make_label(k, position);
      const auto a = static_cast<std::size_t>(std::find(kClosed.begin(), kClosed.end(), from) - kClosed.begin());
      return marked(table[from][kOutside], kMark - a);
    });
  };
  last_outside_ = outside(Position::last);
  only_outside_ = outside(Position::only);
  stay_outside_ = marked(table[kOutside][kOutside], kMark);
  const auto on = [&](Position from, Position to, std::size_t mark) {
    return by_type([&](Type k) { return marked(table[make_label(k, from)][make_label(k, to)], mark); });
  };
  first_inside_ = on(Position::first, Position::inside, 1);
  inside_inside_ = on(Position::inside, Position::inside, 0);
  first_last_ = on(Position::first, Position::last, 1);
  inside_last_ = on(Position::inside, Position::last, 0);
}

void Decoder::decode(std::span<const Emission> emissions, const Steps& steps, bool weigh_end, std::span<Label> out) {
  const std::size_t n = emissions.size();
  if (n == 0) return;
  if (back_.size() < n) back_.resize(n);

  // Scores of the labels less that of O, which keeps them small.
  Four first = all(kNever), inside = all(kNever), last = all(kNever), only = all(kNever);
  for (std::size_t t = 0; t < n; ++t) {
    const std::array<Four, 4> emission = by_position(emissions[t]);
    Four new_first = steps.to_first_[0], new_only = steps.to_only_[0];
    for (std::size_t k = 0; k < kTypes; ++k) {
      const Four from_last = all(last[k]), from_only = all(only[k]);
      new_first =
          greater(new_first, greater(from_last + steps.to_first_[1 + 2 * k], from_only + steps.to_first_[2 + 2 * k]));
      new_only =
          greater(new_only, greater(from_last + steps.to_only_[1 + 2 * k], from_only + steps.to_only_[2 + 2 * k]));
    }
    const Four ends = greater(last + steps.last_outside_, only + steps.only_outside_);
    const std::int32_t outside = std::max({steps.stay_outside_, std::int32_t{ends[0]}, std::int32_t{ends[1]},
                                           std::int32_t{ends[2]}, std::int32_t{ends[3]}});
    const Four new_inside = greater(first + steps.first_inside_, inside + steps.inside_inside_);
    const Four new_last = greater(first + steps.first_last_, inside + steps.inside_last_);

    // A byte for each position, in the order of Position.
    const Four marks =
        (new_first & kMark) | (new_inside & kMark) << 8 | (new_last & kMark) << 16 | (new_only & kMark) << 24;
    std::memcpy(back_[t].names.data(), &marks, sizeof marks);
    back_[t].outside = static_cast<std::uint32_t>(outside & kMark);

    const Four base = all(outside & ~kMark);
    first = (new_first & ~kMark) + emission[static_cast<std::size_t>(Position::first)] - base;
    inside = greater((new_inside & ~kMark) + emission[static_cast<std::size_t>(Position::inside)] - base, all(kNever));
    last = greater((new_last & ~kMark) + emission[static_cast<std::size_t>(Position::last)] - base, all(kNever));
    only = (new_only & ~kMark) + emission[static_cast<std::size_t>(Position::only)] - base;
  }

  std::int32_t best_score = weigh_end ? steps.stay_outside_ & ~kMark : 0;
  Label best = kOutside;
  for (std::size_t k = 0; k < kTypes; ++k) {
    for (const Position position : {Position::last, Position::only}) {
      const Label label = make_label(static_cast<Type>(k), position);
      const std::int32_t to_end = position == Position::last ? steps.last_outside_[k] : steps.only_outside_[k];
      const std::int32_t value = (position == Position::last ? last[k] : only[k]) + (weigh_end ? to_end & ~kMark : 0);
      if (value > best_score) best_score = value, best = label;
    }
  }
  for (std::size_t t = n; t-- > 0;) {
    out[t] = best;
    if (best == kOutside) {
      best = kClosed[static_cast<std::size_t>(kMark) - back_[t].outside];
      continue;
    }
    const Type type = type_of(best);
    const Position position = position_of(best);
    const std::uint32_t mark =
        back_[t].names[static_cast<std::size_t>(type)] >> (8 * static_cast<unsigned>(position)) & kMark;
    if (opens(best)) {
      best = kClosed[static_cast<std::size_t>(kMark) - mark];
    } else {
      best = make_label(type, mark != 0 ? Position::first : Position::inside);
    }
  }
}

}  // namespace gaceta::names
