// Standoff annotation as brat reads it (https://brat.nlplab.org/standoff.html): spans, attributes, notes, the identity
// of names, and who belongs to what.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/output.hpp"
#include "output/escape.hpp"
#include "output/mentions.hpp"

namespace gaceta {
namespace {

/// Text for one field of a line: no line ends or tabs, one character for each of the text's.
std::string one_line(std::string_view text) {
  std::string line;
  output::append_utf8(line, text);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return line;
}

std::string type_of(Kind kind) {
  std::string name(output::word_of(kind));
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

class Annotations {
 public:
  Annotations(const Document& document, std::string_view text) : text_(text), offsets_(text, OffsetUnit::codepoint) {
    for (const output::AnyMention& mention : output::all_mentions(document)) {
      const std::size_t term = span(type_of(mention.kind), mention.mention.span);
      of_item_[output::address_of(mention.item)].push_back(term);
      std::visit([&](const auto* item) { describe(term, *item); }, mention.item);
    }
    for (const auto& [item, terms] : of_item_) {
      if (terms.size() < 2) continue;
      out_.append("*\tCoref");
      for (const std::size_t term : terms) out_.append(" T").append(std::to_string(term));
      out_.push_back('\n');
    }
    for (const Person& person : document.people)
      for (const Role& role : person.roles) affiliate(document, person, role);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::size_t span(const std::string& type, Span bytes) {
    const Span points = offsets_(bytes);
    line('T', ++terms_).append(type).append(" ").append(std::to_string(points.begin)).append(" ");
    out_.append(std::to_string(points.end)).append("\t").append(one_line(bytes.of(text_))).append("\n");
    return terms_;
  }
  std::string& line(char letter, std::size_t number) {
    out_.push_back(letter);
    return out_.append(std::to_string(number)).append("\t");
  }
  void attribute(std::size_t term, std::string_view name, std::string_view value = {}) {
    line('A', ++attributes_).append(name).append(" T").append(std::to_string(term));
    if (!value.empty()) out_.append(" ").append(value);
    out_.push_back('\n');
  }
  void note(std::size_t term, std::string_view text) {
    if (text.empty()) return;
    line('#', ++notes_).append("AnnotatorNotes T").append(std::to_string(term)).append("\t");
    out_.append(one_line(text)).append("\n");
  }

  void describe(std::size_t term, const Money& money) {
    note(term, output::value_of(money));
    if (money.modifier != AmountModifier::none) attribute(term, "Modifier", to_string(money.modifier));
    if (money.implicit) attribute(term, "Implicit");
    if (money.vague) attribute(term, "Vague");
  }
  void describe(std::size_t term, const Date& date) {
    note(term, date.value);
    if (date.modifier != DateModifier::none) attribute(term, "Modifier", to_string(date.modifier));
  }
  void describe(std::size_t term, const Person& person) {
    std::string text = person.name;
    for (const Role& role : person.roles) {
      if (role.title.empty()) continue;
      text.append("; ").append(role.former ? "ex: " : "").append(role.title);
    }
    note(term, text);
  }
  void describe(std::size_t term, const Organization& organization) {
    note(term,
         organization.acronym.empty() ? organization.name : organization.name + " (" + organization.acronym + ")");
  }
  void describe(std::size_t term, const Place& place) { note(term, place.name); }
  void describe(std::size_t term, const OutsideName& name) {
    note(term, name.name);
    attribute(term, "Outside");
  }
  void describe(std::size_t term, const TimeExpression& expression) { note(term, expression.value); }
  void describe(std::size_t term, const Quantity& quantity) { note(term, output::value_of(quantity)); }

  /// A person's organization: from a mention beside the role, or else the first of each.
  void affiliate(const Document& document, const Person& person, const Role& role) {
    const auto found = std::find_if(document.organizations.begin(), document.organizations.end(),
                                    [&](const Organization& each) { return each.name == role.organization_name; });
    if (role.organization_name.empty() || found == document.organizations.end()) return;
    const std::size_t from = nearest(person.mentions, of_item_[&person], role.span);
    const std::size_t to = nearest(found->mentions, of_item_[&*found], role.span);
    if (from == 0 || to == 0) return;
    line('R', ++relations_).append("Affiliation Arg1:T").append(std::to_string(from));
    out_.append(" Arg2:T").append(std::to_string(to)).append("\n");
  }
  static std::size_t nearest(const std::vector<Mention>& mentions, const std::vector<std::size_t>& terms, Span role) {
    std::size_t best = 0;
    std::uint32_t least = ~std::uint32_t{0};
    for (std::size_t i = 0; i < mentions.size() && i < terms.size(); ++i) {
      const Span span = mentions[i].span;
      const std::uint32_t apart = span.end <= role.begin   ? role.begin - span.end
                                  : span.begin >= role.end ? span.begin - role.end
                                                           : 0;
      if (apart < least) least = apart, best = terms[i];
    }
    return best;
  }

  std::string_view text_;
  OffsetMap offsets_;
  std::string out_;
  std::map<const void*, std::vector<std::size_t>> of_item_;
  std::size_t terms_ = 0, attributes_ = 0, notes_ = 0, relations_ = 0;
};

}  // namespace

std::string to_brat(const Document& document, std::string_view text) { return Annotations(document, text).take(); }

std::string_view brat_configuration() {
  return "[entities]\nMoney\nDate\nPerson\nOrganization\nPlace\nDuration\nSet\nTime\nAge\nPercentage\n\n"
         "[relations]\nAffiliation\tArg1:Person, Arg2:Organization\n"
         "Coref\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n\n[events]\n\n"
         "[attributes]\n"
         "Modifier\tArg:<ENTITY>, Value:approx|more_than|less_than|start|mid|end|before|after\n"
         "Implicit\tArg:Money\nVague\tArg:Money\nOutside\tArg:<ENTITY>\n";
}

}  // namespace gaceta
