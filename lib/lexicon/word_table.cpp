#include "lexicon/word_table.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "text/fold.hpp"

namespace gaceta::lexicon {

namespace {

// The eight bytes at `at`, of which the first `size` count; eight can be read.
std::uint64_t load(const char* at, std::size_t size) noexcept {
  std::uint64_t part;
  std::memcpy(&part, at, 8);
  return size >= 8 ? part : part & ((std::uint64_t{1} << (8 * size)) - 1);
}

// Eight bytes a step, multiplied and folded over; the words of a language are short, so this is one or two steps.
std::uint64_t hash_padded(const char* at, std::size_t size) noexcept {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = size * kFactor;
  for (;; at += 8, size -= 8) {
    hash = (hash ^ load(at, size)) * kFactor;
    hash ^= hash >> 32;
    if (size <= 8) break;
  }
  hash *= kFactor;
  return hash ^ (hash >> 29);
}

// Never 0, which marks a free slot.
std::uint16_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint16_t>(hash >> 48 | 1); }

}  // namespace

WordId WordTable::intern(std::string_view word) {
  std::string key = text::fold(word);
  if (key.empty()) return kNoWord;
  const auto [entry, fresh] = building_.try_emplace(key, static_cast<WordId>(words_.size()));
  if (fresh) words_.push_back(std::move(key));
  return entry->second;
}

void WordTable::freeze() {
  std::vector<std::pair<std::string, WordId>> entries;
  for (WordId id = 1; id < words_.size(); ++id) {
    entries.emplace_back(words_[id], id);
    std::string bare = text::strip_accents(words_[id]);
    if (bare != words_[id] && !building_.contains(bare)) {
      // Of two words that lose their accents alike the first keeps the bare form.
      building_.emplace(bare, id);
      entries.emplace_back(std::move(bare), id);
    }
  }
  slots_.assign(std::bit_ceil(entries.size() * 2 + 1), Slot{});
  tags_.assign(slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (auto& [key, id] : entries) {
    const auto length = static_cast<std::uint32_t>(key.size());
    key.append(8, '\0');
    const std::uint64_t hash = hash_padded(key.data(), length);
    std::size_t at = hash & mask;
    while (tags_[at] != 0) at = (at + 1) & mask;
    tags_[at] = tag_of(hash);
    slots_[at] = {load(key.data(), length), id, length, static_cast<std::uint32_t>(keys_.size())};
    keys_.append(key, 0, length);
  }
  building_.clear();
}

WordId WordTable::find(std::string_view folded) const noexcept {
  constexpr std::size_t kMost = 64;
  if (folded.empty() || folded.size() > kMost) return kNoWord;
  std::array<char, kMost + 8> padded;
  std::memcpy(padded.data(), folded.data(), folded.size());
  std::memset(padded.data() + folded.size(), 0, 8);
  return find_padded(padded.data(), folded.size());
}

WordId WordTable::find_padded(const char* folded, std::size_t size) const noexcept {
  const std::uint64_t hash = hash_padded(folded, size);
  const std::size_t mask = slots_.size() - 1;
  const std::uint16_t tag = tag_of(hash);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (tags_[at] == 0) return kNoWord;
    if (tags_[at] != tag) continue;
    const Slot& slot = slots_[at];
    if (slot.length == size && slot.head == load(folded, size) &&
        (size <= 8 || std::memcmp(keys_.data() + slot.text + 8, folded + 8, size - 8) == 0)) {
      return slot.id;
    }
  }
}

}  // namespace gaceta::lexicon
