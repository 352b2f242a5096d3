#include "names/tagger/tagger.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <vector>

#include "names/tagger/decoder.hpp"
#include "names/tagger/features.hpp"
#include "names/tagger/votes.hpp"

namespace gaceta::names {
namespace {

/// What a word adds to the tokens around it: by offset of the word from the token, the sum of its atoms' weights.
using WindowScores = std::array<Emission, 2 * kWindow + 1>;

/// Sixteen scores that are added side by side.
class Sum {
 public:
  void add(const Emission& more) noexcept {
    Eight low, high;
    std::memcpy(&low, more.data(), sizeof low);
    std::memcpy(&high, more.data() + 8, sizeof high);
    low_ += low;
    high_ += high;
  }
  void add(const std::int8_t* weights) noexcept {
    EightNarrow low, high;
    std::memcpy(&low, weights, sizeof low);
    std::memcpy(&high, weights + 8, sizeof high);
    low_ += __builtin_convertvector(low, Eight);
    high_ += __builtin_convertvector(high, Eight);
  }
  /// Adds what the bucket holds for a feature, if anything: without a branch, as that is hard to foresee.
  void add(const Bucket& bucket, std::uint32_t fingerprint) noexcept {
    std::array<Four, 4> line;
    static_assert(sizeof line == sizeof bucket);
    std::memcpy(&line, &bucket, sizeof line);
    const Four sought = {fingerprint, fingerprint, fingerprint, fingerprint};
    const auto equal = line[0] == sought;
    const auto first = equal[0], second = equal[1], third = equal[2];
    const Four found = (line[1] & Four(decltype(equal){first, first, first, first})) |
                       (line[2] & Four(decltype(equal){second, second, second, second})) |
                       (line[3] & Four(decltype(equal){third, third, third, third}));
    std::array<std::int8_t, kNameLabels> weights;
    std::memcpy(weights.data(), &found, sizeof found);
    add(weights.data());
  }
  void store(Emission& out) const noexcept {
    std::memcpy(out.data(), &low_, sizeof low_);
    std::memcpy(out.data() + 8, &high_, sizeof high_);
  }

 private:
  // Halves that fit a register of every processor.
  using EightNarrow = std::int8_t __attribute__((vector_size(8)));
  using Four = std::uint32_t __attribute__((vector_size(16)));
  using Eight = std::int16_t __attribute__((vector_size(16)));
  static_assert(kNameLabels == 16);
  Eight low_{}, high_{};
};

/// Features whose weights are on their way from memory.
class FeatureList {
 public:
  static constexpr std::size_t kMost = std::max<std::size_t>(kMaxContextFeatures, Atoms::kMax);

  /// Where to put the features, before fetch().
  [[nodiscard]] std::uint64_t* features() noexcept { return features_.data(); }
  void fetch(std::size_t count, const WeightTable& weights) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
      const Bucket* const bucket = weights.bucket(features_[k]);
      __builtin_prefetch(bucket);
      buckets_[k] = bucket;
    }
    count_ = count;
  }
  void weigh(Sum& sum) const noexcept {
    for (std::size_t k = 0; k < count_; ++k) sum.add(*buckets_[k], WeightTable::fingerprint_of(features_[k]));
  }

 private:
  std::size_t count_ = 0;
  std::array<std::uint64_t, kMost> features_;
  std::array<const Bucket*, kMost> buckets_;
};

/// A hash of bytes, eight at a time.
std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  std::uint64_t sum = bytes.size() * 0x9e3779b97f4a7c15ULL, word = 0;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::memcpy(&word, bytes.data() + at, 8);
    sum = scramble(sum ^ word);
  }
  word = 0;
  for (std::size_t k = 0; at + k < bytes.size(); ++k)
    word |= std::uint64_t{static_cast<unsigned char>(bytes[at + k])} << (8 * k);
  return scramble(sum ^ word);
}

/// False only where there is surely no capital letter.
bool may_have_capital(std::string_view word) noexcept {
  for (const char c : word)
    if ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

/// The words met so far, with what they add to scores; a thread has one, so that text pays for its new words only.
class Remembered {
 public:
  /// Forgets what another tagger's model said, and everything when it has grown too much.
  void begin_sentence(std::uint64_t identity) {
    if (identity == identity_ && words_.size() < kMost) return;
    identity_ = identity;
    words_.clear();
    scores_.clear();
    atoms_.clear();
    scored_.clear();
    slots_.assign(4 * kMost, {});
  }

  /// The numbers of a sentence's words, which stay good until the next begin_sentence(). The words are sought side by
  /// side, so that memory is waited for once.
  void number(std::span<const std::string_view> words, const Model& model, std::span<std::uint32_t> numbers) {
    keys_.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      keys_[i] = hash_bytes(words[i]) | 1;  // 0 marks an empty slot
      __builtin_prefetch(&slots_[slot_of(keys_[i])]);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      numbers[i] = number(keys_[i], words[i], model);
      __builtin_prefetch(&words_[numbers[i]]);
    }
  }
  /// Asks for the memory of a word's scores.
  void prefetch_scores(std::uint32_t number) const noexcept {
    const auto* const bytes = reinterpret_cast<const char*>(&scores_[number]);
    for (std::size_t at = 0; at < sizeof(WindowScores); at += 64) __builtin_prefetch(bytes + at);
  }
  [[nodiscard]] const Word& word(std::uint32_t number) const noexcept { return words_[number]; }
  /// What a word adds to the tokens around it; weighed when it is first asked for, as most words stand near no name.
  [[nodiscard]] const WindowScores& scores(std::uint32_t number, const WeightTable& table) {
    if (!scored_[number]) {
      scored_[number] = true;
      for (int offset = -kWindow; offset <= kWindow; ++offset) {
        std::size_t count = 0;
        window_features(atoms_[number], offset,
                        [&](std::uint64_t feature) { features_.features()[count++] = feature; });
        features_.fetch(count, table);
        Sum sum;
        features_.weigh(sum);
        sum.store(scores_[number][static_cast<std::size_t>(offset) + kWindow]);
      }
    }
    return scores_[number];
  }

 private:
  static constexpr std::size_t kMost = 8192;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept { return (key >> 20) & (slots_.size() - 1); }
  std::uint32_t number(std::uint64_t key, std::string_view bytes, const Model& model) {
    std::size_t at = slot_of(key);
    for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].key == key) return slots_[at].number;
    const auto number = static_cast<std::uint32_t>(words_.size());
    slots_[at] = {key, number};
    analyse(bytes, model.knowledge(), words_.emplace_back(), atoms_.emplace_back());
    scores_.emplace_back();
    scored_.push_back(false);
    if (2 * words_.size() > slots_.size()) grow();
    return number;
  }
  /// Only a sentence of very many different words comes here.
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = slot_of(slot.key);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::uint64_t identity_ = 0;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> keys_;  // of the sentence's words
  std::vector<Word> words_;          // by number, as all that follow
  std::vector<WindowScores> scores_;
  std::vector<Atoms> atoms_;
  std::vector<std::uint8_t> scored_;
  FeatureList features_;
};

/// Tokens side by side that may be in names.
struct Segment {
  std::uint32_t first;       // of the document's words
  std::uint32_t begin, end;  // of the block's emissions and labels
  bool weigh_end;            // the sentence goes on after it
};
/// A token that votes and is voted on.
struct Voter {
  std::uint64_t plain;
  std::uint32_t at;  // of the block's emissions and labels
  Case letters;
};
/// What the first reading leaves of some sentences for the second.
struct Block {
  std::vector<Emission> emissions;
  std::vector<Label> labels;
  std::vector<Segment> segments;
  std::vector<Voter> voters;
  void clear() { emissions.clear(), labels.clear(), segments.clear(), voters.clear(); }
};

/// The memory that tagging needs, kept by a thread between documents.
struct Scratch {
  Remembered remembered;
  Decoder decoder;
  Votes votes;
  std::vector<std::uint32_t> numbers;
  std::vector<const Word*> words;
  std::vector<Place> places;
  std::vector<Label> again;
  std::array<FeatureList, 2> features;
  std::array<Block, 2 * kBlocksAround + 1> blocks;  // block b at b modulo their count
};

/// Not inlined, so that its place is looked up once.
[[gnu::noinline]] Scratch& scratch_of_thread() {
  thread_local Scratch scratch;
  return scratch;
}

/// Makes the features of a token.
void gather(const Model& model, const SentenceView& sentence, std::size_t i, FeatureList& list) noexcept {
  list.fetch(context_features(sentence, i, list.features()), model.weights());
}

/// Sums what the words around a token and its own features weigh.
void weigh(const Model& model, Remembered& remembered, std::span<const std::uint32_t> numbers, std::size_t i,
           const FeatureList& list, Emission& emission) noexcept {
  Sum sum;
  const std::size_t n = numbers.size();
  for (int offset = -kWindow; offset <= kWindow; ++offset) {
    const std::size_t at = i + static_cast<std::size_t>(offset);  // wraps around before the sentence
    if (at < n) sum.add(remembered.scores(numbers[at], model.weights())[static_cast<std::size_t>(offset) + kWindow]);
  }
  list.weigh(sum);
  sum.store(emission);
}

/// Labels of a sentence as tags. Labels are legal, so a name's tokens stand together.
Tag tag_of(Label label) noexcept {
  if (label == kOutside) return Tag::O;
  return static_cast<Tag>(1 + 2 * static_cast<int>(type_of(label)) + (opens(label) ? 0 : 1));
}

/// The first reading of a sentence, whose words begin at `first` in the document.
void read(const Model& model, const Steps& steps, std::uint64_t identity, std::span<const std::string_view> words,
          std::uint32_t first, Scratch& s, Block& block) {
  if (std::none_of(words.begin(), words.end(), may_have_capital)) return;
  const std::size_t n = words.size();
  s.remembered.begin_sentence(identity);
  s.numbers.resize(n), s.words.resize(n), s.places.resize(n);
  s.remembered.number(words, model, s.numbers);
  for (std::size_t i = 0; i < n; ++i) s.words[i] = &s.remembered.word(s.numbers[i]);
  const SentenceView view{s.words, s.places, find_places(s.words, model.knowledge().gazetteer, s.places)};
  if (view.style == Style::bare) return;
  // The words around a token that may be in a name.
  for (std::size_t i = 0, asked = 0; i < n; ++i) {
    if (!s.places[i].active) continue;
    const std::size_t end = std::min(n, i + kWindow + 1);
    for (std::size_t k = std::max(asked, i < kWindow ? 0 : i - kWindow); k < end; ++k)
      s.remembered.prefetch_scores(s.numbers[k]);
    asked = end;
  }
  for (std::size_t i = 0; i < n;) {
    if (!s.places[i].active) {
      ++i;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(block.emissions.size());
    const auto segment_first = first + static_cast<std::uint32_t>(i);
    // The features of a token are made before those of the one before it are weighed, so that their memory has come by
    // then.
    gather(model, view, i, s.features[0]);
    for (std::size_t turn = 0; i < n && s.places[i].active; ++i, turn ^= 1U) {
      if (i + 1 < n && s.places[i + 1].active) gather(model, view, i + 1, s.features[turn ^ 1U]);
      if (votes(*s.words[i]))
        block.voters.push_back(
            {s.words[i]->plain, static_cast<std::uint32_t>(block.emissions.size()), s.words[i]->letters});
      weigh(model, s.remembered, s.numbers, i, s.features[turn], block.emissions.emplace_back());
    }
    const auto end = static_cast<std::uint32_t>(block.emissions.size());
    block.labels.resize(end);
    block.segments.push_back({segment_first, begin, end, i < n});
    s.decoder.decode(std::span(block.emissions).subspan(begin, end - begin), steps, i < n,
                     std::span(block.labels).subspan(begin, end - begin));
  }
}

void count(const Block& block, int by, Votes& votes) {
  for (const Voter& voter : block.voters) votes.count(voter.plain, block.labels[voter.at], by);
}

/// The second reading of a block; its tags go to `out`. Its labels stay those of the first, which is what votes.
void read_again(const Model& model, const Steps& steps, Scratch& s, Block& block, std::span<Tag> out) {
  auto voter = block.voters.begin();
  for (const Segment& segment : block.segments) {
    bool changed = false;
    for (; voter != block.voters.end() && voter->at < segment.end; ++voter) {
      std::array<std::uint64_t, Votes::kMaxFeatures> features;
      const std::size_t n = s.votes.features(voter->plain, voter->letters, block.labels[voter->at], features.data());
      if (n == 0) continue;
      Emission& emission = block.emissions[voter->at];
      const Emission before = emission;
      Sum sum;
      sum.add(before);
      for (std::size_t k = 0; k < n; ++k)
        sum.add(*model.weights().bucket(features[k]), WeightTable::fingerprint_of(features[k]));
      sum.store(emission);
      changed = changed || emission != before;
    }
    const std::size_t n = segment.end - segment.begin;
    std::span<const Label> labels = std::span(block.labels).subspan(segment.begin, n);
    if (changed) {
      s.again.resize(n);
      s.decoder.decode(std::span(block.emissions).subspan(segment.begin, n), steps, segment.weigh_end, s.again);
      labels = s.again;
    }
    for (std::size_t k = 0; k < n; ++k) out[segment.first + k] = tag_of(labels[k]);
  }
}

}  // namespace

Tagger::Tagger(Model model) : model_(std::move(model)), steps_(model_.transitions()) {
  static std::atomic<std::uint64_t> taggers{0};
  identity_ = ++taggers;
}

std::variant<Tagger, std::string> Tagger::load(std::string_view bytes) {
  std::variant<Model, std::string> model = Model::open(bytes);
  if (std::string* const why = std::get_if<std::string>(&model)) return std::move(*why);
  return Tagger(std::get<Model>(std::move(model)));
}

void Tagger::tag(std::span<const std::string_view> words, std::span<const SentenceRange> sentences,
                 std::span<Tag> out) const {
  Scratch& s = scratch_of_thread();
  std::fill(out.begin(), out.end(), Tag::O);
  s.votes.clear();
  const auto block_at = [&](std::size_t number) -> Block& { return s.blocks[number % s.blocks.size()]; };
  // A block is read again as soon as those around it have been read; after that the farthest one before it votes no
  // more.
  std::size_t read_blocks = 0, again = 0;
  const auto second_reading = [&] {
    read_again(model_, steps_, s, block_at(again), out);
    if (again >= kBlocksAround) count(block_at(again - kBlocksAround), -1, s.votes);
    ++again;
  };
  BlockCounter counter;
  for (std::size_t k = 0; k < sentences.size();) {
    Block& block = block_at(read_blocks);
    block.clear();
    for (; k < sentences.size(); ++k) {
      const SentenceRange range = sentences[k];
      BlockCounter ahead = counter;
      if (ahead.next(range.last - range.first) != read_blocks) break;
      counter = ahead;
      read(model_, steps_, identity_, words.subspan(range.first, range.last - range.first), range.first, s, block);
    }
    count(block, 1, s.votes);
    ++read_blocks;
    if (read_blocks > kBlocksAround) second_reading();
  }
  while (again < read_blocks) second_reading();
}

}  // namespace gaceta::names
