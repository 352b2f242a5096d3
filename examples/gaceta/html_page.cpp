#include "html_page.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>

namespace program {

/// Hands out memory and takes it back all at once. libgumbo asks for memory as C does and has no answer to a refusal,
/// so beyond the limit the heap jumps out of it: everything that it made stands in the heap.
class HtmlPage::Heap {
 public:
  explicit Heap(std::size_t limit) : limit_(limit) {}
  ~Heap() {
    for (void* block : blocks_) std::free(block);
  }
  Heap(const Heap&) = delete;
  Heap& operator=(const Heap&) = delete;

  static void* allocate(void* self, std::size_t size) { return static_cast<Heap*>(self)->take(size); }
  static void release(void*, void*) {}

  std::jmp_buf full;

 private:
  void* take(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_) {
      const std::size_t block = std::max(size, kBlock);
      void* fresh = used_ + block > limit_ ? nullptr : std::malloc(block);
      if (fresh == nullptr) std::longjmp(full, 1);
      used_ += block;
      blocks_.push_back(fresh);
      if (block - size < left_) return fresh;  // a block of its own; the one before still has more room
      at_ = static_cast<char*>(fresh);
      left_ = block;
    }
    char* memory = at_;
    at_ += size;
    left_ -= size;
    return memory;
  }

  static constexpr std::size_t kBlock = std::size_t{256} << 10;
  const std::size_t limit_;
  std::vector<void*> blocks_;
  std::size_t used_ = 0, left_ = 0;
  char* at_ = nullptr;
};

namespace {

/// Parses, or is left by a jump; so nothing in it has a destructor.
const GumboNode* parse(std::jmp_buf& full, const GumboOptions& options, const char* html, std::size_t size) {
  if (setjmp(full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, size)->root;
}

std::size_t memory_limit(std::size_t size) {
  constexpr std::size_t kFloor = std::size_t{64} << 20, kCeiling = std::size_t{4} << 30;
  return std::min(kFloor + size * 200, kCeiling);
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

HtmlPage::HtmlPage(std::string_view html) : heap_(std::make_unique<Heap>(memory_limit(html.size()))) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Heap::allocate;
  options.deallocator = &Heap::release;
  options.userdata = heap_.get();
  options.max_errors = 0;
  root_ = parse(heap_->full, options, html.data(), html.size());
}

HtmlPage::~HtmlPage() = default;

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }

bool is_element(const GumboNode* node, GumboTag tag) { return is_element(node) && node->v.element.tag == tag; }

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

std::vector<const GumboNode*> children(const GumboNode* node) {
  if (!is_element(node)) return {};
  const GumboVector& list = node->v.element.children;
  std::vector<const GumboNode*> nodes(list.length);
  for (unsigned i = 0; i < list.length; ++i) nodes[i] = static_cast<const GumboNode*>(list.data[i]);
  return nodes;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return is_element(node) && gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

std::vector<const GumboNode*> elements(const GumboNode* node) {
  std::vector<const GumboNode*> found, ahead{node};
  while (!ahead.empty()) {
    const GumboNode* next = ahead.back();
    ahead.pop_back();
    if (!is_element(next)) continue;
    found.push_back(next);
    const std::vector<const GumboNode*> inner = children(next);
    ahead.insert(ahead.end(), inner.rbegin(), inner.rend());
  }
  return found;
}

std::string text_of(const GumboNode* node) {
  std::string text;
  std::vector<const GumboNode*> ahead{node};
  while (!ahead.empty()) {
    const GumboNode* next = ahead.back();
    ahead.pop_back();
    if (is_text(next)) {
      text.append(next->v.text.text);
    } else if (is_element(next) && !is_element(next, GUMBO_TAG_SCRIPT) && !is_element(next, GUMBO_TAG_STYLE)) {
      if (is_element(next, GUMBO_TAG_BR)) text.push_back(' ');
      const std::vector<const GumboNode*> inner = children(next);
      ahead.insert(ahead.end(), inner.rbegin(), inner.rend());
    }
  }
  return collapsed(text);
}

std::string collapsed(std::string_view text) {
  std::string result;
  bool blank = false;
  for (const char c : text) {
    if (is_blank(c)) {
      blank = !result.empty();
      continue;
    }
    if (blank) result.push_back(' ');
    blank = false;
    result.push_back(c);
  }
  return result;
}

}  // namespace program
