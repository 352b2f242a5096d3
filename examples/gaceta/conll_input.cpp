#include "conll_input.hpp"

#include <vector>

#include "gaceta/tagger.hpp"

namespace program {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
/// What CoNLL-2003 puts between documents.
constexpr std::string_view kDocumentStart = "-DOCSTART-";

bool is_tag(std::string_view column) {
  if (column == "O") return true;
  return column.size() > 2 && (column[0] == 'B' || column[0] == 'I') && column[1] == '-';
}

/// The tokens of one document, as they are read.
class Tokens {
 public:
  /// An empty token ends a sentence.
  void add(std::string_view token) {
    lines_.push_back(token);
    if (!token.empty()) {
      words_.push_back(token);
    } else {
      end_sentence();
    }
  }

  /// Writes the lines with their tags, and forgets them.
  void flush(std::string& out) {
    end_sentence();
    std::vector<gaceta::TokenTag> tags(words_.size());
    gaceta::tag_tokens(words_, sentences_, tags);
    auto tag = tags.begin();
    for (const std::string_view line : lines_) {
      if (!line.empty()) out.append(line).append(1, '\t').append(gaceta::to_string(*tag++));
      out.push_back('\n');
    }
    lines_.clear();
    words_.clear();
    sentences_.clear();
  }

 private:
  void end_sentence() {
    const auto first = sentences_.empty() ? 0 : sentences_.back().last;
    const auto last = static_cast<std::uint32_t>(words_.size());
    if (last > first) sentences_.push_back({first, last});
  }

  std::vector<std::string_view> lines_, words_;
  std::vector<gaceta::TokenRange> sentences_;
};

}  // namespace

std::string_view conll_token(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_first_of(kBlanks, begin) - begin);
}

std::string tag_conll(std::string_view lines) {
  std::string out;
  out.reserve(lines.size() + lines.size() / 2);
  Tokens document;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view token = conll_token(lines.substr(0, end));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (token == kDocumentStart) {
      document.flush(out);
      out.append(token).append("\tO\n");
    } else {
      document.add(token);
    }
  }
  document.flush(out);
  return out;
}

std::size_t conll_cut(std::string_view lines) {
  const std::size_t empty = lines.rfind("\n\n");
  if (empty != std::string_view::npos) return empty + 2;
  const std::size_t empty_crlf = lines.rfind("\n\r\n");
  if (empty_crlf != std::string_view::npos) return empty_crlf + 3;
  return std::string_view::npos;
}

bool looks_like_conll(std::string_view start) {
  constexpr int kLookedAt = 20;
  int tokens = 0;
  while (!start.empty() && tokens < kLookedAt) {
    const std::size_t end = start.find('\n');
    if (end == std::string_view::npos && tokens > 0) break;  // perhaps cut short
    const std::string_view line = start.substr(0, end);
    const std::string_view token = conll_token(line);
    if (!token.empty()) {
      const std::size_t last = line.find_last_not_of(kBlanks);
      const std::size_t before = line.find_last_of(kBlanks, last);
      const std::string_view column = line.substr(before + 1, last - before);
      if (before == std::string_view::npos || column.data() == token.data() || !is_tag(column)) return false;
      ++tokens;
    }
    start.remove_prefix(end == std::string_view::npos ? start.size() : end + 1);
  }
  return tokens > 0;
}

}  // namespace program
