// Makes an article agree with itself: one form of a name has one type in all of it, and a name found in one sentence is
// found in the others.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// `Jourdain de | Molière` where Molière is a person elsewhere: two names.
void cut_owners(const RuleText& in, NameLabels& labels);
/// Linear in the lexemes: forms are compared by hashed keys.
void agree(const RuleText& in, NameLabels& labels);

}  // namespace gaceta::names
