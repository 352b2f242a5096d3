// The tagger's model: the vocabulary, the weights of the features, and the transitions, as views of one block of bytes.
// Layout (little-endian, every section at a multiple of 64):
//   header | transitions int16[17][17] | cluster paths uint16[] | vocabulary slots uint32[] | gazetteer uint32[] |
//   buckets
// A block is checked once, when it is opened; after that nothing reads outside of it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "names/tagger/labels.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

/// Three features in one line of the cache. A feature stands in the bucket of its hash or, where `full` is set, in a
/// following one.
struct alignas(64) Bucket {
  static constexpr std::size_t kFeatures = 3;
  std::array<std::uint32_t, kFeatures> fingerprint;  ///< 0 where empty
  std::uint32_t full;                                ///< not 0: features of this bucket stand in the next one too
  std::array<std::array<std::int8_t, kNameLabels>, kFeatures> weights;  ///< by label less one; O weighs 0
};
static_assert(sizeof(Bucket) == 64);

/// Weights by the hash of a feature.
class WeightTable {
 public:
  WeightTable() = default;
  /// At least one bucket must not be full.
  explicit WeightTable(std::span<const Bucket> buckets);

  [[nodiscard]] static std::size_t bucket_of(std::uint64_t feature, std::size_t buckets) noexcept {
    return static_cast<std::size_t>((feature >> 32) * buckets >> 32);
  }
  [[nodiscard]] static std::uint32_t fingerprint_of(std::uint64_t feature) noexcept {
    const auto low = static_cast<std::uint32_t>(feature);
    return low == 0 ? 1 : low;
  }
  /// False only for features that the model has no weights for: most pairs of words. Much cheaper than find().
  [[nodiscard]] bool may_have(std::uint64_t feature) const noexcept {
    const std::uint32_t bit = fingerprint_of(feature) & (kFilterBits - 1);
    return ((*filter_)[bit / 64] >> bit % 64 & 1U) != 0;
  }
  /// Asks for the memory that find() will read.
  void prefetch(std::uint64_t feature) const noexcept {
    __builtin_prefetch(&buckets_[bucket_of(feature, buckets_.size())]);
  }
  /// The weights of a feature; null where the model has none.
  [[nodiscard]] const std::int8_t* find(std::uint64_t feature) const noexcept {
    const std::uint32_t fingerprint = fingerprint_of(feature);
    for (std::size_t b = bucket_of(feature, buckets_.size());; b = b + 1 == buckets_.size() ? 0 : b + 1) {
      const Bucket& bucket = buckets_[b];
      for (std::size_t k = 0; k < Bucket::kFeatures; ++k)
        if (bucket.fingerprint[k] == fingerprint) return bucket.weights[k].data();
      if (bucket.full == 0) return nullptr;
    }
  }

 private:
  static constexpr std::uint32_t kFilterBits = 1U << 20;
  using Filter = std::array<std::uint64_t, kFilterBits / 64>;  // a bit for each fingerprint, by its low bits

  std::span<const Bucket> buckets_;
  std::shared_ptr<const Filter> filter_;
};

/// [previous][next], in the units of the weights; only legal pairs are read.
using TransitionTable = std::array<std::array<std::int16_t, kLabels>, kLabels>;

/// What the block begins with.
struct ModelHeader {
  static constexpr std::array<char, 8> kMagic{'G', 'A', 'C', 'E', 'T', 'A', 'N', 'E'};
  static constexpr std::uint32_t kVersion = 1;
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t size = 0;                                          ///< of the whole block, in bytes
  std::uint64_t checksum = 0;                                      ///< block_checksum() of the whole block, with 0 here
  std::uint32_t paths = 0, slots = 0, gazetteer = 0, buckets = 0;  ///< entries of the sections
  std::array<std::uint32_t, 6> reserved{};                         ///< zero
};
static_assert(sizeof(ModelHeader) == 64);

/// A hash of bytes for finding damage; the size must be a multiple of 8. `start` is the hash of what stands before.
[[nodiscard]] std::uint64_t block_checksum(std::string_view bytes, std::uint64_t start = 0) noexcept;

/// Where the sections of a model with such a header stand, as offsets in bytes.
struct ModelLayout {
  std::uint64_t transitions, paths, slots, gazetteer, buckets, size;
  explicit ModelLayout(const ModelHeader& header) noexcept;
};

/// An open model. Immutable; safe to share between threads.
class Model {
 public:
  /// Copies the block; the string says why it was refused, where it was.
  [[nodiscard]] static std::variant<Model, std::string> open(std::string_view block);
  /// Reads a block in place: it must be aligned to 64 bytes and outlive the model. Its checksum is not verified.
  [[nodiscard]] static std::variant<Model, std::string> view(std::string_view block);

  [[nodiscard]] const Knowledge& knowledge() const noexcept { return knowledge_; }
  [[nodiscard]] const WeightTable& weights() const noexcept { return weights_; }
  [[nodiscard]] const TransitionTable& transitions() const noexcept { return *transitions_; }

 private:
  Model() = default;
  std::shared_ptr<const Bucket[]> storage_;  // of a copied block; Bucket for its alignment
  const TransitionTable* transitions_ = nullptr;
  Knowledge knowledge_;
  WeightTable weights_;
};

}  // namespace gaceta::names
