// Writes JSON piece by piece into a string; commas are its business. Nothing is built in memory beside the result.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace gaceta::output {

/// Appends `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD. Line ends of every kind
/// are escaped (U+0085, U+2028 and U+2029 too), so that no reader of lines cuts a document in two.
void append_json_string(std::string& out, std::string_view text);

/// The caller keeps the order of JSON: a key before each value of an object, and an end for each begin.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  /// `name` is plain ASCII without quotes or backslashes.
  JsonWriter& key(std::string_view name) {
    separate();
    out_.append(1, '"').append(name).append("\":");
    comma_ = false;
    return *this;
  }
  JsonWriter& string(std::string_view text) {
    separate();
    append_json_string(out_, text);
    return *this;
  }
  /// Null where the text is empty.
  JsonWriter& string_or_null(std::string_view text) { return text.empty() ? raw("null") : string(text); }
  JsonWriter& number(std::unsigned_integral auto value) { return raw(std::to_string(value)); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json) {
    separate();
    out_.append(json);
    return *this;
  }

 private:
  JsonWriter& begin(char bracket) {
    separate();
    out_.push_back(bracket);
    comma_ = false;
    return *this;
  }
  JsonWriter& end(char bracket) {
    out_.push_back(bracket);
    comma_ = true;
    return *this;
  }
  void separate() {
    if (comma_) out_.push_back(',');
    comma_ = true;
  }

  std::string& out_;
  bool comma_ = false;
};

}  // namespace gaceta::output
