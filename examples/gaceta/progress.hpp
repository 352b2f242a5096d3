// How far long work is, on a line of standard error that is written over again and again.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>

namespace program {

/// Shows how much has been done, if standard error is a terminal and standard output is not the same one, and the work
/// takes longer than a second. May be shared by threads.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Counts an article and the bytes of its text.
  void add(std::size_t bytes);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool shown_;
  std::mutex mutex_;
  std::size_t articles_ = 0, bytes_ = 0;
  Clock::time_point next_;
  bool on_screen_ = false;
};

}  // namespace program
