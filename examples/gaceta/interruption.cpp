#include "interruption.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace program {
namespace {

std::atomic<int> asked = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may not take a lock");
// A pipe that can be read from once an end is asked for: it wakes every thread that waits, whichever got the signal.
std::array<int, 2> wake{-1, -1};

extern "C" void on_interrupt(int signal) {
  const int error = errno;
  asked = signal;
  [[maybe_unused]] const ssize_t wrote = ::write(wake[1], "", 1);
  errno = error;
}

}  // namespace

void take_interrupts() {
  if (::pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;  // then signals end the process as ever
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
    action.sa_handler = on_interrupt;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

int interrupted() noexcept { return asked; }

void wait_for_input(int file) {
  std::array<pollfd, 2> waits{{{file, POLLIN, 0}, {wake[0], POLLIN, 0}}};  // a negative one is never ready
  for (;;) {
    const int ready = ::poll(waits.data(), waits.size(), -1);
    if (asked != 0) throw Interrupted();
    if (ready >= 0 || errno != EINTR) return;
  }
}

void end_by(int signal) noexcept {
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace program
