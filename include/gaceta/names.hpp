// Who and what an article is about: one entry per person, organization and place.
//
//   "Clara Vega, CEO de AWS, lo negó …"    Person "Clara Vega", role {title "CEO", organization "AWS",
//                                          organization_name "Amazon Web Services"}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/export.hpp"
#include "gaceta/zone.hpp"

namespace gaceta {

/// An office, job or affiliation that the text attaches to a person.
struct Role {
  std::string title;              ///< As written, without article; empty for a bare affiliation (`la compañía de X`).
  std::string organization;       ///< As written in the role (`AWS`); empty if none.
  std::string organization_name;  ///< Name of its entry (`Amazon Web Services`); empty if none.
  bool former = false;            ///< `ex`, `expresidente`, `entonces`.
  Span span;                      ///< Where the role stands, from its title to its organization.
  friend bool operator==(const Role&, const Role&) = default;  ///< Equal in every field.
};

/// One person of the article.
struct Person {
  std::string name;               ///< The fullest form in the document, without titles.
  std::vector<Role> roles;        ///< In the order of the text; empty where it gives none.
  std::vector<Mention> mentions;  ///< In the order of the text.
  friend bool operator==(const Person&, const Person&) = default;  ///< Equal in every field.
};

/// One organization of the article.
struct Organization {
  std::string name;               ///< The fullest form in the document.
  std::string acronym;            ///< `AWS`; empty if the document and the built-in list give none.
  std::vector<Mention> mentions;  ///< In the order of the text.
  friend bool operator==(const Organization&, const Organization&) = default;  ///< Equal in every field.
};

/// One place of the article.
struct Place {
  std::string name;                                              ///< The fullest form in the document.
  std::vector<Mention> mentions;                                 ///< In the order of the text.
  friend bool operator==(const Place&, const Place&) = default;  ///< Equal in every field.
};

/// What a name is of.
enum class NameKind : std::uint8_t {
  person,        ///< A human being.
  organization,  ///< A company, an institution, a club.
  place,         ///< A town, a country, a river.
};
/// The name of a kind as it stands in the JSON form (`person`).
[[nodiscard]] GACETA_EXPORT std::string_view to_string(NameKind kind) noexcept;

/// A name found outside the zones that entries are made from: in a photo credit, a byline, a dateline.
struct OutsideName {
  NameKind kind = NameKind::person;                                          ///< What it is of.
  std::string name;                                                          ///< Without titles.
  Mention mention;                                                           ///< Where it stands.
  friend bool operator==(const OutsideName&, const OutsideName&) = default;  ///< Equal in every field.
};

/// A name that the caller knows, for Options::names.
struct KnownName {
  NameKind kind = NameKind::organization;  ///< What it is of.
  std::string name;                        ///< The name of its entry.
  std::string acronym;                     ///< Empty if none.
  /// Other forms, nicknames among them; matched as written, case aside for all-caps text.
  std::vector<std::string> aliases;
};

}  // namespace gaceta
