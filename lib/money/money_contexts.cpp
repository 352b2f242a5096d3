#include "money/money_contexts.hpp"

#include <array>
#include <utility>

#include "lexicon/table.hpp"

namespace gaceta::money {

using lexicon::Row;
using lexicon::Table;

MoneyContexts::MoneyContexts(lexicon::Lexicon& lexicon) {
  const auto mark = [&](std::string_view form, std::uint32_t flag) {
    const std::vector<lexicon::WordId> words = lexicon.intern_phrase(form);
    if (words.size() != 1) return;  // an expression is known by its words
    if (words.front() >= flags_.size()) flags_.resize(words.front() + 1, 0);
    flags_[words.front()] = static_cast<std::uint32_t>(flags_[words.front()] | flag);
  };
  static constexpr auto kNames = std::to_array<std::pair<std::string_view, Says>>({{"money", kMoney},
                                                                                   {"price", kPrice},
                                                                                   {"what", kWhat},
                                                                                   {"near", kNear},
                                                                                   {"rate", kRate},
                                                                                   {"takes", kTakes},
                                                                                   {"trade", kTrade},
                                                                                   {"other", kOther},
                                                                                   {"feminine", kFeminine},
                                                                                   {"ceiling", kCeiling},
                                                                                   {"reach", kReach},
                                                                                   {"sees", kSees},
                                                                                   {"epithet", kEpithet},
                                                                                   {"slang", kSlang},
                                                                                   {"count", kCount},
                                                                                   {"change", kChange},
                                                                                   {"range", kRange},
                                                                                   {"follow", kFollow}});
  const Table contexts = Table::builtin("money_contexts");
  const std::size_t says = contexts.column("says"), forms = contexts.column("forms");
  for (const Row& row : contexts.rows()) {
    for (const auto& [name, flag] : kNames) {
      if (row.cell(says) != name) continue;
      for (const std::string_view form : row.list(forms)) mark(form, flag);
    }
  }
  const Table nouns = Table::builtin("countable_nouns");
  const std::size_t noun_forms = nouns.column("forms");
  for (const Row& row : nouns.rows()) {
    for (const std::string_view form : row.list(noun_forms)) mark(form, kCountable);
  }
}

}  // namespace gaceta::money
