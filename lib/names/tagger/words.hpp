// The words of a sentence as the tagger works with them, and those that it remembers: what the model does not know of
// a word by itself is worked out once, so that text pays for its new words only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "names/tagger/model.hpp"
#include "names/tagger/scores.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

/// Belongs to one thread. What it remembers changes no answer.
class Words {
 public:
  /// Reads the next sentence. What was asked of another sentence, or of another model (told by its `identity`), is no
  /// longer good.
  void read(std::span<const std::string_view> words, const Model& model, std::uint64_t identity);
  [[nodiscard]] std::span<const Word* const> words() const noexcept { return words_; }

  /// Makes ready what words add to the tokens near runs; `words` are those of the sentence.
  void weigh_near(std::span<const Run> runs, std::span<const std::string_view> words, const Model& model);
  /// Adds what a token near a run and the words around it add to its scores.
  void add_window(std::size_t i, Sum& sum) const noexcept {
    sum.add(form(i).own);
    for (std::size_t k = 0; k < kOffsets.size(); ++k) {
      const std::size_t at = i + static_cast<std::size_t>(kOffsets[k]);  // wraps around before the sentence
      if (at < words_.size()) sum.add(form(at).around[k]);
    }
  }

 private:
  static constexpr std::size_t kMost = 16384;  ///< remembered
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };

  [[nodiscard]] const Form& form(std::size_t i) const noexcept { return static_cast<const Form&>(*words_[i]); }
  void forget(std::uint64_t identity);
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept { return key & (slots_.size() - 1); }
  std::uint32_t number(std::uint64_t key, std::string_view bytes, const Model& model);
  void grow();
  void weigh(std::uint32_t number, std::string_view bytes, const Model& model);

  // Words that the model does not know, by number.
  std::uint64_t identity_ = 0;
  std::vector<Slot> slots_;
  std::vector<Form> met_;
  std::vector<std::uint8_t> weighed_;  // whether the form has its scores: only those that stood near a name
  std::size_t first_new_ = 0;          // number of the first that no sentence before had
  std::vector<Atoms> atoms_;           // of the new ones
  FeatureList features_;
  // The sentence's.
  std::vector<std::uint64_t> keys_;
  struct Unknown {
    std::uint32_t at, number;
  };
  std::vector<Unknown> unknown_;    // words that the model does not know, in order
  std::vector<const Word*> words_;  // Forms all
};

}  // namespace gaceta::names
