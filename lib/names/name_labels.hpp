// The names of a text while rules work on them: for each lexeme, which type of name it is in and whether one begins.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "names/name_finder.hpp"

namespace gaceta::names {

/// Where no name is.
inline constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

/// Names that do not overlap, over `size` lexemes. Changing one costs its length, so rules stay linear. Where names
/// begin and where they go on is kept as bits too, so that a rule finds the next name and its end in a step or two.
class NameLabels {
 public:
  explicit NameLabels(std::size_t size)
      : labels_(size, std::uint8_t{0}), begins_(size / kBlock + 1, 0), goes_on_(size / kBlock + 1, 0) {}

  [[nodiscard]] std::size_t size() const noexcept { return labels_.size(); }
  [[nodiscard]] bool in_name(std::size_t i) const noexcept { return i < labels_.size() && labels_[i] != 0; }
  [[nodiscard]] bool begins(std::size_t i) const noexcept { return i < labels_.size() && (labels_[i] & kBegin) != 0; }
  [[nodiscard]] bool begins(std::size_t i, NameType type) const noexcept { return begins(i) && type_at(i) == type; }
  /// The type of the name at `i`, where in_name(i).
  [[nodiscard]] NameType type_at(std::size_t i) const noexcept { return static_cast<NameType>(labels_[i] & kTypeMask); }
  [[nodiscard]] bool is(std::size_t i, NameType type) const noexcept { return in_name(i) && type_at(i) == type; }
  /// One past the last lexeme of the name that holds `i`.
  [[nodiscard]] std::size_t end_of(std::size_t i) const noexcept {
    if (++i >= labels_.size()) return i;
    std::size_t block = i / kBlock;
    std::uint64_t stops = ~goes_on_[block] >> (i % kBlock) << (i % kBlock);
    while (stops == 0) stops = ~goes_on_[++block];  // no name goes on behind the last lexeme
    return block * kBlock + static_cast<std::size_t>(std::countr_zero(stops));
  }
  /// The first lexeme of the name that holds `i`.
  [[nodiscard]] std::size_t begin_of(std::size_t i) const noexcept {
    while (i > 0 && (labels_[i] & kBegin) == 0) --i;
    return i;
  }

  /// The first lexeme at `i` or later where a name begins; size() if there is none.
  [[nodiscard]] std::size_t next_name(std::size_t i) const noexcept { return next_name(i, labels_.size()); }
  /// The same for names that begin before `limit`, which is at most size(); `limit` if there is none.
  [[nodiscard]] std::size_t next_name(std::size_t i, std::size_t limit) const noexcept {
    if (i >= limit) return limit;
    std::size_t block = i / kBlock;
    std::uint64_t begins = begins_[block] >> (i % kBlock) << (i % kBlock);
    while (begins == 0) {
      if (++block * kBlock >= limit) return limit;
      begins = begins_[block];
    }
    return std::min(limit, block * kBlock + static_cast<std::size_t>(std::countr_zero(begins)));
  }

  /// True where a rule was certain of the type of the name that begins at `i`.
  [[nodiscard]] bool sure(std::size_t i) const noexcept { return in_name(i) && (labels_[i] & kSure) != 0; }

  /// Makes [first, last) one name. What is left of a name that it cuts stays a name.
  void set(std::size_t first, std::size_t last, NameType type, bool sure = false) {
    if (first >= last) return;
    cut(last);
    const auto label = static_cast<std::uint8_t>(kNamed | static_cast<std::uint8_t>(type));
    put(first, static_cast<std::uint8_t>(label | (sure ? kBegin | kSure : kBegin)));
    for (std::size_t i = first + 1; i < last; ++i) put(i, label);
  }
  /// Makes [first, last) no name.
  void clear(std::size_t first, std::size_t last) {
    if (first >= last) return;
    cut(last);
    for (std::size_t i = first; i < last; ++i) put(i, 0);
  }
  /// Gives the name that holds `i` another type.
  void retype(std::size_t i, NameType type, bool sure = false) { set(begin_of(i), end_of(i), type, sure); }

  [[nodiscard]] std::vector<NameSpan> spans() const {
    std::size_t names = 0;
    for (const std::uint64_t begins : begins_) names += static_cast<std::size_t>(std::popcount(begins));
    std::vector<NameSpan> spans;
    spans.reserve(names);
    for (std::size_t i = next_name(0); i < labels_.size(); i = next_name(i + 1))
      spans.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end_of(i)), type_at(i)});
    return spans;
  }

 private:
  // 0 where no name is.
  static constexpr std::uint8_t kNamed = 0x40;
  static constexpr std::uint8_t kBegin = 0x10;
  static constexpr std::uint8_t kSure = 0x20;
  static constexpr std::uint8_t kTypeMask = 0x0F;
  static constexpr std::size_t kBlock = 64;

  void put(std::size_t i, std::uint8_t label) {
    labels_[i] = label;
    const std::uint64_t bit = std::uint64_t{1} << i % kBlock;
    const bool begins = (label & kBegin) != 0;
    begins_[i / kBlock] = begins ? begins_[i / kBlock] | bit : begins_[i / kBlock] & ~bit;
    goes_on_[i / kBlock] = label != 0 && !begins ? goes_on_[i / kBlock] | bit : goes_on_[i / kBlock] & ~bit;
  }
  // What is left of a name from `i` on begins there.
  void cut(std::size_t i) {
    if (i < labels_.size() && labels_[i] != 0) put(i, labels_[i] | kBegin);
  }

  std::vector<std::uint8_t> labels_;
  std::vector<std::uint64_t> begins_, goes_on_;  // by lexeme; the last block holds a bit past the last one
};

}  // namespace gaceta::names
