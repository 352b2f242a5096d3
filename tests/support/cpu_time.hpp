// How long a piece of work keeps the processor busy, for tests of how cost grows: unlike the clock on the wall it does
// not count what other programs do meanwhile.
#pragma once

#include <cstddef>
#include <ctime>

namespace gaceta::testing {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)  // GCC
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)  // Clang
inline constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif
/// By how much texts are shortened under a sanitizer, which makes all work take some ten times as long.
inline constexpr std::size_t kShorter = kSanitized ? 10 : 1;

/// Seconds of this thread's processor time that `work` takes: the least of three runs.
template <class Work>
double cpu_seconds(const Work& work) {
  const auto now = [] {
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  double least = 0;
  for (int run = 0; run < 3; ++run) {
    const double begin = now();
    work();
    const double seconds = now() - begin;
    if (run == 0 || seconds < least) least = seconds;
  }
  return least;
}

}  // namespace gaceta::testing
