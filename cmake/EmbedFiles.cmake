# Writes a C++ file that holds files as text, for lib/output/embedded_files.hpp.
#   cmake -DROOT=lib -DFILES=output/html/article.html,lexicon/dates/date_modifiers.tsv -DOUTPUT=embedded_files.cpp -P EmbedFiles.cmake
# A file is known by its path below ROOT. It goes in as literals of a few thousand bytes each: compilers limit the length
# of one. Its SHA-256 goes with it: a page names the style and the script that may run in it by that.
cmake_minimum_required(VERSION 3.22)
include("${CMAKE_CURRENT_LIST_DIR}/ReadAsLiterals.cmake")
string(REPLACE "," ";" files "${FILES}")
set(entries "")
foreach(name IN LISTS files)
  read_as_literals("${ROOT}/${name}" text bytes)
  file(SHA256 "${ROOT}/${name}" sha256)
  string(APPEND entries "    {\"${name}\", {${text}, ${bytes}}, \"${sha256}\"},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Made by cmake/EmbedFiles.cmake; do not edit.
#include \"output/embedded_files.hpp\"

#include <algorithm>
#include <array>

namespace gaceta::output {

const EmbeddedFile& embedded_file(std::string_view name) noexcept {
  static constexpr auto files = std::to_array<EmbeddedFile>({
${entries}  });
  return *std::find_if(files.begin(), files.end() - 1, [&](const EmbeddedFile& file) { return file.name == name; });
}

}  // namespace gaceta::output
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
