// Runs tasks on several threads and hands their results on in the order in which the tasks came.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace program {

/// At most `limit` tasks are under way at once, from submit() to the result's being handed on, so memory stays bounded
/// however long the input is and however uneven its parts. With one job there are no threads at all.
class OrderedPool {
 public:
  struct Result {
    std::string text;
    bool separate = true;                        ///< It is a document of its own, not the next part of one.
    std::shared_ptr<const void> more = nullptr;  ///< What the consumer needs beside the text.
  };
  using Task = std::function<Result()>;
  /// Called with one result at a time, in order, from any of the threads. False stops: no more tasks are begun.
  using Consumer = std::function<bool(const Result&)>;

  OrderedPool(unsigned jobs, Consumer consumer);
  ~OrderedPool();
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  /// Waits until there is room, then adds a task. False where the consumer has stopped, or a task has thrown.
  bool submit(Task task);
  /// Waits until every result has been handed on; what a task has thrown is thrown here.
  void finish();

 private:
  struct Slot {
    Task task;
    Result result;
    bool done = false;
  };

  void work();
  /// Hands on what is ready; one thread does at a time.
  void hand_on(std::unique_lock<std::mutex>& lock);

  const unsigned jobs_;
  const std::size_t limit_;
  Consumer consumer_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::deque<Slot> slots_;   // from the oldest task whose result has not been handed on
  std::size_t next_ = 0;     // the first in slots_ that has not begun
  bool handing_on_ = false;  // a thread is in hand_on()
  bool stopped_ = false, closed_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace program
