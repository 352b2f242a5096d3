#include "names/tagger/tagger.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>
#include <vector>

#include "names/tagger/decoder.hpp"
#include "names/tagger/features.hpp"
#include "names/tagger/scores.hpp"
#include "names/tagger/votes.hpp"
#include "names/tagger/words.hpp"

namespace gaceta::names {
namespace {

/// False only where there is surely no capital letter.
bool may_have_capital(std::string_view word) noexcept {
  for (const char c : word)
    if ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

/// Tokens side by side that may be in names.
struct Segment {
  std::uint32_t first;       // of the document's words
  std::uint32_t begin, end;  // of the block's emissions and labels
  bool weigh_end;            // the sentence goes on after it
};
/// A token that votes and is voted on.
struct Voter {
  std::uint32_t plain;
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
  Words words;
  Decoder decoder;
  Votes votes;
  std::vector<Place> places;
  std::vector<Run> runs;
  std::vector<Label> again;
  std::array<FeatureList, 2> features;
  std::array<Block, 2 * kBlocksAround + 1> blocks;  // block b at b modulo their count
  bool at_work = false;
};
/// A sentence of more words than this leaves nothing in the thread's memory.
constexpr std::size_t kLongSentence = 8192;

/// Not inlined, so that its place is looked up once.
[[gnu::noinline]] Scratch& scratch_of_thread() {
  thread_local Scratch scratch;
  return scratch;
}

/// Makes the features of a token.
void gather(const Model& model, const SentenceView& sentence, std::size_t i, FeatureList& list) noexcept {
  list.fetch(context_features(sentence, i, list.features()), model.weights());
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
  s.words.read(words, model, identity);
  s.places.resize(n);
  find_places(s.words.words(), model.knowledge().gazetteer, s.places, s.runs);
  if (s.runs.empty()) return;
  const SentenceView view{s.words.words(), s.places, s.runs};
  s.words.weigh_near(s.runs, words, model);
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
      const Word& word = *view.words[i];
      if (votes(word))
        block.voters.push_back({word.plain, static_cast<std::uint32_t>(block.emissions.size()), word.letters});
      Sum sum;
      s.words.add_window(i, sum);
      s.features[turn].weigh(0, s.features[turn].size(), sum);
      sum.store(block.emissions.emplace_back());
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
  // Where memory was lacking in the middle of the last document, its parts may not fit together.
  if (s.at_work) s = Scratch();
  s.at_work = true;
  std::size_t longest = 0;
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
      longest = std::max<std::size_t>(longest, range.last - range.first);
      read(model_, steps_, identity_, words.subspan(range.first, range.last - range.first), range.first, s, block);
    }
    count(block, 1, s.votes);
    ++read_blocks;
    if (read_blocks > kBlocksAround) second_reading();
  }
  while (again < read_blocks) second_reading();
  s.at_work = false;
  if (longest > kLongSentence) s = Scratch();
}

}  // namespace gaceta::names
