// Throughput of the library beside baselines on the same text in the same run: a copy, ICU's UTF-8 to UTF-16, an RE2
// scan for a digit, and ICU's word BreakIterator over UTF-8, which the ratio of each line is to.
//
//   gaceta-bench [--text FILE|FOLDER] [Google Benchmark's own options]
// The text is FILE, or the articles (.txt, .md) in FOLDER, by default corpus/articles, over and over until there are 8
// MB.
#include <benchmark/benchmark.h>
#include <re2/re2.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gaceta/extractor.hpp"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The articles of a file or folder, one after another, over and over until there are 8 MB.
std::vector<std::string> load_articles(const std::filesystem::path& path) {
  std::vector<std::string> articles;
  if (!std::filesystem::is_directory(path)) {
    articles.push_back(read_file(path));
  } else {
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      const auto ending = entry.path().extension();
      if (ending == ".txt" || ending == ".md") articles.push_back(read_file(entry.path()));
    }
  }
  std::sort(articles.begin(), articles.end());
  std::erase(articles, "");
  std::size_t size = 0;
  for (const auto& article : articles) size += article.size();
  constexpr std::size_t kEnough = 8'000'000;
  for (std::size_t i = 0; size != 0 && size < kEnough; ++i) {
    articles.push_back(articles[i]);
    size += articles[i].size();
  }
  return articles;
}

std::vector<std::string> g_articles;
double g_break_iterator = 0;  // bytes a second

void report(benchmark::State& state, std::size_t tokens = 0) {
  std::size_t bytes = 0;
  for (const auto& article : g_articles) bytes += article.size();
  const auto all = static_cast<double>(bytes) * static_cast<double>(state.iterations());
  state.counters["MB/s"] = benchmark::Counter(all / 1e6, benchmark::Counter::kIsRate);
  if (tokens != 0) {
    state.counters["tokens/s"] = benchmark::Counter(
        static_cast<double>(tokens) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  }
  if (g_break_iterator > 0) {
    state.counters["x_BreakIterator"] = benchmark::Counter(all / g_break_iterator, benchmark::Counter::kIsRate);
  }
}

std::size_t count_words(icu::BreakIterator& words, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words.setText(utext, status);
  std::size_t count = 0;
  while (words.next() != icu::BreakIterator::DONE) ++count;
  utext_close(utext);
  return count;
}

void copy(benchmark::State& state) {
  std::size_t most = 0;
  for (const auto& article : g_articles) most = std::max(most, article.size());
  std::string to(most, '\0');
  for (auto _ : state) {
    for (const auto& article : g_articles) std::memcpy(to.data(), article.data(), article.size());
    benchmark::ClobberMemory();
  }
  report(state);
}

void icu_utf16(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& article : g_articles) benchmark::DoNotOptimize(icu::UnicodeString::fromUTF8(article).length());
  }
  report(state);
}

void re2_digit(benchmark::State& state) {
  const RE2 digit("[0-9]+");
  for (auto _ : state) {
    for (const auto& article : g_articles) {
      re2::StringPiece rest(article);
      while (RE2::FindAndConsume(&rest, digit)) {
      }
    }
  }
  report(state);
}

void icu_break_iterator(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale("es"), status));
  std::size_t count = 0;
  for (auto _ : state) {
    count = 0;
    for (const auto& article : g_articles) count += count_words(*words, article);
  }
  report(state, count);
}

void extract(benchmark::State& state, gaceta::KindSet kinds) {
  gaceta::Options options;
  options.kinds = kinds;
  const gaceta::Extractor extractor(options);
  gaceta::ArticleInfo info;
  info.published = std::chrono::year{2025} / 11 / 3;
  std::size_t tokens = 0;
  for (auto _ : state) {
    tokens = 0;
    for (const auto& article : g_articles) {
      const gaceta::Document document = extractor.extract(article, info);
      tokens += document.tokens.size() / 2;
      benchmark::DoNotOptimize(document.money.size());
    }
  }
  report(state, tokens);
}

void start(benchmark::State& state) {
  for (auto _ : state) {
    const gaceta::Extractor extractor;
    benchmark::DoNotOptimize(&extractor);
  }
}

// Seconds of the processor, as Google Benchmark counts them: on a machine that does other things too, the clock on the
// wall would make the baseline slower and the ratios better.
double cpu_now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// The baseline that ratios are to, over the whole text, the best of three runs.
double measure_break_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale("es"), status));
  std::size_t bytes = 0;
  double best = 0;
  for (const auto& article : g_articles) bytes += article.size();
  for (int run = 0; run < 3; ++run) {
    const double begin = cpu_now();
    for (const auto& article : g_articles) benchmark::DoNotOptimize(count_words(*words, article));
    best = std::max(best, static_cast<double>(bytes) / (cpu_now() - begin));
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  std::string text = GACETA_SOURCE_DIR "/corpus/articles";
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::string_view(argv[i]) == "--text") {
      text = argv[i + 1];
      std::copy(argv + i + 2, argv + argc, argv + i);
      argc -= 2;
      break;
    }
  }
  g_articles = load_articles(text);
  if (g_articles.empty()) {
    std::cerr << "gaceta-bench: no text to measure on\n";
    return 1;
  }
  g_break_iterator = measure_break_iterator();
  using gaceta::Kind;
  benchmark::RegisterBenchmark("copy", copy);
  benchmark::RegisterBenchmark("ICU UTF-8 to UTF-16", icu_utf16);
  benchmark::RegisterBenchmark("RE2 digit scan", re2_digit);
  benchmark::RegisterBenchmark("ICU word BreakIterator", icu_break_iterator);
  benchmark::RegisterBenchmark("tokens and sentences", extract, gaceta::KindSet{});
  benchmark::RegisterBenchmark("money and dates", extract, gaceta::KindSet{Kind::money, Kind::dates});
  benchmark::RegisterBenchmark("everything", extract, gaceta::Options{}.kinds);
  benchmark::RegisterBenchmark("new Extractor", start)->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
