#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace gaceta::text {

namespace {

// ICU's instances are made once and never freed; they may be shared by threads.
const icu::Normalizer2& normalizer(const icu::Normalizer2* (*make)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = make(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalization data");
  return *instance;
}

// Folds text of ASCII and the letters U+00C0 to U+00FF alone, as nearly all Spanish is; none where there is more, or
// where ICU would fold to something else than a small letter (ß), or where a mark may join a letter.
std::optional<std::string> fold_latin(std::string_view utf8) {
  std::string folded(utf8);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') folded[i] = static_cast<char>(c | 0x20);
      continue;
    }
    if (c != 0xC3 || i + 1 == folded.size()) return std::nullopt;
    const auto second = static_cast<unsigned char>(folded[++i]);
    if (second < 0x80 || second > 0xBF || second == 0x9F) return std::nullopt;
    if (second < 0xA0 && second != 0x97) folded[i] = static_cast<char>(second + 0x20);
  }
  return folded;
}

// Takes the accents off small Latin letters of U+00C0 to U+00FF; none where there is more.
std::optional<std::string> strip_latin(std::string_view folded) {
  constexpr std::string_view kBare = "aaaaaa-ceeeeiiii--ooooo--uuuuy-y";  // of à to ÿ; æ ð ñ ÷ ø þ stay
  std::string bare;
  bare.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    if (c < 0x80) {
      bare += folded[i];
      continue;
    }
    if (c != 0xC3 || i + 1 == folded.size()) return std::nullopt;
    const auto second = static_cast<unsigned char>(folded[++i]);
    if (second < 0xA0 || second > 0xBF) return std::nullopt;
    const char letter = kBare[second - 0xA0];
    if (letter != '-') {
      bare += letter;
    } else {
      bare.append(folded.substr(i - 1, 2));
    }
  }
  return bare;
}

}  // namespace

std::string fold(std::string_view utf8) {
  if (std::optional<std::string> folded = fold_latin(utf8)) return std::move(*folded);
  static const icu::Normalizer2& folding = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  folding.normalize(source, status).toUTF8String(folded);
  return folded;
}

bool fold_plain(std::string_view utf8, std::string& folded) {
  folded.resize(utf8.size());
  char* out = folded.data();
  bool letter_before = false;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i], small = static_cast<char>(c | 0x20);
    if (small >= 'a' && small <= 'z') {
      letter_before = true;
      *out++ = small;
    } else if (c == '\xC3' && i + 1 < utf8.size()) {
      // U+00C0 to U+00FF, without the signs × and ÷, and ß
      const auto second = static_cast<unsigned char>(utf8[++i]);
      if (second < 0x80 || second > 0xBF || second == 0x97 || second == 0xB7 || second == 0x9F) return false;
      letter_before = true;
      *out++ = c;
      *out++ = static_cast<char>(second | 0x20);
    } else if (c == ' ' && letter_before) {
      letter_before = false;
      *out++ = c;
    } else {
      return false;
    }
  }
  return letter_before;
}

std::string strip_accents(std::string_view folded) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(folded.begin(), folded.end(), is_ascii)) return std::string(folded);
  if (std::optional<std::string> bare = strip_latin(folded)) return std::move(*bare);
  static const icu::Normalizer2& decomposing = normalizer(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& composing = normalizer(icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString parts = decomposing.normalize(
      icu::UnicodeString::fromUTF8({folded.data(), static_cast<std::int32_t>(folded.size())}), status);
  constexpr char16_t kCombiningTilde = 0x303;
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < parts.length(); ++i) {
    const char16_t unit = parts[i];
    const bool mark = unit >= 0x300 && unit <= 0x36F;
    const bool of_enye = unit == kCombiningTilde && i > 0 && parts[i - 1] == u'n';
    if (!mark || of_enye) bare.append(unit);
  }
  std::string result;
  composing.normalize(bare, status).toUTF8String(result);
  return result;
}

}  // namespace gaceta::text
