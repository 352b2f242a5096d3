// Stands in for html_input.cpp where libgumbo was missing when this was built.
#include "html_input.hpp"

namespace program {

Article read_html(std::string /*bytes*/) {  // NOLINT(performance-unnecessary-value-param): as html_input.hpp has it
  Article article;
  article.error =
      "this gaceta was built without an HTML parser (on Debian: apt-get install libgumbo-dev, and build again)";
  return article;
}

}  // namespace program
