// A map from keys of names to small values, for use within one text: a few blocks of memory however many entries,
// where std::unordered_map takes one for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "names/name_key.hpp"

namespace gaceta::names {

/// Open addressing over keys that are hashes already. References to values hold until the next entry is made.
template <class Value>
class KeyMap {
 public:
  struct Entry {
    Key key = 0;
    Value value{};
  };

  /// The number of a key's entry among entries(), made where there was none.
  std::uint32_t number(Key key) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    std::uint32_t& slot = slots_[slot_of(key)];
    if (slot == 0) {
      entries_.push_back({key, {}});
      slot = static_cast<std::uint32_t>(entries_.size());
    }
    return slot - 1;
  }
  /// The value of a key, made where there was none; true where it was made.
  std::pair<Value*, bool> try_emplace(Key key, Value value = {}) {
    if (2 * (entries_.size() + 1) > slots_.size()) grow();
    std::uint32_t& slot = slots_[slot_of(key)];
    if (slot != 0) return {&entries_[slot - 1].value, false};
    entries_.push_back({key, std::move(value)});
    slot = static_cast<std::uint32_t>(entries_.size());
    return {&entries_.back().value, true};
  }
  Value& operator[](Key key) { return entries_[number(key)].value; }
  /// Null where the key has none.
  [[nodiscard]] const Value* find(Key key) const noexcept {
    if (slots_.empty()) return nullptr;
    const std::uint32_t slot = slots_[slot_of(key)];
    return slot == 0 ? nullptr : &entries_[slot - 1].value;
  }
  [[nodiscard]] Value* find(Key key) noexcept { return const_cast<Value*>(std::as_const(*this).find(key)); }
  [[nodiscard]] bool contains(Key key) const noexcept { return find(key) != nullptr; }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  /// In the order in which they were made.
  [[nodiscard]] std::vector<Entry>& entries() noexcept { return entries_; }

 private:
  static constexpr std::size_t kFewest = 64;  // slots

  // The slot of a key, or the empty one where it would stand.
  [[nodiscard]] std::size_t slot_of(Key key) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
    while (slots_[at] != 0 && entries_[slots_[at] - 1].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    slots_.assign(slots_.empty() ? kFewest : 2 * slots_.size(), 0);
    entries_.reserve(slots_.size() / 2);
    for (std::size_t i = 0; i < entries_.size(); ++i)
      slots_[slot_of(entries_[i].key)] = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // one more than the entry's index; 0 where empty
};

}  // namespace gaceta::names
