#include "zones/markup.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace gaceta::zones {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestLabel = 2000;  // bytes of an image's label or a tag
constexpr std::size_t kDeepest = 16;         // brackets open at once

constexpr std::array<char, 8> kTriggers{'[', ']', '<', '(', ':', 'w', 'W', '\xC2'};
constexpr std::array<bool, 256> kIsTrigger = [] {
  std::array<bool, 256> triggers{};
  for (const char c : kTriggers) triggers[static_cast<unsigned char>(c)] = true;
  return triggers;
}();

// The first trigger from `at` on, or `end`. Compilers make a few operations of a block that has none.
std::size_t find_trigger(std::string_view text, std::size_t at, std::size_t end) noexcept {
  constexpr std::size_t kBlock = 16;
  const char* const bytes = text.data();
  for (; at + kBlock <= end; at += kBlock) {
    std::array<unsigned char, kBlock> hits{};
    for (std::size_t i = 0; i < kBlock; ++i) {
      for (const char trigger : kTriggers) hits[i] |= static_cast<unsigned char>(bytes[at + i] == trigger ? 0xFF : 0);
    }
    std::array<std::uint64_t, kBlock / 8> words;
    std::memcpy(words.data(), hits.data(), kBlock);
    if ((words[0] | words[1]) != 0) break;
  }
  while (at < end && !kIsTrigger[static_cast<unsigned char>(bytes[at])]) ++at;
  return at;
}

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_high(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }
bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// `prefix` is in small letters.
bool starts_with_in_any_case(std::string_view text, std::string_view prefix) noexcept {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (lower(text[i]) != prefix[i]) return false;
  }
  return true;
}

// Bytes of a blank or a quotation mark that ends an address at `rest`; 0 where the address goes on.
std::size_t ends_address(std::string_view rest) noexcept {
  const char c = rest.front();
  if (static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"' || c == '`' || c == '|') return 1;
  if (!is_high(c)) return 0;
  for (const std::string_view mark : {"\u00A0", "«", "»", "“", "”", "‘", "’", "…", "—", "\u2003", "\u2009", "\u202F"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return 0;
}

// The word may be one of those that name a credit (`Foto`, `Imagen`, `Crédito`): their first two letters.
bool may_name_credit(std::string_view word) noexcept {
  for (const std::string_view start : {"fo", "im", "cr", "co", "in", "il", "gr", "ph", "v\xC3"}) {
    if (starts_with_in_any_case(word, start)) return true;
  }
  return false;
}

bool is_html_tag(std::string_view name) noexcept {
  constexpr std::array<std::string_view, 43> kTags{
      "a",       "abbr",  "article", "aside",      "b",      "blockquote", "br",   "center", "cite", "code", "del",
      "div",     "em",    "figure",  "figcaption", "font",   "h1",         "h2",   "h3",     "h4",   "h5",   "h6",
      "hr",      "i",     "iframe",  "img",        "ins",    "li",         "link", "ol",     "p",    "pre",  "script",
      "section", "small", "source",  "span",       "strong", "style",      "sub",  "sup",    "u",    "ul"};
  constexpr std::array<std::string_view, 12> kMore{"table", "tbody",   "td",   "th",    "thead",  "tr",
                                                   "video", "picture", "meta", "audio", "button", "time"};
  return std::find(kTags.begin(), kTags.end(), name) != kTags.end() ||
         std::find(kMore.begin(), kMore.end(), name) != kMore.end();
}

}  // namespace

void MarkupScanner::put(std::size_t begin, std::size_t end, Zone zone) {
  if (begin >= end) return;
  if (found_->size() > first_ && found_->back().span.end > begin) sorted_ = false;
  found_->push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, zone});
}

std::size_t MarkupScanner::next(NextMark& mark, std::size_t from) const {
  if (!mark.known || (mark.at != kNone && mark.at < from)) {
    const std::size_t at = text_.substr(0, end_).find(mark.mark, from);
    mark.at = at;
    mark.known = true;
  }
  return mark.at;
}

void MarkupScanner::scan(std::size_t begin, std::size_t end, std::vector<ZoneSpan>& found) {
  found_ = &found;
  first_ = found.size();
  begin_ = begin, end_ = end;
  sorted_ = true;
  open_.clear();
  notice_ = kNone;
  label_end_.known = bracket_end_.known = tag_end_.known = false;
  for (std::size_t at = begin;;) {
    at = find_trigger(text_, at, end);
    if (at >= end) break;
    switch (text_[at]) {
      case '[':
        at = at > begin && text_[at - 1] == '!' ? image(at) : opening_bracket(at);
        break;
      case ']':
        at = closing_bracket(at);
        break;
      case '<':
        at = tag(at);
        break;
      case '(':
        at = inside(at);
        break;
      case ':':
        at = colon(at);
        break;
      case '\xC2':
        if (opens_copyright(at)) notice_ = std::min(notice_, at);
        ++at;
        break;
      default: {  // www.
        const bool word_start =
            at == begin || !(is_letter(text_[at - 1]) || is_digit(text_[at - 1]) || is_high(text_[at - 1]));
        if (word_start && starts_with_in_any_case(text_.substr(at, end - at), "www.") && at + 4 < end &&
            !is_space(text_[at + 4])) {
          const std::size_t stop = address(at);
          put(at, stop, Zone::link);
          at = std::max(stop, at + 1);
        } else {
          ++at;
        }
      }
    }
  }
  if (notice_ != kNone) fill_notice();
  if (!sorted_) {
    const auto first = found.begin() + static_cast<std::ptrdiff_t>(first_);
    std::sort(first, found.end(), [](const ZoneSpan& a, const ZoneSpan& b) { return a.span.begin < b.span.begin; });
  }
}

// True for `© 2025 …` or `© Copyright …` at `at`, which goes on to the end of the line: the foot of a page that was
// joined to its last paragraph. A `©` before a name is a credit.
bool MarkupScanner::opens_copyright(std::size_t at) const {
  constexpr std::string_view kSign = "©";
  constexpr std::size_t kLongestNotice = 700;
  std::string_view rest = text_.substr(at, end_ - at);
  if (!rest.starts_with(kSign) || rest.size() > kLongestNotice) return false;
  rest.remove_prefix(kSign.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return starts_with_in_any_case(rest, "copyright") || (rest.size() >= 4 && is_digit(rest[0]) && is_digit(rest[3]));
}

// Makes furniture of what no other zone has taken, from the notice to the end of the line.
void MarkupScanner::fill_notice() {
  std::vector<ZoneSpan>& found = *found_;
  const auto by_begin = [](const ZoneSpan& a, const ZoneSpan& b) { return a.span.begin < b.span.begin; };
  const auto first = found.begin() + static_cast<std::ptrdiff_t>(first_);
  std::sort(first, found.end(), by_begin);
  std::size_t done = notice_;
  const std::size_t count = found.size();
  for (std::size_t i = first_; i < count; ++i) {
    const Span span = found[i].span;
    put(done, std::min<std::size_t>(span.begin, end_), Zone::furniture);
    done = std::max<std::size_t>(done, span.end);
  }
  put(done, end_, Zone::furniture);
  sorted_ = false;
}

// Where the address at `at` ends: before a blank, a quotation mark, or the marks that end a sentence.
std::size_t MarkupScanner::address(std::size_t at) const {
  std::size_t stop = at;
  std::size_t depth = 0;
  while (stop < end_ && ends_address(text_.substr(stop, end_ - stop)) == 0) {
    if (text_[stop] == '(' || text_[stop] == '[') ++depth;
    if (text_[stop] == ')' || text_[stop] == ']') {
      if (depth == 0) break;
      --depth;
    }
    ++stop;
  }
  while (stop > at && std::strchr(".,;:!?*'", text_[stop - 1]) != nullptr) --stop;
  return stop;
}

// Where the target in parentheses that opens at `at` ends, behind its `)`; kNone where it is no target. One without its
// `)` ends with its address.
std::size_t MarkupScanner::target(std::size_t at) const {
  std::size_t from = at + 1;
  while (from < end_ && is_space(text_[from])) ++from;
  if (from < end_ && text_[from] == '<') ++from;
  const std::string_view rest = text_.substr(from, end_ - from);
  const bool absolute = starts_with_in_any_case(rest, "http:") || starts_with_in_any_case(rest, "https:") ||
                        starts_with_in_any_case(rest, "www.") || starts_with_in_any_case(rest, "mailto:") ||
                        starts_with_in_any_case(rest, "//") || starts_with_in_any_case(rest, "data:");
  const bool relative =
      rest.starts_with("/") || rest.starts_with("#") || rest.starts_with("./") || rest.starts_with("../");
  const bool word = !rest.empty() && (is_letter(rest.front()) || is_digit(rest.front()) || is_high(rest.front()));
  if (!absolute && !relative && !word) return !rest.empty() && rest.front() == ')' ? from + 1 : kNone;
  const std::size_t limit = absolute || relative ? end_ : std::min(end_, from + 120);
  std::size_t stop = from;
  std::size_t depth = 0;
  bool telling = absolute || relative;  // it looks like an address
  for (; stop < limit; ++stop) {
    const char c = text_[stop];
    if (static_cast<unsigned char>(c) <= 0x20 || c == '"') break;
    if (c == '(') ++depth;
    if (c == ')') {
      if (depth == 0) break;
      --depth;
    }
    telling = telling || c == '/' || c == '.';
  }
  // The limit may lie inside a character.
  while (stop < end_ && stop > from && (static_cast<unsigned char>(text_[stop]) & 0xC0U) == 0x80) --stop;
  if (!telling || stop == from) return stop == from && stop < end_ && text_[stop] == ')' ? stop + 1 : kNone;
  // A title in quotation marks may follow: (https://… "título").
  std::size_t close = stop;
  while (close < end_ && is_space(text_[close])) ++close;
  if (close < end_ && (text_[close] == '"' || text_[close] == '\'')) {
    const std::size_t quote = text_.substr(0, std::min(end_, close + 300)).find(text_[close], close + 1);
    if (quote != kNone) close = quote + 1;
  }
  if (close < end_ && text_[close] == ')') return close + 1;
  return stop;
}

std::size_t MarkupScanner::image(std::size_t at) {
  std::size_t close = next(label_end_, at);
  std::size_t after = kNone;  // behind the target
  if (close != kNone && close - at <= kLongestLabel) {
    ++close;
    after = target(close);
  } else {
    // No target, or one that stands apart: the label ends with its brackets, or with the line.
    close = next(bracket_end_, at);
    if (close == kNone || close - at > kLongestLabel) {
      close = std::min(end_, at + kLongestLabel);
      while (close < end_ && (static_cast<unsigned char>(text_[close]) & 0xC0U) == 0x80) --close;
    } else {
      while (close < end_ && text_[close] == ']') ++close;
      std::size_t paren = close;
      while (paren < end_ && is_space(text_[paren])) ++paren;
      if (paren < end_ && text_[paren] == '(') after = target(paren);
    }
  }
  std::size_t first = at, last = close;
  const auto is_frame = [](char c) { return is_space(c) || c == '[' || c == ']'; };
  while (first < last && is_frame(text_[first])) ++first;
  while (last > first && is_frame(text_[last - 1])) --last;
  const std::size_t begin = at - 1;
  if (first == last) {
    put(begin, close, Zone::link);
  } else {
    plain_.assign(text_.substr(first, std::min(last - first, LinePatterns::kLongestLine)));
    const auto match = patterns_.match_label(plain_.view());
    if (!match) {
      put(begin, close, Zone::caption);
    } else {
      std::size_t done = begin;
      for (const ZoneSpan& part : match->parts) {
        const std::size_t from = first + plain_.original(part.span.begin);
        put(done, from, match->zone);
        done = part.span.end == plain_.view().size() ? close : first + plain_.original(part.span.end);
        put(from, done, part.zone);
      }
      put(done, close, match->zone);
    }
  }
  if (after == kNone) return std::max(close, at + 1);
  put(close, after, Zone::link);
  return after;
}

std::size_t MarkupScanner::opening_bracket(std::size_t at) {
  const std::size_t after = inside(at);
  if (after == at + 1) {  // no credit
    if (open_.size() == kDeepest) open_.erase(open_.begin());
    open_.push_back(static_cast<std::uint32_t>(at));
    return after;
  }
  if (after < end_ && text_[after] == '(') {
    const std::size_t stop = target(after);
    if (stop != kNone) {
      put(after, stop, Zone::link);
      return stop;
    }
  }
  return after;
}

std::size_t MarkupScanner::closing_bracket(std::size_t at) {
  const std::size_t opening = open_.empty() ? kNone : open_.back();
  if (!open_.empty()) open_.pop_back();
  if (at + 1 >= end_) return at + 1;
  std::size_t after = kNone;
  if (text_[at + 1] == '(') {
    after = target(at + 1);
  } else if (text_[at + 1] == '[' && opening != kNone) {  // [label][reference]
    const std::size_t close = next(bracket_end_, at + 2);
    if (close != kNone && close - at <= 60) after = close + 1;
  } else if (text_[at + 1] == ':' && opening == begin_) {  // [reference]: https://…
    std::size_t from = at + 2;
    while (from < end_ && is_space(text_[from])) ++from;
    const std::string_view rest = text_.substr(from, end_ - from);
    if (starts_with_in_any_case(rest, "http") || starts_with_in_any_case(rest, "www.") ||
        starts_with_in_any_case(rest, "<http") || starts_with_in_any_case(rest, "/")) {
      put(opening, end_, Zone::link);
      return end_;
    }
  }
  if (after == kNone) return at + 1;
  if (opening != kNone) put(opening, opening + 1, Zone::link);
  put(at, after, Zone::link);
  return after;
}

std::size_t MarkupScanner::tag(std::size_t at) {
  std::size_t name = at + 1;
  if (name < end_ && (text_[name] == '/' || text_[name] == '!')) ++name;
  std::size_t name_end = name;
  while (name_end < end_ && name_end - name < 12 && (is_letter(text_[name_end]) || is_digit(text_[name_end])))
    ++name_end;
  const bool comment = text_.substr(at, end_ - at).starts_with("<!--");
  // Some pages leave blanks behind the `<`.
  if (name_end == name && !comment) {
    while (name < end_ && name - at < 4 && (is_space(text_[name]) || text_[name] == '/')) ++name;
    name_end = name;
    while (name_end < end_ && name_end - name < 12 && (is_letter(text_[name_end]) || is_digit(text_[name_end])))
      ++name_end;
    if (name_end == name) return at + 1;
  }
  const std::size_t close = next(tag_end_, at);
  if (close == kNone || close - at > kLongestLabel) return at + 1;
  std::array<char, 12> folded{};
  const std::size_t length = std::min(name_end - name, folded.size());
  for (std::size_t i = 0; i < length; ++i) folded[i] = lower(text_[name + i]);
  const std::string_view tag_name(folded.data(), length);
  const bool is_address = tag_name == "http" || tag_name == "https" || tag_name == "mailto";
  if (!is_address && !comment && !is_html_tag(tag_name)) return at + 1;
  std::size_t done = at;
  if (tag_name == "img") {  // what the image shows is a caption
    const std::string_view inner = text_.substr(at, close - at);
    const std::size_t alt = inner.find("alt=\"");
    if (alt != kNone) {
      const std::size_t from = alt + 5;
      const std::size_t to = inner.find('"', from);
      if (to != kNone && to > from) {
        plain_.assign(inner.substr(from, std::min(to - from, LinePatterns::kLongestLine)));
        const auto match = patterns_.match_label(plain_.view());
        put(done, at + from, Zone::link);
        put(at + from, at + to, match ? match->zone : Zone::caption);
        done = at + to;
      }
    }
  }
  put(done, close + 1, Zone::link);
  return close + 1;
}

std::size_t MarkupScanner::colon(std::size_t at) {
  if (text_.substr(at, end_ - at).starts_with("://")) {
    std::size_t scheme = at;
    while (scheme > begin_ && at - scheme < 10 && is_letter(text_[scheme - 1])) --scheme;
    if (scheme == at || at + 3 >= end_) return at + 1;
    const std::size_t stop = address(scheme);
    if (stop <= at + 3) return at + 1;
    put(scheme, stop, Zone::link);
    return stop;
  }
  // A credit: up to four words before the colon, the first of them with a capital.
  std::size_t word = at;
  const std::size_t least = std::max(begin_, at - std::min<std::size_t>(at, 48));
  const std::size_t taken = found_->size() > first_ ? found_->back().span.end : begin_;
  for (int words = 0; words < 5 && word > least; ++words) {
    while (word > least && is_space(text_[word - 1])) --word;
    while (word > least && (is_letter(text_[word - 1]) || is_high(text_[word - 1]))) --word;
    if (word == at || word < taken) break;
    if (text_[word] >= 'A' && text_[word] <= 'Z' && may_name_credit(text_.substr(word, at - word))) {
      const std::size_t after = inside(word);
      if (after > at) return after;
    }
    if (word > least && !is_space(text_[word - 1])) break;
  }
  return at + 1;
}

// Where the piece ends that may be a credit in the brackets that open at `at`: behind their end, with what follows on
// the line for the rows that ask for its end; kNone where they don't close soon.
std::size_t MarkupScanner::bracket_piece(std::size_t at) const {
  const char closing = text_[at] == '(' ? ')' : ']';
  const std::string_view piece = text_.substr(at, std::min(end_ - at, LinePatterns::kLongestInside));
  std::size_t close = piece.find(closing, 1);
  if (close == kNone) return kNone;
  if (closing == ']' && piece.substr(1, close).find('[') != kNone) {  // [Foto: [Imagen de origen: X]]
    while (close + 1 < piece.size() && piece[close + 1] == closing) ++close;
    if (const std::size_t outer = piece.find(closing, close + 1); outer != kNone) close = outer;
  }
  return std::min(end_, at + close + 6);
}

std::size_t MarkupScanner::inside(std::size_t at) {
  std::size_t stop = std::min(end_, at + LinePatterns::kLongestInside);
  if (text_[at] == '(' || text_[at] == '[') {
    stop = bracket_piece(at);
    if (stop == kNone) return at + 1;
  }
  if (!patterns_.may_match_inside(text_.substr(at, stop - at))) return at + 1;
  plain_.assign(text_.substr(at, stop - at));
  const auto match = patterns_.match_inside(plain_.view());
  if (!match || match->span.empty()) return at + 1;
  const std::size_t end = at + plain_.original(match->span.end);
  put(at, end, match->zone);
  return end;
}

}  // namespace gaceta::zones
