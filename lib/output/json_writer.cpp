#include "output/json_writer.hpp"

#include <array>

#include "text/utf8.hpp"

namespace gaceta::output {
namespace {

/// ASCII that stands in a JSON string as it is.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}();

bool is_line_end(char32_t code) { return code == 0x85 || code == 0x2028 || code == 0x2029; }

void append_escape(std::string& out, char32_t code) {
  constexpr char kHex[] = "0123456789abcdef";
  out.append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[code >> shift & 0xF]);
}

void append_ascii_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out.append("\\\"");
      break;
    case '\\':
      out.append("\\\\");
      break;
    case '\n':
      out.append("\\n");
      break;
    case '\r':
      out.append("\\r");
      break;
    case '\t':
      out.append("\\t");
      break;
    default:
      append_escape(out, static_cast<unsigned char>(c));
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && kPlain[static_cast<unsigned char>(text[end])]) ++end;
    out.append(text, at, end - at);
    at = end;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii_escaped(out, text[at++]);
      continue;
    }
    const text::Decoded character = text::decode(text, at);
    if (character.code == text::kReplacement)
      out.append("\xEF\xBF\xBD");
    else if (is_line_end(character.code))
      append_escape(out, character.code);
    else
      out.append(text, at, character.size);
    at += character.size;
  }
  out.push_back('"');
}

}  // namespace gaceta::output
