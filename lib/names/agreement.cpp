#include "names/agreement.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "names/key_map.hpp"

namespace gaceta::names {

namespace {

constexpr std::size_t kLongestForm = 8;  // lexemes of a form that is looked for elsewhere
constexpr int kTagged = 2, kTaggedInHeadline = 1, kSure = 12, kPartOfPerson = 6, kGivenNameAlone = 3, kTitled = 6,
              kPartOfCompany = 6;

// What is known of one sequence of words.
struct Form {
  bool found = false;            // it is a form; otherwise only the beginning of one
  bool goes_on = false;          // some form begins with it and goes on
  std::array<int, 4> votes{};    // by NameType
  bool capitals_only = true;     // every occurrence is written in capitals
  bool surname = false;          // the last words of a person's full name
  bool person_for_sure = false;  // a given name, a title, part of a full name
  int wherever = 0;              // stands behind `en`
  NameType decided = NameType::other;

  void vote(NameType type, int weight) { votes[static_cast<std::size_t>(type)] += weight; }
};

// A name of the text and the number of its form.
struct Named {
  std::uint32_t first, end;
  std::uint32_t form;
};

// The key of the lexemes [first, last).
Key key_of_range(const RuleText& in, std::size_t first, std::size_t last) {
  Key key = in.key(first);
  for (std::size_t i = first + 1; i < last; ++i) key = join(key, in.key(i));
  return key;
}

}  // namespace

void cut_owners(const RuleText& in, NameLabels& labels) {
  KeyMap<bool> people;  // made when the first name that may have an owner is met
  const auto list_people = [&] {
    for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
      if (labels.type_at(i) != NameType::person) continue;
      const std::size_t end = labels.end_of(i);
      Key key = in.key(i);
      for (std::size_t k = i + 1; k < end; ++k) key = join(key, in.key(k));
      people.try_emplace(key, true);
      if (end - i > 1 && in.is(i, kGivenName)) people.try_emplace(in.key(end - 1), true);
    }
  };
  bool listed = false;
  for (std::size_t i = labels.next_name(0); i < labels.size(); i = labels.next_name(i + 1)) {
    const std::size_t end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    const bool given = type == NameType::person && in.is(i, kGivenName);
    if (end - i >= 3 && end - i <= kLongestForm && !in.is(i, kHeadWord) && !given) {
      for (std::size_t k = i + 1; k + 1 < end; ++k) {
        if (!in.is(k, kOf) || in[k].is(tokens::kInitialUpper)) continue;
        if (!listed) list_people(), listed = true;
        Key key = in.key(k + 1);
        for (std::size_t n = k + 2; n < end; ++n) key = join(key, in.key(n));
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

void agree(const RuleText& in, NameLabels& labels) {
  if (labels.next_name(0) == labels.size()) return;
  KeyMap<Form> forms;
  const auto number_of = [&](std::size_t first, std::size_t last) {
    const std::uint32_t number = forms.number(key_of_range(in, first, last));
    forms.entries()[number].value.found = true;
    return number;
  };
  const auto form_of = [&](std::size_t first, std::size_t last) -> Form& {
    return forms.entries()[number_of(first, last)].value;
  };
  std::vector<Named> names;
  for (std::size_t i = labels.next_name(0), end = 0; i < labels.size(); i = labels.next_name(end)) {
    end = labels.end_of(i);
    const NameType type = labels.type_at(i);
    names.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), number_of(i, end)});
    Form& form = forms.entries()[names.back().form].value;
    const bool capitals = in[i].is(tokens::kAllUpper);
    form.vote(type, labels.sure(i) ? kSure : in[i].zone == Zone::headline ? kTaggedInHeadline : kTagged);
    if (!capitals) form.capitals_only = false;
    if (end - i == 1 && (type == NameType::person || type == NameType::place) && i > 0 && in.is(i - 1, kInside)) {
      ++form.wherever;
    }
    if (type == NameType::organization && end - i > 1) {
      // What a company's name may be shortened to: `Volkrán` of Grupo Volkrán, `Hansung` of Hansung Motors.
      const RuleWords::HeadMatch head = in.head_at(i);
      std::size_t first = i, last = end;
      for (std::size_t k = i + 1; k < last; ++k) {
        // Its form goes: `Volkrán Servicios, S.A.U.`
        if (in.company_form_at(k) == last - k) last = in.is(k - 1, kCommaMark) ? k - 1 : k;
      }
      if (head.head == nullptr) {
        while (last > i + 1 && in.is(last - 1, kCompanyWord)) --last;
      } else if (head.head->kind == OrganizationHead::Kind::company ||
                 (head.head->kind == OrganizationHead::Kind::body && i + head.length < end &&
                  in.unknown(i + head.length) && !in.is(i + head.length, kGivenName))) {
        // `Instituto Cuesta Duarte`: a body that has its name from somebody.
        first = std::min(end, i + head.length);
      }
      if (first < last && (first != i || last != end) && !in.is(first, kSmallWord)) {
        Form& shorter = form_of(first, last);
        shorter.vote(NameType::organization, kPartOfCompany);
        if (!capitals) shorter.capitals_only = false;
      }
    }
    if (type == NameType::person) {
      const bool given = in.is(i, kGivenName);
      if (end - i == 1 && given) {
        form.vote(NameType::person, kGivenNameAlone);
        form.person_for_sure = true;
      }
      if (i > 0 && in.is(i - 1, kTitleWord | kRoleNoun)) {
        form.vote(NameType::person, kTitled);
        form.person_for_sure = true;
      }
      if (end - i > 1 && (given || (i > 0 && in.is(i - 1, kTitleWord | kRoleNoun)))) {
        // Its surnames name the person too: the last word, the last two, the last but one.
        for (const auto& [first, last] :
             {std::pair{end - 1, end}, std::pair{end - 2, end}, std::pair{end - 2, end - 1}}) {
          if (first <= i || in.is(first, kGivenName) || !in[first].is(tokens::kInitialUpper)) continue;
          Form& surname = form_of(first, last);
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

  // The types. And the words with which forms go on, so that no more than the length of a form is read at a place.
  for (const Named& name : names) {
    const std::size_t i = name.first, end = name.end;
    if (const NameType decided = forms.entries()[name.form].value.decided;
        !labels.sure(i) && decided != labels.type_at(i)) {
      labels.set(i, end, decided);
    }
    if (end - i == 1 || end - i > kLongestForm) continue;
    Key key = in.key(i);
    for (std::size_t k = i + 1; k < end; ++k) {
      forms[key].goes_on = true;
      key = join(key, in.key(k));
    }
    if (labels.is(i, NameType::person) && end - i > 2) forms[in.key(end - 2)].goes_on = true;
  }

  // The places where a form stands untagged, or tagged in part.
  auto name = names.begin();
  std::size_t next_name = labels.next_name(0);
  const auto next = [&](std::size_t i) {
    if (next_name < i) next_name = labels.next_name(i);
    return std::min(next_name, in.next(Spot::capital, i));
  };
  for (std::size_t i = next(0); i < labels.size(); i = next(i + 1)) {
    const bool tagged = labels.in_name(i);
    if (tagged && !labels.begins(i)) continue;
    const std::size_t tagged_end = tagged ? labels.end_of(i) : i;
    if ((!tagged && !is_capitalised(in[i])) || in[i].zone == Zone::link) continue;
    if (tagged) {
      // Most names are known for no longer ones.
      while (name != names.end() && name->first < i) ++name;
      if (name != names.end() && name->first == i && name->end == tagged_end &&
          !forms.entries()[name->form].value.goes_on) {
        i = tagged_end - 1;
        continue;
      }
    }
    std::size_t best = 0;
    NameType type = NameType::other;
    Key key = in.key(i);
    for (std::size_t k = i + 1; k <= in.size() && k - i <= kLongestForm; ++k) {
      const Form* const form = forms.find(key);
      if (form == nullptr) break;
      const bool longer = k > tagged_end && (k == in.size() || !labels.in_name(k) || labels.begins(k));
      if (form->found && longer && form->decided != NameType::other && !in.is(i, kTitleWord)) {
        // A single word that begins a sentence, or stands in a headline, may be any word.
        const bool open = k - i == 1 && (in[i].is(tokens::kSentenceStart) || in[i].zone == Zone::headline);
        const bool known = in.unknown(i) || form->surname || in[i].is(tokens::kAllUpper);
        const bool alike = form->capitals_only == in[i].is(tokens::kAllUpper) || k - i > 1 || !form->capitals_only;
        if (alike && (!open || known)) {
          best = k;
          type = form->decided;
        }
      }
      if (k == in.size() || in[k].is(tokens::kSentenceStart) || !form->goes_on) break;
      key = join(key, in.key(k));
    }
    if (best != 0) {
      labels.set(i, best, type);
      next_name = labels.next_name(i);
    }
    if (labels.in_name(i)) i = labels.end_of(i) - 1;
  }
}

}  // namespace gaceta::names
