// The cost of names and entries grows with the text and no faster, whatever names a text is made of.
#include <gtest/gtest.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "gaceta/extractor.hpp"
#include "support/cpu_time.hpp"

namespace gaceta {
namespace {

// A made-up word with a capital, different for each number.
std::string name(std::size_t number) {
  constexpr std::string_view kFirst = "BCDFGLMNPRST", kVowels = "aeiou", kInner = "bcdlmnrst";
  std::string word(1, kFirst[number % kFirst.size()]);
  number /= kFirst.size();
  do {
    word += kVowels[number % kVowels.size()];
    number /= kVowels.size();
    word += kInner[number % kInner.size()];
    number /= kInner.size();
  } while (number != 0);
  return word + "elo";
}

using Sentence = std::string (*)(std::size_t);

std::string of_one_surname(std::size_t i) { return "Habló María " + name(i) + " Quintanilla. "; }
std::string of_surname_alone(std::size_t i) {
  return "El señor Juan " + name(i) + " Quintanilla saludó a Quintanilla. ";
}
std::string of_one_given_name(std::size_t i) { return "Vino Ana " + name(i) + ", de " + name(i + 7) + ". "; }
std::string of_one_bank(std::size_t i) { return "El Banco " + name(i) + " del Sur (BS) creció. "; }
std::string of_ministries(std::size_t i) { return "El Ministerio de " + name(i) + " y el Ministerio callaron. "; }
std::string of_roles(std::size_t i) {
  return "Pedro " + name(i) + ", director de " + name(i) + ", y la ministra Eva " + name(i + 1) + " hablaron. ";
}
std::string of_one_person(std::size_t i) {
  return "El ministro " + name(i % 3) + " y Julia " + name(0) + " hablaron. ";
}
std::string of_places(std::size_t i) { return "Viven en San " + name(i) + " y en París. "; }

struct Family {
  std::string_view label;
  Sentence sentence;
};
void PrintTo(const Family& family, std::ostream* out) { *out << family.label; }

class Linear : public ::testing::TestWithParam<Family> {};

// 10,000 sentences take four times as long as 2,500, and no more.
TEST_P(Linear, FourTimesTheNamesCostFourTimesTheWork) {
  const Extractor extractor;
  std::size_t found = 0;
  const auto seconds = [&](std::size_t sentences) {
    std::string text;
    for (std::size_t i = 0; i < sentences; ++i) text += GetParam().sentence(i);
    return testing::cpu_seconds([&] {
      const Document document = extractor.extract(text);
      found = document.people.size() + document.organizations.size() + document.places.size();
    });
  };
  const double small = seconds(2'500 / testing::kShorter);
  const double large = seconds(10'000 / testing::kShorter);
  EXPECT_GE(found, 1U);
  // Work that grew with the square would cost 16 times; the rest is for caches that other work shares.
  EXPECT_LT(large, small * 4 * 2 + 0.02);
}

INSTANTIATE_TEST_SUITE_P(Names, Linear,
                         ::testing::Values(Family{"OneSurname", of_one_surname},
                                           Family{"SurnameAlone", of_surname_alone},
                                           Family{"OneGivenName", of_one_given_name}, Family{"OneBank", of_one_bank},
                                           Family{"Ministries", of_ministries}, Family{"Roles", of_roles},
                                           Family{"OnePerson", of_one_person}, Family{"Places", of_places}),
                         [](const auto& family) { return std::string(family.param.label); });

TEST(TenThousandOfOneSurname, AreTenThousandPeople) {
  constexpr std::size_t kPeople = 10'000;
  std::string text;
  for (std::size_t i = 0; i < kPeople; ++i) text += of_one_surname(i);
  EXPECT_GE(Extractor().extract(text).people.size(), kPeople * 95 / 100);
}

}  // namespace
}  // namespace gaceta
