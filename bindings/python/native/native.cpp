// gaceta._native: the library as the package's Python files call it. Not for users; gaceta/_native.pyi types it.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "articles.hpp"
#include "gaceta/gaceta.hpp"
#include "records.hpp"
#include "text.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace gaceta::python {
namespace {

// The library's extractor and what makes Python objects of its documents.
class NativeExtractor {
 public:
  NativeExtractor(const nb::tuple& kinds, const nb::tuple& zones, const nb::tuple& names, bool tokens)
      : extractor_(options(kinds, zones, names)), records_(kinds, tokens) {}

  // Reads a batch of articles without the GIL, then makes their Documents with it.
  [[nodiscard]] nb::list extract(const nb::list& given) const {
    std::vector<GivenArticle> articles;
    articles.reserve(given.size());
    for (nb::handle article : given) articles.emplace_back(article);

    std::vector<Document> documents(articles.size());
    std::vector<OffsetMap> offsets;
    offsets.reserve(articles.size());
    {
      const nb::gil_scoped_release released;
      for (std::size_t i = 0; i < articles.size(); ++i) {
        documents[i] = extractor_.extract(articles[i].text.view(), articles[i].info);
        offsets.emplace_back(articles[i].text.view(),
                             articles[i].text.is_ascii() ? OffsetUnit::byte : OffsetUnit::codepoint);
      }
    }
    nb::list made;
    for (std::size_t i = 0; i < articles.size(); ++i) made.append(records_.make(articles[i], documents[i], offsets[i]));
    return made;
  }

 private:
  static Options options(const nb::tuple& kinds, const nb::tuple& zones, const nb::tuple& names) {
    Options options;
    options.kinds = {};
    for (nb::handle name : kinds) options.kinds.insert(required(parse_kind(nb::cast<std::string>(name)), name));
    options.zones = {};
    for (nb::handle name : zones) options.zones.insert(required(parse_zone(nb::cast<std::string>(name)), name));
    for (nb::handle name : names) {
      KnownName known;
      known.kind = required(parse_name_kind(nb::cast<std::string>(name[0])), name[0]);
      known.name = Utf8(nb::object(name[1])).view();
      known.acronym = Utf8(nb::object(name[2])).view();
      for (nb::handle alias : nb::object(name[3])) known.aliases.emplace_back(Utf8(alias).view());
      options.names.push_back(std::move(known));
    }
    return options;
  }

  static std::optional<NameKind> parse_name_kind(std::string_view name) {
    for (const NameKind kind : {NameKind::person, NameKind::organization, NameKind::place})
      if (to_string(kind) == name) return kind;
    return std::nullopt;
  }

  template <class Value>
  static Value required(std::optional<Value> value, nb::handle name) {
    if (!value) throw std::invalid_argument("unknown: " + nb::cast<std::string>(nb::str(name)));
    return *value;
  }

  Extractor extractor_;
  Records records_;
};

nb::object parse_date(nb::handle text) { return to_date(parse_day(Utf8(text).view())); }

// The names of all enumerators up to `last`, without the empty one.
template <class Enum>
nb::tuple names_up_to(Enum last) {
  nb::list names;
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) {
    const std::string_view name = to_string(static_cast<Enum>(i));
    if (!name.empty()) names.append(to_str(name));
  }
  return nb::tuple(names);
}

}  // namespace
}  // namespace gaceta::python

NB_MODULE(_native, m) {
  using namespace gaceta::python;
  import_datetime();
  nb::set_leak_warnings(false);  // the package's own Extractor lives until the interpreter ends

  nb::class_<NativeExtractor>(m, "Extractor")
      .def(nb::init<const nb::tuple&, const nb::tuple&, const nb::tuple&, bool>(), "kinds"_a, "zones"_a, "names"_a,
           "tokens"_a)
      .def("extract", &NativeExtractor::extract, "articles"_a);
  m.def(
      "parse_date", [](const nb::str& text) { return parse_date(text); }, "text"_a);
  m.def(
      "is_country", [](const nb::str& code) { return gaceta::is_country(Utf8(code).view()); }, "code"_a);
  m.attr("VERSION") = to_str(gaceta::version());
  m.attr("KINDS") = names_up_to(gaceta::Kind::percentages);
  m.attr("ZONES") = names_up_to(gaceta::kZones.back());
  m.attr("GRAINS") = names_up_to(gaceta::Grain::century);
  m.attr("AMOUNT_MODIFIERS") = names_up_to(gaceta::AmountModifier::less_than);
  m.attr("DATE_MODIFIERS") = names_up_to(gaceta::DateModifier::after);
  m.attr("NAME_KINDS") = names_up_to(gaceta::NameKind::place);
  m.attr("SOURCES") = names_up_to(gaceta::Source::text);
  m.attr("TOKEN_KINDS") = names_up_to(gaceta::TokenKind::hashtag);
}
