#include "names/known_names.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace gaceta::names {

namespace {

// The bytes but for white space; spaces that do not break are bytes like others, and a form with them matches as
// written.
std::string without_blanks(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') plain += c;
  }
  return plain;
}

// True where the two are equal but for the case of their first letter: what begins a sentence has a capital.
bool same_but_first(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a == b;
  const text::Decoded first = text::decode(a, 0), other = text::decode(b, 0);
  return a.substr(first.size) == b.substr(other.size) &&
         u_foldCase(static_cast<UChar32>(first.code), U_FOLD_CASE_DEFAULT) ==
             u_foldCase(static_cast<UChar32>(other.code), U_FOLD_CASE_DEFAULT);
}

}  // namespace

KnownNames::KnownNames(lexicon::Lexicon& lexicon, std::span<const KnownName> known) {
  const auto add = [&](const std::string& form, NameKind kind) {
    if (lexicon.intern_phrase(form).empty()) return;
    phrases_.add(lexicon, form, static_cast<std::uint32_t>(forms_.size()));
    forms_.push_back({without_blanks(form), kind == NameKind::person         ? NameType::person
                                            : kind == NameKind::organization ? NameType::organization
                                                                             : NameType::place});
  };
  for (const KnownName& name : known) {
    add(name.name, name.kind);
    if (!name.acronym.empty()) add(name.acronym, name.kind);
    for (const std::string& alias : name.aliases) add(alias, name.kind);
  }
}

bool KnownNames::written_so(const tokens::TokenStream& stream, std::size_t first, std::size_t last,
                            const Form& form) const {
  bool capitals = true;
  for (std::size_t i = first; i < last; ++i) {
    capitals = capitals && (stream[i].is(tokens::kAllUpper) || !stream[i].is(tokens::kHasLetter));
  }
  if (capitals) return true;
  const std::string plain = without_blanks(stream.span(first, last).of(stream.text));
  return stream[first].is(tokens::kSentenceStart) ? same_but_first(plain, form.written) : plain == form.written;
}

void KnownNames::apply(const tokens::TokenStream& stream, NameLabels& labels) const {
  if (forms_.empty()) return;
  for (std::size_t i = 0; i < stream.size(); ++i) {
    if (stream[i].zone == Zone::link || stream[i].word == lexicon::kNoWord) continue;
    const auto match = phrases_.longest(stream, i, stream.size());
    if (!match) continue;
    const Form& form = forms_[match->value];
    std::size_t first = i, last = i + match->length;
    if (!written_so(stream, first, last, form)) continue;
    // A longer name around it stays, but for what only begins its sentence.
    if (labels.in_name(i) && labels.type_at(i) == form.type) {
      const std::size_t begin = labels.begin_of(i);
      if (begin < i && stream[begin].is(tokens::kSentenceStart)) {
        labels.clear(begin, i);
      } else {
        first = begin;
      }
    }
    if (labels.in_name(last - 1) && labels.type_at(last - 1) == form.type)
      last = std::max(last, labels.end_of(last - 1));
    labels.set(first, last, form.type);
    i = last - 1;
  }
}

}  // namespace gaceta::names
