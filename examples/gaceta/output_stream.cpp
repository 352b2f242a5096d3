#include "output_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace program {

OutputStream::OutputStream() {
  struct stat status {};
  const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
  // Others may add to a file that is open for appending: it can't be cut again.
  if (flags >= 0 && (flags & O_APPEND) == 0 && ::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode))
    written_up_to_ = ::lseek(STDOUT_FILENO, 0, SEEK_CUR);
}

bool OutputStream::write(std::string_view text) {
  if (!error_.empty()) return false;
  std::size_t at = 0;
  while (at < text.size()) {
    const ssize_t wrote = ::write(STDOUT_FILENO, text.data() + at, text.size() - at);
    if (wrote >= 0) {
      at += static_cast<std::size_t>(wrote);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd wait{STDOUT_FILENO, POLLOUT, 0};
      ::poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      error_ = std::generic_category().message(errno);
      if (written_up_to_ >= 0 && ::ftruncate(STDOUT_FILENO, written_up_to_) == 0)
        ::lseek(STDOUT_FILENO, written_up_to_, SEEK_SET);
      return false;
    }
  }
  if (written_up_to_ >= 0) written_up_to_ += static_cast<long long>(text.size());
  return true;
}

bool OutputStream::close() {
  if (error_.empty() && ::close(STDOUT_FILENO) != 0 && errno != EINTR) error_ = std::generic_category().message(errno);
  return error_.empty();
}

}  // namespace program
