// Messages on standard error.
#pragma once

#include <atomic>
#include <mutex>
#include <string_view>

#include "progress.hpp"

namespace program {

/// Tells what went wrong, and remembers that something did. May be shared by threads.
class Complaints {
 public:
  /// Messages go out beside the progress, which must outlive this.
  explicit Complaints(Progress& progress) : progress_(progress) {}

  /// `gaceta: path: message`. The exit status will say so.
  void failed(std::string_view what, std::string_view message);
  /// The same, where the exit status stays as it is.
  void remark(std::string_view what, std::string_view message);
  [[nodiscard]] bool any_failed() const { return any_failed_; }

 private:
  Progress& progress_;
  std::mutex mutex_;
  std::atomic<bool> any_failed_ = false;
};

}  // namespace program
