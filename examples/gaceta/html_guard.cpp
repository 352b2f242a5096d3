#include "html_guard.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace program {
namespace {

constexpr std::size_t kDeepest = 400, kMostAttributes = 256, kLongestTag = std::size_t{1} << 20;

/// Elements that have no end tag, or whose end tag is left out so often that they say nothing about depth.
constexpr std::array<std::string_view, 37> kFlat{
    "area",     "base",     "br", "col", "embed", "hr", "img",  "input", "link", "meta",  "param", "source", "track",
    "wbr",      "keygen",   "p",  "li",  "dt",    "dd", "tr",   "td",    "th",   "tbody", "thead", "tfoot",  "option",
    "optgroup", "colgroup", "rb", "rt",  "rtc",   "rp", "html", "head",  "body", "frame", "image"};
/// Elements whose content is text up to their end tag.
constexpr std::array<std::string_view, 8> kRaw{"script", "style",   "textarea", "title",
                                               "xmp",    "noembed", "noframes", "iframe"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Tag {
  std::string name;
  std::size_t end = 0;  ///< Behind the `>`.
  std::size_t attributes = 0;
  bool closes_itself = false;
};

/// The tag whose name begins at `at`.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  for (; at < html.size() && !is_blank(html[at]) && html[at] != '>' && html[at] != '/'; ++at)
    if (tag.name.size() < 32) tag.name.push_back(lower(html[at]));
  bool in_attribute = false, after_equals = false;
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    if ((c == '"' || c == '\'') && after_equals) {
      at = std::min(html.find(c, at + 1), html.size() - 1);
      in_attribute = after_equals = false;
      continue;
    }
    if (is_blank(c) || c == '/') {
      if (!after_equals) in_attribute = false;
    } else if (c == '=') {
      after_equals = true;
    } else {
      if (!in_attribute && !after_equals) {
        ++tag.attributes;
        in_attribute = true;
      }
      if (after_equals) {  // a value without quotes
        while (at + 1 < html.size() && !is_blank(html[at + 1]) && html[at + 1] != '>') ++at;
        in_attribute = after_equals = false;
      }
    }
  }
  tag.closes_itself = at > 0 && at < html.size() && html[at - 1] == '/';
  tag.end = std::min(at + 1, html.size());
  return tag;
}

/// Where the end tag of a raw element begins, at or after `at`.
std::size_t find_raw_end(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at < html.size(); at = html.find("</", at + 2)) {
    const std::string_view candidate = html.substr(at + 2, name.size());
    if (std::equal(candidate.begin(), candidate.end(), name.begin(), name.end(),
                   [](char a, char b) { return lower(a) == b; }))
      return at;
  }
  return html.size();
}

}  // namespace

std::optional<std::string> tamed_html(std::string_view html) {
  std::string tamed;
  std::size_t done = 0;  // copied up to here
  bool changed = false;
  std::size_t depth = 0, dropped = 0;
  const auto drop = [&](std::size_t begin, std::size_t end) {
    tamed.append(html, done, begin - done).push_back(' ');
    done = end;
    changed = true;
  };
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    const std::size_t begin = at;
    const char next = at + 1 < html.size() ? html[at + 1] : '\0';
    if (html.substr(at, 4) == "<!--") {
      const std::size_t end = html.find("-->", at + 4);
      at = end == std::string_view::npos ? html.size() : end + 3;
    } else if (is_letter(next)) {
      const Tag tag = read_tag(html, at + 1);
      at = tag.end;
      const bool flat = tag.closes_itself || contains(kFlat, tag.name);
      if (!flat && depth >= kDeepest) {
        ++dropped;
        drop(begin, at);
      } else if (tag.attributes > kMostAttributes || at - begin > kLongestTag) {
        drop(begin, at);
      } else if (contains(kRaw, tag.name)) {
        at = find_raw_end(html, at, tag.name);
        if (at < html.size()) at = read_tag(html, at + 2).end;
      } else if (!flat) {
        ++depth;
      }
    } else if (next == '/' && at + 2 < html.size() && is_letter(html[at + 2])) {
      const Tag tag = read_tag(html, at + 2);
      at = tag.end;
      if (contains(kFlat, tag.name)) continue;
      if (dropped > 0) {
        --dropped;
        drop(begin, at);
      } else if (depth > 0) {
        --depth;
      }
    } else {
      ++at;
    }
  }
  if (!changed) return std::nullopt;
  tamed.append(html, done);
  return tamed;
}

}  // namespace program
