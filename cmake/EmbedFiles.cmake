# Writes a C++ file that holds files as text, for lib/output/embedded_files.hpp.
#   cmake -DROOT=lib -DFILES=output/html/article.html,lexicon/date_modifiers.tsv -DOUTPUT=embedded_files.cpp -P EmbedFiles.cmake
# A file is known by its path below ROOT. It goes in as literals of a few thousand bytes each: compilers limit the length
# of one. Its SHA-256 goes with it: a page names the style and the script that may run in it by that.
cmake_minimum_required(VERSION 3.22)
string(REPLACE "," ";" files "${FILES}")
set(entries "")
foreach(name IN LISTS files)
  file(READ "${ROOT}/${name}" hex HEX)
  file(SHA256 "${ROOT}/${name}" sha256)
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
