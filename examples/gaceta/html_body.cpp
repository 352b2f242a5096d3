#include "html_body.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "html_page.hpp"

namespace program {
namespace {

using gaceta::Zone;

/// Elements that hold no text of an article.
constexpr std::array kNeverText{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                                GUMBO_TAG_NAV,    GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER,   GUMBO_TAG_BUTTON,
                                GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                                GUMBO_TAG_EMBED,  GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS,
                                GUMBO_TAG_SVG,    GUMBO_TAG_MENU,     GUMBO_TAG_HEAD,     GUMBO_TAG_DATALIST};

constexpr std::array kBlocks{
    GUMBO_TAG_P,        GUMBO_TAG_DIV,        GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
    GUMBO_TAG_H4,       GUMBO_TAG_H5,         GUMBO_TAG_H6,      GUMBO_TAG_LI,      GUMBO_TAG_UL,
    GUMBO_TAG_OL,       GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_HEADER,
    GUMBO_TAG_FIGURE,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_CAPTION,
    GUMBO_TAG_PRE,      GUMBO_TAG_DL,         GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_ADDRESS,
    GUMBO_TAG_MAIN,     GUMBO_TAG_DETAILS,    GUMBO_TAG_HR,      GUMBO_TAG_SUMMARY, GUMBO_TAG_FORM,
    GUMBO_TAG_FIELDSET, GUMBO_TAG_CENTER,     GUMBO_TAG_HGROUP,  GUMBO_TAG_BODY};

/// Words that sites put into class and id of what is no part of the article.
constexpr std::array<std::string_view, 66> kFurnitureWords{
    "share",         "sharing",      "compartir",     "comparte",    "social",       "sociales",    "redes",
    "related",       "relacionado",  "relacionados",  "relacionada", "relacionadas", "recommended", "recomendado",
    "recomendados",  "recomendadas", "recirculation", "newsletter",  "boletin",      "suscripcion", "suscribete",
    "subscribe",     "subscription", "paywall",       "comments",    "comment",      "comentarios", "breadcrumb",
    "breadcrumbs",   "migas",        "tags",          "etiquetas",   "ad",           "ads",         "advert",
    "advertisement", "advertising",  "publicidad",    "anuncio",     "banner",       "promo",       "cookie",
    "cookies",       "menu",         "nav",           "navbar",      "navigation",   "navegacion",  "sidebar",
    "widget",        "ranking",      "leidas",        "leido",       "leidos",       "outbrain",    "taboola",
    "copyright",     "toolbar",      "skip",          "popup",       "modal",        "imprimir",    "print",
    "login",         "sr",           "trending"};
constexpr std::array<std::string_view, 7> kBylineWords{"byline",  "firma",  "firmas", "autor",
                                                       "autores", "author", "authors"};
constexpr std::array<std::string_view, 8> kDateWords{"fecha",     "date",      "datetime", "timestamp",
                                                     "published", "publicado", "updated",  "actualizado"};
constexpr std::array<std::string_view, 5> kCaptionWords{"caption", "figcaption", "epigrafe", "leyenda", "piefoto"};
constexpr std::array<std::string_view, 9> kCreditWords{"credit",       "credits",   "credito", "creditos", "fotografo",
                                                       "photographer", "copyright", "fuente",  "agencia"};
constexpr std::array<std::string_view, 6> kFurnitureRoles{"navigation",  "complementary", "banner",
                                                          "contentinfo", "search",        "dialog"};
/// What stands before the name of a photographer in a caption.
constexpr std::array<std::string_view, 11> kCreditMarks{
    "Foto", "FOTO", "Fotos", "Fotografía", "Crédito", "Créditos", "Imagen", "Imágenes", "Photo", "Credit", "Cortesía"};

template <class Item, std::size_t N>
bool contains(const std::array<Item, N>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

/// The words of class and id: `relatedPosts share-box` is related, posts, share, box.
std::vector<std::string> class_words(const GumboNode* node) {
  std::vector<std::string> words;
  for (const char* name : {"class", "id"}) {
    std::string word;
    bool was_small = false;
    const auto end = [&] {
      if (!word.empty()) words.push_back(std::exchange(word, {}));
    };
    for (const char c : attribute(node, name)) {
      const bool small = c >= 'a' && c <= 'z', large = c >= 'A' && c <= 'Z';
      if (!small && !large) {
        end();
      } else {
        if (large && was_small) end();
        word.push_back(large ? static_cast<char>(c - 'A' + 'a') : c);
      }
      was_small = small;
    }
    end();
  }
  return words;
}

template <std::size_t N>
bool has_word(const std::vector<std::string>& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return contains(wanted, std::string_view(word)); });
}

bool is_hidden(const GumboNode* node) {
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = attribute(node, "style");
  return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

bool is_heading(const GumboNode* node) {
  return is_element(node) && node->v.element.tag >= GUMBO_TAG_H1 && node->v.element.tag <= GUMBO_TAG_H6;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

/// How much text stands under a node, without what is never text.
struct Measure {
  std::size_t text = 0, links = 0;
  std::size_t paragraphs = 0;  ///< Text of paragraphs beyond a few words, links aside.
};

class Measures {
 public:
  explicit Measures(const GumboNode* root) { measure(root, false); }
  [[nodiscard]] Measure of(const GumboNode* node) const {
    const auto found = measures_.find(node);
    return found == measures_.end() ? Measure() : found->second;
  }

 private:
  // The depth of a page's tree is bounded (html_guard.hpp).
  Measure measure(const GumboNode* node, bool in_link) {
    Measure sum;
    if (is_text(node)) {
      sum.text = letters(node->v.text.text);
      if (in_link) sum.links = sum.text;
      return sum;
    }
    if (!is_element(node) || contains(kNeverText, node->v.element.tag) || is_hidden(node)) return sum;
    const bool link = in_link || is_element(node, GUMBO_TAG_A);
    for (const GumboNode* child : children(node)) {
      const Measure part = measure(child, link);
      sum.text += part.text;
      sum.links += part.links;
      sum.paragraphs += part.paragraphs;
    }
    constexpr std::size_t kFewWords = 30;
    if (is_element(node, GUMBO_TAG_P)) sum.paragraphs = sum.text - sum.links >= kFewWords ? sum.text - sum.links : 0;
    measures_[node] = sum;
    return sum;
  }

  std::unordered_map<const GumboNode*, Measure> measures_;
};

bool is_article(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_ARTICLE) || attribute(node, "role") == "article" ||
         attribute(node, "itemtype").ends_with("Article");
}

/// One line on its way out: its bytes, and the zone from each place on.
class Line {
 public:
  void add(std::string_view text, std::optional<Zone> zone, bool in_link, bool in_time) {
    if (runs_.empty() || runs_.back().second != zone) runs_.emplace_back(raw_.size(), zone);
    raw_.append(text);
    const std::size_t count = letters(text);
    letters_ += count;
    if (in_link) link_letters_ += count;
    if (in_time) time_letters_ += count;
  }
  [[nodiscard]] bool empty() const { return letters_ == 0; }
  /// True where nearly all of it leads elsewhere.
  [[nodiscard]] bool is_link() const { return link_letters_ * 10 >= letters_ * 9; }
  /// True where it says when, and hardly anything else (`Publicado: 3 de noviembre`).
  [[nodiscard]] bool is_time() const {
    constexpr std::size_t kLittle = 20;
    return time_letters_ > 0 && letters_ <= time_letters_ + kLittle;
  }
  [[nodiscard]] std::size_t size() const { return letters_; }

  /// Appends the line, its white space collapsed, and its zones.
  void write(HtmlBody& body) const {
    bool blank = false;
    const std::size_t start = body.text.size();
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const std::size_t end = i + 1 < runs_.size() ? runs_[i + 1].first : raw_.size();
      std::size_t run_start = std::string::npos;
      for (std::size_t at = runs_[i].first; at < end; ++at) {
        const char c = raw_[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
          blank = body.text.size() > start;
          continue;
        }
        if (blank) body.text.push_back(' ');
        blank = false;
        if (run_start == std::string::npos) run_start = body.text.size();
        body.text.push_back(c);
      }
      if (run_start != std::string::npos && runs_[i].second) add_zone(body, run_start, *runs_[i].second);
    }
    body.text.push_back('\n');
  }

 private:
  static void add_zone(HtmlBody& body, std::size_t begin, Zone zone) {
    const std::size_t end = body.text.size();
    std::size_t credit = end;
    if (zone == Zone::caption) credit = find_credit(body.text, begin);
    const auto add = [&](std::size_t from, std::size_t to, Zone kind) {
      if (from < to) body.zones.push_back({{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}, kind});
    };
    add(begin, credit, zone);
    add(credit, end, Zone::credit);
  }

  /// Where a caption goes over into its credit (`… esta semana. Foto: EFE`), or the text's end.
  static std::size_t find_credit(std::string_view text, std::size_t begin) {
    std::size_t first = text.size();
    for (const std::string_view mark : kCreditMarks) {
      for (std::size_t at = text.find(mark, begin); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        if (at > begin && static_cast<unsigned char>(text[at - 1]) >= 0x80) continue;
        if (at > begin && std::string_view(" ([|/.").find(text[at - 1]) == std::string_view::npos) continue;
        const std::size_t behind = text.find_first_not_of(' ', at + mark.size());
        if (behind == std::string_view::npos || (text[behind] != ':' && text[behind] != '/')) continue;
        const bool bracket = at > begin && (text[at - 1] == '(' || text[at - 1] == '[');
        first = std::min(first, bracket ? at - 1 : at);
      }
    }
    return first;
  }

  std::string raw_;
  std::vector<std::pair<std::size_t, std::optional<Zone>>> runs_;
  std::size_t letters_ = 0, link_letters_ = 0, time_letters_ = 0;
};

/// Walks an article and writes its blocks.
class BodyReader {
 public:
  BodyReader(const GumboNode* article, std::string_view title)
      : article_(article), title_(collapsed(title)), measures_(article), whole_(measures_.of(article)) {}

  HtmlBody read() {
    walk(article_, {});
    end_line();
    return std::move(body_);
  }

 private:
  /// What holds inside the elements that are open.
  struct Inside {
    std::optional<Zone> zone;
    bool link = false, time = false, figure = false, byline = false, heading = false;
  };

  /// A part that is small beside the article; nothing else is ever taken for furniture by its name.
  [[nodiscard]] bool is_small(const GumboNode* node) const {
    return node != article_ && measures_.of(node).text * 10 < whole_.text * 3;
  }

  [[nodiscard]] bool is_left_out(const GumboNode* node, const std::vector<std::string>& words,
                                 const Inside& inside) const {
    const GumboTag tag = node->v.element.tag;
    if (contains(kNeverText, tag) || is_hidden(node)) return true;
    if (contains(kFurnitureRoles, attribute(node, "role"))) return true;
    if (node == article_ || !is_small(node)) return false;
    if (is_article(node)) return true;
    if (is_heading(node) && text_of(node) == title_) return true;
    // In a figure, `copyright` and `social` name the agency that the picture is from.
    return !inside.figure && has_word(words, kFurnitureWords);
  }

  void walk(const GumboNode* node, Inside inside) {
    if (is_text(node)) {
      line_.add(node->v.text.text, inside.zone, inside.link, inside.time);
      line_heading_ |= inside.heading;
      line_byline_ |= inside.byline;
      return;
    }
    if (!is_element(node)) return;
    const GumboTag tag = node->v.element.tag;
    const std::vector<std::string> words = class_words(node);
    if (is_left_out(node, words, inside)) return;
    if (tag == GUMBO_TAG_BR) {
      end_line();
      return;
    }
    constexpr std::size_t kBylineLetters = 200, kDateLetters = 80;
    const Measure measure = measures_.of(node);
    const bool block = contains(kBlocks, tag);
    if (tag == GUMBO_TAG_TIME && inside.byline) return;
    if (block && node != article_ && measure.text <= kDateLetters && has_word(words, kDateWords)) return;
    const bool byline = !inside.figure && node != article_ && is_small(node) &&
                        (has_word(words, kBylineWords) || attribute(node, "itemprop") == "author" ||
                         (attribute(node, "rel") == "author" && measure.text == block_letters(node)));
    if (byline && measure.text > kBylineLetters) return;  // who the author is
    if (block) end_line();

    if (tag == GUMBO_TAG_A) inside.link = true;
    if (tag == GUMBO_TAG_TIME) inside.time = true;
    if (tag == GUMBO_TAG_FIGURE) inside.figure = true;
    if (byline) {
      inside.byline = true;
      inside.zone = Zone::byline;
    }
    if (is_heading(node)) {
      inside.heading = true;
      inside.zone = Zone::headline;
    }
    if (tag == GUMBO_TAG_FIGCAPTION || (inside.figure && !inside.zone) || has_word(words, kCaptionWords)) {
      if (tag != GUMBO_TAG_FIGURE) inside.zone = Zone::caption;
      inside.figure = true;
    }
    if (inside.figure && (has_word(words, kCreditWords) || tag == GUMBO_TAG_CITE ||
                          attribute(node, "itemprop") == "author" || attribute(node, "itemprop") == "copyrightHolder"))
      inside.zone = Zone::credit;

    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) line_.add("\t", inside.zone, inside.link, inside.time);
    for (const GumboNode* child : children(node)) walk(child, inside);
    if (block) end_line();
  }

  /// The letters of the block that an inline element stands in.
  [[nodiscard]] std::size_t block_letters(const GumboNode* node) const {
    while (node->parent != nullptr && node != article_ && !contains(kBlocks, node->v.element.tag)) {
      node = node->parent;
      if (!is_element(node)) break;
    }
    return measures_.of(node).text;
  }

  void end_line() {
    const Line line = std::exchange(line_, {});
    const bool heading = std::exchange(line_heading_, false), byline = std::exchange(line_byline_, false);
    if (line.empty() || line.is_time() || (line.is_link() && !byline)) return;
    constexpr std::size_t kNoWord = 2;
    if (byline && line.size() <= kNoWord) return;
    const std::size_t start = body_.text.size(), zones = body_.zones.size();
    line.write(body_);
    if (byline) trim_byline(start);
    // The headline once more, in other markup.
    if (heading && body_.zones.size() == zones + 1 &&
        std::string_view(body_.text).substr(start, body_.text.size() - start - 1) == title_) {
      body_.text.resize(start);
      body_.zones.pop_back();
    }
  }

  /// Takes off the marks that stood between the name and the time (`Por Catalina Órdenes |`).
  void trim_byline(std::size_t start) {
    std::string& text = body_.text;
    text.pop_back();
    for (bool trimmed = true; trimmed;) {
      trimmed = false;
      for (const std::string_view mark : {" ", "|", "·", "•", "-", "–", "—", ","}) {
        if (text.size() <= start + mark.size() || !text.ends_with(mark)) continue;
        text.resize(text.size() - mark.size());
        trimmed = true;
      }
    }
    for (gaceta::ZoneSpan& zone : body_.zones)
      zone.span.end = std::min(zone.span.end, static_cast<std::uint32_t>(text.size()));
    text.push_back('\n');
  }

  const GumboNode* article_;
  std::string title_;
  Measures measures_;
  Measure whole_;
  HtmlBody body_;
  Line line_;
  bool line_heading_ = false, line_byline_ = false;
};

}  // namespace

const GumboNode* find_article(const GumboNode* root) {
  const Measures measures(root);
  const std::size_t whole = measures.of(root).paragraphs;
  const std::vector<const GumboNode*> all = elements(root);
  const auto best = [&](auto&& is_candidate) {
    const GumboNode* found = nullptr;
    std::size_t most = 0;
    for (const GumboNode* node : all) {
      if (!is_candidate(node)) continue;
      if (const std::size_t text = measures.of(node).paragraphs; text > most) {
        found = node;
        most = text;
      }
    }
    // A teaser may be marked up as an article, in a page whose own article is not.
    return most * 2 >= whole ? found : nullptr;
  };
  if (const GumboNode* node = best(is_article)) return node;
  if (const GumboNode* node = best([](const GumboNode* each) { return attribute(each, "itemprop") == "articleBody"; }))
    return node;
  if (const GumboNode* node = best(
          [](const GumboNode* each) { return is_element(each, GUMBO_TAG_MAIN) || attribute(each, "role") == "main"; }))
    return node;
  const GumboNode* densest = nullptr;
  std::size_t most = 0;
  for (const GumboNode* node : all) {
    std::size_t text = 0;
    for (const GumboNode* child : children(node)) {
      if (is_element(child, GUMBO_TAG_P)) text += measures.of(child).paragraphs;
    }
    if (text > most) {
      densest = node;
      most = text;
    }
  }
  if (densest != nullptr) return densest;
  const auto body =
      std::find_if(all.begin(), all.end(), [](const GumboNode* each) { return is_element(each, GUMBO_TAG_BODY); });
  return body != all.end() ? *body : root;
}

std::string find_headline(const GumboNode* article) {
  for (const GumboNode* node : elements(article)) {
    if (!is_element(node, GUMBO_TAG_H1)) continue;
    if (std::string text = text_of(node); !text.empty()) return text;
  }
  return {};
}

HtmlBody read_body(const GumboNode* article, std::string_view title) { return BodyReader(article, title).read(); }

}  // namespace program
