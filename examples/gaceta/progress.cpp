#include "progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace program {

Progress::Progress()
    : shown_(::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0),
      next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() { clear(); }

void Progress::add(std::size_t bytes) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  ++articles_;
  bytes_ += bytes;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  on_screen_ = true;
  std::fprintf(stderr, "\r%zu articles, %.1f MB", articles_, static_cast<double>(bytes_) / 1e6);
  std::fflush(stderr);
}

void Progress::clear() {
  const std::lock_guard lock(mutex_);
  if (!on_screen_) return;
  on_screen_ = false;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace program
