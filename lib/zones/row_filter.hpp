// Which rows of zones.tsv may match a line, by what their patterns need of it (see pattern_needs.hpp): for nearly all
// lines of a body that is none. One pass over the line, and a few operations on sets of rows as bits.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
  // The bytes of a piece, in classes of which each is a bit, and its known names by their signs.
  struct Bytes {
    std::uint64_t classes = 0;
    std::uint32_t signs = 0;
    void add(unsigned char byte) noexcept;
  };
  // One need of each row, turned round: the rows that a byte meets. What rows need is asked for all of them at once so,
  // at the cost of the few marks that stand in a line.
  class NeedIndex {
   public:
    /// `row` needs one of the bytes of `set`; nothing where they are in every line. True where it needs a name.
    bool add(std::size_t row, const ByteSet& set);
    /// Whether the row needs something.
    [[nodiscard]] bool asks(std::size_t row) const noexcept { return asking_.has(row); }
    /// Takes out the rows that need something which `bytes` have not.
    void drop_unmet(RowSet& rows, const Bytes& bytes) const noexcept;
    /// The rows that need something which `bytes` have.
    [[nodiscard]] RowSet met_by(const Bytes& bytes) const noexcept;

   private:
    RowSet asking_, naming_;             // that need something, a name
    std::uint64_t classes_ = 0;          // that some row needs
    std::array<RowSet, 64> of_class_{};  // rows that each class meets
    std::array<RowSet, 32> of_sign_{};   // rows that each name meets
  };
  using Needs = std::array<NeedIndex, PatternNeeds::kMostSets>;
  [[nodiscard]] static Bytes bytes_of(std::string_view plain) noexcept;
  static void drop_unmet(RowSet& rows, const Needs& needs, const Bytes& bytes) noexcept;
  void drop_without_begin(RowSet& rows, const std::array<char, 4>& begin) const noexcept;
  void drop_without_gram(RowSet& rows, std::string_view plain, const Bytes& bytes) const noexcept;
  [[nodiscard]] RowSet rows_of_grams(std::string_view plain) const noexcept;
  [[nodiscard]] RowSet rows_of_words(std::string_view plain) const noexcept;

  std::size_t count_ = 0;
  RowSet rows_;
  Needs somewhere_, in_head_;                              // what rows need of the bytes of the line and of its head
  NeedIndex or_bytes_;                                     // and instead of a gram
  std::array<std::array<RowSet, 256>, kPlaces> places_{};  // rows that may have the byte in that place
  RowSet only_head_, with_grams_, with_signs_, with_begins_;
  struct Gram {
    std::uint32_t gram = 0;
    RowSet rows;
  };
  using Grams = std::vector<Gram>;  // in order
  static void put(Grams& grams, std::uint32_t gram, std::size_t row);
  void put_word(const std::string& text, std::size_t row);
  static const Gram* find(const Grams& grams, std::uint32_t gram) noexcept;
  // A bit for each hash of four letters that were added: most runs of letters are out by it.
  class GramHashes {
   public:
    void add(std::uint32_t gram);
    [[nodiscard]] bool may_have(std::uint32_t gram) const noexcept;

   private:
    static constexpr std::size_t kBits = 1U << 16;
    std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(kBits / 64, 0);
  };
  // A text that a word begins with.
  struct WordText {
    std::uint32_t gram = 0;  // its first four letters
    std::string rest;        // behind them
    RowSet rows;
  };
  GramHashes gram_hashes_, word_hashes_;
  Grams grams_;
  RowSet with_anywhere_;              // rows of grams_
  std::vector<WordText> word_texts_;  // in order of their grams
  std::array<Grams, 4> begins_;       // by length less one; shorter ones stand for all that goes on from them
};

}  // namespace gaceta::zones
