// One extractor shared by many threads: each article comes out of it as it does when one thread reads them all.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gaceta/extractor.hpp"
#include "gaceta/output.hpp"

namespace gaceta {
namespace {

constexpr std::size_t kThreads = 16, kArticles = 10'000;

// A short article, other than those of the numbers around it.
std::string article(std::size_t number) {
  constexpr std::array<std::string_view, 7> kPeople{"Aurelia Montes",  "Iñaki Larralde", "Berta de la Cueva",
                                                    "Ramiro Quispe",   "Nahia Urbieta",  "Wilfrido Peñalosa",
                                                    "Casilda Ferreyra"};
  constexpr std::array<std::string_view, 5> kRoles{"la ministra de Hacienda", "el director general de Navieras Gorbea",
                                                   "la portavoz del Ayuntamiento de Lorca", "el exalcalde",
                                                   "la abogada"};
  constexpr std::array<std::string_view, 6> kSums{"3,5 millones de euros", "US$ 1.200 millones",  "25.000 pesos",
                                                  "dos mil dólares",       "entre 10 y 12 euros", "S/ 4.500"};
  constexpr std::array<std::string_view, 5> kDays{"el 3 de mayo de 2024", "ayer", "el próximo martes", "en 2019",
                                                  "hace dos semanas"};
  std::string text = "Nota número " + std::to_string(number) + ". ";
  text += kRoles[number % kRoles.size()];
  text += ", ";
  text += kPeople[number % kPeople.size()];
  text += ", anunció ";
  text += kDays[number / 3 % kDays.size()];
  text += " un gasto de ";
  text += kSums[number / 5 % kSums.size()];
  text += ". ";
  text += kPeople[number / 7 % kPeople.size()];
  text += " lo confirmó en Lisboa. Según la Asociación de Puertos (AP) y ";
  text += kPeople[number % kPeople.size()].substr(kPeople[number % kPeople.size()].rfind(' ') + 1);
  text += ", la AP pagará " + std::to_string(number % 97 + 2) + " euros.";
  return text;
}

// The articles `first`, `first + step` and so on, as JSON.
void read(const Extractor& extractor, KindSet kinds, std::size_t first, std::size_t step,
          std::vector<std::string>& out) {
  OutputOptions output;
  output.text = true;
  output.kinds = kinds;
  ArticleInfo info;
  info.published = std::chrono::year{2024} / 5 / 9;
  for (std::size_t i = first; i < kArticles; i += step) {
    const std::string text = article(i);
    out[i] = to_json(extractor.extract(text, info), text, output);
  }
}

TEST(Threads, SixteenThatShareAnExtractorReadTenThousandArticlesAsOneDoes) {
  Options options;
  for (const Kind kind : {Kind::durations, Kind::sets, Kind::times, Kind::ages, Kind::percentages})
    options.kinds.insert(kind);
  const Extractor extractor(options);
  std::vector<std::string> alone(kArticles), together(kArticles);
  read(extractor, options.kinds, 0, 1, alone);
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < kThreads; ++k)
    threads.emplace_back([&, k] { read(extractor, options.kinds, k, kThreads, together); });
  for (std::thread& thread : threads) thread.join();
  std::size_t people = 0;
  for (std::size_t i = 0; i < kArticles; ++i) {
    ASSERT_EQ(together[i], alone[i]) << article(i);
    people += alone[i].find("\"people\":[{") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(people, kArticles);  // there was something to get wrong
}

}  // namespace
}  // namespace gaceta
