#include "article/address_days.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gaceta::article {
namespace {

std::string day_of(std::string_view address) {
  const AddressTime time = read_address(address);
  return time.day ? to_string(*time.day) : "";
}

TEST(AddressDays, TellTheDayThatAnAddressIsFiledUnder) {
  struct Case {
    std::string_view address, day;
  };
  const Case cases[] = {
      {"https://x.com/2025/11/03/acuerdo.html", "2025-11-03"},
      {"https://x.com/2025/11/3/acuerdo", "2025-11-03"},
      {"https://x.com/2025/nov/03/acuerdo", "2025-11-03"},
      {"https://x.com/2025/noviembre/03/acuerdo", "2025-11-03"},
      {"https://x.com/economia/2025-11-03/acuerdo.html", "2025-11-03"},
      {"https://x.com/acuerdo-2025-11-03", "2025-11-03"},
      {"https://x.com/economia/20251103/acuerdo.html", "2025-11-03"},
      {"https://x.com/20251107183042/acuerdo.html", "2025-11-07"},
      {"https://x.com/foto_20251107_183042.jpg", "2025-11-07"},
      {"https://x.com/wp-content/uploads/2025/11/07183042/a.webp", "2025-11-07"},
      {"https://x.com/notas/03-11-2025/acuerdo", "2025-11-03"},
      {"https://x.com/03/11/2025/acuerdo", "2025-11-03"},
      {"https://x.com/a.html?fecha=2025-11-03", "2025-11-03"},
      {"//x.com/2025/11/03/acuerdo.html", "2025-11-03"},
      {"/2025/11/03/acuerdo.html", "2025-11-03"},
      {"https://x.com/2024/02/29/a", "2024-02-29"},
      {"https://x.com/123456/2025/11/03/a", "2025-11-03"},
  };
  for (const Case& c : cases) EXPECT_EQ(day_of(c.address), c.day) << c.address;
}

TEST(AddressDays, AreNoneWhereTheFiguresAreSomethingElse) {
  for (const std::string_view address :
       {"", "https://x.com", "https://2025-11-03.com/a", "https://x.com/2025/11/acuerdo.html",
        "https://x.com/2025/13/03/a", "https://x.com/2025/02/30/a", "https://x.com/2025/11/123456.jpg",
        "https://x.com/2025/11/12345678.jpg", "https://x.com/20251399/a", "https://x.com/1234567890/a",
        "https://x.com/1825/11/03/a", "https://x.com/a-2025",
        "https://x.com/12345678901234567890123456789012345678901234567890", "https://x.com/2025-11-acuerdo"}) {
    EXPECT_EQ(day_of(address), "") << address;
  }
}

TEST(AddressDays, KeepTheMonthOfAFolder) {
  const AddressTime time = read_address("https://x.com/wp-content/uploads/2025/11/foto.jpg");
  ASSERT_TRUE(time.month.has_value());
  EXPECT_EQ(*time.month, std::chrono::year(2025) / std::chrono::November);
}

TEST(AddressDays, KnowPictures) {
  EXPECT_TRUE(is_image_address("https://x.com/a/b.webp"));
  EXPECT_TRUE(is_image_address("https://x.com/a/B.JPG?w=800"));
  EXPECT_TRUE(is_image_address("https://x.com/wp-content/uploads/2025/11/a"));
  EXPECT_FALSE(is_image_address("https://x.com/2025/11/03/acuerdo.html"));
  EXPECT_FALSE(is_image_address(""));
}

TEST(AddressDays, GiveTheHost) {
  EXPECT_EQ(host_of("https://www.diario.com.mx:8080/a?b"), "diario.com.mx");
  EXPECT_EQ(host_of("www.diario.es"), "diario.es");
  EXPECT_EQ(host_of("ana@diario.es"), "diario.es");
  EXPECT_EQ(host_of("/2025/11/03/a.html"), "");
  EXPECT_EQ(host_of("//cdn.diario.es/a"), "cdn.diario.es");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace gaceta::article
