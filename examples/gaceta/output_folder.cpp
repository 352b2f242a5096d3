#include "output_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace program {
namespace {

constexpr std::size_t kLongestName = 120;  // bytes; most file systems take 255

/// The id as a file's name: its last folders are kept apart by `-`, and nothing in it leads elsewhere.
std::string name_of(const std::string& id) {
  std::string name;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || byte >= 0x80;
    if (c == '/' && name.empty()) continue;
    name.push_back(plain ? c : c == '/' ? '-' : '_');
  }
  const std::size_t begin = name.find_first_not_of(".-");
  name.erase(0, std::min(begin, name.size()));
  if (name.size() > kLongestName) {
    std::size_t cut = kLongestName;
    while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
    name.resize(cut);
  }
  return name.empty() ? "article" : name;
}

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return text;
}

}  // namespace

bool OutputFolder::make() {
  std::error_code failure;
  std::filesystem::create_directories(path_, failure);
  if (failure) error_ = failure.message();
  // The names that the folder's own files have.
  taken_.emplace("index", 1);
  return !failure;
}

bool OutputFolder::write_file(const std::string& name, std::string_view content) {
  const std::filesystem::path path = std::filesystem::path(path_) / name;
  // It gets its name when it is whole.
  std::filesystem::path part = path;
  part += ".part";
  errno = 0;
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  std::error_code failure(errno != 0 ? errno : EIO, std::generic_category());
  if (file) std::filesystem::rename(part, path, failure);
  if (!failure) return true;
  error_ = path.string() + ": " + failure.message();
  std::filesystem::remove(part, failure);
  return false;
}

std::string OutputFolder::write(const std::string& id, const std::vector<OutputFile>& files) {
  const std::string name = name_of(id);
  std::string free = name;
  while (!taken_.emplace(small(free), 1).second) free = name + "-" + std::to_string(++taken_[small(name)]);
  for (const OutputFile& file : files)
    if (!write_file(free + file.name, file.content)) return {};
  return free + files.front().name;
}

}  // namespace program
