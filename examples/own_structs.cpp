// Into your own structs: a row of a payments table for each amount, its text copied out of the article.
//   own_structs FILE
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include "gaceta/gaceta.hpp"

struct Payment {
  std::string words, currency;  // no views: a Document has offsets into the text, which may go away
  std::optional<long long> cents;
  int year = 0;
};

Payment convert(const gaceta::Money& sum, const gaceta::Document& document, std::string_view text) {
  Payment payment;
  payment.words = sum.mention.span.of(text);
  if (sum.currency) payment.currency = sum.currency->code();
  // In hundredths, where they are whole and fit.
  if (const auto cents = sum.min ? sum.min->scaled(2) : std::nullopt;
      cents && cents->is_integer() && cents->to_string().size() <= 18)
    payment.cents = std::stoll(cents->to_string());
  if (document.info.published) payment.year = static_cast<int>(document.info.published->year());
  return payment;
}

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: own_structs FILE\n", 2;
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) return std::cerr << argv[1] << " can't be read\n", 1;
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const gaceta::Document document = gaceta::Extractor().extract(text, {.country = "MX"});
  for (const gaceta::Money& sum : document.money) {
    const Payment payment = convert(sum, document, text);
    std::cout << payment.words << '\t' << (payment.cents ? std::to_string(*payment.cents) : "?") << '\t'
              << payment.currency << '\n';
  }
}
