// Makes an article agree with itself: one form of a name has one type in all of it, and a name found in one sentence is
// found in the others.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_words.hpp"
#include "names/spots.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// `Jourdain de | Molière` where Molière is a person elsewhere: two names.
void cut_owners(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);
/// Linear in the lexemes: forms are compared by hashed keys.
void agree(const tokens::TokenStream& stream, const RuleWords& words, const Spots& spots, NameLabels& labels);

}  // namespace gaceta::names
