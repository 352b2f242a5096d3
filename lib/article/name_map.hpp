// Which name each lexeme of an article belongs to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "names/name_finder.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::article {

inline constexpr std::uint32_t kNoName = ~std::uint32_t{0};

/// The names of an article and a way from lexemes to them. Views both: they must outlive it.
class NameMap {
 public:
  NameMap(const tokens::TokenStream& stream, std::span<const names::NameSpan> names)
      : names_(names), owner_(stream.size(), kNoName) {
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      for (std::uint32_t i = names[n].first; i < names[n].last; ++i) owner_[i] = n;
    }
  }

  [[nodiscard]] const names::NameSpan& operator[](std::uint32_t name) const noexcept { return names_[name]; }
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
  /// The name that holds a lexeme; kNoName for none or past the end.
  [[nodiscard]] std::uint32_t at(std::size_t lexeme) const noexcept {
    return lexeme < owner_.size() ? owner_[lexeme] : kNoName;
  }
  /// The name of that type that begins at a lexeme; kNoName for none.
  [[nodiscard]] std::uint32_t begins(std::size_t lexeme, names::NameType type) const noexcept {
    const std::uint32_t name = at(lexeme);
    return name != kNoName && names_[name].first == lexeme && names_[name].type == type ? name : kNoName;
  }

 private:
  std::span<const names::NameSpan> names_;
  std::vector<std::uint32_t> owner_;
};

}  // namespace gaceta::article
