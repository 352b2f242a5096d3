#include "names/name_finder.hpp"

#include <string_view>

#include "names/known_names.hpp"
#include "names/name_labels.hpp"
#include "names/name_rules.hpp"
#include "names/tagger/tagger.hpp"

namespace gaceta::names {

namespace {

NameType type_of(Tag tag) {
  switch (tag) {
    case Tag::B_PER:
    case Tag::I_PER:
      return NameType::person;
    case Tag::B_ORG:
    case Tag::I_ORG:
      return NameType::organization;
    case Tag::B_LOC:
    case Tag::I_LOC:
      return NameType::place;
    default:
      return NameType::other;
  }
}

bool is_begin(Tag tag) { return tag == Tag::B_PER || tag == Tag::B_ORG || tag == Tag::B_LOC || tag == Tag::B_MISC; }

// No sentence has so many words: a table or a list has, and is tagged in parts, for the tagger's memory is that of the
// longest sentence.
constexpr std::uint32_t kLongestSentence = 4096;

// What the tagger sees, in every zone but link targets.
NameLabels tag(const tokens::TokenStream& stream) {
  std::vector<std::string_view> words(stream.size());
  std::vector<std::uint32_t> lexeme_of(stream.size());
  std::vector<SentenceRange> sentences;
  sentences.reserve(stream.sentences.size());
  std::uint32_t count = 0;
  for (const tokens::LexemeRange& range : stream.sentences) {
    std::uint32_t first = count;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const tokens::Lexeme& lexeme = stream[i];
      if (lexeme.zone == Zone::link) continue;
      words[count] = {stream.text.data() + lexeme.begin, lexeme.end - lexeme.begin};
      lexeme_of[count++] = i;
      if (count - first < kLongestSentence) continue;
      sentences.push_back({first, count});
      first = count;
    }
    if (count > first) sentences.push_back({first, count});
  }
  words.resize(count);
  std::vector<Tag> tags(count, Tag::O);
  Tagger::builtin().tag(words, sentences, tags);

  NameLabels labels(stream.size());
  for (std::size_t w = 0; w < words.size();) {
    if (tags[w] == Tag::O) {
      ++w;
      continue;
    }
    const NameType type = type_of(tags[w]);
    std::size_t last = w + 1;
    // A link target inside a name cuts it.
    while (last < words.size() && tags[last] != Tag::O && !is_begin(tags[last]) && type_of(tags[last]) == type &&
           lexeme_of[last] == lexeme_of[last - 1] + 1) {
      ++last;
    }
    labels.set(lexeme_of[w], lexeme_of[last - 1] + 1, type);
    w = last;
  }
  return labels;
}

}  // namespace

struct NameFinder::State {
  State(lexicon::Lexicon& lexicon, std::span<const KnownName> names) : rules(lexicon), known(lexicon, names) {}
  NameRules rules;
  KnownNames known;
};

NameFinder::NameFinder(lexicon::Lexicon& lexicon, std::span<const KnownName> known)
    : state_(std::make_unique<State>(lexicon, known)) {}
NameFinder::~NameFinder() = default;
NameFinder::NameFinder(NameFinder&&) noexcept = default;
NameFinder& NameFinder::operator=(NameFinder&&) noexcept = default;

std::vector<NameSpan> NameFinder::find(const tokens::TokenStream& stream) const {
  NameLabels labels = tag(stream);
  state_->rules.apply(stream, labels);
  state_->known.apply(stream, labels);
  return labels.spans();
}

}  // namespace gaceta::names
