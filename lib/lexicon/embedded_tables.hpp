// The tables of this folder as they stand inside the library; cmake/EmbedTables.cmake writes the definitions.
#pragma once

#include <span>
#include <string_view>

namespace gaceta::lexicon {

struct EmbeddedTable {
  std::string_view name;  ///< The path under lib/lexicon, without `.tsv`.
  std::string_view text;
};

[[nodiscard]] std::span<const EmbeddedTable> embedded_tables() noexcept;

}  // namespace gaceta::lexicon
