#include "names/tagger/tagger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>

#include "names/model/embedded_model.hpp"
#include "support/small_model.hpp"

namespace gaceta::names {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Tags a document of several sentences; the tags of all.
std::vector<std::vector<Tag>> tag_document(std::initializer_list<std::string_view> texts) {
  std::vector<std::string_view> words;
  std::vector<SentenceRange> sentences;
  for (const std::string_view text : texts) {
    const auto first = static_cast<std::uint32_t>(words.size());
    for (const std::string_view word : split(text)) words.push_back(word);
    sentences.push_back({first, static_cast<std::uint32_t>(words.size())});
  }
  std::vector<Tag> tags(words.size());
  Tagger::builtin().tag(words, sentences, tags);
  std::vector<std::vector<Tag>> out;
  for (const SentenceRange s : sentences) out.emplace_back(tags.begin() + s.first, tags.begin() + s.last);
  return out;
}

std::vector<Tag> tag_sentence(std::string_view text, const Tagger& tagger = Tagger::builtin()) {
  const std::vector<std::string_view> words = split(text);
  std::vector<Tag> tags(words.size());
  const SentenceRange all{0, static_cast<std::uint32_t>(words.size())};
  tagger.tag(words, std::span(&all, words.empty() ? 0U : 1U), tags);
  return tags;
}

/// The names found, as `PER Sam Altman; ORG OpenAI`.
std::string names_in(std::string_view text) {
  static const char* const kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  const std::vector<std::string_view> words = split(text);
  const std::vector<Tag> tags = tag_sentence(text);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto tag = static_cast<std::size_t>(tags[i]);
    if (tag == 0) continue;
    if (tag % 2 == 1) {
      out += out.empty() ? "" : "; ";
      out += kTypes[(tag - 1) / 2];
    }
    out += ' ';
    out += words[i];
  }
  return out;
}

bool well_formed(std::span<const Tag> tags) {
  Tag previous = Tag::O;
  for (const Tag tag : tags) {
    const auto t = static_cast<int>(tag);
    if (t > 8) return false;
    if (t != 0 && t % 2 == 0 && static_cast<int>(previous) != t && static_cast<int>(previous) != t - 1) return false;
    previous = tag;
  }
  return true;
}

struct Example {
  const char* text;
  const char* names;
};

class TaggerFindsNames : public ::testing::TestWithParam<Example> {};

TEST_P(TaggerFindsNames, InNewsOfManyCountries) {
  EXPECT_EQ(names_in(GetParam().text), GetParam().names) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    News, TaggerFindsNames,
    ::testing::Values(
        Example{"El presidente Pedro Sánchez se reunió en Madrid con Emmanuel Macron .",
                "PER Pedro Sánchez; LOC Madrid; PER Emmanuel Macron"},
        Example{"Según informó Telefónica , su presidente , José María Álvarez-Pallete , viajará a Londres .",
                "ORG Telefónica; PER José María Álvarez-Pallete; LOC Londres"},
        Example{"El secretario Juan Ramón de la Fuente llegó el martes a Washington .",
                "PER Juan Ramón de la Fuente; LOC Washington"},
        Example{"El amparo llegó a la Suprema Corte de Justicia de la Nación ( SCJN ) en mayo .",
                "ORG Suprema Corte de Justicia de la Nación; ORG SCJN"},
        Example{"El Banco Central de Chile mantuvo la tasa , dijo Rosanna Costa en Santiago .",
                "ORG Banco Central de Chile; PER Rosanna Costa; LOC Santiago"},
        Example{"La Universidad Nacional Autónoma de México anunció un convenio con Microsoft .",
                "ORG Universidad Nacional Autónoma de México; ORG Microsoft"},
        Example{"Lionel Messi marcó dos goles para el Barcelona ante el Real Madrid .",
                "PER Lionel Messi; ORG Barcelona; ORG Real Madrid"},
        Example{"La Comisión Europea multó a Apple con 500 millones de euros .", "ORG Comisión Europea; ORG Apple"},
        Example{"Sam Altman , CEO de OpenAI , viajó a Seattle para reunirse con Satya Nadella .",
                "PER Sam Altman; ORG OpenAI; LOC Seattle; PER Satya Nadella"},
        Example{"La presidenta Claudia Sheinbaum recibió a directivos de Cemex y Grupo Bimbo en Palacio Nacional .",
                "PER Claudia Sheinbaum; ORG Cemex; ORG Grupo Bimbo; LOC Palacio Nacional"},
        Example{"El PSOE y el PP pactaron en el Congreso de los Diputados .",
                "ORG PSOE; ORG PP; ORG Congreso de los Diputados"},
        Example{"Ursula von der Leyen viajó a Kiev con Josep Borrell .",
                "PER Ursula von der Leyen; LOC Kiev; PER Josep Borrell"},
        Example{"Luis Arce habló en Cochabamba ante la Central Obrera Boliviana ( COB ) .",
                "PER Luis Arce; LOC Cochabamba; ORG Central Obrera Boliviana; ORG COB"},
        Example{"Según Reuters , la petrolera YPF invertirá en Vaca Muerta .", "ORG Reuters; ORG YPF; LOC Vaca Muerta"},
        Example{"La Fiscalía General de la República detuvo a Emilio Lozoya en Málaga .",
                "ORG Fiscalía General de la República; PER Emilio Lozoya; LOC Málaga"},
        Example{"El alcalde de Bogotá , Carlos Fernando Galán , visitó Medellín .",
                "LOC Bogotá; PER Carlos Fernando Galán; LOC Medellín"},
        Example{"La empresa Petróleos Mexicanos ( Pemex ) emitió bonos en Nueva York .",
                "ORG Petróleos Mexicanos; ORG Pemex; LOC Nueva York"},
        Example{"La canciller alemana , Angela Merkel , habló en Berlín .", "PER Angela Merkel; LOC Berlín"},
        Example{"Evo Morales regresó a La Paz tras su viaje a Buenos Aires .",
                "PER Evo Morales; LOC La Paz; LOC Buenos Aires"},
        Example{"El Ministerio de Economía y Hacienda no comentó la operación .",
                "ORG Ministerio de Economía y Hacienda"},
        Example{"Google y Facebook pagarán más impuestos en Francia .", "ORG Google; ORG Facebook; LOC Francia"},
        Example{"Keiko Fujimori perdió las elecciones en Perú frente a Pedro Castillo .",
                "PER Keiko Fujimori; LOC Perú; PER Pedro Castillo"},
        Example{"Nicolás Maduro acusó a Estados Unidos desde Caracas .",
                "PER Nicolás Maduro; LOC Estados Unidos; LOC Caracas"},
        Example{"El juez Baltasar Garzón declaró ante la Audiencia Nacional .",
                "PER Baltasar Garzón; ORG Audiencia Nacional"},
        Example{"hoy sube el precio de la gasolina en todo el país .", ""},
        Example{"El lunes subieron los precios un 3,5 % .", ""}));

TEST(Tagger, FoldsQuotationMarksAndDecomposedAccents) {
  EXPECT_EQ(tag_sentence("El ministro Jos\u00e9 L\u00f3pez habl\u00f3 en M\u00e1laga ."),
            tag_sentence("El ministro Jose\u0301 Lo\u0301pez hablo\u0301 en Ma\u0301laga ."));
  EXPECT_EQ(tag_sentence("« Habla Pedro García » , dijo ."), tag_sentence("\" Habla Pedro García \" , dijo ."));
}

TEST(Tagger, SeesNamesInCapitalsAndWithoutAccents) {
  EXPECT_EQ(names_in("PEDRO SÁNCHEZ VIAJA A MADRID ESTA SEMANA"), "PER PEDRO SÁNCHEZ; LOC MADRID");
  EXPECT_EQ(names_in("El presidente Andres Manuel Lopez Obrador estuvo en Merida ."),
            "PER Andres Manuel Lopez Obrador; LOC Merida");
}

TEST(Tagger, ReadsAMentionAsTheRestOfTheArticleShowsIt) {
  EXPECT_EQ(tag_sentence("Iberol subió ayer ."), (std::vector<Tag>{Tag::B_ORG, Tag::O, Tag::O, Tag::O}));
  EXPECT_EQ(tag_document({"La cantante Julia Iberol nació en Rosario .", "La cantante Julia Iberol sube .",
                          "Iberol subió ayer ."})
                .back(),
            (std::vector<Tag>{Tag::B_PER, Tag::O, Tag::O, Tag::O}));
}

TEST(Tagger, TakesPlacesCalledAfterPeopleForPlaces) {
  for (const char* sentence :
       {"Evacuaron el edificio Barragán tras el incendio .", "El estadio Gutiérrez quedó lleno .",
        "Cerraron el aeropuerto Jorge Newbery por la niebla .", "Lo vieron en la calle Hidalgo .",
        "Lo trasladaron al hospital Fernández ."}) {
    const std::vector<Tag> tags = tag_sentence(sentence);
    EXPECT_EQ(std::count(tags.begin(), tags.end(), Tag::B_LOC), 1) << sentence;
    EXPECT_EQ(std::count(tags.begin(), tags.end(), Tag::B_PER), 0) << sentence;
  }
}

TEST(Tagger, TakesAnyBytes) {
  EXPECT_TRUE(tag_sentence("").empty());
  EXPECT_TRUE(well_formed(tag_sentence("\xff\xfe Pedro\xc3 \xc3 \xe2\x80 Madrid\xf0\x9f \xed\xa0\x80 A\x80Z")));
  const std::string huge(1 << 20, 'A');
  EXPECT_TRUE(well_formed(tag_sentence("El " + huge + " de Madrid")));
  const std::vector<std::string_view> empty_words(5);
  std::vector<Tag> tags(5, Tag::B_PER);
  const SentenceRange all{0, 5};
  Tagger::builtin().tag(empty_words, std::span(&all, 1), tags);
  EXPECT_EQ(tags, std::vector<Tag>(5, Tag::O));
}

struct Text {
  std::vector<std::string> storage;
  std::vector<std::string_view> words;
  std::vector<SentenceRange> sentences;
};

/// Words of every kind in an order that makes no sense, in sentences of any length.
Text random_text(std::size_t count, std::uint64_t seed) {
  static const char* const kWords[] = {"El",     "de", "la", "Pedro", "García", "Madrid",     "Banco",   "PSOE",
                                       "(",      ")",  "\"", "y",     "dijo",   "que",        ",",       ".",
                                       "1998",   "«",  "”",  "-",     "EE.UU.", "S.A.",       "Real",    "México",
                                       "iPhone", "a",  "A.", "G20",   "\xff",   "Ministerio", "Economía"};
  Text text;
  for (std::size_t i = 0; i < count; ++i) {
    seed = scramble(seed + 1);
    text.storage.emplace_back(kWords[seed % std::size(kWords)]);
    if ((seed >> 20) % 5 == 0) text.storage.back() += std::to_string(seed % 1000);
    if ((seed >> 30) % 7 == 0) text.storage.back() += "ez";
  }
  text.words.assign(text.storage.begin(), text.storage.end());
  for (std::uint32_t at = 0; at < count;) {
    seed = scramble(seed + 1);
    const auto next = static_cast<std::uint32_t>(std::min<std::size_t>(count, at + 1 + seed % 40));
    text.sentences.push_back({at, next});
    at = next;
  }
  return text;
}

TEST(Tagger, AnswersWellFormedTagsForJumbledWords) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Text text = random_text(2000, seed);
    std::vector<Tag> tags(text.words.size());
    Tagger::builtin().tag(text.words, text.sentences, tags);
    for (const SentenceRange s : text.sentences)
      EXPECT_TRUE(well_formed(std::span(tags).subspan(s.first, s.last - s.first)));
  }
}

TEST(Tagger, AnswersTheSameInEveryThreadAndWhateverCameBefore) {
  const Text text = random_text(30000, 7);
  std::vector<Tag> expected(text.words.size());
  Tagger::builtin().tag(text.words, text.sentences, expected);
  std::vector<std::vector<Tag>> answers(4, std::vector<Tag>(text.words.size()));
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < answers.size(); ++k)
    threads.emplace_back([&, k] {
      const Text other = random_text(3000 * k, k);
      std::vector<Tag> ignored(other.words.size());
      Tagger::builtin().tag(other.words, other.sentences, ignored);
      Tagger::builtin().tag(text.words, text.sentences, answers[k]);
    });
  for (std::thread& t : threads) t.join();
  for (const std::vector<Tag>& answer : answers) EXPECT_EQ(answer, expected);
}

TEST(Tagger, KeepsTheScoresOfTwoTaggersApart) {
  const auto copy = Tagger::load(embedded_model());
  ASSERT_TRUE(std::holds_alternative<Tagger>(copy)) << std::get<std::string>(copy);
  for (int k = 0; k < 3; ++k)
    EXPECT_EQ(tag_sentence("Sam Altman habló en Madrid con Telefónica .", std::get<Tagger>(copy)),
              tag_sentence("Sam Altman habló en Madrid con Telefónica ."));
}

bool refused(std::string_view bytes) { return std::holds_alternative<std::string>(Tagger::load(bytes)); }

TEST(TaggerModel, IsRefusedWhenAByteOfItsHeaderIsDamaged) {
  std::string bytes(embedded_model());
  for (std::size_t at = 0; at < sizeof(ModelHeader); ++at) {
    for (const int flip : {0x01, 0xff}) {
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      EXPECT_TRUE(refused(bytes)) << "byte " << at;
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
    }
  }
  EXPECT_FALSE(refused(bytes));
}

TEST(TaggerModel, IsRefusedWhenItsBodyIsDamaged) {
  std::string bytes(embedded_model());
  for (std::size_t at = sizeof(ModelHeader); at < bytes.size(); at += bytes.size() / 149) {
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    EXPECT_TRUE(refused(bytes)) << "byte " << at;
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
  }
}

// A model of some kilobytes, all of whose sections hold something. Every second number of 32 bits is an empty slot.
std::string small_model() {
  using namespace std::string_literals;
  return testing::small_model("\x07\x1b\x55\x23"s + "\0\0\0\0\x01\0\x55\xaa"s);
}

// Just as long as its bytes, so that the address sanitizer sees a read behind them.
bool refused_on_its_own(std::string_view bytes) {
  const std::vector<char> copy(bytes.begin(), bytes.end());
  return refused({copy.data(), copy.size()});
}

TEST(SmallModel, IsOpenedAsItIs) {
  const std::string bytes = small_model();
  EXPECT_GT(bytes.size(), 2000U);
  const std::variant<Tagger, std::string> tagger = Tagger::load(bytes);
  EXPECT_TRUE(std::holds_alternative<Tagger>(tagger)) << std::get<std::string>(tagger);
}

TEST(SmallModel, IsRefusedWhereverAByteIsFlipped) {
  std::string bytes = small_model();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff}) {
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      EXPECT_TRUE(refused_on_its_own(bytes)) << "byte " << at << " by " << flip;
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
    }
  }
}

TEST(SmallModel, IsRefusedWhereverItIsCut) {
  const std::string bytes = small_model();
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_TRUE(refused_on_its_own(std::string_view(bytes).substr(0, length))) << length;
    EXPECT_TRUE(refused_on_its_own(std::string_view(bytes).substr(bytes.size() - length))) << length;
  }
  for (std::size_t more = 1; more <= 256; ++more)
    EXPECT_TRUE(refused_on_its_own(bytes + std::string(more, '\0'))) << more;
}

TEST(TaggerModel, IsRefusedWhenItIsCutOrTooLong) {
  const std::string_view bytes = embedded_model();
  std::vector<std::size_t> lengths{bytes.size() - 1, bytes.size() - 64, bytes.size() / 2};
  for (std::size_t length = 0; length < 2048; length += length < 128 ? 1 : 61) lengths.push_back(length);
  for (std::size_t length = 4096; length < bytes.size(); length += bytes.size() / 29) lengths.push_back(length);
  for (const std::size_t length : lengths) EXPECT_TRUE(refused(bytes.substr(0, length))) << length;
  EXPECT_TRUE(refused(std::string(bytes) + std::string(64, '\0')));
  EXPECT_TRUE(refused(std::string(1000, 'x')));
}

}  // namespace
}  // namespace gaceta::names
