// What a line must have before a pattern can match it, read from the pattern itself: so that nearly all lines of a text
// are let go without running one.
//
//   `{mark}{names} ?[/|] ?{agencies}{end}`   a bar before the first longer word in small letters, a name of an agency
//
// All of it is necessary, none sufficient: what is left is for RE2. A construct that is not understood needs nothing.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "zones/byte_set.hpp"

namespace gaceta::zones {

/// The head of a line is what stands before its first word of six small letters or more: the names of places, people
/// and agencies, with the small words inside them. Reads a line byte by byte.
class Head {
 public:
  static constexpr unsigned kStates = 8, kEnded = 7;
  using Steps = std::array<std::array<std::uint8_t, 256>, kStates>;
  /// The state behind a byte, by the state before it and the byte; 0 at the start of a line, kEnded once the head is
  /// over.
  [[nodiscard]] static const Steps& steps() noexcept;
};

/// How a line begins: up to four bytes, each as begin_key() writes it.
struct LineBegin {
  static constexpr std::size_t kMost = 4;
  std::uint32_t bytes = 0;  ///< The first one highest, as push_gram() puts them.
  std::uint8_t size = 0;
  [[nodiscard]] static constexpr LineBegin of(char key) noexcept { return {static_cast<unsigned char>(key), 1}; }
  [[nodiscard]] constexpr char front() const noexcept { return static_cast<char>(bytes >> (8 * (size - 1U))); }
  /// Both, one behind the other, as far as four bytes reach.
  [[nodiscard]] constexpr LineBegin followed_by(const LineBegin& next) const noexcept {
    const std::size_t taken = std::min<std::size_t>(next.size, kMost - size);
    if (taken == 0) return *this;
    const auto kept = static_cast<std::uint32_t>(std::uint64_t{bytes} << (8 * taken));
    return {kept | next.bytes >> (8 * (next.size - taken)), static_cast<std::uint8_t>(size + taken)};
  }
  friend constexpr auto operator<=>(const LineBegin&, const LineBegin&) noexcept = default;
};

struct PatternNeeds {
  static constexpr std::size_t kPlaces = 6;
  /// What may stand in the line's first, second … place, where the line is so long.
  std::array<ByteSet, kPlaces> places;
  /// Of each of these one byte stands in what the pattern matches. At most kMostSets.
  static constexpr std::size_t kMostSets = 3;
  std::vector<ByteSet> somewhere;
  /// The same, in the head of the line.
  std::vector<ByteSet> in_head;
  /// How the line begins where its first byte is a letter. `closed` ones may be all that matches. Nothing is needed
  /// where both are empty.
  std::vector<LineBegin> begins, begins_closed;
  /// All that the pattern matches is head.
  bool only_head = false;
  /// One of these runs of four letters (see push_gram()) stands in it, or a word begins with one of these texts of four
  /// letters or more, or one of these bytes stands in it. Texts and letters are folded. Nothing is needed where there
  /// are none.
  std::vector<std::uint32_t> grams;
  std::vector<std::string> word_texts;
  ByteSet or_bytes;
  bool has_or_bytes = false;
};

/// Four folded letters as a number, the first one highest.
[[nodiscard]] constexpr std::uint32_t push_gram(std::uint32_t gram, char letter) noexcept {
  return gram << 8 | static_cast<unsigned char>(letter);
}

/// A small letter without accent for a letter of a plain line; other bytes as they are.
[[nodiscard]] char fold_plain(char byte) noexcept;

/// The byte for LineBegin: letters folded, digits as `0`, known names as 2, the others as 1.
[[nodiscard]] char begin_key(char byte) noexcept;

/// Reads patterns; remembers the blocks that they share. `pattern` is in the characters of PlainLine.
class PatternReader {
 public:
  PatternReader();
  ~PatternReader();
  PatternReader(const PatternReader&) = delete;
  PatternReader& operator=(const PatternReader&) = delete;
  [[nodiscard]] PatternNeeds read(std::string_view pattern);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta::zones
