// Trains the tagger's model: train-tagger --data=FOLDER --words=FILE --gazetteer=FOLDER --model=FILE
// [--OPTION=VALUE...] FOLDER of data is described in README.md; the file of words comes from clusters.py. Prints what
// the finished model scores on the texts held out. The options and their values are those of the model in the library;
// corpus/train/ablation.sh changes them one by one. The same data and options make the same model.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include "annotated.hpp"
#include "crf.hpp"
#include "held_out.hpp"
#include "lexica.hpp"
#include "model_writer.hpp"
#include "readings.hpp"

using namespace gaceta::names;
using namespace gaceta::names::training;

namespace {

/// Options by name, all with a value.
class Options {
 public:
  Options(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
      const std::string a = argv[i];
      const std::size_t equals = a.find('=');
      if (!a.starts_with("--") || equals == std::string::npos || !values_.contains(a.substr(2, equals - 2)))
        throw std::runtime_error("unknown option " + a);
      values_[a.substr(2, equals - 2)] = a.substr(equals + 1);
    }
  }
  [[nodiscard]] const std::string& text(const char* name) const { return values_.at(name); }
  [[nodiscard]] double number(const char* name) const { return std::stod(values_.at(name)); }
  [[nodiscard]] int count(const char* name) const { return static_cast<int>(number(name)); }

 private:
  std::map<std::string, std::string> values_{
      {"data", ""},
      {"words", ""},
      {"gazetteer", ""},
      {"model", ""},
      {"dump", ""},  // files of word, gold tag and answer, by text held out, begin with this
      {"all", "0"},  // 1: train on the texts held out as well
      {"sources", "conll,news,mexican,cess"},
      {"repeat-news", "3"},      // how often the news of 2004 to 2023 counts
      {"repeat-mexican", "2"},   // and that of Mexico
      {"degraded", "0.15"},      // share of sentences that get a copy in worse writing
      {"renamed", "0.5"},        // share of sentences that get a copy with other names
      {"nouns", ""},             // the table of nouns of things that are called after people
      {"namesakes", "5"},        // copies of each sentence with such a thing, called after others
      {"probability", "-17.3"},  // log probability of the rarest word of the vocabulary
      {"least", "1"},            // occurrences that a feature needs
      {"folds", "4"},            // parts for the first readings of the training text; 0: no second reading
      {"fold-epochs", "5"},
      {"ensemble", "3"},  // runs whose weights are averaged
      {"epochs", "10"},
      {"averaged", "4"},
      {"alpha", "0.15"},
      {"beta", "1"},
      {"l1", "0.3"},
      {"l2", "10"},
      {"dropout", "0.5"},
      {"seed", "1"},
      {"features", "100000"},   // kept in the model, the most important ones
      {"count-power", "0.25"},  // importance is the largest weight times the count to this power
      {"unit", "20"},           // of the weights: 1 is so many steps of an integer
      {"other-features", ""},   // numbers of features whose scores are printed as well, with commas between
      {"forms", "14000"},       // words whose scores are worked out beforehand
  };
};

/// Annotated text, in files whose sentences stand together.
struct Corpus {
  std::vector<Sentence> sentences;
  std::vector<std::size_t> file_ends;  ///< the copies in worse writing follow the last
};

Corpus read_corpus(const Options& options, const NameLists& lists) {
  Corpus corpus;
  const std::string folder = options.text("data") + "/";
  const auto wanted = [&](const char* source) { return options.text("sources").find(source) != std::string::npos; };
  const auto add = [&](const char* file, Source source) {
    std::vector<Sentence> more = read_conll(folder + file, source);
    corpus.sentences.insert(corpus.sentences.end(), more.begin(), more.end());
    corpus.file_ends.push_back(corpus.sentences.size());
  };
  const bool all = options.count("all") != 0;
  if (wanted("conll")) add("conll2002.train.conll", Source::conll);
  if (wanted("news")) add("news2020.train.conll", Source::news);
  if (wanted("mexican")) add("mx-news.split1.conll", Source::mexican);
  if (wanted("cess")) add("cess-esp.train.conll", Source::cess);
  if (all) {
    add("conll2002.testa.conll", Source::conll);
    add("news2020.dev.conll", Source::news);
    add("mx-news.split2.conll", Source::mexican);
  }
  const std::vector<Sentence> degraded = degraded_copies(corpus.sentences, options.number("degraded")),
                              renamed = renamed_copies(corpus.sentences, lists, options.number("renamed"));
  const auto copies = static_cast<std::size_t>(options.count("namesakes"));
  std::vector<Sentence> namesakes;
  if (copies > 0) {
    namesakes = namesake_copies(corpus.sentences, lists, read_namesake_nouns(options.text("nouns")), copies);
  }
  corpus.sentences.insert(corpus.sentences.end(), degraded.begin(), degraded.end());
  corpus.sentences.insert(corpus.sentences.end(), renamed.begin(), renamed.end());
  corpus.sentences.insert(corpus.sentences.end(), namesakes.begin(), namesakes.end());
  return corpus;
}

/// Features by number, in the order in which they were met, with their counts.
struct Dictionary {
  std::unordered_map<std::uint64_t, std::uint32_t> numbers, counts;

  std::uint32_t number(std::uint64_t feature) {
    return numbers.try_emplace(feature, static_cast<std::uint32_t>(numbers.size())).first->second;
  }
};

/// The first reading's features of a sentence, by number; those that the dictionary lacks are left out.
Sequence to_sequence(const Extracted& extracted, const Sentence& sentence, const Dictionary& dictionary) {
  Sequence q;
  q.begin.push_back(0);
  for (std::size_t t = 0; t < sentence.words.size(); ++t) {
    for (std::uint32_t k = extracted.begin[t]; k < extracted.begin[t + 1]; ++k)
      if (const auto at = dictionary.numbers.find(extracted.features[k]); at != dictionary.numbers.end())
        q.features.push_back(at->second);
    q.begin.push_back(static_cast<std::uint32_t>(q.features.size()));
  }
  q.allowed = sentence.allowed, q.active = extracted.active;
  cut_inactive(q);
  return q;
}

std::vector<Sequence> to_sequences(const Corpus& corpus, const Knowledge& knowledge, int least, AnalysedWords& cache,
                                   Dictionary& dictionary) {
  std::vector<Extracted> extracted;
  for (const Sentence& s : corpus.sentences) {
    extracted.push_back(extract(s.words, knowledge, cache));
    for (const std::uint64_t f : extracted.back().features) ++dictionary.counts[f];
  }
  for (const Extracted& e : extracted)
    for (const std::uint64_t f : e.features)
      if (dictionary.counts[f] >= static_cast<std::uint32_t>(least)) dictionary.number(f);
  std::vector<Sequence> sequences;
  for (std::size_t i = 0; i < extracted.size(); ++i) {
    sequences.push_back(to_sequence(extracted[i], corpus.sentences[i], dictionary));
    extracted[i] = {};
  }
  return sequences;
}

bool any_active(const Sequence& q) { return std::find(q.active.begin(), q.active.end(), 1) != q.active.end(); }

/// Gives the sequences the features of the second reading. The labels of the first come, for each part of the text,
/// from a model trained on the other parts, so that they are as good and as bad as on new text.
void add_second_reading(const Corpus& corpus, const Options& options, const Settings& settings,
                        const AnalysedWords& cache, std::vector<Sequence>& sequences, Dictionary& dictionary) {
  constexpr std::size_t kTogether = 60;  // sentences
  const auto folds = static_cast<std::size_t>(options.count("folds"));
  const std::size_t size = corpus.file_ends.back();
  const auto fold_of = [&](std::size_t i) { return i / kTogether % folds; };
  std::vector<std::vector<Label>> labels(size);
  Crf crf(dictionary.numbers.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<Sequence> others;
    for (std::size_t i = 0; i < size; ++i)
      if (fold_of(i) != fold && any_active(sequences[i])) others.push_back(sequences[i]);
    crf.restart();
    for (int e = 0; e < options.count("fold-epochs"); ++e) crf.epoch(others, settings, e);
    for (std::size_t i = 0; i < size; ++i)
      if (fold_of(i) == fold) labels[i] = crf.decode(sequences[i]);
  }
  std::size_t first = 0;
  for (const std::size_t last : corpus.file_ends) {
    const auto features = vote_features(std::span(corpus.sentences).subspan(first, last - first),
                                        std::span(labels).subspan(first, last - first), cache);
    for (std::size_t i = first; i < last; ++i) {
      Sequence& q = sequences[i];
      q.vote_begin.push_back(0);
      for (const std::vector<std::uint64_t>& of_token : features[i - first]) {
        for (const std::uint64_t f : of_token) {
          ++dictionary.counts[f];
          q.vote_features.push_back(dictionary.number(f));
        }
        q.vote_begin.push_back(static_cast<std::uint32_t>(q.vote_features.size()));
      }
    }
    first = last;
  }
}

std::int32_t rounded(float value, float unit, std::int32_t most) {
  return std::clamp(static_cast<std::int32_t>(std::lround(value * unit)), -most, most);
}

/// The features whose rounded weights are not all 0, the most important first.
std::vector<Weighed> weigh(const Crf& crf, const Dictionary& dictionary, const Options& options) {
  const auto unit = static_cast<float>(options.number("unit"));
  const auto power = static_cast<float>(options.number("count-power"));
  std::vector<Weighed> out;
  for (const auto& [feature, number] : dictionary.numbers) {
    Weighed w{feature, 0, {}};
    float largest = 0;
    const std::array<float, kNameLabels> weights = crf.weights(number);
    for (std::size_t y = 0; y < kNameLabels; ++y) {
      w.weights[y] = static_cast<std::int8_t>(rounded(weights[y], unit, 127));
      largest = std::max(largest, std::fabs(weights[y]));
    }
    w.importance = largest * std::pow(static_cast<float>(dictionary.counts.at(feature)), power);
    if (w.weights != decltype(w.weights){}) out.push_back(w);
  }
  std::sort(out.begin(), out.end(), more_important);
  return out;
}

void dump(const std::string& path, const HeldOut& held, const std::vector<std::vector<std::string>>& tags) {
  std::ofstream out(path);
  for (std::size_t s = 0; s < tags.size(); ++s) {
    for (std::size_t t = 0; t < tags[s].size(); ++t)
      out << held.sentences[s].words[t] << '\t' << held.sentences[s].tags[t] << '\t' << tags[s][t] << '\n';
    out << '\n';
  }
}

/// Opens a model, and prints its size and what it scores on the texts held out in a folder, if one is given.
void report(const std::string& model, const std::string& data, const std::string& dump_path) {
  const std::variant<Tagger, std::string> tagger = Tagger::load(model);
  if (!std::holds_alternative<Tagger>(tagger)) throw std::runtime_error(std::get<std::string>(tagger));
  std::printf(", %zu bytes\n", model.size());
  if (data.empty()) return;
  for (const HeldOut& held : read_held_out(data)) {
    const auto tags = tag_all(std::get<Tagger>(tagger), held.sentences);
    std::printf("%s\n", score(held, tags).c_str());
    if (!dump_path.empty()) dump(dump_path + "." + held.name, held, tags);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  const Options options(argc, argv);
  const VocabularyData vocabulary = read_vocabulary(options.text("words"), options.number("probability"));
  const NameLists lists = read_lists(options.text("gazetteer"));
  const std::vector<std::uint32_t> gazetteer = pack_gazetteer(lists);
  const Knowledge knowledge{Vocabulary(vocabulary.slots, vocabulary.paths), Gazetteer(gazetteer)};
  const Corpus corpus = read_corpus(options, lists);

  Settings settings;
  settings.epochs = options.count("epochs"), settings.averaged = options.count("averaged");
  settings.alpha = options.number("alpha"), settings.beta = options.number("beta");
  settings.l1 = options.number("l1"), settings.l2 = options.number("l2");
  settings.dropout = options.number("dropout");
  settings.seed = static_cast<std::uint64_t>(options.count("seed"));

  std::map<std::string, std::size_t> counts;  // of the text's words, the copies in worse writing left out
  for (std::size_t i = 0; i < corpus.file_ends.back(); ++i)
    for (const std::string& word : corpus.sentences[i].words) ++counts[word];

  AnalysedWords cache;
  Dictionary dictionary;
  std::vector<Sequence> sequences = to_sequences(corpus, knowledge, options.count("least"), cache, dictionary);
  std::fprintf(stderr, "text: %zu sentences, %zu features\n", sequences.size(), dictionary.numbers.size());
  if (options.count("folds") > 1) add_second_reading(corpus, options, settings, cache, sequences, dictionary);
  // Today's news and the Mexican press count more than their size gives them.
  for (const auto& [source, option] : {std::pair{Source::news, "repeat-news"}, {Source::mexican, "repeat-mexican"}})
    for (int k = 1; k < options.count(option); ++k)
      for (std::size_t i = 0; i < corpus.sentences.size(); ++i)
        if (corpus.sentences[i].source == source) sequences.push_back(Sequence(sequences[i]));
  std::erase_if(sequences, [](const Sequence& q) { return !any_active(q); });

  Crf crf(dictionary.numbers.size());
  for (int member = 0; member < options.count("ensemble"); ++member) {
    crf.restart();
    settings.seed += 1000;
    for (int e = 0; e < settings.epochs; ++e) {
      const auto begin = std::chrono::steady_clock::now();
      const double loss = crf.epoch(sequences, settings, e);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
      std::fprintf(stderr, "run %d, epoch %d: loss %.4f, %.1f s\n", member + 1, e + 1, loss, seconds.count());
      if (e + settings.averaged >= settings.epochs) crf.remember();
    }
  }
  crf.average();

  TransitionTable transitions{};
  for (std::size_t a = 0; a < kLabels; ++a)
    for (std::size_t b = 0; b < kLabels; ++b)
      transitions[a][b] = static_cast<std::int16_t>(
          rounded(crf.transitions()[a][b], static_cast<float>(options.number("unit")), 30000));
  const std::vector<Weighed> weighed = weigh(crf, dictionary, options);
  const std::vector<std::string> forms =
      frequent_forms(options.text("words"), counts, static_cast<std::size_t>(options.count("forms")));
  const auto model_of = [&](std::size_t features) {
    const auto kept = std::span(weighed).first(std::min(weighed.size(), features));
    std::printf("model: %zu of %zu features", kept.size(), weighed.size());
    return pack(vocabulary, gazetteer, transitions, kept, forms, 0.9);
  };
  const std::string bytes = model_of(static_cast<std::size_t>(options.number("features")));
  if (!options.text("model").empty()) {
    std::ofstream out(options.text("model"), std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("can't write " + options.text("model"));
  }
  const bool nothing_held_out = options.count("all") != 0;
  report(bytes, nothing_held_out ? "" : options.text("data") + "/", options.text("dump"));
  std::istringstream others(options.text("other-features"));
  for (std::string count; !nothing_held_out && std::getline(others, count, ',');)
    report(model_of(std::stoul(count)), options.text("data") + "/", "");
} catch (const std::exception& e) {
  std::cerr << "train-tagger: " << e.what() << '\n';
  return 1;
}
