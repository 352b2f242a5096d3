// Reads one sentence through the installed library, and says by its exit status whether the sum came out right.
#include <gaceta/gaceta.hpp>
#include <iostream>
#include <string_view>

int main() {
  const std::string_view text = "La empresa pagó 38,000 millones de dólares.";
  const gaceta::Extractor extractor;
  const gaceta::Document document = extractor.extract(text, {.country = "MX"});
  for (const gaceta::Money& sum : document.money) {
    std::cout << sum.mention.span.of(text) << '\t' << sum.min->to_string() << '\t' << sum.currency->code() << '\n';
  }
  const bool right = document.money.size() == 1 && document.money.front().min->to_string() == "38000000000" &&
                     document.money.front().currency->code() == "USD";
  return right ? 0 : 1;
}
