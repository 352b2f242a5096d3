// A parsed web page: libgumbo's tree with its memory, and the questions that readers of the tree ask.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace program {

/// A page and its tree. The tree's memory is one heap that goes away as a whole, so no depth of nesting costs stack.
class HtmlPage {
 public:
  /// Parses UTF-8. `html` must outlive this.
  explicit HtmlPage(std::string_view html);
  ~HtmlPage();
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  /// The `html` element; null where the markup would take more memory than any page made for readers.
  [[nodiscard]] const GumboNode* root() const { return root_; }

 private:
  class Heap;
  std::unique_ptr<Heap> heap_;
  const GumboNode* root_ = nullptr;
};

[[nodiscard]] bool is_element(const GumboNode* node);
[[nodiscard]] bool is_element(const GumboNode* node, GumboTag tag);
/// Text, white space and CDATA.
[[nodiscard]] bool is_text(const GumboNode* node);
/// The children of an element; none for other nodes.
[[nodiscard]] std::vector<const GumboNode*> children(const GumboNode* node);
/// An attribute of an element; empty where it has none of that name.
[[nodiscard]] std::string_view attribute(const GumboNode* node, const char* name);
[[nodiscard]] bool has_attribute(const GumboNode* node, const char* name);
/// Every element under `node`, itself included, in the order of the page.
[[nodiscard]] std::vector<const GumboNode*> elements(const GumboNode* node);
/// The text under a node with its white space collapsed; scripts and styles left out.
[[nodiscard]] std::string text_of(const GumboNode* node);
/// Runs of blanks, tabs and line ends as one blank; none at the ends. Non-breaking spaces stay.
[[nodiscard]] std::string collapsed(std::string_view text);

}  // namespace program
