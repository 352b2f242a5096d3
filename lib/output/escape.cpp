#include "output/escape.hpp"

#include "text/utf8.hpp"

namespace gaceta::output {
namespace {

constexpr std::string_view kReplaced = "\uFFFD";

/// The characters of XML 1.0, and of HTML without parse errors: no other controls, no noncharacters at a plane's end.
bool is_xml(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0x7F && (code & 0xFFFEU) != 0xFFFEU;
}

/// Calls `append` with each character's code and bytes.
template <class Append>
void each_character(std::string_view text, Append append) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded character = text::decode(text, at);
    append(character.code, character.code == text::kReplacement ? kReplaced : text.substr(at, character.size));
    at += character.size;
  }
}

void append_xml(std::string& out, std::string_view text, bool attribute) {
  each_character(text, [&](char32_t code, std::string_view bytes) {
    switch (code) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      case '\'':
        out.append("&#39;");
        break;
      case '\r':
        out.append("&#13;");
        break;
      case '\n':
        out.append(attribute ? "&#10;" : "\n");
        break;
      case '\t':
        out.append(attribute ? "&#9;" : "\t");
        break;
      default:
        out.append(is_xml(code) ? bytes : kReplaced);
    }
  });
}

}  // namespace

void append_xml(std::string& out, std::string_view text) { append_xml(out, text, false); }

void append_xml_attribute(std::string& out, std::string_view text) { append_xml(out, text, true); }

void append_utf8(std::string& out, std::string_view text) {
  each_character(text, [&](char32_t, std::string_view bytes) { out.append(bytes); });
}

void append_csv(std::string& out, std::string_view field) {
  if (field.empty()) return;
  const bool quoted = field.find_first_of(",\"\r\n") != std::string_view::npos || field.front() == ' ' ||
                      field.back() == ' ' || field.front() == '\t' || field.back() == '\t';
  if (quoted) out.push_back('"');
  each_character(field, [&](char32_t code, std::string_view bytes) {
    if (code == 0)
      out.append(kReplaced);
    else if (code == '"')
      out.append("\"\"");
    else
      out.append(bytes);
  });
  if (quoted) out.push_back('"');
}

}  // namespace gaceta::output
