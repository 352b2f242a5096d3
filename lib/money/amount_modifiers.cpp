#include "money/amount_modifiers.hpp"

#include <algorithm>

#include "lexicon/table.hpp"

namespace gaceta::money {

using lexicon::Row;
using lexicon::Table;
using tokens::TokenStream;

namespace {

constexpr std::uint32_t encode(AmountModifier modifier, AmountModifiers::When when) noexcept {
  return static_cast<std::uint32_t>(modifier) | (static_cast<std::uint32_t>(when) << 8);
}

}  // namespace

AmountModifiers::AmountModifiers(lexicon::Lexicon& lexicon) {
  const Table table = Table::builtin("amount_modifiers");
  const std::size_t modifier = table.column("modifier"), place = table.column("place"), when = table.column("when"),
                    forms = table.column("forms");
  for (const Row& row : table.rows()) {
    const std::string_view name = row.cell(modifier);
    const AmountModifier value = name == "none"        ? AmountModifier::none
                                 : name == "approx"    ? AmountModifier::approx
                                 : name == "more_than" ? AmountModifier::more_than
                                                       : AmountModifier::less_than;
    const When condition = row.cell(when) == "ceiling" ? When::ceiling
                           : row.cell(when) == "floor" ? When::floor
                                                       : When::always;
    for (const std::string_view form : row.list(forms)) {
      if (row.cell(place) == "filler") {
        filler_.add_backward(lexicon, form, 0);
      } else if (row.cell(place) == "compare") {
        compare_.add_backward(lexicon, form, 0);
      } else if (row.cell(place) == "after") {
        after_.add(lexicon, form, encode(value, condition));
      } else {
        before_.add_backward(lexicon, form, encode(value, condition));
      }
    }
  }
  for (const std::string_view word : {"el", "la", "los", "las", "esos", "esas", "estos", "estas", "sus", "otros"}) {
    const lexicon::WordId id = lexicon.intern(word);
    if (id >= articles_.size()) articles_.resize(id + 1);
    articles_[id] = true;
  }
  comma_ = lexicon.intern(",");
  for (const std::string_view mark : {"“", "”", "\"", "«", "»", "(", "'"}) quotes_.push_back(lexicon.intern(mark));
}

std::size_t AmountModifiers::skip_article(const TokenStream& stream, std::size_t begin, std::size_t first) const {
  if (first <= begin) return first;
  const lexicon::WordId word = stream[first - 1].word;
  return word < articles_.size() && articles_[word] ? first - 1 : first;
}

AmountModifiers::Found AmountModifiers::before(const TokenStream& stream, std::size_t begin, std::size_t first) const {
  const auto read = [&](std::size_t end, bool article) -> Found {
    if (end <= begin) return {};
    const auto match = before_.longest_before(stream, begin, end);
    if (!match) return {};
    return {static_cast<AmountModifier>(match->value & 0xFF), static_cast<When>(match->value >> 8), end - match->length,
            article};
  };
  if (Found found = read(first, false); found.modifier != AmountModifier::none) return found;
  if (first <= begin) return {};
  if (stream[first - 1].word == comma_) return read(first - 1, false);
  if (const std::size_t article = skip_article(stream, begin, first); article != first) {
    if (Found found = read(article, true); found.modifier != AmountModifier::none) return found;
  }
  if (const auto filler = filler_.longest_before(stream, begin, first)) return read(first - filler->length, true);
  return {};
}

bool AmountModifiers::compares(const TokenStream& stream, std::size_t begin, std::size_t first) const {
  return compare_.longest_before(stream, begin, skip_article(stream, begin, first)).has_value();
}

AmountModifier AmountModifiers::after(const TokenStream& stream, std::size_t last, std::size_t end) const {
  // Commas and opening marks may stand between: `pesos, “más o menos”`.
  for (std::size_t i = last; i < end && i < last + 3; ++i) {
    if (const auto match = after_.longest(stream, i, end)) return static_cast<AmountModifier>(match->value & 0xFF);
    const lexicon::WordId word = stream[i].word;
    if (word != comma_ && std::find(quotes_.begin(), quotes_.end(), word) == quotes_.end()) break;
    if (word == lexicon::kNoWord) break;
  }
  return AmountModifier::none;
}

}  // namespace gaceta::money
