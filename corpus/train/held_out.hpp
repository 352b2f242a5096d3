// Text that is held out of training, and how well it is tagged.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "annotated.hpp"
#include "names/tagger/tagger.hpp"

namespace gaceta::names::training {

/// A text with its gold names, and what of them counts.
struct HeldOut {
  std::string name;
  std::vector<Sentence> sentences;
  /// Types that count, each with the name that it counts under.
  std::vector<std::pair<std::string, std::string>> types{
      {"PER", "PER"}, {"ORG", "ORG"}, {"LOC", "LOC"}, {"MISC", "MISC"}};
  std::set<std::string> mask;  ///< types inside which nothing counts
};

/// The three texts that are held out, from the folder of the data.
std::vector<HeldOut> read_held_out(const std::string& data);

/// What a tagger says, by sentence; the whole text is one document to it, as a file is to the sample program.
std::vector<std::vector<std::string>> tag_all(const Tagger& tagger, const std::vector<Sentence>& sentences);

/// F1 over all types and for each, with precision and recall, as score.py counts.
std::string score(const HeldOut& held, const std::vector<std::vector<std::string>>& tags);

}  // namespace gaceta::names::training
