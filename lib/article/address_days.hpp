// The day that an address tells: newspapers file their articles and pictures by it.
//
//   https://x.com/2025/11/03/acuerdo.html                   2025-11-03
//   https://x.com/wp-content/uploads/2025/11/07183042/a.webp  2025-11-07 (the day, then 18:30:42)
//   https://x.com/wp-content/uploads/2025/11/a.jpg            2025-11, no day
#pragma once

#include <optional>
#include <string_view>

#include "gaceta/date.hpp"

namespace gaceta::article {

/// What an address tells of time. Years from 1990 to 2099 count.
struct AddressTime {
  std::optional<Day> day;
  /// Set where a month stands there, with a day or without.
  std::optional<std::chrono::year_month> month;
};

/// Reads the path and the query of an address, not its host. The first day that stands there counts: `/2025/11/03/`,
/// `/2025/nov/03/`, `/20251103/`, `2025-11-03`, `_20251103_104858`, `/03-11-2025/`.
[[nodiscard]] AddressTime read_address(std::string_view address) noexcept;

/// True where the address is that of a picture: by its ending or the folder it stands in.
[[nodiscard]] bool is_image_address(std::string_view address) noexcept;

/// The host of an address, without `www.` and port; empty where there is none. The letters are as written.
[[nodiscard]] std::string_view host_of(std::string_view address) noexcept;

}  // namespace gaceta::article
