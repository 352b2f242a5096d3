#include "article/place_names.hpp"

#include <string>
#include <string_view>

#include "article/name_text.hpp"
#include "lexicon/table.hpp"

namespace gaceta::article {

using names::Key;

namespace {

// A place's key: its letters and digits, folded; blanks and dots aside, so that `EE. UU.` is `EE.UU.`.
Key key_of_place(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c != ' ' && c != '.') plain += c;
  }
  return names::key_of(plain);
}

}  // namespace

PlaceNames::PlaceNames(std::span<const KnownName> known) {
  const lexicon::Table table = lexicon::Table::builtin("place_synonyms");
  for (const lexicon::Row& row : table.rows()) {
    const Key key = key_of_place(row.cell(0));
    for (const std::string_view other : row.list(1)) synonyms_.emplace(key_of_place(other), key);
  }
  for (const KnownName& name : known) {
    if (name.kind != NameKind::place) continue;
    const Key key = key_of_place(name.name);
    known_.emplace(key, name.name);
    if (!name.acronym.empty()) synonyms_.insert_or_assign(key_of_place(name.acronym), key);
    for (const std::string& alias : name.aliases) synonyms_.insert_or_assign(key_of_place(alias), key);
  }
}

std::vector<Place> PlaceNames::join(const tokens::TokenStream& stream, std::span<const names::NameSpan> names,
                                    std::span<const std::uint32_t> mentions) const {
  std::vector<Place> places;
  std::unordered_map<Key, std::size_t> index;
  for (const std::uint32_t mention : mentions) {
    const names::NameSpan& span = names[mention];
    const Span bytes = stream.span(span.first, span.last);
    std::string name = name_text(stream.text, bytes);
    Key key = key_of_place(name);
    if (const auto usual = synonyms_.find(key); usual != synonyms_.end()) key = usual->second;
    const auto [entry, fresh] = index.try_emplace(key, places.size());
    if (fresh) {
      places.emplace_back();
      if (const auto known = known_.find(key); known != known_.end()) places.back().name = known->second;
    }
    Place& place = places[entry->second];
    const bool listed = known_.contains(key);
    if (!listed && name.size() > place.name.size()) place.name = std::move(name);
    place.mentions.push_back({bytes, stream[span.first].zone});
  }
  return places;
}

}  // namespace gaceta::article
