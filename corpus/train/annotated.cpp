#include "annotated.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "names/tagger/hash.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names::training {
namespace {

LabelSet bit(Label label) { return 1U << label; }
LabelSet all_of(Type type) {
  return bit(make_label(type, Position::first)) | bit(make_label(type, Position::only)) |
         bit(make_label(type, Position::inside)) | bit(make_label(type, Position::last));
}

bool has_capital(const std::string& word) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(word);
  return icu::UnicodeString(text).toLower() != text;
}

/// What a tag's type allows inside; 0 for a type that is no name in CoNLL's manner (dates, amounts).
LabelSet types_allowed(Source source, const std::string& type) {
  const LabelSet person = all_of(Type::person), organization = all_of(Type::organization),
                 location = all_of(Type::location), miscellaneous = all_of(Type::miscellaneous);
  if (type == "PER") return person;
  if (type == "ORG") return organization;
  if (type == "LOC") return location;
  if (type == "MISC") return source == Source::cess ? miscellaneous | organization | location | person : miscellaneous;
  if (source == Source::mexican) {
    if (type == "PEX") return organization;
    if (type == "GPE") return location;
    if (type == "EVT" || type == "PRO" || type == "DOC") return miscellaneous;
    if (type == "FAC") return location | organization;
  }
  return 0;
}

/// Types of which the annotation does not say what is inside.
bool is_open(Source source, const std::string& type) {
  return source == Source::mexican &&
         (type == "TIT" || type == "ADD" || type == "FAC" || type == "EVT" || type == "PRO" || type == "DOC");
}

/// True where what is before a place's name says that the place itself is meant.
bool stands_as_place(const Sentence& sentence, std::size_t first) {
  if (first == 0) return false;
  static const std::set<std::string> kBefore{"en", "En"};
  return kBefore.contains(sentence.words[first - 1]);
}

void allow(Sentence& sentence) {
  const std::size_t n = sentence.words.size();
  sentence.allowed.assign(n, bit(kOutside));
  for (std::size_t i = 0; i < n;) {
    const std::string& tag = sentence.tags[i];
    if (tag == "O") {
      // A capitalised word that these sources leave untagged may still be a name to CoNLL.
      if (i > 0 && has_capital(sentence.words[i])) {
        if (sentence.source == Source::cess) sentence.allowed[i] = kAnyLabel;
        if (sentence.source == Source::mexican)
          sentence.allowed[i] = bit(kOutside) | all_of(Type::miscellaneous) | all_of(Type::location);
      }
      ++i;
      continue;
    }
    const std::string type = tag.substr(2);
    std::size_t last = i + 1;
    while (last < n && sentence.tags[last] == "I-" + type) ++last;
    LabelSet types = types_allowed(sentence.source, type);
    // The treebank calls a country or a city a place also where CoNLL sees its government or its team.
    if (sentence.source == Source::cess && type == "LOC" && !stands_as_place(sentence, i))
      types |= all_of(Type::organization);
    for (std::size_t k = i; k < last; ++k) {
      if (is_open(sentence.source, type)) {
        sentence.allowed[k] = kAnyLabel;
        continue;
      }
      if (types == 0) continue;
      const Position position = last - i == 1   ? Position::only
                                : k == i        ? Position::first
                                : k + 1 == last ? Position::last
                                                : Position::inside;
      LabelSet positions = 0;
      for (std::size_t t = 0; t < kTypes; ++t) positions |= bit(make_label(static_cast<Type>(t), position));
      sentence.allowed[k] = types & positions;
    }
    i = last;
  }
}

icu::UnicodeString without_accents(icu::UnicodeString text) {
  static const icu::UnicodeString with = icu::UnicodeString::fromUTF8("áéíóúüÁÉÍÓÚÜ"),
                                  without = icu::UnicodeString::fromUTF8("aeiouuAEIOUU");
  for (int32_t i = 0; i < with.length(); ++i)
    text.findAndReplace(icu::UnicodeString(with[i]), icu::UnicodeString(without[i]));
  return text;
}

std::vector<std::string> words_of(const std::string& name) {
  std::istringstream in(name);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(std::move(word));
  return words;
}

/// Names that may stand for each other: those of one list that are written alike, and so need the same article.
class Replacements {
 public:
  explicit Replacements(const NameLists& lists) {
    std::map<std::string, std::set<std::size_t>> lists_of;
    for (std::size_t list = 0; list < lists.size(); ++list)
      for (const std::string& name : lists[list]) lists_of[name].insert(list);
    for (const auto& [name, in] : lists_of) {
      // Names in several lists of one type of name say too little: `Santander`. Names with signs are split by
      // tokenizers.
      if (in.size() != 1 || name.find_first_of(".&'/!+,") != std::string::npos) continue;
      const std::string group = std::to_string(*in.begin()) + form(name);
      groups_[group].push_back(name);
      group_of_[name] = group;
    }
  }

  /// Another name for `name`, which must be of one of `lists`; empty if there is none.
  [[nodiscard]] std::string pick(const std::string& name, std::initializer_list<List> lists, std::uint64_t dice) const {
    const auto at = group_of_.find(name);
    if (at == group_of_.end()) return {};
    const auto list = static_cast<List>(std::stoi(at->second));
    if (std::find(lists.begin(), lists.end(), list) == lists.end()) return {};
    const std::vector<std::string>& group = groups_.at(at->second);
    return group.size() < 8 ? std::string() : group[dice % group.size()];
  }

 private:
  /// What an article before the name depends on, roughly: capitals, one word or several, and the first word's end.
  static std::string form(const std::string& name) {
    const std::size_t space = name.find(' ');
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
    if (icu::UnicodeString(text).toUpper() == text) return "capitals";
    if (space == std::string::npos) return "word";
    return name[space - 1] == 'a' || name[space - 1] == 'n' ? "feminine" : "masculine";
  }
  std::map<std::string, std::vector<std::string>> groups_;
  std::map<std::string, std::string> group_of_;
};

}  // namespace

std::vector<Sentence> read_conll(const std::string& path, Source source) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + path);
  std::vector<Sentence> out;
  Sentence current;
  const auto finish = [&] {
    if (current.words.empty()) return;
    current.source = source;
    allow(current);
    out.push_back(std::move(current));
    current = {};
  };
  for (std::string line; std::getline(in, line);) {
    const auto blank = " \t\r";
    const std::size_t begin = line.find_first_not_of(blank);
    if (begin == std::string::npos) {
      finish();
      continue;
    }
    const std::size_t end = line.find_last_not_of(blank) + 1;
    const std::size_t word_end = std::min(line.find_first_of(blank, begin), end),
                      tag_begin = line.find_last_of(blank, end - 1);
    current.words.push_back(line.substr(begin, word_end - begin));
    current.tags.push_back(
        tag_begin == std::string::npos || tag_begin < begin ? "O" : line.substr(tag_begin + 1, end - tag_begin - 1));
  }
  finish();
  return out;
}

std::vector<Sentence> degraded_copies(const std::vector<Sentence>& sentences, double share) {
  std::vector<Sentence> out;
  const auto limit = static_cast<std::uint64_t>(share * 1e6);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::uint64_t dice = scramble(s * 2654435761U + 17);
    if (dice % 1000000 >= limit) continue;
    Sentence copy = sentences[s];
    const std::uint64_t how = (dice >> 32) % 8;
    for (std::size_t i = 0; i < copy.words.size(); ++i) {
      icu::UnicodeString text = icu::UnicodeString::fromUTF8(copy.words[i]);
      if (how < 2)
        text.toUpper();
      else if (how < 4)
        text = without_accents(text.toUpper());
      else if (how < 6)
        text = without_accents(text);
      else if (text.length() > 3 || i == 0)
        text.replace(0, 1, icu::UnicodeString(text, 0, 1).toUpper());
      copy.words[i].clear();
      text.toUTF8String(copy.words[i]);
    }
    out.push_back(std::move(copy));
  }
  return out;
}

std::vector<Sentence> renamed_copies(const std::vector<Sentence>& sentences, const NameLists& lists, double share) {
  const Replacements replacements(lists);
  const auto limit = static_cast<std::uint64_t>(share * 1e6);
  std::vector<Sentence> out;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& from = sentences[s];
    std::uint64_t dice = scramble(s * 0x9e3779b97f4a7c15ULL + 29);
    if (dice % 1000000 >= limit) continue;
    Sentence copy;
    copy.source = from.source;
    bool changed = false;
    std::size_t done = 0;
    const auto keep_until = [&](std::size_t end) {
      for (; done < end; ++done) copy.words.push_back(from.words[done]), copy.tags.push_back(from.tags[done]);
    };
    const auto put = [&](const std::string& name, std::size_t end, const std::string& type, bool begins) {
      if (name.empty()) return keep_until(end);
      for (std::string& word : words_of(name)) {
        copy.words.push_back(std::move(word));
        copy.tags.push_back((begins ? "B-" : "I-") + type);
        begins = false;
      }
      done = end;
      changed = true;
    };
    for (const Entity& e : entities(from.tags, {{"PER", "PER"}, {"ORG", "ORG"}, {"LOC", "LOC"}})) {
      keep_until(e.first);
      std::string name;
      for (std::size_t k = e.first; k < e.last; ++k) name += (k > e.first ? " " : "") + from.words[k];
      if (e.type == "PER") {
        for (std::size_t k = e.first; k < e.last; ++k)
          put(replacements.pick(from.words[k], {List::given_names, List::surnames}, dice = scramble(dice + 1)), k + 1,
              e.type, k == e.first);
      } else if (e.type == "ORG") {
        put(replacements.pick(name, {List::companies, List::media, List::institutions, List::parties, List::clubs},
                              dice = scramble(dice + 1)),
            e.last, e.type, true);
      } else {
        put(replacements.pick(name, {List::countries, List::regions, List::cities}, dice = scramble(dice + 1)), e.last,
            e.type, true);
      }
    }
    keep_until(from.words.size());
    if (!changed) continue;
    allow(copy);
    out.push_back(std::move(copy));
  }
  return out;
}

std::vector<NamesakeNoun> read_namesake_nouns(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + path);
  std::vector<NamesakeNoun> nouns;
  bool header = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    NamesakeNoun entry;
    std::string plural, qualified;
    std::getline(cells, entry.noun, '\t');
    std::getline(cells, plural, '\t');
    std::getline(cells, entry.kind, '\t');
    std::getline(cells, qualified, '\t');
    if (!header && qualified.empty() && entry.noun.find(' ') == std::string::npos) nouns.push_back(std::move(entry));
    header = false;
  }
  return nouns;
}

std::vector<Sentence> namesake_copies(const std::vector<Sentence>& sentences, const NameLists& lists,
                                      const std::vector<NamesakeNoun>& nouns, std::size_t copies) {
  std::vector<Sentence> out;
  if (lists[static_cast<std::size_t>(List::given_names)].empty()) return out;
  std::map<std::string, std::vector<std::string>> alike;  // nouns of one kind that take the same article, roughly
  std::map<std::string, std::string> group_of;
  for (const NamesakeNoun& entry : nouns) {
    group_of[entry.noun] = entry.kind + (entry.noun.back() == 'a' || entry.noun.ends_with("ión") ? " f" : " m");
    alike[group_of[entry.noun]].push_back(entry.noun);
  }
  const auto any_of = [](const std::vector<std::string>& names, std::uint64_t dice) {
    return names[dice % names.size()];
  };
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& from = sentences[s];
    for (const Entity& e : entities(from.tags, {{"ORG", "ORG"}, {"LOC", "LOC"}, {"MISC", "MISC"}})) {
      const auto noun = e.first == 0 ? group_of.end() : group_of.find(from.words[e.first - 1]);
      if (noun == group_of.end()) continue;
      for (std::size_t copy = 0; copy < copies; ++copy) {
        const std::uint64_t dice = scramble((s * 1000 + e.first) * 1000 + copy);
        Sentence made;
        made.source = from.source;
        const auto keep = [&](std::size_t begin, std::size_t end) {
          made.words.insert(made.words.end(), from.words.begin() + static_cast<std::ptrdiff_t>(begin),
                            from.words.begin() + static_cast<std::ptrdiff_t>(end));
          made.tags.insert(made.tags.end(), from.tags.begin() + static_cast<std::ptrdiff_t>(begin),
                           from.tags.begin() + static_cast<std::ptrdiff_t>(end));
        };
        keep(0, e.first - 1);
        made.words.push_back(any_of(alike[noun->second], dice));
        made.tags.push_back(from.tags[e.first - 1]);
        std::string name;
        if (dice >> 16 & 1) name = any_of(lists[static_cast<std::size_t>(List::given_names)], dice >> 17) + " ";
        name += any_of(lists[static_cast<std::size_t>(List::surnames)], dice >> 32);
        bool first = true;
        for (std::string& word : words_of(name)) {
          made.words.push_back(std::move(word));
          made.tags.push_back((first ? "B-" : "I-") + e.type);
          first = false;
        }
        keep(e.last, from.words.size());
        allow(made);
        out.push_back(std::move(made));
      }
    }
  }
  return out;
}

std::vector<Entity> entities(const std::vector<std::string>& tags,
                             const std::vector<std::pair<std::string, std::string>>& types) {
  std::vector<Entity> out;
  std::string kind;
  std::uint32_t start = 0;
  for (std::uint32_t i = 0; i <= tags.size(); ++i) {
    std::string type;
    char head = 'O';
    if (i < tags.size() && tags[i] != "O") {
      for (const auto& [from, to] : types)
        if (tags[i].substr(2) == from) type = to, head = tags[i][0];
    }
    if (!kind.empty() && (head != 'I' || type != kind)) {
      out.push_back({start, i, kind});
      kind.clear();
    }
    if (head != 'O' && kind.empty()) start = i, kind = type;
  }
  return out;
}

std::vector<std::string> to_bio(const std::vector<Label>& labels) {
  static const char* const kNames[] = {"PER", "ORG", "LOC", "MISC"};
  std::vector<std::string> out;
  for (const Label label : labels) {
    if (label == kOutside)
      out.emplace_back("O");
    else
      out.push_back((opens(label) ? "B-" : "I-") + std::string(kNames[static_cast<int>(type_of(label))]));
  }
  return out;
}

}  // namespace gaceta::names::training
