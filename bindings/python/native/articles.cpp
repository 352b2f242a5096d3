#include "articles.hpp"

#include <datetime.h>

#include <chrono>
#include <stdexcept>

namespace nb = nanobind;

namespace gaceta::python {
namespace {

enum Field : Py_ssize_t {
  kText,
  kTitleLength,
  kId,
  kPublished,
  kCountry,
  kUrl,
  kNotes,
  kError,
  kPublishedIsDefault,
  kCountryIsDefault,
  kFields
};

nb::object field(nb::handle fields, Field which) {
  return nb::borrow<nb::object>(PyTuple_GET_ITEM(fields.ptr(), which));
}

nb::handle checked(nb::handle fields) {
  if (!PyTuple_Check(fields.ptr()) || PyTuple_GET_SIZE(fields.ptr()) != kFields)
    throw nb::type_error("an article must be the tuple of _articles.py");
  if (!PyUnicode_Check(PyTuple_GET_ITEM(fields.ptr(), kText))) throw nb::type_error("text must be str");
  return fields;
}

// The bytes of the first `count` code points.
std::uint32_t bytes_of(std::string_view text, Py_ssize_t count) {
  std::size_t at = 0;
  while (count > 0 && at < text.size()) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    --count;
  }
  return static_cast<std::uint32_t>(at);
}

std::string string_or_empty(const nb::object& text) {
  return text.is_none() ? std::string() : std::string(Utf8(text).view());
}

}  // namespace

void import_datetime() {
  PyDateTime_IMPORT;
  if (PyDateTimeAPI == nullptr) throw nb::python_error();
}

Day to_day(nb::handle date) {
  if (!PyDate_Check(date.ptr())) throw nb::type_error("published must be a datetime.date");
  return {std::chrono::year(PyDateTime_GET_YEAR(date.ptr())),
          std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(date.ptr()))),
          std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(date.ptr())))};
}

nb::object to_date(const std::optional<Day>& day) {
  if (!day || !day->ok() || static_cast<int>(day->year()) < 1 || static_cast<int>(day->year()) > 9999)
    return nb::none();
  PyObject* const date =
      PyDate_FromDate(static_cast<int>(day->year()), static_cast<int>(static_cast<unsigned>(day->month())),
                      static_cast<int>(static_cast<unsigned>(day->day())));
  if (date == nullptr) throw nb::python_error();
  return nb::steal<nb::object>(date);
}

GivenArticle::GivenArticle(nb::handle fields)
    : text_str(field(checked(fields), kText)),
      text(text_str),
      id(field(fields, kId)),
      url(field(fields, kUrl)),
      notes(field(fields, kNotes)),
      error(field(fields, kError)),
      published_is_default(field(fields, kPublishedIsDefault).is(nb::handle(Py_True))),
      country_is_default(field(fields, kCountryIsDefault).is(nb::handle(Py_True))) {
  if (const nb::object published = field(fields, kPublished); !published.is_none()) info.published = to_day(published);
  info.country = string_or_empty(field(fields, kCountry));
  info.url = string_or_empty(url);
  const Py_ssize_t title = PyLong_AsSsize_t(PyTuple_GET_ITEM(fields.ptr(), kTitleLength));
  if (title == -1 && PyErr_Occurred() != nullptr) throw nb::python_error();
  if (title > 0) info.zones.push_back({{0, bytes_of(text.view(), title)}, Zone::headline});
}

}  // namespace gaceta::python
