#include "held_out.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace gaceta::names::training {

namespace {

struct Count {
  double hit = 0, system = 0, gold = 0;
  double f() const { return hit == 0 ? 0 : 200 * hit / (system + gold); }
};

}  // namespace

std::vector<HeldOut> read_held_out(const std::string& data) {
  std::vector<HeldOut> held(3);
  held[0].name = "conll2002.testa";
  held[0].sentences = read_conll(data + "conll2002.testa.conll", Source::conll);
  held[1].name = "news2020.dev";
  held[1].sentences = read_conll(data + "news2020.dev.conll", Source::news);
  // Parties are organizations; what lies inside titles and the like is not annotated; some sentences are in both
  // splits.
  held[2].name = "mx-news.split2";
  held[2].sentences = read_conll(data + "mx-news.split2.conll", Source::mexican);
  held[2].types = {{"PER", "PER"}, {"ORG", "ORG"}, {"PEX", "ORG"}};
  held[2].mask = {"TIT", "DOC", "EVT", "PRO", "FAC", "ADD"};
  std::set<std::vector<std::string>> seen;
  for (const Sentence& s : read_conll(data + "mx-news.split1.conll", Source::mexican)) seen.insert(s.words);
  std::erase_if(held[2].sentences, [&](const Sentence& s) { return seen.contains(s.words); });
  return held;
}

std::vector<std::vector<std::string>> tag_all(const Tagger& tagger, const std::vector<Sentence>& sentences) {
  static const char* const kNames[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"};
  std::vector<std::vector<std::string>> out;
  std::vector<std::string_view> words;
  std::vector<SentenceRange> ranges;
  for (const Sentence& s : sentences) {
    const auto first = static_cast<std::uint32_t>(words.size());
    words.insert(words.end(), s.words.begin(), s.words.end());
    ranges.push_back({first, static_cast<std::uint32_t>(words.size())});
  }
  std::vector<Tag> tags(words.size());
  tagger.tag(words, ranges, tags);
  for (const SentenceRange r : ranges) {
    out.emplace_back();
    for (std::uint32_t i = r.first; i < r.last; ++i) out.back().emplace_back(kNames[static_cast<int>(tags[i])]);
  }
  return out;
}

std::string score(const HeldOut& held, const std::vector<std::vector<std::string>>& tags) {
  std::map<std::string, Count> counts;
  for (std::size_t s = 0; s < held.sentences.size(); ++s) {
    std::vector<Entity> gold = entities(held.sentences[s].tags, held.types);
    std::vector<Entity> system = entities(tags[s], held.types);
    std::vector<std::pair<std::string, std::string>> masks;
    for (const std::string& m : held.mask) masks.emplace_back(m, m);
    for (const Entity& m : entities(held.sentences[s].tags, masks))
      std::erase_if(system, [&](const Entity& e) { return m.first <= e.first && e.last <= m.last; });
    for (const Entity& e : gold) ++counts[e.type].gold;
    for (const Entity& e : system) {
      ++counts[e.type].system;
      if (std::find(gold.begin(), gold.end(), e) != gold.end()) ++counts[e.type].hit;
    }
  }
  Count all;
  for (const auto& [type, c] : counts) all.hit += c.hit, all.system += c.system, all.gold += c.gold;
  char text[400];
  int n = std::snprintf(text, sizeof text, "%s %.2f", held.name.c_str(), all.f());
  for (const auto& [type, c] : counts) {
    n += std::snprintf(text + n, sizeof text - static_cast<std::size_t>(n), " %s %.2f", type.c_str(), c.f());
    n += std::snprintf(text + n, sizeof text - static_cast<std::size_t>(n), " (P %.1f R %.1f)",
                       100 * c.hit / std::max(1.0, c.system), 100 * c.hit / std::max(1.0, c.gold));
  }
  return text;
}

}  // namespace gaceta::names::training
