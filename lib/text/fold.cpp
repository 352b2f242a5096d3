#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace gaceta::text {

namespace {

// ICU's instances are made once and never freed; they may be shared by threads.
const icu::Normalizer2& normalizer(const icu::Normalizer2* (*make)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = make(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalization data");
  return *instance;
}

}  // namespace

std::string fold(std::string_view utf8) {
  static const icu::Normalizer2& folding = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  folding.normalize(source, status).toUTF8String(folded);
  return folded;
}

std::string strip_accents(std::string_view folded) {
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
