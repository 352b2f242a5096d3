// A Python str as the UTF-8 that the library reads, and the way back.
//
//   "pagó \ud800 30 €"   the lone surrogate, which UTF-8 can't hold, goes in as U+FFFD: one code point for one
//
#pragma once

#include <nanobind/nanobind.h>

#include <string_view>

namespace gaceta::python {

/// The UTF-8 of a str, held apart from it: the str does not grow by a cached copy.
/// Made, moved and destroyed with the GIL; read without.
class Utf8 {
 public:
  /// `text` must be a str.
  explicit Utf8(nanobind::handle text);
  [[nodiscard]] std::string_view view() const noexcept { return view_; }
  /// True where bytes and code points are counted alike.
  [[nodiscard]] bool is_ascii() const noexcept { return ascii_; }

 private:
  nanobind::object bytes_;
  std::string_view view_;
  bool ascii_ = false;
};

/// A str of the library's bytes; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] nanobind::object to_str(std::string_view bytes);
/// The same, but None for an empty one.
[[nodiscard]] nanobind::object to_str_or_none(std::string_view bytes);

}  // namespace gaceta::python
