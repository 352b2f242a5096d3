#include "html_metadata.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "article.hpp"
#include "html_page.hpp"

namespace program {
namespace {

using Json = nlohmann::json;

/// The names under which meta tags give the day of publication, the most trustworthy first.
constexpr std::array<std::string_view, 18> kPublishedNames{"article:published_time",
                                                           "og:article:published_time",
                                                           "og:published_time",
                                                           "datepublished",
                                                           "date.published",
                                                           "parsely-pub-date",
                                                           "sailthru.date",
                                                           "cxenseparse:recs:publishtime",
                                                           "dc.date.issued",
                                                           "dcterms.created",
                                                           "dcterms.date",
                                                           "dc.date",
                                                           "publishdate",
                                                           "publish-date",
                                                           "publish_date",
                                                           "pubdate",
                                                           "fecha",
                                                           "date"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

/// The country of a language tag (`es-MX`, `es_MX`) where the language is one of the Spanish-speaking countries'; empty
/// where there is none. `es_LA` is how Facebook's tags write Latin America, not Laos.
std::string country_of(std::string_view tag) {
  constexpr std::array<std::string_view, 4> kLanguages{"es", "ca", "gl", "eu"};
  if (tag.size() != 5 || (tag[2] != '-' && tag[2] != '_')) return {};
  const std::string language = lower(tag.substr(0, 2));
  std::string country = upper(tag.substr(3));
  if (std::find(kLanguages.begin(), kLanguages.end(), language) == kLanguages.end() || country == "LA") return {};
  return country;
}

bool names_article(const Json& type) {
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

bool is_article_type(const Json& type) {
  return type.is_array() ? std::any_of(type.begin(), type.end(), names_article) : names_article(type);
}

std::string string_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The articles among the objects of a JSON-LD script: at its top, in lists, in `@graph`, and wherever else they stand.
std::vector<const Json*> articles_in(const Json& script) {
  std::vector<const Json*> found, ahead{&script};
  while (!ahead.empty()) {
    const Json* next = ahead.back();
    ahead.pop_back();
    if (next->is_object()) {
      if (const auto type = next->find("@type"); type != next->end() && is_article_type(*type)) found.push_back(next);
    }
    if (next->is_structured())
      for (auto inner = next->rbegin(); inner != next->rend(); ++inner) ahead.push_back(&*inner);
  }
  return found;
}

/// The value of a key in JSON that does not parse, as pages often have it.
std::string scavenge(std::string_view script, std::string_view key) {
  std::size_t at = script.find(std::string("\"").append(key).append("\""));
  if (at == std::string_view::npos) return {};
  at = script.find_first_not_of(" \t\r\n:", at + key.size() + 2);
  if (at == std::string_view::npos || script[at] != '"') return {};
  return std::string(script.substr(at + 1, script.find('"', at + 1) - at - 1));
}

void read_json_ld(std::string_view script, HtmlMetadata& metadata, std::vector<std::string>& published) {
  const Json parsed = Json::parse(script.begin(), script.end(), nullptr, false, true);
  if (parsed.is_discarded()) {
    if (std::string day = scavenge(script, "datePublished"); !day.empty()) published.push_back(std::move(day));
    return;
  }
  for (const Json* article : articles_in(parsed)) {
    if (std::string day = string_at(*article, "datePublished"); !day.empty()) published.push_back(std::move(day));
    if (metadata.title.empty()) metadata.title = collapsed(string_at(*article, "headline"));
    if (metadata.body.empty()) metadata.body = string_at(*article, "articleBody");
    if (metadata.url.empty()) metadata.url = string_at(*article, "url");
    if (metadata.country.empty()) metadata.country = country_of(string_at(*article, "inLanguage"));
  }
}

/// `Title - The Site` without the site.
std::string without_site(std::string title, const std::string& site) {
  if (site.empty()) return title;
  for (const std::string_view mark : {" - ", " | ", " — ", " – ", " · ", " :: "}) {
    const std::string end = std::string(mark).append(site);
    if (title.size() > end.size() && title.ends_with(end)) return title.substr(0, title.size() - end.size());
  }
  return title;
}

}  // namespace

HtmlMetadata read_metadata(const GumboNode* root) {
  HtmlMetadata metadata;
  std::string site, og_title, locale, content_language;
  std::array<std::string, kPublishedNames.size()> by_meta;
  std::vector<std::string> by_json, by_item, by_time;
  metadata.country = country_of(attribute(root, "lang"));
  for (const GumboNode* node : elements(root)) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_META: {
        const std::string_view content = attribute(node, "content");
        for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
          const std::string name = lower(attribute(node, key));
          if (name.empty() || content.empty()) continue;
          if (name == "og:title" && og_title.empty()) og_title = collapsed(content);
          if (name == "og:site_name") site = collapsed(content);
          if (name == "og:locale") locale = content;
          if (name == "og:url" && metadata.url.empty()) metadata.url = content;
          if (name == "content-language") content_language = content;
          const auto* found = std::find(kPublishedNames.begin(), kPublishedNames.end(), name);
          if (found != kPublishedNames.end()) {
            std::string& day = by_meta[static_cast<std::size_t>(found - kPublishedNames.begin())];
            if (day.empty()) day = content;
          }
        }
        break;
      }
      case GUMBO_TAG_TITLE:
        if (metadata.window_title.empty() && node->parent != nullptr && is_element(node->parent, GUMBO_TAG_HEAD))
          metadata.window_title = text_of(node);
        break;
      case GUMBO_TAG_LINK:
        if (lower(attribute(node, "rel")) == "canonical") metadata.url = attribute(node, "href");
        break;
      case GUMBO_TAG_SCRIPT:
        if (lower(attribute(node, "type")).starts_with("application/ld+json")) {
          std::string script;
          for (const GumboNode* part : children(node))
            if (is_text(part)) script.append(part->v.text.text);
          read_json_ld(script, metadata, by_json);
        }
        break;
      case GUMBO_TAG_TIME:
        if (const std::string_view day = attribute(node, "datetime"); !day.empty()) {
          const bool pubdate = has_attribute(node, "pubdate") || lower(attribute(node, "itemprop")) == "datepublished";
          (pubdate ? by_item : by_time).emplace_back(day);
        }
        break;
      default:
        if (lower(attribute(node, "itemprop")) == "datepublished") {
          const std::string_view content = attribute(node, "content");
          by_item.push_back(content.empty() ? text_of(node) : std::string(content));
        }
    }
  }
  if (metadata.country.empty()) metadata.country = country_of(locale);
  if (metadata.country.empty()) metadata.country = country_of(content_language);
  if (!og_title.empty()) metadata.title = std::move(og_title);
  metadata.title = without_site(std::move(metadata.title), site);
  metadata.window_title = without_site(std::move(metadata.window_title), site);
  const auto add = [&](auto& days) {
    for (std::string& day : days)
      if (!day.empty()) metadata.published.push_back(std::move(day));
  };
  add(by_json);
  add(by_meta);
  add(by_item);
  // Other times may be those of the teasers around; the first one is the article's.
  if (!by_time.empty()) metadata.published.push_back(std::move(by_time.front()));
  return metadata;
}

}  // namespace program
