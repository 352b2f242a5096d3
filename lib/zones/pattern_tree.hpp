// A pattern of RE2 read into a tree, for those who ask what it can match without running it. What the tables of
// patterns are written in is understood: letters, classes, groups, choices, repetitions, letters of either case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zones/byte_set.hpp"

namespace gaceta::zones {

/// The trees of several patterns, which share the blocks and classes that come again: what is found out of a node holds
/// for all that have it.
class PatternTree {
 public:
  struct Node {
    static constexpr int kUnbounded = -1;
    enum class Kind : std::uint8_t { empty, set, sequence, choice, repeat } kind = Kind::empty;
    ByteSet set;                     ///< One of these bytes, for Kind::set.
    std::vector<std::size_t> parts;  ///< Numbers of nodes.
    int least = 1, most = 1;         ///< How often the part comes, for Kind::repeat.
  };

  /// Reads a pattern in the characters of PlainLine; gives the number of its root, none where it has what is not
  /// understood.
  [[nodiscard]] std::optional<std::size_t> read(std::string_view pattern);
  [[nodiscard]] const Node& operator[](std::size_t number) const noexcept { return nodes_[number]; }
  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }

 private:
  std::size_t add(Node node);
  [[nodiscard]] std::size_t add_set(ByteSet set, bool any_case);
  [[nodiscard]] bool more() const;
  [[nodiscard]] std::size_t choice(bool any_case);
  [[nodiscard]] std::size_t sequence(bool any_case);
  [[nodiscard]] std::size_t repeated(bool any_case);
  [[nodiscard]] std::size_t closing() const;
  [[nodiscard]] std::size_t group(bool any_case);
  void add_escape(char c, ByteSet& set);
  [[nodiscard]] ByteSet bracket();
  [[nodiscard]] std::size_t atom(bool any_case);

  std::vector<Node> nodes_ = std::vector<Node>(1);  // the first is empty
  std::unordered_map<std::string, std::size_t> blocks_;
  std::map<ByteSet, std::size_t> sets_;
  // Of the pattern that is read.
  std::string_view text_;
  std::size_t at_ = 0;
  bool understood_ = true;
};

}  // namespace gaceta::zones
