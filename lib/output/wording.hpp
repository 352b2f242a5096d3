// What people read of a value, the same in the report and on the page. Text from the article is given as it stands
// there: who writes it out makes it fit for a terminal or a page.
#pragma once

#include <string>

#include "gaceta/document.hpp"
#include "gaceta/format.hpp"

namespace gaceta::output {

/// `más de 38,000 MXN`; for a vague sum `(vague) USD`.
[[nodiscard]] std::string amount_words(const Money& money, const SpanishFormat& format);
/// `CEO, Amazon Web Services`, as it stands beside a name; a role of the past says so.
[[nodiscard]] std::string role_words(const Role& role);

}  // namespace gaceta::output
