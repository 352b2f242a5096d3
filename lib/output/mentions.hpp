// Every mention of a document in one list, in the order of the text: what CSV, brat and the page are written from.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gaceta/document.hpp"
#include "gaceta/extractor.hpp"

namespace gaceta::output {

/// What a mention is of. A TimeExpression is a duration, a set or a time, and a Quantity an age or a percentage: the
/// kind says which.
using Item = std::variant<const Money*, const Date*, const Person*, const Organization*, const Place*,
                          const OutsideName*, const TimeExpression*, const Quantity*>;

struct AnyMention {
  Mention mention;
  Kind kind;
  Item item;
};

/// All mentions by their start, the longer one first. They point into the document, which must outlive them.
[[nodiscard]] std::vector<AnyMention> all_mentions(const Document& document);

/// Where the item stands in memory: the same for every mention of one entry.
[[nodiscard]] const void* address_of(const Item& item);

/// The kind of one mention, in the singular: `date`, `organization`.
[[nodiscard]] std::string_view word_of(Kind kind);
/// The kind of a name outside the article.
[[nodiscard]] Kind kind_of(NameKind kind);

/// `38000000000 USD`, a range as `10..20 EUR`; empty where there is neither amount nor currency.
[[nodiscard]] std::string value_of(const Money& money);
/// `34`, a range as `8..9.5`.
[[nodiscard]] std::string value_of(const Quantity& quantity);

}  // namespace gaceta::output
