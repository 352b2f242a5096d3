// Makes instances of one frozen dataclass with slots, without running its __init__.
//
//   RecordType offset{types, "Offset", {"unit", "count"}};
//   nanobind::object o = offset.make(unit, count);          // as Offset(unit, count) in Python, some ten times faster
//
// A frozen dataclass's own __init__ goes through object.__setattr__ for each field. Filling the slots themselves is
// what makes a Document of hundreds of records cheap beside finding them.
#pragma once

#include <nanobind/nanobind.h>

#include <initializer_list>
#include <vector>

namespace gaceta::python {

/// All calls need the GIL.
class RecordType {
 public:
  /// Takes `name` from `module`. `fields` are all of its fields, in the order in which make() takes their values;
  /// nanobind::python_error where one does not exist, std::runtime_error where they are not all.
  RecordType(nanobind::handle module, const char* name, std::initializer_list<const char*> fields);

  /// A new instance with these values.
  template <class... Value>
  [[nodiscard]] nanobind::object make(const Value&... values) const {
    return fill({values.ptr()...});
  }

 private:
  [[nodiscard]] nanobind::object fill(std::initializer_list<PyObject*> values) const;

  nanobind::object type_;
  std::vector<nanobind::object> slots_;  // the descriptors, in the order of the fields
};

}  // namespace gaceta::python
