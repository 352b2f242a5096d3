// Standard output, with an eye on errors: a full disk or a closed pipe is told, and no document is left half-written
// in a file.
#pragma once

#include <string>
#include <string_view>

namespace program {

class OutputStream {
 public:
  /// Notes where standard output stands, if it is a file.
  OutputStream();

  /// Writes whole documents. False where that failed; what was written of them is then taken back, if standard output
  /// is a file, and error() tells why.
  bool write(std::string_view text);
  /// Closes standard output, which is when some file systems tell that they are full. False where that failed.
  bool close();
  /// Empty while all is well.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  long long written_up_to_ = -1;  // offset in the file behind the last whole document; -1 where it is no file
  std::string error_;
};

}  // namespace program
