// The tagger's model: the vocabulary, the weights of the features, and the transitions, as views of one block of bytes.
// Layout (little-endian, every section at a multiple of 64):
//   header | transitions int16[17][17] | cluster paths uint16[] | vocabulary slots uint32[] | gazetteer uint32[] |
//   index of forms uint32[] | forms | seeds uint16[] | buckets
// A block is checked once, when it is opened; after that nothing reads outside of it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "names/tagger/features.hpp"
#include "names/tagger/labels.hpp"
#include "names/tagger/word.hpp"

namespace gaceta::names {

/// The scores of a token's labels, less that of O: entry `label - 1`.
using Emission = std::array<std::int16_t, kNameLabels>;
/// Half of them, which fits a register of every processor.
using Eight = std::int16_t __attribute__((vector_size(16)));
/// Eight-bit scores, of one feature or of few.
using Weights = std::array<std::int8_t, kNameLabels>;

/// Three features in one line of the cache.
struct alignas(64) Bucket {
  static constexpr std::size_t kFeatures = 3;
  std::array<std::uint32_t, kFeatures> fingerprint;  ///< 0 where empty
  std::uint32_t reserved;                            ///< 0
  std::array<Weights, kFeatures> weights;            ///< by label less one; O weighs 0
};
static_assert(sizeof(Bucket) == 64);

/// Weights by the hash of a feature. A feature stands in one bucket alone, so that a look costs one line of memory
/// whether the model has weights for the feature or not: the features are parted into groups by their hash, and each
/// group has a seed that sends its features to buckets where all found room when the model was made.
class WeightTable {
 public:
  using Seed = std::uint16_t;

  WeightTable() = default;
  /// `seeds`, by group, has a power of two entries.
  WeightTable(std::span<const Bucket> buckets, std::span<const Seed> seeds) : buckets_(buckets), seeds_(seeds) {}

  [[nodiscard]] static std::size_t group_of(std::uint64_t feature, std::size_t groups) noexcept {
    return static_cast<std::size_t>(feature) & (groups - 1);
  }
  /// Below `buckets` for every seed.
  [[nodiscard]] static std::size_t bucket_of(std::uint64_t feature, Seed seed, std::size_t buckets) noexcept {
    const std::uint32_t mixed = static_cast<std::uint32_t>(feature >> 32) * (2U * seed + 1U);
    return static_cast<std::size_t>(std::uint64_t{mixed} * buckets >> 32);
  }
  [[nodiscard]] static std::uint32_t fingerprint_of(std::uint64_t feature) noexcept {
    const auto low = static_cast<std::uint32_t>(feature);
    return low == 0 ? 1 : low;
  }
  /// Where the weights of a feature are, if the model has any.
  [[nodiscard]] const Bucket* bucket(std::uint64_t feature) const noexcept {
    return &buckets_[bucket_of(feature, seeds_[group_of(feature, seeds_.size())], buckets_.size())];
  }

 private:
  std::span<const Bucket> buckets_;
  std::span<const Seed> seeds_;
};

/// A word with what it adds to the scores of tokens, the sums of its atoms' weights: two lines of the cache.
struct alignas(64) Form : Word {
  Emission own{};                                 ///< to its own
  std::array<Weights, kOffsets.size()> around{};  ///< to those of the tokens that it stands around, cut to 8 bits
};
static_assert(sizeof(Form) == 128);

/// The most frequent words, worked out when the model was made. A view of its bytes.
/// An index of open addressing by the low bits of the key, 32 bits a slot: the 16 high bits of the key, and the number
/// of the form plus 1; 0 is an empty slot.
class KnownForms {
 public:
  static constexpr std::size_t kMost = 0xffff;

  KnownForms() = default;
  /// `index` has a power of two entries, at least one of them empty; the others are numbers of `forms`.
  KnownForms(std::span<const std::uint32_t> index, std::span<const Form> forms) noexcept
      : index_(index), forms_(forms) {}

  [[nodiscard]] static constexpr std::uint32_t slot(std::uint64_t key, std::size_t number) noexcept {
    return static_cast<std::uint32_t>(key >> 48 << 16 | (number + 1));
  }
  /// Asks for the memory that likely() needs.
  void prefetch(std::uint64_t key) const noexcept { __builtin_prefetch(&index_[key & (index_.size() - 1)]); }
  /// The form that a key may have, told by its high bits alone, so that its memory can be asked for; null if none.
  [[nodiscard]] const Form* likely(std::uint64_t key) const noexcept {
    for (std::size_t i = key;; ++i) {
      const std::uint32_t slot = index_[i & (index_.size() - 1)];
      if (slot == 0) return nullptr;
      if (slot >> 16 == key >> 48) return &forms_[(slot & kMost) - 1];
    }
  }
  /// Null where the word is not one of them.
  [[nodiscard]] const Form* find(std::uint64_t key) const noexcept {
    for (std::size_t i = key;; ++i) {
      const std::uint32_t slot = index_[i & (index_.size() - 1)];
      if (slot == 0) return nullptr;
      if (slot >> 16 != key >> 48) continue;
      const Form& form = forms_[(slot & kMost) - 1];
      if (form.key == key) return &form;
    }
  }

 private:
  std::span<const std::uint32_t> index_;
  std::span<const Form> forms_;
};

/// [previous][next], in the units of the weights; only legal pairs are read.
using TransitionTable = std::array<std::array<std::int16_t, kLabels>, kLabels>;

/// What the block begins with.
struct ModelHeader {
  static constexpr std::array<char, 8> kMagic{'G', 'A', 'C', 'E', 'T', 'A', 'N', 'E'};
  static constexpr std::uint32_t kVersion = 3;
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t size = 0;      ///< of the whole block, in bytes
  std::uint64_t checksum = 0;  ///< block_checksum() of the whole block, with 0 here
  std::uint32_t paths = 0, slots = 0, gazetteer = 0, index = 0, forms = 0, buckets = 0, seeds = 0;  ///< entries
  std::array<std::uint32_t, 3> reserved{};                                                          ///< zero
};
static_assert(sizeof(ModelHeader) == 64);

/// A hash of bytes for finding damage; the size must be a multiple of 8. `start` is the hash of what stands before.
[[nodiscard]] std::uint64_t block_checksum(std::string_view bytes, std::uint64_t start = 0) noexcept;

/// Where the sections of a model with such a header stand, as offsets in bytes.
struct ModelLayout {
  std::uint64_t transitions, paths, slots, gazetteer, index, forms, seeds, buckets, size;
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
  [[nodiscard]] const KnownForms& forms() const noexcept { return forms_; }
  [[nodiscard]] const WeightTable& weights() const noexcept { return weights_; }
  [[nodiscard]] const TransitionTable& transitions() const noexcept { return *transitions_; }

 private:
  Model() = default;
  std::shared_ptr<const Bucket[]> storage_;  // of a copied block; Bucket for its alignment
  const TransitionTable* transitions_ = nullptr;
  Knowledge knowledge_;
  KnownForms forms_;
  WeightTable weights_;
};

}  // namespace gaceta::names
