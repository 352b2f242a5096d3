// One article: what it states, in a few lines.
//   one_article FILE [COUNTRY]
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "gaceta/gaceta.hpp"

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: one_article FILE [COUNTRY]\n", 2;
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) return std::cerr << argv[1] << " can't be read\n", 1;
  const std::string text(std::istreambuf_iterator<char>(file), {});

  const gaceta::Extractor extractor;  // make one and keep it: it is immutable, and serves all threads
  const gaceta::Document document = extractor.extract(text, {.country = argc > 2 ? argv[2] : ""});

  if (document.info.published) std::cout << "published " << gaceta::to_string(*document.info.published) << '\n';
  for (const gaceta::Money& sum : document.money) {
    std::cout << "money: " << sum.mention.span.of(text);
    if (sum.min) std::cout << " = " << sum.min->to_string();  // exact, never a double
    if (sum.currency) std::cout << ' ' << sum.currency->code();
    std::cout << '\n';
  }
  for (const gaceta::Date& date : document.dates)
    std::cout << "date: " << date.mention.span.of(text) << " = " << date.value << '\n';
  for (const gaceta::Person& person : document.people) {
    std::cout << "person: " << person.name;
    for (const gaceta::Role& role : person.roles) std::cout << " | " << role.title << ' ' << role.organization_name;
    std::cout << '\n';
  }
  for (const gaceta::Organization& each : document.organizations) std::cout << "organization: " << each.name << '\n';
}
