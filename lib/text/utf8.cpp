#include "text/utf8.hpp"

namespace gaceta::text {

bool is_boundary(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return at == text.size();
  if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80) return true;
  // A trail byte belongs to the character before it if that one, read from its own start, reaches over `at`. Lead bytes
  // stand at most three bytes back.
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const auto byte = static_cast<unsigned char>(text[at - back]);
    if ((byte & 0xC0U) == 0x80) continue;
    return decode(text, at - back).size <= back;
  }
  return true;
}

}  // namespace gaceta::text
