// Reads the command line.
#pragma once

#include <optional>

#include "settings.hpp"

namespace program {

/// Exit statuses.
inline constexpr int kDone = 0, kSomeFailed = 1, kUsage = 2;

/// The settings; none where the program is to end at once with `status`: after --help and --version, and after a
/// mistake, which has then been told on standard error.
[[nodiscard]] std::optional<Settings> read_command_line(int argc, char** argv, int& status);

}  // namespace program
