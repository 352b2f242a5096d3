// A watch-list: which articles name my companies, by any of their names, and with which sums in the same sentence.
//   watch_list FILE...
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "gaceta/gaceta.hpp"

int main(int argc, char** argv) {
  gaceta::Options options;
  options.names = {{gaceta::NameKind::organization, "Amazon Web Services", "AWS", {"la nube de Amazon"}},
                   {gaceta::NameKind::organization, "Petróleos Mexicanos", "Pemex", {"la petrolera del Estado"}},
                   {gaceta::NameKind::organization, "Banco Santander", "", {"Santander", "el banco cántabro"}}};
  const gaceta::Extractor extractor(options);

  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const gaceta::Document document = extractor.extract(text);
    for (const gaceta::KnownName& company : options.names) {
      for (const gaceta::Organization& found : document.organizations) {
        if (found.name != company.name) continue;
        std::cout << argv[i] << ": " << found.name << ", " << found.mentions.size() << " times\n";
        for (const gaceta::Sentence& sentence : document.sentences) {
          const auto inside = [&](const gaceta::Mention& mention) { return sentence.span.contains(mention.span); };
          if (std::none_of(found.mentions.begin(), found.mentions.end(), inside)) continue;
          for (const gaceta::Money& sum : document.money)
            if (inside(sum.mention)) std::cout << "  with " << sum.mention.span.of(text) << '\n';
        }
      }
    }
  }
}
