// Rules for the names of people.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// `alcalde de | Ponce | Efraín Colberg`, `exministra de | Vivienda | Pilar Ansorena` tagged as one name: the place or
/// portfolio goes to the title.
void split_after_role(const RuleText& in, NameLabels& labels);
/// `Joaquín "El Chapo" Guzmán`: one name.
void join_nicknames(const RuleText& in, NameLabels& labels);
/// `la cantante Sinéad O'Connor` left untagged: a given name or a title, then capitalised words.
void find_people(const RuleText& in, NameLabels& labels);
/// `Alejandro Santo Domingo` tagged as a place; `San | Bernardino` tagged as a person.
void settle_people(const RuleText& in, NameLabels& labels);
/// `Luis Carlos Sarmiento Ángulo` tagged without its last word.
void extend_surnames(const RuleText& in, NameLabels& labels);
/// `Presidente Sánchez`, `Papa Francisco`: the title goes; a title alone is no name.
void cut_titles(const RuleText& in, NameLabels& labels);
/// `la familia Echavarría`: no person.
void drop_families(const RuleText& in, NameLabels& labels);

}  // namespace gaceta::names
