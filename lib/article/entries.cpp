#include "article/entries.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "article/name_map.hpp"
#include "article/name_text.hpp"
#include "article/organization_names.hpp"
#include "article/person_names.hpp"
#include "article/place_names.hpp"
#include "article/plural.hpp"
#include "article/role_reader.hpp"
#include "text/fold.hpp"

namespace gaceta::article {

using names::NameSpan;
using names::NameType;
using tokens::TokenStream;

namespace {

constexpr std::size_t kRolesCompared = 32;  // of one person, when repeated ones are dropped

NameKind kind_of(NameType type) {
  return type == NameType::person         ? NameKind::person
         : type == NameType::organization ? NameKind::organization
                                          : NameKind::place;
}

// Whether every word of `a` begins `b`, in small letters: `presidente` and `Presidente de Bolivia`.
bool begins_with_words(const std::string& b, const std::string& a) {
  return b.size() >= a.size() && b.compare(0, a.size(), a) == 0 && (b.size() == a.size() || b[a.size()] == ' ');
}

// A role with what it is compared by.
struct Candidate {
  Role role;
  std::string folded;
};

// Adds a role to a person's unless it says nothing new; takes out what it says better.
void add_role(std::vector<Candidate>& roles, Candidate fresh) {
  const std::size_t compared = std::min(roles.size(), kRolesCompared);
  for (std::size_t i = 0; i < compared; ++i) {
    Candidate& old = roles[i];
    if (old.role.former != fresh.role.former) continue;
    const bool same_organization = old.role.organization_name == fresh.role.organization_name;
    const bool old_has = !old.role.organization.empty(), fresh_has = !fresh.role.organization.empty();
    if (fresh.folded.empty()) {
      // An affiliation that a title told already.
      if (same_organization) return;
      continue;
    }
    if (old.folded.empty()) {
      if (same_organization && fresh_has) {
        old = std::move(fresh);
        return;
      }
      continue;
    }
    if (begins_with_words(old.folded, fresh.folded) && (!fresh_has || same_organization)) return;
    if (begins_with_words(fresh.folded, old.folded) && (!old_has || same_organization)) {
      fresh.role.span = old.role.span;
      old = std::move(fresh);
      return;
    }
  }
  roles.push_back(std::move(fresh));
}

}  // namespace

struct EntryBuilder::State {
  State(lexicon::Lexicon& lexicon, const Options& options)
      : zones(options.zones),
        known(options.names),
        roles(lexicon),
        people(lexicon, options.names),
        organizations(lexicon, options.names),
        places(options.names) {}

  ZoneSet zones;
  std::vector<KnownName> known;
  RoleReader roles;
  PersonNames people;
  OrganizationNames organizations;
  PlaceNames places;
};

EntryBuilder::EntryBuilder(lexicon::Lexicon& lexicon, const Options& options)
    : state_(std::make_unique<State>(lexicon, options)) {}
EntryBuilder::~EntryBuilder() = default;
EntryBuilder::EntryBuilder(EntryBuilder&&) noexcept = default;
EntryBuilder& EntryBuilder::operator=(EntryBuilder&&) noexcept = default;

Entries EntryBuilder::build(const TokenStream& stream, std::span<const NameSpan> spans) const {
  Entries entries;
  const NameMap names(stream, spans);
  const auto mention_of = [&](std::uint32_t name) {
    return Mention{stream.span(spans[name].first, spans[name].last), stream[spans[name].first].zone};
  };
  const auto text_of = [&](std::uint32_t name) {
    return name_text(stream.text, stream.span(spans[name].first, spans[name].last));
  };

  std::vector<PersonMention> people;
  std::vector<std::uint32_t> organizations, places;
  std::vector<std::uint32_t> person_mention(spans.size(), kNoName);  // by name
  for (std::uint32_t n = 0; n < spans.size(); ++n) {
    if (spans[n].type == NameType::other) continue;
    if (!state_->zones.contains(stream[spans[n].first].zone)) {
      entries.outside.push_back({kind_of(spans[n].type), text_of(n), mention_of(n)});
      continue;
    }
    switch (spans[n].type) {
      case NameType::person:
        person_mention[n] = static_cast<std::uint32_t>(people.size());
        people.push_back({n, state_->roles.gender_before(stream, spans[n].first), lexicon::kNoWord, false});
        break;
      case NameType::organization:
        organizations.push_back(n);
        break;
      default:
        places.push_back(n);
    }
  }

  const std::vector<RoleFinding> findings = state_->roles.read(stream, names);
  for (const RoleFinding& finding : findings) {
    if (person_mention[finding.person] == kNoName || finding.noun == nullptr) continue;
    PersonMention& mention = people[person_mention[finding.person]];
    if (mention.gender == Gender::unknown && finding.plural == nullptr) mention.gender = finding.noun->gender;
    if (mention.title == lexicon::kNoWord) mention.title = finding.noun_word;
    if (finding.noun->kind == RoleKind::kin) mention.relative = true;
  }

  // How many mentions each entity has, so that their lists are made in one go.
  std::vector<std::uint32_t> counts;
  const auto count_mentions = [&](const std::vector<EntityId>& of_mention, std::size_t entities) {
    counts.assign(entities, 0);
    for (const EntityId entity : of_mention) ++counts[entity];
  };

  OrganizationEntities joined = state_->organizations.join(stream, names, organizations);
  std::vector<EntityId> organization_of(spans.size(), kNoEntity);
  count_mentions(joined.of_mention, joined.entities.size());
  entries.organizations.reserve(joined.entities.size());
  for (const OrganizationEntity& entity : joined.entities) {
    Organization organization;
    if (entity.known != kNoName) {
      organization.name = state_->known[entity.known].name;
      organization.acronym = state_->known[entity.known].acronym;
    } else {
      organization.name = text_of(organizations[entity.fullest]);
    }
    if (organization.acronym.empty() && entity.acronym != kNoName)
      organization.acronym = text_of(organizations[entity.acronym]);
    if (organization.acronym.empty()) organization.acronym = entity.known_acronym;
    if (organization.acronym == organization.name) organization.acronym.clear();
    organization.mentions.reserve(counts[entries.organizations.size()]);
    entries.organizations.push_back(std::move(organization));
  }
  for (std::size_t m = 0; m < organizations.size(); ++m) {
    organization_of[organizations[m]] = joined.of_mention[m];
    entries.organizations[joined.of_mention[m]].mentions.push_back(mention_of(organizations[m]));
  }

  const PersonEntities persons = state_->people.join(stream, names, people);
  count_mentions(persons.of_mention, persons.entities.size());
  entries.people.reserve(persons.entities.size());
  for (const PersonEntity& entity : persons.entities) {
    Person person;
    person.name = entity.known != kNoName ? state_->known[entity.known].name : text_of(people[entity.fullest].name);
    person.mentions.reserve(counts[entries.people.size()]);
    entries.people.push_back(std::move(person));
  }
  for (std::size_t m = 0; m < people.size(); ++m) {
    entries.people[persons.of_mention[m]].mentions.push_back(mention_of(people[m].name));
  }

  std::vector<std::vector<Candidate>> roles(persons.entities.size());
  for (const RoleFinding& finding : findings) {
    const std::uint32_t mention = person_mention[finding.person];
    if (mention == kNoName) continue;
    const EntityId id = persons.of_mention[mention];
    const Gender gender = persons.entities[id].gender;
    if (finding.noun != nullptr && !finding.beside && gender != Gender::unknown &&
        finding.noun->gender != Gender::unknown && finding.noun->gender != gender) {
      continue;
    }
    Candidate candidate;
    if (finding.plural != nullptr) {
      // Names that no table knows are mostly a woman's where they end so: `Yudelka`.
      const bool woman = gender == Gender::feminine ||
                         (gender == Gender::unknown && stream.view(spans[finding.person].first).ends_with('a'));
      candidate.role.title = woman ? finding.plural->feminine : finding.plural->masculine;
      if (finding.rest < finding.last) {
        const std::string rest = name_text(stream.text, stream.span(finding.rest, finding.last));
        candidate.role.title += " " + singular_rest(rest, woman ? Gender::feminine : Gender::masculine);
      }
    } else if (finding.noun != nullptr) {
      candidate.role.title = name_text(stream.text, stream.span(finding.first, finding.last));
    } else if (finding.verb != nullptr) {
      candidate.role.title = gender == Gender::feminine ? finding.verb->feminine : finding.verb->masculine;
    }
    candidate.folded = text::fold(candidate.role.title);
    candidate.role.former = finding.former;
    candidate.role.span = stream.span(finding.begin, finding.end);
    if (finding.organization != kNoName) {
      candidate.role.organization = text_of(finding.organization);
      const EntityId organization = organization_of[finding.organization];
      if (organization != kNoEntity) candidate.role.organization_name = entries.organizations[organization].name;
    }
    add_role(roles[id], std::move(candidate));
  }
  for (std::size_t id = 0; id < roles.size(); ++id) {
    for (Candidate& candidate : roles[id]) entries.people[id].roles.push_back(std::move(candidate.role));
  }

  entries.places = state_->places.join(stream, spans, places);
  return entries;
}

}  // namespace gaceta::article
