// What Python hands in for one article: a tuple that gaceta/_articles.py makes, already checked there.
//
//   (text, title length, id, published, country, url, notes, error, published is a default, country is a default)
#pragma once

#include <nanobind/nanobind.h>

#include "gaceta/document.hpp"
#include "text.hpp"

namespace gaceta::python {

/// One article, ready to be read without the GIL.
struct GivenArticle {
  /// nanobind::type_error or std::out_of_range where the tuple has another form. Needs the GIL.
  explicit GivenArticle(nanobind::handle fields);

  nanobind::object text_str;
  Utf8 text;
  nanobind::object id, url, notes;
  /// Why there is no text, as a str, or None. It becomes the Document's error.
  nanobind::object error;
  ArticleInfo info;
  /// Whether what is in `info` was said of all articles of a run (the command line's `option`), not of this one.
  bool published_is_default = false, country_is_default = false;
};

/// A datetime.date as a Day, and the other way round; None where there is no day or `datetime` can't hold its year.
[[nodiscard]] Day to_day(nanobind::handle date);
[[nodiscard]] nanobind::object to_date(const std::optional<Day>& day);
/// Must be called once, before the two above.
void import_datetime();

}  // namespace gaceta::python
