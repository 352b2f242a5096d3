// What the page of an article and the page of an index are made of: escaped text, sections, the frame around them.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gaceta::output {

/// Text for between tags or within quoted attributes: nothing in it is markup any more.
[[nodiscard]] std::string escaped(std::string_view text);
/// Text from the article on one line, cut with `…` where it is longer than `most` bytes; escaped.
[[nodiscard]] std::string label(std::string_view text, std::size_t most = 160);
/// A section with its heading, of the class `kind`; empty where it has no content.
[[nodiscard]] std::string section(std::string_view kind, std::string_view title, const std::string& content);
/// `content` as a list, `<ul>` or `<ol>`; empty where it is empty.
[[nodiscard]] std::string list(std::string_view tag, const std::string& content);
/// `1 article`, `3 articles`.
[[nodiscard]] std::string counted_articles(std::size_t count);
/// A whole page by the template `article.html` or `index.html`, each `{{name}}` replaced by what stands for it. The
/// style, the script and the policy that lets nothing else run are put in here.
[[nodiscard]] std::string framed(std::string_view name, std::map<std::string_view, std::string> values);

}  // namespace gaceta::output
