#include "readings.hpp"

#include "names/tagger/scores.hpp"
#include "names/tagger/votes.hpp"

namespace gaceta::names::training {

Extracted extract(const std::vector<std::string>& words, const Knowledge& knowledge, AnalysedWords& cache) {
  Extracted out;
  std::vector<const Word*> view;
  std::vector<const Atoms*> atoms;
  for (const std::string& w : words) {
    auto [at, fresh] = cache.try_emplace(w);
    if (fresh) analyse(w, knowledge, at->second.word, at->second.atoms);
    view.push_back(&at->second.word);
    atoms.push_back(&at->second.atoms);
  }
  std::vector<Place> places(words.size());
  std::vector<Run> runs;
  find_places(view, knowledge.gazetteer, places, runs);
  const SentenceView sentence{view, places, runs};
  out.begin.push_back(0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.active.push_back(places[i].active);
    if (places[i].active) {
      const auto add = [&](auto&& make) {
        const std::size_t before = out.features.size();
        out.features.resize(before + FeatureList::kMost);
        out.features.resize(before + make(&out.features[before]));
      };
      for (int d = -kWindow; d <= kWindow; ++d) {
        const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + d;
        if (k >= 0 && k < static_cast<std::ptrdiff_t>(words.size()))
          add([&](std::uint64_t* at) { return window_features(*atoms[static_cast<std::size_t>(k)], d, at); });
      }
      add([&](std::uint64_t* at) { return context_features(sentence, i, at); });
    }
    out.begin.push_back(static_cast<std::uint32_t>(out.features.size()));
  }
  return out;
}

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

std::vector<std::vector<std::vector<std::uint64_t>>> vote_features(std::span<const Sentence> sentences,
                                                                   std::span<const std::vector<Label>> labels,
                                                                   const AnalysedWords& cache) {
  std::vector<std::vector<std::size_t>> blocks;
  BlockCounter counter;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::size_t block = counter.next(sentences[s].words.size());
    if (block >= blocks.size()) blocks.emplace_back();
    blocks[block].push_back(s);
  }
  Votes all;
  all.clear();
  const auto each = [&](std::size_t block, auto&& use) {
    for (const std::size_t s : blocks[block])
      for (std::size_t t = 0; t < sentences[s].words.size(); ++t)
        if (const Word& word = cache.at(sentences[s].words[t]).word; votes(word)) use(s, t, word);
  };
  const auto count = [&](std::size_t block, int by) {
    each(block, [&](std::size_t s, std::size_t t, const Word& word) { all.count(word.plain, labels[s][t], by); });
  };
  std::vector<std::vector<std::vector<std::uint64_t>>> out(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) out[s].resize(sentences[s].words.size());
  for (std::size_t b = 0; b < blocks.size() + kBlocksAround; ++b) {
    if (b < blocks.size()) count(b, 1);
    if (b < kBlocksAround) continue;
    const std::size_t again = b - kBlocksAround;
    each(again, [&](std::size_t s, std::size_t t, const Word& word) {
      std::uint64_t features[Votes::kMaxFeatures];
      const std::size_t n = all.features(word.plain, word.letters, labels[s][t], features);
      out[s][t].assign(features, features + n);
    });
    if (again >= kBlocksAround) count(again - kBlocksAround, -1);
  }
  return out;
}

}  // namespace gaceta::names::training
