// The names of a text while rules work on them: for each lexeme, which type of name it is in and whether one begins.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "names/name_finder.hpp"

namespace gaceta::names {

/// Where no name is.
inline constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

/// Names that do not overlap, over `size` lexemes. Changing one costs its length, so rules stay linear.
class NameLabels {
 public:
  explicit NameLabels(std::size_t size) : labels_(size, std::uint8_t{0}) {}

  [[nodiscard]] std::size_t size() const noexcept { return labels_.size(); }
  [[nodiscard]] bool in_name(std::size_t i) const noexcept { return i < labels_.size() && labels_[i] != 0; }
  [[nodiscard]] bool begins(std::size_t i) const noexcept { return in_name(i) && (labels_[i] & kBegin) != 0; }
  [[nodiscard]] bool begins(std::size_t i, NameType type) const noexcept { return begins(i) && type_at(i) == type; }
  /// The type of the name at `i`, where in_name(i).
  [[nodiscard]] NameType type_at(std::size_t i) const noexcept { return static_cast<NameType>(labels_[i] & kTypeMask); }
  [[nodiscard]] bool is(std::size_t i, NameType type) const noexcept { return in_name(i) && type_at(i) == type; }
  /// One past the last lexeme of the name that holds `i`.
  [[nodiscard]] std::size_t end_of(std::size_t i) const noexcept {
    ++i;
    while (i < labels_.size() && (labels_[i] & (kNamed | kBegin)) == kNamed) ++i;
    return i;
  }
  /// The first lexeme of the name that holds `i`.
  [[nodiscard]] std::size_t begin_of(std::size_t i) const noexcept {
    while (i > 0 && (labels_[i] & kBegin) == 0) --i;
    return i;
  }

  /// The first lexeme at `i` or later where a name begins; size() if there is none. Eight lexemes are passed at once.
  [[nodiscard]] std::size_t next_name(std::size_t i) const noexcept { return next_name(i, labels_.size()); }
  /// The same for names that begin before `limit`, which is at most size(); `limit` if there is none.
  [[nodiscard]] std::size_t next_name(std::size_t i, std::size_t limit) const noexcept {
    static_assert(std::endian::native == std::endian::little, "the first label is in the lowest byte");
    constexpr std::uint64_t kBegins = 0x0101010101010101ULL * kBegin;
    for (; i + sizeof kBegins <= limit; i += sizeof kBegins) {
      std::uint64_t eight;
      std::memcpy(&eight, &labels_[i], sizeof eight);
      if ((eight & kBegins) != 0) return i + static_cast<std::size_t>(std::countr_zero(eight & kBegins)) / 8;
    }
    while (i < limit && (labels_[i] & kBegin) == 0) ++i;
    return std::min(i, limit);
  }

  /// True where a rule was certain of the type of the name that begins at `i`.
  [[nodiscard]] bool sure(std::size_t i) const noexcept { return in_name(i) && (labels_[i] & kSure) != 0; }

  /// Makes [first, last) one name. What is left of a name that it cuts stays a name.
  void set(std::size_t first, std::size_t last, NameType type, bool sure = false) {
    if (first >= last) return;
    if (last < labels_.size() && labels_[last] != 0) labels_[last] |= kBegin;
    for (std::size_t i = first; i < last; ++i)
      labels_[i] = static_cast<std::uint8_t>(kNamed | static_cast<std::uint8_t>(type));
    labels_[first] |= static_cast<std::uint8_t>(sure ? kBegin | kSure : kBegin);
  }
  /// Makes [first, last) no name.
  void clear(std::size_t first, std::size_t last) {
    if (first >= last) return;
    if (last < labels_.size() && labels_[last] != 0) labels_[last] |= kBegin;
    for (std::size_t i = first; i < last; ++i) labels_[i] = 0;
  }
  /// Gives the name that holds `i` another type.
  void retype(std::size_t i, NameType type, bool sure = false) { set(begin_of(i), end_of(i), type, sure); }

  [[nodiscard]] std::vector<NameSpan> spans() const {
    std::vector<NameSpan> spans;
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
  std::vector<std::uint8_t> labels_;
};

}  // namespace gaceta::names
