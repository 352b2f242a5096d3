// Any bytes at all as a web page, and the article that is read out of it through the extractor.
#include <cstddef>
#include <string>

#include "html_input.hpp"
#include "what_must_hold.hpp"

using namespace gaceta::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const program::Article article = program::read_html(std::string(data, data + size));
  if (!article.error.empty()) return 0;
  for (const gaceta::ZoneSpan& zone : article.info.zones) check_span(article.text, zone.span);
  check(article.text, extractor().extract(article.text, article.info));
  return 0;
}
