#include "byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "interruption.hpp"

namespace program {
namespace {

[[noreturn]] void fail(int error = errno) { throw FileError(std::generic_category().message(error)); }

}  // namespace

ByteSource::ByteSource(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), owned_(true) {
  if (file_ < 0) fail();
  struct stat status {};
  if (::fstat(file_, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(file_);
    fail(EISDIR);
  }
}

ByteSource::ByteSource() : file_(STDIN_FILENO), owned_(false) {}

ByteSource::~ByteSource() {
  if (owned_) ::close(file_);
}

std::size_t ByteSource::read_some(char* out, std::size_t most) {
  for (;;) {
    wait_for_input(file_);
    const ssize_t got = ::read(file_, out, most);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0) {
      at_end_ = true;
      return 0;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) fail();
  }
}

std::string_view ByteSource::peek() {
  constexpr std::size_t kEnough = 4096;
  while (!at_end_ && peeked_.size() < kEnough && (peeked_.empty() || peeked_.find('\n') == std::string::npos)) {
    const std::size_t had = peeked_.size();
    peeked_.resize(had + kEnough * 4);
    peeked_.resize(had + read_some(peeked_.data() + had, kEnough * 4));
  }
  return peeked_;
}

bool ByteSource::read(std::string& out, std::size_t most) {
  if (!peeked_.empty()) {
    const std::size_t taken = std::min(most, peeked_.size());
    out.append(peeked_, 0, taken);
    peeked_.erase(0, taken);
    return true;
  }
  if (at_end_) return false;
  const std::size_t had = out.size();
  out.resize(had + most);
  const std::size_t got = read_some(out.data() + had, most);
  out.resize(had + got);
  return got > 0;
}

bool ByteSource::read_all(std::string& out, std::size_t most) {
  constexpr std::size_t kPart = std::size_t{1} << 20;
  struct stat status {};
  if (::fstat(file_, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > most) return false;
    out.reserve(out.size() + size + 1);
  }
  std::size_t part = std::size_t{64} << 10;
  while (read(out, part)) {
    if (out.size() > most) return false;
    part = std::min(part * 2, kPart);
  }
  return true;
}

bool ByteSource::has_more_now() const {
  if (!peeked_.empty()) return true;
  if (at_end_) return false;
  pollfd wait{file_, POLLIN, 0};
  return ::poll(&wait, 1, 0) > 0;
}

LineSource::LineSource(ByteSource& source) : source_(source) {}

bool LineSource::fill() {
  if (!started_) {
    started_ = true;
    std::size_t mark = 0;
    const std::string encoding(stream_encoding(source_.peek(), mark));
    if (!encoding.empty() && encoding != "UTF-8") converter_ = std::make_unique<StreamConverter>(encoding);
    std::string dropped;
    if (mark > 0) source_.read(dropped, mark);
  }
  if (at_end_) return false;
  if (!converter_) {
    at_end_ = !source_.read(pending_, kBatch);
    return !at_end_;
  }
  std::string bytes;
  at_end_ = !source_.read(bytes, kBatch);
  converter_->convert(bytes, at_end_, pending_);
  return !at_end_;
}

std::string LineSource::next_batch() {
  std::size_t looked_at = 0;  // no line end stands before it
  for (;;) {
    if (skipping_) {
      const std::size_t end = pending_.find('\n');
      skipping_ = end == std::string::npos;
      pending_.erase(0, skipping_ ? pending_.size() : end + 1);
      looked_at = 0;
    }
    const std::size_t found = std::string_view(pending_).substr(looked_at).rfind('\n');
    const bool whole = found != std::string_view::npos;
    const std::size_t last = whole ? looked_at + found : 0;
    // Small batches wait for company only while more is there already: an answer is never held back.
    if (whole && !skipping_ && (pending_.size() >= kBatch || !source_.has_more_now())) {
      std::string batch = std::exchange(pending_, {});
      pending_.assign(batch, last + 1);
      batch.resize(last + 1);
      return batch;
    }
    if (!whole && pending_.size() > kLongestLine) {
      skipping_ = true;
      std::string batch = std::exchange(pending_, {});
      batch.push_back('\n');
      return batch;
    }
    if (!whole) looked_at = pending_.size();
    if (!fill()) {
      if (skipping_) pending_.clear();
      return std::exchange(pending_, {});
    }
  }
}

}  // namespace program
