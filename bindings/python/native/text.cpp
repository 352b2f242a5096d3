#include "text.hpp"

#include <string>

namespace nb = nanobind;

namespace gaceta::python {
namespace {

// The UTF-8 of a str that has lone surrogates, each written as U+FFFD.
std::string encode_with_replacement(PyObject* text) {
  const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
  const auto kind = PyUnicode_KIND(text);
  const void* const data = PyUnicode_DATA(text);
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(length) * 2);
  const auto put = [&](Py_UCS4 byte) { bytes.push_back(static_cast<char>(byte)); };
  for (Py_ssize_t i = 0; i < length; ++i) {
    Py_UCS4 c = PyUnicode_READ(kind, data, i);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    }
  }
  return bytes;
}

}  // namespace

Utf8::Utf8(nb::handle text) : ascii_(PyUnicode_IS_ASCII(text.ptr()) != 0) {
  if (ascii_) {
    bytes_ = nb::borrow<nb::object>(text);
    view_ = {static_cast<const char*>(PyUnicode_DATA(text.ptr())),
             static_cast<std::size_t>(PyUnicode_GET_LENGTH(text.ptr()))};
    return;
  }
  PyObject* bytes = PyUnicode_AsUTF8String(text.ptr());
  if (bytes == nullptr) {
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) throw nb::python_error();
    PyErr_Clear();
    const std::string replaced = encode_with_replacement(text.ptr());
    bytes = PyBytes_FromStringAndSize(replaced.data(), static_cast<Py_ssize_t>(replaced.size()));
    if (bytes == nullptr) throw nb::python_error();
  }
  bytes_ = nb::steal<nb::object>(bytes);
  view_ = {PyBytes_AS_STRING(bytes), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes))};
}

nb::object to_str(std::string_view bytes) {
  PyObject* text = PyUnicode_DecodeUTF8(bytes.data(), static_cast<Py_ssize_t>(bytes.size()), "replace");
  if (text == nullptr) throw nb::python_error();
  return nb::steal<nb::object>(text);
}

nb::object to_str_or_none(std::string_view bytes) { return bytes.empty() ? nb::none() : to_str(bytes); }

}  // namespace gaceta::python
