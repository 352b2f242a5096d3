// The names that patterns speak of as a kind - {city}, {region}, {country}, {agency}, {photo_agency} - found in a line
// and put as one byte each, so that the patterns stay as small as with a single name.
//
//   "MADRID, 3 nov. (EFE) -"   ⟨city, in capitals⟩ ", 3 nov. (" ⟨agency⟩ ") -"
//
// From lib/lexicon/agencies.tsv and cities.tsv.
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

  /// The longest name that begins at `at`, which is the start of a word. Capitals and accents don't count, but the name
  /// begins with a capital.
  [[nodiscard]] Found longest(std::string_view plain, std::size_t at) const noexcept;

  /// True for a byte that a name may begin with: a capital or a digit.
  [[nodiscard]] static bool may_begin(unsigned char byte) noexcept {
    return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || (byte >= 0xC0 && byte <= 0xDE);
  }

  /// For each kind (`city`, `caps_city` for those in capitals), the class of the bytes that stand for it: `[\x01\x04]`.
  /// `known` is the class of all, `caps_known` of all in capitals.
  [[nodiscard]] const std::unordered_map<std::string, std::string>& classes() const noexcept { return classes_; }

 private:
  void add(std::string_view form, unsigned kind);

  struct Node {
    std::vector<std::pair<char, std::uint32_t>> next;
    unsigned kinds = 0;
  };
  std::vector<Node> nodes_;
  std::array<std::uint32_t, 256> first_{};       // the root's children
  std::array<std::array<char, 2>, 32> signs_{};  // by kinds: as written, in capitals
  std::unordered_map<std::string, std::string> classes_;
};

/// The names of the tables, read at the first call.
[[nodiscard]] const KnownNames& known_names();

}  // namespace gaceta::zones
