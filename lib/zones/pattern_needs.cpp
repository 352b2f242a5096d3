#include "zones/pattern_needs.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "zones/pattern_tree.hpp"
#include "zones/plain_bytes.hpp"

namespace gaceta::zones {

namespace {

using Node = PatternTree::Node;

constexpr std::size_t kPlaces = PatternNeeds::kPlaces;
constexpr std::size_t kMostStrings = 64;  // that a piece may spell, to be followed letter by letter
constexpr std::size_t kMostGrams = 400;
constexpr int kRare = 30;  // thousandths of a text

constexpr bool is_small(unsigned char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c != 0xF7); }
constexpr bool is_capital(unsigned char c) noexcept {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}
constexpr bool is_digit(unsigned char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_sign(unsigned char c) noexcept { return c != 0 && c < 0x20; }  // a known name

constexpr unsigned char kOtherSign = 0xA4;  // stands for all that windows-1252 has not

template <class Holds>
constexpr ByteSet bytes_that(Holds holds) {
  ByteSet set;
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (holds(static_cast<unsigned char>(byte))) set.add(static_cast<unsigned char>(byte));
  }
  return set;
}
constexpr ByteSet kUsual =
    bytes_that([](unsigned char c) { return is_small(c) || is_capital(c) || c == ' ' || c == kOtherSign; });
constexpr ByteSet kStops = bytes_that([](unsigned char c) { return c == '.' || c == ','; });
constexpr ByteSet kDigits = bytes_that(is_digit);

// What the pattern reads of a class of bytes, in thousandths of the bytes of a text; all for one that nearly each line
// has.
constexpr int kAll = 1000;
int share(const ByteSet& set, bool in_head) {
  if (set.meets(kUsual)) return kAll;
  const int stops = set.count_of(kStops), digits = set.count_of(kDigits);
  if (stops > 0 && !in_head) return kAll;
  return 20 * stops + 2 * digits + (set.count() - stops - digits);
}

struct Reach {
  std::uint8_t lengths = 1;  // a bit for each length, the last for that one or more
  std::array<ByteSet, kPlaces> places;
};

// Where four letters stand: at the piece's start, at the start of a word, or the piece does not tell.
enum class RunStart : std::uint8_t { piece, word, anywhere };

// Four letters and what follows, folded, or a single byte as it is.
struct Run {
  std::string letters;
  RunStart start = RunStart::anywhere;
  friend auto operator<=>(const Run&, const Run&) = default;
};
using Runs = std::vector<Run>;

struct Letters {
  std::optional<std::vector<std::string>> spelled;  // all that the piece can match
  std::optional<Runs> required;                     // one of these stands in it
};

// What a piece may end with.
struct End {
  bool empty = false;    // nothing: with what stands before it
  bool in_word = false;  // a letter, a digit or a name
};

struct Begins {
  std::vector<LineBegin> open, closed;  // what may begin the piece; what it may be
};

struct HeadRead {
  std::uint8_t states = 0;  // in which it may end, a bit each
  std::vector<ByteSet> needs;
};

// What is known of a piece of a pattern already.
struct Known {
  std::unique_ptr<Reach> reach;
  std::unique_ptr<std::vector<ByteSet>> needs;
  std::unique_ptr<Letters> letters;
  std::unique_ptr<Begins> begins;
  std::map<std::uint8_t, HeadRead> heads;
  std::optional<End> end;
};

bool is_in_word(char byte) noexcept {
  const auto c = static_cast<unsigned char>(byte);
  return kWordBytes[c] || is_sign(c);
}

// The first four letters in a row of a folded text, and what follows them up to the next name.
std::optional<Run> four_letters(const std::string& text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    run = text[i] >= 'a' && text[i] <= 'z' ? run + 1 : 0;
    if (run < 4) continue;
    const RunStart start = i == 3 ? RunStart::piece : is_in_word(text[i - 4]) ? RunStart::anywhere : RunStart::word;
    const auto rest = text.begin() + static_cast<std::ptrdiff_t>(i - 3);
    const auto name =
        std::find_if(rest, text.end(), [](char byte) { return is_sign(static_cast<unsigned char>(byte)); });
    return Run{std::string(rest, name), start};
  }
  return std::nullopt;
}

// Leaves out what begins as another one does.
void keep_shortest(Runs& runs) {
  std::sort(runs.begin(), runs.end());
  Runs kept;
  for (Run& run : runs) {
    const auto covers = [&](const Run& other) {
      return other.start == run.start && run.letters.starts_with(other.letters);
    };
    if (std::none_of(kept.begin(), kept.end(), covers)) kept.push_back(std::move(run));
  }
  runs = std::move(kept);
}

std::optional<Runs> four_letters_of_all(const std::vector<std::string>& texts) {
  Runs all;
  for (const std::string& text : texts) {
    auto four = four_letters(text);
    if (!four) return std::nullopt;
    all.push_back(std::move(*four));
  }
  keep_shortest(all);
  return all;
}

// Keeps the rarest few.
void keep_best(std::vector<ByteSet>& sets, bool in_head) {
  std::vector<std::pair<int, std::size_t>> order;
  order.reserve(sets.size());
  for (std::size_t i = 0; i < sets.size(); ++i) order.emplace_back(share(sets[i], in_head), i);
  std::sort(order.begin(), order.end());
  std::vector<ByteSet> best;
  for (const auto& [of_set, i] : order) {
    if (best.size() == PatternNeeds::kMostSets) break;
    if (std::find(best.begin(), best.end(), sets[i]) == best.end()) best.push_back(sets[i]);
  }
  sets = std::move(best);
}

// For one of several branches: a byte of a set of each, chosen so that all of them together are rare. None where a
// branch needs nothing.
std::vector<ByteSet> need_of_choice(const std::vector<std::vector<ByteSet>>& branches, bool in_head) {
  std::vector<ByteSet> joined;
  for (const std::vector<ByteSet>& needs : branches) {
    if (needs.empty()) return {};
  }
  for (ByteSet start : branches.front()) {
    for (const std::vector<ByteSet>& needs : branches) {
      ByteSet best;
      int least = 2 * kAll;
      for (const ByteSet& need : needs) {
        ByteSet both = start;
        both.join(need);
        if (const int of_both = share(both, in_head); of_both < least) {
          best = both;
          least = of_both;
        }
      }
      start = best;
    }
    joined.push_back(start);
  }
  keep_best(joined, in_head);
  return joined;
}

}  // namespace

namespace {

enum class HeadByte : std::uint8_t { between, word, small, inner };

constexpr HeadByte head_byte(unsigned char c) noexcept {
  constexpr unsigned char kOtherLetter = 0xAA;  // for letters that windows-1252 has not
  constexpr unsigned char kApostrophe = 0x92;
  if (is_small(c)) return HeadByte::small;
  if (is_capital(c) || is_digit(c) || is_sign(c) || c == kOtherLetter) return HeadByte::word;
  return c == '\'' || c == '.' || c == '-' || c == kApostrophe ? HeadByte::inner : HeadByte::between;
}

constexpr std::array<ByteSet, 4> kHeadBytes = [] {
  std::array<ByteSet, 4> kinds;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    kinds[kind] = bytes_that([&](unsigned char c) { return head_byte(c) == static_cast<HeadByte>(kind); });
  }
  return kinds;
}();

constexpr std::uint8_t next_head_state(unsigned state, HeadByte byte) noexcept {
  // 0 between words, 1 in a word that does not end the head, 2 to 6 behind that many small letters less one.
  constexpr std::uint8_t kBetween = 0, kWord = 1, kFirstSmall = 2;
  if (state == Head::kEnded) return Head::kEnded;
  switch (byte) {
    case HeadByte::small:
      return state == kBetween ? kFirstSmall : state == kWord ? kWord : static_cast<std::uint8_t>(state + 1);
    case HeadByte::word:
      return kWord;
    case HeadByte::inner:
      return static_cast<std::uint8_t>(state);
    case HeadByte::between:
      break;
  }
  return kBetween;
}

constexpr Head::Steps kHeadSteps = [] {
  Head::Steps steps{};
  for (unsigned state = 0; state < Head::kStates; ++state) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      steps[state][byte] = next_head_state(state, head_byte(static_cast<unsigned char>(byte)));
    }
  }
  return steps;
}();

}  // namespace

const Head::Steps& Head::steps() noexcept { return kHeadSteps; }

char fold_plain(char byte) noexcept {
  constexpr std::string_view kBare = "aaaaaaaceeeeiiiidnooooo\xD7ouuuuyts";  // of 0xC0 to 0xDF
  const auto c = static_cast<unsigned char>(byte);
  if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte + ('a' - 'A'));
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 ? kBare[c & 0x1FU] : byte;
}

char begin_key(char byte) noexcept {
  const char folded = fold_plain(byte);
  if (folded >= 'a' && folded <= 'z') return folded;
  const auto c = static_cast<unsigned char>(byte);
  return is_digit(c) ? '0' : is_sign(c) ? '\x02' : '\x01';
}

struct PatternReader::State {
  PatternTree tree;
  std::vector<Known> known;  // by the nodes of the tree

  // ---- what may stand in the first places

  static Reach join_reach(const Reach& a, const Reach& b) {
    Reach both;
    // What is longer counts as the greatest length.
    unsigned lengths = 0;
    for (std::size_t i = 0; i <= kPlaces; ++i) {
      for (std::size_t k = 0; k <= kPlaces; ++k) {
        if ((a.lengths >> i & 1) != 0 && (b.lengths >> k & 1) != 0) lengths |= 1U << std::min(i + k, kPlaces);
      }
    }
    both.lengths = static_cast<std::uint8_t>(lengths);
    both.places = a.places;
    for (std::size_t length = 0; length < kPlaces; ++length) {
      if ((a.lengths >> length & 1) == 0) continue;
      for (std::size_t place = length; place < kPlaces; ++place) both.places[place].join(b.places[place - length]);
    }
    return both;
  }

  const Reach& reach_of(std::size_t number) {
    if (!known[number].reach) {
      known[number].reach = std::make_unique<Reach>(make_reach(number));
    }
    return *known[number].reach;
  }
  Reach make_reach(std::size_t number) {
    const Node& node = tree[number];
    Reach reach;
    switch (node.kind) {
      case Node::Kind::empty:
        break;
      case Node::Kind::set:
        reach.lengths = 2;
        reach.places[0] = node.set;
        break;
      case Node::Kind::sequence:
        for (const std::size_t part : node.parts) {
          if (reach.lengths == 1U << kPlaces) break;  // nothing of what follows stands in the first places
          reach = join_reach(reach, reach_of(part));
        }
        break;
      case Node::Kind::choice:
        reach.lengths = 0;
        for (const std::size_t part : node.parts) {
          const Reach& branch = reach_of(part);
          reach.lengths |= branch.lengths;
          for (std::size_t i = 0; i < kPlaces; ++i) reach.places[i].join(branch.places[i]);
        }
        break;
      case Node::Kind::repeat: {
        const Reach one = reach_of(node.parts.front());
        const int most = node.most == Node::kUnbounded ? static_cast<int>(kPlaces) + node.least : node.most;
        Reach run;
        Reach all;
        if (node.least > 0) all.lengths = 0;
        for (int count = 1; count <= most && count <= node.least + static_cast<int>(kPlaces); ++count) {
          run = join_reach(run, one);
          for (std::size_t i = 0; i < kPlaces; ++i) all.places[i].join(run.places[i]);
          if (count >= node.least) all.lengths |= run.lengths;
        }
        if (node.most == Node::kUnbounded || node.most > node.least + static_cast<int>(kPlaces))
          all.lengths |= 1U << kPlaces;
        reach = all;
        break;
      }
    }
    return reach;
  }

  // ---- what stands somewhere

  const std::vector<ByteSet>& needs_of(std::size_t number) {
    if (!known[number].needs) {
      known[number].needs = std::make_unique<std::vector<ByteSet>>(make_needs(number));
    }
    return *known[number].needs;
  }
  std::vector<ByteSet> make_needs(std::size_t number) {
    const Node& node = tree[number];
    std::vector<ByteSet> needs;
    switch (node.kind) {
      case Node::Kind::empty:
        break;
      case Node::Kind::set:
        if (share(node.set, false) < kAll) needs.push_back(node.set);
        break;
      case Node::Kind::sequence:
        for (const std::size_t part : node.parts) {
          const std::vector<ByteSet>& own = needs_of(part);
          needs.insert(needs.end(), own.begin(), own.end());
        }
        keep_best(needs, false);
        break;
      case Node::Kind::choice: {
        std::vector<std::vector<ByteSet>> branches;
        for (const std::size_t part : node.parts) branches.push_back(needs_of(part));
        needs = need_of_choice(branches, false);
        break;
      }
      case Node::Kind::repeat:
        if (node.least > 0) needs = needs_of(node.parts.front());
        break;
    }
    return needs;
  }

  // ---- what stands in the head of the line

  const HeadRead& head_of(std::size_t number, std::uint8_t states) {
    auto& heads = known[number].heads;
    if (const auto before = heads.find(states); before != heads.end()) return before->second;
    HeadRead read = make_head(number, states);
    return known[number].heads.emplace(states, std::move(read)).first->second;
  }
  static bool ended(std::uint8_t states) { return (states >> Head::kEnded & 1) != 0; }
  HeadRead make_head(std::size_t number, std::uint8_t states) {
    const Node& node = tree[number];
    HeadRead read;
    switch (node.kind) {
      case Node::Kind::empty:
        read.states = states;
        break;
      case Node::Kind::set:
        for (unsigned state = 0; state < Head::kStates; ++state) {
          if ((states >> state & 1) == 0) continue;
          for (std::size_t kind = 0; kind < kHeadBytes.size(); ++kind) {
            if (node.set.meets(kHeadBytes[kind])) {
              read.states |= static_cast<std::uint8_t>(1U << next_head_state(state, static_cast<HeadByte>(kind)));
            }
          }
        }
        if (!ended(states) && share(node.set, true) < kAll) read.needs.push_back(node.set);
        break;
      case Node::Kind::sequence:
        read.states = states;
        for (const std::size_t part : node.parts) {
          const bool over = ended(read.states);
          const HeadRead own = head_of(part, read.states);
          if (!over) read.needs.insert(read.needs.end(), own.needs.begin(), own.needs.end());
          read.states = own.states;
        }
        keep_best(read.needs, true);
        break;
      case Node::Kind::choice: {
        std::vector<std::vector<ByteSet>> branches;
        for (const std::size_t part : node.parts) {
          const HeadRead own = head_of(part, states);
          read.states |= own.states;
          branches.push_back(own.needs);
        }
        read.needs = need_of_choice(branches, true);
        break;
      }
      case Node::Kind::repeat: {
        // The states only grow, so this ends where the number of times does not.
        if (node.least > 0) read.needs = head_of(node.parts.front(), states).needs;
        std::uint8_t all = states, last = 0;
        for (int count = 0; all != last && (node.most == Node::kUnbounded || count < node.most); ++count) {
          last = all;
          all |= head_of(node.parts.front(), all).states;
        }
        read.states = all;
        break;
      }
    }
    return read;
  }

  // ---- how it begins

  static constexpr std::size_t kMostBegins = 600;
  static constexpr std::size_t kMostKeys = 8;  // of a class of bytes

  static void tidy(Begins& begins) {
    for (std::vector<LineBegin>* texts : {&begins.open, &begins.closed}) {
      std::sort(texts->begin(), texts->end());
      texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
    }
    if (begins.open.size() + begins.closed.size() > kMostBegins) begins = {{LineBegin{}}, {}};
  }
  static Begins join_begins(const Begins& a, const Begins& b) {
    Begins both;
    both.open = a.open;
    for (const LineBegin& first : a.closed) {
      for (const LineBegin& second : b.open) both.open.push_back(first.followed_by(second));
      for (const LineBegin& second : b.closed) {
        const LineBegin text = first.followed_by(second);
        (text.size < LineBegin::kMost ? both.closed : both.open).push_back(text);
      }
    }
    tidy(both);
    return both;
  }
  const Begins& begins_of(std::size_t number) {
    if (!known[number].begins) known[number].begins = std::make_unique<Begins>(make_begins(number));
    return *known[number].begins;
  }
  Begins make_begins(std::size_t number) {
    const Node& node = tree[number];
    Begins begins;
    switch (node.kind) {
      case Node::Kind::empty:
        begins.closed = {LineBegin{}};
        break;
      case Node::Kind::set: {
        ByteSet keys;
        for (unsigned c = 0; c < 256; ++c) {
          if (!node.set.has(static_cast<unsigned char>(c))) continue;
          const char key = begin_key(static_cast<char>(c));
          if (keys.has(static_cast<unsigned char>(key))) continue;
          keys.add(static_cast<unsigned char>(key));
          begins.closed.push_back(LineBegin::of(key));
        }
        tidy(begins);
        if (begins.closed.size() > kMostKeys) begins = {{LineBegin{}}, {}};
        break;
      }
      case Node::Kind::sequence:
        begins.closed = {LineBegin{}};
        for (const std::size_t part : node.parts) {
          if (begins.closed.empty()) break;
          begins = join_begins(begins, begins_of(part));
        }
        break;
      case Node::Kind::choice:
        for (const std::size_t part : node.parts) {
          const Begins& own = begins_of(part);
          begins.open.insert(begins.open.end(), own.open.begin(), own.open.end());
          begins.closed.insert(begins.closed.end(), own.closed.begin(), own.closed.end());
        }
        tidy(begins);
        break;
      case Node::Kind::repeat: {
        // More than LineBegin::kMost times adds nothing: each time reads a byte, or what is left is the same.
        const Begins& one = begins_of(node.parts.front());
        const int enough = node.least + static_cast<int>(LineBegin::kMost);
        const int most = node.most == Node::kUnbounded ? enough : std::min(node.most, enough);
        Begins run{{}, {LineBegin{}}};
        for (int count = 0; count <= most; ++count) {
          if (count > 0) run = join_begins(run, one);
          begins.open.insert(begins.open.end(), run.open.begin(), run.open.end());
          if (count >= node.least) begins.closed.insert(begins.closed.end(), run.closed.begin(), run.closed.end());
        }
        tidy(begins);
        break;
      }
    }
    return begins;
  }

  // ---- letters

  const Letters& letters_of(std::size_t number) {
    if (!known[number].letters) {
      known[number].letters = std::make_unique<Letters>(make_letters(number));
    }
    return *known[number].letters;
  }
  static double weight(const Runs& required) {
    double sum = 0;
    for (const Run& one : required) {
      sum += one.letters.size() > 1 ? 1 : is_sign(static_cast<unsigned char>(one.letters[0])) ? 8 : 30;
    }
    return sum;
  }
  static void take_better(std::optional<Runs>& best, const std::optional<Runs>& other) {
    if (other && other->size() <= kMostGrams && (!best || weight(*other) < weight(*best))) best = other;
  }
  // The same in a larger piece, where `start` is what the smaller one's start is.
  static std::optional<Runs> placed(std::optional<Runs> runs, RunStart start) {
    if (!runs) return runs;
    for (Run& run : *runs) {
      if (run.start == RunStart::piece) run.start = start;
    }
    return runs;
  }
  // What the place behind one of `texts` is, which begin at a `start`.
  static RunStart behind(const std::vector<std::string>& texts, RunStart start) {
    const auto ends_in_word = [](const std::string& one) { return !one.empty() && is_in_word(one.back()); };
    if (std::any_of(texts.begin(), texts.end(), ends_in_word)) return RunStart::anywhere;
    const auto empty = [](const std::string& one) { return one.empty(); };
    return std::any_of(texts.begin(), texts.end(), empty) ? start : RunStart::word;
  }
  static RunStart behind(const End& end, RunStart start) {
    return end.in_word ? RunStart::anywhere : end.empty ? start : RunStart::word;
  }
  const End& end_of(std::size_t number) {
    if (!known[number].end) known[number].end = make_end(number);
    return *known[number].end;
  }
  End make_end(std::size_t number) {
    const Node& node = tree[number];
    End end;
    switch (node.kind) {
      case Node::Kind::empty:
        end.empty = true;
        break;
      case Node::Kind::set:
        for (unsigned c = 0; c < 256; ++c) {
          end.in_word =
              end.in_word || (node.set.has(static_cast<unsigned char>(c)) && is_in_word(static_cast<char>(c)));
        }
        break;
      case Node::Kind::sequence:
        end.empty = true;
        for (auto part = node.parts.rbegin(); part != node.parts.rend() && end.empty; ++part) {
          const End& own = end_of(*part);
          end.in_word = end.in_word || own.in_word;
          end.empty = own.empty;
        }
        break;
      case Node::Kind::choice:
        for (const std::size_t part : node.parts) {
          const End& own = end_of(part);
          end.in_word = end.in_word || own.in_word;
          end.empty = end.empty || own.empty;
        }
        break;
      case Node::Kind::repeat:
        end = end_of(node.parts.front());
        end.empty = end.empty || node.least == 0;
        break;
    }
    return end;
  }
  Letters make_letters(std::size_t number) {
    const Node& node = tree[number];
    Letters letters;
    switch (node.kind) {
      case Node::Kind::empty:
        letters.spelled = std::vector<std::string>{""};
        break;
      case Node::Kind::set: {
        std::vector<std::string> all;
        for (unsigned c = 0; c < 256 && all.size() <= 2; ++c) {
          if (!node.set.has(static_cast<unsigned char>(c))) continue;
          std::string one(1, fold_plain(static_cast<char>(c)));
          if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
        }
        if (all.size() <= 2) letters.spelled = std::move(all);
        if (share(node.set, false) < kRare) {
          letters.required.emplace();
          for (unsigned c = 0; c < 256; ++c) {
            if (!node.set.has(static_cast<unsigned char>(c))) continue;
            letters.required->push_back({std::string(1, static_cast<char>(c)), RunStart::anywhere});
          }
        }
        break;
      }
      case Node::Kind::sequence: {
        std::vector<std::string> run{""};
        RunStart start = RunStart::piece;  // where the run begins
        bool whole = true;
        for (const std::size_t part : node.parts) {
          const Letters& own = letters_of(part);
          if (!own.spelled || own.spelled->size() * run.size() > kMostStrings) {
            take_better(letters.required, placed(four_letters_of_all(run), start));
            start = behind(run, start);
            take_better(letters.required, placed(own.required, start));
            run.assign(1, "");
            whole = false;
            if (!own.spelled || own.spelled->size() > kMostStrings) {
              start = behind(end_of(part), start);
              continue;
            }
          }
          std::vector<std::string> longer;
          for (const std::string& first : run) {
            for (const std::string& second : *own.spelled) longer.push_back(first + second);
          }
          run = std::move(longer);
        }
        take_better(letters.required, placed(four_letters_of_all(run), start));
        if (whole) letters.spelled = std::move(run);
        break;
      }
      case Node::Kind::choice: {
        std::vector<std::string> spelled;
        Runs required;
        bool all_spelled = true, all_required = true;
        for (const std::size_t part : node.parts) {
          const Letters& own = letters_of(part);
          if (own.spelled) spelled.insert(spelled.end(), own.spelled->begin(), own.spelled->end());
          all_spelled = all_spelled && own.spelled && spelled.size() <= kMostStrings;
          auto four = own.required;
          if (own.spelled) take_better(four, four_letters_of_all(*own.spelled));
          if (four) required.insert(required.end(), four->begin(), four->end());
          all_required = all_required && four.has_value();
        }
        if (all_spelled) letters.spelled = std::move(spelled);
        if (all_required && required.size() <= kMostGrams) letters.required = std::move(required);
        break;
      }
      case Node::Kind::repeat: {
        const Letters& own = letters_of(node.parts.front());
        if (node.least > 0) {
          letters.required = own.required;
          if (own.spelled) take_better(letters.required, four_letters_of_all(*own.spelled));
        }
        if (own.spelled && node.least == 0 && node.most == 1) {
          letters.spelled = own.spelled;
          letters.spelled->emplace_back();
        }
        break;
      }
    }
    return letters;
  }
};

PatternReader::PatternReader() : state_(std::make_unique<State>()) {}
PatternReader::~PatternReader() = default;

PatternNeeds PatternReader::read(std::string_view pattern) {
  State& state = *state_;
  const std::optional<std::size_t> read = state.tree.read(pattern);
  PatternNeeds needs;
  if (!read) {
    for (ByteSet& place : needs.places) place.invert();
    return needs;
  }
  const std::size_t root = *read;
  state.known.resize(state.tree.size());
  const Reach& reach = state.reach_of(root);
  needs.places = reach.places;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    // What a shorter match leaves is anything.
    if ((reach.lengths & ((2U << place) - 1)) == 0) continue;
    ByteSet any;
    any.invert();
    needs.places[place] = any;
  }
  needs.somewhere = state.needs_of(root);
  needs.in_head = state.head_of(root, 1).needs;
  needs.only_head = !State::ended(state.head_of(root, 1).states);
  const Begins& begins = state.begins_of(root);
  if (std::find(begins.open.begin(), begins.open.end(), LineBegin{}) == begins.open.end()) {
    const auto by_letter = [](const LineBegin& text) { return text.size == 0 || text.front() != '\x01'; };
    std::copy_if(begins.open.begin(), begins.open.end(), std::back_inserter(needs.begins), by_letter);
    std::copy_if(begins.closed.begin(), begins.closed.end(), std::back_inserter(needs.begins_closed), by_letter);
  }
  Letters letters = state.letters_of(root);
  if (letters.spelled) State::take_better(letters.required, four_letters_of_all(*letters.spelled));
  if (letters.required) {
    for (const Run& run : *letters.required) {
      if (run.letters.size() == 1) {
        needs.or_bytes.add(static_cast<unsigned char>(run.letters.front()));
        needs.has_or_bytes = true;
        continue;
      }
      if (run.start != RunStart::anywhere) {
        needs.word_texts.push_back(run.letters);
        continue;
      }
      std::uint32_t gram = 0;
      for (std::size_t i = 0; i < 4; ++i) gram = push_gram(gram, run.letters[i]);
      needs.grams.push_back(gram);
    }
    std::sort(needs.grams.begin(), needs.grams.end());
    needs.grams.erase(std::unique(needs.grams.begin(), needs.grams.end()), needs.grams.end());
  }
  return needs;
}

}  // namespace gaceta::zones
