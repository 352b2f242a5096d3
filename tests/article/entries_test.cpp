// What is made of names: one entry per person, organization and place, with roles, acronyms and aliases. The names are
// given, so that these tests show the joining alone; tests/names shows how names are found.
#include "article/entries.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "support/marked_names.hpp"
#include "support/tsv.hpp"

namespace gaceta::article {
namespace {

using testing::Case;
using testing::MarkedNames;

// A builder with a lexicon of its own.
class Workshop {
 public:
  explicit Workshop(Options options = {}) : ends_(lexicon_), builder_(lexicon_, options) { lexicon_.freeze(); }
  Entries build(std::string_view marked, Zone zone = Zone::body) {
    testing::read_marked(marked, lexicon_, ends_, zone, names_);
    return builder_.build(names_.stream, names_.names);
  }
  [[nodiscard]] std::string_view view(const Mention& mention) const { return mention.span.of(names_.text); }
  [[nodiscard]] std::string_view view(Span span) const { return span.of(names_.text); }

 private:
  lexicon::Lexicon lexicon_;
  tokens::AbbreviationEnds ends_;
  EntryBuilder builder_;
  MarkedNames names_;
};

Workshop& workshop() {
  static Workshop instance;
  return instance;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
  return all.empty() ? "-" : all;
}

// `Name: title @ organization; title (former)`, people without roles left out.
std::string show_roles(const Entries& entries) {
  std::vector<std::string> people;
  for (const Person& person : entries.people) {
    std::vector<std::string> roles;
    for (const Role& role : person.roles) {
      std::string shown = role.title;
      if (!role.organization.empty()) {
        shown += (shown.empty() ? "@ " : " @ ") + role.organization;
        if (role.organization_name != role.organization) shown += " = " + role.organization_name;
      }
      if (role.former) shown += " (former)";
      roles.push_back(shown);
    }
    if (!roles.empty()) people.push_back(person.name + ": " + joined(roles, "; "));
  }
  return joined(people, " | ");
}

// `Name = form, form`, every mention in the order of the text.
template <class Entry>
std::string show_mentions(const Workshop& shop, const std::vector<Entry>& list) {
  std::vector<std::string> shown;
  for (const Entry& entry : list) {
    std::vector<std::string> forms;
    for (const Mention& mention : entry.mentions) forms.emplace_back(shop.view(mention));
    std::string name = entry.name;
    if constexpr (requires { entry.acronym; }) {
      if (!entry.acronym.empty()) name += " [" + entry.acronym + "]";
    }
    shown.push_back(name + " = " + joined(forms, ", "));
  }
  return joined(shown, " | ");
}

void check_table(const std::string& name, const auto& answer) {
  const std::vector<Case> cases = testing::read_cases(std::string(GACETA_TEST_DATA) + "/" + name);
  ASSERT_FALSE(cases.empty());
  for (const Case& one : cases) {
    EXPECT_EQ(answer(one["text"]), one["expected"]) << name << ":" << one.line << ": " << one["text"];
  }
}

TEST(Entries, RolesOfPeople) {
  check_table("entries_roles.tsv", [](const std::string& text) { return show_roles(workshop().build(text)); });
}

TEST(Entries, OneEntryPerPerson) {
  check_table("entries_people.tsv",
              [](const std::string& text) { return show_mentions(workshop(), workshop().build(text).people); });
}

TEST(Entries, OneEntryPerOrganization) {
  check_table("entries_organizations.tsv",
              [](const std::string& text) { return show_mentions(workshop(), workshop().build(text).organizations); });
}

TEST(Entries, OneEntryPerPlace) {
  check_table("entries_places.tsv",
              [](const std::string& text) { return show_mentions(workshop(), workshop().build(text).places); });
}

TEST(Entries, ARoleSpansFromItsTitleToItsOrganization) {
  const Entries entries = workshop().build("Dijo [P Sam Altman], el CEO de la empresa [O OpenAI], ayer.");
  ASSERT_EQ(entries.people.size(), 1U);
  ASSERT_EQ(entries.people[0].roles.size(), 1U);
  EXPECT_EQ(workshop().view(entries.people[0].roles[0].span), "CEO de la empresa OpenAI");
}

TEST(Entries, NamesOutsideTheZonesAskedForAreListedApart) {
  const Entries entries = workshop().build("Foto: [P Ana Díaz]/[O EFE], [L Madrid]", Zone::credit);
  EXPECT_TRUE(entries.people.empty());
  EXPECT_TRUE(entries.organizations.empty());
  EXPECT_TRUE(entries.places.empty());
  ASSERT_EQ(entries.outside.size(), 3U);
  EXPECT_EQ(entries.outside[0].name, "Ana Díaz");
  EXPECT_EQ(entries.outside[0].kind, NameKind::person);
  EXPECT_EQ(entries.outside[0].mention.zone, Zone::credit);
  EXPECT_EQ(entries.outside[1].kind, NameKind::organization);
  EXPECT_EQ(entries.outside[2].kind, NameKind::place);
}

TEST(Entries, ZonesAskedForMakeEntries) {
  Options options;
  options.zones = ZoneSet(Zone::credit);
  Workshop shop(options);
  EXPECT_EQ(shop.build("Foto: [P Ana Díaz]", Zone::credit).people.size(), 1U);
  EXPECT_EQ(shop.build("Habló [P Ana Díaz].", Zone::body).outside.size(), 1U);
}

TEST(Entries, TheCallersNamesJoinTheEntries) {
  Options options;
  options.names = {{NameKind::organization, "Transportes del Sur, S.A.", "TDS", {"Tresur", "la Flota Azul"}},
                   {NameKind::person, "Guadalupe Rey Mora", "", {"Lupe la Brava"}},
                   {NameKind::place, "Villa Nueva del Río", "VNR", {"Villanueva"}}};
  Workshop shop(options);
  const Entries entries = shop.build(
      "[O Tresur] y [O TDS] son una. [P Lupe la Brava] es [P Guadalupe Rey Mora]. En [L Villanueva], o [L VNR].");
  ASSERT_EQ(entries.organizations.size(), 1U);
  EXPECT_EQ(entries.organizations[0].name, "Transportes del Sur, S.A.");
  EXPECT_EQ(entries.organizations[0].acronym, "TDS");
  EXPECT_EQ(entries.organizations[0].mentions.size(), 2U);
  ASSERT_EQ(entries.people.size(), 1U);
  EXPECT_EQ(entries.people[0].name, "Guadalupe Rey Mora");
  ASSERT_EQ(entries.places.size(), 1U);
  EXPECT_EQ(entries.places[0].name, "Villa Nueva del Río");
}

// Ten thousand people of one surname, then as many short forms: the cost per name must not grow.
TEST(Entries, CostIsLinearInNamesOfOneSurname) {
  const auto seconds = [](int people) {
    std::string text;
    for (int i = 0; i < people; ++i) {
      std::string given;
      for (int n = i; given.size() < 4 || n > 0; n /= 26) given += static_cast<char>('a' + n % 26);
      given[0] = static_cast<char>(given[0] - 'a' + 'A');
      text += "[P " + given + " García], presidente de [O Banco " + given +
              "], dijo que sí. Habló [P García]. El [O Banco] calló.\n\n";
    }
    Workshop shop;
    const auto start = std::chrono::steady_clock::now();
    const Entries entries = shop.build(text);
    EXPECT_GE(entries.people.size(), static_cast<std::size_t>(people) / 2);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = seconds(1000);
  const double large = seconds(8000);
  EXPECT_LT(large, small * 8 * 6 + 0.5);
}

}  // namespace
}  // namespace gaceta::article
