// A watch-list: which articles name my companies, by any of their names, and with which sums in the same sentence.
//   watch_list COMPANIES ARTICLE...
// COMPANIES is a file with a company a line: the name to show, then its other names, apart by `|`.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "gaceta/gaceta.hpp"

int main(int argc, char** argv) {
  std::ifstream companies(argc < 3 ? "" : argv[1]);
  if (!companies) return std::cerr << "usage: watch_list COMPANIES ARTICLE...\n", 2;
  gaceta::Options options;
  std::set<std::string> watched;
  for (std::string line; std::getline(companies, line);) {
    std::istringstream names(line);
    gaceta::KnownName company;
    std::getline(names, company.name, '|');
    for (std::string alias; std::getline(names, alias, '|');) company.aliases.push_back(alias);
    if (watched.insert(company.name).second) options.names.push_back(company);
  }
  const gaceta::Extractor extractor(options);
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) return std::cerr << argv[i] << " can't be read\n", 1;
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const gaceta::Document document = extractor.extract(text);
    for (const gaceta::Organization& found : document.organizations) {
      if (!watched.contains(found.name)) continue;
      std::cout << argv[i] << ": " << found.name << " ×" << found.mentions.size() << '\n';
      for (const gaceta::Sentence& sentence : document.sentences) {
        const auto inside = [&](const gaceta::Mention& mention) { return sentence.span.contains(mention.span); };
        if (std::none_of(found.mentions.begin(), found.mentions.end(), inside)) continue;
        for (const gaceta::Money& sum : document.money)
          if (inside(sum.mention)) std::cout << "  with " << sum.mention.span.of(text) << '\n';
      }
    }
  }
}
