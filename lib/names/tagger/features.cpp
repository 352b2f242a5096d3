#include "names/tagger/features.hpp"

#include <algorithm>

namespace gaceta::names {
namespace {

/// What stands for a word beyond the sentence.
const Word& edge() noexcept {
  static const Word word = [] {
    Word w;
    w.exact = w.plain = w.shape = w.suffix = 0x5eedULL;
    w.letters = Case::punctuation;
    return w;
  }();
  return word;
}

enum Kind : std::uint64_t {
  kWordNext = 0x100,
  kPreviousWord,
  kClusterNext,
  kPreviousCluster,
  kAround,
  kAroundClusters,
  kCases,
  kShapes,
  kPreviousWordCase,
  kCaseNextWord,
  kBackTwo,
  kAheadTwo,
  kBackTwoClusters,
  kAheadTwoClusters,
  kStart,
  kStartUsage,
  kStartCluster,
  kStyle,
  kStyleUsage,
  kQuoted,
  kQuotedPlace,
  kBracketed,
  kRunFirst,
  kRunFirstCluster,
  kRunLast,
  kRunLastCluster,
  kRunBefore,
  kRunBeforeCluster,
  kRunAfter,
  kRunAfterCluster,
  kRunBothClusters,
  kRunLength,
  kRunWhole,
  kRunBeforeTwo,
  kRunCases,
  kSuffixPair
};

bool in_bounds(std::ptrdiff_t i, std::size_t n) noexcept { return i >= 0 && static_cast<std::size_t>(i) < n; }

}  // namespace

Style find_places(std::span<const Word* const> words, std::span<Place> places) noexcept {
  const std::size_t n = words.size();
  std::size_t capital = 0, loud = 0, wordy = 0;
  for (std::size_t i = 0; i < n; ++i) {
    places[i] = Place{};
    const Case c = words[i]->letters;
    if (c == Case::number || c == Case::punctuation) continue;
    if (!words[i]->link) ++wordy;
    if (words[i]->capital) ++capital;
    if (c == Case::capitals) ++loud;
  }
  const Style style = capital == 0                              ? Style::bare
                      : wordy >= 4 && loud * 10 >= wordy * 7    ? Style::capitals
                      : wordy >= 5 && capital * 10 >= wordy * 8 ? Style::titled
                                                                : Style::plain;

  // Runs: capitalised words, with at most three links between two of them.
  for (std::size_t i = 0; i < n;) {
    if (!words[i]->capital) {
      ++i;
      continue;
    }
    std::size_t last = i;
    for (std::size_t j = i + 1; j < n && j <= last + 4; ++j) {
      if (words[j]->capital || (j == last + 1 && words[j]->letters == Case::alphanumeric))
        last = j;
      else if (!words[j]->link)
        break;
    }
    for (std::size_t j = i; j <= last; ++j) {
      places[j].in_run = true;
      places[j].run_first = static_cast<std::uint32_t>(i);
      places[j].run_last = static_cast<std::uint32_t>(last);
    }
    i = last + 1;
  }
  // Near a capital letter.
  std::size_t since = kReach + 1;
  for (std::size_t i = 0; i < n; ++i) {
    since = words[i]->capital ? 0 : since + 1;
    places[i].active = since <= kReach;
  }
  since = kReach + 1;
  for (std::size_t i = n; i-- > 0;) {
    since = words[i]->capital ? 0 : since + 1;
    places[i].active |= since <= kReach;
  }
  // Quotation marks by pairs, parentheses.
  std::size_t open = n;
  for (std::size_t i = 0; i < n; ++i) {
    if (!words[i]->quote) continue;
    if (open == n) {
      open = i;
      continue;
    }
    for (std::size_t j = open + 1; j < i; ++j) places[j].quoted = true;
    open = n;
  }
  bool inside = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (words[i]->initial == ')') inside = false;
    places[i].bracketed = inside;
    if (words[i]->initial == '(') inside = true;
  }
  return style;
}

std::size_t context_features(const SentenceView& sentence, std::size_t i, std::uint64_t* out) noexcept {
  const std::size_t n = sentence.words.size();
  const auto at = [&](std::ptrdiff_t offset) -> const Word& {
    const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + offset;
    return in_bounds(k, n) ? *sentence.words[static_cast<std::size_t>(k)] : edge();
  };
  const auto word_at = [&](std::ptrdiff_t k) -> const Word& {
    return in_bounds(k, n) ? *sentence.words[static_cast<std::size_t>(k)] : edge();
  };
  std::size_t count = 0;
  const auto emit = [&](Kind kind, std::uint64_t a, std::uint64_t b = 0) {
    out[count++] = combine(combine(kind, a), b);
  };
  const Word &w = at(0), &p1 = at(-1), &p2 = at(-2), &n1 = at(1), &n2 = at(2);
  const auto form = [](const Word& word) { return static_cast<std::uint64_t>(word.letters); };
  const Place& place = sentence.places[i];

  emit(kWordNext, w.plain, n1.plain);
  emit(kPreviousWord, p1.plain, w.plain);
  emit(kClusterNext, combine(w.path, form(w)), combine(n1.path, form(n1)));
  emit(kPreviousCluster, combine(p1.path, form(p1)), combine(w.path, form(w)));
  emit(kAround, combine(p1.plain, n1.plain), form(w));
  emit(kAroundClusters, combine(p1.path, n1.path), form(w));
  emit(kCases, combine(combine(form(p2), form(p1)), form(w)), combine(form(n1), form(n2)));
  emit(kShapes, combine(p1.shape, w.shape), n1.shape);
  emit(kPreviousWordCase, p1.plain, form(w));
  emit(kCaseNextWord, form(w), n1.plain);
  emit(kBackTwo, combine(p2.plain, p1.plain), form(w));
  emit(kAheadTwo, combine(n1.plain, n2.plain), form(w));
  emit(kBackTwoClusters, combine(p2.path, p1.path), form(w));
  emit(kAheadTwoClusters, combine(n1.path, n2.path), form(w));
  emit(kSuffixPair, p1.suffix, w.suffix);
  const auto style = static_cast<std::uint64_t>(sentence.style);
  emit(kStyle, style, form(w));
  if (i == 0 || (i == 1 && p1.letters == Case::punctuation)) {
    emit(kStart, form(w), form(n1));
    emit(kStartUsage, w.usage, combine(form(w), form(n1)));
    emit(kStartCluster, w.path, form(w));
  } else {
    emit(kStyleUsage, combine(style, w.usage), form(w));
  }
  if (place.quoted) {
    emit(kQuoted, form(w), combine(p1.quote, n1.quote));
    emit(kQuotedPlace, w.path, p1.quote);
  }
  if (place.bracketed) emit(kBracketed, form(w), combine(p1.initial == '(', n1.initial == ')'));
  if (place.in_run) {
    const auto first = static_cast<std::ptrdiff_t>(place.run_first), last = static_cast<std::ptrdiff_t>(place.run_last);
    const auto here = static_cast<std::ptrdiff_t>(i);
    const Word &head = word_at(first), &tail = word_at(last), &before = word_at(first - 1), &after = word_at(last + 1);
    const std::uint64_t length = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(last - first, 6));
    // Where in the run, to four from its head.
    const auto from_head = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(here - first, 3));
    const auto from_tail = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(last - here, 1));
    const std::uint64_t spot = combine(combine(from_head, from_tail), form(w));
    emit(kRunFirst, head.plain, spot);
    emit(kRunFirstCluster, head.path, spot);
    emit(kRunLast, tail.plain, spot);
    emit(kRunLastCluster, tail.path, spot);
    emit(kRunBefore, before.plain, spot);
    emit(kRunBeforeCluster, before.path, spot);
    emit(kRunAfter, after.plain, spot);
    emit(kRunAfterCluster, after.path, spot);
    emit(kRunBothClusters, combine(before.path, after.path), form(w));
    emit(kRunLength, length, spot);
    emit(kRunBeforeTwo, combine(word_at(first - 2).plain, before.plain), from_head);
    std::uint64_t whole = 0, cases = 0;
    const std::ptrdiff_t whole_last = std::min(last, first + 7);
    for (std::ptrdiff_t k = first; k <= whole_last; ++k) {
      whole = combine(whole, word_at(k).plain);
      cases = combine(cases, word_at(k).link ? word_at(k).plain : form(word_at(k)));
    }
    emit(kRunWhole, whole, static_cast<std::uint64_t>(here - first));
    emit(kRunCases, cases, static_cast<std::uint64_t>(here - first));
  }
  return count;
}

}  // namespace gaceta::names
