// Lines of NDJSON through the sample program's reader, the extractor and the writer of JSON: each line is an article or
// gets its error, and what is written of it is JSON on one line.
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/output.hpp"
#include "ndjson_input.hpp"
#include "what_must_hold.hpp"

using namespace gaceta::fuzz;

namespace {

nlohmann::json check_written(const std::string& written, const char* key) {
  must(written.find('\n') == std::string::npos, "a document is written on one line");
  nlohmann::json json = nlohmann::json::parse(written, nullptr, false);
  must(json.is_object() && json.contains(key), "what is written is JSON");
  return json;
}

// What stands in the text at a mention's `start` and `end`, by a count that owes nothing to the library's.
std::string cut_out(const std::string& text, const icu::UnicodeString& utf16, gaceta::OffsetUnit unit, int start,
                    int end) {
  if (unit == gaceta::OffsetUnit::byte) {
    const auto begin = static_cast<std::size_t>(start);
    return text.substr(begin, static_cast<std::size_t>(end) - begin);
  }
  if (unit == gaceta::OffsetUnit::codepoint) {
    start = utf16.moveIndex32(0, start);
    end = utf16.moveIndex32(start, end - utf16.countChar32(0, start));
  }
  std::string out;
  return utf16.tempSubStringBetween(start, end).toUTF8String(out);
}

// Every mention's `text` is what a reader of the JSON finds at its offsets.
void check_mentions(const nlohmann::json& json, const std::string& text, gaceta::OffsetUnit unit) {
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  const auto check_one = [&](const nlohmann::json& mention) {
    const int start = mention.at("start"), end = mention.at("end");
    must(start < end && cut_out(text, utf16, unit, start, end) == mention.at("text"), "a mention is found again");
  };
  for (const char* const kind : {"money", "dates", "outside", "durations", "sets", "times", "ages", "percentages"}) {
    for (const nlohmann::json& mention : json.at(kind)) check_one(mention);
  }
  for (const char* const kind : {"people", "organizations", "places"}) {
    for (const nlohmann::json& entry : json.at(kind))
      for (const nlohmann::json& mention : entry.at("mentions")) check_one(mention);
  }
}

void check_line(std::string_view line) {
  const program::Article article = program::read_ndjson_line(line);
  constexpr std::array kUnits{gaceta::OffsetUnit::byte, gaceta::OffsetUnit::codepoint, gaceta::OffsetUnit::utf16};
  const gaceta::OutputOptions options{.offsets = kUnits[line.size() % kUnits.size()],
                                      .kinds = kEveryKind,
                                      .id_json = article.id_json,
                                      .notes = article.notes,
                                      .text = article.text_made};
  if (!article.error.empty()) {
    static_cast<void>(check_written(gaceta::error_to_json(article.info.id, article.error, options), "error"));
    return;
  }
  const gaceta::Document document = extractor().extract(article.text, article.info);
  check(article.text, document);
  const nlohmann::json json = check_written(gaceta::to_json(document, article.text, options), "money");
  if (article.text_made) must(json.at("text") == article.text, "the text comes out as it was read");
  check_mentions(json, article.text, options.offsets);
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
