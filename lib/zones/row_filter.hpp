// Which rows of zones.tsv may match a line, by what their patterns need of it (see pattern_needs.hpp): for nearly all
// lines of a body that is none. One pass over the line, and a few operations on sets of rows as bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "zones/known_names.hpp"
#include "zones/pattern_needs.hpp"

namespace gaceta::zones {

/// Rows by their place in the filter, a bit each.
class RowSet {
 public:
  static constexpr std::size_t kMost = 128;
  void add(std::size_t row) noexcept { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  [[nodiscard]] bool has(std::size_t row) const noexcept { return (words_[row / 64] >> (row % 64) & 1) != 0; }
  [[nodiscard]] bool none() const noexcept { return (words_[0] | words_[1]) == 0; }
  void drop(std::size_t row) noexcept { words_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
  /// Calls `use` with each row, the lowest first.
  template <class Use>
  void each(Use use) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        use(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
  }
  void keep(const RowSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void join(const RowSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void drop(const RowSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

 private:
  std::array<std::uint64_t, kMost / 64> words_{};
};

/// Filled with the rows' patterns one by one, then immutable; shared by threads.
class RowFilter {
 public:
  RowFilter();
  /// Adds the next row. `whole` where its pattern matches to the line's end.
  void add(const PatternNeeds& needs, bool whole);
  /// All that were added.
  [[nodiscard]] const RowSet& rows() const noexcept { return rows_; }

  /// Of `rows`, those that may match `plain` from its start on. `names` are those that stand in it as they are written;
  /// null where they are signs already.
  [[nodiscard]] RowSet candidates(RowSet rows, std::string_view plain, const KnownNames* names) const noexcept;
  /// The same for a line as it stands in the text, which needs no PlainLine then; none where only that can tell: for
  /// marks of emphasis, characters without width and all that is rare in Spanish. At most kLongestRaw bytes.
  [[nodiscard]] std::optional<RowSet> candidates_of_raw(RowSet rows, std::string_view line,
                                                        const KnownNames& names) const noexcept;
  static constexpr std::size_t kLongestRaw = 512;

 private:
  static constexpr std::size_t kPlaces = PatternNeeds::kPlaces;
  static constexpr unsigned kGramBits = 16;
  // The bytes of a piece, in classes of which each is a bit, and its known names by their signs.
  struct Bytes {
    std::uint64_t classes = 0;
    std::uint32_t signs = 0;
    void add(unsigned char byte) noexcept;
  };
  // One of these bytes stands in the line; any where the set holds all.
  struct Need {
    Bytes bytes{~std::uint64_t{0}, ~std::uint32_t{0}};
    [[nodiscard]] bool met_by(const Bytes& other) const noexcept {
      return (bytes.classes & other.classes) != 0 || (bytes.signs & other.signs) != 0;
    }
  };
  using Needs = std::array<Need, PatternNeeds::kMostSets>;
  // What a row needs of the bytes of the line and of its head, and instead of a gram.
  struct Row {
    Needs somewhere, in_head;
    Need or_bytes;
    bool has_or_bytes = false;
  };
  [[nodiscard]] static Need need_of(const ByteSet& set);
  [[nodiscard]] static bool asks_for_name(const Need& need) noexcept;
  [[nodiscard]] RowSet candidates(RowSet rows, std::string_view plain, const KnownNames* names,
                                  Bytes bytes) const noexcept;
  void drop_unmet(RowSet& rows, const Needs Row::*needs, const Bytes& bytes) const noexcept;
  void drop_without_begin(RowSet& rows, const std::array<char, 4>& begin) const noexcept;
  void drop_without_gram(RowSet& rows, std::string_view plain, const Bytes& bytes) const noexcept;
  [[nodiscard]] RowSet rows_of_grams(std::string_view plain) const noexcept;

  std::vector<Row> needs_;  // by row
  RowSet rows_;
  std::array<std::array<RowSet, 256>, kPlaces> places_{};  // rows that may have the byte in that place
  RowSet only_head_, with_grams_, with_signs_, with_begins_;
  std::vector<std::uint64_t> grams_met_;  // a bit for each hash of a gram
  struct Gram {
    std::uint32_t gram = 0;
    RowSet rows;
  };
  using Grams = std::vector<Gram>;  // in order
  static void put(Grams& grams, std::uint32_t gram, std::size_t row);
  static const Gram* find(const Grams& grams, std::uint32_t gram) noexcept;
  Grams grams_;
  std::array<Grams, 4> begins_;  // by length less one; shorter ones stand for all that goes on from them
};

}  // namespace gaceta::zones
