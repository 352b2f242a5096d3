// Annotated text for training and measuring: sentences of tokens, each with the labels that its annotation allows.
// Sources annotate by different conventions; what a source says nothing about is left open (several labels allowed),
// so that learning from it never contradicts the convention that the tagger answers in, CoNLL-2002's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/tagger/labels.hpp"

namespace gaceta::names::training {

/// Who annotated a text, and so what its tags mean.
enum class Source : std::uint8_t { conll, cess, mexican, news };

/// A set of labels, one bit each.
using LabelSet = std::uint32_t;
inline constexpr LabelSet kAnyLabel = (1U << kLabels) - 1;

struct Sentence {
  std::vector<std::string> words;
  std::vector<std::string> tags;  ///< as in the file
  std::vector<LabelSet> allowed;  ///< one for each word; some legal sequence is always among them
  Source source = Source::conll;
};

/// Reads a CoNLL file (token first, tag last, blank line between sentences); throws std::runtime_error if it can't.
std::vector<Sentence> read_conll(const std::string& path, Source source);

/// Copies of some sentences in worse writing: capitals, headline case, no accents. Chosen by a hash, always the same.
/// `share` of the sentences get one.
std::vector<Sentence> degraded_copies(const std::vector<Sentence>& sentences, double share);

/// Lists of names, one of the gazetteer's each, in the order of List.
using NameLists = std::vector<std::vector<std::string>>;

/// Copies of some sentences with other names in place of those that a list holds: another company for a company,
/// another surname for a surname. Chosen by a hash, always the same. `share` of the sentences that have such a name get
/// one.
std::vector<Sentence> renamed_copies(const std::vector<Sentence>& sentences, const NameLists& lists, double share);

/// A noun of things that are called after people (`calle`, `edificio`), with what kind of thing it is.
struct NamesakeNoun {
  std::string noun, kind;
};
/// Reads lib/lexicon/names/namesake_nouns.tsv; throws std::runtime_error if it can't.
std::vector<NamesakeNoun> read_namesake_nouns(const std::string& path);

/// Copies of the sentences in which a name stands right behind one of these nouns and is no person's, `copies` of each:
/// with another noun of the kind, and a person's name of the lists, which keeps the type that the name had.
std::vector<Sentence> namesake_copies(const std::vector<Sentence>& sentences, const NameLists& lists,
                                      const std::vector<NamesakeNoun>& nouns, std::size_t copies);

/// A name in a sentence: tokens [first, last).
struct Entity {
  std::uint32_t first, last;
  std::string type;
  auto operator<=>(const Entity&) const = default;
};

/// The names in tags, with types renamed (`PEX=ORG`), others left out. Reads tags as score.py does.
std::vector<Entity> entities(const std::vector<std::string>& tags,
                             const std::vector<std::pair<std::string, std::string>>& types);

/// BIO tags of a legal label sequence.
std::vector<std::string> to_bio(const std::vector<Label>& labels);

}  // namespace gaceta::names::training
