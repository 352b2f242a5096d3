#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "gaceta/output.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

using namespace std::chrono_literals;

// The text of a document as it stands in its JSON, quotes included.
std::string json_string(std::string_view text) {
  OutputOptions options;
  options.text = true;
  const std::string json = to_json(Document{}, text, options);
  const std::size_t begin = json.find("\"text\":") + 7;
  return json.substr(begin, json.find(",\"money\"") - begin);
}

TEST(JsonString, EscapesWhatMustBe) {
  struct Case {
    std::string_view text, json;
  };
  using namespace std::string_view_literals;
  const Case kCases[] = {
      {"", R"("")"},
      {"año", R"("año")"},
      {"\"\\/", R"("\"\\/")"},
      {"\n\r\t\b\f", R"("\n\r\t\b\f")"},
      {"\0\x1f"sv, "\"\\u0000\\u001f\""},
      {"\u0085\u2028\u2029", R"("\u0085\u2028\u2029")"},
      {"😀", R"("😀")"},
      {"\xC3", "\"\uFFFD\""},
      {"a\xF0\x9F\x98z\xFF", "\"a\uFFFDz\uFFFD\""},
      {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
      {"\uFFFD", "\"\uFFFD\""},
  };
  for (const Case& c : kCases) EXPECT_EQ(json_string(c.text), c.json);
}

TEST(JsonString, IsUtf8OnOneLineForAnyBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
    const std::string json = to_json(Document{}, bytes, {.text = true});
    for (std::size_t at = 0; at < json.size();) {
      const text::Decoded character = text::decode(json, at);
      if (character.code == text::kReplacement) {
        ASSERT_EQ(json.substr(at, 3), "\uFFFD");
      }
      ASSERT_GE(static_cast<unsigned>(character.code), 0x20U);
      at += character.size;
    }
  }
}

constexpr std::string_view kText = "ñ: Sam Altman, CEO de OpenAI (OAI), pagó 5 € ayer en Lima. Foto: EFE";

Mention mention(std::string_view words, Zone zone = Zone::body) {
  const auto at = static_cast<std::uint32_t>(kText.find(words));
  return {{at, at + static_cast<std::uint32_t>(words.size())}, zone};
}

Document sample() {
  Document document;
  document.info.id = "a\"b";
  document.info.published = 2025y / 11 / 3;
  document.published_from = Source::url;
  document.info.country = "MX";
  document.country_from = Source::option;
  Money money;
  money.mention = mention("5 €");
  money.min = money.max = Decimal::make(5);
  money.modifier = AmountModifier::more_than;
  Money vague;
  vague.mention = mention("pagó");
  vague.vague = vague.implicit = true;
  document.money = {money, vague};
  Date date;
  date.mention = mention("ayer");
  date.value = "2025-11-02";
  date.days = DayRange{2025y / 11 / 2, 2025y / 11 / 2};
  Date unresolved;
  unresolved.mention = mention("ayer");
  unresolved.modifier = DateModifier::before;
  document.dates = {date, unresolved};
  document.people = {
      {"Sam Altman", {{"CEO", "OpenAI", "OpenAI", false, {}}, {"", "EFE", "", true, {}}}, {mention("Sam Altman")}}};
  document.organizations = {{"OpenAI", "OAI", {mention("OpenAI")}}, {"X", "", {}}};
  document.places = {{"Lima", {mention("Lima")}}};
  document.outside = {{NameKind::organization, "EFE", mention("EFE", Zone::credit)}};
  document.notes = {"de la biblioteca"};
  return document;
}

TEST(ToJson, WritesEveryKeyInTheOrderOfTheForm) {
  const std::string expected =
      R"({"gaceta":1,"version":")" + std::string(version()) +
      R"(","id":"a\"b","published":"2025-11-03","published_from":"url","country":"MX","country_from":"option",)"
      R"("encoding":"UTF-8","notes":["de la biblioteca"],)"
      R"("money":[{"start":43,"end":48,"text":"5 €","min":"5","max":"5","currency":null,"modifier":"more_than",)"
      R"("implicit":false,"vague":false,"zone":"body"},)"
      R"({"start":37,"end":42,"text":"pagó","min":null,"max":null,"currency":null,"modifier":null,)"
      R"("implicit":true,"vague":true,"zone":"body"}],)"
      R"("dates":[{"start":49,"end":53,"text":"ayer","value":"2025-11-02","grain":"day","modifier":null,)"
      R"("first":"2025-11-02","last":"2025-11-02","zone":"body"},)"
      R"({"start":49,"end":53,"text":"ayer","value":null,"grain":"day","modifier":"before",)"
      R"("first":null,"last":null,"zone":"body"}],)"
      R"("people":[{"name":"Sam Altman","roles":[)"
      R"({"title":"CEO","organization":"OpenAI","organization_name":"OpenAI","former":false},)"
      R"({"title":null,"organization":"EFE","organization_name":null,"former":true}],)"
      R"("mentions":[{"start":4,"end":14,"text":"Sam Altman","zone":"body"}]}],)"
      R"("organizations":[{"name":"OpenAI","acronym":"OAI","mentions":[{"start":23,"end":29,"text":"OpenAI","zone":"body"}]},)"
      R"({"name":"X","acronym":null,"mentions":[]}],)"
      R"("places":[{"name":"Lima","mentions":[{"start":57,"end":61,"text":"Lima","zone":"body"}]}],)"
      R"("outside":[{"kind":"organization","name":"EFE","start":69,"end":72,"text":"EFE","zone":"credit"}]})";
  EXPECT_EQ(to_json(sample(), kText), expected);
}

TEST(ToJson, FollowsItsOptions) {
  const std::vector<std::string> notes{"de quien llama"};
  OutputOptions options;
  options.offsets = OffsetUnit::codepoint;
  options.kinds.insert(Kind::ages);
  options.kinds.insert(Kind::sets);
  options.id_json = "17";
  options.encoding = "windows-1252";
  options.notes = notes;
  options.text = true;
  Document document = sample();
  document.ages = {{mention("5"), *Decimal::make(5), *Decimal::parse("7.5")}};
  document.sets = {{mention("ayer"), "P1D"}};
  document.times = document.sets;
  const std::string json = to_json(document, kText, options);
  for (const std::string_view part :
       {R"("id":17,)", R"("encoding":"windows-1252","notes":["de quien llama","de la biblioteca"],"text":"ñ: Sam)",
        R"("start":3,"end":13,"text":"Sam Altman")",
        R"("sets":[{"start":45,"end":49,"text":"ayer","value":"P1D","zone":"body"}])",
        R"("ages":[{"start":41,"end":42,"text":"5","min":"5","max":"7.5","zone":"body"}]})"})
    EXPECT_NE(json.find(part), std::string::npos) << part << '\n' << json;
  EXPECT_EQ(json.find("\"times\""), std::string::npos);
}

TEST(ToJson, SaysWhyThereIsNoDocument) {
  EXPECT_EQ(error_to_json("a", "no \"text\""), R"({"gaceta":1,"id":"a","error":"no \"text\""})");
  EXPECT_EQ(error_to_json("", "x"), R"({"gaceta":1,"id":null,"error":"x"})");
  Document document = sample();
  document.error = Error{"too long"};
  EXPECT_EQ(to_json(document, {}), R"({"gaceta":1,"id":"a\"b","error":"too long"})");
}

TEST(ToConll, TagsTheTokensOfNames) {
  Document document;
  const std::string_view text = "Sam Altman, de Open AI.\nLima EE. UU. \u200b";
  const auto token = [&](std::uint32_t begin, std::uint32_t end, TokenKind kind = TokenKind::word) {
    document.tokens.push_back({{begin, end}, kind});
  };
  token(0, 3), token(3, 4, TokenKind::space), token(4, 10), token(10, 11), token(11, 12, TokenKind::space),
      token(12, 14);
  token(14, 15, TokenKind::space), token(15, 19), token(19, 20, TokenKind::space), token(20, 22), token(22, 23);
  token(23, 24, TokenKind::space), token(24, 28), token(28, 29, TokenKind::space), token(29, 36);
  document.sentences = {{{0, 23}, 0, 11}, {{24, 36}, 12, 15}};
  document.people = {{"Sam Altman", {}, {{{0, 10}, Zone::body}}}};
  document.organizations = {{"Open AI", "", {{{15, 22}, Zone::body}}}};
  document.places = {{"Lima", {{{24, 28}, Zone::body}}}};
  document.outside = {{NameKind::place, "EE. UU.", {{29, 36}, Zone::credit}}};
  EXPECT_EQ(to_conll(document, text),
            "Sam\tB-PER\nAltman\tI-PER\n,\tO\nde\tO\nOpen\tB-ORG\nAI\tI-ORG\n.\tO\n\nLima\tB-LOC\nEE.UU.\tB-LOC\n\n");
}

}  // namespace
}  // namespace gaceta
