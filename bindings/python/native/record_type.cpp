#include "record_type.hpp"

#include <stdexcept>
#include <string>

namespace nb = nanobind;

namespace gaceta::python {

RecordType::RecordType(nb::handle module, const char* name, std::initializer_list<const char*> fields)
    : type_(module.attr(name)) {
  if (nb::len(nb::object(type_.attr("__dataclass_fields__"))) != fields.size())
    throw std::runtime_error(std::string("gaceta: the fields of ") + name + " are others than those it is made with");
  for (const char* field : fields) {
    nb::object slot = type_.attr(field);
    if (Py_TYPE(slot.ptr())->tp_descr_set == nullptr)
      throw std::runtime_error(std::string("gaceta: ") + name + "." + field + " is no slot");
    slots_.push_back(std::move(slot));
  }
}

nb::object RecordType::fill(std::initializer_list<PyObject*> values) const {
  if (values.size() != slots_.size()) throw std::runtime_error("gaceta: a record has another number of fields");
  auto* const type = reinterpret_cast<PyTypeObject*>(type_.ptr());
  PyObject* const made = type->tp_alloc(type, 0);
  if (made == nullptr) throw nb::python_error();
  nb::object record = nb::steal<nb::object>(made);
  const nb::object* slot = slots_.data();
  for (PyObject* value : values) {
    if (Py_TYPE(slot->ptr())->tp_descr_set(slot->ptr(), made, value) != 0) throw nb::python_error();
    ++slot;
  }
  return record;
}

}  // namespace gaceta::python
