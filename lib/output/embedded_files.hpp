// The files that the writers hold: page templates, styles, scripts, tables. CMakeLists.txt lists them, and
// cmake/EmbedFiles.cmake compiles them in, so that nothing is read at run time.
#pragma once

#include <string_view>

namespace gaceta::output {

struct EmbeddedFile {
  std::string_view name;     ///< Path below lib/.
  std::string_view content;  ///< Its bytes.
  std::string_view sha256;   ///< Of its bytes, in hexadecimal digits.
};

/// The file of that name. There must be one.
[[nodiscard]] const EmbeddedFile& embedded_file(std::string_view name) noexcept;

}  // namespace gaceta::output
