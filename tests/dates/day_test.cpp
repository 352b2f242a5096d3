#include <gtest/gtest.h>

#include "dates/calendar.hpp"

namespace gaceta {
namespace {

std::string read(std::string_view text) {
  const auto day = parse_day(text);
  return day ? to_string(*day) : "none";
}

TEST(Day, ReadsDatesTimesAndMailDates) {
  EXPECT_EQ(read("2025-11-03"), "2025-11-03");
  EXPECT_EQ(read("20251103"), "2025-11-03");
  EXPECT_EQ(read(" 2025-11-03\n"), "2025-11-03");
  EXPECT_EQ(read("2025-11-03T10:48:58-06:00"), "2025-11-03");
  EXPECT_EQ(read("2025-11-03T23:59:59.123Z"), "2025-11-03");
  EXPECT_EQ(read("2025-11-03 10:48"), "2025-11-03");
  EXPECT_EQ(read("Mon, 03 Nov 2025 10:48:58 GMT"), "2025-11-03");
  EXPECT_EQ(read("3 Nov 2025 10:48:58 +0100"), "2025-11-03");
  EXPECT_EQ(read("Sat, 1 Jan 00 00:00 EST"), "2000-01-01");
}

TEST(Day, GivesNothingForWhatIsNoDay) {
  for (const char* text : {"", " ", "2025", "2025-11", "2025-13-01", "2025-02-29", "2025-11-31", "0000-01-01",
                           "03/11/2025", "ayer", "2025-11-03X", "2025-11-03T25:00", "2025-11-03T10:61",
                           "Mon, 32 Nov 2025", "Xyz, 03 Nov 2025", "03 Foo 2025", "2025-1-1", "99999-01-01"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Day, WritesWhatItReads) {
  for (int year = dates::kFirstYear; year <= dates::kLastYear; year += 13) {
    for (int month = 1; month <= 12; ++month) {
      const Day day = dates::make_day(year, month, dates::days_in_month(year, month));
      const auto again = parse_day(to_string(day));
      ASSERT_TRUE(again) << to_string(day);
      ASSERT_EQ(*again, day);
    }
  }
}

}  // namespace
}  // namespace gaceta
