// Texts made at random, from a seed: bytes, Unicode, and scraps of Spanish news put together.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace gaceta::testing {

class RandomText {
 public:
  explicit RandomText(std::uint64_t seed) : random_(seed) {}

  /// Any bytes at all.
  std::string bytes(std::size_t size) {
    std::string text(size, '\0');
    for (char& c : text) c = static_cast<char>(below(256));
    return text;
  }

  /// Well-formed UTF-8, from ASCII to beyond the basic plane.
  std::string unicode(std::size_t characters) {
    std::string text;
    for (std::size_t i = 0; i < characters; ++i) {
      constexpr std::array<std::pair<char32_t, char32_t>, 8> kRanges{{{0x0, 0x7F},
                                                                      {0x20, 0x7E},
                                                                      {0xA0, 0x17F},
                                                                      {0x300, 0x36F},
                                                                      {0x2000, 0x20CF},
                                                                      {0x600, 0x6FF},
                                                                      {0xE000, 0xFFFD},
                                                                      {0x1F300, 0x1F6FF}}};
      const auto [low, high] = kRanges[below(kRanges.size())];
      append(text, low + static_cast<char32_t>(below(high - low + 1)));
    }
    return text;
  }

  /// Scraps of news in any order: what the grammars look for, and what surrounds it.
  std::string news(std::size_t scraps) {
    static constexpr std::array kScraps = std::to_array<std::string_view>({
        "el ",
        "3 de marzo ",
        "de 2025",
        "$",
        "US$",
        "1.234,56",
        "38,000 ",
        "millones ",
        "de ",
        "dólares",
        "mdd",
        " euros",
        ". ",
        "\n",
        "\n\n",
        "EE.UU. ",
        "S.A. de C.V.",
        "“",
        "”",
        "«",
        "»",
        "\"",
        "—",
        "(",
        ")",
        "[",
        "](http://",
        "Pedro ",
        "Sánchez ",
        "CEO de ",
        "presidente ",
        "AWS",
        "Foto: ",
        "MADRID, ",
        "(EFE) - ",
        "ayer ",
        "lunes ",
        "enero-marzo",
        "10:30 h",
        "a@b.mx",
        "#año",
        "@yo",
        "www.x.com/",
        "veintiún ",
        "mil ",
        "y ",
        "medio ",
        "siglo XX",
        "€",
        "%",
        "\xC3",
        "\xFF",
        "a\u0301",
        "\u00AD",
        "\u200B",
        "...",
        "¿",
        "?",
        "!",
        ",",
        "1",
        "0000000000",
    });
    std::string text;
    for (std::size_t i = 0; i < scraps; ++i) text += kScraps[below(kScraps.size())];
    return text;
  }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  static void append(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    }
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace gaceta::testing
