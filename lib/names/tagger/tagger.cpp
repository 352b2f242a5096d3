#include "names/tagger/tagger.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <vector>

#include "names/tagger/decoder.hpp"
#include "names/tagger/features.hpp"

namespace gaceta::names {
namespace {

/// What a word adds to the tokens around it: by offset of the word from the token, the sum of its atoms' weights.
using WindowScores = std::array<Emission, 2 * kWindow + 1>;

void add(Emission& sum, const Emission& more) noexcept {
  for (std::size_t y = 0; y < kNameLabels; ++y) sum[y] = static_cast<std::int16_t>(sum[y] + more[y]);
}
void add(Emission& sum, const std::int8_t* weights) noexcept {
  for (std::size_t y = 0; y < kNameLabels; ++y) sum[y] = static_cast<std::int16_t>(sum[y] + weights[y]);
}

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
    slots_.assign(4 * kMost, {});
  }

  /// The number of a word; stays good until the next begin_sentence().
  std::uint32_t number(std::string_view bytes, const Model& model) {
    const std::uint64_t key = hash_bytes(bytes) | 1;  // 0 marks an empty slot
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key >> 20) & mask;
    for (; slots_[at].key != 0; at = (at + 1) & mask)
      if (slots_[at].key == key) return slots_[at].number;
    const auto number = static_cast<std::uint32_t>(words_.size());
    slots_[at] = {key, number};
    analyse(bytes, model.vocabulary(), words_.emplace_back(), atoms_);
    WindowScores& scores = scores_.emplace_back();
    for (int offset = -kWindow; offset <= kWindow; ++offset)
      window_features(atoms_, offset, [&](std::uint64_t feature) { model.weights().prefetch(feature); });
    for (int offset = -kWindow; offset <= kWindow; ++offset)
      window_features(atoms_, offset, [&](std::uint64_t feature) {
        if (const std::int8_t* const weights = model.weights().find(feature))
          add(scores[static_cast<std::size_t>(offset + kWindow)], weights);
      });
    if (2 * words_.size() > slots_.size()) grow();
    return number;
  }
  [[nodiscard]] const Word& word(std::uint32_t number) const noexcept { return words_[number]; }
  [[nodiscard]] const WindowScores& scores(std::uint32_t number) const noexcept { return scores_[number]; }

 private:
  static constexpr std::size_t kMost = 8192;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  /// Only a sentence of very many different words comes here.
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t at = (slot.key >> 20) & (slots_.size() - 1);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::uint64_t identity_ = 0;
  std::vector<Slot> slots_;
  std::vector<Word> words_;
  std::vector<WindowScores> scores_;
  Atoms atoms_;
};

/// The memory that tagging needs, kept by a thread between documents.
struct Scratch {
  Remembered remembered;
  Decoder decoder;
  std::vector<std::uint32_t> numbers;
  std::vector<const Word*> words;
  std::vector<Place> places;
  std::vector<Emission> emissions;
  std::vector<Label> labels;
};

void score_token(const Model& model, const Remembered& remembered, const SentenceView& sentence,
                 std::span<const std::uint32_t> numbers, std::size_t i, Emission& emission) noexcept {
  std::array<std::uint64_t, kMaxContextFeatures> features;
  const std::size_t count = context_features(sentence, i, features.data());
  for (std::size_t k = 0; k < count; ++k) model.weights().prefetch(features[k]);
  emission.fill(0);
  const std::size_t n = numbers.size();
  for (int offset = -kWindow; offset <= kWindow; ++offset) {
    const std::size_t at = i + static_cast<std::size_t>(offset);  // wraps around before the sentence
    if (at < n) add(emission, remembered.scores(numbers[at])[static_cast<std::size_t>(offset + kWindow)]);
  }
  for (std::size_t k = 0; k < count; ++k)
    if (const std::int8_t* const weights = model.weights().find(features[k])) add(emission, weights);
}

/// Labels of a sentence as tags. Labels are legal, so a name's tokens stand together.
Tag tag_of(Label label) noexcept {
  if (label == kOutside) return Tag::O;
  return static_cast<Tag>(1 + 2 * static_cast<int>(type_of(label)) + (opens(label) ? 0 : 1));
}

}  // namespace

Tagger::Tagger(Model model) : model_(std::move(model)) {
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
  thread_local Scratch scratch;
  Scratch& s = scratch;
  std::fill(out.begin(), out.end(), Tag::O);
  for (const SentenceRange range : sentences) {
    const auto sentence_words = words.subspan(range.first, range.last - range.first);
    if (std::none_of(sentence_words.begin(), sentence_words.end(), may_have_capital)) continue;
    const std::size_t n = sentence_words.size();
    s.remembered.begin_sentence(identity_);
    s.numbers.resize(n), s.words.resize(n), s.places.resize(n), s.emissions.resize(n), s.labels.resize(n);
    for (std::size_t i = 0; i < n; ++i) s.numbers[i] = s.remembered.number(sentence_words[i], model_);
    for (std::size_t i = 0; i < n; ++i) s.words[i] = &s.remembered.word(s.numbers[i]);
    const SentenceView view{s.words, s.places, find_places(s.words, s.places)};
    if (view.style == Style::bare) continue;
    for (std::size_t i = 0; i < n;) {
      if (!s.places[i].active) {
        ++i;
        continue;
      }
      const std::size_t first = i;
      for (; i < n && s.places[i].active; ++i) score_token(model_, s.remembered, view, s.numbers, i, s.emissions[i]);
      const std::span<Label> labels = std::span(s.labels).subspan(first, i - first);
      s.decoder.decode(std::span(s.emissions).subspan(first, i - first), model_.transitions(), i < n, labels);
      for (std::size_t k = 0; k < labels.size(); ++k) out[range.first + first + k] = tag_of(labels[k]);
    }
  }
}

}  // namespace gaceta::names
