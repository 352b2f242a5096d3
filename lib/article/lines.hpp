// The lines, datelines and addresses of a text that has been cut into lexemes, for those who look for the article's own
// data.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

/// Calls `use(first, last)` for each line, with its lexemes as a half-open range.
template <class Use>
void for_each_line(const tokens::TokenStream& stream, Use use) {
  std::size_t first = 0;
  for (std::size_t i = 1; i <= stream.size(); ++i) {
    if (i == stream.size() || stream[i].is(tokens::kLineStart)) {
      use(first, i);
      first = i;
    }
  }
}

/// Where an address stands.
struct Address {
  std::string_view text;
  Zone around = Zone::body;  ///< Of what stands before it on its line; body where nothing does.
};

/// What may tell of an article's day and country, found in one pass over its lexemes.
struct Landmarks {
  std::vector<Address> addresses;              ///< In order: of links and images, and bare ones.
  std::vector<tokens::LexemeRange> datelines;  ///< In order; each in one line.
};
[[nodiscard]] Landmarks find_landmarks(const tokens::TokenStream& stream);

}  // namespace gaceta::article
