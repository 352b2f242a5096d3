// Money only: what is not asked for costs no time. Reads standard input and prints the sum of all that is in euros.
#include <iostream>
#include <iterator>
#include <string>

#include "gaceta/gaceta.hpp"

int main() {
  const std::string text(std::istreambuf_iterator<char>(std::cin), {});
  gaceta::Options options;
  options.kinds = {gaceta::Kind::money};
  const gaceta::Extractor extractor(options);

  gaceta::Decimal total;
  for (const gaceta::Money& sum : extractor.extract(text, {.country = "ES"}).money) {
    if (sum.vague || !sum.min || sum.currency != gaceta::Currency::parse("EUR")) continue;
    // Exact arithmetic; none where 18 digits are not enough.
    if (const auto more = total.plus(*sum.min)) total = *more;
  }
  std::cout << gaceta::SpanishFormat("ES").number(total) << " EUR\n";
}
