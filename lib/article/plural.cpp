#include "article/plural.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gaceta::article {

namespace {

// Gives the words of a phrase to `use`, which says how each goes on; words from the first preposition on stay.
template <class Use>
std::string each_word(std::string_view phrase, Use use) {
  constexpr std::array<std::string_view, 7> kPrepositions{"de", "del", "para", "por", "en", "ante", "a"};
  std::string changed;
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    const std::string_view word = phrase.substr(0, space);
    if (std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end()) break;
    changed += use(word);
    phrase.remove_prefix(space);
    if (!phrase.empty()) {
      changed += ' ';
      phrase.remove_prefix(1);
    }
  }
  return changed.append(phrase);
}

bool is_vowel_end(std::string_view word) {
  for (const std::string_view vowel : {"a", "e", "i", "o", "u", "á", "é", "ó"}) {
    if (word.ends_with(vowel)) return true;
  }
  return false;
}

std::string plural_of_word(std::string_view word) {
  std::string plural(word);
  if (is_vowel_end(word)) return plural + "s";
  if (word.ends_with("z")) {
    plural.back() = 'c';
    return plural + "es";
  }
  // The accent of the last syllable goes: `capitán`, `capitanes`.
  for (const auto& [stressed, plain] :
       {std::pair{"án", "an"}, {"én", "en"}, {"ín", "in"}, {"ón", "on"}, {"és", "es"}}) {
    if (word.ends_with(stressed)) {
      plural.resize(plural.size() - std::string_view(stressed).size());
      return plural + plain + "es";
    }
  }
  return plural + "es";
}

std::string singular_of_word(std::string_view word, Gender gender) {
  std::string singular(word);
  for (const std::string_view ending : {"ales", "iles", "ores", "ares", "eles"}) {
    if (word.ends_with(ending)) return singular.substr(0, singular.size() - 2);
  }
  if (!word.ends_with("s") || word.size() < 4) return singular;
  singular.pop_back();
  if (gender == Gender::feminine && singular.ends_with("o")) singular.back() = 'a';
  return singular;
}

}  // namespace

std::string plural_of(std::string_view noun) { return each_word(noun, plural_of_word); }

std::string singular_rest(std::string_view rest, Gender gender) {
  return each_word(rest, [&](std::string_view word) { return singular_of_word(word, gender); });
}

}  // namespace gaceta::article
