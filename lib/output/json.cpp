#include <optional>
#include <vector>

#include "gaceta/output.hpp"
#include "output/json_writer.hpp"

namespace gaceta {
namespace {

using output::JsonWriter;

/// The version of the JSON form: it changes where readers of the old one would break.
constexpr unsigned kForm = 1;

/// Writes the parts of one document; knows its text and how offsets are counted.
class DocumentJson {
 public:
  DocumentJson(JsonWriter& json, std::string_view text, OffsetUnit unit)
      : json_(json), text_(text), offsets_(text, unit) {}

  void write(const Money& money) {
    json_.begin_object();
    span(money.mention);
    decimal("min", money.min);
    decimal("max", money.max);
    json_.key("currency").string_or_null(money.currency ? money.currency->code() : std::string_view{});
    json_.key("modifier").string_or_null(to_string(money.modifier));
    json_.key("implicit").boolean(money.implicit);
    json_.key("vague").boolean(money.vague);
    zone(money.mention);
    json_.end_object();
  }

  void write(const Date& date) {
    json_.begin_object();
    span(date.mention);
    json_.key("value").string_or_null(date.value);
    json_.key("grain").string(to_string(date.grain));
    json_.key("modifier").string_or_null(to_string(date.modifier));
    day("first", date.days ? std::optional(date.days->first) : std::nullopt);
    day("last", date.days ? std::optional(date.days->last) : std::nullopt);
    zone(date.mention);
    json_.end_object();
  }

  void write(const Role& role) {
    json_.begin_object();
    json_.key("title").string_or_null(role.title);
    json_.key("organization").string_or_null(role.organization);
    json_.key("organization_name").string_or_null(role.organization_name);
    json_.key("former").boolean(role.former);
    json_.end_object();
  }

  void write(const Mention& mention) {
    json_.begin_object();
    span(mention);
    zone(mention);
    json_.end_object();
  }

  void write(const Person& person) {
    json_.begin_object();
    json_.key("name").string(person.name);
    list("roles", person.roles);
    list("mentions", person.mentions);
    json_.end_object();
  }

  void write(const Organization& organization) {
    json_.begin_object();
    json_.key("name").string(organization.name);
    json_.key("acronym").string_or_null(organization.acronym);
    list("mentions", organization.mentions);
    json_.end_object();
  }

  void write(const Place& place) {
    json_.begin_object();
    json_.key("name").string(place.name);
    list("mentions", place.mentions);
    json_.end_object();
  }

  void write(const OutsideName& name) {
    json_.begin_object();
    json_.key("kind").string(to_string(name.kind));
    json_.key("name").string(name.name);
    span(name.mention);
    zone(name.mention);
    json_.end_object();
  }

  void write(const TimeExpression& expression) {
    json_.begin_object();
    span(expression.mention);
    json_.key("value").string_or_null(expression.value);
    zone(expression.mention);
    json_.end_object();
  }

  void write(const Quantity& quantity) {
    json_.begin_object();
    span(quantity.mention);
    decimal("min", quantity.min);
    decimal("max", quantity.max);
    zone(quantity.mention);
    json_.end_object();
  }

  template <class Item>
  void list(std::string_view key, const std::vector<Item>& items) {
    json_.key(key).begin_array();
    for (const Item& item : items) write(item);
    json_.end_array();
  }

  void day(std::string_view key, const std::optional<Day>& day) {
    json_.key(key);
    if (day)
      json_.string(to_string(*day));
    else
      json_.null();
  }

 private:
  void span(const Mention& mention) {
    const Span units = offsets_(mention.span);
    json_.key("start").number(units.begin).key("end").number(units.end);
    json_.key("text").string(mention.span.of(text_));
  }
  void zone(const Mention& mention) { json_.key("zone").string(to_string(mention.zone)); }
  void decimal(std::string_view key, const std::optional<Decimal>& value) {
    json_.key(key);
    if (value)
      json_.string(value->to_string());
    else
      json_.null();
  }

  JsonWriter& json_;
  std::string_view text_;
  OffsetMap offsets_;
};

void write_id(JsonWriter& json, std::string_view id, const OutputOptions& options) {
  json.key("id");
  if (!options.id_json.empty())
    json.raw(options.id_json);
  else
    json.string_or_null(id);
}

}  // namespace

std::string to_json(const Document& document, std::string_view text, const OutputOptions& options) {
  if (document.error) return error_to_json(document.info.id, document.error->message, options);
  std::string out;
  JsonWriter json(out);
  DocumentJson writer(json, text, options.offsets);
  json.begin_object().key("gaceta").number(kForm).key("version").string(version());
  write_id(json, document.info.id, options);
  writer.day("published", document.info.published);
  json.key("published_from").string_or_null(to_string(document.published_from));
  json.key("country").string_or_null(document.info.country);
  json.key("country_from").string_or_null(to_string(document.country_from));
  json.key("encoding").string(options.encoding);
  json.key("notes").begin_array();
  for (const std::string& note : options.notes) json.string(note);
  for (const std::string& note : document.notes) json.string(note);
  json.end_array();
  if (options.text) json.key("text").string(text);
  writer.list("money", document.money);
  writer.list("dates", document.dates);
  writer.list("people", document.people);
  writer.list("organizations", document.organizations);
  writer.list("places", document.places);
  writer.list("outside", document.outside);
  if (options.kinds.contains(Kind::durations)) writer.list("durations", document.durations);
  if (options.kinds.contains(Kind::sets)) writer.list("sets", document.sets);
  if (options.kinds.contains(Kind::times)) writer.list("times", document.times);
  if (options.kinds.contains(Kind::ages)) writer.list("ages", document.ages);
  if (options.kinds.contains(Kind::percentages)) writer.list("percentages", document.percentages);
  json.end_object();
  return out;
}

std::string error_to_json(std::string_view id, std::string_view message, const OutputOptions& options) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("gaceta").number(kForm);
  write_id(json, id, options);
  json.key("error").string(message).end_object();
  return out;
}

}  // namespace gaceta
