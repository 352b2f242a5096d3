#include "records.hpp"

namespace nb = nanobind;

namespace gaceta::python {
namespace {

nb::object number(std::int64_t value) {
  PyObject* const made = PyLong_FromLongLong(value);
  if (made == nullptr) throw nb::python_error();
  return nb::steal<nb::object>(made);
}

nb::handle boolean(bool value) { return value ? Py_True : Py_False; }

// A tuple of what `make` gives for each item.
template <class Item, class Make>
nb::object tuple_of(const std::vector<Item>& items, const Make& make) {
  PyObject* const made = PyTuple_New(static_cast<Py_ssize_t>(items.size()));
  if (made == nullptr) throw nb::python_error();
  nb::object tuple = nb::steal<nb::object>(made);
  Py_ssize_t at = 0;
  for (const Item& item : items) PyTuple_SET_ITEM(made, at++, make(item).release().ptr());
  return tuple;
}

nb::object types() { return nb::module_::import_("gaceta._types"); }

}  // namespace

void EnumeratorNames::add(std::string_view name) {
  if (name.empty()) {
    names_.push_back(nb::none());
    return;
  }
  PyObject* text = to_str(name).release().ptr();
  PyUnicode_InternInPlace(&text);
  names_.push_back(nb::steal<nb::object>(text));
}

Records::Records(nb::object kinds, bool tokens)
    : kinds_(std::move(kinds)),
      tokens_(tokens),
      decimal_(nb::module_::import_("decimal").attr("Decimal")),
      zones_(EnumeratorNames::of(kZones.back())),
      grains_(EnumeratorNames::of(Grain::century)),
      amount_modifiers_(EnumeratorNames::of(AmountModifier::less_than)),
      date_modifiers_(EnumeratorNames::of(DateModifier::after)),
      name_kinds_(EnumeratorNames::of(NameKind::place)),
      sources_(EnumeratorNames::of(Source::text)),
      token_kinds_(EnumeratorNames::of(TokenKind::hashtag)),
      mention_(types(), "Mention", {"start", "end", "text", "zone"}),
      money_(types(), "Money",
             {"start", "end", "text", "zone", "min", "max", "currency", "modifier", "implicit", "vague"}),
      date_(types(), "Date", {"start", "end", "text", "zone", "value", "grain", "modifier", "first", "last", "offset"}),
      offset_(types(), "Offset", {"unit", "count"}),
      role_(types(), "Role", {"start", "end", "text", "title", "organization", "organization_name", "former"}),
      person_(types(), "Person", {"name", "roles", "mentions"}),
      organization_(types(), "Organization", {"name", "acronym", "mentions"}),
      place_(types(), "Place", {"name", "mentions"}),
      outside_(types(), "OutsideName", {"start", "end", "text", "zone", "kind", "name"}),
      time_(types(), "TimeExpression", {"start", "end", "text", "zone", "value"}),
      quantity_(types(), "Quantity", {"start", "end", "text", "zone", "min", "max"}),
      token_(types(), "Token", {"start", "end", "text", "kind"}),
      sentence_(types(), "Sentence", {"start", "end", "text"}),
      document_(types(), "Document",
                {"text",  "id",          "published",     "published_from", "country", "country_from", "url",  "money",
                 "dates", "people",      "organizations", "places",         "outside", "durations",    "sets", "times",
                 "ages",  "percentages", "sentences",     "tokens",         "notes",   "error",        "kinds"}) {}

// Makes the records of one document.
class Records::Maker {
 public:
  Maker(const Records& records, const GivenArticle& article, const OffsetMap& offsets)
      : r_(records), article_(article), offsets_(offsets) {}

  nb::object document(const Document& document) const {
    const auto mentions_with = [this](const auto& items) {
      return tuple_of(items, [this](const auto& item) { return make(item); });
    };
    return r_.document_.make(
        article_.text_str, article_.id, to_date(document.info.published),
        source(document.published_from, article_.published_is_default), to_str_or_none(document.info.country),
        source(document.country_from, article_.country_is_default), article_.url, mentions_with(document.money),
        mentions_with(document.dates), mentions_with(document.people), mentions_with(document.organizations),
        mentions_with(document.places), mentions_with(document.outside), mentions_with(document.durations),
        mentions_with(document.sets), mentions_with(document.times), mentions_with(document.ages),
        mentions_with(document.percentages), mentions_with(document.sentences),
        r_.tokens_ ? mentions_with(document.tokens) : nb::steal<nb::object>(PyTuple_New(0)), notes(document),
        document.error ? to_str(document.error->message) : article_.error, r_.kinds_);
  }

 private:
  struct Place {
    nb::object start, end, text;
  };

  Place place(Span span) const {
    const Span units = offsets_(span);
    PyObject* const text = PyUnicode_Substring(article_.text_str.ptr(), units.begin, units.end);
    if (text == nullptr) throw nb::python_error();
    return {number(units.begin), number(units.end), nb::steal<nb::object>(text)};
  }

  nb::object decimal(const std::optional<Decimal>& value) const {
    return value ? nb::object(r_.decimal_(to_str(value->to_string()))) : nb::none();
  }

  // What the library calls `field` was given for the article itself, or for all articles of a run.
  const nb::object& source(Source source, bool is_default) const {
    return r_.sources_[source == Source::field && is_default ? Source::option : source];
  }

  nb::object notes(const Document& document) const {
    if (document.notes.empty()) return article_.notes;
    nb::object own = tuple_of(document.notes, [](const std::string& note) { return to_str(note); });
    return nb::steal<nb::object>(PySequence_Concat(article_.notes.ptr(), own.ptr()));
  }

  nb::object make(const Mention& mention) const {
    const Place p = place(mention.span);
    return r_.mention_.make(p.start, p.end, p.text, r_.zones_[mention.zone]);
  }
  nb::object make(const Money& money) const {
    const Place p = place(money.mention.span);
    const nb::object min = decimal(money.min);
    return r_.money_.make(p.start, p.end, p.text, r_.zones_[money.mention.zone], min,
                          money.min == money.max ? min : decimal(money.max),
                          money.currency ? to_str(money.currency->code()) : nb::none(),
                          r_.amount_modifiers_[money.modifier], boolean(money.implicit), boolean(money.vague));
  }
  nb::object make(const Date& date) const {
    const Place p = place(date.mention.span);
    return r_.date_.make(
        p.start, p.end, p.text, r_.zones_[date.mention.zone], to_str_or_none(date.value), r_.grains_[date.grain],
        r_.date_modifiers_[date.modifier], to_date(date.days ? std::optional(date.days->first) : std::nullopt),
        to_date(date.days ? std::optional(date.days->last) : std::nullopt),
        date.offset ? r_.offset_.make(r_.grains_[date.offset->unit], number(date.offset->count)) : nb::none());
  }
  nb::object make(const Role& role) const {
    const Place p = place(role.span);
    return r_.role_.make(p.start, p.end, p.text, to_str_or_none(role.title), to_str_or_none(role.organization),
                         to_str_or_none(role.organization_name), boolean(role.former));
  }
  nb::object mentions(const std::vector<Mention>& items) const {
    return tuple_of(items, [this](const Mention& item) { return make(item); });
  }
  nb::object make(const Person& person) const {
    return r_.person_.make(to_str(person.name), tuple_of(person.roles, [this](const Role& role) { return make(role); }),
                           mentions(person.mentions));
  }
  nb::object make(const Organization& organization) const {
    return r_.organization_.make(to_str(organization.name), to_str_or_none(organization.acronym),
                                 mentions(organization.mentions));
  }
  nb::object make(const gaceta::Place& place) const {
    return r_.place_.make(to_str(place.name), mentions(place.mentions));
  }
  nb::object make(const OutsideName& name) const {
    const Place p = place(name.mention.span);
    return r_.outside_.make(p.start, p.end, p.text, r_.zones_[name.mention.zone], r_.name_kinds_[name.kind],
                            to_str(name.name));
  }
  nb::object make(const TimeExpression& expression) const {
    const Place p = place(expression.mention.span);
    return r_.time_.make(p.start, p.end, p.text, r_.zones_[expression.mention.zone], to_str_or_none(expression.value));
  }
  nb::object make(const Quantity& quantity) const {
    const Place p = place(quantity.mention.span);
    return r_.quantity_.make(p.start, p.end, p.text, r_.zones_[quantity.mention.zone], decimal(quantity.min),
                             decimal(quantity.max));
  }
  nb::object make(const Token& token) const {
    const Place p = place(token.span);
    return r_.token_.make(p.start, p.end, p.text, r_.token_kinds_[token.kind]);
  }
  nb::object make(const Sentence& sentence) const {
    const Place p = place(sentence.span);
    return r_.sentence_.make(p.start, p.end, p.text);
  }

  const Records& r_;
  const GivenArticle& article_;
  const OffsetMap& offsets_;
};

nb::object Records::make(const GivenArticle& article, const Document& document, const OffsetMap& offsets) const {
  return Maker(*this, article, offsets).document(document);
}

}  // namespace gaceta::python
