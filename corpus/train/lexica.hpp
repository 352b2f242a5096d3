// Makes what the model knows of words before any text is read: the vocabulary and the gazetteer, in their packed form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "annotated.hpp"

namespace gaceta::names::training {

/// The slots and paths that Vocabulary reads.
struct VocabularyData {
  std::vector<std::uint32_t> slots;
  std::vector<std::uint16_t> paths{0};  ///< 0 is for words without a cluster
};

/// Packs the words of a file of clusters.py whose log probability is at least so much; throws std::runtime_error.
VocabularyData read_vocabulary(const std::string& path, double least_probability);

/// Reads the lists of a folder, one name a line, lines with # comments; all are empty for an empty path. Throws as
/// well.
NameLists read_lists(const std::string& folder);

/// Packs them; empty if they are.
std::vector<std::uint32_t> pack_gazetteer(const NameLists& lists);

/// The most frequent words of the file and of annotated text (`counts` by word), which count alike. Throws as well.
std::vector<std::string> frequent_forms(const std::string& path, const std::map<std::string, std::size_t>& counts,
                                        std::size_t how_many);

}  // namespace gaceta::names::training
