#include "lexicon/word_table.hpp"

#include <bit>
#include <cstring>

#include "text/fold.hpp"

namespace gaceta::lexicon {

std::uint64_t hash_word(std::string_view folded) noexcept {
  // Eight bytes a step, multiplied and folded over; the words of a language are short, so this is two or three steps.
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = folded.size() * kFactor;
  const char* at = folded.data();
  std::size_t left = folded.size();
  while (left >= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 32;
    at += 8, left -= 8;
  }
  if (left != 0) {
    std::uint64_t part = 0;
    std::memcpy(&part, at, left);
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 32;
  }
  hash *= kFactor;
  return hash ^ (hash >> 29);
}

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
  const std::size_t mask = slots_.size() - 1;
  for (const auto& [key, id] : entries) {
    const std::uint64_t hash = hash_word(key);
    std::size_t at = hash & mask;
    while (slots_[at].id != kNoWord) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32), id, static_cast<std::uint32_t>(keys_.size()),
                  static_cast<std::uint32_t>(key.size())};
    keys_ += key;
  }
  building_.clear();
}

WordId WordTable::find(std::string_view folded, std::uint64_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  const auto fingerprint = static_cast<std::uint32_t>(hash >> 32);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == kNoWord) return kNoWord;
    if (slot.fingerprint == fingerprint && slot.length == folded.size() &&
        std::memcmp(keys_.data() + slot.text, folded.data(), folded.size()) == 0) {
      return slot.id;
    }
  }
}

}  // namespace gaceta::lexicon
