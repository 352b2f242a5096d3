// Lines of NDJSON through the sample program's reader, the extractor and the writer of JSON: each line is an article or
// gets its error, and what is written of it is JSON on one line.
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "gaceta/output.hpp"
#include "ndjson_input.hpp"
#include "what_must_hold.hpp"

using namespace gaceta::fuzz;

namespace {

void check_written(const std::string& written, const char* key) {
  must(written.find('\n') == std::string::npos, "a document is written on one line");
  const auto json = nlohmann::json::parse(written, nullptr, false);
  must(json.is_object() && json.contains(key), "what is written is JSON");
}

void check_line(std::string_view line) {
  const program::Article article = program::read_ndjson_line(line);
  const gaceta::OutputOptions options{.id_json = article.id_json, .notes = article.notes, .text = article.text_made};
  if (!article.error.empty()) {
    check_written(gaceta::error_to_json(article.info.id, article.error, options), "error");
    return;
  }
  const gaceta::Document document = extractor().extract(article.text, article.info);
  check(article.text, document);
  check_written(gaceta::to_json(document, article.text, options), "money");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string lines(data, data + size);
  static_cast<void>(program::looks_like_ndjson(lines));
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    // A copy of just this size, so that a read past its end is seen.
    const std::vector<char> line(lines.data() + begin, lines.data() + end);
    const std::string_view view(line.data(), line.size());
    if (!program::is_blank_line(view)) check_line(view);
    begin = end + 1;
  }
  return 0;
}
