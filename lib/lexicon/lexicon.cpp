#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <string>

#include "lexicon/table.hpp"
#include "text/fold.hpp"

namespace gaceta::lexicon {

namespace {

// Gives every form of a table's column to `use`; a table that a build leaves out gives none.
template <class Use>
void each_form(std::string_view table_name, std::string_view column_name, Use use) {
  const Table table = Table::builtin(table_name);
  const std::size_t column = table.column(column_name);
  for (const Row& row : table.rows()) {
    for (const std::string_view form : row.list(column)) use(form);
  }
}

}  // namespace

Lexicon::Lexicon() {
  const auto keep = [this](std::string_view form) { tokenizer_.keep_together(form); };
  const auto split = [this](std::string_view form) { tokenizer_.split_at_hyphen(form); };
  each_form("abbreviations", "form", keep);
  each_form("currencies", "symbols", keep);
  // Signs made of letters stand glued to their number: `Q1,500`, `USD20`.
  const Table currencies = Table::builtin("currencies");
  const std::size_t code = currencies.column("code"), symbols = currencies.column("symbols"),
                    doubtful = currencies.column("doubtful");
  for (const Row& row : currencies.rows()) {
    if (row.cell(doubtful) != "word") tokenizer_.split_before_digits(row.cell(code));
    for (const std::string_view symbol : row.list(symbols)) tokenizer_.split_before_digits(symbol);
  }
  each_form("months", "abbreviations", keep);
  each_form("months", "name", split);
  each_form("months", "abbreviations", split);
  each_form("weekdays", "name", split);
  each_form("weekdays", "abbreviations", keep);
  each_form("top_level_domains", "domain", [this](std::string_view form) { tokenizer_.add_top_level_domain(form); });
}

std::vector<WordId> Lexicon::intern_phrase(std::string_view phrase) {
  std::vector<WordId> ids;
  constexpr std::size_t kUsual = 4;
  ids.reserve(kUsual);
  if (text::fold_plain(phrase, folded_)) {
    // The tokenizer would cut it at the blanks.
    const std::string_view folded = folded_;
    for (std::size_t begin = 0; begin < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', begin), folded.size());
      ids.push_back(words_.intern_folded(folded.substr(begin, end - begin)));
      begin = end + 1;
    }
    return ids;
  }
  tokenizer_.split(phrase, [&](std::string_view part) { ids.push_back(words_.intern_folded(part)); });
  return ids;
}

}  // namespace gaceta::lexicon
