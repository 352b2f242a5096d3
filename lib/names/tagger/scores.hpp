// How the tagger adds up what features weigh: sixteen labels side by side, and memory asked for before it is needed.
// Sums are of integers, so they are the same on every platform.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "names/tagger/features.hpp"
#include "names/tagger/model.hpp"

namespace gaceta::names {

/// Sixteen scores that are added side by side.
class Sum {
 public:
  void add(const Emission& more) noexcept {
    Eight low, high;
    std::memcpy(&low, more.data(), sizeof low);
    std::memcpy(&high, more.data() + 8, sizeof high);
    low_ += low;
    high_ += high;
  }
  void add(const Weights& more) noexcept { add(load(more)); }
  /// Adds what the bucket holds for a feature, if anything: without a branch, as that is hard to foresee.
  void add(const Bucket& bucket, std::uint32_t fingerprint) noexcept {
    static_assert(Bucket::kFeatures == 3);
    Four held;  // with `reserved`, which is no fingerprint
    std::memcpy(&held, &bucket, sizeof held);
    const auto same = held == Four{fingerprint, fingerprint, fingerprint, fingerprint};
    add((load(bucket.weights[0]) & reinterpret_cast<Bytes>(__builtin_shufflevector(same, same, 0, 0, 0, 0))) |
        (load(bucket.weights[1]) & reinterpret_cast<Bytes>(__builtin_shufflevector(same, same, 1, 1, 1, 1))) |
        (load(bucket.weights[2]) & reinterpret_cast<Bytes>(__builtin_shufflevector(same, same, 2, 2, 2, 2))));
  }
  void store(Emission& out) const noexcept {
    std::memcpy(out.data(), &low_, sizeof low_);
    std::memcpy(out.data() + 8, &high_, sizeof high_);
  }

 private:
  using Bytes = std::int8_t __attribute__((vector_size(16)));
  using Four = std::uint32_t __attribute__((vector_size(16)));
  static_assert(kNameLabels == 16);

  static Bytes load(const Weights& weights) noexcept {
    Bytes bytes;
    std::memcpy(&bytes, weights.data(), sizeof bytes);
    return bytes;
  }
  void add(Bytes more) noexcept {
    // Each byte with its sign above it, as the lower byte of a number stands first.
    static_assert(std::endian::native == std::endian::little);
    const Bytes sign = more < 0;
    low_ += reinterpret_cast<Eight>(
        __builtin_shufflevector(more, sign, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    high_ += reinterpret_cast<Eight>(
        __builtin_shufflevector(more, sign, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
  }

  Eight low_{}, high_{};
};

/// Features whose weights are on their way from memory.
class FeatureList {
 public:
  static constexpr std::size_t kMost = std::max(kMaxContextFeatures, kMaxWindowFeatures);

  /// Where to put the features, before fetch().
  [[nodiscard]] std::uint64_t* features() noexcept { return features_.data(); }
  void fetch(std::size_t count, const WeightTable& weights) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
      const Bucket* const bucket = weights.bucket(features_[k]);
      __builtin_prefetch(bucket);
      buckets_[k] = bucket;
    }
    count_ = count;
  }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  /// Adds the weights of the features [first, last).
  void weigh(std::size_t first, std::size_t last, Sum& sum) const noexcept {
    for (std::size_t k = first; k < last; ++k) sum.add(*buckets_[k], WeightTable::fingerprint_of(features_[k]));
  }

 private:
  std::size_t count_ = 0;
  std::array<std::uint64_t, kMost> features_;
  std::array<const Bucket*, kMost> buckets_;
};

/// Works out what a word adds to scores; `features` is for work.
void weigh_form(const Atoms& atoms, const WeightTable& weights, FeatureList& features, Form& form) noexcept;

}  // namespace gaceta::names
