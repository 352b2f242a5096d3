// From bytes in any encoding to UTF-8. ICU converts and detects.
//
//   byte order mark                       decides
//   NULs in every second byte             UTF-16
//   well-formed, or with a few broken bytes   UTF-8, left as it is
//   the encoding that a page declares     if the bytes fit it
//   what ICU's detector is sure of        Latin-1 is read as windows-1252, its superset
//   anything else                         UTF-8, left as it is
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace program {

struct DecodedText {
  std::string text;      ///< UTF-8; where it was UTF-8 already, the bytes as they came.
  std::string encoding;  ///< What they were: `UTF-8`, `UTF-16LE`, `windows-1252`.
  std::vector<std::string> notes;
  bool changed = false;  ///< The text is not byte for byte what came in.
};

/// Finds the encoding of a whole text and converts it. `declared` is what a page says of itself; empty if nothing.
[[nodiscard]] DecodedText decode_text(std::string bytes, std::string_view declared = {});

/// The encoding that the first bytes of a stream tell beyond doubt (a mark, or NULs in every second byte): its ICU
/// name; empty where they don't. `mark` is set to the length of the mark.
[[nodiscard]] std::string_view stream_encoding(std::string_view start, std::size_t& mark);

/// The text with U+FFFD for every part that is not UTF-8. `replaced` counts them.
[[nodiscard]] std::string replace_broken(std::string_view text, std::size_t& replaced);

/// Converts a stream piece by piece.
class StreamConverter {
 public:
  /// `encoding` is one that ICU knows.
  explicit StreamConverter(const std::string& encoding);
  ~StreamConverter();
  StreamConverter(const StreamConverter&) = delete;
  StreamConverter& operator=(const StreamConverter&) = delete;

  /// Appends the next bytes, as UTF-8, to `out`. `last` is true with the last bytes of the stream. What can't be
  /// converted becomes U+FFFD.
  void convert(std::string_view bytes, bool last, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace program
