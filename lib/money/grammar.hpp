// What every part of the grammar of money reads by: the tables, the words that join amounts, and the sentence at hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/setting.hpp"
#include "lexicon/lexicon.hpp"
#include "money/amount_modifiers.hpp"
#include "money/currency_lexicon.hpp"
#include "money/money_contexts.hpp"
#include "numerals/numeral.hpp"
#include "tokens/token_stream.hpp"

namespace gaceta::money {

/// Words that join amounts and units. Immutable once made.
class Words {
  using WordId = lexicon::WordId;
  lexicon::Lexicon* lexicon_;  // while the words are numbered
  WordId id(std::string_view word) { return lexicon_->intern(word); }

 public:
  explicit Words(lexicon::Lexicon& lexicon) : lexicon_(&lexicon) {}

  WordId comma = id(","), semicolon = id(";"), colon = id(":"), period = id("."), dash = id("-"), en_dash = id("–"),
         open = id("("), plus = id("+"), percent = id("%"), per_mille = id("‰"), degree = id("°");
  WordId y = id("y"), e = id("e"), o = id("o"), u = id("u"), o_accent = id("ó");
  WordId a = id("a"), al = id("al"), con = id("con"), de = id("de"), del = id("del"), desde = id("desde"),
         en = id("en"), entre = id("entre"), hasta = id("hasta"), para = id("para"), por = id("por");
  WordId un = id("un"), una = id("una"), uno = id("uno"), el = id("el"), los = id("los"), las = id("las"),
         ellos = id("ellos"), ellas = id("ellas"), cuales = id("cuales"), cada = id("cada"), que = id("que"),
         se = id("se"), es = id("es"), fue = id("fue"), otro = id("otro"), otros = id("otros");
  WordId solo = id("solo"), solo_accent = id("sólo"), sola = id("sola"), mas = id("más"), menos = id("menos"),
         mi = id("mi"), medio = id("medio"), media = id("media"), tipo = id("tipo"), ahora = id("ahora"),
         hoy = id("hoy"), antes = id("antes"), ayer = id("ayer"), cambio = id("cambio"), pico = id("pico"),
         ni = id("ni"), no = id("no"), sin = id("sin"), unidades = id("unidades");
  WordId cien = id("cien"), ciento = id("ciento"), billon = id("billón"), billones = id("billones");
};

/// The tables. Immutable once made.
struct Grammar {
  explicit Grammar(lexicon::Lexicon& lexicon);

  /// What an amount may begin with, as flags; kName is the singular name of a currency (`peso y medio`).
  static constexpr std::uint8_t kNumber = 1, kPrefix = 2, kArticle = 4, kName = 8;
  /// Any of them.
  static constexpr std::uint8_t kBegins = kNumber | kPrefix | kArticle | kName;
  /// What may belong to an amount right behind its number: a unit, an abbreviated magnitude, `de`, `y`, `antiguas`.
  static constexpr std::uint8_t kBehind = 16;
  [[nodiscard]] std::uint8_t anchor(lexicon::WordId word) const noexcept {
    return word < anchors.size() ? anchors[word] : std::uint8_t{0};
  }

  numerals::NumeralReader numerals;
  CurrencyLexicon currencies;
  AmountModifiers modifiers;
  MoneyContexts contexts;
  Words words;
  std::vector<std::uint8_t> anchors;  ///< By WordId.
};

/// A sentence of a document, and what it is read by. One for each document, moved from sentence to sentence.
struct Sentence {
  const Grammar& grammar;
  const tokens::TokenStream& stream;
  const Setting& setting;
  std::size_t begin = 0, end = 0;  ///< Lexemes, half-open.
  bool changes = false;            ///< A change (`de 50 a 65 pesos`) was read in it.

  [[nodiscard]] bool is(std::size_t i, lexicon::WordId word) const noexcept {
    return i < end && stream[i].word == word;
  }
  [[nodiscard]] bool is_kind(std::size_t i, TokenKind kind) const noexcept { return i < end && stream[i].kind == kind; }
  /// True where the word at lexeme `i` says one of the MoneyContexts flags.
  [[nodiscard]] bool says(std::size_t i, unsigned flags) const noexcept {
    return i < end && grammar.contexts.says(stream, i, flags);
  }
  /// The longest expression for money at lexeme `i` that may follow a number; kind none where there is none.
  [[nodiscard]] Unit unit_after(std::size_t i) const {
    return grammar.currencies.after_number(stream, i, end, setting.country);
  }
  /// The longest sign, code or abbreviation at lexeme `i` that may stand before a number.
  [[nodiscard]] Unit unit_before(std::size_t i) const {
    return grammar.currencies.before_number(stream, i, end, setting.country);
  }
  /// True for `%`, `‰`, `°`, and `por ciento`.
  [[nodiscard]] bool is_percent(std::size_t i) const noexcept;
  /// The first lexeme from `i` on that a number may begin with; `end` where there is none. Most words end here, so that
  /// it looks at as little of them as can be.
  [[nodiscard]] std::size_t next_anchor(std::size_t i) const noexcept {
    const tokens::Lexeme* const lexemes = stream.lexemes.data();
    const std::uint8_t* const anchors = grammar.anchors.data();
    const std::size_t words = grammar.anchors.size();
    const tokens::Lexeme* lexeme = lexemes + i;
    for (const tokens::Lexeme* const last = lexemes + end; lexeme < last; ++lexeme) {
      if (lexeme->word < words && (anchors[lexeme->word] & Grammar::kBegins) != 0) break;
      if (lexeme->kind == TokenKind::number || lexeme->kind == TokenKind::symbol) break;
    }
    return static_cast<std::size_t>(lexeme - lexemes);
  }
  /// True where a number may begin at lexeme `i`, an article only where it counts (`una o dos coronas`).
  [[nodiscard]] bool may_begin_amount(std::size_t i) const noexcept {
    const tokens::Lexeme& lexeme = stream[i];
    if (lexeme.kind == TokenKind::number) return true;
    const unsigned anchor = grammar.anchor(lexeme.word) & Grammar::kBegins;
    if (anchor == 0) return lexeme.kind == TokenKind::symbol && numerals::is_vulgar_fraction(stream.view(i));
    if ((anchor & Grammar::kArticle) != 0) return article_counts(i);
    return anchor != Grammar::kName || half_follows(i);
  }

 private:
  [[nodiscard]] bool article_counts(std::size_t i) const noexcept;
  // `peso y medio`
  [[nodiscard]] bool half_follows(std::size_t i) const noexcept {
    return is(i + 1, grammar.words.y) && (is(i + 2, grammar.words.medio) || is(i + 2, grammar.words.media));
  }
};

}  // namespace gaceta::money
