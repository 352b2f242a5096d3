// A folder on all cores: one Extractor, shared by the threads. Prints how many sums and people each article names.
//   folder_in_parallel FOLDER
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "gaceta/gaceta.hpp"

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: folder_in_parallel FOLDER\n", 2;
  std::error_code failure;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1], failure))
    if (entry.is_regular_file()) paths.push_back(entry.path());
  if (failure) return std::cerr << argv[1] << ": " << failure.message() << '\n', 1;

  const gaceta::Extractor extractor;
  std::vector<gaceta::Document> documents(paths.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < paths.size(); i = next++) {
      std::ifstream file(paths[i], std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      documents[i] = extractor.extract(text);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) threads.emplace_back(work);
  threads.clear();  // waits for them

  for (std::size_t i = 0; i < paths.size(); ++i)
    std::cout << paths[i].filename().string() << ": " << documents[i].money.size() << " sums, "
              << documents[i].people.size() << " people\n";
}
