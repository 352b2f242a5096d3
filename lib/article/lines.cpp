#include "article/lines.hpp"

#include <algorithm>

namespace gaceta::article {

namespace {

// Where the run of lexemes of one zone ends that begins at `i`: with the zone, or with the line.
std::size_t run_end(const tokens::TokenStream& stream, std::size_t i) {
  std::size_t last = i + 1;
  while (last < stream.size() && stream[last].zone == stream[i].zone && !stream[last].is(tokens::kLineStart)) ++last;
  return last;
}

// The first lexeme from `i` on that is of a link, an address or a dateline; nearly all of a text is not.
std::size_t next_landmark(const tokens::TokenStream& stream, std::size_t i) {
  const tokens::Lexeme* const lexemes = stream.lexemes.data();
  const std::size_t size = stream.size();
  while (i < size && lexemes[i].zone != Zone::link && lexemes[i].zone != Zone::dateline &&
         lexemes[i].kind != TokenKind::url) {
    ++i;
  }
  return i;
}

// A link's zone may hold marks and a title beside its address: the address is what begins like one.
void add_addresses(std::string_view link, Zone around, std::vector<Address>& addresses) {
  for (std::size_t at = 0; at < link.size();) {
    const std::size_t begin = link.find_first_not_of("[](){}<> \t\"'=", at);
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(link.find_first_of(" \t\"'<>()[]", begin), link.size());
    const std::string_view part = link.substr(begin, end - begin);
    if (part.find("//") != std::string_view::npos || part.starts_with("www.") || part.starts_with("/")) {
      addresses.push_back({part, around});
    }
    at = end;
  }
}

}  // namespace

Landmarks find_landmarks(const tokens::TokenStream& stream) {
  Landmarks found;
  Zone around = Zone::body;
  for (std::size_t i = 0; i < stream.size();) {
    if (const std::size_t next = next_landmark(stream, i); next > i) {
      i = next;
      around = stream[i - 1].zone;
      continue;
    }
    const tokens::Lexeme& lexeme = stream[i];
    if (lexeme.is(tokens::kLineStart)) around = Zone::body;
    if (lexeme.zone == Zone::link) {
      const std::size_t last = run_end(stream, i);
      add_addresses(stream.span(i, last).of(stream.text), around, found.addresses);
      i = last;
      continue;
    }
    if (lexeme.kind == TokenKind::url) {
      found.addresses.push_back({stream.view(i), lexeme.zone});
    } else {
      around = lexeme.zone;
    }
    const bool continues = i > 0 && stream[i - 1].zone == Zone::dateline && !lexeme.is(tokens::kLineStart);
    if (lexeme.zone == Zone::dateline && !continues) {
      found.datelines.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(run_end(stream, i))});
    }
    ++i;
  }
  return found;
}

}  // namespace gaceta::article
