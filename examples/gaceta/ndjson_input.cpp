#include "ndjson_input.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "encoding.hpp"

namespace program {
namespace {

using Json = nlohmann::json;

/// Takes the keys of an article from the events of the parser; what stands deeper is passed over, so nothing is built
/// and depth costs a bit a level.
class ArticleHandler {
 public:
  std::optional<std::string> text, id, title, published, country, url;
  std::string id_json;
  std::vector<std::string> notes;
  bool is_object = false;
  std::size_t error_at = 0;
  bool failed = false;

  bool null() { return value(nullptr, "null"); }
  bool boolean(bool) { return value(nullptr, "a truth value"); }
  bool number_integer(Json::number_integer_t number) { return number_value(std::to_string(number)); }
  bool number_unsigned(Json::number_unsigned_t number) { return number_value(std::to_string(number)); }
  bool number_float(Json::number_float_t, const std::string& digits) { return number_value(digits); }
  bool string(std::string& content) { return value(&content, "a string"); }
  bool binary(Json::binary_t&) { return true; }
  bool key(std::string& name) {
    if (depth_ == 1) key_ = std::move(name);
    return true;
  }
  bool start_object(std::size_t) {
    if (depth_ == 0) is_object = true;
    return open("an object");
  }
  bool start_array(std::size_t) { return open("a list"); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
    failed = true;
    error_at = at;
    return false;
  }

 private:
  bool open(const char* what) {
    if (depth_ > 0) value(nullptr, what);
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }
  bool number_value(std::string digits) {
    if (depth_ == 1 && key_ == "id") {
      id.reset();
      id_json = std::move(digits);
      return true;
    }
    return value(nullptr, "a number");
  }
  bool value(std::string* content, const char* what) {
    if (depth_ != 1) return true;
    std::optional<std::string>* field = key_ == "text"        ? &text
                                        : key_ == "id"        ? &id
                                        : key_ == "title"     ? &title
                                        : key_ == "published" ? &published
                                        : key_ == "country"   ? &country
                                        : key_ == "url"       ? &url
                                                              : nullptr;
    if (field == nullptr) return true;
    field->reset();
    if (field == &id) id_json.clear();
    if (content != nullptr)
      *field = std::move(*content);
    else if (field != &text && std::string_view(what) != "null")
      notes.push_back(key_ + " is " + what + " and was ignored");
    return true;
  }

  std::string key_;
  std::size_t depth_ = 0;
};

bool parse(std::string_view line, ArticleHandler& handler) {
  return Json::sax_parse(line.data(), line.data() + line.size(), &handler);
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// The unit of a `\uXXXX` escape at `at`; -1 where there is none.
int escaped_unit(std::string_view line, std::size_t at) {
  if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
  for (std::size_t i = at + 2; i < at + 6; ++i)
    if (!is_hex(line[i])) return -1;
  return std::stoi(std::string(line.substr(at + 2, 4)), nullptr, 16);
}

/// The line with `\ufffd` for escapes of half a surrogate pair, which some writers let through; none where there is
/// none.
std::optional<std::string> without_lone_surrogates(std::string_view line) {
  std::string fixed;
  std::size_t done = 0;
  for (std::size_t at = line.find('\\'); at < line.size(); at = line.find('\\', at)) {
    const int unit = escaped_unit(line, at);
    if (unit < 0) {
      at += 2;
      continue;
    }
    const bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    const int next = high ? escaped_unit(line, at + 6) : -1;
    if (high && next >= 0xDC00 && next < 0xE000) {
      at += 12;
      continue;
    }
    if (high || low) {
      fixed.append(line, done, at - done).append("\\ufffd");
      done = at + 6;
    }
    at += 6;
  }
  if (done == 0) return std::nullopt;
  fixed.append(line, done);
  return fixed;
}

}  // namespace

bool is_blank_line(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Article read_ndjson_line(std::string_view line) {
  Article article;
  ArticleHandler handler;
  // Most lines are JSON as it should be; others are mended, and read again.
  if (!parse(line, handler)) {
    DecodedText decoded = decode_text(std::string(line));
    std::size_t replaced = 0;
    std::string mended = replace_broken(decoded.text, replaced);
    if (auto fixed = without_lone_surrogates(mended)) {
      mended = std::move(*fixed);
      decoded.notes.push_back("half of a surrogate pair, read as U+FFFD");
    }
    if (mended != line) {
      handler = ArticleHandler();
      parse(mended, handler);
      article.encoding = std::move(decoded.encoding);
      article.notes = std::move(decoded.notes);
      article.text_made = true;
    }
  }
  article.info.id = std::move(handler.id).value_or("");
  article.id_json = std::move(handler.id_json);
  if (handler.failed) {
    article.error = "not JSON, at byte " + std::to_string(handler.error_at) + " of the line";
    return article;
  }
  if (!handler.is_object) {
    article.error = "not a JSON object";
    return article;
  }
  if (!handler.text) {
    article.error = "no string `text`";
    return article;
  }
  article.notes.insert(article.notes.end(), std::make_move_iterator(handler.notes.begin()),
                       std::make_move_iterator(handler.notes.end()));
  set_text(article, handler.title.value_or(""), std::move(*handler.text));
  if (handler.published) set_published(article, *handler.published, gaceta::Source::field);
  if (handler.country) set_country(article, *handler.country, gaceta::Source::field);
  article.info.url = std::move(handler.url).value_or("");
  return article;
}

bool looks_like_ndjson(std::string_view start) {
  while (!start.empty()) {
    const std::size_t end = start.find('\n');
    const std::string_view line = start.substr(0, end);
    if (!is_blank_line(line)) {
      if (line[line.find_first_not_of(" \t\r")] != '{') return false;
      if (end == std::string_view::npos) return line.find("\"text\"") != std::string_view::npos || line.size() > 1024;
      ArticleHandler handler;
      parse(line, handler);
      return !handler.failed && handler.is_object && handler.text;
    }
    if (end == std::string_view::npos) break;
    start.remove_prefix(end + 1);
  }
  return false;
}

}  // namespace program
