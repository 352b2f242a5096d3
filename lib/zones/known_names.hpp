// The names that patterns speak of as a kind - {city}, {region}, {country}, {agency}, {photo_agency}, {month},
// {weekday} - found in a line and put as one byte each, so that the patterns stay as small as with a single name.
//
//   "MADRID, 3 nov. (EFE) -"   ⟨city, in capitals⟩ ", 3 " ⟨month⟩ ". (" ⟨agency⟩ ") -"
//
// From lib/lexicon/press/agencies.tsv, cities.tsv, months.tsv and weekdays.tsv.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gaceta::zones {

/// Immutable once made; shared by threads. Texts are in the characters of PlainLine.
class KnownNames {
 public:
  struct Found {
    std::size_t length = 0;  ///< Bytes of the name; 0 where none stands there.
    char sign = 0;           ///< The byte that stands for its kind.
  };

  /// Reads the tables.
  KnownNames();

  /// The longest name that begins at `at`, which is the start of a word. Capitals and accents don't count, but all but
  /// months and days of the week begin with a capital.
  [[nodiscard]] Found longest(std::string_view plain, std::size_t at) const noexcept;

  /// False where no name begins with the four characters at `at`, the start of a word: most words are out by them.
  [[nodiscard]] bool may_begin(std::string_view plain, std::size_t at) const noexcept {
    const auto key = [&](std::size_t i) -> unsigned {
      return i < plain.size() ? keys_[static_cast<unsigned char>(plain[i])] : 0;
    };
    const std::size_t hash = hash_of(key(at) << 15 | key(at + 1) << 10 | key(at + 2) << 5 | key(at + 3));
    const bool cased = cased_[static_cast<unsigned char>(plain[at])];
    return (begins_[cased ? 0 : 1][hash / 64] >> (hash % 64) & 1) != 0;
  }

  /// True for what begins a name that is no month or day of the week: capitals and digits.
  [[nodiscard]] bool is_cased(char byte) const noexcept { return cased_[static_cast<unsigned char>(byte)]; }
  /// The bytes that stand for months and days of the week alone, as bits.
  [[nodiscard]] std::uint32_t any_case_signs() const noexcept { return any_case_signs_; }

  /// For each kind (`city`, `caps_city` for those in capitals), the class of the bytes that stand for it: `[\x01\x04]`.
  /// `known` is the class of all that begin with a capital, `caps_known` of those in capitals.
  [[nodiscard]] const std::unordered_map<std::string, std::string>& classes() const noexcept { return classes_; }

 private:
  struct Edge {
    char key = 0;
    std::uint32_t to = 0;
  };
  // While the tables are read; then each node's edges lie together in edges_.
  struct GrowingNode {
    std::vector<Edge> next;
    unsigned kinds = 0;
    bool any_case = false;  // a month or a day of the week goes through here
  };
  struct Node {
    std::uint32_t first_edge = 0;
    std::uint8_t edge_count = 0, kinds = 0;
    bool any_case = false;
  };
  void add(std::vector<GrowingNode>& nodes, std::string_view form, unsigned kind);
  void lay_out(const std::vector<GrowingNode>& nodes);
  // The child of a node; 0 where it has none.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, char key) const noexcept;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::array<std::uint32_t, 256> first_{};  // the root's children
  void add_beginning(std::string_view plain, bool any_case);

  std::array<std::uint8_t, 256> keys_{};  // letters without case and accents, digits as one, other bytes as 0
  std::array<bool, 256> cased_{};         // capitals and digits
  std::uint32_t any_case_signs_ = 0;
  // Of four keys, kHashBits.
  static constexpr unsigned kHashBits = 15;
  [[nodiscard]] static constexpr std::size_t hash_of(std::uint32_t keys) noexcept {
    return keys * 0x9E3779B1U >> (32 - kHashBits);
  }
  // A bit for each hash of four keys: for any name, for those that may begin with a small letter.
  std::array<std::array<std::uint64_t, (std::size_t{1} << kHashBits) / 64>, 2> begins_{};
  std::array<std::array<char, 2>, 128> signs_{};  // by kinds: as written, in capitals
  std::unordered_map<std::string, std::string> classes_;
};

/// The names of the tables, read at the first call.
[[nodiscard]] const KnownNames& known_names();

}  // namespace gaceta::zones
