// CSV, TimeML, brat and pages: what each holds of a document, and that no text breaks its form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "gaceta/extractor.hpp"
#include "gaceta/output.hpp"
#include "gaceta/page.hpp"

namespace gaceta {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kNote =
    "Crece Andamar\n\nLa presidenta de Andamar, Rosa Ibarra, dijo ayer que la firma paga más de 38,000 pesos desde "
    "mayo de "
    "2024. Ibarra calla.";

struct Read {
  std::string text;
  Document document;
};

Read read(std::string_view text, std::string id = "nota, 1") {
  static const Extractor extractor(Options{.kinds = {Kind::money, Kind::dates, Kind::people, Kind::organizations,
                                                     Kind::places, Kind::durations, Kind::sets, Kind::times},
                                           .zones = Options{}.zones,
                                           .names = {}});
  ArticleInfo info;
  info.id = std::move(id);
  info.country = "MX";
  info.published = parse_day("2025-11-03");
  Read result{std::string(text), {}};
  result.document = extractor.extract(result.text, info);
  return result;
}

/// Text as someone might send it to break a form.
std::string hostile(std::mt19937& random) {
  static const char* const kParts[] = {"<script>alert(1)</script>",
                                       "]]>",
                                       "&amp;",
                                       "\"",
                                       "'",
                                       ",",
                                       "\r\n",
                                       "\n",
                                       "\t",
                                       "-->",
                                       "</p>",
                                       "\x01",
                                       "\xC3",
                                       "🙂",
                                       "\0x",
                                       "=1+1",
                                       " ",
                                       "ñ",
                                       "$38,000 ",
                                       "el 3 de mayo de 2024 ",
                                       "Rosa Ibarra ",
                                       "Banco de México "};
  std::string text;
  for (auto i = random() % 30; i > 0; --i) text += kParts[random() % std::size(kParts)];
  return text;
}

// ---- CSV

TEST(Csv, HasARowForEachMentionWithItsValue) {
  const Read note = read(kNote);
  const std::string csv = to_csv(note.document, note.text);
  EXPECT_THAT(csv, HasSubstr("\"nota, 1\",money,"));
  EXPECT_THAT(
      csv,
      HasSubstr(",\"38,000 pesos\",38000 MXN,,,38000,38000,MXN,more_than,false,false,,,,body,false,2025-11-03,MX\r\n"));
  EXPECT_THAT(csv, HasSubstr(",mayo de 2024,2024-05,,,,,,after,,,month,2024-05-01,2024-05-31,body,"));
  EXPECT_THAT(csv, HasSubstr(",Ibarra,Rosa Ibarra,Rosa Ibarra,"));
}

/// Rows of fields, by the grammar of RFC 4180; none where the text does not follow it.
std::vector<std::vector<std::string>> parse_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  std::size_t at = 0;
  while (at < csv.size()) {
    rows.emplace_back();
    for (;;) {
      std::string field;
      if (at < csv.size() && csv[at] == '"') {
        for (++at;; ++at) {
          if (at >= csv.size()) return {};
          if (csv[at] == '"' && (at + 1 >= csv.size() || csv[at + 1] != '"')) break;
          if (csv[at] == '"') ++at;
          field += csv[at];
        }
        ++at;
      } else {
        while (at < csv.size() && csv[at] != ',' && csv[at] != '\r') {
          if (csv[at] == '"' || csv[at] == '\n') return {};
          field += csv[at++];
        }
      }
      rows.back().push_back(field);
      if (at < csv.size() && csv[at] == ',') {
        ++at;
        continue;
      }
      if (csv.substr(at, 2) != "\r\n") return {};
      at += 2;
      break;
    }
  }
  return rows;
}

TEST(Csv, KeepsItsColumnsWhateverTheTextHolds) {
  const std::size_t columns = parse_csv(csv_header()).front().size();
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Read note = read(hostile(random), hostile(random));
    const auto rows = parse_csv(std::string(csv_header()) + to_csv(note.document, note.text));
    ASSERT_FALSE(rows.empty());
    for (const auto& row : rows) ASSERT_EQ(row.size(), columns);
  }
}

// ---- TimeML

/// The text of XML without its tags, references resolved; none where a tag is left open or crosses another.
std::optional<std::string> without_tags(std::string_view xml) {
  static const std::map<std::string_view, char> kReferences{{"amp", '&'},  {"lt", '<'},   {"gt", '>'},   {"quot", '"'},
                                                            {"#39", '\''}, {"#13", '\r'}, {"#10", '\n'}, {"#9", '\t'}};
  std::string text;
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '<') {
      const std::size_t end = xml.find('>', at);
      if (end == std::string_view::npos) return std::nullopt;
      const std::string_view tag = xml.substr(at + 1, end - at - 1);
      at = end + 1;
      if (tag.starts_with('?') || tag.ends_with('/')) continue;
      if (tag.starts_with('/')) {
        if (open.empty() || open.back() != tag.substr(1)) return std::nullopt;
        open.pop_back();
      } else {
        open.emplace_back(tag.substr(0, tag.find(' ')));
      }
    } else if (xml[at] == '&') {
      const std::size_t end = xml.find(';', at);
      const auto found = kReferences.find(xml.substr(at + 1, end - at - 1));
      if (found == kReferences.end()) return std::nullopt;
      text += found->second;
      at = end + 1;
    } else {
      text += xml[at++];
    }
  }
  return open.empty() ? std::optional(text) : std::nullopt;
}

std::string element(std::string_view xml, std::string_view name) {
  const std::string open = "<" + std::string(name) + ">", close = "</" + std::string(name) + ">";
  const std::size_t begin = xml.find(open) + open.size();
  return std::string(xml.substr(begin, xml.rfind(close) - begin));
}

TEST(Timeml, MarksDatesAndTheirSignals) {
  const Read note = read(kNote);
  const std::string xml = to_timeml(note.document, note.text);
  EXPECT_THAT(xml, HasSubstr("<DOCID>nota, 1</DOCID>"));
  EXPECT_THAT(xml, HasSubstr("value=\"2025-11-03\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\""));
  EXPECT_THAT(
      xml, HasSubstr("type=\"DATE\" value=\"2025-11-02\" temporalFunction=\"true\" anchorTimeID=\"t0\">ayer</TIMEX3>"));
  EXPECT_THAT(
      xml,
      HasSubstr("<SIGNAL sid=\"s1\">desde</SIGNAL> <TIMEX3 tid=\"t2\" type=\"DATE\" value=\"2024-05\" mod=\"AFTER\""));
}

TEST(Timeml, MarksTheSignalBeforeThePartOrTheHourOfTheDay) {
  for (const std::string hour : {"la noche del", "la mañana del", "las 10:30 del", "las 10 horas del"}) {
    const Read note = read("Está cerrado desde " + hour + " domingo.");
    EXPECT_THAT(to_timeml(note.document, note.text), HasSubstr("<SIGNAL sid=\"s1\">desde</SIGNAL> ")) << hour;
  }
  const Read note = read("Durmió toda la noche del domingo.");
  EXPECT_THAT(to_timeml(note.document, note.text), Not(HasSubstr("SIGNAL")));
}

TEST(Timeml, HasDurationsAndSetsWhereTheyAreAskedFor) {
  const Read note = read("Durante tres años abrió cada lunes.");
  const std::string xml = to_timeml(note.document, note.text);
  EXPECT_THAT(xml, HasSubstr("type=\"DURATION\" value=\"P3Y\""));
  EXPECT_THAT(xml, HasSubstr("type=\"SET\" value=\"XXXX-WXX-1\" quant=\"EVERY\""));
}

TEST(Timeml, IsWellFormedAndKeepsTheText) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text = hostile(random);
    const Read note = read(text, hostile(random));
    const std::string xml = to_timeml(note.document, note.text);
    ASSERT_TRUE(without_tags(xml)) << xml;
    const std::optional<std::string> kept = without_tags(element(xml, "TEXT"));
    ASSERT_TRUE(kept);
    if (text.find('\x01') == std::string::npos && text.find('\xC3') == std::string::npos &&
        text.find('\0') == std::string::npos) {
      ASSERT_EQ(*kept, note.text);
    }
  }
}

// ---- brat

TEST(Brat, HasSpansInCodePointsNotesAndRelations) {
  const Read note = read(kNote);
  const std::string ann = to_brat(note.document, note.text);
  EXPECT_THAT(ann, HasSubstr("\tOrganization 6 13\tAndamar\n"));
  EXPECT_THAT(ann, HasSubstr("\t38000 MXN\n"));
  EXPECT_THAT(ann, HasSubstr("\tModifier T5 more_than\n"));
  EXPECT_THAT(ann, HasSubstr("*\tCoref T1 T2\n"));
  EXPECT_THAT(ann, HasSubstr("R1\tAffiliation Arg1:T3 Arg2:T2\n"));
}

TEST(Brat, EveryLineHasTheFormOfItsLetter) {
  std::mt19937 random(13);
  for (int round = 0; round < 200; ++round) {
    const Read note = read(hostile(random) + std::string(kNote) + hostile(random));
    const std::string ann = to_brat(note.document, note.text);
    for (std::size_t at = 0; at < ann.size();) {
      const std::size_t end = ann.find('\n', at);
      ASSERT_NE(end, std::string::npos);
      const std::string line = ann.substr(at, end - at);
      at = end + 1;
      const auto tabs = std::count(line.begin(), line.end(), '\t');
      ASSERT_NE(std::string("TA#R*").find(line[0]), std::string::npos) << line;
      ASSERT_EQ(tabs, line[0] == 'T' || line[0] == '#' ? 2 : 1) << line;
    }
  }
}

// ---- pages

TEST(Page, ShowsTheArticleWithItsMentionsAndTheirValues) {
  const Read note = read(kNote);
  const std::string page = to_page(note.document, note.text);
  EXPECT_THAT(page, HasSubstr("<title>Crece Andamar</title>"));
  EXPECT_THAT(
      page,
      HasSubstr(
          "<mark class=\"money\" id=\"m5\" tabindex=\"0\" aria-describedby=\"t5\">38,000 pesos<span class=\"tip\" "
          "role=\"tooltip\" id=\"t5\" lang=\"en\"><b lang=\"es\">más de 38,000 MXN</b>"));
  EXPECT_THAT(page, HasSubstr("presidenta, Andamar"));
  EXPECT_THAT(page, HasSubstr("aria-label=\"Time line of the dates\""));
}

TEST(Page, ListsASumOnceHoweverOftenItIsStated) {
  const Read note = read("Pagó 5 pesos. Eran 5 pesos y cientos de pesos; luego más de 5 pesos, y un dólar.");
  const std::string page = to_page(note.document, note.text);
  EXPECT_THAT(page, HasSubstr(">5 MXN</a></span> <span class=\"note\">×2</span>"));
  EXPECT_THAT(page, HasSubstr(">más de 5 MXN</a></span>\n"));
  EXPECT_THAT(page, HasSubstr(">(vague) MXN</a></span>\n<span class=\"note\" lang=\"es\">cientos de pesos"));
}

TEST(Page, LetsNothingOfTheTextRun) {
  std::mt19937 random(17);
  for (int round = 0; round < 100; ++round) {
    const Read note = read(hostile(random), hostile(random));
    const std::string page = to_page(note.document, note.text);
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  }
}

TEST(Page, ShowsALinkOfMarkdownAsItsLabel) {
  const Read note = read("Cierra la feria\n\nLo dijo en [una nota](https://diario.example/nota) ayer.");
  EXPECT_THAT(to_page(note.document, note.text), HasSubstr("Lo dijo en una nota "));
}

TEST(PageIndex, LeadsToThePagesAndCountsWhatTheyState) {
  const Read note = read(kNote), other = read("Cae Andamar\n\nAndamar debe 5 millones de dólares.", "b");
  PageIndex index;
  index.add("a b.html", summarize(note.document, note.text));
  index.add("b.html", summarize(other.document, other.text));
  const std::string page = index.write();
  EXPECT_THAT(page, HasSubstr("2 articles"));
  EXPECT_THAT(page, HasSubstr("<a href=\"a%20b.html\" lang=\"es\">Crece Andamar</a>"));
  EXPECT_THAT(page, HasSubstr("Andamar</span> <span class=\"note\">in 2 articles"));
  EXPECT_THAT(page, HasSubstr("USD</span> <span class=\"note\">in 1 article; the largest 5.000.000"));
}

}  // namespace
}  // namespace gaceta
