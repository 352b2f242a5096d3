#include "article/organization_names.hpp"

#include <algorithm>
#include <array>

#include "lexicon/countries.hpp"
#include "lexicon/table.hpp"
#include "names/spelling.hpp"
#include "text/utf8.hpp"

namespace gaceta::article {

using lexicon::Lexicon;
using lexicon::Row;
using lexicon::Table;
using names::Key;
using names::NameType;
using tokens::TokenStream;

namespace {

constexpr std::size_t kMostWords = 16;  // of one name that are compared
enum WordUse : std::uint32_t {
  kSmall = 1,        // left out when names are compared: de, la, y
  kOf = 2,           // de, del
  kGenericWord = 4,  // may be dropped from the end of a company's name
  kOpeningMark = 8,
  kClosingMark = 16,
  kCommaMark = 32,
};

}  // namespace

// A name's words as they are compared.
struct OrganizationNames::Form {
  FewKeys<kMostWords> words;  // without small words and the company's form
  std::uint32_t generic = 0;  // bits of the words that may be dropped from the end
  Key key = 0;
  Key acronym = 0;             // what the initials of the words spell; 0 for names of one word
  Key acronym_with_small = 0;  // the same with those of the small words (`BdE`)
  std::size_t head = 0;        // words of the head
  Head policy;
  bool to_first_word = false;   // the first word is a head that may stand for the name
  bool of_after_first = false;  // `de` stands behind the first word
  bool of_after_head = false;   // `de` stands behind the head
  std::uint32_t bytes = 0;
  bool capitals = false;       // written all in capitals
  bool acronym_shape = false;  // one word that may be an acronym
  bool has_acronym = false;    // one of the words is all in capitals
  Key initial = 0;             // first letter of the first word
};

OrganizationNames::OrganizationNames(Lexicon& lexicon, std::span<const KnownName> known) {
  for (const char* word : {"de", "del"}) words_.add(lexicon, word, kSmall | kOf);
  for (const char* word :
       {"la", "el", "los", "las", "y", "e", "&", "para", "por", "en", "of", "the", "and", "i", "d'", "a"}) {
    words_.add(lexicon, word, kSmall);
  }
  std::unordered_map<Key, Head> first_heads;  // of one word
  words_.add(lexicon, "(", kOpeningMark);
  words_.add(lexicon, ")", kClosingMark);
  words_.add(lexicon, ",", kCommaMark);
  {
    const Table table = Table::builtin("organization_heads");
    const std::size_t head = table.column("head"), kind = table.column("kind"), short_form = table.column("short");
    for (const Row& row : table.rows()) {
      Head policy;
      policy.to_head = row.cell(short_form) == "head" || row.cell(short_form) == "both";
      policy.to_tail = row.cell(short_form) == "tail" || row.cell(short_form) == "both";
      policy.ministry = row.cell(kind) == "ministry";
      policy.club = row.cell(kind) == "club";
      head_phrases_.add(lexicon, row.cell(head), static_cast<std::uint32_t>(heads_.size()));
      heads_.push_back(policy);
      if (row.cell(head).find(' ') == std::string_view::npos)
        first_heads.emplace(names::key_of(row.cell(head)), policy);
    }
  }
  {
    const Table table = Table::builtin("company_forms");
    for (const Row& row : table.rows()) company_forms_.add_backward(lexicon, row.cell(0), 1);
  }
  {
    const Table table = Table::builtin("company_words");
    for (const Row& row : table.rows()) words_.add(lexicon, row.cell(0), kGenericWord);
  }
  const auto words_of_name = [&](std::string_view name) {
    std::vector<Key> words;
    for (const std::string& part : lexicon.tokenizer().split(name)) {
      if (part == "," || words_.has(lexicon.intern(part), kSmall)) continue;
      if (words.size() < kMostWords) words.push_back(names::key_of(part));
    }
    if (words.empty()) words.push_back(names::key_of(name));
    return words;
  };
  const auto key_of_name = [&](std::string_view name) { return key_of_words(words_of_name(name)); };
  {
    const Table table = Table::builtin("acronyms");
    const std::size_t acronym = table.column("acronym"), kind = table.column("kind"), full = table.column("names");
    for (const Row& row : table.rows()) {
      if (row.cell(kind) != "organization") continue;
      std::vector<Key>& keys = acronyms_[key_of_name(row.cell(acronym))];
      for (const std::string_view name : row.list(full)) {
        keys.push_back(key_of_name(name));
        acronym_of_.try_emplace(keys.back(), std::string(row.cell(acronym)));
        // `el Fondo` where only FMI stands in the text.
        const std::vector<Key> words = words_of_name(name);
        if (const auto head = first_heads.find(words.front()); head != first_heads.end() && head->second.to_head) {
          std::vector<Key>& shorter = acronym_shorts_[key_of_name(row.cell(acronym))];
          for (std::size_t n = 1; n < words.size(); ++n) {
            shorter.push_back(key_of_words(std::span(words).first(n)));
            // `Hacienda` for SHCP.
            if (head->second.ministry) shorter.push_back(key_of_words(std::span(words).subspan(1, n)));
          }
        }
      }
    }
  }
  {
    const Table table = Table::builtin("organization_synonyms");
    std::uint32_t group = 0;
    for (const Row& row : table.rows()) {
      synonyms_[key_of_name(row.cell(0))].push_back(group);
      heads_group_.try_emplace(key_of_name(row.cell(0)), true);
      for (const std::string_view other : row.list(1)) synonyms_[key_of_name(other)].push_back(group);
      ++group;
    }
  }
  for (const lexicon::Country& country : lexicon::countries()) {
    for (const std::string_view demonym : country.demonyms) words_.add(lexicon, demonym, kGenericWord);
  }
  for (const char* table : {"organizations", "countries", "first_names"}) {
    const Table names = Table::builtin(table);
    const std::size_t column = names.column(std::string_view(table) == "countries" ? "names" : "name");
    for (const Row& row : names.rows()) {
      for (const std::string_view name : row.list(column)) names_alone_.try_emplace(key_of_name(name), true);
    }
  }
  for (const char* word : {"Institución", "Compañía", "Entidad", "Organismo", "Dependencia", "Empresa", "Firma"}) {
    anaphors_.try_emplace(names::key_of(word), true);
  }
  for (std::uint32_t i = 0; i < known.size(); ++i) {
    if (known[i].kind != NameKind::organization) continue;
    known_.try_emplace(key_of_name(known[i].name), i);
    if (!known[i].acronym.empty()) known_.try_emplace(key_of_name(known[i].acronym), i);
    for (const std::string& alias : known[i].aliases) known_.try_emplace(key_of_name(alias), i);
  }
}

bool OrganizationNames::is_blend_of(const TokenStream& stream, const names::NameSpan& shorter,
                                    const names::NameSpan& longer) const {
  std::vector<std::string> parts;
  for (std::uint32_t i = longer.first; i < longer.last && parts.size() <= kMostWords; ++i) {
    if (words_.has(stream[i].word, kSmall) || stream[i].kind != TokenKind::word) continue;
    parts.emplace_back();
    names::append_bare(stream.view(i), parts.back());
  }
  std::string letters;
  names::append_bare(stream.view(shorter.first), letters);
  return names::is_blend(letters, parts);
}

OrganizationNames::Form OrganizationNames::read_form(const TokenStream& stream, const names::NameSpan& name) const {
  Form form;
  form.bytes = stream[name.last - 1].end - stream[name.first].begin;
  form.capitals = true;
  std::size_t last = name.last;
  // The company's form is set aside, and the comma before it.
  while (last > name.first + 1) {
    const auto match = company_forms_.longest_before(stream, name.first + 1, last);
    if (!match) break;
    last -= match->length;
    if (last > name.first + 1 && words_.has(stream[last - 1].word, kCommaMark)) --last;
  }
  // The first word may be a head with a policy of its own: `el Fondo` of Fondo Monetario Internacional.
  if (const auto match = head_phrases_.longest(stream, name.first, name.first + 1)) {
    form.to_first_word = heads_[match->value].to_head;
  }
  if (const auto match = head_phrases_.longest(stream, name.first, last))
    form.policy = heads_[match->value], form.head = match->length;
  thread_local std::string initials, all_initials;
  initials.clear();
  all_initials.clear();
  std::size_t words = 0;
  std::size_t head_words = 0;
  for (std::size_t i = name.first; i < last; ++i) {
    const tokens::Lexeme& lexeme = stream[i];
    const std::string_view word = stream.view(i);
    if (lexeme.kind == TokenKind::punctuation) continue;
    const std::string_view first = word.substr(0, text::decode(word, 0).size);
    if (!lexeme.is(tokens::kAllUpper) && lexeme.is(tokens::kHasLetter)) form.capitals = false;
    if (lexeme.is(tokens::kAllUpper) && lexeme.end - lexeme.begin > 1) form.has_acronym = true;
    const std::size_t spelled = all_initials.size();
    names::append_bare(first, all_initials);
    if (words_.has(lexeme.word, kSmall) && (last - name.first > 1)) {
      if (words_.has(lexeme.word, kOf) && i == name.first + form.head) form.of_after_head = true;
      if (i == name.first + 1 && word == "de") form.of_after_first = true;
      continue;
    }
    initials.append(all_initials, spelled);
    ++words;
    if (i < name.first + form.head) head_words = words;
    if (!form.words.full()) {
      if (words_.has(lexeme.word, kGenericWord)) form.generic |= 1U << form.words.size();
      form.words.push_back(names::key_of(word));
    }
  }
  if (form.words.empty()) form.words.push_back(names::key_of(stream.view(name.first)));
  form.head = head_words;
  form.key = key_of_words(form.words);
  if (words >= 2 && initials.size() >= 2) {
    form.acronym = names::key_of_bare(initials);
    form.acronym_with_small = names::key_of_bare(all_initials);
  }
  const tokens::Lexeme& lexeme = stream[name.first];
  {
    const std::string_view word = stream.view(name.first);
    std::string letter;
    names::append_bare(word.substr(0, text::decode(word, 0).size), letter);
    form.initial = names::key_of_bare(letter);
  }
  form.acronym_shape =
      words == 1 && last - name.first == 1 && lexeme.end - lexeme.begin >= 2 && lexeme.end - lexeme.begin <= 12;
  return form;
}

void OrganizationNames::list_short_keys(const Form& form, KeyLists& lists) const {
  const std::span<const Key> words = form.words;
  if (words.size() < 2) return;
  const auto add = [&](Key key) {
    if (key != form.key) lists.add(key);
  };
  if (form.to_first_word) add(words[0]);
  if (form.head != 0 && form.policy.to_head) {
    Key key = words[0];
    for (std::size_t i = 1; i <= words.size(); ++i) {
      if (i >= form.head) add(key);
      if (i < words.size()) key = names::join(key, words[i]);
    }
  }
  if (form.head != 0 && form.head < words.size() && form.policy.to_tail &&
      (form.policy.ministry || form.policy.club || !form.of_after_head)) {
    add(key_of_words(words.subspan(form.head)));
    // `Hacienda` of `Secretaría de Hacienda y Crédito Público`.
    if (form.policy.ministry && form.head + 1 < words.size()) {
      Key key = words[form.head];
      for (std::size_t i = form.head + 1; i < words.size(); ++i) {
        add(key);
        key = names::join(key, words[i]);
      }
      Key prefix = key_of_words(words.first(form.head + 1));
      add(prefix);
    }
  }
  if (form.head == 0) {
    // `Hansung` of `Hansung Motors`: what is left when generic words are dropped.
    std::size_t last = words.size();
    while (last > 1 && (form.generic >> (last - 1) & 1U) != 0) add(key_of_words(words.first(--last)));
  }
}

OrganizationEntities OrganizationNames::join(const TokenStream& stream, const NameMap& names,
                                             std::span<const std::uint32_t> mentions) const {
  OrganizationEntities result;
  if (mentions.empty()) return result;
  result.of_mention.assign(mentions.size(), kNoEntity);

  std::vector<Form> forms;
  std::vector<std::uint32_t> form_of(mentions.size()), form_mention;
  names::KeyMap<std::uint32_t> written, index;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const auto [known, first] = written.try_emplace(key_as_written(stream, names[mentions[m]]));
    if (first) {
      const Form form = read_form(stream, names[mentions[m]]);
      const auto [entry, fresh] = index.try_emplace(form.key, static_cast<std::uint32_t>(forms.size()));
      *known = *entry;
      if (fresh) {
        forms.push_back(form);
        form_mention.push_back(m);
      } else {
        Form& best = forms[*entry];
        if ((best.capitals && !form.capitals) || (best.capitals == form.capitals && form.bytes > best.bytes)) {
          best.bytes = form.bytes;
          best.capitals = form.capitals;
          form_mention[*entry] = m;
        }
      }
    }
    form_of[m] = *known;
  }

  // Acronyms in parentheses, either way round: the long form's index by that of the acronym.
  std::vector<std::uint32_t> expansion(forms.size(), kNoName);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const std::size_t open = names[mentions[m]].last;
    if (open + 2 >= stream.size()) continue;
    const bool parenthesis = names.at(open) == kNoName && words_.has(stream[open].word, kOpeningMark);
    const bool comma = names.at(open) == kNoName && words_.has(stream[open].word, kCommaMark);
    if (!parenthesis && !comma) continue;
    const std::uint32_t inside = names.begins(open + 1, NameType::organization);
    if (inside == kNoName) continue;
    const auto mention = std::lower_bound(mentions.begin(), mentions.end(), inside);
    if (mention == mentions.end() || *mention != inside) continue;
    const std::size_t close = names[inside].last;
    if (close >= stream.size() || names.at(close) != kNoName) continue;
    const std::uint32_t a = form_of[m], b = form_of[static_cast<std::size_t>(mention - mentions.begin())];
    if (a == b) continue;
    const std::uint32_t longer = forms[a].words.size() >= forms[b].words.size() ? a : b;
    const std::uint32_t shorter = longer == a ? b : a;
    if (forms[longer].words.size() < 2) continue;
    // `Corporación Nacional de Electricidad (CNEL EP)`: an acronym and more.
    const bool acronym_and_more = parenthesis && longer == a &&
                                  forms[shorter].words.size() < forms[longer].words.size() &&
                                  forms[shorter].has_acronym && forms[shorter].initial == forms[longer].initial;
    if (!forms[shorter].acronym_shape && !acronym_and_more) continue;
    if (parenthesis && !words_.has(stream[close].word, kClosingMark)) continue;
    // Behind a comma only where the letters agree, since `X, Y` is mostly a list.
    if (comma && forms[longer].acronym != forms[shorter].words[0] &&
        forms[longer].acronym_with_small != forms[shorter].words[0] &&
        !is_blend_of(stream, names[longer == a ? inside : mentions[m]], names[longer == a ? mentions[m] : inside])) {
      continue;
    }
    if (expansion[shorter] == kNoName) expansion[shorter] = longer;
  }

  // Longer forms first: a form that a longer one can be shortened to is none of its own.
  std::vector<std::uint32_t> longest_first =
      by_number_falling<kMostWords>(forms.size(), [&](std::uint32_t f) { return forms[f].words.size(); });
  std::vector<EntityId> entity_of_form(forms.size(), kNoEntity);
  KeyLists keys_of;  // by entity
  names::KeyMap<EntityId> entity_of_known, entity_of_group;
  ShortForms shorts, initials;
  ShortForms clubs;       // first word before `de`: `Volkrán` of Volkrán de Córdoba
  ShortForms beginnings;  // first words of names without a head: `Soudal` of Soudal Quick-Step
  const auto set_acronym = [&](EntityId entity, std::uint32_t f) {
    if (result.entities[entity].acronym == kNoName) result.entities[entity].acronym = form_mention[f];
  };
  std::vector<std::uint32_t> own;
  for (std::size_t first = 0, last = 0; first < longest_first.size(); first = last) {
    const std::size_t length = forms[longest_first[first]].words.size();
    while (last < longest_first.size() && forms[longest_first[last]].words.size() == length) ++last;
    const std::span<std::uint32_t> alike = std::span(longest_first).subspan(first, last - first);
    own.clear();
    // Acronyms of bodies that the text calls by other words first: `Fondo` after `FMI`.
    if (length == 1) {
      std::stable_partition(alike.begin(), alike.end(), [&](std::uint32_t f) {
        return forms[f].acronym_shape && acronym_shorts_.contains(forms[f].key);
      });
    }
    for (const std::uint32_t f : alike) {
      const Form& form = forms[f];
      std::uint32_t known = kNoName;
      if (const std::uint32_t* const found = known_.find(form.key)) known = *found;
      if (known != kNoName) {
        const auto [entry, fresh] = entity_of_known.try_emplace(known, static_cast<EntityId>(result.entities.size()));
        entity_of_form[f] = *entry;
        if (!fresh) continue;
      } else {
        EntityId entity = kNoEntity;
        if (expansion[f] != kNoName && forms[expansion[f]].words.size() > length) {
          entity = entity_of_form[expansion[f]];
          if (entity == kNoEntity) entity = shorts.only(forms[expansion[f]].key);
          if (entity != kNoEntity) set_acronym(entity, f);
        }
        if (entity == kNoEntity && form.acronym_shape) {
          if (const std::vector<Key>* const full = acronyms_.find(form.key)) {
            for (const Key key : *full) {
              if (const std::uint32_t* const met = index.find(key)) entity = entity_of_form[*met];
              if (entity == kNoEntity) entity = shorts.only(key);
              if (entity != kNoEntity) break;
            }
          }
          if (entity == kNoEntity) entity = initials.only(form.key);
          if (entity != kNoEntity) set_acronym(entity, f);
        }
        if (entity == kNoEntity && shorts.contains(form.key)) continue;
        if (entity == kNoEntity)
          entity = names_alone_.contains(form.key) ? clubs.only(form.key) : beginnings.only(form.key);
        const std::vector<std::uint32_t>* const groups = synonyms_.find(form.key);
        if (entity == kNoEntity && groups != nullptr) {
          for (const std::uint32_t group : *groups) {
            if (const EntityId* const found = entity_of_group.find(group)) entity = *found;
          }
        }
        if (entity != kNoEntity) {
          entity_of_form[f] = entity;
          // The table says which of two names of one length the entry takes: Gobierno, not Ejecutivo.
          if (heads_group_.contains(form.key) && length == forms[form_of[result.entities[entity].fullest]].words.size())
            result.entities[entity].fullest = form_mention[f];
          if (groups != nullptr) {
            for (const std::uint32_t group : *groups) entity_of_group.try_emplace(group, entity);
          }
          continue;
        }
        entity_of_form[f] = static_cast<EntityId>(result.entities.size());
      }
      const EntityId entity = entity_of_form[f];
      OrganizationEntity fresh;
      fresh.fullest = form_mention[f];
      fresh.known = known;
      if (const std::string* const acronym = acronym_of_.find(form.key)) fresh.known_acronym = *acronym;
      result.entities.push_back(std::move(fresh));
      keys_of.begin();
      list_short_keys(form, keys_of);
      if (form.acronym_shape) {
        if (const std::vector<Key>* const shorter = acronym_shorts_.find(form.key)) {
          for (const Key key : *shorter) {
            keys_of.add(key);
            shorts.add(key, entity, Gender::unknown);
          }
        }
      }
      if (const std::vector<std::uint32_t>* const groups = synonyms_.find(form.key)) {
        for (const std::uint32_t group : *groups) entity_of_group.try_emplace(group, entity);
      }
      own.push_back(f);
    }
    for (const std::uint32_t f : own) {
      const EntityId entity = entity_of_form[f];
      for (const Key key : keys_of[entity]) shorts.add(key, entity, Gender::unknown);
      if (forms[f].head == 0 && forms[f].words.size() > 1) {
        beginnings.add(forms[f].words[0], entity, Gender::unknown);
        if (forms[f].of_after_first) clubs.add(forms[f].words[0], entity, Gender::unknown);
        if (forms[f].words.size() > 2)
          beginnings.add(names::join(forms[f].words[0], forms[f].words[1]), entity, Gender::unknown);
      }
      if (forms[f].acronym != 0) initials.add(forms[f].acronym, entity, Gender::unknown);
      if (forms[f].acronym_with_small != 0) initials.add(forms[f].acronym_with_small, entity, Gender::unknown);
    }
  }

  EntityId last_spoken = kNoEntity;
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const std::uint32_t f = form_of[m];
    EntityId entity = entity_of_form[f];
    if (entity == kNoEntity) entity = shorts.meant(forms[f].key, Gender::unknown);
    // `la Institución`: the body that the text spoke of last.
    const bool anaphor = entity_of_form[f] != kNoEntity && anaphors_.contains(forms[f].key);
    if (anaphor && last_spoken != kNoEntity) entity = last_spoken;
    if (!anaphor) last_spoken = entity;
    result.of_mention[m] = entity;
    if (entity_of_form[f] != kNoEntity) {
      for (const Key key : keys_of[entity]) shorts.speak(key, entity, Gender::unknown);
    }
  }

  std::vector<EntityId> order(result.entities.size(), kNoEntity);
  std::vector<OrganizationEntity> ordered;
  for (EntityId& entity : result.of_mention) {
    if (order[entity] == kNoEntity) {
      order[entity] = static_cast<EntityId>(ordered.size());
      ordered.push_back(std::move(result.entities[entity]));
    }
    entity = order[entity];
  }
  result.entities = std::move(ordered);
  return result;
}

}  // namespace gaceta::article
