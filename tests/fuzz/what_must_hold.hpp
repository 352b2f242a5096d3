// What must hold for a document, whatever text it was made from. Each check that fails ends the program, which is how a
// fuzz target tells.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/extractor.hpp"
#include "support/timex.hpp"
#include "text/utf8.hpp"

namespace gaceta::fuzz {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// Every kind that there is.
inline constexpr KindSet kEveryKind{Kind::money,     Kind::dates, Kind::people, Kind::organizations, Kind::places,
                                    Kind::durations, Kind::sets,  Kind::times,  Kind::ages,          Kind::percentages};

inline const Extractor& extractor() {
  static const Extractor instance(
      Options{.kinds = kEveryKind, .zones = ZoneSet(Zone::headline, Zone::body, Zone::caption), .names = {}});
  return instance;
}

inline void check_span(std::string_view text, Span span) {
  must(span.begin < span.end && span.end <= text.size(), "a span is in range and not empty");
  must(text::is_boundary(text, span.begin) && text::is_boundary(text, span.end), "a span ends on characters");
}

/// Zones and tokens: they follow each other without a gap, from the first byte to the last.
template <class List>
inline void check_tiles(std::string_view text, const List& list) {
  std::uint32_t end = 0;
  for (const auto& one : list) {
    must(one.span.begin == end, "tiles leave no gap");
    check_span(text, one.span);
    end = one.span.end;
  }
  must(end == text.size(), "tiles reach the end");
}

inline void check_sentences(std::string_view text, const Document& document) {
  std::uint32_t end = 0, token = 0;
  for (const Sentence& sentence : document.sentences) {
    check_span(text, sentence.span);
    must(sentence.span.begin >= end, "sentences are in order and apart");
    must(sentence.first_token >= token && sentence.first_token < sentence.last_token &&
             sentence.last_token <= document.tokens.size(),
         "a sentence has tokens, its own");
    must(document.tokens[sentence.first_token].span.begin == sentence.span.begin &&
             document.tokens[sentence.last_token - 1].span.end == sentence.span.end,
         "a sentence is as long as its tokens");
    end = sentence.span.end;
    token = sentence.last_token;
  }
}

/// The zone of a mention is that of the text that it begins in.
inline void check_mention(std::string_view text, const Document& document, const Mention& mention) {
  check_span(text, mention.span);
  const auto behind = std::upper_bound(document.zones.begin(), document.zones.end(), mention.span.begin,
                                       [](std::uint32_t at, const ZoneSpan& zone) { return at < zone.span.begin; });
  must(behind != document.zones.begin() && (behind - 1)->zone == mention.zone, "a mention knows its zone");
}

template <class List>
inline void check_list(std::string_view text, const Document& document, const List& list) {
  std::uint32_t end = 0;
  for (const auto& one : list) {
    check_mention(text, document, one.mention);
    must(one.mention.span.begin >= end, "mentions are in order and apart");
    end = one.mention.span.end;
  }
}

template <class Entry>
inline void check_entries(std::string_view text, const Document& document, const std::vector<Entry>& entries) {
  std::uint32_t first = 0;
  for (const Entry& entry : entries) {
    must(!entry.name.empty() && !entry.mentions.empty(), "an entry has a name and a mention");
    must(entry.mentions.front().span.begin >= first, "entries are in the order of their first mentions");
    first = entry.mentions.front().span.begin;
    std::uint32_t end = 0;
    for (const Mention& mention : entry.mentions) {
      check_mention(text, document, mention);
      must(mention.span.begin >= end, "an entry's mentions are in order and apart");
      end = mention.span.end;
    }
  }
}

inline void check_number(const Decimal& min, const Decimal& max) {
  must(min <= max, "the bounds are in order");
  must(Decimal::parse(min.to_string()) == min && Decimal::parse(max.to_string()) == max, "a number reads back");
}

inline void check_sums(const Document& document) {
  for (const Money& sum : document.money) {
    must(sum.vague == !sum.min, "an amount that is not vague has its bounds");
    must(sum.min.has_value() == sum.max.has_value(), "both bounds or none");
    if (sum.min) check_number(*sum.min, *sum.max);
    if (sum.currency) must(Currency::parse(sum.currency->code()) == sum.currency, "a currency reads back");
  }
  for (const Quantity& age : document.ages) check_number(age.min, age.max);
  for (const Quantity& part : document.percentages) check_number(part.min, part.max);
}

/// Values of dates have a form of TIMEX3, and cover the days that are said.
inline void check_times(const Document& document) {
  namespace timex = testing::timex;
  constexpr std::string_view kSouthern[] = {"AR", "BO", "BR", "CL", "PE", "PY", "UY", "ZA", "AU", "NZ"};
  const bool southern =
      std::find(std::begin(kSouthern), std::end(kSouthern), document.info.country) != std::end(kSouthern);
  for (const Date& date : document.dates) {
    if (date.days) {
      must(date.days->first.ok() && date.days->last.ok(), "days exist");
      must(date.days->first <= date.days->last, "days are in order");
    }
    if (date.value.empty()) {
      must(!date.days, "a date without a value has no days");
      continue;
    }
    const std::optional<timex::Value> value = timex::parse(date.value, southern);
    must(value.has_value(), "a date's value parses");
    must(value->grain == date.grain, "a date's value is of its grain");
    must(value->days == date.days, "a date's value covers its days");
  }
  for (const TimeExpression& one : document.durations) must(timex::is_duration(one.value), "a duration's value parses");
  for (const TimeExpression& one : document.sets) must(timex::is_set(one.value), "a set's value parses");
  for (const TimeExpression& one : document.times) must(timex::is_clock_time(one.value), "a time's value parses");
}

inline void check(std::string_view text, const Document& document) {
  must(!document.error, "no text of this size is refused");
  check_tiles(text, document.zones);
  for (std::size_t i = 1; i < document.zones.size(); ++i)
    must(document.zones[i - 1].zone != document.zones[i].zone, "neighbouring zones differ");
  check_tiles(text, document.tokens);
  check_sentences(text, document);
  check_list(text, document, document.money);
  check_list(text, document, document.dates);
  check_list(text, document, document.durations);
  check_list(text, document, document.sets);
  check_list(text, document, document.times);
  check_list(text, document, document.ages);
  check_list(text, document, document.percentages);
  check_entries(text, document, document.people);
  check_entries(text, document, document.organizations);
  check_entries(text, document, document.places);
  for (const Person& person : document.people)
    for (const Role& role : person.roles) check_span(text, role.span);
  for (const OutsideName& name : document.outside) {
    must(!name.name.empty(), "a name outside is one");
    check_mention(text, document, name.mention);
  }
  check_sums(document);
  check_times(document);
}

inline bool same(const Document& a, const Document& b) {
  return a.info.published == b.info.published && a.info.country == b.info.country &&
         a.published_from == b.published_from && a.country_from == b.country_from && a.zones == b.zones &&
         a.tokens == b.tokens && a.sentences == b.sentences && a.money == b.money && a.dates == b.dates &&
         a.people == b.people && a.organizations == b.organizations && a.places == b.places && a.outside == b.outside &&
         a.durations == b.durations && a.sets == b.sets && a.times == b.times && a.ages == b.ages &&
         a.percentages == b.percentages && a.notes == b.notes && a.error == b.error;
}

}  // namespace gaceta::fuzz
