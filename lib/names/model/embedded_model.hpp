// The model's file as the assembler put it into the library, byte for byte.
#pragma once

#include <string_view>

namespace gaceta::names {

/// The bytes of tagger.model, aligned to 64 bytes; they live as long as the program.
[[nodiscard]] std::string_view embedded_model() noexcept;

}  // namespace gaceta::names
