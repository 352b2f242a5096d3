#include "gaceta/extractor.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "support/random_text.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

using namespace std::chrono_literals;

const Extractor& extractor() {
  static const Extractor instance(
      Options{.kinds = {Kind::money, Kind::dates, Kind::people, Kind::organizations, Kind::places, Kind::durations,
                        Kind::sets, Kind::times, Kind::ages, Kind::percentages},
              .zones = ZoneSet(Zone::headline, Zone::body, Zone::caption),
              .names = {}});
  return instance;
}

std::vector<Mention> all_mentions(const Document& document) {
  std::vector<Mention> all;
  for (const auto& m : document.money) all.push_back(m.mention);
  for (const auto& d : document.dates) all.push_back(d.mention);
  for (const auto& p : document.people) {
    all.insert(all.end(), p.mentions.begin(), p.mentions.end());
    for (const auto& role : p.roles) all.push_back({role.span, Zone::body});
  }
  for (const auto& o : document.organizations) all.insert(all.end(), o.mentions.begin(), o.mentions.end());
  for (const auto& p : document.places) all.insert(all.end(), p.mentions.begin(), p.mentions.end());
  for (const auto& o : document.outside) all.push_back(o.mention);
  for (const auto* list : {&document.durations, &document.sets, &document.times}) {
    for (const auto& t : *list) all.push_back(t.mention);
  }
  for (const auto* list : {&document.ages, &document.percentages}) {
    for (const auto& q : *list) all.push_back(q.mention);
  }
  return all;
}

void check(const std::string& text) {
  const Document document =
      extractor().extract(text, {.id = {}, .published = 2025y / 11 / 3, .country = "MX", .url = {}, .zones = {}});
  for (const Mention& mention : all_mentions(document)) {
    ASSERT_LE(mention.span.begin, mention.span.end);
    ASSERT_LE(mention.span.end, text.size());
    ASSERT_TRUE(text::is_boundary(text, mention.span.begin));
    ASSERT_TRUE(text::is_boundary(text, mention.span.end));
  }
  for (std::size_t i = 1; i < document.money.size(); ++i) {
    ASSERT_GE(document.money[i].mention.span.begin, document.money[i - 1].mention.span.end);
  }
  for (std::size_t i = 1; i < document.dates.size(); ++i) {
    ASSERT_GE(document.dates[i].mention.span.begin, document.dates[i - 1].mention.span.end);
  }
}

TEST(Extractor, MentionsOfAnyBytesLieOnCharactersInOrder) {
  testing::RandomText random(11);
  for (int i = 0; i < 500; ++i) check(random.bytes(random.below(200)));
}

TEST(Extractor, MentionsOfAnyUnicodeLieOnCharactersInOrder) {
  testing::RandomText random(12);
  for (int i = 0; i < 500; ++i) check(random.unicode(random.below(200)));
}

TEST(Extractor, MentionsOfScrapsOfNewsLieOnCharactersInOrder) {
  testing::RandomText random(13);
  for (int i = 0; i < 3000; ++i) check(random.news(random.below(60)));
}

TEST(Extractor, NothingGivesEmptyLists) {
  for (const std::string& text : {std::string(), std::string("   \n\n\t "), std::string(1000, '\0')}) {
    const Document document = extractor().extract(text);
    EXPECT_FALSE(document.error);
    EXPECT_TRUE(all_mentions(document).empty());
    EXPECT_TRUE(document.sentences.empty());
    EXPECT_EQ(document.tokens.size(), text.empty() ? 0U : 1U);
  }
}

TEST(Extractor, ATextOverOneGibibyteIsRefused) {
  // The view is never read past its size check, so it needs no such memory.
  const char byte = 'a';
  const Document document = extractor().extract(std::string_view(&byte, Extractor::kMaxText + 1));
  ASSERT_TRUE(document.error);
  EXPECT_NE(document.error->message.find("1 GiB"), std::string::npos);
  EXPECT_TRUE(document.tokens.empty());
}

TEST(Extractor, WhatInfoGetsWrongCountsAsNotGivenAndIsNoted) {
  const Document document =
      extractor().extract("Hola.", {.id = "x", .published = 2025y / 2 / 30, .country = "ZZ", .url = {}, .zones = {}});
  EXPECT_FALSE(document.info.published);
  EXPECT_EQ(document.info.country, "");
  EXPECT_EQ(document.published_from, Source::none);
  EXPECT_EQ(document.country_from, Source::none);
  ASSERT_EQ(document.notes.size(), 2U);
  EXPECT_NE(document.notes[0].find("published"), std::string::npos);
  EXPECT_NE(document.notes[1].find("ZZ"), std::string::npos);
}

TEST(Extractor, GivenZonesGoBeforeItsOwnAndUnusableOnesAreIgnored) {
  const std::string text = "ñandú. Foto de María López en Lima.";
  ArticleInfo info;
  info.zones = {{{1, 5}, Zone::headline},  // begins inside the ñ
                {{9, 36}, Zone::credit},
                {{20, 30}, Zone::caption},    // overlaps the one before
                {{36, 900}, Zone::caption}};  // out of range
  const Document document = extractor().extract(text, info);
  EXPECT_TRUE(document.people.empty());
  for (const OutsideName& name : document.outside) EXPECT_EQ(name.mention.zone, Zone::credit);
}

TEST(Extractor, OneInstanceServesManyThreadsAlike) {
  testing::RandomText random(14);
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) texts.push_back(random.news(60));
  const auto run = [&](std::vector<Document>& out) {
    for (const std::string& text : texts) out.push_back(extractor().extract(text));
  };
  std::vector<Document> alone;
  run(alone);
  std::vector<std::vector<Document>> together(8);
  std::vector<std::thread> threads;
  for (auto& out : together) threads.emplace_back([&] { run(out); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& documents : together) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(documents[i].money, alone[i].money);
      EXPECT_EQ(documents[i].dates, alone[i].dates);
      EXPECT_EQ(documents[i].people, alone[i].people);
      EXPECT_EQ(documents[i].organizations, alone[i].organizations);
      EXPECT_EQ(documents[i].tokens, alone[i].tokens);
    }
  }
}

TEST(Extractor, FindsOnlyTheKindsAskedFor) {
  const std::string text = "Ayer Pedro Sánchez pagó 30 euros en Madrid al Banco de España.";
  const Document document =
      Extractor(Options{.kinds = {Kind::money}, .zones = ZoneSet(Zone::body), .names = {}}).extract(text);
  EXPECT_TRUE(document.dates.empty());
  EXPECT_TRUE(document.people.empty());
  EXPECT_TRUE(document.organizations.empty());
  EXPECT_TRUE(document.places.empty());
}

}  // namespace
}  // namespace gaceta
