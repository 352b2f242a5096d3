// Tags CoNLL input with the model in the library, or with another: tag-conll [MODEL] < in > out.
// One token a line (further columns ignored), a blank line between sentences. Prints the speed to standard error.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "names/tagger/tagger.hpp"

using namespace gaceta::names;

int main(int argc, char** argv) {
  std::ostringstream text;
  text << std::cin.rdbuf();
  const std::string input = text.str();
  std::vector<std::string_view> words;
  std::vector<SentenceRange> sentences;
  std::uint32_t first = 0;
  const auto finish = [&] {
    if (words.size() > first) sentences.push_back({first, static_cast<std::uint32_t>(words.size())});
    first = static_cast<std::uint32_t>(words.size());
  };
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = std::min(input.find('\n', at), input.size());
    const std::string_view line = std::string_view(input).substr(at, end - at);
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
      finish();
    else
      words.push_back(line.substr(begin, line.find_first_of(" \t\r", begin) - begin));
    at = end + 1;
  }
  finish();

  const Tagger* tagger = nullptr;
  std::variant<Tagger, std::string> own = std::string();
  if (argc > 1) {
    std::ifstream in(argv[1], std::ios::binary);
    own = Tagger::load(std::string(std::istreambuf_iterator<char>(in), {}));
    tagger = std::get_if<Tagger>(&own);
    if (tagger == nullptr) {
      std::cerr << argv[1] << ": " << std::get<std::string>(own) << '\n';
      return 1;
    }
  } else {
    tagger = &Tagger::builtin();
  }
  std::vector<Tag> tags(words.size());
  for (int pass = 0; pass < 3; ++pass) {
    const std::clock_t begin = std::clock();
    tagger->tag(words, sentences, tags);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::fprintf(stderr, "%zu tokens, %.2f million a second of processor time\n", words.size(),
                 static_cast<double>(words.size()) / seconds / 1e6);
  }
  static const char* const kNames[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"};
  std::string out;
  for (const SentenceRange s : sentences) {
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      out += words[i];
      out += '\t';
      out += kNames[static_cast<int>(tags[i])];
      out += '\n';
    }
    out += '\n';
  }
  std::cout << out;
}
