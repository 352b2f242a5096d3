#include "zones/known_names.hpp"

#include <algorithm>
#include <stdexcept>

#include "lexicon/table.hpp"
#include "zones/plain_line.hpp"

namespace gaceta::zones {

namespace {

constexpr std::array<const char*, 7> kKinds{"city", "region", "country", "agency", "photo_agency", "month", "weekday"};
constexpr unsigned kCity = 1, kRegion = 2, kCountry = 4, kAgency = 8, kPhotoAgency = 16, kMonth = 32, kWeekday = 64;
constexpr unsigned kAnyCase = kMonth | kWeekday;  // also with a small letter

// Bytes that never stand in a plain line: control characters are blanks there.
constexpr std::string_view kFreeBytes{
    "\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F"};

bool is_upper(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'A' && c <= 'Z') || (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7);
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_word(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7);
}

// Small, without accent.
constexpr std::array<char, 256> make_folding() {
  std::array<char, 256> folding{};
  for (unsigned byte = 0; byte < 256; ++byte) folding[byte] = static_cast<char>(byte);
  for (char c = 'A'; c <= 'Z'; ++c) folding[static_cast<unsigned char>(c)] = static_cast<char>(c + ('a' - 'A'));
  constexpr std::string_view kBare = "aaaaaaaceeeeiiiidnooooo\xD7ouuuuyts";  // of 0xC0 to 0xDF
  for (unsigned i = 0; i < 32; ++i) {
    if (i == 0x17) continue;  // × and ÷
    folding[0xC0 + i] = kBare[i];
    folding[0xE0 + i] = kBare[i];
  }
  return folding;
}
constexpr std::array<char, 256> kFolding = make_folding();

char fold(char c) noexcept { return kFolding[static_cast<unsigned char>(c)]; }

}  // namespace

KnownNames::KnownNames() {
  std::vector<GrowingNode> nodes(1);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    const char folded = fold(c);
    cased_[byte] = is_upper(c) || is_digit(c);
    constexpr std::uint8_t kDigitKey = 27;
    if (is_digit(c)) keys_[byte] = kDigitKey;
    if (is_word(c) && folded >= 'a' && folded <= 'z') keys_[byte] = static_cast<std::uint8_t>(folded - 'a' + 1);
  }
  const lexicon::Table agencies = lexicon::Table::builtin("agencies");
  const std::size_t forms = agencies.column("forms");
  const std::size_t signs = agencies.column("signs");
  for (const lexicon::Row& row : agencies.rows()) {
    for (const std::string_view form : row.list(forms))
      add(nodes, form, row.cell(signs) == "text" ? kAgency : kPhotoAgency);
  }
  const lexicon::Table cities = lexicon::Table::builtin("cities");
  const std::size_t name = cities.column("name");
  const std::size_t kind = cities.column("kind");
  for (const lexicon::Row& row : cities.rows()) {
    const std::string_view of = row.cell(kind);
    const unsigned bit = of == "city" ? kCity : of == "region" ? kRegion : of == "country" ? kCountry : 0;
    if (bit == 0) throw std::logic_error("cities.tsv: no such kind: " + std::string(of));
    for (const std::string_view form : row.list(name)) add(nodes, form, bit);
  }
  for (const auto& [table_name, bit] : {std::pair{"months", kMonth}, std::pair{"weekdays", kWeekday}}) {
    const lexicon::Table table = lexicon::Table::builtin(table_name);
    const std::size_t full = table.column("name");
    const std::size_t abbreviations = table.column("abbreviations");
    for (const lexicon::Row& row : table.rows()) {
      for (const std::string_view form : row.list(full)) add(nodes, form, bit);
      for (std::string_view form : row.list(abbreviations)) {
        // The patterns know that a dot may follow; short ones are other words without it (`en.`).
        if (form.ends_with('.') && form.size() > 3) form.remove_suffix(1);
        add(nodes, form, bit);
      }
    }
  }
  lay_out(nodes);

  // A byte for each combination of kinds that some name has, as written and in capitals.
  std::size_t used = 0;
  const auto give_signs = [&](unsigned kinds) {
    if (kinds == 0 || signs_[kinds][0] != 0) return;
    const bool cased = (kinds & ~kAnyCase) != 0;
    if (used + 2 > kFreeBytes.size())
      throw std::logic_error("agencies.tsv, cities.tsv: too many combinations of kinds");
    signs_[kinds] = {kFreeBytes[used], kFreeBytes[cased ? used + 1 : used]};
    used += cased ? 2 : 1;
    if (!cased) any_case_signs_ |= std::uint32_t{1} << static_cast<unsigned char>(signs_[kinds][0]);
  };
  for (const Node& node : nodes_) {
    give_signs(node.kinds);
    give_signs(node.kinds & kAnyCase);
  }
  const auto add_class = [&](const std::string& key, unsigned bits, bool written) {
    std::string members;
    for (unsigned kinds = 1; kinds < signs_.size(); ++kinds) {
      if ((kinds & bits) == 0 || signs_[kinds][0] == 0) continue;
      if (written) members += signs_[kinds][0];
      members += signs_[kinds][1];
    }
    classes_[key] = "[" + members + "]";
  };
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    add_class(kKinds[i], 1U << i, true);
    add_class(std::string("caps_") + kKinds[i], 1U << i, false);
  }
  add_class("known", 127 & ~kAnyCase, true);
  add_class("caps_known", 127 & ~kAnyCase, false);
}

void KnownNames::add_beginning(std::string_view plain, bool any_case) {
  constexpr unsigned kKeys = 4, kAllKeys = 32;
  // Behind a name that ends in a letter no further one stands; behind one that ends in a mark anything may.
  const auto put = [&](const auto& next, unsigned place, std::uint32_t keys) -> void {
    if (place == kKeys) {
      const std::size_t hash = hash_of(keys);
      begins_[0][hash / 64] |= std::uint64_t{1} << (hash % 64);
      if (any_case) begins_[1][hash / 64] |= std::uint64_t{1} << (hash % 64);
    } else if (place < plain.size()) {
      next(next, place + 1, keys << 5 | keys_[static_cast<unsigned char>(plain[place])]);
    } else if (place > plain.size() || !is_word(plain.back())) {
      for (unsigned key = 0; key < kAllKeys; ++key) next(next, place + 1, keys << 5 | key);
    } else {
      next(next, place + 1, keys << 5);
    }
  };
  put(put, 0, 0);
}

void KnownNames::add(std::vector<GrowingNode>& nodes, std::string_view form, unsigned kind) {
  std::uint32_t node = 0;
  const std::string plain = to_plain(form);
  if (plain.size() < 2 || !is_word(plain.front())) {
    throw std::logic_error("a name has to begin with a letter or digit, and to have two: " + std::string(form));
  }
  add_beginning(plain, (kind & kAnyCase) != 0);
  for (const char c : plain) {
    const char key = fold(c);
    auto& next = nodes[node].next;
    const auto found = std::find_if(next.begin(), next.end(), [key](const Edge& edge) { return edge.key == key; });
    if (found != next.end()) {
      node = found->to;
    } else {
      const auto fresh = static_cast<std::uint32_t>(nodes.size());
      next.push_back({key, fresh});
      nodes.emplace_back();
      node = fresh;
    }
    nodes[node].any_case = nodes[node].any_case || (kind & kAnyCase) != 0;
  }
  nodes[node].kinds |= kind;
}

void KnownNames::lay_out(const std::vector<GrowingNode>& nodes) {
  nodes_.reserve(nodes.size());
  edges_.reserve(nodes.size());
  for (const GrowingNode& node : nodes) {
    nodes_.push_back({static_cast<std::uint32_t>(edges_.size()), static_cast<std::uint8_t>(node.next.size()),
                      static_cast<std::uint8_t>(node.kinds), node.any_case});
    edges_.insert(edges_.end(), node.next.begin(), node.next.end());
  }
  for (const Edge& edge : nodes.front().next) first_[static_cast<unsigned char>(edge.key)] = edge.to;
}

std::uint32_t KnownNames::child(std::uint32_t node, char key) const noexcept {
  const Edge* const first = edges_.data() + nodes_[node].first_edge;
  for (std::size_t i = 0; i < nodes_[node].edge_count; ++i) {
    if (first[i].key == key) return first[i].to;
  }
  return 0;
}

KnownNames::Found KnownNames::longest(std::string_view plain, std::size_t at) const noexcept {
  Found found;
  const bool small = !is_upper(plain[at]) && !is_digit(plain[at]);
  std::uint32_t node = first_[static_cast<unsigned char>(fold(plain[at]))];
  bool all_upper = true;
  for (std::size_t i = at; node != 0 && (!small || nodes_[node].any_case);) {
    all_upper = all_upper && (!is_word(plain[i]) || is_upper(plain[i]) || is_digit(plain[i]));
    ++i;
    const unsigned kinds = small ? nodes_[node].kinds & kAnyCase : nodes_[node].kinds;
    if (kinds != 0 && (i == plain.size() || !is_word(plain[i]) || !is_word(plain[i - 1]))) {
      found = {i - at, signs_[kinds][all_upper ? 1 : 0]};
    }
    if (i == plain.size()) break;
    node = child(node, fold(plain[i]));
  }
  return found;
}

const KnownNames& known_names() {
  static const KnownNames instance;
  return instance;
}

}  // namespace gaceta::zones
