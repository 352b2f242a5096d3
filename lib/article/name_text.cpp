#include "article/name_text.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace gaceta::article {

std::string name_text(std::string_view text, Span span) {
  constexpr char32_t kSoftHyphen = 0xAD;
  const std::string_view bytes = span.of(text);
  std::string name;
  name.reserve(bytes.size());
  bool space = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const text::Decoded character = text::decode(bytes, i);
    const bool blank = character.code <= U' ' ||
                       (character.code >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(character.code)) != 0);
    if (blank) {
      space = true;
    } else if (character.code != kSoftHyphen) {
      if (space && !name.empty()) name += ' ';
      space = false;
      name += bytes.substr(i, character.size);
    }
    i += character.size;
  }
  return name;
}

}  // namespace gaceta::article
