#include "output/wording.hpp"

#include <string_view>

namespace gaceta::output {
namespace {

std::string_view words(AmountModifier modifier) {
  switch (modifier) {
    case AmountModifier::none:
      break;
    case AmountModifier::approx:
      return "unos ";
    case AmountModifier::more_than:
      return "más de ";
    case AmountModifier::less_than:
      return "menos de ";
  }
  return {};
}

}  // namespace

std::string amount_words(const Money& money, const SpanishFormat& format) {
  if (!money.vague) return std::string(words(money.modifier)).append(format.amount(money));
  std::string text = "(vague)";
  if (money.currency) text.append(" ").append(money.currency->code());
  return text;
}

std::string role_words(const Role& role) {
  const std::string& organization = role.organization_name.empty() ? role.organization : role.organization_name;
  std::string text = role.title;
  if (!role.title.empty() && !organization.empty()) text.append(", ");
  text.append(organization);
  return role.former ? text.append(" (former)") : text;
}

}  // namespace gaceta::output
