// Trains the tagger: reads the word table's source and annotated text, makes the features with the library's own code,
// trains the CRF and prints what it scores on the held-out parts.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "annotated.hpp"
#include "crf.hpp"
#include "names/tagger/features.hpp"
#include "names/tagger/model.hpp"
#include "names/tagger/tagger.hpp"
#include "names/tagger/word.hpp"

using namespace gaceta::names;
using namespace gaceta::names::training;

namespace {

struct VocabularyData {
  std::vector<std::uint32_t> slots;
  std::vector<std::uint16_t> paths{0};
};

VocabularyData read_vocabulary(const std::string& path, double least_probability) {
  VocabularyData out;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  std::map<std::uint16_t, std::uint16_t> clusters{{std::uint16_t{0}, std::uint16_t{0}}};
  struct Entry {
    std::uint64_t hash;
    std::uint32_t value;
  };
  std::vector<Entry> entries;
  for (std::string line; std::getline(in, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    const double p = std::stod(line.substr(b + 1));
    if (p < least_probability) continue;
    const auto tree = static_cast<std::uint16_t>(std::stoul(line.substr(a + 1, b - a - 1)));
    const auto [at, fresh] = clusters.try_emplace(tree, static_cast<std::uint16_t>(out.paths.size()));
    if (fresh) out.paths.push_back(tree);
    const auto frequency =
        static_cast<std::uint32_t>(std::min(15.0, std::max(1.0, 1.0 + std::floor((p + 19.7) / 1.15))));
    entries.push_back({table_hash(line.substr(0, a)), static_cast<std::uint32_t>(at->second) << 4 | frequency});
  }
  std::size_t size = 1024;
  while (size * 85 / 100 < entries.size()) size *= 2;
  out.slots.assign(size, 0);
  for (const Entry& e : entries) {  // most frequent first, so that a later one with the same fingerprint is not stored
    const auto fingerprint = static_cast<std::uint32_t>(e.hash >> 46);
    for (std::size_t i = e.hash & (size - 1);; i = (i + 1) & (size - 1)) {
      if (out.slots[i] == 0) {
        out.slots[i] = fingerprint << 14 | e.value;
        break;
      }
      if (out.slots[i] >> 14 == fingerprint) break;
    }
  }
  std::fprintf(stderr, "words %zu in %zu slots, %zu clusters\n", entries.size(), size, out.paths.size());
  return out;
}

class FeatureNumbers {
 public:
  /// Counts, then numbers features seen at least `least` times; before freeze() collects counts.
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
};

struct Analysed {
  Word word;
  Atoms atoms;
};

struct Extracted {
  std::vector<std::uint64_t> features;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint8_t> active;
};

Extracted extract(const std::vector<std::string>& words, const Vocabulary& table,
                  std::unordered_map<std::string, Analysed>& cache) {
  Extracted out;
  std::vector<const Word*> view;
  std::vector<const Atoms*> atoms;
  for (const std::string& w : words) {
    auto [at, fresh] = cache.try_emplace(w);
    if (fresh) analyse(w, table, at->second.word, at->second.atoms);
    view.push_back(&at->second.word);
    atoms.push_back(&at->second.atoms);
  }
  std::vector<Place> places(words.size());
  const Style style = find_places(view, places);
  const SentenceView sentence{view, places, style};
  out.begin.push_back(0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.active.push_back(places[i].active);
    if (places[i].active) {
      for (int d = -kWindow; d <= kWindow; ++d) {
        const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + d;
        if (k >= 0 && k < static_cast<std::ptrdiff_t>(words.size()))
          window_features(*atoms[static_cast<std::size_t>(k)], d, [&](std::uint64_t f) { out.features.push_back(f); });
      }
      std::uint64_t context[kMaxContextFeatures];
      const std::size_t count = context_features(sentence, i, context);
      out.features.insert(out.features.end(), context, context + count);
    }
    out.begin.push_back(static_cast<std::uint32_t>(out.features.size()));
  }
  return out;
}

/// Cuts names at tokens that the tagger leaves outside unseen, so that the labels stay legal.
void cut_inactive(Sequence& q) {
  const std::size_t n = q.allowed.size();
  const auto only = [&](std::size_t t, auto&& pick) {
    LabelSet out = 0;
    for (Label y = 1; y < kLabels; ++y)
      if ((q.allowed[t] >> y & 1U) != 0) out |= 1U << make_label(type_of(y), pick(position_of(y)));
    out |= q.allowed[t] & 1U;
    q.allowed[t] = out;
  };
  for (std::size_t t = 0; t < n; ++t) {
    if (q.active[t]) continue;
    const bool was_in = (q.allowed[t] & 1U) == 0;
    if (was_in && t > 0 && q.active[t - 1])
      only(t - 1, [](Position p) {
        return p == Position::first ? Position::only : p == Position::inside ? Position::last : p;
      });
    if (was_in && t + 1 < n && q.active[t + 1])
      only(t + 1, [](Position p) {
        return p == Position::last ? Position::only : p == Position::inside ? Position::first : p;
      });
    q.allowed[t] = 1;
  }
}

/// A trained feature, ready to be stored.
struct Weighed {
  std::uint64_t feature;
  float importance;
  std::array<std::int8_t, kNameLabels> weights;
};

void append(std::string& out, const void* bytes, std::size_t size) {
  out.append(static_cast<const char*>(bytes), size);
}
void pad(std::string& out, std::uint64_t to) { out.resize(to, '\0'); }

/// The bytes of a model with these features in buckets filled to `load`.
std::string pack(const VocabularyData& vocabulary, const TransitionTable& transitions, std::vector<Weighed> features,
                 double load) {
  const auto count = static_cast<std::size_t>(static_cast<double>(features.size()) / (Bucket::kFeatures * load)) + 1;
  std::vector<Bucket> buckets(count, Bucket{});
  std::sort(features.begin(), features.end(), [](const Weighed& a, const Weighed& b) {
    return a.importance > b.importance || (a.importance == b.importance && a.feature < b.feature);
  });
  for (const Weighed& f : features) {
    for (std::size_t b = WeightTable::bucket_of(f.feature, count);; b = (b + 1) % count) {
      const auto slot = std::find(buckets[b].fingerprint.begin(), buckets[b].fingerprint.end(), 0U);
      if (slot == buckets[b].fingerprint.end()) {
        buckets[b].full = 1;
        continue;
      }
      *slot = WeightTable::fingerprint_of(f.feature);
      buckets[b].weights[static_cast<std::size_t>(slot - buckets[b].fingerprint.begin())] = f.weights;
      break;
    }
  }
  ModelHeader header;
  header.paths = static_cast<std::uint32_t>(vocabulary.paths.size());
  header.slots = static_cast<std::uint32_t>(vocabulary.slots.size());
  header.buckets = static_cast<std::uint32_t>(count);
  const ModelLayout layout(header);
  header.size = static_cast<std::uint32_t>(layout.size);
  std::string body;
  pad(body, layout.transitions - sizeof header);
  append(body, &transitions, sizeof transitions);
  pad(body, layout.paths - sizeof header);
  append(body, vocabulary.paths.data(), 2 * vocabulary.paths.size());
  pad(body, layout.slots - sizeof header);
  append(body, vocabulary.slots.data(), 4 * vocabulary.slots.size());
  pad(body, layout.buckets - sizeof header);
  append(body, buckets.data(), sizeof(Bucket) * count);
  header.checksum = block_checksum(body, block_checksum({reinterpret_cast<const char*>(&header), sizeof header}));
  std::string out;
  append(out, &header, sizeof header);
  return out + body;
}

std::int32_t rounded(float value, float unit, std::int32_t most) {
  return std::clamp(static_cast<std::int32_t>(std::lround(value * unit)), -most, most);
}

struct Held {
  std::string name;
  std::vector<Sentence> sentences;
  std::vector<Sequence> sequences;
  std::vector<std::pair<std::string, std::string>> types{
      {"PER", "PER"}, {"ORG", "ORG"}, {"LOC", "LOC"}, {"MISC", "MISC"}};
  std::set<std::string> mask;
};

struct Count {
  double hit = 0, system = 0, gold = 0;
  double f() const { return hit == 0 ? 0 : 200 * hit / (system + gold); }
};

/// What the finished tagger says, by sentence; every document by itself.
std::vector<std::vector<std::string>> tag_all(const Tagger& tagger, const std::vector<Sentence>& sentences) {
  static const char* const kNames[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"};
  std::vector<std::vector<std::string>> out;
  for (std::size_t s = 0; s < sentences.size();) {
    std::vector<std::string_view> words;
    std::vector<SentenceRange> ranges;
    const std::uint32_t document = sentences[s].document;
    for (; s < sentences.size() && sentences[s].document == document; ++s) {
      const auto first = static_cast<std::uint32_t>(words.size());
      words.insert(words.end(), sentences[s].words.begin(), sentences[s].words.end());
      ranges.push_back({first, static_cast<std::uint32_t>(words.size())});
    }
    std::vector<Tag> tags(words.size());
    tagger.tag(words, ranges, tags);
    for (const SentenceRange r : ranges) {
      out.emplace_back();
      for (std::uint32_t i = r.first; i < r.last; ++i) out.back().emplace_back(kNames[static_cast<int>(tags[i])]);
    }
  }
  return out;
}

std::vector<std::vector<std::string>> tag_all(const Crf& crf, const std::vector<Sequence>& sequences) {
  std::vector<std::vector<std::string>> out;
  for (const Sequence& q : sequences) out.push_back(to_bio(crf.decode(q)));
  return out;
}

std::string score(const Held& held, const std::vector<std::vector<std::string>>& tags, bool full) {
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
    if (full)
      n += std::snprintf(text + n, sizeof text - static_cast<std::size_t>(n), " (P %.1f R %.1f)",
                         100 * c.hit / std::max(1.0, c.system), 100 * c.hit / std::max(1.0, c.gold));
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) try {
  std::map<std::string, std::string> options{{"data", ""},
                                             {"words", ""},
                                             {"epochs", "12"},
                                             {"alpha", "0.15"},
                                             {"l1", "0.3"},
                                             {"l2", "2"},
                                             {"dropout", "0"},
                                             {"degraded", "0.15"},
                                             {"least", "1"},
                                             {"probability", "-25"},
                                             {"sources", "conll,cess,mexican,news"},
                                             {"seed", "1"},
                                             {"averaged", "4"},
                                             {"beta", "1"},
                                             {"dump", ""},
                                             {"model", ""},
                                             {"features", "160000"},
                                             {"unit", "20"},
                                             {"count-power", "0.25"}};
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    const std::size_t eq = a.find('=');
    if (!a.starts_with("--") || eq == std::string::npos || !options.contains(a.substr(2, eq - 2)))
      throw std::runtime_error("unknown option " + a);
    options[a.substr(2, eq - 2)] = a.substr(eq + 1);
  }
  const auto number = [&](const char* name) { return std::stod(options.at(name)); };
  const std::string data = options["data"] + "/";
  const VocabularyData words = read_vocabulary(options["words"], number("probability"));
  const Vocabulary table(words.slots, words.paths);

  std::vector<Sentence> train;
  const auto add = [&](const char* file, Source source) {
    std::vector<Sentence> more = read_conll(data + file, source);
    train.insert(train.end(), more.begin(), more.end());
  };
  if (options["sources"].find("conll") != std::string::npos) add("conll2002.train.conll", Source::conll);
  if (options["sources"].find("news") != std::string::npos) add("news2020.train.conll", Source::news);
  if (options["sources"].find("mexican") != std::string::npos) add("mx-news.split1.conll", Source::mexican);
  if (options["sources"].find("cess") != std::string::npos) add("cess-esp.train.conll", Source::cess);
  const std::vector<Sentence> copies = degraded_copies(train, number("degraded"));
  train.insert(train.end(), copies.begin(), copies.end());

  std::vector<Held> held(3);
  held[0].name = "testa", held[0].sentences = read_conll(data + "conll2002.testa.conll", Source::conll);
  held[1].name = "news", held[1].sentences = read_conll(data + "news2020.dev.conll", Source::news);
  held[2].name = "mx", held[2].sentences = read_conll(data + "mx-news.split2.conll", Source::mexican);
  held[2].types = {{"PER", "PER"}, {"ORG", "ORG"}, {"PEX", "ORG"}};
  held[2].mask = {"TIT", "DOC", "EVT", "PRO", "FAC", "ADD"};
  {
    std::set<std::vector<std::string>> seen;
    for (const Sentence& s : read_conll(data + "mx-news.split1.conll", Source::mexican)) seen.insert(s.words);
    std::erase_if(held[2].sentences, [&](const Sentence& s) { return seen.contains(s.words); });
  }

  std::unordered_map<std::string, Analysed> cache;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::vector<Extracted> extracted;
  std::size_t tokens = 0, active = 0, occurrences = 0;
  for (const Sentence& s : train) {
    extracted.push_back(extract(s.words, table, cache));
    for (const std::uint64_t f : extracted.back().features) ++counts[f];
    tokens += s.words.size(), occurrences += extracted.back().features.size();
    for (const auto a : extracted.back().active) active += a;
  }
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
  const auto least = static_cast<std::uint32_t>(number("least"));
  for (const Extracted& e : extracted)
    for (const std::uint64_t f : e.features)
      if (counts[f] >= least) numbers.try_emplace(f, static_cast<std::uint32_t>(numbers.size()));
  std::fprintf(stderr, "sentences %zu tokens %zu active %zu occurrences %zu features %zu kept %zu\n", train.size(),
               tokens, active, occurrences, counts.size(), numbers.size());
  const auto to_sequence = [&](const Extracted& e, const Sentence& s) {
    Sequence q;
    q.begin.push_back(0);
    for (std::size_t t = 0; t < s.words.size(); ++t) {
      for (std::uint32_t k = e.begin[t]; k < e.begin[t + 1]; ++k)
        if (const auto at = numbers.find(e.features[k]); at != numbers.end()) q.features.push_back(at->second);
      q.begin.push_back(static_cast<std::uint32_t>(q.features.size()));
    }
    q.allowed = s.allowed, q.active = e.active;
    cut_inactive(q);
    return q;
  };
  std::vector<Sequence> sequences;
  for (std::size_t i = 0; i < train.size(); ++i) {
    sequences.push_back(to_sequence(extracted[i], train[i]));
    extracted[i] = {};
    bool any = false;
    for (const auto a : sequences.back().active) any |= a != 0;
    if (!any) sequences.pop_back();
  }
  extracted.clear();
  for (Held& h : held)
    for (const Sentence& s : h.sentences) h.sequences.push_back(to_sequence(extract(s.words, table, cache), s));

  Settings settings;
  settings.epochs = static_cast<int>(number("epochs"));
  settings.averaged = static_cast<int>(number("averaged"));
  settings.alpha = number("alpha"), settings.beta = number("beta"), settings.l1 = number("l1"),
  settings.l2 = number("l2"), settings.dropout = number("dropout");
  settings.seed = static_cast<std::uint64_t>(number("seed"));
  Crf crf(numbers.size());
  for (int e = 0; e < settings.epochs; ++e) {
    const auto begin = std::chrono::steady_clock::now();
    const double loss = crf.epoch(sequences, settings, e);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::fprintf(stderr, "epoch %d loss %.4f %.1fs", e + 1, loss, seconds);
    if (e % 3 == 2 || e + 1 == settings.epochs)
      for (const Held& h : held) std::fprintf(stderr, " | %s", score(h, tag_all(crf, h.sequences), false).c_str());
    std::fprintf(stderr, "\n");
    if (e + settings.averaged >= settings.epochs) crf.remember();
  }
  crf.average();
  for (const Held& h : held) std::printf("%s\n", score(h, tag_all(crf, h.sequences), true).c_str());

  const auto unit = static_cast<float>(number("unit"));
  TransitionTable transitions{};
  for (std::size_t a = 0; a < kLabels; ++a)
    for (std::size_t b = 0; b < kLabels; ++b)
      transitions[a][b] = static_cast<std::int16_t>(rounded(crf.transitions()[a][b], unit, 30000));
  std::vector<Weighed> weighed;
  for (const auto& [feature, at] : numbers) {
    Weighed w{feature, 0, {}};
    const auto weights = crf.weights(at);
    float largest = 0;
    bool any = false;
    for (std::size_t y = 0; y < kNameLabels; ++y) {
      w.weights[y] = static_cast<std::int8_t>(rounded(weights[y], unit, 127));
      any |= w.weights[y] != 0;
      largest = std::max(largest, std::fabs(weights[y]));
    }
    w.importance = largest * std::pow(static_cast<float>(counts[feature]), static_cast<float>(number("count-power")));
    if (any) weighed.push_back(w);
  }
  std::sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) {
    return a.importance > b.importance || (a.importance == b.importance && a.feature < b.feature);
  });
  std::printf("features %zu", weighed.size());
  for (std::string list = options["features"] + ","; !list.empty(); list = list.substr(list.find(',') + 1)) {
    const auto most = static_cast<std::size_t>(std::stod(list));
    if (weighed.size() > most) weighed.resize(most);
    const std::string bytes = pack(words, transitions, weighed, 0.85);
    std::printf(" kept %zu, model %zu bytes\n", weighed.size(), bytes.size());
    const std::variant<Tagger, std::string> tagger = Tagger::load(bytes);
    if (!std::holds_alternative<Tagger>(tagger)) throw std::runtime_error(std::get<std::string>(tagger));
    for (const Held& h : held)
      std::printf("%s\n", score(h, tag_all(std::get<Tagger>(tagger), h.sentences), true).c_str());
    std::fflush(stdout);
    if (!options["model"].empty()) std::ofstream(options["model"], std::ios::binary) << bytes;
  }
  if (!options["dump"].empty()) {
    for (const Held& h : held) {
      std::ofstream out(options["dump"] + "." + h.name);
      for (std::size_t s = 0; s < h.sentences.size(); ++s) {
        const std::vector<std::string> tags = to_bio(crf.decode(h.sequences[s]));
        for (std::size_t t = 0; t < tags.size(); ++t)
          out << h.sentences[s].words[t] << '\t' << h.sentences[s].tags[t] << '\t' << tags[t] << '\n';
        out << '\n';
      }
    }
  }
} catch (const std::exception& e) {
  std::cerr << e.what() << '\n';
  return 1;
}
