#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/output.hpp"
#include "output/escape.hpp"
#include "output/mentions.hpp"

namespace gaceta {
namespace {

enum Column : std::size_t {
  kDocument,
  kKind,
  kStart,
  kEnd,
  kText,
  kValue,
  kName,
  kAcronym,
  kMin,
  kMax,
  kCurrency,
  kModifier,
  kImplicit,
  kVague,
  kGrain,
  kFirst,
  kLast,
  kZone,
  kOutside,
  kPublished,
  kCountry,
  kColumns
};

constexpr std::string_view kHeader =
    "document,kind,start,end,text,value,name,acronym,min,max,currency,modifier,implicit,vague,grain,first,last,zone,"
    "outside,published,country\r\n";

using Row = std::array<std::string, kColumns>;

std::string flag(bool value) { return value ? "true" : "false"; }

/// The columns that are of the mention's own kind.
class KindColumns {
 public:
  explicit KindColumns(Row& row) : row_(row) {}

  void operator()(const Money* money) const {
    row_[kValue] = output::value_of(*money);
    bounds(money->min, money->max);
    if (money->currency) row_[kCurrency] = money->currency->code();
    row_[kModifier] = to_string(money->modifier);
    row_[kImplicit] = flag(money->implicit);
    row_[kVague] = flag(money->vague);
  }
  void operator()(const Date* date) const {
    row_[kValue] = date->value;
    row_[kModifier] = to_string(date->modifier);
    row_[kGrain] = to_string(date->grain);
    if (!date->days) return;
    row_[kFirst] = to_string(date->days->first);
    row_[kLast] = to_string(date->days->last);
  }
  void operator()(const Person* person) const { name(person->name); }
  void operator()(const Organization* organization) const {
    name(organization->name);
    row_[kAcronym] = organization->acronym;
  }
  void operator()(const Place* place) const { name(place->name); }
  void operator()(const OutsideName* outside) const {
    name(outside->name);
    row_[kOutside] = flag(true);
  }
  void operator()(const TimeExpression* expression) const { row_[kValue] = expression->value; }
  void operator()(const Quantity* quantity) const {
    row_[kValue] = output::value_of(*quantity);
    bounds(quantity->min, quantity->max);
  }

 private:
  void name(const std::string& name) const { row_[kValue] = row_[kName] = name; }
  void bounds(const std::optional<Decimal>& min, const std::optional<Decimal>& max) const {
    if (min) row_[kMin] = min->to_string();
    if (max) row_[kMax] = max->to_string();
  }

  Row& row_;
};

}  // namespace

std::string_view csv_header() { return kHeader; }

std::string to_csv(const Document& document, std::string_view text, const OutputOptions& options) {
  const OffsetMap offsets(text, options.offsets);
  std::string out;
  for (const output::AnyMention& mention : output::all_mentions(document)) {
    Row row;
    const Span units = offsets(mention.mention.span);
    row[kDocument] = document.info.id.empty() ? std::string(options.id_json) : document.info.id;
    row[kKind] = output::word_of(mention.kind);
    row[kStart] = std::to_string(units.begin);
    row[kEnd] = std::to_string(units.end);
    row[kText] = mention.mention.span.of(text);
    row[kZone] = to_string(mention.mention.zone);
    row[kOutside] = flag(false);
    if (document.info.published) row[kPublished] = to_string(*document.info.published);
    row[kCountry] = document.info.country;
    std::visit(KindColumns(row), mention.item);
    for (std::size_t column = 0; column < kColumns; ++column) {
      if (column > 0) out.push_back(',');
      output::append_csv(out, row[column]);
    }
    out.append("\r\n");
  }
  return out;
}

}  // namespace gaceta
