#include "names/tagger/features.hpp"

#include <algorithm>

namespace gaceta::names {
namespace {

/// What stands for a word beyond the sentence.
constexpr Word kEdge = [] {
  Word word;
  word.plain = 0x5eedU;
  word.letters = Case::punctuation;
  return word;
}();

enum Kind : std::uint64_t {
  kAround = 0x100,
  kCases,
  kPreviousWordCase,
  kAheadTwo,
  kListed,
  kListedBefore,
  kListedAround,
  kRunLast,
  kRunBefore,
  kRunBeforeCluster,
  kRunBeforeTwo,
  kRunAfterCluster,
  kRunCases,
};

std::uint64_t form(const Word& word) noexcept { return static_cast<std::uint64_t>(word.letters); }
std::uint64_t pair(std::uint32_t a, std::uint32_t b) noexcept { return std::uint64_t{a} << 32 | b; }

/// How the words of a run are written: each one's case, or the length of a link; of long runs the first eight words.
std::uint64_t cases_of(std::span<const Word* const> run) noexcept {
  std::uint64_t cases = 0;
  for (const Word* const word : run.first(std::min<std::size_t>(run.size(), 8)))
    cases = cases << 5 | (word->is(kLink) ? 16U + word->length : form(*word));
  return cases;
}

/// Runs have at most three links between two capitalised words. What is near one is active.
void find_runs(std::span<const Word* const> words, std::span<Place> places, std::vector<Run>& runs) {
  const std::size_t n = words.size();
  const auto is = [&](std::size_t i, int traits) { return (words[i]->traits & traits) != 0; };
  for (std::size_t i = 0; i < n;) {
    if (!is(i, kCapital)) {
      ++i;
      continue;
    }
    std::size_t last = i;
    for (std::size_t k = i + 1; k < n && k <= last + 4; ++k) {
      if (is(k, kCapital) || (k == last + 1 && is(k, kAlphanumeric)))
        last = k;
      else if (!is(k, kLink))
        break;
    }
    const std::size_t end = std::min(n, last + 1 + kReach);
    for (std::size_t k = i - std::min(i, kReach); k < end; ++k) places[k].active = true;
    for (std::size_t k = i; k <= last; ++k) places[k].run = static_cast<std::uint32_t>(runs.size());
    runs.push_back(
        {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last), cases_of(words.subspan(i, last + 1 - i))});
    i = last + 1;
  }
}

/// One past the last word of the longest entry of the gazetteer that begins at `i`, and its lists.
std::size_t longest_entry(std::span<const Word* const> words, const Gazetteer& gazetteer, std::size_t i,
                          std::uint16_t& lists) noexcept {
  constexpr std::size_t kLongest = 12;
  std::size_t end = i + 1;
  lists = words[i]->lists;
  if (!words[i]->is(kGoesOn)) return end;
  std::uint64_t state = Gazetteer::next(0, words[i]->plain);
  for (std::size_t k = i + 1; k < words.size() && k < i + kLongest; ++k) {
    state = Gazetteer::next(state, words[k]->plain);
    const GazetteerEntry entry = gazetteer.find(state);
    if (entry.lists != 0) {
      end = k + 1;
      lists = entry.lists;
    }
    if (!entry.goes_on) break;
  }
  return end;
}

}  // namespace

void find_places(std::span<const Word* const> words, const Gazetteer& gazetteer, std::span<Place> places,
                 std::vector<Run>& runs) {
  std::fill(places.begin(), places.end(), Place{});
  runs.clear();
  find_runs(words, places, runs);
  // Entries of the gazetteer, the longest first come.
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i]->is(kEntry)) {
      ++i;
      continue;
    }
    std::uint16_t lists;
    const std::size_t end = longest_entry(words, gazetteer, i, lists);
    for (std::size_t k = i; lists != 0 && k < end; ++k) {
      places[k].lists = lists;
      places[k].spot = end == i + 1   ? Position::only
                       : k == i       ? Position::first
                       : k + 1 == end ? Position::last
                                      : Position::inside;
    }
    i = end;
  }
}

std::size_t context_features(const SentenceView& sentence, std::size_t i, std::uint64_t* out) noexcept {
  // Positions before the sentence wrap around and are beyond it too.
  const auto word_at = [&](std::size_t k) -> const Word& {
    return k < sentence.words.size() ? *sentence.words[k] : kEdge;
  };
  std::size_t count = 0;
  const auto emit = [&](Kind kind, std::uint64_t a, std::uint64_t b) { out[count++] = feature_hash(kind, a, b); };
  const Word& w = *sentence.words[i];
  const Word &p1 = word_at(i - 1), &p2 = word_at(i - 2), &n1 = word_at(i + 1), &n2 = word_at(i + 2);
  const Place& place = sentence.places[i];

  const std::uint64_t here = form(w);
  emit(kAround, pair(p1.plain, n1.plain), here);
  emit(kCases, form(p2) << 16 | form(p1) << 12 | here << 8 | form(n1) << 4 | form(n2), 0);
  // Of plain words near a name little needs to be known.
  if (place.run == Place::kNoRun && place.lists == 0) return count;

  emit(kPreviousWordCase, p1.plain, here);
  emit(kAheadTwo, pair(n1.plain, n2.plain), here);
  if (place.lists != 0) {
    const std::uint64_t spot = static_cast<std::uint64_t>(place.spot) << 4 | here;
    emit(kListed, place.lists, spot);
    emit(kListedBefore, pair(place.lists, p1.plain), spot);
  }
  emit(kListedAround, std::uint64_t{p1.lists} << 32 | std::uint64_t{w.lists} << 16 | n1.lists, here);
  if (place.run != Place::kNoRun) {
    const Run& run = sentence.runs[place.run];
    const Word &before = word_at(run.first - std::size_t{1}), &after = word_at(run.last + std::size_t{1});
    // Where in the run: how far from its head, and whether at its tail.
    const std::uint64_t from_head = std::min<std::uint64_t>(i - run.first, 3);
    const std::uint64_t spot = from_head << 5 | (i < run.last ? 16U : 0U) | here;
    emit(kRunLast, sentence.words[run.last]->plain, spot);
    emit(kRunBefore, before.plain, spot);
    emit(kRunBeforeCluster, before.path, spot);
    emit(kRunBeforeTwo, pair(word_at(run.first - std::size_t{2}).plain, before.plain), from_head);
    emit(kRunAfterCluster, after.path, spot);
    emit(kRunCases, run.cases, i - run.first);
  }
  return count;
}

}  // namespace gaceta::names
