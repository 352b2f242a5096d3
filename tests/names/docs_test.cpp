// The examples of docs/names.md hold.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"

namespace gaceta {
namespace {

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

std::string show_people(const Document& document) {
  std::vector<std::string> people;
  for (const Person& person : document.people) {
    std::vector<std::string> roles;
    for (const Role& role : person.roles) {
      std::string shown = role.title;
      if (!role.organization.empty()) shown += (shown.empty() ? "@ " : " @ ") + role.organization;
      if (!role.organization.empty() && role.organization_name != role.organization)
        shown += " = " + role.organization_name;
      if (role.former) shown += " (former)";
      roles.push_back(shown);
    }
    people.push_back(person.name + (roles.empty() ? "" : ": " + joined(roles, ", ")));
  }
  return joined(people, "; ");
}

std::string show_organizations(const Document& document) {
  std::vector<std::string> shown;
  for (const Organization& organization : document.organizations) {
    shown.push_back(organization.name + (organization.acronym.empty() ? "" : " [" + organization.acronym + "]"));
  }
  return joined(shown, "; ");
}

// The cells of a row of a Markdown table.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t from = 1;
  for (std::size_t to = line.find('|', from); to != std::string::npos; to = line.find('|', from)) {
    const std::string cell = line.substr(from, to - from);
    const std::size_t first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
    from = to + 1;
  }
  return cells;
}

TEST(NamesPage, ItsExamplesHold) {
  std::ifstream page(GACETA_SOURCE_DIR "/docs/names.md");
  ASSERT_TRUE(page);
  const Extractor extractor;
  std::string line, column;
  int examples = 0;
  while (std::getline(page, line)) {
    if (!line.starts_with('|')) {
      column.clear();
      continue;
    }
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 2) continue;
    if (cells[0] == "text") {
      column = cells[1];
      continue;
    }
    if (column.empty() || cells[0].starts_with("---")) continue;
    const Document document = extractor.extract(cells[0]);
    EXPECT_EQ(column == "people" ? show_people(document) : show_organizations(document), cells[1]) << cells[0];
    ++examples;
  }
  EXPECT_GE(examples, 45);
}

}  // namespace
}  // namespace gaceta
