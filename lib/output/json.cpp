#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "gaceta/output.hpp"

namespace gaceta {
namespace {

using Json = nlohmann::ordered_json;

/// The version of the JSON form: it changes where readers of the old one would break.
constexpr unsigned kForm = 1;

Json string_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json day_or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

Json decimal_or_null(const std::optional<Decimal>& value) { return value ? Json(value->to_string()) : Json(nullptr); }

/// Makes the parts of one document; knows its text and how offsets are counted.
class DocumentJson {
 public:
  DocumentJson(std::string_view text, OffsetUnit unit) : text_(text), offsets_(text, unit) {}

  Json make(const Money& money) const {
    Json json = span(money.mention);
    json["min"] = decimal_or_null(money.min);
    json["max"] = decimal_or_null(money.max);
    json["currency"] = string_or_null(money.currency ? money.currency->code() : std::string_view{});
    json["modifier"] = string_or_null(to_string(money.modifier));
    json["implicit"] = money.implicit;
    json["vague"] = money.vague;
    return with_zone(std::move(json), money.mention);
  }

  Json make(const Date& date) const {
    Json json = span(date.mention);
    json["value"] = string_or_null(date.value);
    json["grain"] = to_string(date.grain);
    json["modifier"] = string_or_null(to_string(date.modifier));
    json["first"] = day_or_null(date.days ? std::optional(date.days->first) : std::nullopt);
    json["last"] = day_or_null(date.days ? std::optional(date.days->last) : std::nullopt);
    return with_zone(std::move(json), date.mention);
  }

  Json make(const Role& role) const {
    return {{"title", string_or_null(role.title)},
            {"organization", string_or_null(role.organization)},
            {"organization_name", string_or_null(role.organization_name)},
            {"former", role.former}};
  }

  Json make(const Mention& mention) const { return with_zone(span(mention), mention); }

  Json make(const Person& person) const {
    return {{"name", person.name}, {"roles", list(person.roles)}, {"mentions", list(person.mentions)}};
  }

  Json make(const Organization& organization) const {
    return {{"name", organization.name},
            {"acronym", string_or_null(organization.acronym)},
            {"mentions", list(organization.mentions)}};
  }

  Json make(const Place& place) const { return {{"name", place.name}, {"mentions", list(place.mentions)}}; }

  Json make(const OutsideName& name) const {
    Json json = {{"kind", to_string(name.kind)}, {"name", name.name}};
    json.update(span(name.mention));
    return with_zone(std::move(json), name.mention);
  }

  Json make(const TimeExpression& expression) const {
    Json json = span(expression.mention);
    json["value"] = string_or_null(expression.value);
    return with_zone(std::move(json), expression.mention);
  }

  Json make(const Quantity& quantity) const {
    Json json = span(quantity.mention);
    json["min"] = quantity.min.to_string();
    json["max"] = quantity.max.to_string();
    return with_zone(std::move(json), quantity.mention);
  }

  template <class Item>
  Json list(const std::vector<Item>& items) const {
    Json json = Json::array();
    for (const Item& item : items) json.push_back(make(item));
    return json;
  }

 private:
  Json span(const Mention& mention) const {
    const Span units = offsets_(mention.span);
    return {{"start", units.begin}, {"end", units.end}, {"text", mention.span.of(text_)}};
  }
  static Json with_zone(Json json, const Mention& mention) {
    json["zone"] = to_string(mention.zone);
    return json;
  }

  std::string_view text_;
  OffsetMap offsets_;
};

Json id_of(std::string_view id, const OutputOptions& options) {
  return options.id_json.empty() ? string_or_null(id) : Json::parse(options.id_json);
}

/// On one line; bytes that are not UTF-8 as U+FFFD. JSON leaves U+0085, U+2028 and U+2029 as they are, and there are
/// readers of NDJSON that end a line at them: those are escaped too.
std::string print(const Json& json) {
  std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  constexpr std::pair<std::string_view, std::string_view> kLineEnds[] = {
      {"\u0085", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};
  for (const auto& [character, escape] : kLineEnds) {
    if (line.find(character) == std::string::npos) continue;
    std::string escaped;
    std::size_t from = 0;
    for (std::size_t at; (at = line.find(character, from)) != std::string::npos; from = at + character.size()) {
      escaped.append(line, from, at - from).append(escape);
    }
    line = escaped.append(line, from);
  }
  return line;
}

}  // namespace

std::string to_json(const Document& document, std::string_view text, const OutputOptions& options) {
  if (document.error) return error_to_json(document.info.id, document.error->message, options);
  const DocumentJson part(text, options.offsets);
  Json json = {{"gaceta", kForm},
               {"version", version()},
               {"id", id_of(document.info.id, options)},
               {"published", day_or_null(document.info.published)},
               {"published_from", string_or_null(to_string(document.published_from))},
               {"country", string_or_null(document.info.country)},
               {"country_from", string_or_null(to_string(document.country_from))},
               {"encoding", options.encoding},
               {"notes", Json::array()}};
  for (const std::string& note : options.notes) json["notes"].push_back(note);
  for (const std::string& note : document.notes) json["notes"].push_back(note);
  if (options.text) json["text"] = text;
  json["money"] = part.list(document.money);
  json["dates"] = part.list(document.dates);
  json["people"] = part.list(document.people);
  json["organizations"] = part.list(document.organizations);
  json["places"] = part.list(document.places);
  json["outside"] = part.list(document.outside);
  if (options.kinds.contains(Kind::durations)) json["durations"] = part.list(document.durations);
  if (options.kinds.contains(Kind::sets)) json["sets"] = part.list(document.sets);
  if (options.kinds.contains(Kind::times)) json["times"] = part.list(document.times);
  if (options.kinds.contains(Kind::ages)) json["ages"] = part.list(document.ages);
  if (options.kinds.contains(Kind::percentages)) json["percentages"] = part.list(document.percentages);
  return print(json);
}

std::string error_to_json(std::string_view id, std::string_view message, const OutputOptions& options) {
  return print({{"gaceta", kForm}, {"id", id_of(id, options)}, {"error", message}});
}

}  // namespace gaceta
