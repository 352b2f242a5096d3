// Makes what the model knows of words before any text is read: the vocabulary and the gazetteer, in their packed form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gaceta::names::training {

/// The slots and paths that Vocabulary reads.
struct VocabularyData {
  std::vector<std::uint32_t> slots;
  std::vector<std::uint16_t> paths{0};  ///< 0 is for words without a cluster
};

/// Packs the words of a file of clusters.py whose log probability is at least so much; throws std::runtime_error.
VocabularyData read_vocabulary(const std::string& path, double least_probability);

/// Packs the lists of a folder, one name a line, lines with # comments; empty for an empty path. Throws as well.
std::vector<std::uint32_t> read_gazetteer(const std::string& folder);

/// The most frequent words of the file and of annotated text (`counts` by word), which count alike. Throws as well.
std::vector<std::string> frequent_forms(const std::string& path, const std::map<std::string, std::size_t>& counts,
                                        std::size_t how_many);

}  // namespace gaceta::names::training
