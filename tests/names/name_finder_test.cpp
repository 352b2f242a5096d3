// The whole way from a text to its people, organizations and places: the tagger, the rules over it, the entries.
#include "names/name_finder.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"
#include "names/name_key.hpp"
#include "names/name_labels.hpp"
#include "names/spelling.hpp"
#include "support/tsv.hpp"

namespace gaceta::names {
namespace {

Options only_names() {
  Options options;
  options.kinds = KindSet{Kind::people, Kind::organizations, Kind::places};
  return options;
}

const Extractor& extractor() {
  static const Extractor instance(only_names());
  return instance;
}

template <class Entry>
std::string names_of(const std::vector<Entry>& entries) {
  std::string all;
  for (const Entry& entry : entries) {
    all += (all.empty() ? "" : ", ") + entry.name;
    if constexpr (requires { entry.acronym; }) {
      if (!entry.acronym.empty()) all += " [" + entry.acronym + "]";
    }
  }
  return all.empty() ? "-" : all;
}

TEST(NameFinder, FindsNamesByFamily) {
  const auto cases = testing::read_cases(std::string(GACETA_TEST_DATA) + "/names.tsv");
  ASSERT_GT(cases.size(), 90U);
  for (const testing::Case& one : cases) {
    const Document document = extractor().extract(one["text"]);
    const std::string where = "names.tsv:" + std::to_string(one.line) + ": " + one["text"];
    if (!one["people"].empty()) {
      EXPECT_EQ(names_of(document.people), one["people"]) << where;
    }
    if (!one["organizations"].empty()) {
      EXPECT_EQ(names_of(document.organizations), one["organizations"]) << where;
    }
    if (!one["places"].empty()) {
      EXPECT_EQ(names_of(document.places), one["places"]) << where;
    }
  }
}

TEST(NameFinder, TakesNoProductLawProgrammeOrPlaceForAnOrganization) {
  const auto cases = testing::read_cases(std::string(GACETA_TEST_DATA) + "/not_organizations.tsv");
  ASSERT_GT(cases.size(), 80U);
  for (const testing::Case& one : cases) {
    EXPECT_EQ(names_of(extractor().extract(one["text"]).organizations), one["organizations"])
        << "not_organizations.tsv:" << one.line << ": " << one["text"];
  }
}

TEST(NameFinder, FindsTheCallersNames) {
  Options options = only_names();
  options.names = {{NameKind::organization, "Quimbaya Textil", "QTX", {"la Quimbaya"}},
                   {NameKind::person, "Zoraida Membrives", "", {"la Zora"}}};
  const Extractor own(options);
  const Document document = own.extract("Ayer la Quimbaya y QTX callaron. Cantó la Zora. La quimbaya es una cultura.");
  ASSERT_EQ(document.organizations.size(), 1U);
  EXPECT_EQ(document.organizations[0].name, "Quimbaya Textil");
  EXPECT_EQ(document.organizations[0].acronym, "QTX");
  EXPECT_EQ(document.organizations[0].mentions.size(), 2U);
  ASSERT_EQ(document.people.size(), 1U);
  EXPECT_EQ(document.people[0].name, "Zoraida Membrives");
}

TEST(NameFinder, TheCallersNamesMatchInCapitals) {
  Options options = only_names();
  options.names = {{NameKind::organization, "Quimbaya Textil", "", {}}};
  const Document document = Extractor(options).extract("QUIMBAYA TEXTIL CIERRA SU PLANTA");
  ASSERT_EQ(document.organizations.size(), 1U);
  EXPECT_EQ(document.organizations[0].name, "Quimbaya Textil");
}

TEST(NameFinder, NamesOfCreditsAreListedApart) {
  const Document document = extractor().extract("El Gobierno habló.\n\nFoto: EFE/Ana Díaz\n");
  EXPECT_EQ(names_of(document.people), "-");
  EXPECT_FALSE(document.outside.empty());
}

TEST(NameFinder, CostIsLinear) {
  const auto seconds = [](int times) {
    std::string text;
    for (int i = 0; i < times; ++i) {
      text += "El presidente del Banco Sur, Juan García, habló con Ana García, de Acme, en Madrid (España). ";
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(extractor().extract(text).people.size(), 2U);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  seconds(100);
  const double small = seconds(500);
  const double large = seconds(4000);
  EXPECT_LT(large, small * 8 * 5 + 0.5);
}

TEST(NameKey, LeavesCaseAndAccentsAside) {
  EXPECT_EQ(key_of("Vladímir"), key_of("VLADIMIR"));
  EXPECT_EQ(key_of("Müller"), key_of("muller"));
  EXPECT_EQ(key_of("Jose\xCC\x81"), key_of("José"));  // a combining accent
  EXPECT_EQ(key_of("Słupsk"), key_of("słupsk"));
  EXPECT_NE(key_of("Peña"), key_of("Pena"));
  EXPECT_NE(join(key_of("a"), key_of("b")), join(key_of("b"), key_of("a")));
}

TEST(Spelling, ShortFormsAreMadeOfBeginningsOfWords) {
  const std::vector<std::string> road{"concesionaria", "vial", "andina"};
  EXPECT_TRUE(is_blend("coviandina", road));
  EXPECT_TRUE(is_blend("cva", road));
  EXPECT_FALSE(is_blend("andina", road));  // not the first word
  EXPECT_FALSE(is_blend("conce", road));   // one word alone
  EXPECT_FALSE(is_blend("coviandinas", road));
  const std::vector<std::string> ministry{"secretaria", "medio", "ambiente", "recursos", "naturales"};
  EXPECT_TRUE(is_blend("semarnat", ministry));
  EXPECT_FALSE(is_blend("", ministry));
}

TEST(NameLabels, CutNamesStayNames) {
  NameLabels labels(6);
  labels.set(0, 6, NameType::person);
  labels.set(2, 4, NameType::organization);
  const std::vector<NameSpan> spans = labels.spans();
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_EQ(spans[0].last, 2U);
  EXPECT_EQ(spans[1].type, NameType::organization);
  EXPECT_EQ(spans[2].first, 4U);
  EXPECT_EQ(spans[2].type, NameType::person);
  labels.clear(0, 5);
  ASSERT_EQ(labels.spans().size(), 1U);
  EXPECT_EQ(labels.spans()[0].first, 5U);
}

}  // namespace
}  // namespace gaceta::names
