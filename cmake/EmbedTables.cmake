# Writes a C++ file that holds every table of a folder as text.
#   cmake -DFOLDER=lib/lexicon -DOUTPUT=embedded_tables.cpp -P EmbedTables.cmake
# A table is known by its name without the folder, so no two may share one. It goes in as string literals side by side.
cmake_minimum_required(VERSION 3.22)
include("${CMAKE_CURRENT_LIST_DIR}/ReadAsLiterals.cmake")
file(GLOB_RECURSE tables RELATIVE "${FOLDER}" "${FOLDER}/*.tsv")
list(SORT tables)
set(entries "")
set(names "")
foreach(table IN LISTS tables)
  get_filename_component(name "${table}" NAME_WE)
  if(name IN_LIST names)
    message(FATAL_ERROR "two tables have the name ${name}")
  endif()
  list(APPEND names "${name}")
  read_as_literals("${FOLDER}/${table}" text bytes)
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
