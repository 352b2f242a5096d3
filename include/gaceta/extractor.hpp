// The way in: an Extractor reads the text of an article and returns a Document.
//
//   gaceta::Extractor extractor;                                   // once; some 18 ms
//   gaceta::Document document = extractor.extract(text, {.country = "MX"});
//   for (const gaceta::Money& sum : document.money)
//     std::cout << sum.mention.span.of(text) << '\n';
//
// The text is UTF-8. A byte that is not is read as U+FFFD and stays where it is, so offsets are always those of the
// bytes given. Any bytes at all may be given: the cost is linear in their number, and nothing is read out of bounds.
//
// What a caller can count on, so that no limit of time or memory has to be set (docs/robustness.md: what checks it):
// - Time grows with the length of the text and no faster, whatever it is made of.
// - An Extractor holds 20 MB at most, once, for all threads.
// - A call takes 16 MB and 30 times the text at most for news of any length, and for any text of up to 256 kB; a longer
//   one made of nothing but marks takes up to 64 times. Of that the Document keeps what its lists hold, 12 bytes a
//   token in the main; a thread keeps a few megabytes for its next call, until it ends.
// - Where memory is lacking, the call throws std::bad_alloc and nothing else, and the Extractor goes on as before.
// - Nothing is written to the standard streams, read from files or the environment, or changed in the global locale.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "gaceta/document.hpp"
#include "gaceta/export.hpp"

namespace gaceta {

/// The kinds of thing that can be found.
enum class Kind : std::uint8_t {
  money,          ///< Document::money.
  dates,          ///< Document::dates.
  people,         ///< Document::people.
  organizations,  ///< Document::organizations.
  places,         ///< Document::places.
  durations,      ///< Document::durations.
  sets,           ///< Document::sets.
  times,          ///< Document::times.
  ages,           ///< Document::ages.
  percentages,    ///< Document::percentages.
};
/// The name of a kind as it stands in the JSON form and the command line (`organizations`).
[[nodiscard]] GACETA_EXPORT std::string_view to_string(Kind kind) noexcept;
/// The kind of that name; none where there is no such kind.
[[nodiscard]] GACETA_EXPORT std::optional<Kind> parse_kind(std::string_view name) noexcept;

/// A set of kinds.
class KindSet {
 public:
  /// The empty set.
  constexpr KindSet() noexcept = default;
  /// The set of these: `{Kind::money, Kind::dates}`.
  constexpr KindSet(std::initializer_list<Kind> kinds) noexcept {
    for (const Kind kind : kinds) insert(kind);
  }
  /// Adds a kind; one that is there stays.
  constexpr void insert(Kind kind) noexcept { bits_ = static_cast<std::uint16_t>(bits_ | bit(kind)); }
  /// Takes a kind out, where it is there.
  constexpr void erase(Kind kind) noexcept { bits_ = static_cast<std::uint16_t>(bits_ & ~bit(kind)); }
  /// True where the kind is in the set.
  [[nodiscard]] constexpr bool contains(Kind kind) const noexcept { return (bits_ & bit(kind)) != 0; }
  /// True where no kind is in the set.
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  friend constexpr bool operator==(KindSet, KindSet) noexcept = default;  ///< Equal in every field.

 private:
  static constexpr unsigned bit(Kind kind) noexcept { return 1U << static_cast<unsigned>(kind); }
  std::uint16_t bits_ = 0;
};

/// What an Extractor looks for.
struct Options {
  /// What to find; other lists stay empty, and what is not asked for costs no time.
  KindSet kinds{Kind::money, Kind::dates, Kind::people, Kind::organizations, Kind::places};
  /// Zones that people, organizations and places are made from; names in other zones go to Document::outside.
  ZoneSet zones{Zone::headline, Zone::body, Zone::caption};
  /// Names of the caller's own, joined with the built-in knowledge.
  std::vector<KnownName> names;
};

/// True for a code that ISO 3166-1 assigns to a country (`MX`), in upper case.
[[nodiscard]] GACETA_EXPORT bool is_country(std::string_view code) noexcept;

/// The version of the library (`0.1.0`).
[[nodiscard]] GACETA_EXPORT std::string_view version() noexcept;

/// Reads articles. Immutable: one Extractor serves any number of threads at once, and needs no files.
class GACETA_EXPORT Extractor {
 public:
  /// Takes some 18 ms; where another without names of the caller's own and with the same zones lives, and this one has
  /// none either, they share what they know, and it takes next to nothing. Throws nothing but std::bad_alloc.
  explicit Extractor(Options options = {});
  ~Extractor();
  /// The extractor that was moved from may only be destroyed or assigned to.
  Extractor(Extractor&&) noexcept;
  /// The extractor that was moved from may only be destroyed or assigned to.
  Extractor& operator=(Extractor&&) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// Longest text that is read, in bytes: 1 GiB.
  static constexpr std::size_t kMaxText = std::size_t{1} << 30;

  /// Reads one article. `text` is used only during the call; the Document holds offsets into it, no views.
  /// A text over kMaxText comes back with Document::error set. An unknown `info.country` or an impossible
  /// `info.published` counts as not given, and Document::notes says so. Throws nothing but std::bad_alloc.
  [[nodiscard]] Document extract(std::string_view text, const ArticleInfo& info = {}) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace gaceta
