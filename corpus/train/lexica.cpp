#include "lexica.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "names/tagger/word.hpp"

namespace gaceta::names::training {
namespace {

/// A name with its commas apart, as they are in text: `Industria , Comercio y Turismo`.
std::string spaced(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (c == ',') out += ' ';
    out += c;
  }
  return out;
}

}  // namespace

VocabularyData read_vocabulary(const std::string& path, double least_probability) {
  VocabularyData out;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  std::map<std::uint16_t, std::uint16_t> clusters{{std::uint16_t{0}, std::uint16_t{0}}};
  struct Entry {
    std::uint64_t hash;
    std::uint32_t value;
  };
  std::vector<Entry> entries;
  for (std::string line; std::getline(in, line);) {
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1);
    const double p = std::stod(line.substr(b + 1));
    if (p < least_probability) continue;
    const auto tree = static_cast<std::uint16_t>(std::stoul(line.substr(a + 1, b - a - 1)));
    const auto [at, fresh] = clusters.try_emplace(tree, static_cast<std::uint16_t>(out.paths.size()));
    if (fresh) out.paths.push_back(tree);
    const auto frequency =
        static_cast<std::uint32_t>(std::min(15.0, std::max(1.0, 1.0 + std::floor((p + 19.7) / 1.15))));
    entries.push_back({table_hash(line.substr(0, a)), static_cast<std::uint32_t>(at->second) << 4 | frequency});
  }
  std::size_t size = 1024;
  while (size * 85 / 100 < entries.size()) size *= 2;
  out.slots.assign(size, 0);
  for (const Entry& e : entries) {  // most frequent first, so that a later one with the same fingerprint is not stored
    const auto fingerprint = static_cast<std::uint32_t>(e.hash >> 46);
    for (std::size_t i = e.hash & (size - 1);; i = (i + 1) & (size - 1)) {
      if (out.slots[i] == 0) {
        out.slots[i] = fingerprint << 14 | e.value;
        break;
      }
      if (out.slots[i] >> 14 == fingerprint) break;
    }
  }
  std::fprintf(stderr, "vocabulary: %zu words in %zu slots, %zu clusters\n", entries.size(), size, out.paths.size());
  return out;
}

NameLists read_lists(const std::string& folder) {
  static const char* const kNames[kLists] = {"given_names", "surnames",  "countries", "regions",
                                             "cities",      "companies", "media",     "institutions",
                                             "parties",     "clubs",     "things"};
  NameLists lists(kLists);
  if (folder.empty()) return lists;
  for (std::size_t list = 0; list < kLists; ++list) {
    std::ifstream in(folder + "/" + kNames[list] + ".txt");
    if (!in) throw std::runtime_error("can't read the list " + std::string(kNames[list]));
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line[0] != '#') lists[list].push_back(line);
  }
  return lists;
}

std::vector<std::uint32_t> pack_gazetteer(const NameLists& lists) {
  std::map<std::uint64_t, std::uint32_t> entries;  // by state: lists and goes_on
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const std::string& name : lists[list]) {
      std::istringstream words(spaced(name));
      std::uint64_t state = 0;
      for (std::string word; words >> word;) {
        if (state != 0) entries[state] |= 0x800;
        Word w;
        Atoms atoms;
        analyse(word, {}, w, atoms);
        state = Gazetteer::next(state, w.plain);
        entries[state] |= 0;
      }
      entries[state] |= 1U << list;
    }
  }
  if (entries.empty()) return {};
  std::size_t size = 64;
  while (size * 3 / 4 < entries.size()) size *= 2;
  std::vector<std::uint32_t> slots(size);
  for (const auto& [state, value] : entries) {
    std::size_t i = state & (size - 1);
    while (slots[i] != 0) i = (i + 1) & (size - 1);
    slots[i] = static_cast<std::uint32_t>(state >> 44) << 12 | value;
  }
  return slots;
}

std::vector<std::string> frequent_forms(const std::string& path, const std::map<std::string, std::size_t>& counts,
                                        std::size_t how_many) {
  std::map<std::string, double> shares;
  double all = 0;
  for (const auto& [word, count] : counts) all += static_cast<double>(count);
  for (const auto& [word, count] : counts) shares[word] = static_cast<double>(count) / all;
  std::ifstream in(path);
  if (!in) throw std::runtime_error("can't read " + path);
  for (std::string line; std::getline(in, line);)
    shares[line.substr(0, line.find('\t'))] += std::exp(std::stod(line.substr(line.rfind('\t') + 1)));
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [word, share] : shares) order.emplace_back(-share, word);
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), how_many));
  std::vector<std::string> forms;
  for (auto& [share, word] : order) forms.push_back(std::move(word));
  return forms;
}

}  // namespace gaceta::names::training
