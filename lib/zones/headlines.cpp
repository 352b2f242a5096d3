#include "zones/headlines.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace gaceta::zones {

namespace {

constexpr std::uint32_t kLongestTitle = 320;    // bytes
constexpr std::uint32_t kLongestSubhead = 130;  // bytes
constexpr std::uint32_t kLongLine = 180;        // a paragraph, whatever its end
constexpr std::uint32_t kWidestWrap = 110;      // bytes of a line that a teletype or a mail program broke
constexpr std::size_t kMostTitleLines = 5;      // kicker, title in two lines, subtitles

std::string_view view(std::string_view text, const Line& line) { return text.substr(line.begin, line.size()); }

// The last character, closing quotation marks and brackets left out; 0 where nothing else stands there.
char32_t last_mark(std::string_view line) noexcept {
  std::size_t at = line.size();
  while (at > 0) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(line[begin]) & 0xC0U) == 0x80) --begin;
    const char32_t c = text::decode(line, begin).code;
    const bool closing = c == U'"' || c == U'\'' || c == U'”' || c == U'»' || c == U'’' || c == U')' || c == U']' ||
                         c == U'*' || c == U'_';
    if (!closing) return c;
    at = begin;
  }
  return 0;
}

char32_t first_letter(std::string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const text::Decoded c = text::decode(line, at);
    if (u_isalnum(static_cast<UChar32>(c.code)) != 0) return c.code;
    at += c.size;
  }
  return 0;
}

bool is_lower(char32_t c) noexcept { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

// A list's item or the turn of a dialogue: `- `, `• `, `— `, `1. `, `a) `.
bool is_item(std::string_view line) noexcept {
  if (line.empty()) return false;
  const text::Decoded c = text::decode(line, 0);
  switch (c.code) {
    case U'-':
    case U'–':
    case U'—':
    case U'―':
    case U'•':
    case U'·':
    case U'*':
    case U'►':
    case U'▪':
    case U'●':
    case U'→':
    case U'>':
    case U'+':
      return true;
    default:
      break;
  }
  std::size_t at = 0;
  while (at < line.size() && at < 4 && is_digit(static_cast<unsigned char>(line[at]))) ++at;
  if (at > 0 && at + 1 < line.size() &&
      (line[at] == ')' || (line[at] == '.' && line[at + 1] != ' ' && line[at + 1] == '-'))) {
    return true;
  }
  return line.size() > 2 && line[1] == ')' && (line[2] == ' ');
}

// The turn of an interview: `Pregunta.- ¿…?`, `P.— …`.
bool is_turn(std::string_view line) noexcept {
  const std::size_t at = line.substr(0, 30).find('.');
  if (at == std::string_view::npos) return false;
  const std::string_view rest = line.substr(at + 1);
  return rest.starts_with("-") || rest.starts_with("—") || rest.starts_with("–") || rest.starts_with(" -") ||
         rest.starts_with(" —") || rest.starts_with(" –");
}

// A row of a table or a line of figures: tabs, bars, runs of blanks, or as many digits as letters.
bool is_tabular(std::string_view line) noexcept {
  std::size_t digits = 0, letters = 0, gaps = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    if (c == '\t') return true;
    if (c == '|') ++gaps;
    if (c == ' ' && line.substr(i).starts_with("    ")) ++gaps;
    if (c >= '0' && c <= '9') ++digits;
    if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++letters;
  }
  return gaps > 2 || digits * 2 > letters;
}

std::size_t count_words(std::string_view line) noexcept {
  return 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
}

enum class Shape : std::uint8_t { title, paragraph, other };

// A question or a quotation may be a title; a line that ends with a stop, a comma, a colon or a hyphen is none.
Shape shape_of(std::string_view line) {
  if (line.size() > kLongestTitle) return Shape::paragraph;
  const char32_t last = last_mark(line);
  switch (last) {
    case U'.':
      // An abbreviation or dots that trail off may end a title: `EE.UU.`, `S.A.`, `Y entonces…`.
      if (line.ends_with("...") && line.size() < kLongestSubhead) return Shape::title;
      if (line.size() > 3 && line.size() < kLongestSubhead && line[line.size() - 3] == '.') return Shape::title;
      return Shape::paragraph;
    case U',':
    case U';':
    case U':':
    case U'-':
      return Shape::other;
    case U'!':
    case U'?': {
      const char32_t before = line.ends_with('!') || line.ends_with('?') ? last : U'"';
      return before == last && line.size() < kLongestSubhead + 40 && !is_turn(line) ? Shape::title : Shape::paragraph;
    }
    default:
      break;
  }
  return is_item(line) || is_tabular(line) || is_turn(line) || first_letter(line) == 0 ? Shape::other : Shape::title;
}

// True where the lines of the text are the rows of a teletype or a mail, broken at a width, and not paragraphs.
bool is_wrapped(std::string_view text, std::span<const Line> lines) {
  std::size_t pairs = 0, continued = 0, full = 0;
  std::uint32_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, line.size());
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blank_before || !lines[i].body || !lines[i + 1].body) continue;
    ++pairs;
    if (lines[i].size() > 400) continue;
    const std::string_view line = view(text, lines[i]);
    const std::string_view next = view(text, lines[i + 1]);
    const bool open = !ends_sentence(line) && last_mark(line) != U':';
    if (open && is_lower(text::decode(next, 0).code)) ++continued;
    if (widest <= kWidestWrap && open && lines[i].size() * 10 >= widest * 7) ++full;
  }
  if (pairs < 2) return false;
  return (continued >= 2 && continued * 4 >= pairs) || (full >= 3 && full * 2 >= pairs);
}

// The lines of the opening that are title, kicker and subtitles, of a text whose lines are paragraphs.
std::size_t opening(std::string_view text, std::span<const Line> lines) {
  if (lines.size() < 2) return 0;
  std::size_t count = 0;
  while (count < lines.size() && count <= kMostTitleLines && !lines[count].dispatch &&
         shape_of(view(text, lines[count])) == Shape::title) {
    // What a lower-case letter begins goes on from the line before.
    if (count > 0 && !lines[count].blank_before && is_lower(first_letter(view(text, lines[count])))) return 0;
    ++count;
  }
  if (count == 0) return 0;
  const bool body_follows = count < lines.size();
  if (body_follows && count <= kMostTitleLines) {
    const Line& next = lines[count];
    const std::string_view last = view(text, lines[count - 1]);
    if (next.dispatch || next.blank_before) return count;
    if (is_lower(first_letter(view(text, next))) && count == 1) return 0;  // one sentence in two lines
    if (next.size() > kLongLine || std::size_t{2} * next.size() > 3 * last.size() || ends_sentence(view(text, next)))
      return count;
    return lines[1].blank_before ? 1 : 0;
  }
  // Titles only: the first stands for what follows, unless they are a menu.
  return lines[1].blank_before || count <= 3 ? 1 : 0;
}

// The opening of a wrapped text: its first block, where it has up to three lines and no stop.
std::size_t wrapped_opening(std::string_view text, std::span<const Line> lines) {
  std::size_t count = 1;
  while (count < lines.size() && !lines[count].blank_before) ++count;
  if (count > 3 || count == lines.size()) return 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (lines[i].dispatch || is_item(view(text, lines[i]))) return 0;
  }
  return shape_of(view(text, lines[count - 1])) == Shape::title ? count : 0;
}

bool is_subhead(std::string_view text, const Line& before, const Line& line, const Line& after, bool after_is_last,
                bool wrapped) {
  if (line.size() > kLongestSubhead || line.dispatch) return false;
  const std::string_view words = view(text, line);
  if (shape_of(words) != Shape::title || count_words(words) > 16) return false;
  const char32_t first = first_letter(words);
  if (is_lower(first)) return false;
  if (wrapped && !(line.blank_before && after.blank_before)) return false;
  // Above it a paragraph has ended, or something else than text stands there.
  if (before.body && !before.heading && !ends_sentence(view(text, before)) && !line.blank_before) return false;
  const std::string_view next = view(text, after);
  if (is_item(next) || (!after.dispatch && is_lower(first_letter(next)) && !after.blank_before)) return false;
  if (wrapped) return !after_is_last || ends_sentence(next);
  // Below it a paragraph begins: longer, or at least a sentence.
  if (after.size() > kLongLine) return true;
  return after.size() > line.size() && ends_sentence(next);
}

}  // namespace

bool ends_sentence(std::string_view line) noexcept {
  switch (last_mark(line)) {
    case U'.':
    case U'!':
    case U'?':
    case U'…':
      return true;
    default:
      return false;
  }
}

std::vector<std::uint32_t> find_headlines(std::string_view text, std::span<const Line> lines) {
  std::vector<std::uint32_t> found;
  // The lines of text; the others (credits, images, bylines) stand between them without parting title from body.
  std::vector<std::uint32_t> numbers;
  std::vector<Line> body;
  bool blank = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    blank = blank || lines[i].blank_before;
    if (!lines[i].body) {
      blank = true;
      continue;
    }
    body.push_back(lines[i]);
    body.back().blank_before = blank;
    numbers.push_back(static_cast<std::uint32_t>(i));
    blank = false;
  }
  if (body.size() < 2) return found;
  const bool wrapped = is_wrapped(text, body);
  const std::size_t title = wrapped ? wrapped_opening(text, body) : opening(text, body);
  for (std::size_t i = 0; i < title; ++i) found.push_back(numbers[i]);
  for (std::size_t i = title; i + 1 < body.size(); ++i) {
    Line before;
    before.body = false;
    if (i > 0) before = body[i - 1];
    if (i == 0 && !body[1].blank_before) continue;  // no title stands here, as opening() found
    if (is_subhead(text, before, body[i], body[i + 1], i + 2 == body.size(), wrapped)) found.push_back(numbers[i]);
  }
  return found;
}

}  // namespace gaceta::zones
