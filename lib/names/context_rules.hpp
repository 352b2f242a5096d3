// Rules that look at what stands around a name the tagger found, and settle what it is.
//
//   el alcalde de | Ribera Alta      a place             en el | Ramón Cruz          a stadium, a theatre
//   Volkrán, hoy | Enerval           a company           Luis Rey, alias "El Flaco"  a person
//   Por | Fuerza Andina, Ana Díaz    a party             Canal Sur 7                the channel with its number
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// Goes from name to name; the cost is that of the names. To be applied before the article is made to agree.
void apply_context(const RuleText& in, NameLabels& labels);

}  // namespace gaceta::names
