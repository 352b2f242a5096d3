// Rules for the names of organizations.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// Names of organizations.tsv, whatever the tagger made of them.
void mark_known_organizations(const RuleText& in, NameLabels& labels);
/// A name that begins with a head is an organization; one that the tagger missed or cut is found by its head.
void apply_heads(const RuleText& in, NameLabels& labels);
/// `la consultora Prismalis`, `la asociación Puertas Abiertas`: the noun says what the name is.
void apply_common_nouns(const RuleText& in, NameLabels& labels);
/// `gerente de Sumar`, `filial de Navemar`: what follows is an organization.
void apply_company_nouns(const RuleText& in, NameLabels& labels);
/// Known acronyms, and those in parentheses: they tell what the name before them is, and how far it reaches.
void apply_acronyms(const RuleText& in, NameLabels& labels);
/// `BBVA, Santander y Bankinter`: between companies a name that may be one is one.
void join_lists(const RuleText& in, NameLabels& labels);
/// `Grupo Bimbo, S.A.B. de C.V.`
void add_company_forms(const RuleText& in, NameLabels& labels);
/// `Michael Van Valkenburgh Associates`, `Fedocámaras`, `Plenaria de la | Cámara`: what single words tell.
void apply_word_forms(const RuleText& in, NameLabels& labels);
/// `Óscar Villaseñor, de R3D,`: behind a full name, what is no place is an organization.
void apply_affiliations(const RuleText& in, NameLabels& labels);
/// `La adjudicataria, Somagec,`
void apply_appositions(const RuleText& in, NameLabels& labels);
/// `explicaron desde Economía`: the subject stands for the ministry.
void apply_metonyms(const RuleText& in, NameLabels& labels);
/// `Concesionaria Vial Costera, Covicostera,`: a name made of the beginnings of the words before it.
void apply_blends(const RuleText& in, NameLabels& labels);
/// `Microsoft y Google` tagged as one name: two.
void split_lists(const RuleText& in, NameLabels& labels);

}  // namespace gaceta::names
