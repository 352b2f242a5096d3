// Any bytes at all as the tagger's model. What is refused says why; with what is opened any words can be tagged. So
// that more than the checks of the header are reached, most inputs are given a header that fits their length.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "names/tagger/tagger.hpp"
#include "support/small_model.hpp"
#include "what_must_hold.hpp"

using namespace gaceta::fuzz;
using namespace gaceta::names;

namespace {

void check_tags(const Tagger& tagger) {
  static constexpr std::array<std::string_view, 15> kWords{
      "El",  "presidente", "Pedro", "S\u00e1nchez", "habl\u00f3", "en",       "\u00c1vila", ".",
      "LOS", "DEL",        "BBVA",  "1.200",        "\xff\xfe",   "de\u0301", "?"};
  static constexpr std::array<SentenceRange, 2> kSentences{SentenceRange{0, 8}, SentenceRange{8, 15}};
  std::array<Tag, kWords.size()> tags{};
  tagger.tag(kWords, kSentences, tags);
  must(std::all_of(tags.begin(), tags.end(), [](Tag tag) { return tag <= Tag::I_MISC; }), "a tag is one of the nine");
}

void check(std::string_view block) {
  // A copy of just this size, so that a read past its end is seen.
  const std::vector<char> bytes(block.begin(), block.end());
  const std::variant<Tagger, std::string> tagger = Tagger::load({bytes.data(), bytes.size()});
  if (const std::string* reason = std::get_if<std::string>(&tagger))
    must(!reason->empty(), "who refuses a model says why");
  else
    check_tags(std::get<Tagger>(tagger));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 4) return 0;
  if (data[0] == 0)
    check({reinterpret_cast<const char*>(data + 1), size - 1});
  else
    check(gaceta::testing::small_model({reinterpret_cast<const char*>(data), size}));
  return 0;
}
