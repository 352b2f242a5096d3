#include "money/grammar.hpp"

namespace gaceta::money {

using lexicon::WordId;

Grammar::Grammar(lexicon::Lexicon& lexicon)
    : numerals(lexicon), currencies(lexicon), modifiers(lexicon), contexts(lexicon), words(lexicon) {
  anchors.resize(lexicon.words().size(), 0);
  for (WordId word = 0; word < anchors.size(); ++word) {
    unsigned flags = 0;
    if (numerals.begins_number(word)) flags |= kNumber;
    if (currencies.begins_prefix(word)) flags |= kPrefix;
    if (word == words.un || word == words.una || word == words.uno) flags |= kArticle;
    if (currencies.is_singular_name(word)) flags |= kName;
    if (currencies.begins_unit(word) || numerals.abbreviates(word) ||
        (contexts.of(word) & MoneyContexts::kEpithet) != 0) {
      flags |= kBehind;
    }
    anchors[word] = static_cast<std::uint8_t>(flags);
  }
  for (const WordId word :
       {words.solo, words.sola, words.solo_accent, words.mi, words.y, words.de, words.las, words.los}) {
    anchors[word] = static_cast<std::uint8_t>(anchors[word] | kBehind);
  }
}

bool Sentence::is_percent(std::size_t i) const noexcept {
  const Words& w = grammar.words;
  if (i >= end) return false;
  const WordId word = stream[i].word;
  if (word == w.percent || word == w.per_mille || word == w.degree) return true;
  return word == w.por && (is(i + 1, w.ciento) || is(i + 1, w.cien));
}

// True where `un` or `una` is a number: before a unit or another part of a number.
bool Sentence::article_counts(std::size_t i) const noexcept {
  const Words& w = grammar.words;
  std::size_t next = i + 1;
  if (is(next, w.solo) || is(next, w.sola) || is(next, w.solo_accent)) ++next;
  if (next >= end) return false;
  const WordId word = stream[next].word;
  if (grammar.currencies.begins_unit(word) || grammar.numerals.begins_number(word)) return true;
  // `entre uno y dos euros`
  return (word == w.y || word == w.o || word == w.a) && next + 1 < end &&
         (stream[next + 1].kind == TokenKind::number || grammar.numerals.begins_number(stream[next + 1].word));
}

}  // namespace gaceta::money
