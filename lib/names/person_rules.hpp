// Rules for the names of people.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_words.hpp"
#include "names/spots.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::names {

/// `alcalde de | Ponce | Efraín Colberg`, `exministra de | Vivienda | Pilar Ansorena` tagged as one name: the place or
/// portfolio goes to the title.
void split_after_role(const tokens::TokenStream& stream, const RuleWords& words, const Spots& spots,
                      NameLabels& labels);
/// `Joaquín "El Chapo" Guzmán`: one name.
void join_nicknames(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);
/// `la cantante Sinéad O'Connor` left untagged: a given name or a title, then capitalised words.
void find_people(const tokens::TokenStream& stream, const RuleWords& words, const Spots& spots, NameLabels& labels);
/// `Alejandro Santo Domingo` tagged as a place; `San | Bernardino` tagged as a person.
void settle_people(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);
/// `Luis Carlos Sarmiento Ángulo` tagged without its last word.
void extend_surnames(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);
/// `Presidente Sánchez`, `Papa Francisco`: the title goes; a title alone is no name.
void cut_titles(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);
/// `la familia Echavarría`: no person.
void drop_families(const tokens::TokenStream& stream, const RuleWords& words, NameLabels& labels);

}  // namespace gaceta::names
