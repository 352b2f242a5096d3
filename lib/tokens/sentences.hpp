// Finds where sentences end, and fills TokenStream::sentences and the flag kSentenceStart.
#pragma once

#include "tokens/token_stream.hpp"

namespace gaceta::tokens {

/// A sentence ends at `.`, `?`, `!` or `…` before something that can begin one, at an empty line, at a line end that is
/// no wrap, and where the zone changes (links apart). It does not end at an abbreviation (`Sr.`, `núm.`, `EE.UU. y`) nor
/// inside a quotation that is closed in the same paragraph. Linear in the number of lexemes.
void find_sentences(TokenStream& stream);

}  // namespace gaceta::tokens
