#include "zones/pattern_tree.hpp"

#include <algorithm>
#include <utility>

namespace gaceta::zones {

namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::size_t> PatternTree::read(std::string_view pattern) {
  text_ = pattern;
  at_ = 0;
  understood_ = true;
  const std::size_t root = choice(false);
  if (!understood_ || at_ != pattern.size()) return std::nullopt;
  return root;
}

std::size_t PatternTree::add(Node node) {
  nodes_.push_back(std::move(node));
  return nodes_.size() - 1;
}

// Letters come again and again: each class is one node, so that what is known of it is found out once.
std::size_t PatternTree::add_set(ByteSet set, bool any_case) {
  if (any_case) set.add_other_case();
  const auto [known, fresh] = sets_.try_emplace(set, nodes_.size());
  if (fresh) {
    Node node;
    node.kind = Node::Kind::set;
    node.set = set;
    add(std::move(node));
  }
  return known->second;
}

bool PatternTree::more() const { return at_ < text_.size(); }

std::size_t PatternTree::choice(bool any_case) {
  Node node;
  node.kind = Node::Kind::choice;
  node.parts.push_back(sequence(any_case));
  while (more() && text_[at_] == '|') {
    ++at_;
    node.parts.push_back(sequence(any_case));
  }
  return node.parts.size() == 1 ? node.parts.front() : add(std::move(node));
}

std::size_t PatternTree::sequence(bool any_case) {
  Node node;
  node.kind = Node::Kind::sequence;
  while (more() && text_[at_] != '|' && text_[at_] != ')') node.parts.push_back(repeated(any_case));
  return node.parts.empty() ? 0 : node.parts.size() == 1 ? node.parts.front() : add(std::move(node));
}

std::size_t PatternTree::repeated(bool any_case) {
  std::size_t part = atom(any_case);
  while (more()) {
    int least = 0, most = Node::kUnbounded;
    if (text_[at_] == '?') {
      most = 1;
    } else if (text_[at_] == '+') {
      least = 1;
    } else if (text_[at_] == '{' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
      const std::size_t close = text_.find('}', at_);
      if (close == std::string_view::npos) {
        understood_ = false;
        return part;
      }
      const std::string_view bounds = text_.substr(at_ + 1, close - at_ - 1);
      const std::size_t comma = bounds.find(',');
      least = std::stoi(std::string(bounds.substr(0, comma)));
      most = comma == std::string_view::npos ? least
             : comma + 1 == bounds.size()    ? Node::kUnbounded
                                             : std::stoi(std::string(bounds.substr(comma + 1)));
      at_ = close;
    } else if (text_[at_] != '*') {
      return part;
    }
    ++at_;
    if (more() && text_[at_] == '?') ++at_;  // as few as possible: the same texts
    Node node;
    node.kind = Node::Kind::repeat;
    node.parts = {part};
    node.least = least;
    node.most = most;
    part = add(std::move(node));
  }
  return part;
}

// Where the group that opens at_ `at_` closes.
std::size_t PatternTree::closing() const {
  int depth = 0;
  for (std::size_t i = at_; i < text_.size(); ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (text_[i] == '[') {
      i += i + 1 < text_.size() && text_[i + 1] == '^' ? 2 : 1;
      if (i < text_.size() && text_[i] == ']') ++i;
      for (; i < text_.size() && text_[i] != ']'; ++i) i += text_[i] == '\\';
    } else if (text_[i] == '(') {
      ++depth;
    } else if (text_[i] == ')' && --depth == 0) {
      return i;
    }
  }
  return text_.size();
}

std::size_t PatternTree::group(bool any_case) {
  const std::size_t close = closing();
  std::string block(1, any_case ? 'i' : 's');
  block += text_.substr(at_, close - at_);
  if (const auto known = blocks_.find(block); known != blocks_.end()) {
    at_ = close + 1;
    return known->second;
  }
  ++at_;
  if (text_.substr(at_).starts_with("?P<")) {
    at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
  } else if (text_.substr(at_).starts_with("?i:")) {
    any_case = true;
    at_ += 3;
  } else if (text_.substr(at_).starts_with("?:")) {
    at_ += 2;
  } else if (text_.substr(at_).starts_with("?")) {
    understood_ = false;
  }
  const std::size_t inner = choice(any_case);
  if (!more() || text_[at_] != ')') understood_ = false;
  at_ = close + 1;
  if (understood_) blocks_.emplace(block, inner);
  return inner;
}

void PatternTree::add_escape(char c, ByteSet& set) {
  if (c == 'd') {
    for (char digit = '0'; digit <= '9'; ++digit) set.add(static_cast<unsigned char>(digit));
  } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
    understood_ = false;
  } else {
    set.add(static_cast<unsigned char>(c));
  }
}

ByteSet PatternTree::bracket() {
  ByteSet set;
  ++at_;
  const bool negated = more() && text_[at_] == '^';
  if (negated) ++at_;
  for (bool first = true; more() && (first || text_[at_] != ']'); first = false) {
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
      add_escape(text_[at_ + 1], set);
      at_ += 2;
      continue;
    }
    if (text_[at_] == '[' && at_ + 1 < text_.size() && text_[at_ + 1] == ':') understood_ = false;
    const auto low = static_cast<unsigned char>(text_[at_]);
    if (at_ + 2 < text_.size() && text_[at_ + 1] == '-' && text_[at_ + 2] != ']') {
      if (text_[at_ + 2] == '\\') understood_ = false;
      for (unsigned c = low; c <= static_cast<unsigned char>(text_[at_ + 2]); ++c)
        set.add(static_cast<unsigned char>(c));
      at_ += 3;
    } else {
      set.add(low);
      ++at_;
    }
  }
  ++at_;
  if (negated) set.invert();
  return set;
}

std::size_t PatternTree::atom(bool any_case) {
  const char c = text_[at_];
  ByteSet set;
  switch (c) {
    case '(':
      return group(any_case);
    case '[':
      return add_set(bracket(), any_case);
    case '.':
      ++at_;
      set.invert();
      return add_set(set, false);
    case '$':
    case '^':
      ++at_;
      return 0;
    case '\\':
      if (at_ + 1 == text_.size())
        understood_ = false;
      else
        add_escape(text_[at_ + 1], set);
      at_ += 2;
      return add_set(set, any_case);
    default:
      ++at_;
      set.add(static_cast<unsigned char>(c));
      return add_set(set, any_case);
  }
}

}  // namespace gaceta::zones
