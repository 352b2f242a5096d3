// Runs of capitalised words, from which the rules for organizations make names that the tagger missed or cut.
#pragma once

#include <cstddef>

#include "names/name_labels.hpp"
#include "names/rule_text.hpp"

namespace gaceta::names {

/// One past the capitalised words that go on from `at`, names but those of people among them; all-caps text has no such
/// runs.
[[nodiscard]] std::size_t end_of_run(const RuleText& in, const NameLabels& labels, std::size_t at);
/// The first of the capitalised words, joined by small ones, that end before `end`; `end` where there are none or where
/// they would cut a name.
[[nodiscard]] std::size_t begin_of_run(const RuleText& in, const NameLabels& labels, std::size_t end);

}  // namespace gaceta::names
