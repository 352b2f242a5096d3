// Bytes from a file or standard input, with a look at the first ones before they are read.
#pragma once

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "encoding.hpp"

namespace program {

/// What the system says about a file that can't be opened or read.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whatever reads throws FileError where the system refuses, and Interrupted where an end is asked for.
class ByteSource {
 public:
  /// Opens a file. Throws FileError where that can't be done, or where it is a folder.
  explicit ByteSource(const std::string& path);
  /// Standard input.
  ByteSource();
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// The next bytes, at least one unless the input is at its end; more than 4 kB, or up to the end or the first line
  /// end, where the input does not make it wait longer. They are not taken out.
  [[nodiscard]] std::string_view peek();
  /// Appends what can be read without waiting longer than for the first byte, at most `most` bytes; false at the end.
  bool read(std::string& out, std::size_t most);
  /// Appends all that is left. False where it is more than `most` bytes; some of them are then left unread.
  bool read_all(std::string& out, std::size_t most);
  /// True where a read would return at once.
  [[nodiscard]] bool has_more_now() const;

 private:
  std::size_t read_some(char* out, std::size_t most);

  int file_;
  bool owned_;
  std::string peeked_;
  bool at_end_ = false;
};

/// A source of lines in UTF-8. A mark of byte order, or UTF-16's NULs, at its start decide how its bytes are read.
class LineSource {
 public:
  /// `source` must outlive this.
  explicit LineSource(ByteSource& source);

  /// A batch of whole lines, without waiting for more than the first of them; empty at the end. A line longer than
  /// kLongestLine is cut there, and its rest is skipped: it cannot be an article, and memory stays bounded.
  [[nodiscard]] std::string next_batch();

  static constexpr std::size_t kBatch = std::size_t{128} << 10;
  static constexpr std::size_t kLongestLine = std::size_t{2} << 30;

 private:
  /// Reads on; false at the end.
  bool fill();

  ByteSource& source_;
  std::unique_ptr<StreamConverter> converter_;
  std::string pending_;  // read, and not handed on yet
  bool started_ = false, at_end_ = false, skipping_ = false;
};

}  // namespace program
