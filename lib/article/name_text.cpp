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
  // Bytes that stand for themselves: all but blanks, and the first ones of characters that may be blanks or a soft
  // hyphen (U+0085 to U+00AD, U+1680, U+2000 to U+3000).
  const auto plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0xC2 && (byte < 0xE1 || byte > 0xE3);
  };
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t end = i;
    while (end < bytes.size() && plain(bytes[end])) ++end;
    if (end > i) {
      if (space && !name.empty()) name += ' ';
      space = false;
      name += bytes.substr(i, end - i);
      i = end;
      continue;
    }
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
