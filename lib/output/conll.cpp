#include <algorithm>
#include <vector>

#include "gaceta/output.hpp"
#include "text/utf8.hpp"

namespace gaceta {
namespace {

/// A name's place in the text and what its tokens are tagged with.
struct TaggedSpan {
  Span span;
  std::string_view tag;
};

std::string_view tag_of(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "PER";
    case NameKind::organization:
      return "ORG";
    case NameKind::place:
      return "LOC";
  }
  return {};
}

/// Every name of the document, in the order of the text.
std::vector<TaggedSpan> tagged_spans(const Document& document) {
  std::vector<TaggedSpan> spans;
  const auto add = [&](const auto& entries, NameKind kind) {
    for (const auto& entry : entries)
      for (const Mention& mention : entry.mentions) spans.push_back({mention.span, tag_of(kind)});
  };
  add(document.people, NameKind::person);
  add(document.organizations, NameKind::organization);
  add(document.places, NameKind::place);
  for (const OutsideName& name : document.outside) spans.push_back({name.mention.span, tag_of(name.kind)});
  std::stable_sort(spans.begin(), spans.end(),
                   [](const TaggedSpan& a, const TaggedSpan& b) { return a.span.begin < b.span.begin; });
  return spans;
}

/// What readers of columns take for a blank: ASCII's white space and controls, and Unicode's white space.
bool is_blank(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
         code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

void append_column(std::string& out, std::string_view token) {
  for (std::size_t at = 0; at < token.size();) {
    const text::Decoded character = text::decode(token, at);
    if (character.code == text::kReplacement)
      out.append("\xEF\xBF\xBD");
    else if (!is_blank(character.code))
      out.append(token, at, character.size);
    at += character.size;
  }
}

}  // namespace

std::string to_conll(const Document& document, std::string_view text) {
  const std::vector<TaggedSpan> spans = tagged_spans(document);
  auto name = spans.begin();
  const TaggedSpan* open = nullptr;  // the name that the token before belongs to
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    const std::size_t sentence_start = out.size();
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Token& token = document.tokens[i];
      if (token.kind == TokenKind::space) continue;
      const std::size_t line_start = out.size();
      append_column(out, token.span.of(text));
      if (out.size() == line_start) continue;  // a mark without width
      while (name != spans.end() && name->span.end <= token.span.begin) ++name;
      if (name != spans.end() && name->span.overlaps(token.span)) {
        out.append(open == &*name ? "\tI-" : "\tB-").append(name->tag);
        open = &*name;
      } else {
        out.append("\tO");
        open = nullptr;
      }
      out.push_back('\n');
    }
    open = nullptr;
    if (out.size() > sentence_start) out.push_back('\n');
  }
  return out;
}

}  // namespace gaceta
