// What must hold for a document, whatever text it was made from. Each check that fails ends the program, which is how a
// fuzz target tells.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/extractor.hpp"
#include "text/utf8.hpp"

namespace gaceta::fuzz {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline const Extractor& extractor() {
  static const Extractor instance(
      Options{.kinds = {Kind::money, Kind::dates, Kind::people, Kind::organizations, Kind::places, Kind::durations,
                        Kind::sets, Kind::times, Kind::ages, Kind::percentages},
              .zones = ZoneSet(Zone::headline, Zone::body, Zone::caption),
              .names = {}});
  return instance;
}

inline void check_span(std::string_view text, Span span) {
  must(span.begin < span.end && span.end <= text.size(), "a span is in range and not empty");
  must(text::is_boundary(text, span.begin) && text::is_boundary(text, span.end), "a span ends on characters");
}

template <class List>
inline void check_list(std::string_view text, const List& list) {
  std::uint32_t end = 0;
  for (const auto& one : list) {
    check_span(text, one.mention.span);
    must(one.mention.span.begin >= end, "mentions are in order and apart");
    end = one.mention.span.end;
  }
}

template <class Entry>
inline void check_entries(std::string_view text, const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    must(!entry.name.empty() && !entry.mentions.empty(), "an entry has a name and a mention");
    std::uint32_t begin = 0;
    for (const Mention& mention : entry.mentions) {
      check_span(text, mention.span);
      must(mention.span.begin >= begin, "an entry's mentions are in order");
      begin = mention.span.begin;
    }
  }
}

inline void check(std::string_view text, const Document& document) {
  must(!document.error, "no text of this size is refused");
  check_list(text, document.money);
  check_list(text, document.dates);
  check_list(text, document.durations);
  check_list(text, document.ages);
  check_list(text, document.percentages);
  check_entries(text, document.people);
  check_entries(text, document.organizations);
  check_entries(text, document.places);
  for (const OutsideName& name : document.outside) check_span(text, name.mention.span);
  for (const Money& sum : document.money) {
    must(sum.vague == !sum.min, "an amount that is not vague has its bounds");
    must(sum.min.has_value() == sum.max.has_value(), "both bounds or none");
    if (sum.min) {
      must(*sum.min <= *sum.max, "the bounds are in order");
      must(Decimal::parse(sum.min->to_string()) == *sum.min, "an amount reads back");
    }
  }
  for (const Date& date : document.dates) {
    if (date.days) must(date.days->first.ok() && date.days->last.ok(), "days exist");
    if (date.days)
      must(std::chrono::sys_days(date.days->first) <= std::chrono::sys_days(date.days->last), "days are in order");
  }
}

inline bool same(const Document& a, const Document& b) {
  return a.tokens == b.tokens && a.sentences == b.sentences && a.money == b.money && a.dates == b.dates &&
         a.people == b.people && a.organizations == b.organizations && a.places == b.places && a.outside == b.outside;
}

}  // namespace gaceta::fuzz
