// Finds the names of people, organizations, places and other things in the words of an article: a linear-chain CRF
// whose model is inside the library. What it answers is the same on every platform and for every number of threads:
// all of its arithmetic is on integers.
//
//     std::vector<std::string_view> words{"Habla", "Sam", "Altman", "."};
//     std::vector<SentenceRange> sentences{{0, 4}};
//     std::vector<Tag> tags(words.size());
//     Tagger::builtin().tag(words, sentences, tags);   // O B_PER I_PER O
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "names/tagger/decoder.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names {

/// BIO: a name begins with its B, and goes on with I of the same type.
enum class Tag : std::uint8_t { O, B_PER, I_PER, B_ORG, I_ORG, B_LOC, I_LOC, B_MISC, I_MISC };

/// The words of a sentence, half-open, as indices into those of the document.
struct SentenceRange {
  std::uint32_t first, last;
};

/// Immutable; one is shared by any number of threads.
class Tagger {
 public:
  /// Opens a model's bytes (they are copied). Refuses what is damaged, cut, or of another version, and says why.
  [[nodiscard]] static std::variant<Tagger, std::string> load(std::string_view model);
  /// The one inside the library.
  [[nodiscard]] static const Tagger& builtin();

  /// Tags the words of ONE document. `words` are its tokens without the spaces, UTF-8 (broken bytes are no error);
  /// `sentences` tile them in order; `out` has room for as many tags. Linear in the bytes of the words.
  void tag(std::span<const std::string_view> words, std::span<const SentenceRange> sentences, std::span<Tag> out) const;

 private:
  explicit Tagger(Model model);
  Model model_;
  Steps steps_;
  std::uint64_t identity_;  // tells the scores that a thread remembers of this tagger from those of another
};

}  // namespace gaceta::names
