#include "encoding.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <utility>

namespace program {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// ICU's macro narrows inside.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// Moves `at` behind the character there, or behind the ill-formed part; false for the latter.
bool next_character(std::string_view text, std::size_t& at) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 code;
  U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), code);
  at = static_cast<std::size_t>(i);
  return code >= 0;
}
#pragma GCC diagnostic pop

/// How a text looks when it is read as UTF-8.
struct Utf8Survey {
  std::size_t characters = 0;  ///< Well-formed ones beyond ASCII.
  std::size_t broken = 0;      ///< Ill-formed parts.
  std::size_t first_broken = 0;
};

/// Where the first byte beyond ASCII at or after `at` stands.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080ULL) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

Utf8Survey survey(std::string_view text) {
  Utf8Survey result;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const std::size_t start = at;
    if (next_character(text, at))
      ++result.characters;
    else if (result.broken++ == 0)
      result.first_broken = start;
  }
  return result;
}

/// UTF-16 has NULs in every second byte where the text is Latin: in most places of one side, and in hardly any of the
/// other.
std::string_view utf16_by_nuls(std::string_view start) {
  constexpr std::size_t kLookedAt = 4096;
  start = start.substr(0, std::min(start.size(), kLookedAt) & ~std::size_t{1});
  if (start.size() < 4) return {};
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < start.size(); i += 2) {
    even += start[i] == '\0';
    odd += start[i + 1] == '\0';
  }
  const std::size_t pairs = start.size() / 2;
  if (odd * 10 >= pairs * 7 && even * 20 <= pairs) return "UTF-16LE";
  if (even * 10 >= pairs * 7 && odd * 20 <= pairs) return "UTF-16BE";
  return {};
}

/// The encoding's usual name: ICU's Latin-1 is windows-1252 in all that people write.
std::string usual_name(std::string name) {
  if (name == "ISO-8859-1" || name == "US-ASCII" || name == "latin1") return "windows-1252";
  return name;
}

/// The name by which ICU's converter of an encoding goes in the Internet's registry; empty if there is none.
std::string registered_name(std::string_view declared) {
  const Converter converter = open_converter(std::string(declared));
  if (!converter) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* internal = ucnv_getName(converter.get(), &status);
  const char* name = U_SUCCESS(status) ? ucnv_getStandardName(internal, "MIME", &status) : nullptr;
  if (name == nullptr && U_SUCCESS(status)) name = ucnv_getStandardName(internal, "IANA", &status);
  return U_SUCCESS(status) && name != nullptr ? usual_name(name) : std::string{};
}

/// The encodings of Europe's Latin letters, which differ in few places.
bool is_latin(std::string_view name) {
  constexpr std::array<std::string_view, 7> kLatin{"ISO-8859-1",   "ISO-8859-2",   "ISO-8859-9",  "ISO-8859-15",
                                                   "windows-1250", "windows-1252", "windows-1254"};
  return std::find(kLatin.begin(), kLatin.end(), name) != kLatin.end();
}

/// True where most bytes beyond ASCII are, in windows-1252, what Spanish is written with. The detector is sure of
/// windows-1252 for any stray byte (`\xFF`) among plain words.
bool reads_as_spanish(std::string_view bytes) {
  constexpr std::string_view kSpanish =
      "\xE1\xE9\xED\xF3\xFA\xF1\xFC\xE7\xC1\xC9\xCD\xD3\xDA\xD1\xDC\xC7\xE0\xE8\xF2\xC0\xC8\xD2"  // letters with
                                                                                                  // accents
      "\xBF\xA1\xAB\xBB\xBA\xAA\xB0\xB7\xB4\xA0\xAD\xA9\xAE\xBD"  // marks; non-breaking space, soft hyphen
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97";                     // the euro, quotes, dashes
  std::size_t spanish = 0, others = 0;
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) >= 0x80) ++(kSpanish.find(c) != std::string_view::npos ? spanish : others);
  return spanish > others * 3;
}

/// What ICU takes the bytes around `at` for, if it is sure; else empty.
std::string detect(std::string_view bytes, std::size_t at) {
  // The detector looks at 8 kB, so they should be some that tell.
  constexpr std::size_t kBefore = 1024, kLookedAt = 8192;
  const std::size_t begin = at > kBefore ? at - kBefore : 0;
  const std::string_view part = bytes.substr(begin, kLookedAt);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), part.data(), static_cast<std::int32_t>(part.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  // It gives 10 for want of anything better.
  constexpr std::int32_t kGuess = 10, kSure = 30, kSureOfLatin = 60;
  for (std::int32_t i = 0; i < count; ++i) {
    std::string name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || confidence <= kGuess) break;
    // UTF-8 and UTF-16 have been ruled out before.
    if (name.starts_with("UTF")) continue;
    // Short texts can be of any of the Latin encodings; what reads as Spanish in windows-1252 is that.
    if (is_latin(name) && reads_as_spanish(part)) return "windows-1252";
    if (usual_name(name) == "windows-1252") break;
    if (confidence >= (is_latin(name) ? kSureOfLatin : kSure)) return name;
  }
  return {};
}

void convert_from(const std::string& encoding, std::string_view bytes, DecodedText& result) {
  result.encoding = encoding;
  result.changed = true;
  result.text.clear();
  StreamConverter converter(encoding);
  converter.convert(bytes, true, result.text);
  result.notes.push_back("converted from " + encoding + "; offsets are into the UTF-8 text");
}

}  // namespace

std::string_view stream_encoding(std::string_view start, std::size_t& mark) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  const char* name = ucnv_detectUnicodeSignature(
      start.data(), static_cast<std::int32_t>(std::min<std::size_t>(start.size(), 16)), &length, &status);
  mark = 0;
  if (U_SUCCESS(status) && name != nullptr) {
    mark = static_cast<std::size_t>(length);
    return name;
  }
  return utf16_by_nuls(start);
}

DecodedText decode_text(std::string bytes, std::string_view declared) {
  DecodedText result;
  std::size_t mark = 0;
  const std::string told(stream_encoding(bytes, mark));
  if (!told.empty() && told != "UTF-8") {
    convert_from(told, std::string_view(bytes).substr(mark), result);
    return result;
  }
  result.encoding = "UTF-8";
  const Utf8Survey seen = survey(bytes);
  if (seen.broken > 0) {
    const bool few = told == "UTF-8" || seen.characters >= seen.broken;
    if (!few) {
      std::string encoding = registered_name(declared);
      if (encoding.empty() || encoding.starts_with("UTF")) encoding = detect(bytes, seen.first_broken);
      if (!encoding.empty() && open_converter(encoding)) {
        convert_from(encoding, bytes, result);
        return result;
      }
    }
    result.notes.push_back(std::to_string(seen.broken) + (seen.broken == 1 ? " part that is" : " parts that are") +
                           " not UTF-8, read as U+FFFD");
  }
  result.text = std::move(bytes);
  return result;
}

std::string replace_broken(std::string_view text, std::size_t& replaced) {
  std::string out;
  out.reserve(text.size() + 16);
  replaced = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = skip_ascii(text, at);
    out.append(text, at, plain - at);
    at = plain;
    if (at == text.size()) break;
    if (next_character(text, at)) {
      out.append(text, plain, at - plain);
    } else {
      out.append("\xEF\xBF\xBD");
      ++replaced;
    }
  }
  return out;
}

struct StreamConverter::State {
  Converter from, to;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = nullptr;
  UChar* pivot_target = nullptr;
};

StreamConverter::StreamConverter(const std::string& encoding) : state_(std::make_unique<State>()) {
  state_->from = open_converter(encoding);
  state_->to = open_converter("UTF-8");
  if (!state_->from || !state_->to) throw std::runtime_error("no converter for " + encoding);
  state_->pivot_source = state_->pivot_target = state_->pivot.data();
}

StreamConverter::~StreamConverter() = default;

void StreamConverter::convert(std::string_view bytes, bool last, std::string& out) {
  std::array<char, 16384> buffer;
  const char* source = bytes.data();
  UErrorCode status = U_ZERO_ERROR;
  do {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(state_->to.get(), state_->from.get(), &target, buffer.data() + buffer.size(), &source,
                   bytes.data() + bytes.size(), state_->pivot.data(), &state_->pivot_source, &state_->pivot_target,
                   state_->pivot.data() + state_->pivot.size(), 0, last ? 1 : 0, &status);
    out.append(buffer.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU can't convert: ") + u_errorName(status));
}

}  // namespace program
