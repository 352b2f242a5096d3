// Rules for what is no person and no organization: works, laws, programmes, products, portfolios, places, notices.
#pragma once

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// Quotes, brackets and symbols at the edges are no part of a name.
void trim_marks(const RuleText& in, NameLabels& labels);
/// `GPUs NVIDIA`: the noun for products that stands before a known organization is no part of its name.
void cut_product_nouns(const RuleText& in, NameLabels& labels);
/// `chips Trainium`, `Google Maps`: products.
void drop_products(const RuleText& in, NameLabels& labels);
/// `ministro de Economía`: no organization. Acronyms and names with a head of their own stay.
void drop_portfolios(const RuleText& in, NameLabels& labels);
/// Laws, programmes, indices, taxes, illnesses of not_organizations.tsv.
void drop_others(const RuleText& in, NameLabels& labels);
/// `el aeropuerto Jorge Chávez`, `las calles Juárez y Madero`: the name of the thing and nobody's.
void settle_namesakes(const RuleText& in, NameLabels& labels);
/// Countries and cities are places; a club that goes by its city has an article before it.
void settle_places(const RuleText& in, NameLabels& labels);
/// `EFE` by itself at the end of a dispatch: a signature.
void drop_signatures(const RuleText& in, NameLabels& labels);
/// A word that begins a sentence or stands in a headline, and stands in small letters elsewhere: `Canon y agua`.
void drop_common_words(const RuleText& in, NameLabels& labels);
/// `© Copyright 2025 SA LA NACION | …`: the names of a notice belong to no article.
void drop_notices(const RuleText& in, NameLabels& labels);

}  // namespace gaceta::names
