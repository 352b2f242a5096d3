#include "ordered_pool.hpp"

#include <utility>

namespace program {

OrderedPool::OrderedPool(unsigned jobs, Consumer consumer)
    : jobs_(jobs), limit_(std::size_t{4} * jobs), consumer_(std::move(consumer)) {}

OrderedPool::~OrderedPool() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = closed_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool OrderedPool::submit(Task task) {
  if (jobs_ == 1) {
    if (!stopped_) stopped_ = !consumer_(task());
    return !stopped_;
  }
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return slots_.size() < limit_ || stopped_; });
  if (stopped_) return false;
  slots_.push_back({std::move(task), {}, false});
  // Threads are made as tasks come, so that a single article is read without any waiting for them.
  if (threads_.size() < jobs_ && threads_.size() < slots_.size()) threads_.emplace_back([this] { work(); });
  lock.unlock();
  ready_.notify_one();
  return true;
}

void OrderedPool::finish() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return (slots_.empty() && !handing_on_) || stopped_; });
  closed_ = true;
  lock.unlock();
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void OrderedPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ready_.wait(lock, [&] { return next_ < slots_.size() || closed_ || stopped_; });
    if (stopped_ || next_ >= slots_.size()) return;
    Slot& slot = slots_[next_++];  // a deque's elements stay where they are while others come and go at its ends
    lock.unlock();
    try {
      Result result = slot.task();
      slot.task = nullptr;
      lock.lock();
      slot.result = std::move(result);
      slot.done = true;
      hand_on(lock);
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      if (!failure_) failure_ = std::current_exception();
      handing_on_ = false;
      stopped_ = true;
      room_.notify_all();
      ready_.notify_all();
      return;
    }
  }
}

void OrderedPool::hand_on(std::unique_lock<std::mutex>& lock) {
  if (handing_on_) return;
  handing_on_ = true;
  while (!stopped_ && !slots_.empty() && slots_.front().done) {
    const Result result = std::move(slots_.front().result);
    slots_.pop_front();
    --next_;
    lock.unlock();
    const bool goes_on = consumer_(result);
    lock.lock();
    if (!goes_on) {
      stopped_ = true;
      ready_.notify_all();
    }
    room_.notify_all();
  }
  handing_on_ = false;
  room_.notify_all();
}

}  // namespace program
