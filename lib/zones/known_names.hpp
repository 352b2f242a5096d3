// The names that patterns speak of as a kind - {city}, {region}, {country}, {agency}, {photo_agency}, {month},
// {weekday} - found in a line and put as one byte each, so that the patterns stay as small as with a single name.
//
//   "MADRID, 3 nov. (EFE) -"   ⟨city, in capitals⟩ ", 3 " ⟨month⟩ ". (" ⟨agency⟩ ") -"
//
// From lib/lexicon/agencies.tsv, cities.tsv, months.tsv and weekdays.tsv.
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

  /// True where some name begins with these two bytes: most words are out by them.
  [[nodiscard]] bool may_begin(char first, char second) const noexcept {
    const unsigned pair =
        static_cast<unsigned>(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
    return (begins_[pair / 64] >> (pair % 64) & 1) != 0;
  }

  /// For each kind (`city`, `caps_city` for those in capitals), the class of the bytes that stand for it: `[\x01\x04]`.
  /// `known` is the class of all that begin with a capital, `caps_known` of those in capitals.
  [[nodiscard]] const std::unordered_map<std::string, std::string>& classes() const noexcept { return classes_; }

 private:
  void add(std::string_view form, unsigned kind);

  struct Node {
    std::vector<std::pair<char, std::uint32_t>> next;
    unsigned kinds = 0;
    bool any_case = false;  // a month or a day of the week goes through here
  };
  std::vector<Node> nodes_;
  std::array<std::uint32_t, 256> first_{};        // the root's children
  std::array<std::uint64_t, 1024> begins_{};      // a bit for each pair of bytes
  std::array<std::array<char, 2>, 128> signs_{};  // by kinds: as written, in capitals
  std::unordered_map<std::string, std::string> classes_;
};

/// The names of the tables, read at the first call.
[[nodiscard]] const KnownNames& known_names();

}  // namespace gaceta::zones
