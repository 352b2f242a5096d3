// Any bytes at all as CoNLL: every line comes back with its token and one tag, an empty one as an empty one.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conll_input.hpp"
#include "what_must_hold.hpp"

using namespace gaceta::fuzz;

namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::vector<char> bytes(data, data + size);
  std::string_view in(bytes.data(), bytes.size());
  static_cast<void>(program::looks_like_conll(in));
  const std::size_t cut = program::conll_cut(in);
  must(cut == std::string_view::npos || (cut > 0 && cut <= in.size()), "a cut is in range");
  const std::string tagged = program::tag_conll(in);
  must(tagged == program::tag_conll(in), "two runs agree");
  std::string_view out = tagged;
  while (!in.empty()) {
    must(!out.empty(), "no line is lost");
    const std::string_view token = program::conll_token(next_line(in)), line = next_line(out);
    must(line.substr(0, line.rfind('\t')) == token, "a token stays as it is");
    if (token.empty()) continue;
    const std::string_view tag = line.substr(token.size() + 1);
    must(tag == "O" || tag.starts_with("B-") || tag.starts_with("I-"), "a token gets one tag");
  }
  must(out.empty(), "no line is made up");
  return 0;
}
