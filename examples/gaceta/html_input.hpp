// Reads the article out of a web page: its title, the paragraphs of its body, captions and credits, its day of
// publication and its country. Menus, share buttons, related links and the like are left behind.
#pragma once

#include <string>

#include "article.hpp"

namespace program {

/// Reads a page in whatever encoding. The text is the title, an empty line, and the blocks of the body, a line each.
/// Without an HTML parser in the build, and for markup that no page has (nested without end), the article has an error.
[[nodiscard]] Article read_html(std::string bytes);

}  // namespace program
