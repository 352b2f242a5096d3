#include "model_writer.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "names/tagger/scores.hpp"

namespace gaceta::names::training {

namespace {

void append(std::string& out, const void* bytes, std::size_t size) {
  out.append(static_cast<const char*>(bytes), size);
}
void pad(std::string& out, std::uint64_t to) { out.resize(to, '\0'); }

std::size_t bucket_of(const Weighed& feature, const std::vector<WeightTable::Seed>& seeds, std::size_t buckets) {
  return WeightTable::bucket_of(feature.feature, seeds[WeightTable::group_of(feature.feature, seeds.size())], buckets);
}

// Finds a seed for each group of features so that no bucket takes more than it can hold: the largest groups first,
// while there is room everywhere.
std::vector<WeightTable::Seed> place(std::span<const Weighed> features, std::size_t buckets) {
  constexpr std::size_t kGroups = 16384;
  std::vector<std::vector<std::uint64_t>> groups(kGroups);
  for (const Weighed& f : features) groups[WeightTable::group_of(f.feature, kGroups)].push_back(f.feature);
  std::vector<std::size_t> order(kGroups);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return groups[a].size() > groups[b].size(); });
  std::vector<WeightTable::Seed> seeds(kGroups, 0);
  std::vector<std::vector<std::uint32_t>> taken(buckets);  // fingerprints by bucket
  for (const std::size_t g : order) {
    std::uint32_t seed = 0;
    for (;; ++seed) {
      if (seed > std::numeric_limits<WeightTable::Seed>::max())
        throw std::runtime_error("the features do not fit their buckets");
      std::size_t placed = 0;
      for (const std::uint64_t feature : groups[g]) {
        auto& bucket = taken[WeightTable::bucket_of(feature, static_cast<WeightTable::Seed>(seed), buckets)];
        const std::uint32_t fingerprint = WeightTable::fingerprint_of(feature);
        if (bucket.size() == Bucket::kFeatures || std::find(bucket.begin(), bucket.end(), fingerprint) != bucket.end())
          break;
        bucket.push_back(fingerprint);
        ++placed;
      }
      if (placed == groups[g].size()) break;
      while (placed-- > 0) {
        taken[WeightTable::bucket_of(groups[g][placed], static_cast<WeightTable::Seed>(seed), buckets)].pop_back();
      }
    }
    seeds[g] = static_cast<WeightTable::Seed>(seed);
  }
  return seeds;
}

std::vector<Form> weigh_forms(const std::vector<std::string>& words, const Knowledge& knowledge,
                              const WeightTable& weights) {
  std::vector<Form> forms(words.size());
  FeatureList work;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Atoms atoms;
    analyse(words[i], knowledge, forms[i], atoms);
    weigh_form(atoms, weights, work, forms[i]);
  }
  return forms;
}

std::vector<std::uint32_t> index_of(const std::vector<Form>& forms) {
  std::vector<std::uint32_t> index(std::bit_ceil(2 * forms.size() + 1));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::size_t at = forms[i].key & (index.size() - 1);
    while (index[at] != 0) at = (at + 1) & (index.size() - 1);
    index[at] = KnownForms::slot(forms[i].key, i);
  }
  return index;
}

}  // namespace

std::string pack(const VocabularyData& vocabulary, const std::vector<std::uint32_t>& gazetteer,
                 const TransitionTable& transitions, std::span<const Weighed> features,
                 const std::vector<std::string>& words, double load) {
  const auto count = static_cast<std::size_t>(static_cast<double>(features.size()) / (Bucket::kFeatures * load)) + 1;
  const std::vector<WeightTable::Seed> seeds = place(features, count);
  std::vector<Bucket> buckets(count, Bucket{});
  for (const Weighed& f : features) {
    Bucket& bucket = buckets[bucket_of(f, seeds, count)];
    const auto slot = std::find(bucket.fingerprint.begin(), bucket.fingerprint.end(), 0U);
    *slot = WeightTable::fingerprint_of(f.feature);
    bucket.weights[static_cast<std::size_t>(slot - bucket.fingerprint.begin())] = f.weights;
  }
  const Knowledge knowledge{Vocabulary(vocabulary.slots, vocabulary.paths), Gazetteer(gazetteer)};
  const std::vector<Form> forms = weigh_forms(words, knowledge, WeightTable(buckets, seeds));
  const std::vector<std::uint32_t> index = index_of(forms);

  ModelHeader header;
  header.paths = static_cast<std::uint32_t>(vocabulary.paths.size());
  header.slots = static_cast<std::uint32_t>(vocabulary.slots.size());
  header.gazetteer = static_cast<std::uint32_t>(gazetteer.size());
  header.index = static_cast<std::uint32_t>(index.size());
  header.forms = static_cast<std::uint32_t>(forms.size());
  header.buckets = static_cast<std::uint32_t>(count);
  header.seeds = static_cast<std::uint32_t>(seeds.size());
  const ModelLayout layout(header);
  header.size = static_cast<std::uint32_t>(layout.size);
  std::string body;
  pad(body, layout.transitions - sizeof header);
  append(body, &transitions, sizeof transitions);
  pad(body, layout.paths - sizeof header);
  append(body, vocabulary.paths.data(), 2 * vocabulary.paths.size());
  pad(body, layout.slots - sizeof header);
  append(body, vocabulary.slots.data(), 4 * vocabulary.slots.size());
  pad(body, layout.gazetteer - sizeof header);
  append(body, gazetteer.data(), 4 * gazetteer.size());
  pad(body, layout.index - sizeof header);
  append(body, index.data(), 4 * index.size());
  pad(body, layout.forms - sizeof header);
  append(body, forms.data(), sizeof(Form) * forms.size());
  pad(body, layout.seeds - sizeof header);
  append(body, seeds.data(), sizeof(WeightTable::Seed) * seeds.size());
  pad(body, layout.buckets - sizeof header);
  append(body, buckets.data(), sizeof(Bucket) * count);
  header.checksum = block_checksum(body, block_checksum({reinterpret_cast<const char*>(&header), sizeof header}));
  std::string out;
  append(out, &header, sizeof header);
  return out + body;
}

}  // namespace gaceta::names::training
