// Counts what operator new gives out in this program, and makes it fail on demand.
#pragma once

#include <cstddef>

namespace gaceta::testing {

/// Bytes that operator new has given out and that have not been given back, of all threads.
[[nodiscard]] std::size_t live_bytes() noexcept;
/// The most that live_bytes() has been since start_peak().
[[nodiscard]] std::size_t peak_bytes() noexcept;
/// Begins a new count of the peak, from what is live now.
void start_peak() noexcept;

/// While it lives, the allocation of this thread with that number, counted from 0, throws std::bad_alloc, as do all
/// behind it where `all_behind` says so.
class FailingAllocation {
 public:
  explicit FailingAllocation(std::size_t number, bool all_behind = false) noexcept;
  ~FailingAllocation();
  FailingAllocation(const FailingAllocation&) = delete;
  FailingAllocation& operator=(const FailingAllocation&) = delete;
  /// True once an allocation has failed.
  [[nodiscard]] bool failed() const noexcept;
};

}  // namespace gaceta::testing
