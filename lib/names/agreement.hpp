// Makes an article agree with itself: one form of a name has one type in all of it, and a name found in one sentence is
// found in the others.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_words.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// Linear in the lexemes: forms are compared by hashed keys.
void agree(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);

}  // namespace gaceta::names
