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
  kSuffixPair,
  kListed,
  kListedIn,
  kListedStyle,
  kListedBefore,
  kListedAround,
  kBracketedLength,
  kRunAfterTwo
};

bool in_bounds(std::ptrdiff_t i, std::size_t n) noexcept { return i >= 0 && static_cast<std::size_t>(i) < n; }

}  // namespace

Style find_places(std::span<const Word* const> words, const Gazetteer& gazetteer, std::span<Place> places) noexcept {
  enum Trait : std::uint8_t {
    kCapital = 1,
    kLink = 2,
    kAlphanumeric = 4,
    kEntry = 8,  // begins an entry of the gazetteer, or is one
    kQuote = 16,
    kOpening = 32,
    kClosing = 64,
  };
  const std::size_t n = words.size();
  std::size_t capital = 0, loud = 0, wordy = 0;
  std::uint8_t any = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Word& word = *words[i];
    const Case c = word.letters;
    const auto trait = [](bool has, Trait which) { return static_cast<std::uint8_t>(has ? which : 0); };
    const auto traits = static_cast<std::uint8_t>(
        trait(word.capital, kCapital) | trait(word.link, kLink) | trait(c == Case::alphanumeric, kAlphanumeric) |
        trait(word.entry.goes_on || word.entry.lists != 0, kEntry) | trait(word.quote, kQuote) |
        trait(word.initial == '(', kOpening) | trait(word.initial == ')', kClosing));
    places[i] = Place{};
    places[i].traits = traits;
    any |= traits;
    const bool counts = c != Case::number && c != Case::punctuation;
    wordy += counts && !word.link ? 1U : 0U;
    capital += counts && word.capital ? 1U : 0U;
    loud += c == Case::capitals ? 1U : 0U;
  }
  const Style style = capital == 0                              ? Style::bare
                      : wordy >= 4 && loud * 10 >= wordy * 7    ? Style::capitals
                      : wordy >= 5 && capital * 10 >= wordy * 8 ? Style::titled
                                                                : Style::plain;
  const auto is = [&](std::size_t i, Trait trait) { return (places[i].traits & trait) != 0; };

  // Runs: capitalised words, with at most three links between two of them. What is near one is active.
  if ((any & kCapital) != 0) {
    for (std::size_t i = 0; i < n;) {
      if (!is(i, kCapital)) {
        ++i;
        continue;
      }
      std::size_t last = i;
      for (std::size_t j = i + 1; j < n && j <= last + 4; ++j) {
        if (is(j, kCapital) || (j == last + 1 && is(j, kAlphanumeric)))
          last = j;
        else if (!is(j, kLink))
          break;
      }
      for (std::size_t j = i; j <= last; ++j) {
        places[j].in_run = true;
        places[j].run_first = static_cast<std::uint32_t>(i);
        places[j].run_last = static_cast<std::uint32_t>(last);
        if (!is(j, kCapital)) continue;
        const std::size_t end = std::min(n, j + kReach + 1);
        for (std::size_t k = j < kReach ? 0 : j - kReach; k < end; ++k) places[k].active = true;
      }
      i = last + 1;
    }
  }
  // Entries of the gazetteer, the longest first come.
  for (std::size_t i = 0; (any & kEntry) != 0 && i < n;) {
    if (!is(i, kEntry)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    std::uint16_t lists = words[i]->entry.lists;
    if (words[i]->entry.goes_on) {
      std::uint64_t state = Gazetteer::next(0, words[i]->plain);
      for (std::size_t j = i + 1; j < n && j < i + 12; ++j) {
        state = Gazetteer::next(state, words[j]->plain);
        const GazetteerEntry entry = gazetteer.find(state);
        if (entry.lists != 0) lists = entry.lists, end = j + 1;
        if (!entry.goes_on) break;
      }
    }
    if (lists != 0)
      for (std::size_t j = i; j < end; ++j) {
        places[j].lists = lists;
        places[j].spot = end - i == 1   ? Position::only
                         : j == i       ? Position::first
                         : j + 1 == end ? Position::last
                                        : Position::inside;
      }
    i = end;
  }
  // Quotation marks by pairs, parentheses.
  if ((any & kQuote) != 0) {
    std::size_t open = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (!is(i, kQuote)) continue;
      if (open == n) {
        open = i;
        continue;
      }
      for (std::size_t j = open + 1; j < i; ++j) places[j].quoted = true;
      open = n;
    }
  }
  bool inside = false;
  for (std::size_t i = 0; (any & kOpening) != 0 && i < n; ++i) {
    if (is(i, kClosing)) inside = false;
    places[i].bracketed = inside;
    if (is(i, kOpening)) inside = true;
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
  const auto emit = [&](Kind kind, std::uint64_t a, std::uint64_t b = 0) { out[count++] = feature_hash(kind, a, b); };
  const Word &w = at(0), &p1 = at(-1), &p2 = at(-2), &n1 = at(1), &n2 = at(2);
  const auto form = [](const Word& word) { return static_cast<std::uint64_t>(word.letters); };
  const Place& place = sentence.places[i];

  const std::uint64_t here = form(w);
  const auto style = static_cast<std::uint64_t>(sentence.style);
  emit(kWordNext, w.plain, n1.plain);
  emit(kPreviousWord, p1.plain, w.plain);
  emit(kClusterNext, w.cased_path, n1.cased_path);
  emit(kPreviousCluster, p1.cased_path, w.cased_path);
  emit(kAround, combine(p1.plain, n1.plain), here);
  emit(kCases, form(p2) << 16 | form(p1) << 12 | here << 8 | form(n1) << 4 | form(n2));
  if (place.quoted) {
    emit(kQuoted, here, (p1.quote ? 2U : 0U) + (n1.quote ? 1U : 0U));
    emit(kQuotedPlace, w.path, p1.quote);
  }
  emit(kStyle, style, here);
  // Most of the tokens near a name are plain words, of which little needs to be known.
  if (!place.in_run && !w.capital && place.lists == 0) return count;

  emit(kAroundClusters, std::uint64_t{p1.path} << 16 | n1.path, here);
  emit(kShapes, combine(p1.shape, w.shape), n1.shape);
  emit(kPreviousWordCase, p1.plain, here);
  emit(kCaseNextWord, here, n1.plain);
  emit(kBackTwo, combine(p2.plain, p1.plain), here);
  emit(kAheadTwo, combine(n1.plain, n2.plain), here);
  emit(kBackTwoClusters, std::uint64_t{p2.path} << 16 | p1.path, here);
  emit(kAheadTwoClusters, std::uint64_t{n1.path} << 16 | n2.path, here);
  emit(kSuffixPair, p1.suffix, w.suffix);
  if (i == 0 || (i == 1 && p1.letters == Case::punctuation)) {
    emit(kStart, here, form(n1));
    emit(kStartUsage, w.usage, here << 4 | form(n1));
    emit(kStartCluster, w.path, here);
  } else {
    emit(kStyleUsage, style << 4 | w.usage, here);
  }
  if (place.bracketed) {
    const std::uint64_t alone = (p1.initial == '(' ? 2U : 0U) + (n1.initial == ')' ? 1U : 0U);
    emit(kBracketed, here, alone);
    emit(kBracketedLength, here << 8 | w.length, combine(p2.cased_path, alone));
  }
  if (place.lists != 0) {
    const std::uint64_t spot = static_cast<std::uint64_t>(place.spot) << 4 | here;
    emit(kListed, place.lists, spot);
    for (std::uint64_t list = 0; list < kLists; ++list)
      if ((place.lists >> list & 1U) != 0) emit(kListedIn, list, spot);
    emit(kListedStyle, place.lists, style << 8 | spot);
    emit(kListedBefore, combine(place.lists, p1.plain), spot);
  }
  emit(kListedAround, std::uint64_t{p1.entry.lists} << 32 | std::uint64_t{w.entry.lists} << 16 | n1.entry.lists, here);
  if (place.in_run) {
    const auto first = static_cast<std::ptrdiff_t>(place.run_first), last = static_cast<std::ptrdiff_t>(place.run_last);
    const std::ptrdiff_t at_head = static_cast<std::ptrdiff_t>(i) - first,
                         at_tail = last - static_cast<std::ptrdiff_t>(i);
    const Word &head = word_at(first), &tail = word_at(last), &before = word_at(first - 1), &after = word_at(last + 1);
    const auto length = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(last - first, 6));
    // Where in the run: how far from its head, and whether at its tail.
    const auto from_head = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(at_head, 3));
    const std::uint64_t spot = from_head << 5 | (at_tail > 0 ? 16U : 0U) | here;
    emit(kRunFirst, head.plain, spot);
    emit(kRunFirstCluster, head.path, spot);
    emit(kRunLast, tail.plain, spot);
    emit(kRunLastCluster, tail.path, spot);
    emit(kRunBefore, before.plain, spot);
    emit(kRunBeforeCluster, before.path, spot);
    emit(kRunAfter, after.plain, spot);
    emit(kRunAfterCluster, after.path, spot);
    emit(kRunBothClusters, std::uint64_t{before.path} << 16 | after.path, here);
    emit(kRunLength, length, spot);
    emit(kRunBeforeTwo, combine(word_at(first - 2).plain, before.plain), from_head);
    emit(kRunAfterTwo, combine(after.plain, word_at(last + 2).plain), from_head);
    std::uint64_t whole = 0, cases = 0;
    const std::ptrdiff_t whole_last = std::min(last, first + 7);
    for (std::ptrdiff_t k = first; k <= whole_last; ++k) {
      whole = combine(whole, word_at(k).plain);
      cases = cases << 5 | (word_at(k).link ? 16 + word_at(k).length : form(word_at(k)));
    }
    emit(kRunWhole, whole, static_cast<std::uint64_t>(at_head));
    emit(kRunCases, cases, static_cast<std::uint64_t>(at_head));
  }
  return count;
}

}  // namespace gaceta::names
