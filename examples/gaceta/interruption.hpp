// Ctrl-C and its like: what is finished is still written, nothing half, and the process ends as the signal asks.
#pragma once

#include <stdexcept>

namespace program {

/// Thrown where an interrupt came while input was waited for.
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

/// From now on the first SIGINT, SIGTERM or SIGHUP only asks for an end, and a second one ends the process at once. One
/// that the parent had ignored stays ignored.
void take_interrupts();
/// The signal that has asked for an end; 0 while none has.
[[nodiscard]] int interrupted() noexcept;
/// Waits until there is something to read. Throws Interrupted where an end has been asked for.
void wait_for_input(int file);
/// Ends the process by that signal, so that its parent sees what happened.
void end_by(int signal) noexcept;

}  // namespace program
