#include "names/agreement.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "names/key_map.hpp"

namespace gaceta::names {

using tokens::TokenStream;

namespace {

constexpr std::size_t kLongestForm = 8;  // lexemes of a form that is looked for elsewhere
constexpr int kTagged = 2, kTaggedInHeadline = 1, kSure = 12, kPartOfPerson = 6, kGivenNameAlone = 3, kTitled = 6,
              kPartOfCompany = 6;

struct Form {
  std::array<int, 4> votes{};    // by NameType
  std::uint32_t length = 0;      // lexemes
  bool capitals_only = true;     // every occurrence is written in capitals
  bool surname = false;          // the last words of a person's full name
  bool person_for_sure = false;  // a given name, a title, part of a full name
  int wherever = 0;              // stands behind `en`
  NameType decided = NameType::other;

  void vote(NameType type, int weight) { votes[static_cast<std::size_t>(type)] += weight; }
};

// The key of the lexemes [first, last).
Key key_of_range(const std::vector<Key>& keys, std::size_t first, std::size_t last) {
  Key key = keys[first];
  for (std::size_t i = first + 1; i < last; ++i) key = join(key, keys[i]);
  return key;
}

}  // namespace

void cut_owners(const TokenStream& stream, const RuleWords& words, NameLabels& labels) {
  KeyMap<bool> people;  // made when the first name that may have an owner is met
  const auto list_people = [&] {
    for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
      if (labels.type_at(i) != NameType::person) continue;
      const std::size_t end = labels.end_of(i);
      Key key = key_of(stream.view(i));
      for (std::size_t k = i + 1; k < end; ++k) key = join(key, key_of(stream.view(k)));
      people.try_emplace(key, true);
      if (end - i > 1 && words.is(stream, i, kGivenName)) people.try_emplace(key_of(stream.view(end - 1)), true);
    }
  };
  bool listed = false;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    const bool given = type == NameType::person && words.is(stream, i, kGivenName);
    if (end - i >= 3 && end - i <= kLongestForm && !words.is(stream, i, kHeadWord) && !given) {
      for (std::size_t k = i + 1; k + 1 < end; ++k) {
        if (!words.is(stream, k, kOf) || stream[k].is(tokens::kInitialUpper)) continue;
        if (!listed) list_people(), listed = true;
        Key key = key_of(stream.view(k + 1));
        for (std::size_t n = k + 2; n < end; ++n) key = join(key, key_of(stream.view(n)));
        if (!people.contains(key)) continue;
        const bool sure = labels.sure(i);
        labels.clear(k, end);
        labels.set(i, k, type, sure);
        labels.set(k + 1, end, NameType::person);
        break;
      }
    }
    i = end - 1;
  }
}

void agree(const TokenStream& stream, const RuleWords& words, const Spots& spots, NameLabels& labels) {
  if (labels.next_name(0) == labels.size()) return;
  // Keys of what stands in names, and of the capitalised words when they are looked at; 0 for the rest.
  std::vector<Key> keys(stream.size(), 0);
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i)) {
    for (const std::size_t end = labels.end_of(i); i < end; ++i) keys[i] = key_of(stream.view(i));
  }

  KeyMap<Form> forms;
  for (std::size_t i = labels.next_name(0), end = 0; i < labels.size(); i = labels.next_name(end)) {
    end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    Form& form = forms[key_of_range(keys, i, end)];
    form.length = static_cast<std::uint32_t>(end - i);
    const bool capitals = stream[i].is(tokens::kAllUpper);
    form.vote(type, labels.sure(i) ? kSure : stream[i].zone == Zone::headline ? kTaggedInHeadline : kTagged);
    if (!capitals) form.capitals_only = false;
    if (end - i == 1 && (type == NameType::person || type == NameType::place) && i > 0 &&
        words.is(stream, i - 1, kInside)) {
      ++form.wherever;
    }
    if (type == NameType::organization && end - i > 1) {
      // What a company's name may be shortened to: `Volkrán` of Grupo Volkrán, `Hansung` of Hansung Motors.
      const RuleWords::HeadMatch head = words.head_at(stream, i);
      std::size_t first = i, last = end;
      for (std::size_t k = i + 1; k < last; ++k) {
        // Its form goes: `Volkrán Servicios, S.A.U.`
        if (words.company_form_at(stream, k) == last - k) last = words.is(stream, k - 1, kCommaMark) ? k - 1 : k;
      }
      if (head.head == nullptr) {
        while (last > i + 1 && words.is(stream, last - 1, kCompanyWord)) --last;
      } else if (head.head->kind == OrganizationHead::Kind::company ||
                 (head.head->kind == OrganizationHead::Kind::body && i + head.length < end &&
                  words.unknown(stream, i + head.length) && !words.is(stream, i + head.length, kGivenName))) {
        // `Instituto Cuesta Duarte`: a body that has its name from somebody.
        first = std::min(end, i + head.length);
      }
      if (first < last && (first != i || last != end) && !words.is(stream, first, kSmallWord)) {
        Form& shorter = forms[key_of_range(keys, first, last)];
        shorter.length = static_cast<std::uint32_t>(last - first);
        shorter.vote(NameType::organization, kPartOfCompany);
        if (!capitals) shorter.capitals_only = false;
      }
    }
    if (type == NameType::person) {
      const bool given = words.is(stream, i, kGivenName);
      if (end - i == 1 && given) {
        form.vote(NameType::person, kGivenNameAlone);
        form.person_for_sure = true;
      }
      if (i > 0 && words.is(stream, i - 1, kTitleWord | kRoleNoun)) {
        form.vote(NameType::person, kTitled);
        form.person_for_sure = true;
      }
      if (end - i > 1 && (given || (i > 0 && words.is(stream, i - 1, kTitleWord | kRoleNoun)))) {
        // Its surnames name the person too: the last word, the last two, the last but one.
        for (const auto& [first, last] :
             {std::pair{end - 1, end}, std::pair{end - 2, end}, std::pair{end - 2, end - 1}}) {
          if (first <= i || words.is(stream, first, kGivenName) || !stream[first].is(tokens::kInitialUpper)) continue;
          Form& surname = forms[key_of_range(keys, first, last)];
          surname.length = static_cast<std::uint32_t>(last - first);
          surname.vote(NameType::person, kPartOfPerson);
          surname.person_for_sure = true;
          if (last == end) surname.surname = true;
          if (!capitals) surname.capitals_only = false;
        }
      }
    }
  }
  for (auto& [key, form] : forms.entries()) {
    // Where the votes are equal: organization, person, place, other.
    constexpr std::array order{NameType::organization, NameType::person, NameType::place, NameType::other};
    form.decided = order[0];
    // A name that people live `en` is a place, unless something says that it is a person.
    if (form.wherever > 0 && !form.person_for_sure)
      form.vote(NameType::place, form.votes[static_cast<std::size_t>(NameType::person)] + 1);
    for (const NameType type : order) {
      if (form.votes[static_cast<std::size_t>(type)] > form.votes[static_cast<std::size_t>(form.decided)])
        form.decided = type;
    }
  }

  // The types.
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const Form& form = *forms.find(key_of_range(keys, i, end));
    if (!labels.sure(i) && form.decided != labels.type_at(i)) labels.set(i, end, form.decided);
  }

  // The words with which forms go on, so that no more than the length of a form is read at a place.
  KeyMap<bool> prefixes;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    if (end - i <= kLongestForm) {
      Key key = keys[i];
      for (std::size_t k = i + 1; k < end; ++k) {
        prefixes.try_emplace(key, true);
        key = join(key, keys[k]);
      }
      if (labels.is(i, NameType::person) && end - i > 2) prefixes.try_emplace(keys[end - 2], true);
    }
  }
  // The places where a form stands untagged, or tagged in part.
  std::size_t next_name = labels.next_name(0);
  const auto next = [&](std::size_t i) {
    if (next_name < i) next_name = labels.next_name(i);
    return std::min(next_name, spots.next(Spot::capital, i));
  };
  for (std::size_t i = next(0); i < labels.size(); i = next(i + 1)) {
    const bool tagged = labels.in_name(i);
    if (tagged && !labels.begins(i)) continue;
    const std::size_t tagged_end = tagged ? labels.end_of(i) : i;
    if ((!tagged && !is_capitalised(stream[i])) || stream[i].zone == Zone::link) continue;
    std::size_t best = 0;
    NameType type = NameType::other;
    if (keys[i] == 0) keys[i] = key_of(stream.view(i));
    Key key = keys[i];
    for (std::size_t k = i + 1; k <= stream.size() && k - i <= kLongestForm; ++k) {
      if (const Form* const found = forms.find(key); found != nullptr) {
        const Form& form = *found;
        // A single word that begins a sentence, or stands in a headline, may be any word.
        const bool open = k - i == 1 && (stream[i].is(tokens::kSentenceStart) || stream[i].zone == Zone::headline);
        const bool known = words.unknown(stream, i) || form.surname || stream[i].is(tokens::kAllUpper);
        const bool alike = form.capitals_only == stream[i].is(tokens::kAllUpper) || k - i > 1 || !form.capitals_only;
        const bool longer = k > tagged_end && (k == stream.size() || !labels.in_name(k) || labels.begins(k));
        if (form.decided != NameType::other && longer && alike && (!open || known) &&
            !words.is(stream, i, kTitleWord)) {
          best = k;
          type = form.decided;
        }
      }
      if (k == stream.size() || stream[k].is(tokens::kSentenceStart) || !prefixes.contains(key)) break;
      if (keys[k] == 0) keys[k] = key_of(stream.view(k));
      key = join(key, keys[k]);
    }
    if (best != 0) {
      labels.set(i, best, type);
      next_name = labels.next_name(i);
    }
    if (labels.in_name(i)) i = labels.end_of(i) - 1;
  }
}

}  // namespace gaceta::names
