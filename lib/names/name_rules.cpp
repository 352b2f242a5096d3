#include "names/name_rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/table.hpp"

namespace gaceta::names {

using lexicon::Lexicon;
using lexicon::Row;
using lexicon::Table;
using lexicon::WordId;
using tokens::Lexeme;
using tokens::TokenStream;

namespace {

enum WordUse : std::uint32_t {
  kTitle = 1U << 0,  // before a person's name, no part of it
  kDe = 1U << 1,
  kArticle = 1U << 2,
  kAnd = 1U << 3,
  kComma = 1U << 4,
  kOpening = 1U << 5,
  kClosing = 1U << 6,
  kQuote = 1U << 7,
  kPortfolio = 1U << 8,       // ministro: what follows `de` is a portfolio
  kCommonNoun = 1U << 9,      // first word of a common noun for organizations
  kHeadWord = 1U << 10,       // first word of a head
  kHeadAdjective = 1U << 11,  // Gobierno nacional, Iglesia católica
  kOpeningQuote = 1U << 12,
  kClosingQuote = 1U << 13,
};
enum class OtherMatch : std::uint32_t { whole, head };

bool is_word(const Lexeme& lexeme) { return lexeme.kind == TokenKind::word; }
bool capitalised(const Lexeme& lexeme) { return is_word(lexeme) && lexeme.is(tokens::kInitialUpper); }

}  // namespace

NameRules::NameRules(Lexicon& lexicon) {
  const auto flag = [&](std::initializer_list<const char*> words, std::uint32_t bits) {
    for (const char* word : words) words_.add(lexicon, word, bits);
  };
  flag({"de", "del"}, kDe);
  flag({"el", "la", "los", "las"}, kArticle);
  flag({"y", "e"}, kAnd);
  flag({","}, kComma);
  flag({"("}, kOpening);
  flag({")"}, kClosing);
  flag({"\"", "'", "¨"}, kQuote | kOpeningQuote | kClosingQuote);
  flag({"“", "«", "‘"}, kQuote | kOpeningQuote);
  flag({"”", "»", "’"}, kQuote | kClosingQuote);
  flag({"nacional", "federal", "central", "católica", "provincial", "regional", "autonómico", "vasco", "catalán"},
       kHeadAdjective);
  {
    const Table table = Table::builtin("titles");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(0)) words_.add(lexicon, word, kTitle);
    }
  }
  {
    const Table table = Table::builtin("role_nouns");
    const std::size_t kind = table.column("kind"), portfolio = table.column("portfolio");
    for (const Row& row : table.rows()) {
      for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
        const std::string_view form = row.cell(column);
        if (form.empty() || form.find(' ') != std::string_view::npos) continue;
        const std::uint32_t bits = (row.cell(kind) == "office" ? std::uint32_t{kTitle} : 0U) |
                                   (row.cell(portfolio) == "yes" ? std::uint32_t{kPortfolio} : 0U);
        words_.add(lexicon, form, bits);
        for (const char* prefix : {"ex", "ex-", "vice", "sub"}) {
          words_.add(lexicon, std::string(prefix) + std::string(form), bits);
        }
      }
    }
  }
  {
    const Table table = Table::builtin("organization_heads");
    const std::size_t head = table.column("head"), kind = table.column("kind"), alone = table.column("alone");
    for (const Row& row : table.rows()) {
      head_phrases_.add(lexicon, row.cell(head), static_cast<std::uint32_t>(heads_.size()));
      const std::string_view what = row.cell(kind);
      heads_.push_back(
          {row.cell(alone) == "yes", what == "ministry", what == "company" || what == "club" || what == "media"});
      words_.add(lexicon.intern_phrase(row.cell(head)).front(), kHeadWord);
    }
  }
  {
    const Table table = Table::builtin("company_forms");
    for (const Row& row : table.rows()) company_forms_.add(lexicon, row.cell(0), 1);
  }
  {
    const Table table = Table::builtin("organization_nouns");
    for (const Row& row : table.rows()) {
      for (const std::string_view word : row.list(0)) {
        organization_nouns_.add(lexicon, word, 1);
        words_.add(lexicon.intern_phrase(word).front(), kCommonNoun);
      }
    }
  }
  {
    const Table table = Table::builtin("not_organizations");
    const std::size_t words = table.column("words"), match = table.column("match");
    for (const Row& row : table.rows()) {
      not_organizations_.add(
          lexicon, row.cell(words),
          static_cast<std::uint32_t>(row.cell(match) == "head" ? OtherMatch::head : OtherMatch::whole));
    }
  }
  {
    const Table table = Table::builtin("acronyms");
    for (const Row& row : table.rows()) {
      acronyms_.emplace(key_of(row.cell(0)), row.cell(1) == "person" ? NameType::person : NameType::organization);
    }
  }
}

// Quotes and brackets at the edges are no part of a name.
void NameRules::trim(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size();) {
    if (!labels.in_name(i)) {
      ++i;
      continue;
    }
    const std::size_t end = labels.end_of(i);
    std::size_t first = i, last = end;
    const auto mark = [&](std::size_t at) {
      const TokenKind kind = stream[at].kind;
      return kind == TokenKind::punctuation || (kind == TokenKind::symbol && !stream[at].is(tokens::kHasLetter));
    };
    while (first < last && mark(first)) ++first;
    while (last > first && mark(last - 1)) {
      // `Pérez (h)` keeps its bracket.
      if (words_.has(stream[last - 1].word, kClosing) && last - first > 2 &&
          words_.has(stream[last - 3].word, kOpening))
        break;
      --last;
    }
    const NameType type = labels.type_at(i);
    if (first != i || last != end) {
      labels.clear(i, end);
      labels.set(first, last, type);
    }
    i = end;
  }
}

// `Presidente Sánchez`, `Papa Francisco`: the title goes.
void NameRules::cut_titles(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels.begins(i, NameType::person)) continue;
    const std::size_t end = labels.end_of(i);
    std::size_t first = i;
    while (first + 1 < end && words_.has(stream[first].word, kTitle) && is_word(stream[first + 1]) &&
           stream[first + 1].is(tokens::kInitialUpper)) {
      ++first;
    }
    if (first != i) labels.clear(i, first);
    i = end - 1;
  }
}

// `Joaquín "El Chapo" Guzmán`: one name.
void NameRules::join_nicknames(const TokenStream& stream, NameLabels& labels) const {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels.begins(i, NameType::person)) continue;
    const std::size_t open = labels.end_of(i);
    if (open >= labels.size() || !words_.has(stream[open].word, kOpeningQuote)) continue;
    std::size_t close = open + 1;
    while (close < labels.size() && close < open + kLongest && !words_.has(stream[close].word, kClosingQuote)) ++close;
    if (close >= labels.size() || !words_.has(stream[close].word, kClosingQuote)) continue;
    if (!labels.begins(close + 1, NameType::person) || stream[close + 1].is(tokens::kSentenceStart)) continue;
    labels.set(i, labels.end_of(close + 1), NameType::person);
  }
}

// `Grupo Bimbo, S.A.B. de C.V.`
void NameRules::add_company_forms(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels.begins(i)) continue;
    std::size_t end = labels.end_of(i);
    // A form inside the name already?
    for (;;) {
      std::size_t form = end;
      if (form < stream.size() && words_.has(stream[form].word, kComma)) ++form;
      if (form >= stream.size() || stream[form].is(tokens::kSentenceStart)) break;
      if (!stream[form].is(tokens::kInitialUpper) && !words_.has(stream[form].word, kAnd) && stream.view(form) != "&")
        break;
      const auto match = company_forms_.longest(stream, form, stream.size());
      if (!match) break;
      end = form + match->length;
      labels.set(i, end, NameType::organization);
    }
    i = end - 1;
  }
}

// A name that begins with a head is an organization; one that the tagger missed is found by its head.
void NameRules::apply_heads(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Lexeme& lexeme = stream[i];
    const bool begins = labels.begins(i);
    if (labels.in_name(i) && !begins) continue;
    if (!words_.has(lexeme.word, kHeadWord) || !lexeme.is(tokens::kInitialUpper) || lexeme.zone == Zone::link) continue;
    const auto match = head_phrases_.longest(stream, i, stream.size());
    if (!match) continue;
    const Head& head = heads_[match->value];
    const std::size_t after_head = i + match->length;
    std::size_t end = begins ? std::max(labels.end_of(i), after_head) : after_head;
    // What follows with `de`: names and capitalised words.
    const auto extend = [&](std::size_t at) {
      std::size_t next = at;
      while (next < stream.size() && next < at + 3 && !stream[next].is(tokens::kSentenceStart) &&
             words_.has(stream[next].word, kDe | kArticle) && !stream[next].is(tokens::kInitialUpper)) {
        ++next;
      }
      if (next >= stream.size() || next == at || !words_.has(stream[at].word, kDe)) return at;
      if (stream[next].is(tokens::kSentenceStart) || !capitalised(stream[next]) || stream[next].is(tokens::kAllUpper))
        return at;
      if (labels.is(next, NameType::person)) return at;
      return labels.in_name(next) ? labels.end_of(next) : next + 1;
    };
    if (end == after_head) {
      if (const std::size_t longer = extend(end); longer != end) end = longer;
    }
    const bool more = end > after_head;
    if (!begins) {
      // Not tagged: only where more than the head stands, or the head suffices.
      if (!more && !head.alone) continue;
      if (!more && lexeme.is(tokens::kSentenceStart) && match->length == 1 && lexeme.is(tokens::kAllUpper)) continue;
    } else if (labels.type_at(i) == NameType::person) {
      continue;
    }
    if (labels.type_at(i) != NameType::organization || !begins || end != labels.end_of(i)) {
      if (begins && !more && !head.alone && labels.type_at(i) != NameType::organization) continue;
      labels.set(i, end, NameType::organization);
    }
    // `Gobierno nacional`
    if (end == after_head && head.alone && end < stream.size() && !labels.in_name(end) &&
        words_.has(stream[end].word, kHeadAdjective) && !stream[end].is(tokens::kSentenceStart)) {
      labels.set(i, end + 1, NameType::organization);
    }
    i = labels.end_of(i) - 1;
  }
}

// `la consultora Ecolatina`, `el partido liberal Moderna`: the noun says what the name is.
void NameRules::apply_common_nouns(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    if (labels.in_name(i) || !words_.has(stream[i].word, kCommonNoun) || stream[i].is(tokens::kInitialUpper)) continue;
    const auto match = organization_nouns_.longest(stream, i, stream.size());
    if (!match) continue;
    std::size_t at = i + match->length;
    if (at < stream.size() && words_.has(stream[at].word, kOpeningQuote)) ++at;
    if (at >= stream.size() || stream[at].is(tokens::kSentenceStart)) continue;
    if (labels.begins(at) && labels.type_at(at) != NameType::organization) labels.retype(at, NameType::organization);
    i = at - 1;
  }
}

// Known acronyms, and those in parentheses behind an organization.
void NameRules::apply_acronyms(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Lexeme& lexeme = stream[i];
    if (!is_word(lexeme) || lexeme.zone == Zone::link || lexeme.end - lexeme.begin < 2) continue;
    const bool alone = !labels.in_name(i) || (labels.begins(i) && labels.end_of(i) == i + 1);
    if (!alone) continue;
    const bool enclosed = i > 0 && i + 1 < stream.size() && words_.has(stream[i - 1].word, kOpening) &&
                          words_.has(stream[i + 1].word, kClosing);
    if (enclosed && lexeme.is(tokens::kInitialUpper) && i >= 2 && labels.is(i - 2, NameType::organization) &&
        (lexeme.is(tokens::kAllUpper) || !labels.in_name(i))) {
      labels.set(i, i + 1, NameType::organization);
      continue;
    }
    if (!lexeme.is(tokens::kAllUpper)) continue;
    if (labels.in_name(i) && labels.type_at(i) == NameType::organization) continue;
    const auto known = acronyms_.find(key_of(stream.view(i)));
    if (known != acronyms_.end()) labels.set(i, i + 1, known->second);
  }
}

// `Microsoft y Google` tagged as one name: two.
void NameRules::split_lists(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels.begins(i, NameType::organization)) continue;
    const std::size_t end = labels.end_of(i);
    const bool headed = words_.has(stream[i].word, kHeadWord);
    if (!headed && end - i == 3 && words_.has(stream[i + 1].word, kAnd) && stream[i].is(tokens::kAllUpper) &&
        stream[i + 2].is(tokens::kAllUpper)) {
      labels.clear(i + 1, i + 2);
    }
    i = end - 1;
  }
}

// Laws, programmes, indices, products, taxes, illnesses.
void NameRules::drop_others(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!labels.begins(i)) continue;
    const std::size_t end = labels.end_of(i);
    if (labels.type_at(i) != NameType::person || end == i + 1) {
      const auto match = not_organizations_.longest(stream, i, end);
      if (match && stream[i].is(tokens::kInitialUpper) &&
          (match->value == static_cast<std::uint32_t>(OtherMatch::head) || match->length == end - i)) {
        labels.retype(i, NameType::other);
      }
    }
    i = end - 1;
  }
}

// `ministro de Economía`: no organization. Acronyms and names with a head of their own stay.
void NameRules::drop_portfolios(const TokenStream& stream, NameLabels& labels) const {
  for (std::size_t i = 0; i + 2 < labels.size(); ++i) {
    if (labels.in_name(i) || !words_.has(stream[i].word, kPortfolio)) continue;
    std::size_t at = i + 1;
    if (!words_.has(stream[at].word, kDe)) continue;
    ++at;
    while (at < labels.size() && !labels.in_name(at) && words_.has(stream[at].word, kArticle)) ++at;
    if (!labels.begins(at, NameType::organization)) continue;
    if (words_.has(stream[at].word, kHeadWord) || acronyms_.contains(key_of(stream.view(at)))) continue;
    if (stream[at].is(tokens::kAllUpper) && !stream[i].is(tokens::kAllUpper)) continue;
    labels.retype(at, NameType::other);
  }
}

void NameRules::agree(const TokenStream&, NameLabels&) const {}

void NameRules::apply(const TokenStream& stream, NameLabels& labels) const {
  trim(stream, labels);
  join_nicknames(stream, labels);
  cut_titles(stream, labels);
  apply_heads(stream, labels);
  apply_common_nouns(stream, labels);
  apply_acronyms(stream, labels);
  add_company_forms(stream, labels);
  split_lists(stream, labels);
  drop_portfolios(stream, labels);
  drop_others(stream, labels);
  agree(stream, labels);
}

}  // namespace gaceta::names
