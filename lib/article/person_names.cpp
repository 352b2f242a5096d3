#include "article/person_names.hpp"

#include <algorithm>
#include <array>

#include "lexicon/table.hpp"
#include "text/utf8.hpp"

namespace gaceta::article {

using lexicon::Lexicon;
using lexicon::Row;
using lexicon::Table;
using names::Key;
using tokens::TokenStream;

namespace {

constexpr std::size_t kMostWords = 8;  // of one name that are compared
enum ParticleUse : std::uint32_t { kParticle = 1, kSuffix = 2, kQuoteMark = 4 };

// Gives the parts of a word that hyphens join.
template <class Use>
void each_part(std::string_view word, Use use) {
  while (!word.empty()) {
    const std::size_t at = word.find('-');
    const std::string_view part = word.substr(0, at);
    if (!part.empty()) use(part);
    if (at == std::string_view::npos) break;
    word.remove_prefix(at + 1);
  }
}

// `J.`, `F`: one letter, with a dot or without.
bool is_initial(std::string_view word) {
  if (word.empty()) return false;
  const std::size_t letter = text::decode(word, 0).size;
  return word.size() == letter || (word.size() == letter + 1 && word.back() == '.');
}

}  // namespace

// A name's words as they are compared.
struct PersonNames::Form {
  FewKeys<kMostWords> words;     // without particles, suffixes, nicknames in quotes, inner initials
  FewKeys<kMostWords> initials;  // of those words
  Key nickname = 0;              // of the words in quotes
  bool nicknamed = false;
  Key key = 0;      // of `words`
  Key acronym = 0;  // what the initials spell
  std::uint32_t bytes = 0;
  bool capitals = false;  // written all in capitals
  bool begins_with_initial = false;
  bool single_capitals = false;  // one word, all in capitals: may be an acronym
  std::size_t lexemes = 0;       // words of the text
  std::uint32_t hyphens = 0;     // bits of the words that a hyphen joins to the next
};

PersonNames::PersonNames(Lexicon& lexicon, std::span<const KnownName> known) {
  {
    const Table table = Table::builtin("first_names");
    const std::size_t name = table.column("name"), gender = table.column("gender");
    for (const Row& row : table.rows()) {
      given_names_[names::key_of(row.cell(name))] = row.cell(gender) == "m"   ? Gender::masculine
                                                    : row.cell(gender) == "f" ? Gender::feminine
                                                                              : Gender::unknown;
    }
  }
  {
    const Table table = Table::builtin("given_name_variants");
    const std::size_t name = table.column("name"), variants = table.column("variants");
    for (const Row& row : table.rows()) {
      if (row.cell(name).find(' ') != std::string_view::npos) continue;
      const Key key = names::key_of(row.cell(name));
      for (const std::string_view variant : row.list(variants)) variants_.try_emplace(names::key_of(variant), key);
    }
  }
  {
    const Table table = Table::builtin("particles");
    const std::size_t words = table.column("words"), kind = table.column("kind");
    for (const Row& row : table.rows()) {
      for (const lexicon::WordId word : lexicon.intern_phrase(row.cell(words))) {
        particles_.add(word, row.cell(kind) == "suffix" ? kSuffix : kParticle);
      }
    }
    for (const char* quote : {"\"", "“", "”", "«", "»", "'", "‘", "’", "¨", "(", ")"}) {
      particles_.add(lexicon, quote, kQuoteMark);
    }
  }
  const auto words_of = [&](std::string_view name) {
    std::vector<Key> words;
    std::string_view rest = name;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const std::string_view word = rest.substr(0, space);
      const lexicon::WordId id = lexicon.intern(word);
      if (!word.empty() && !particles_.has(id, kParticle | kSuffix)) {
        each_part(word, [&](std::string_view part) { words.push_back(names::key_of(part)); });
      }
      if (space == std::string_view::npos) break;
      rest.remove_prefix(space + 1);
    }
    if (words.size() > kMostWords) words.resize(kMostWords);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (const Key* const variant = variants_.find(words[i])) words[i] = *variant;
    }
    return words;
  };
  {
    const Table table = Table::builtin("acronyms");
    const std::size_t acronym = table.column("acronym"), kind = table.column("kind"), full = table.column("names");
    for (const Row& row : table.rows()) {
      if (row.cell(kind) != "person") continue;
      std::vector<Key>& keys = acronyms_[names::key_of(row.cell(acronym))];
      for (const std::string_view name : row.list(full)) keys.push_back(key_of_words(words_of(name)));
    }
  }
  for (std::uint32_t i = 0; i < known.size(); ++i) {
    if (known[i].kind != NameKind::person) continue;
    const auto add = [&](std::string_view form) {
      const std::vector<Key> words = words_of(form);
      if (!words.empty()) known_.try_emplace(key_of_words(words), i);
    };
    add(known[i].name);
    if (!known[i].acronym.empty()) add(known[i].acronym);
    for (const std::string& alias : known[i].aliases) add(alias);
  }
}

Gender PersonNames::gender_of(Key word) const {
  const Gender* const found = given_names_.find(word);
  return found == nullptr ? Gender::unknown : *found;
}

PersonNames::Form PersonNames::read_form(const TokenStream& stream, const names::NameSpan& name) const {
  Form form;
  form.bytes = stream[name.last - 1].end - stream[name.first].begin;
  form.capitals = true;
  thread_local std::string acronym;
  acronym.clear();
  bool quoted = false;
  std::size_t lexemes = 0;
  for (std::uint32_t i = name.first; i < name.last; ++i) {
    const tokens::Lexeme& lexeme = stream[i];
    const std::uint32_t use = particles_.of(lexeme.word);
    if ((use & kQuoteMark) != 0) {
      // What stands in quotes inside a name is a nickname; quotes around all of it are none.
      if (i != name.first && i + 1 != name.last) quoted = !quoted;
      continue;
    }
    if (lexeme.kind == TokenKind::punctuation || lexeme.kind == TokenKind::symbol) continue;
    const std::string_view word = stream.view(i);
    if (quoted) {
      if ((use & kParticle) == 0) {
        form.nickname = form.nicknamed ? names::join(form.nickname, names::key_of(word)) : names::key_of(word);
        form.nicknamed = true;
      }
      continue;
    }
    if (i != name.first && (use & kSuffix) != 0) continue;
    if ((use & kParticle) != 0 && name.last - name.first > 1 &&
        (i != name.first || !given_names_.contains(names::key_of(word)))) {
      continue;
    }
    if (!lexeme.is(tokens::kAllUpper)) form.capitals = false;
    if (i != name.first && i + 1 != name.last && is_initial(word)) continue;
    ++lexemes;
    each_part(word, [&](std::string_view part) {
      if (form.words.full()) return;
      if (part.data() != word.data() && !form.words.empty()) form.hyphens |= 1U << (form.words.size() - 1);
      const std::string_view first = part.substr(0, text::decode(part, 0).size);
      const std::size_t spelled = acronym.size();
      names::append_bare(first, acronym);
      const Key initial = names::key_of_bare(std::string_view(acronym).substr(spelled));
      form.words.push_back(is_initial(part) ? initial : names::key_of(part));
      form.initials.push_back(initial);
    });
  }
  if (form.words.empty()) form.words.push_back(names::key_of(stream.view(name.first)));
  if (form.initials.empty()) form.initials.push_back(form.words[0]);
  form.lexemes = lexemes;
  form.begins_with_initial = form.words.size() > 1 && is_initial(stream.view(name.first));
  form.single_capitals = lexemes == 1 && stream[name.first].is(tokens::kAllUpper);
  for (std::size_t i = 0; i + 1 < form.words.size(); ++i) {
    if (const Key* const variant = variants_.find(form.words[i])) form.words[i] = *variant;
  }
  form.key = key_of_words(form.words);
  if (form.words.size() >= 3) form.acronym = names::key_of_bare(acronym);
  return form;
}

// `Carlos` of `Juan Carlos Pérez`. A woman's name behind a man's is a surname: `Rodrigo Paz Pereira`.
bool PersonNames::is_second_given(Key first, Key word) const {
  const Gender* const gender = given_names_.find(word);
  if (gender == nullptr) return false;
  static const Key kMaria = names::key_of("María");
  return word == kMaria || *gender == Gender::unknown || gender_of(first) == Gender::unknown ||
         *gender == gender_of(first);
}

// The keys of the shorter forms that a name of two words or more may take.
void PersonNames::list_short_keys(const Form& form, KeyLists& lists) const {
  const std::span<const Key> words = form.words;
  const std::size_t count = words.size();
  const auto add = [&](Key key) {
    if (key != form.key) lists.add(key);
  };
  for (std::size_t i = 0; i < count; ++i) {
    // A second given name alone names nobody.
    const bool second_given = i > 0 && i + 1 < count && count > 2 && is_second_given(words[0], words[i]);
    Key key = 0;
    for (std::size_t j = i; j < count; ++j) {
      key = j == i ? words[i] : names::join(key, words[j]);
      if (j - i + 1 == count) break;
      if (j == i && (second_given || (form.hyphens >> i & 1U) != 0)) continue;
      add(key);
    }
  }
  for (std::size_t i = 1; i < count; ++i) {
    for (const Key first : {words[0], form.initials[0]}) {
      if (i > 1 || first != words[0]) {
        Key tail = names::join(first, words[i]);
        add(tail);
        for (std::size_t j = i + 1; j < count; ++j) {
          tail = names::join(tail, words[j]);
          if (j + 1 == count) add(tail);
        }
      }
    }
  }
  if (form.acronym != 0) add(form.acronym);
  if (form.nicknamed) {
    add(form.nickname);
    for (std::size_t i = 1; i < count; ++i) add(names::join(form.nickname, words[i]));
  }
}

namespace {

// Whether the lexemes between two names say that the second is another name of the same person: `, alias`, `, conocido
// como "`.
bool introduces_alias(const TokenStream& stream, std::size_t first, std::size_t last) {
  constexpr std::size_t kMost = 5;
  if (last <= first || last - first > kMost) return false;
  bool told = false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view word = stream.view(i);
    if (stream[i].is(tokens::kSentenceStart)) return false;
    if (word == "alias" || word == "apodado" || word == "apodada" || word == "conocido" || word == "conocida") {
      told = true;
    } else if (stream[i].kind == TokenKind::word && word != "como" && word != "mejor" && word != "el" && word != "la") {
      return false;
    }
  }
  return told;
}

}  // namespace

PersonEntities PersonNames::join(const TokenStream& stream, const NameMap& names,
                                 std::span<const PersonMention> mentions) const {
  PersonEntities result;
  if (mentions.empty()) return result;
  result.of_mention.assign(mentions.size(), kNoEntity);

  // The distinct forms, and which one each mention has.
  std::vector<Form> forms;
  std::vector<std::uint32_t> form_of(mentions.size());
  std::vector<Gender> form_gender;
  std::vector<std::uint32_t> form_mention;  // the best written mention
  names::KeyMap<std::uint32_t> written, index;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const auto [known, first] = written.try_emplace(key_as_written(stream, names[mentions[m].name]));
    if (first) {
      Form form = read_form(stream, names[mentions[m].name]);
      const auto [entry, fresh] = index.try_emplace(form.key, static_cast<std::uint32_t>(forms.size()));
      *known = *entry;
      if (fresh) {
        form_mention.push_back(m);
        form_gender.push_back(form.words.size() > 1 ? gender_of(form.words[0]) : Gender::unknown);
        forms.push_back(form);
      } else {
        Form& best = forms[*entry];
        const bool better =
            (best.capitals && !form.capitals) || (best.capitals == form.capitals && form.bytes > best.bytes);
        if (better) {
          best.bytes = form.bytes;
          best.capitals = form.capitals;
          form_mention[*entry] = m;
        }
        if (!best.nicknamed) best.nickname = form.nickname, best.nicknamed = form.nicknamed;
      }
    }
    form_of[m] = *known;
    if (form_gender[*known] == Gender::unknown) form_gender[*known] = mentions[m].gender;
  }

  // Longer forms first: a form that a longer one can be shortened to is no person of its own.
  const std::vector<std::uint32_t> longest_first =
      by_number_falling<kMostWords>(forms.size(), [&](std::uint32_t f) { return forms[f].words.size(); });
  std::vector<EntityId> entity_of_form(forms.size(), kNoEntity);
  KeyLists keys_of;  // by entity
  names::KeyMap<EntityId> entity_of_known;
  ShortForms shorts;
  const auto add_shorts = [&](std::uint32_t f) {
    const EntityId entity = entity_of_form[f];
    for (const Key key : keys_of[entity]) shorts.add(key, entity, result.entities[entity].gender);
  };
  std::vector<std::uint32_t> own, initials;
  for (std::size_t first = 0, last = 0; first < longest_first.size(); first = last) {
    while (last < longest_first.size() &&
           forms[longest_first[last]].words.size() == forms[longest_first[first]].words.size())
      ++last;
    const std::span<const std::uint32_t> alike = std::span(longest_first).subspan(first, last - first);
    std::size_t own_registered = 0;
    // `J. García` after `José García`.
    own.clear();
    initials.clear();
    for (std::size_t at = 0; at < alike.size() + initials.size(); ++at) {
      const bool late = at >= alike.size();
      const std::uint32_t f = late ? initials[at - alike.size()] : alike[at];
      const Form& form = forms[f];
      if (form.begins_with_initial && !late) {
        initials.push_back(f);
        continue;
      }
      if (late && own_registered < own.size()) {
        for (; own_registered < own.size(); ++own_registered) add_shorts(own[own_registered]);
      }
      std::uint32_t known = kNoName;
      if (const std::uint32_t* const found = known_.find(form.key)) known = *found;
      if (known != kNoName) {
        const auto [entry, fresh] = entity_of_known.try_emplace(known, static_cast<EntityId>(result.entities.size()));
        entity_of_form[f] = *entry;
        if (!fresh) continue;
      } else {
        if (shorts.contains(form.key)) continue;
        if (form.single_capitals || form.words.size() == 1) {
          if (const std::vector<Key>* const full = acronyms_.find(form.key)) {
            EntityId entity = kNoEntity;
            for (const Key key : *full) {
              if (const std::uint32_t* const met = index.find(key)) entity = entity_of_form[*met];
              if (entity == kNoEntity) entity = shorts.only(key);
              if (entity != kNoEntity) break;
            }
            if (entity != kNoEntity) {
              entity_of_form[f] = entity;
              continue;
            }
          }
        }
        entity_of_form[f] = static_cast<EntityId>(result.entities.size());
      }
      PersonEntity entity;
      entity.fullest = form_mention[f];
      entity.gender = form_gender[f];
      entity.known = known;
      result.entities.push_back(entity);
      keys_of.begin();
      if (form.lexemes > 1) list_short_keys(form, keys_of);
      own.push_back(f);
    }
    // Registered only now, so that names of one length never take each other in.
    for (; own_registered < own.size(); ++own_registered) add_shorts(own[own_registered]);
  }

  // Through the text: short forms mean whom the text spoke of last.
  names::KeyMap<EntityId> by_title;  // (short form, title) to entity
  const auto title_key = [](Key key, lexicon::WordId title) { return names::join(key, title); };
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const PersonMention& mention = mentions[m];
    const std::uint32_t f = form_of[m];
    EntityId entity = entity_of_form[f];
    const bool full = entity != kNoEntity;
    if (!full) {
      if (mention.title != lexicon::kNoWord) {
        const EntityId* const titled = by_title.find(title_key(forms[f].key, mention.title));
        if (titled != nullptr) entity = *titled;
      }
      if (entity == kNoEntity) entity = shorts.meant(forms[f].key, mention.gender);
    }
    result.of_mention[m] = entity;
    if (!full) continue;
    const Gender gender = result.entities[entity].gender;
    for (const Key key : keys_of[entity]) {
      if (!mention.relative) shorts.speak(key, entity, gender);
      if (mention.title != lexicon::kNoWord) by_title[title_key(key, mention.title)] = entity;
    }
  }

  // `Andrés Marín, alias Pipe`: one person.
  std::vector<EntityId> same(result.entities.size());
  for (std::size_t e = 0; e < same.size(); ++e) same[e] = static_cast<EntityId>(e);
  for (std::uint32_t m = 1; m < mentions.size(); ++m) {
    const std::size_t first = names[mentions[m - 1].name].last, last = names[mentions[m].name].first;
    if (!introduces_alias(stream, first, last)) continue;
    const EntityId alias = result.of_mention[m], person = same[result.of_mention[m - 1]];
    // Only a name that stands for nobody else so far.
    if (same[alias] == alias && alias != person) same[alias] = person;
  }
  for (EntityId& entity : result.of_mention) entity = same[entity];

  // In the order of their first mention.
  std::vector<EntityId> order(result.entities.size(), kNoEntity);
  std::vector<PersonEntity> ordered;
  for (EntityId& entity : result.of_mention) {
    if (order[entity] == kNoEntity) {
      order[entity] = static_cast<EntityId>(ordered.size());
      ordered.push_back(result.entities[entity]);
    }
    entity = order[entity];
  }
  result.entities = std::move(ordered);
  return result;
}

}  // namespace gaceta::article
