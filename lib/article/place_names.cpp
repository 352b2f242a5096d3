#include "article/place_names.hpp"

#include <string>
#include <string_view>

#include "article/entity_set.hpp"
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
    for (const std::string_view other : row.list(1)) synonyms_.try_emplace(key_of_place(other), key);
  }
  for (const KnownName& name : known) {
    if (name.kind != NameKind::place) continue;
    const Key key = key_of_place(name.name);
    known_.try_emplace(key, name.name);
    if (!name.acronym.empty()) synonyms_[key_of_place(name.acronym)] = key;
    for (const std::string& alias : name.aliases) synonyms_[key_of_place(alias)] = key;
  }
}

std::vector<Place> PlaceNames::join(const tokens::TokenStream& stream, std::span<const names::NameSpan> names,
                                    std::span<const std::uint32_t> mentions) const {
  std::vector<Place> places;
  names::KeyMap<std::uint32_t> written, index;
  for (const std::uint32_t mention : mentions) {
    const names::NameSpan& span = names[mention];
    const Span bytes = stream.span(span.first, span.last);
    const auto [number, first] = written.try_emplace(key_as_written(stream, span));
    if (first) {
      std::string name = name_text(stream.text, bytes);
      Key key = key_of_place(name);
      if (const Key* const usual = synonyms_.find(key)) key = *usual;
      const std::string* const known = known_.find(key);
      const auto [entry, fresh] = index.try_emplace(key, static_cast<std::uint32_t>(places.size()));
      *number = *entry;
      if (fresh) {
        places.emplace_back();
        if (known != nullptr) places.back().name = *known;
      }
      Place& place = places[*entry];
      if (known == nullptr && name.size() > place.name.size()) place.name = std::move(name);
    }
    places[*number].mentions.push_back({bytes, stream[span.first].zone});
  }
  return places;
}

}  // namespace gaceta::article
