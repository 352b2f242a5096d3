// A whole article of November 2025's press, which lies beside the project and is no part of it; skipped where it is not
// there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"

namespace gaceta {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;

class OpenAiArticle : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path path = GACETA_SOURCE_DIR "/../shared/articles/openai-aws.md";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the article is not here: " << path;
    std::ifstream file(path, std::ios::binary);
    text_.assign(std::istreambuf_iterator<char>(file), {});
    ArticleInfo info;
    info.country = "MX";
    document_ = Extractor().extract(text_, info);
  }

  std::string view(Span span) const { return std::string(span.of(text_)); }
  const Person* person(const std::string& name) const {
    for (const Person& p : document_.people) {
      if (p.name == name) return &p;
    }
    return nullptr;
  }
  const Organization* organization(const std::string& name) const {
    for (const Organization& o : document_.organizations) {
      if (o.name == name) return &o;
    }
    return nullptr;
  }

  std::string text_;
  Document document_;
};

TEST_F(OpenAiArticle, WasPublishedOnTheDayOfItsImages) {
  ASSERT_TRUE(document_.info.published);
  EXPECT_EQ(to_string(*document_.info.published), "2025-11-03");
  EXPECT_EQ(document_.published_from, Source::url);
  EXPECT_EQ(document_.country_from, Source::field);
}

TEST_F(OpenAiArticle, StatesFiveSums) {
  std::vector<std::string> sums;
  for (const Money& m : document_.money) {
    sums.push_back(view(m.mention.span) + " = " + (m.min ? m.min->to_string() : "?") + ' ' +
                   (m.currency ? std::string(m.currency->code()) : "-") + (m.implicit ? " implicit" : "") +
                   (m.vague ? " vague" : ""));
    EXPECT_EQ(m.min, m.max);
  }
  ASSERT_EQ(sums.size(), 5U);
  EXPECT_EQ(sums[0], "38,000 millones de dólares = 38000000000 USD");
  EXPECT_EQ(sums[1], "11,000 millones de dólares = 11000000000 USD");
  EXPECT_EQ(sums[2], "250,000 mdd = 250000000000 USD");
  EXPECT_EQ(sums[3], "300,000 mdd = 300000000000 USD");
  EXPECT_EQ(view(document_.money[4].mention.span), "decenas de miles de millones");
  EXPECT_TRUE(document_.money[4].vague);
  EXPECT_TRUE(document_.money[4].implicit);
}

TEST_F(OpenAiArticle, NamesFiveDates) {
  std::vector<std::string> dates;
  for (const Date& d : document_.dates) {
    dates.push_back(view(d.mention.span) + " = " + d.value +
                    (d.modifier == DateModifier::none ? "" : " " + std::string(to_string(d.modifier))));
  }
  EXPECT_THAT(dates, ElementsAre("2027 = 2027 before", "el mes pasado = 2025-10", "octubre = 2025-10",
                                 "septiembre = 2025-09", "este año = 2025"));
}

TEST_F(OpenAiArticle, HasTwoPeopleWithTheirRoles) {
  ASSERT_EQ(document_.people.size(), 2U);
  const Person* altman = person("Sam Altman");
  ASSERT_NE(altman, nullptr);
  bool ceo = false;
  for (const Role& role : altman->roles) {
    ceo |= role.title == "CEO" && role.organization == "OpenAI" && role.organization_name == "OpenAI" && !role.former;
  }
  EXPECT_TRUE(ceo);
  const Person* garman = person("Matt Garman");
  ASSERT_NE(garman, nullptr);
  ASSERT_EQ(garman->roles.size(), 1U);
  EXPECT_EQ(garman->roles[0].title, "CEO");
  EXPECT_EQ(garman->roles[0].organization, "AWS");
  EXPECT_EQ(garman->roles[0].organization_name, "Amazon Web Services");
}

TEST_F(OpenAiArticle, HasItsOrganizationsOnceEachAndNoProducts) {
  std::vector<std::string> names;
  for (const Organization& o : document_.organizations) names.push_back(o.name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("OpenAI", "Amazon Web Services", "Amazon", "Microsoft", "Google",
                                                     "Oracle", "Anthropic", "NVIDIA"));
  ASSERT_NE(organization("Amazon Web Services"), nullptr);
  EXPECT_EQ(organization("Amazon Web Services")->acronym, "AWS");
  std::vector<std::string> forms;
  for (const Mention& m : organization("Amazon Web Services")->mentions) forms.push_back(view(m.span));
  EXPECT_THAT(forms, IsSupersetOf({"Amazon Web Services", "AWS"}));
}

TEST_F(OpenAiArticle, KeepsThePhotographersApart) {
  std::vector<std::string> outside;
  for (const OutsideName& name : document_.outside) {
    EXPECT_EQ(name.mention.zone, Zone::credit) << name.name;
    outside.push_back(name.name);
  }
  EXPECT_THAT(outside, IsSupersetOf({"Vid Ingelevics", "Ryan Walker", "Michael Van Valkenburgh Associates", "Freepik",
                                     "Farhat Altaf", "Unsplash", "Adobe Stock"}));
}

TEST_F(OpenAiArticle, HasIndianaAmongItsPlaces) {
  std::vector<std::string> names;
  for (const Place& p : document_.places) names.push_back(p.name);
  EXPECT_THAT(names, Contains("Indiana"));
}

TEST_F(OpenAiArticle, SubheadIsOfZoneHeadline) {
  const auto at = static_cast<std::uint32_t>(text_.find("La remontada de AWS"));
  bool seen = false;
  for (const Organization& o : document_.organizations) {
    for (const Mention& m : o.mentions) {
      if (m.span.begin > at && m.span.begin < at + 20) {
        EXPECT_EQ(m.zone, Zone::headline);
        seen = true;
      }
    }
  }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace gaceta
