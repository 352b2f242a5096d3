#include "article/lines.hpp"

namespace gaceta::article {

std::vector<Address> find_addresses(const tokens::TokenStream& stream) {
  std::vector<Address> addresses;
  Zone around = Zone::body;
  for (std::size_t i = 0; i < stream.size();) {
    const tokens::Lexeme& lexeme = stream[i];
    if (lexeme.is(tokens::kLineStart)) around = Zone::body;
    if (lexeme.zone != Zone::link && lexeme.kind != TokenKind::url) {
      around = lexeme.zone;
      ++i;
      continue;
    }
    if (lexeme.zone != Zone::link) {
      addresses.push_back({stream.view(i++), lexeme.zone});
      continue;
    }
    // A link's zone may hold marks and a title beside its address: the address is what begins like one.
    std::size_t last = i + 1;
    while (last < stream.size() && stream[last].zone == Zone::link && !stream[last].is(tokens::kLineStart)) ++last;
    const Span span = stream.span(i, last);
    std::string_view text = span.of(stream.text);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of("[](){}<> \t\"'=", at);
      if (begin == std::string_view::npos) break;
      const std::size_t end = std::min(text.find_first_of(" \t\"'<>()[]", begin), text.size());
      const std::string_view part = text.substr(begin, end - begin);
      if (part.find("//") != std::string_view::npos || part.starts_with("www.") || part.starts_with("/")) {
        addresses.push_back({part, around});
      }
      at = end;
    }
    i = last;
  }
  return addresses;
}

}  // namespace gaceta::article
