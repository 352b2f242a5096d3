#include "names/model/embedded_model.hpp"

#include <cstddef>

// GACETA_MODEL_FILE is the path of tagger.model, given by CMake, which also builds this file again when the model
// changes.
__asm__(
    ".pushsection .rodata.gaceta_model, \"a\", @progbits\n"
    ".balign 64\n"
    ".hidden gaceta_model_begin\n"
    ".globl gaceta_model_begin\n"
    "gaceta_model_begin:\n"
    ".incbin \"" GACETA_MODEL_FILE
    "\"\n"
    ".hidden gaceta_model_end\n"
    ".globl gaceta_model_end\n"
    "gaceta_model_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
[[gnu::visibility("hidden")]] extern const char gaceta_model_begin[];
[[gnu::visibility("hidden")]] extern const char gaceta_model_end[];
}

namespace gaceta::names {

std::string_view embedded_model() noexcept {
  return {gaceta_model_begin, static_cast<std::size_t>(gaceta_model_end - gaceta_model_begin)};
}

}  // namespace gaceta::names
