// Turns Documents into the dataclasses of gaceta/_types.py.
#pragma once

#include <nanobind/nanobind.h>

#include <array>
#include <memory>
#include <vector>

#include "articles.hpp"
#include "gaceta/gaceta.hpp"
#include "record_type.hpp"

namespace gaceta::python {

/// The str of each enumerator of one enumeration, made once. None for those without a name.
class EnumeratorNames {
 public:
  template <class Enum>
  [[nodiscard]] static EnumeratorNames of(Enum last) {
    EnumeratorNames names;
    for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) names.add(to_string(static_cast<Enum>(i)));
    return names;
  }
  template <class Enum>
  [[nodiscard]] const nanobind::object& operator[](Enum value) const {
    return names_.at(static_cast<std::size_t>(value));
  }

 private:
  void add(std::string_view name);
  std::vector<nanobind::object> names_;
};

/// Makes Python's Documents. Immutable; every call needs the GIL.
class Records {
 public:
  /// `kinds` is the tuple that every Document carries as its `kinds`; `tokens` tells whether tokens are listed too.
  Records(nanobind::object kinds, bool tokens);

  /// The Document of `article`. `offsets` must count code points of its text.
  [[nodiscard]] nanobind::object make(const GivenArticle& article, const Document& document,
                                      const OffsetMap& offsets) const;

 private:
  class Maker;
  nanobind::object kinds_;
  bool tokens_;
  nanobind::object decimal_;
  EnumeratorNames zones_, grains_, amount_modifiers_, date_modifiers_, name_kinds_, sources_, token_kinds_;
  RecordType mention_, money_, date_, offset_, role_, person_, organization_, place_, outside_, time_, quantity_,
      token_, sentence_, document_;
};

}  // namespace gaceta::python
