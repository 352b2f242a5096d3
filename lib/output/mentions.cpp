#include "output/mentions.hpp"

#include <algorithm>

namespace gaceta::output {
namespace {

std::string range(const Decimal& min, const Decimal& max) {
  std::string text = min.to_string();
  if (min != max) text.append("..").append(max.to_string());
  return text;
}

}  // namespace

std::vector<AnyMention> all_mentions(const Document& document) {
  std::vector<AnyMention> all;
  const auto each = [&](const auto& items, Kind kind) {
    for (const auto& item : items) all.push_back({item.mention, kind, &item});
  };
  const auto entries = [&](const auto& items, Kind kind) {
    for (const auto& item : items)
      for (const Mention& mention : item.mentions) all.push_back({mention, kind, &item});
  };
  each(document.money, Kind::money);
  each(document.dates, Kind::dates);
  entries(document.people, Kind::people);
  entries(document.organizations, Kind::organizations);
  entries(document.places, Kind::places);
  for (const OutsideName& name : document.outside) all.push_back({name.mention, kind_of(name.kind), &name});
  each(document.durations, Kind::durations);
  each(document.sets, Kind::sets);
  each(document.times, Kind::times);
  each(document.ages, Kind::ages);
  each(document.percentages, Kind::percentages);
  std::stable_sort(all.begin(), all.end(), [](const AnyMention& a, const AnyMention& b) {
    const Span one = a.mention.span, other = b.mention.span;
    return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
  });
  return all;
}

const void* address_of(const Item& item) {
  return std::visit([](const auto* each) { return static_cast<const void*>(each); }, item);
}

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::money:
      return "money";
    case Kind::dates:
      return "date";
    case Kind::people:
      return "person";
    case Kind::organizations:
      return "organization";
    case Kind::places:
      return "place";
    case Kind::durations:
      return "duration";
    case Kind::sets:
      return "set";
    case Kind::times:
      return "time";
    case Kind::ages:
      return "age";
    case Kind::percentages:
      return "percentage";
  }
  return {};
}

Kind kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return Kind::people;
    case NameKind::organization:
      return Kind::organizations;
    case NameKind::place:
      break;
  }
  return Kind::places;
}

std::string value_of(const Money& money) {
  std::string text = money.min && money.max ? range(*money.min, *money.max) : std::string();
  if (money.currency) text.append(text.empty() ? "" : " ").append(money.currency->code());
  return text;
}

std::string value_of(const Quantity& quantity) { return range(quantity.min, quantity.max); }

}  // namespace gaceta::output
