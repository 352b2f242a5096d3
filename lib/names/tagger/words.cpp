#include "names/tagger/words.hpp"

#include <algorithm>

namespace gaceta::names {

void Words::read(std::span<const std::string_view> words, const Model& model, std::uint64_t identity) {
  if (identity != identity_ || met_.size() >= kMost) forget(identity);
  first_new_ = met_.size();
  atoms_.clear();
  const std::size_t n = words.size();
  keys_.resize(n), words_.resize(n);
  // Memory is asked for long before it is needed: for all words their places in the index, then what these lead to.
  const KnownForms& forms = model.forms();
  for (std::size_t i = 0; i < n; ++i) {
    keys_[i] = hash_bytes(words[i]);
    forms.prefetch(keys_[i]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const Form* const form = forms.likely(keys_[i]);
    if (form != nullptr)
      __builtin_prefetch(form);
    else
      __builtin_prefetch(&slots_[slot_of(keys_[i])]);
    words_[i] = form;
  }
  unknown_.clear();
  for (std::size_t i = 0; i < n; ++i) {
    const Word*& word = words_[i];
    if (word != nullptr && word->key != keys_[i]) word = forms.find(keys_[i]);
    if (word == nullptr) unknown_.push_back({static_cast<std::uint32_t>(i), number(keys_[i], words[i], model)});
  }
  for (const Unknown& unknown : unknown_) words_[unknown.at] = &met_[unknown.number];
}

void Words::weigh_near(std::span<const Run> runs, std::span<const std::string_view> words, const Model& model) {
  constexpr std::size_t kAround = kReach + kWindow;
  std::size_t i = 0;
  auto unknown = unknown_.begin();
  for (const Run& run : runs) {
    i = std::max(i, run.first - std::min<std::size_t>(run.first, kAround));
    const std::size_t last = std::min(words.size(), run.last + 1 + kAround);
    while (unknown != unknown_.end() && unknown->at < i) ++unknown;
    for (; unknown != unknown_.end() && unknown->at < last; ++unknown)
      if (!weighed_[unknown->number]) weigh(unknown->number, words[unknown->at], model);
    for (; i < last; ++i) __builtin_prefetch(&form(i).around);
  }
}

void Words::forget(std::uint64_t identity) {
  identity_ = identity;
  met_.clear();
  weighed_.clear();
  slots_.assign(4 * kMost, {});
}

// The number of a word that the model does not know.
std::uint32_t Words::number(std::uint64_t key, std::string_view bytes, const Model& model) {
  std::size_t at = slot_of(key);
  for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].key == key) return slots_[at].number;
  const auto number = static_cast<std::uint32_t>(met_.size());
  slots_[at] = {key, number};
  analyse(bytes, model.knowledge(), met_.emplace_back(), atoms_.emplace_back());
  weighed_.push_back(0);
  if (2 * met_.size() > slots_.size()) grow();
  return number;
}

// Only a sentence of very many different words comes here.
void Words::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = slot_of(slot.key);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void Words::weigh(std::uint32_t number, std::string_view bytes, const Model& model) {
  weighed_[number] = 1;
  if (number >= first_new_) {
    weigh_form(atoms_[number - first_new_], model.weights(), features_, met_[number]);
    return;
  }
  Word again;
  Atoms atoms;
  analyse(bytes, model.knowledge(), again, atoms);
  weigh_form(atoms, model.weights(), features_, met_[number]);
}

}  // namespace gaceta::names
