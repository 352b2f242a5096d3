#include "zones/zones.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "zones/headlines.hpp"
#include "zones/known_names.hpp"
#include "zones/line_patterns.hpp"
#include "zones/markup.hpp"
#include "zones/pattern_parts.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {

namespace {

// From here to the end of the text a byline may sign the article.
constexpr std::size_t kBottom = 400;
// A line that is a paragraph of the body, so that what follows is no longer the top of the article.
constexpr std::size_t kParagraph = 200;
constexpr std::size_t kShortParagraph = 80;

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Bytes of the blank that stands at the start of `text`; 0 where none does.
std::size_t blank_at_start(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const auto c = static_cast<unsigned char>(text.front());
  if (c <= 0x20) return 1;
  if (c < 0xC2) return 0;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\uFEFF") || text.starts_with("\u200B") || text.starts_with("\u2003") ||
      text.starts_with("\u2009") || text.starts_with("\u202F")) {
    return 3;
  }
  return 0;
}

std::size_t blank_at_end(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const auto c = static_cast<unsigned char>(text.back());
  if (c <= 0x20) return 1;
  if (c < 0x80) return 0;
  if (text.ends_with("\u00A0")) return 2;
  if (text.ends_with("\uFEFF") || text.ends_with("\u200B") || text.ends_with("\u2003") || text.ends_with("\u2009") ||
      text.ends_with("\u202F")) {
    return 3;
  }
  return 0;
}

// `# Título`, with one to six marks.
bool is_hash_heading(std::string_view line) noexcept {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 6 && line[marks] == ' ';
}

// `**Título**`, with nothing bold inside and no stop before the closing marks.
bool is_bold_heading(std::string_view line) noexcept {
  if (line.size() < 6 || line.size() > 200) return false;
  const std::string_view marks = line.substr(0, 2);
  if ((marks != "**" && marks != "__") || !line.ends_with(marks)) return false;
  const std::string_view inner = line.substr(2, line.size() - 4);
  return inner.find(marks) == std::string_view::npos && std::strchr(".:,;", inner.back()) == nullptr;
}

// The line of `===` or `---` that makes a heading of the line above it.
bool is_underline(std::string_view line) noexcept {
  return line.size() >= 3 && (line.front() == '=' || line.front() == '-') &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

// Something that may open a dispatch stands in the beginning of a long line: brackets, a bar, a dash behind a blank, a
// stop or a bracket.
bool may_open_dispatch(std::string_view line) noexcept {
  const std::size_t end = std::min<std::size_t>(line.size(), 120);
  for (std::size_t i = 0; i < end; ++i) {
    const char c = line[i];
    if (c == '(' || c == '[' || c == '/' || c == '|') return true;
    if ((c == '-' || c == '_' || c == '\xE2') && i > 0 && std::strchr(" .):", line[i - 1]) != nullptr) return true;
  }
  return false;
}

// Puts the zones of `over` above those of `under`; both are in order and apart. Gaps stay gaps.
std::vector<ZoneSpan> lay(std::span<const ZoneSpan> under, std::span<const ZoneSpan> over) {
  std::vector<ZoneSpan> zones;
  zones.reserve(under.size() + over.size());
  std::size_t below = 0;
  std::uint32_t done = 0;
  const auto copy_below = [&](std::uint32_t until) {
    for (; below < under.size() && under[below].span.begin < until; ++below) {
      const std::uint32_t begin = std::max(under[below].span.begin, done);
      const std::uint32_t end = std::min(under[below].span.end, until);
      if (begin < end) zones.push_back({{begin, end}, under[below].zone});
      if (under[below].span.end > until) break;  // it goes on behind the zone above
    }
  };
  for (const ZoneSpan& zone : over) {
    const std::uint32_t begin = std::max(zone.span.begin, done);
    if (begin >= zone.span.end) continue;
    copy_below(begin);
    zones.push_back({{begin, zone.span.end}, zone.zone});
    done = zone.span.end;
  }
  copy_below(~std::uint32_t{0});
  return zones;
}

// Fills the gaps with body and joins neighbours of one zone.
std::vector<ZoneSpan> tile(const std::vector<ZoneSpan>& zones, std::uint32_t size) {
  std::vector<ZoneSpan> tiles;
  tiles.reserve(zones.size() * 2 + 1);
  std::uint32_t done = 0;
  const auto put = [&](std::uint32_t end, Zone zone) {
    if (end <= done) return;
    if (!tiles.empty() && tiles.back().zone == zone) {
      tiles.back().span.end = end;
    } else {
      tiles.push_back({{done, end}, zone});
    }
    done = end;
  };
  for (const ZoneSpan& zone : zones) {
    put(zone.span.begin, Zone::body);
    put(zone.span.end, zone.zone);
  }
  put(size, Zone::body);
  return tiles;
}

}  // namespace

// The patterns, compiled at the first use and shared by every finder.
struct ZoneFinder::State {
  const KnownNames& names = known_names();
  const LinePatterns& patterns = shared_patterns();

  static const LinePatterns& shared_patterns() {
    static const LinePatterns instance{PatternParts(known_names()), known_names()};
    return instance;
  }
};

namespace {

// Reads one text.
class Reader {
 public:
  Reader(std::string_view text, const LinePatterns& patterns, const KnownNames& names)
      : text_(text), patterns_(patterns), markup_(text, patterns, names), plain_(names) {}

  std::vector<ZoneSpan> read(std::span<const ZoneSpan> given) {
    read_lines();
    for (const std::uint32_t number : find_headlines(text_, lines_)) headline(number);
    std::sort(marks_.begin(), marks_.end(),
              [](const ZoneSpan& a, const ZoneSpan& b) { return a.span.begin < b.span.begin; });
    std::vector<ZoneSpan> zones = lay(marks_, inside_);
    if (!given.empty()) zones = lay(zones, given);
    return tile(zones, static_cast<std::uint32_t>(text_.size()));
  }

 private:
  void read_lines() {
    bool blank = true;
    for (std::size_t begin = 0; begin < text_.size();) {
      const void* found = std::memchr(text_.data() + begin, '\n', text_.size() - begin);
      const std::size_t next = found == nullptr
                                   ? text_.size()
                                   : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) + 1;
      std::size_t first = begin, last = next;
      while (const std::size_t size = blank_at_start(text_.substr(first, last - first))) first += size;
      while (const std::size_t size = blank_at_end(text_.substr(first, last - first))) last -= size;
      if (first == last) {
        blank = true;
      } else {
        Line line;
        line.begin = static_cast<std::uint32_t>(first);
        line.end = static_cast<std::uint32_t>(last);
        line.next = static_cast<std::uint32_t>(next);
        line.blank_before = blank;
        read_line(line, begin);
        lines_.push_back(line);
        blank = false;
      }
      begin = next;
    }
  }

  // Classifies one line; `begin` is where it begins with its blanks.
  void read_line(Line& line, std::size_t begin) {
    const std::string_view words = text_.substr(line.begin, line.size());
    const std::size_t first_inside = inside_.size();
    markup_.scan(line.begin, line.end, inside_);
    if (inside_.size() > first_inside && inside_.back().span.end == line.end) inside_.back().span.end = line.next;
    if (is_hash_heading(words) || is_bold_heading(words)) {
      mark(begin, line.next, Zone::headline);
      line.body = false, line.heading = true;
      return;
    }
    if (is_underline(words) && !lines_.empty() && !line.blank_before && lines_.back().body &&
        lines_.back().size() < 200) {
      Line& above = lines_.back();
      mark(above.begin, line.next, Zone::headline);
      above.body = line.body = false;
      above.heading = line.heading = true;
      return;
    }
    if (covered(line, first_inside)) {
      mark(line.begin, line.next, inside_.back().zone);
      line.body = false;
      return;
    }
    trim_signature(line);
    const bool whole = words.size() <= LinePatterns::kLongestLine;
    if (words.size() > 2 && (whole || top_ || may_open_dispatch(words))) match(line, begin, words, whole, first_inside);
    if (line.body &&
        (line.dispatch || words.size() > kParagraph || (words.size() > kShortParagraph && ends_sentence(words)))) {
      top_ = false;
    }
  }

  void match(Line& line, std::size_t begin, std::string_view words, bool whole, std::size_t first_inside) {
    const std::string_view beginning = words.substr(0, LinePatterns::kLongestLine);
    const Place place = top_ ? Place::top : text_.size() - line.end < kBottom ? Place::bottom : Place::middle;
    const bool bare = inside_.size() == first_inside;
    std::optional<RowSet> rows;
    if (bare) rows = patterns_.candidates(beginning, whole, place);
    if (rows && rows->none()) return;
    plain_.assign(beginning, std::span(inside_).subspan(first_inside), line.begin);
    if (!rows) rows = patterns_.candidates_of_plain(plain_.view(), whole, place);
    const std::optional<PatternMatch> match = patterns_.match_line(plain_.view(), *rows);
    if (!match) return;
    const auto original = [&](std::uint32_t at) { return line.begin + plain_.original(at); };
    const bool all = whole && match->span.end == plain_.view().size();
    if (match->zone == Zone::dateline || match->zone == Zone::byline) {
      // What looks like a credit in it, `(AFP/EFE)`, belongs to it.
      const std::uint32_t reach = static_cast<std::uint32_t>(original(match->span.end));
      const auto first = inside_.begin() + static_cast<std::ptrdiff_t>(first_inside);
      inside_.erase(
          std::remove_if(first, inside_.end(),
                         [&](const ZoneSpan& zone) { return zone.zone != Zone::link && zone.span.begin < reach; }),
          inside_.end());
    }
    std::size_t done = begin;
    for (const ZoneSpan& part : match->parts) {
      mark(done, original(part.span.begin), match->zone);
      done = part.span.end == plain_.view().size() && whole ? line.next : original(part.span.end);
      mark(original(part.span.begin), done, part.zone);
    }
    const std::size_t end = all ? line.next : original(match->span.end);
    mark(done, end, match->zone);
    line.body = !all;
    line.dispatch = match->zone == Zone::dateline;
  }

  // A credit or a signature at the end of the line is none of its words: `… el lunes. (EFE)` ends with a stop.
  void trim_signature(Line& line) const {
    if (inside_.empty() || inside_.back().span.end != line.next || inside_.back().zone == Zone::link) return;
    line.end = std::max(line.begin + 1, inside_.back().span.begin);
    while (line.end > line.begin + 1 && text_[line.end - 1] == ' ') --line.end;
  }

  // True where links, images and credits leave nothing of the line but blanks.
  [[nodiscard]] bool covered(const Line& line, std::size_t first_inside) const {
    if (inside_.size() == first_inside) return false;
    std::size_t at = line.begin;
    const auto skip = [&](std::size_t end) {
      while (at < end && std::strchr(" \t*_|-", text_[at]) != nullptr && text_[at] != '\0') ++at;
      return at == end;
    };
    for (std::size_t i = first_inside; i < inside_.size(); ++i) {
      if (!skip(inside_[i].span.begin)) return false;
      at = inside_[i].span.end;
    }
    return at >= line.end || skip(line.end);
  }

  void headline(std::uint32_t number) { mark(lines_[number].begin, lines_[number].next, Zone::headline); }

  void mark(std::size_t begin, std::size_t end, Zone zone) {
    if (begin < end) marks_.push_back({make_span(begin, end), zone});
  }

  std::string_view text_;
  const LinePatterns& patterns_;
  MarkupScanner markup_;
  PlainLine plain_;
  bool top_ = true;
  std::vector<Line> lines_;
  std::vector<ZoneSpan> marks_;   // of lines and their beginnings
  std::vector<ZoneSpan> inside_;  // inside lines; they go above the marks
};

}  // namespace

ZoneFinder::ZoneFinder() : state_(std::make_unique<State>()) {}
ZoneFinder::~ZoneFinder() = default;
ZoneFinder::ZoneFinder(ZoneFinder&&) noexcept = default;
ZoneFinder& ZoneFinder::operator=(ZoneFinder&&) noexcept = default;

std::vector<ZoneSpan> ZoneFinder::find(std::string_view text, std::span<const ZoneSpan> given) const {
  return Reader(text, state_->patterns, state_->names).read(given);
}

}  // namespace gaceta::zones
