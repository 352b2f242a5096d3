// Any bytes at all through the extractor, with every kind asked for; checks what must hold for any text. The first two
// bytes choose the country and whether the day of publication is known.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gaceta/extractor.hpp"
#include "text/utf8.hpp"

namespace {

using namespace gaceta;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

const Extractor& extractor() {
  static const Extractor instance(
      Options{.kinds = {Kind::money, Kind::dates, Kind::people, Kind::organizations, Kind::places, Kind::durations,
                        Kind::sets, Kind::times, Kind::ages, Kind::percentages},
              .zones = ZoneSet(Zone::headline, Zone::body, Zone::caption),
              .names = {}});
  return instance;
}

void check_span(std::string_view text, Span span) {
  must(span.begin < span.end && span.end <= text.size(), "a span is in range and not empty");
  must(text::is_boundary(text, span.begin) && text::is_boundary(text, span.end), "a span ends on characters");
}

template <class List>
void check_list(std::string_view text, const List& list) {
  std::uint32_t end = 0;
  for (const auto& one : list) {
    check_span(text, one.mention.span);
    must(one.mention.span.begin >= end, "mentions are in order and apart");
    end = one.mention.span.end;
  }
}

template <class Entry>
void check_entries(std::string_view text, const std::vector<Entry>& entries) {
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

void check(std::string_view text, const Document& document) {
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

bool same(const Document& a, const Document& b) {
  return a.tokens == b.tokens && a.sentences == b.sentences && a.money == b.money && a.dates == b.dates &&
         a.people == b.people && a.organizations == b.organizations && a.places == b.places && a.outside == b.outside;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  constexpr std::string_view kCountries[] = {"", "MX", "ES", "AR", "CO", "CL", "PE", "BO", "US", "UY", "VE", "DO"};
  ArticleInfo info;
  info.country = kCountries[data[0] % std::size(kCountries)];
  if (data[1] % 2 == 0)
    info.published = std::chrono::year{1990 + data[1] / 4} / (1 + data[1] % 12) / (1 + data[1] % 28);
  // A copy of just this size, so that a read past its end is seen.
  const std::vector<char> bytes(data + 2, data + size);
  const std::string_view text(bytes.data(), bytes.size());
  const Document document = extractor().extract(text, info);
  check(text, document);
  must(same(document, extractor().extract(text, info)), "two runs agree");
  if (data[1] % 16 == 0) {
    const std::string copy(text);
    Document other;
    std::thread([&] { other = extractor().extract(copy, info); }).join();
    must(same(document, other), "a copy in another thread gives the same");
  }
  return 0;
}
