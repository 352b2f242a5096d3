#include "names/tagger/votes.hpp"

#include <algorithm>

#include "names/tagger/hash.hpp"

namespace gaceta::names {
namespace {

enum Kind : std::uint64_t { kBest = 0x900, kBestCase, kEach, kShares };

std::uint64_t bucket(std::uint32_t count) noexcept { return count < 4 ? count : count < 8 ? 4 : 5; }

}  // namespace

void Votes::clear() {
  if (slots_.size() > 4096) slots_.resize(1024);
  if (slots_.empty()) slots_.resize(1024);
  std::fill(slots_.begin(), slots_.end(), Slot{});
  used_ = 0;
}

std::size_t Votes::slot_of(std::uint32_t key) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key >> 1) & mask;
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void Votes::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (std::all_of(slot.counts.begin(), slot.counts.end(), [](std::uint32_t c) { return c == 0; })) continue;
    slots_[slot_of(slot.key)] = slot;
    ++used_;
  }
}

void Votes::count(std::uint32_t plain, Label label, int by) {
  const std::uint32_t key = plain | 1;
  std::size_t at = slot_of(key);
  if (slots_[at].key == 0) {
    if (2 * ++used_ > slots_.size()) {
      grow();
      ++used_;
      at = slot_of(key);
    }
    slots_[at].key = key;
  }
  slots_[at].counts[kind_of(label)] += static_cast<std::uint32_t>(by);
}

std::size_t Votes::features(std::uint32_t plain, Case letters, Label own, std::uint64_t* out) const noexcept {
  const Slot& slot = slots_[slot_of(plain | 1)];
  if (slot.key == 0) return 0;
  std::array<std::uint32_t, kKinds> counts = slot.counts;
  --counts[kind_of(own)];
  std::uint32_t total = 0;
  for (const std::uint32_t c : counts) total += c;
  if (total == 0) return 0;
  std::size_t n = 0;
  const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  // How much they agree: all, most, half or less.
  const std::uint64_t agree = counts[best] == total ? 2 : 2 * counts[best] > total ? 1 : 0;
  const std::uint64_t said = combine(best, agree);
  out[n++] = combine(combine(kBest, said), bucket(total));
  out[n++] = combine(combine(kBestCase, said), static_cast<std::uint64_t>(letters));
  std::uint64_t shares = 0;
  for (std::size_t k = 0; k < kKinds; ++k) {
    if (counts[k] != 0) out[n++] = combine(combine(kEach, k), bucket(counts[k]));
    shares = 4 * shares + std::min<std::uint32_t>(counts[k], 2);
  }
  out[n++] = combine(kShares, shares);
  return n;
}

}  // namespace gaceta::names
