#include "model_writer.hpp"

#include <algorithm>

namespace gaceta::names::training {

namespace {

void append(std::string& out, const void* bytes, std::size_t size) {
  out.append(static_cast<const char*>(bytes), size);
}
void pad(std::string& out, std::uint64_t to) { out.resize(to, '\0'); }

}  // namespace

std::string pack(const VocabularyData& vocabulary, const std::vector<std::uint32_t>& gazetteer,
                 const TransitionTable& transitions, std::vector<Weighed> features, double load) {
  const auto count = static_cast<std::size_t>(static_cast<double>(features.size()) / (Bucket::kFeatures * load)) + 1;
  std::vector<Bucket> buckets(count, Bucket{});
  std::sort(features.begin(), features.end(), more_important);
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
  header.gazetteer = static_cast<std::uint32_t>(gazetteer.size());
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
  pad(body, layout.gazetteer - sizeof header);
  append(body, gazetteer.data(), 4 * gazetteer.size());
  pad(body, layout.buckets - sizeof header);
  append(body, buckets.data(), sizeof(Bucket) * count);
  header.checksum = block_checksum(body, block_checksum({reinterpret_cast<const char*>(&header), sizeof header}));
  std::string out;
  append(out, &header, sizeof header);
  return out + body;
}

}  // namespace gaceta::names::training
