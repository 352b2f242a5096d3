// Reads every input, finds what the articles state, and writes it.
#pragma once

#include "settings.hpp"

namespace program {

/// Does what the settings ask; the exit status.
[[nodiscard]] int run(const Settings& settings);

}  // namespace program
