#include "names/organization_runs.hpp"

namespace gaceta::names {

namespace {

constexpr std::size_t kLongestName = 16;  // lexemes

}  // namespace

std::size_t end_of_run(const RuleText& in, const NameLabels& labels, std::size_t at) {
  // `economista de Foco UC | Ana Díaz`: a person has a name of its own.
  const auto person = [&](std::size_t i) {
    return labels.begins(i, NameType::person) && in.is(i, kGivenName) && labels.end_of(i) > i + 1;
  };
  std::size_t end = at;
  while (end < in.size() && end < at + kLongestName && is_capitalised_inside(in[end]) && !person(end) &&
         !(in[end].is(tokens::kAllUpper) && end > at && in[end - 1].is(tokens::kAllUpper) && !labels.in_name(end))) {
    ++end;
  }
  return end;
}

std::size_t begin_of_run(const RuleText& in, const NameLabels& labels, std::size_t end) {
  std::size_t begin = end;
  for (std::size_t at = end; at > 0 && end - at < kLongestName && !in[at].is(tokens::kSentenceStart);) {
    --at;
    if (is_capitalised(in[at])) {
      begin = at;
    } else if (!in.is(at, kOf | kAndWord | kArticleWord)) {
      break;
    }
  }
  return begin < end && labels.in_name(begin) ? labels.begin_of(begin) : begin;
}

}  // namespace gaceta::names
