// Joins the forms of names that stand for one entity, by hashed keys: each name is looked up, never compared with all
// others, so that the cost is linear in the number of mentions.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "article/role_words.hpp"
#include "names/key_map.hpp"
#include "names/name_finder.hpp"
#include "names/name_key.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

using EntityId = std::uint32_t;
inline constexpr EntityId kNoEntity = ~EntityId{0};

/// Which entities a short form may stand for: the first registered and the last one that the text spoke of.
class ShortForms {
 public:
  /// Says that `key` may stand for an entity.
  void add(names::Key key, EntityId entity, Gender gender) {
    Slot& slot = slots_[key];
    if (slot.first[0] == kNoEntity) slot.first[0] = entity;
    if (slot.first[0] != entity) slot.several = several_ = true;
    EntityId& of_gender = slot.first[static_cast<std::size_t>(gender)];
    if (of_gender == kNoEntity) of_gender = entity;
  }
  [[nodiscard]] bool contains(names::Key key) const { return slots_.contains(key); }
  /// The entity, if `key` stands for one alone.
  [[nodiscard]] EntityId only(names::Key key) const {
    const Slot* const slot = slots_.find(key);
    return slot == nullptr || slot->several ? kNoEntity : slot->first[0];
  }
  /// The text speaks of an entity in a form that tells it: it is what `key` means from here on.
  void speak(names::Key key, EntityId entity, Gender gender) {
    if (!several_) return;
    Slot* const slot = slots_.find(key);
    if (slot == nullptr || !slot->several) return;
    slot->last[0] = entity;
    slot->last[static_cast<std::size_t>(gender)] = entity;
  }
  /// What `key` means now, to somebody who knows the gender or not; kNoEntity where nothing.
  [[nodiscard]] EntityId meant(names::Key key, Gender gender) const {
    const Slot* const slot = slots_.find(key);
    if (slot == nullptr) return kNoEntity;
    const auto index = static_cast<std::size_t>(gender);
    for (const EntityId entity : {slot->last[index], slot->first[index], slot->last[0], slot->first[0]}) {
      if (entity != kNoEntity) return entity;
    }
    return kNoEntity;
  }

 private:
  struct Slot {
    EntityId first[3] = {kNoEntity, kNoEntity, kNoEntity};  // any, masculine, feminine
    EntityId last[3] = {kNoEntity, kNoEntity, kNoEntity};
    bool several = false;
  };
  names::KeyMap<Slot> slots_;
  bool several_ = false;  // some key stands for several
};

/// Lists of keys, one behind the other in one block of memory.
class KeyLists {
 public:
  /// Begins the next list.
  void begin() { begins_.push_back(keys_.size()); }
  /// Adds a key to the last list, unless it is in it.
  void add(names::Key key) {
    const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(begins_.back());
    if (std::find(first, keys_.end(), key) == keys_.end()) keys_.push_back(key);
  }
  [[nodiscard]] std::span<const names::Key> operator[](std::size_t list) const noexcept {
    const std::size_t end = list + 1 < begins_.size() ? begins_[list + 1] : keys_.size();
    return std::span(keys_).subspan(begins_[list], end - begins_[list]);
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<names::Key> keys_;
};

/// The first words of a name, as many as are compared.
template <std::size_t kMost>
class FewKeys {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] bool full() const noexcept { return size_ == kMost; }
  void push_back(names::Key key) noexcept { keys_[size_++] = key; }
  [[nodiscard]] names::Key& operator[](std::size_t i) noexcept { return keys_[i]; }
  [[nodiscard]] names::Key operator[](std::size_t i) const noexcept { return keys_[i]; }
  operator std::span<const names::Key>() const noexcept { return std::span(keys_).first(size_); }

 private:
  std::array<names::Key, kMost> keys_;
  std::size_t size_ = 0;
};

/// The words of a name as one key.
[[nodiscard]] inline names::Key key_of_words(std::span<const names::Key> words) noexcept {
  names::Key key = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) key = names::join(key, words[i]);
  return key;
}

/// The key of a name just as it is written: its bytes, and how they were cut. Two mentions with the same key are read
/// alike.
[[nodiscard]] inline names::Key key_as_written(const tokens::TokenStream& stream, const names::NameSpan& name) {
  names::Key key = names::key_of_bare(stream.span(name.first, name.last).of(stream.text));
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    const tokens::Lexeme& lexeme = stream[i];
    constexpr auto kLetters =
        static_cast<std::uint32_t>(tokens::kAllUpper | tokens::kHasLetter | tokens::kInitialUpper);
    key = names::join(key, std::uint64_t{lexeme.end - lexeme.begin} << 40 | std::uint64_t{lexeme.word} << 16 |
                               std::uint64_t{static_cast<std::uint8_t>(lexeme.kind)} << 8 | (lexeme.shape & kLetters));
  }
  return key;
}

/// Indices by a small number, the largest number first and those of one number in order.
template <std::size_t kMost, class Number>
[[nodiscard]] std::vector<std::uint32_t> by_number_falling(std::size_t count, Number&& number) {
  std::array<std::uint32_t, kMost + 2> begins{};
  for (std::uint32_t i = 0; i < count; ++i) ++begins[kMost - number(i) + 1];
  for (std::size_t k = 1; k < begins.size(); ++k) begins[k] += begins[k - 1];
  std::vector<std::uint32_t> order(count);
  for (std::uint32_t i = 0; i < count; ++i) order[begins[kMost - number(i)]++] = i;
  return order;
}

}  // namespace gaceta::article
