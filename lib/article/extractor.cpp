#include "gaceta/extractor.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <span>
#include <utility>

#include "article/circumstances.hpp"
#include "article/entries.hpp"
#include "article/setting.hpp"
#include "dates/date_reader.hpp"
#include "lexicon/lexicon.hpp"
#include "money/money_reader.hpp"
#include "names/name_finder.hpp"
#include "numerals/numeral.hpp"
#include "text/utf8.hpp"
#include "tokens/sentences.hpp"
#include "tokens/token_stream.hpp"
#include "zones/zones.hpp"

namespace gaceta {

namespace {

// The library's own parts, each made from the shared lexicon, in the order of the flow.
struct Stages {
  explicit Stages(const Options& options)
      : abbreviations(lexicon),
        circumstances(lexicon),
        money(lexicon),
        dates(lexicon),
        names(lexicon, options.names),
        entries(lexicon, options) {
    lexicon.freeze();
  }

  lexicon::Lexicon lexicon;
  zones::ZoneFinder zones;
  tokens::AbbreviationEnds abbreviations;
  article::CircumstanceReader circumstances;
  money::MoneyReader money;
  dates::DateReader dates;
  names::NameFinder names;
  article::EntryBuilder entries;
};

// The stages for these options. Extractors that know no names of the caller's, and make entries from the usual zones,
// read the same tables: all that live at the same time share one set, made by the first, given back with the last. Any
// threads may call it at once; while one makes the set, the others wait for it.
std::shared_ptr<const Stages> stages_for(const Options& options) {
  if (!options.names.empty() || options.zones != Options{}.zones) return std::make_shared<const Stages>(options);
  static std::mutex mutex;
  static std::weak_ptr<const Stages> shared;
  const std::lock_guard lock(mutex);
  std::shared_ptr<const Stages> stages = shared.lock();
  if (!stages) shared = stages = std::make_shared<const Stages>(options);
  return stages;
}

// The caller's zones that can be used: in order, apart, in range, on character boundaries.
std::vector<ZoneSpan> usable(std::span<const ZoneSpan> given, std::string_view text) {
  std::vector<ZoneSpan> zones;
  std::uint32_t end = 0;
  for (const ZoneSpan& zone : given) {
    const Span span = zone.span;
    if (span.begin < end || span.end <= span.begin || span.end > text.size()) continue;
    if (!text::is_boundary(text, span.begin) || !text::is_boundary(text, span.end)) continue;
    zones.push_back(zone);
    end = span.end;
  }
  return zones;
}

// What of `info` can't be used is taken out of it and noted.
void check(ArticleInfo& info, std::vector<std::string>& notes) {
  if (info.published && !info.published->ok()) {
    notes.emplace_back("published: no such day");
    info.published.reset();
  }
  if (!info.country.empty() && !is_country(info.country)) {
    notes.push_back("country: unknown code \"" + info.country + "\"");
    info.country.clear();
  }
}

// The tokens of the text, white space between the lexemes included, and the sentences, counted in these tokens.
void tile(const tokens::TokenStream& stream, Document& document) {
  document.tokens.reserve(std::min(stream.size() * 2 + 1, stream.text.size()));  // none is empty
  document.sentences.reserve(stream.sentences.size());
  // Appended many at a time: a vector that grows token by token asks each time whether there is room.
  std::array<Token, 128> tokens;
  std::size_t count = 0;
  const auto append = [&] {
    document.tokens.insert(document.tokens.end(), tokens.begin(), tokens.begin() + count);
    count = 0;
  };
  const auto number = [&] { return static_cast<std::uint32_t>(document.tokens.size() + count); };
  std::uint32_t at = 0;
  for (const tokens::LexemeRange& range : stream.sentences) {
    Sentence sentence;
    sentence.span = stream.span(range.first, range.last);
    sentence.first_token = number() + (sentence.span.begin > at ? 1 : 0);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const tokens::Lexeme& lexeme = stream[i];
      if (count + 2 > tokens.size()) append();
      if (lexeme.begin > at) tokens[count++] = {{at, lexeme.begin}, TokenKind::space};
      tokens[count++] = {lexeme.span(), lexeme.kind};
      at = lexeme.end;
    }
    sentence.last_token = number();
    document.sentences.push_back(sentence);
  }
  append();
  if (const auto size = static_cast<std::uint32_t>(stream.text.size()); at < size) {
    document.tokens.push_back({{at, size}, TokenKind::space});
  }
}

}  // namespace

struct Extractor::State {
  explicit State(Options given) : options(std::move(given)), stages(stages_for(options)) {}
  Options options;
  std::shared_ptr<const Stages> stages;
};

Extractor::Extractor(Options options) : state_(std::make_unique<State>(std::move(options))) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Document Extractor::extract(std::string_view text, const ArticleInfo& info) const {
  const KindSet kinds = state_->options.kinds;
  const Stages& stages = *state_->stages;
  Document document;
  document.info = info;
  check(document.info, document.notes);
  if (text.size() > kMaxText) {
    document.error = Error{"the text is longer than 1 GiB"};
    return document;
  }

  tokens::TokenStream stream;
  document.zones = stages.zones.find(text, usable(info.zones, text));
  stages.lexicon.tokenizer().run(text, document.zones, stages.lexicon.words(), stream);
  tokens::find_sentences(stream, stages.abbreviations);
  tile(stream, document);

  const article::Circumstances circumstances = stages.circumstances.read(stream, document.info);
  document.info.published = circumstances.published;
  document.info.country = circumstances.country;
  document.published_from = circumstances.published_from;
  document.country_from = circumstances.country_from;
  Setting setting;
  setting.published = circumstances.published;
  setting.country = circumstances.country;
  setting.decimal_mark = numerals::settle_decimal_mark(stream, setting.country);

  const bool time = kinds.contains(Kind::dates) || kinds.contains(Kind::durations) || kinds.contains(Kind::sets) ||
                    kinds.contains(Kind::times) || kinds.contains(Kind::ages) || kinds.contains(Kind::percentages);
  if (kinds.contains(Kind::money) || time) {
    std::vector<Money> money = stages.money.read(stream, setting);
    if (time) {
      std::vector<Span> taken;
      taken.reserve(money.size());
      for (const Money& sum : money) taken.push_back(sum.mention.span);
      dates::Findings found = stages.dates.read(stream, setting, taken, kinds);
      document.dates = std::move(found.dates);
      document.durations = std::move(found.durations);
      document.sets = std::move(found.sets);
      document.times = std::move(found.times);
      document.ages = std::move(found.ages);
      document.percentages = std::move(found.percentages);
    }
    if (kinds.contains(Kind::money)) document.money = std::move(money);
  }

  if (kinds.contains(Kind::people) || kinds.contains(Kind::organizations) || kinds.contains(Kind::places)) {
    article::Entries entries = stages.entries.build(stream, stages.names.find(stream));
    if (kinds.contains(Kind::people)) document.people = std::move(entries.people);
    if (kinds.contains(Kind::organizations)) document.organizations = std::move(entries.organizations);
    if (kinds.contains(Kind::places)) document.places = std::move(entries.places);
    for (OutsideName& name : entries.outside) {
      const Kind kind = name.kind == NameKind::person         ? Kind::people
                        : name.kind == NameKind::organization ? Kind::organizations
                                                              : Kind::places;
      if (kinds.contains(kind)) document.outside.push_back(std::move(name));
    }
  }
  return document;
}

std::string_view version() noexcept { return GACETA_VERSION; }

}  // namespace gaceta
