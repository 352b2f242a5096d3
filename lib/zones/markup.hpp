// Finds what markup and addresses stand in a line: images and links of markdown, whole or broken, tags of HTML, bare
// addresses; and the credits that stand inside a line (`[Imagen: AWS]`, `(Foto: Reuters)`).
//
//   ![[Foto: Lía Ferrán-Osés]](https://x.com/a.webp)      see [la nota](https://x.com) aquí
//   ╰─────── credit ────────╯╰─────── link ───────╯          ╰╯      ╰─── link ────╯
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gaceta/zone.hpp"
#include "zones/line_patterns.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {

/// Reads one text, line by line. Not shared between threads.
class MarkupScanner {
 public:
  /// All three must outlive the scanner.
  MarkupScanner(std::string_view text, const LinePatterns& patterns, const KnownNames& names)
      : text_(text), patterns_(patterns), plain_(names) {}

  /// Appends the zones inside the line [begin, end) to `found`, in order and apart. Linear in the line's length.
  void scan(std::size_t begin, std::size_t end, std::vector<ZoneSpan>& found);

 private:
  // The next place of a mark in the line, remembered, so that a line of opening marks costs one search.
  struct NextMark {
    std::string_view mark;
    std::size_t at = 0;
    bool known = false;
  };
  [[nodiscard]] std::size_t next(NextMark& mark, std::size_t from) const;
  [[nodiscard]] std::size_t image(std::size_t at);
  [[nodiscard]] std::size_t opening_bracket(std::size_t at);
  [[nodiscard]] std::size_t closing_bracket(std::size_t at);
  [[nodiscard]] std::size_t tag(std::size_t at);
  [[nodiscard]] std::size_t colon(std::size_t at);
  [[nodiscard]] std::size_t inside(std::size_t at);
  [[nodiscard]] std::size_t bracket_piece(std::size_t at) const;
  [[nodiscard]] std::size_t target(std::size_t at) const;
  [[nodiscard]] std::size_t address(std::size_t at) const;
  [[nodiscard]] bool opens_copyright(std::size_t at) const;
  void fill_notice();
  void put(std::size_t begin, std::size_t end, Zone zone);

  std::string_view text_;
  const LinePatterns& patterns_;
  PlainLine plain_;
  std::vector<ZoneSpan>* found_ = nullptr;
  std::size_t first_ = 0;  // of this line's zones in *found_
  std::size_t begin_ = 0, end_ = 0;
  std::vector<std::uint32_t> open_;  // opening brackets that wait for their end
  bool sorted_ = true;
  std::size_t notice_ = 0;  // where a copyright notice begins in the line
  NextMark label_end_{"]("}, bracket_end_{"]"}, tag_end_{">"};
};

}  // namespace gaceta::zones
