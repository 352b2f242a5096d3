#include "memory/allocations.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace gaceta::testing {
namespace {

std::atomic<std::size_t> live = 0, peak = 0;
thread_local bool counting_down = false, keeps_failing = false, has_failed = false;
thread_local std::size_t left = 0;

// Null where this allocation is one that fails.
void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (counting_down) {
    if (left == 0) {
      has_failed = true;
      if (!keeps_failing) counting_down = false;
      return nullptr;
    }
    --left;
  }
  if (size == 0) size = 1;
  void* const block = alignment == 0 ? std::malloc(size)
                                     : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (block == nullptr) return nullptr;
  const std::size_t given = malloc_usable_size(block);
  const std::size_t now = live.fetch_add(given, std::memory_order_relaxed) + given;
  std::size_t most = peak.load(std::memory_order_relaxed);
  while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
  return block;
}

void give_back(void* block) noexcept {
  if (block == nullptr) return;
  live.fetch_sub(malloc_usable_size(block), std::memory_order_relaxed);
  std::free(block);
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
  void* const block = allocate(size, alignment);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

std::size_t live_bytes() noexcept { return live; }
std::size_t peak_bytes() noexcept { return peak; }
void start_peak() noexcept { peak = live.load(); }

FailingAllocation::FailingAllocation(std::size_t number, bool all_behind) noexcept {
  left = number;
  keeps_failing = all_behind;
  has_failed = false;
  counting_down = true;
}
FailingAllocation::~FailingAllocation() { counting_down = false; }
bool FailingAllocation::failed() const noexcept { return has_failed; }

}  // namespace gaceta::testing

using gaceta::testing::allocate;
using gaceta::testing::allocate_or_throw;
using gaceta::testing::give_back;

void* operator new(std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, 0); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 0); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate_or_throw(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* block) noexcept { give_back(block); }
void operator delete[](void* block) noexcept { give_back(block); }
void operator delete(void* block, std::size_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { give_back(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { give_back(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { give_back(block); }
void operator delete(void* block, std::align_val_t) noexcept { give_back(block); }
void operator delete[](void* block, std::align_val_t) noexcept { give_back(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept { give_back(block); }
