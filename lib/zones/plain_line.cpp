#include "zones/plain_line.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "text/utf8.hpp"
#include "zones/plain_bytes.hpp"

namespace gaceta::zones {

namespace {

constexpr char kOtherSign = '\xA4';    // ¤
constexpr char kOtherLetter = '\xAA';  // ª

bool is_blank(char32_t c) noexcept {
  return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool has_no_width(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x202A && c <= 0x202E);
}

bool is_combining(char32_t c) noexcept { return c >= 0x300 && c <= 0x36F; }

std::string_view ligature(char32_t c) noexcept {
  constexpr std::array<std::string_view, 7> kLigatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLigatures[c - 0xFB00] : std::string_view{};
}

const icu::Normalizer2* composer() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);  // null where ICU has no data; letters then stay as they are
}

// A mark of emphasis: every `*` but that of a list, a `_` at the end of the line or two of them.
bool is_emphasis(std::string_view line, std::size_t at) noexcept {
  const char c = line[at];
  const bool last = at + 1 == line.size();
  if (c == '*') return last || line[at + 1] != ' ' || (at > 0 && line[at - 1] != ' ');
  if (c != '_') return false;
  return last || at == 0 || line[at + 1] == '_' || line[at - 1] == '_';
}

// The byte of a character that windows-1252 has; 0 for others.
char in_1252(char32_t c) noexcept {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<char>(c);
  switch (c) {
    case U'€':
      return '\x80';
    case U'‘':
    case U'‛':
      return '\x91';
    case U'’':
    case U'ʼ':
      return '\x92';
    case U'“':
    case U'„':
    case U'‟':
      return '\x93';
    case U'”':
      return '\x94';
    case U'•':
    case U'●':
    case U'▪':
      return '\x95';
    case U'–':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'−':
      return '\x96';
    case U'—':
    case U'―':
      return '\x97';
    case U'…':
      return '\x85';
    case U'‹':
      return '\x8B';
    case U'›':
      return '\x9B';
    default:
      return 0;
  }
}

char to_byte(char32_t c, const icu::Normalizer2* composer) {
  if (const char byte = in_1252(c); byte != 0) return byte;
  if (c == text::kReplacement || u_isalpha(static_cast<UChar32>(c)) == 0) return kOtherSign;
  icu::UnicodeString parts;
  if (composer != nullptr && composer->getDecomposition(static_cast<UChar32>(c), parts) && !parts.isEmpty()) {
    if (const auto base = static_cast<char32_t>(parts.char32At(0)); base < 0x100) return static_cast<char>(base);
  }
  return kOtherLetter;
}

}  // namespace

void PlainLine::assign(std::string_view line, std::span<const ZoneSpan> zones, std::size_t base) {
  read(line, zones, base);
  if (names_ != nullptr) put_names();
}

// Writes known names as their signs, in place: the line only gets shorter.
void PlainLine::put_names() {
  std::size_t to = 0, moved = 0;  // what stands before `moved` is at its new place, which ends at `to`
  const auto move_until = [&](std::size_t end) {
    if (to != moved) {
      std::copy(plain_.data() + moved, plain_.data() + end, plain_.data() + to);
      std::copy(map_.data() + moved, map_.data() + end, map_.data() + to);
    }
    to += end - moved;
    moved = end;
  };
  for_each_word(plain_, [&](std::size_t at) {
    if (at < moved || at + 1 == plain_.size() || !names_->may_begin(plain_, at)) return;
    const KnownNames::Found name = names_->longest(plain_, at);
    if (name.length == 0) return;
    move_until(at);
    plain_[to] = name.sign;
    map_[to++] = map_[at];
    moved = at + name.length;
  });
  if (moved == to) return;
  move_until(plain_.size());
  map_[to] = map_[plain_.size()];
  plain_.resize(to);
  map_.resize(to + 1);
}

void PlainLine::read(std::string_view line, std::span<const ZoneSpan> zones, std::size_t base) {
  static const icu::Normalizer2* const kComposer = composer();
  // A character makes at most as many bytes as it has itself, a ligature included.
  plain_.resize(line.size());
  map_.resize(line.size() + 1);
  std::size_t size = 0;
  const auto put = [&](char byte, std::size_t from) {
    plain_[size] = byte;
    map_[size++] = static_cast<std::uint32_t>(from);
  };
  char32_t last = 0;
  std::size_t zone = 0;
  for (std::size_t at = 0; at < line.size();) {
    while (zone < zones.size() && (zones[zone].zone != Zone::link || zones[zone].span.end <= base + at)) ++zone;
    if (zone < zones.size() && zones[zone].span.begin <= base + at) {
      at = std::min<std::size_t>(zones[zone].span.end - base, line.size());
      continue;
    }
    if (zones.empty() && at + kPlainBlock <= line.size() && (last != U' ' || line[at] != ' ')) {
      const std::size_t length = plain_prefix(line.data() + at);
      for (std::size_t i = 0; i < length; ++i) put(line[at + i], at + i);
      at += length;
      if (length > 0) last = static_cast<unsigned char>(line[at - 1]);
      if (length == kPlainBlock) continue;
    }
    const auto byte = static_cast<unsigned char>(line[at]);
    if ((byte == '*' || byte == '_') && is_emphasis(line, at)) {
      ++at;
      continue;
    }
    if ((byte > 0x20 && byte < 0x7F) || (byte == ' ' && last != U' ')) {
      put(line[at], at);
      last = byte;
      ++at;
      continue;
    }
    const text::Decoded c = text::decode(line, at);
    const std::size_t from = at;
    at += c.size;
    if (has_no_width(c.code)) continue;
    if (is_blank(c.code)) {
      if (last != U' ') put(' ', from);
      last = U' ';
      continue;
    }
    if (is_combining(c.code)) {
      if (size == 0 || kComposer == nullptr) continue;
      const UChar32 composed = kComposer->composePair(static_cast<UChar32>(last), static_cast<UChar32>(c.code));
      if (composed >= 0) {
        last = static_cast<char32_t>(composed);
        plain_[size - 1] = to_byte(last, kComposer);
      }
      continue;
    }
    last = c.code;
    if (const std::string_view letters = ligature(c.code); !letters.empty()) {
      for (const char letter : letters) put(letter, from);
    } else {
      put(to_byte(c.code, kComposer), from);
    }
  }
  map_[size] = static_cast<std::uint32_t>(line.size());
  plain_.resize(size);
  map_.resize(size + 1);
}

std::string to_plain(std::string_view pattern) {
  std::string plain;
  for (std::size_t at = 0; at < pattern.size();) {
    const text::Decoded c = text::decode(pattern, at);
    const char byte = in_1252(c.code);
    if (byte == 0) throw std::logic_error("no character of windows-1252 in: " + std::string(pattern));
    plain += byte;
    at += c.size;
  }
  return plain;
}

}  // namespace gaceta::zones
