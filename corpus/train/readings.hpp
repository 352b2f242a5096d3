// Annotated sentences as the CRF sees them, by the library's own code: features of the first reading, and of the
// second.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "annotated.hpp"
#include "crf.hpp"
#include "names/tagger/features.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names::training {

/// A word as the tagger sees it.
struct Analysed {
  Word word;
  Atoms atoms;
};
/// The words met so far, by their bytes.
using AnalysedWords = std::unordered_map<std::string, Analysed>;

/// The features of a sentence, by token; none for tokens far from capital letters.
struct Extracted {
  std::vector<std::uint64_t> features;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint8_t> active;
};

Extracted extract(const std::vector<std::string>& words, const Knowledge& knowledge, AnalysedWords& cache);

/// Cuts names at tokens that the tagger leaves outside unseen, so that the labels stay legal.
void cut_inactive(Sequence& sequence);

/// The features of the second reading, by sentence and token, of sentences that stand together in a file; `labels` are
/// those of the first reading.
std::vector<std::vector<std::vector<std::uint64_t>>> vote_features(std::span<const Sentence> sentences,
                                                                   std::span<const std::vector<Label>> labels,
                                                                   const AnalysedWords& cache);

}  // namespace gaceta::names::training
