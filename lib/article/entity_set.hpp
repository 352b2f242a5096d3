// Joins the forms of names that stand for one entity, by hashed keys: each name is looked up, never compared with all
// others, so that the cost is linear in the number of mentions.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "article/role_words.hpp"
#include "names/name_key.hpp"

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
    if (slot.first[0] != entity) slot.several = true;
    EntityId& of_gender = slot.first[static_cast<std::size_t>(gender)];
    if (of_gender == kNoEntity) of_gender = entity;
  }
  [[nodiscard]] bool contains(names::Key key) const { return slots_.contains(key); }
  /// The entity, if `key` stands for one alone.
  [[nodiscard]] EntityId only(names::Key key) const {
    const auto slot = slots_.find(key);
    return slot == slots_.end() || slot->second.several ? kNoEntity : slot->second.first[0];
  }
  /// The text speaks of an entity in a form that tells it: it is what `key` means from here on.
  void speak(names::Key key, EntityId entity, Gender gender) {
    const auto found = slots_.find(key);
    if (found == slots_.end() || !found->second.several) return;
    found->second.last[0] = entity;
    found->second.last[static_cast<std::size_t>(gender)] = entity;
  }
  /// What `key` means now, to somebody who knows the gender or not; kNoEntity where nothing.
  [[nodiscard]] EntityId meant(names::Key key, Gender gender) const {
    const auto found = slots_.find(key);
    if (found == slots_.end()) return kNoEntity;
    const Slot& slot = found->second;
    const auto index = static_cast<std::size_t>(gender);
    for (const EntityId entity : {slot.last[index], slot.first[index], slot.last[0], slot.first[0]}) {
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
  std::unordered_map<names::Key, Slot> slots_;
};

}  // namespace gaceta::article
