#include "output/page_parts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "output/embedded_files.hpp"
#include "output/escape.hpp"

namespace gaceta::output {
namespace {

/// The text with `{{name}}` replaced by what stands for the name.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& values) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find("{{"), close = text.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open)).append(values.at(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
}

/// Hexadecimal digits as base64, in which a policy gives a hash.
std::string base64(std::string_view hex) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::vector<unsigned> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes.push_back(value(hex[i]) * 16 + value(hex[i + 1]));
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = group * 256 + (k < here ? bytes[i + k] : 0);
    for (std::size_t k = 0; k < 4; ++k) out.push_back(k <= here ? kDigits[group >> (18 - 6 * k) & 63U] : '=');
  }
  return out;
}

std::string hash_of(std::string_view file) { return "'sha256-" + base64(embedded_file(file).sha256) + "'"; }

constexpr std::string_view kStyle = "output/page/page.css", kScript = "output/page/page.js";

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

/// Text from the article on one line, cut where it is long.
std::string label(std::string_view text, std::size_t most) {
  std::string line;
  append_utf8(line, text);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  if (line.size() > most) {
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    line.resize(cut);
    line.append("…");
  }
  return escaped(line);
}

std::string section(std::string_view kind, std::string_view title, const std::string& content) {
  if (content.empty()) return {};
  return "<section class=\"" + std::string(kind) + "\">\n<h2>" + std::string(title) + "</h2>\n" + content +
         "</section>\n";
}

std::string list(std::string_view tag, const std::string& content) {
  if (content.empty()) return {};
  std::string out = "<";
  return out.append(tag).append(">\n").append(content).append("</").append(tag).append(">\n");
}

std::string counted_articles(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " article" : " articles");
}

std::string framed(std::string_view name, std::map<std::string_view, std::string> values) {
  const std::string_view frame = embedded_file(std::string("output/page/").append(name)).content;
  std::string policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash_of(kStyle);
  if (frame.find("{{script}}") != std::string_view::npos) policy.append("; script-src ").append(hash_of(kScript));
  values.emplace("policy", std::move(policy));
  values.emplace("style", embedded_file(kStyle).content);
  values.emplace("script", embedded_file(kScript).content);
  return filled(frame, values);
}

}  // namespace gaceta::output
