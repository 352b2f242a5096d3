// Any bytes at all through the extractor, with every kind asked for; checks what must hold for any text. The first two
// bytes choose the country and whether the day of publication is known.
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "what_must_hold.hpp"

using namespace gaceta;
using namespace gaceta::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  constexpr std::string_view kCountries[] = {"", "MX", "ES", "AR", "CO", "CL", "PE", "BO", "US", "UY", "VE", "DO"};
  ArticleInfo info;
  info.country = kCountries[data[0] % std::size(kCountries)];
  if (data[1] % 2 == 0)
    info.published = std::chrono::year{1990 + data[1] / 4} / (1 + data[1] % 12) / (1 + data[1] % 28);
  // A copy of just this size, so that a read past its end is seen.
  const std::vector<char> bytes(data + 2, data + size);
  const std::string_view text(bytes.data(), bytes.size());
  const Document document = extractor().extract(text, info);
  check(text, document);
  // The same text again, every fourth time as a copy, in another thread.
  if (data[1] / 2 % 4 != 0) {
    must(same(document, extractor().extract(text, info)), "two runs agree");
  } else {
    const std::string copy(text);
    Document other;
    std::thread([&] { other = extractor().extract(copy, info); }).join();
    must(same(document, other), "a copy in another thread gives the same");
  }
  return 0;
}
