# Writes a C++ file that holds every table of a folder as text.
#   cmake -DFOLDER=lib/lexicon -DOUTPUT=embedded_tables.cpp -P EmbedTables.cmake
# A table goes in as raw string literals of a few thousand bytes each, side by side: compilers limit the length of one.
cmake_minimum_required(VERSION 3.22)
file(GLOB_RECURSE tables RELATIVE "${FOLDER}" "${FOLDER}/*.tsv")
list(SORT tables)
set(entries "")
foreach(table IN LISTS tables)
  string(REGEX REPLACE "\\.tsv$" "" name "${table}")
  file(READ "${FOLDER}/${table}" hex HEX)
  string(LENGTH "${hex}" length)
  set(text "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${hex}" ${at} 16000 part)
    string(REGEX REPLACE "(..)" "\\\\x\\1" part "${part}")
    string(APPEND text "\n      \"${part}\"")
    math(EXPR at "${at} + 16000")
  endwhile()
  math(EXPR bytes "${length} / 2")
  string(APPEND entries "    {\"${name}\", {${text}, ${bytes}}},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Made by cmake/EmbedTables.cmake from lib/lexicon; do not edit.
#include \"lexicon/embedded_tables.hpp\"

#include <array>

namespace gaceta::lexicon {

std::span<const EmbeddedTable> embedded_tables() noexcept {
  static constexpr auto tables = std::to_array<EmbeddedTable>({
${entries}  });
  return tables;
}

}  // namespace gaceta::lexicon
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
