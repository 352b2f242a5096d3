#include "lexicon/word_table.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "text/fold.hpp"

namespace gaceta::lexicon {

namespace {

constexpr std::size_t kFewestSlots = 1U << 16;
constexpr std::size_t kUsualWord = 64;  // bytes: what is longer is rare

std::uint64_t load_second(const char* at, std::size_t size) noexcept {
  return size > 8 ? load_word(at + 8, size - 8) : 0;
}

}  // namespace

WordId WordTable::intern(std::string_view word) {
  return text::fold_plain(word, folded_) ? intern_folded(folded_) : intern_folded(text::fold(word));
}

WordId WordTable::intern_folded(std::string_view folded) {
  if (folded.empty()) return kNoWord;
  if (words_.size() == 1) {
    constexpr std::size_t kUsualBytes = 20;  // of a key
    words_.reserve(kFewestSlots / 2);
    keys_.reserve(kFewestSlots / 2 * kUsualBytes);
  }
  if (is_full()) grow(std::max(slots_.size() * 2, kFewestSlots));
  std::array<char, kUsualWord + 8> few;
  const char* padded = few.data();
  if (folded.size() <= kUsualWord) {
    std::memcpy(few.data(), folded.data(), folded.size());
    std::memset(few.data() + folded.size(), 0, 8);
  } else {
    padded_.assign(folded).append(8, '\0');
    padded = padded_.data();
  }
  const std::uint64_t hash = hash_of(padded, folded.size());
  const std::size_t at = place(padded, folded.size(), hash);
  if (tags_[at] != 0) return slots_[at].id;
  const auto id = static_cast<WordId>(words_.size());
  words_.push_back({static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(folded.size())});
  put(at, padded, folded.size(), hash, id);
  return id;
}

bool WordTable::holds(const Slot& slot, const char* folded, std::size_t size) const noexcept {
  return slot.length == size && slot.head == load_word(folded, size) && slot.second == load_second(folded, size) &&
         (size <= 16 || std::memcmp(keys_.data() + slot.text + 16, folded + 16, size - 16) == 0);
}

std::size_t WordTable::place(const char* folded, std::size_t size, std::uint64_t hash) const noexcept {
  const std::size_t mask = tags_.size() - 1;
  const std::uint16_t tag = tag_of(hash);
  std::size_t at = hash >> shift_;
  while (tags_[at] != 0 && !(tags_[at] == tag && holds(slots_[at], folded, size))) at = (at + 1) & mask;
  return at;
}

void WordTable::put(std::size_t at, const char* folded, std::size_t size, std::uint64_t hash, WordId id) {
  tags_[at] = tag_of(hash);
  slots_[at] = {load_word(folded, size), load_second(folded, size), id, static_cast<std::uint32_t>(size),
                static_cast<std::uint32_t>(keys_.size())};
  keys_.append(folded, size).append(8, '\0');
  ++used_;
}

void WordTable::grow(std::size_t count) {
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(count));
  const std::vector<Slot> slots = std::exchange(slots_, std::vector<Slot>(count));
  const std::vector<std::uint16_t> tags = std::exchange(tags_, std::vector<std::uint16_t>(count, 0));
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (tags[i] == 0) continue;
    const std::uint64_t hash = hash_of(keys_.data() + slots[i].text, slots[i].length);
    std::size_t at = hash >> shift_;
    while (tags_[at] != 0) at = (at + 1) & (count - 1);
    tags_[at] = tags[i];
    slots_[at] = slots[i];
  }
}

void WordTable::freeze() {
  // Of two words that lose their accents alike the first keeps the bare form.
  for (WordId id = 1; id < words_.size(); ++id) {
    const std::string_view key = word(id);
    if (std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) continue;
    std::string bare = text::strip_accents(key);
    if (bare == key) continue;
    const std::size_t size = bare.size();
    bare.append(8, '\0');
    const std::uint64_t hash = hash_of(bare.data(), size);
    if (is_full()) grow(slots_.size() * 2);
    if (const std::size_t at = place(bare.data(), size, hash); tags_[at] == 0) put(at, bare.data(), size, hash, id);
  }
  if (slots_.empty()) grow(kFewestSlots);
  for (std::size_t i = 1; i < marks_.size(); ++i) {
    const auto mark = static_cast<char>(i);
    marks_[i] = find({&mark, 1});
  }
  keys_.shrink_to_fit();
}

WordId WordTable::find(std::string_view folded) const noexcept {
  if (folded.empty() || folded.size() > kUsualWord) return kNoWord;
  std::array<char, kUsualWord + 8> padded;
  std::memcpy(padded.data(), folded.data(), folded.size());
  std::memset(padded.data() + folded.size(), 0, 8);
  return find_padded(padded.data(), folded.size());
}

WordId WordTable::find_padded(const char* folded, std::size_t size) const noexcept {
  return id_at(place(folded, size, hash_of(folded, size)));
}

}  // namespace gaceta::lexicon
