// What the patterns need, read from them, never keeps a line from a pattern that matches it.
#include "zones/row_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/table.hpp"
#include "zones/line_patterns.hpp"
#include "zones/pattern_parts.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

struct Rows {
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  std::vector<bool> whole;
  RowFilter filter;
  std::vector<std::string> lines;  // the examples of the table and what becomes of them
};

// `{credit:Foto: X} El` without its marks.
std::string unmarked(std::string_view example) {
  std::string line;
  for (std::size_t at = 0; at < example.size(); ++at) {
    if (example[at] == '{') {
      at = example.find(':', at);
    } else if (example[at] != '}') {
      line += example[at];
    }
  }
  return line;
}

void add_lines(std::string_view example, std::vector<std::string>& lines) {
  const std::string line = unmarked(example);
  lines.push_back(line);
  for (const char* before : {"> ", "• ", "(", "¤", "El ", "EFE ", "3 ", "“"}) lines.push_back(before + line);
  for (const char* behind : {".", " (Reuters)", ". Foto: EFE", " / EFE", " 3 de noviembre de 2025", " @x", "…"}) {
    lines.push_back(line + behind);
  }
  // Cut and glued: `Madrid (EFE)` and `Foto: AP` in all their parts.
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (line[at] != ' ') continue;
    lines.push_back(line.substr(0, at));
    lines.push_back(line.substr(at + 1));
    lines.push_back(line.substr(at + 1) + " " + line.substr(0, at));
  }
  std::string upper = line, lower = line;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  lines.push_back(upper);
  lines.push_back(lower);
}

Rows read_rows() {
  Rows rows;
  const PatternParts parts(known_names());
  const lexicon::Table table = lexicon::Table::builtin("zones");
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  PatternReader reader;
  for (const lexicon::Row& row : table.rows()) {
    const std::string pattern = to_plain(parts.expand(row.cell(table.column("pattern"))));
    const std::string_view scope = row.cell(table.column("scope"));
    const bool whole = scope == "line" || scope == "label";
    rows.patterns.push_back(std::make_unique<re2::RE2>("(?:" + pattern + ")" + (whole ? "$" : ""), options));
    rows.whole.push_back(whole);
    rows.filter.add(reader.read(pattern), whole);
    add_lines(row.cell(table.column("example")), rows.lines);
  }
  return rows;
}

const Rows& rows() {
  static const Rows instance = read_rows();
  return instance;
}

TEST(RowFilter, LetsThroughEveryRowThatMatches) {
  std::size_t matches = 0;
  std::vector<std::string> lost;
  PlainLine plain(known_names());
  for (const std::string& line : rows().lines) {
    if (line.size() > LinePatterns::kLongestLine) continue;
    plain.assign(line);
    const re2::StringPiece piece(plain.view().data(), plain.view().size());
    const RowSet of_plain = rows().filter.candidates(rows().filter.rows(), plain.view(), nullptr);
    const auto of_raw = rows().filter.candidates_of_raw(rows().filter.rows(), line, known_names());
    for (std::size_t i = 0; i < rows().patterns.size(); ++i) {
      if (!rows().patterns[i]->Match(piece, 0, piece.size(), re2::RE2::ANCHOR_START, nullptr, 0)) continue;
      ++matches;
      if (!of_plain.has(i)) lost.push_back("plain, row " + std::to_string(i) + ": " + line);
      if (of_raw && !of_raw->has(i)) lost.push_back("raw, row " + std::to_string(i) + ": " + line);
    }
  }
  EXPECT_THAT(lost, IsEmpty());
  EXPECT_GT(matches, 1000U);
}

TEST(RowFilter, LeavesNoRowForOrdinarySentences) {
  const LinePatterns patterns(PatternParts(known_names()), known_names());
  for (const char* line : {
           "El Gobierno aprobó el martes una partida de 300 millones de euros para la vivienda, según el ministro.",
           "La compañía, que emplea a 4.000 personas, dijo que no habrá despidos este año ni el que viene.",
           "“No hay vuelta atrás”, aseguró la presidenta, y pidió paciencia a los mercados.",
           "Los sindicatos convocaron paros para mayo; la patronal respondió que estudia alternativas.",
           "Para todos los vecinos. La información de la policía, según el informe, llegó al terminar el día.",
           "Pesan las condiciones del préstamo. Una política de gasto que avisa, dijo, de los gravámenes que vienen.",
       }) {
    const auto rows_left = patterns.candidates(line, true, Place::middle);
    ASSERT_TRUE(rows_left.has_value()) << line;
    EXPECT_TRUE(rows_left->none()) << line;
  }
}

TEST(PatternNeeds, KeepTheWholeTextThatBeginsAWord) {
  PatternReader reader;
  const auto words = [&](const char* pattern) { return reader.read(to_plain(pattern)).word_texts; };
  EXPECT_THAT(words("(?i:pol[ií]tica de (?:cookies|privacidad))"),
              UnorderedElementsAre("politica de cookies", "politica de privacidad"));
  EXPECT_THAT(words(".+[.|] ?(?i:fotograf[ií]a) ?:"), UnorderedElementsAre("fotografia :", "fotografia:"));
  // What begins as a shorter one does says nothing more.
  EXPECT_THAT(words("[.] (?:fotos?|fotograma)"), UnorderedElementsAre("foto"));
}

TEST(PatternNeeds, TellLettersThatMayStandInsideAWord) {
  PatternReader reader;
  for (const char* pattern : {".*cookies", "[a-z]?cookies", "\\d*cookies"}) {
    const PatternNeeds needs = reader.read(to_plain(pattern));
    EXPECT_THAT(needs.word_texts, IsEmpty()) << pattern;
    EXPECT_EQ(needs.grams.size(), 1U) << pattern;
  }
}

TEST(KnownNames, MayBeginOnlyWhereFourLettersAgree) {
  const std::string line = to_plain("Madrid, EFE. En Ma. Madrugada; Ad. Lima");
  std::vector<std::string> found;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool starts = (at == 0 || line[at - 1] == ' ') && known_names().may_begin(line, at);
    if (!starts) continue;
    found.push_back(line.substr(at, 4));
  }
  EXPECT_THAT(found, IsSupersetOf({"Madr", "EFE.", "Lima"}));
  EXPECT_THAT(found, Not(Contains("Ad. ")));
}

TEST(RowFilter, LeavesToThePlainLineWhatItChanges) {
  for (const char* line : {"**Madrid** (EFE)", "Ma\u00ADdrid (EFE)", "Fo\u0301to: EFE", "→ Lee también: Así fue",
                           "\uFB01n de la nota", "Por\tJuan Pérez", "broken \xE2\x80"}) {
    EXPECT_FALSE(rows().filter.candidates_of_raw(rows().filter.rows(), line, known_names()).has_value()) << line;
  }
}

}  // namespace
}  // namespace gaceta::zones
