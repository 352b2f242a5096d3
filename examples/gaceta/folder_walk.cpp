#include "folder_walk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "input_kind.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

/// A file's identity, whatever path leads to it.
using Identity = std::pair<dev_t, ino_t>;

/// The visible things in a folder, by name.
std::vector<fs::path> entries_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with('.')) entries.push_back(at->path());
  }
  std::sort(entries.begin(), entries.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return entries;
}

}  // namespace

bool walk_folder(const std::string& path, bool every_file, const FolderVisitor& visitor) {
  std::set<Identity> visited;
  // What is still to visit, the next last: a stack of its own, since folders may be nested deeply.
  std::vector<fs::path> ahead{path};
  bool is_root = true;
  while (!ahead.empty()) {
    const fs::path next = std::move(ahead.back());
    ahead.pop_back();
    struct stat status {};
    if (::stat(next.c_str(), &status) != 0) {
      visitor.failure(next.string(), std::generic_category().message(errno));
    } else if (S_ISDIR(status.st_mode)) {
      if (!visited.insert({status.st_dev, status.st_ino}).second) continue;
      std::error_code error;
      std::vector<fs::path> entries = entries_of(next, error);
      if (error) visitor.failure(next.string(), error.message());
      ahead.insert(ahead.end(), std::make_move_iterator(entries.rbegin()), std::make_move_iterator(entries.rend()));
    } else if (S_ISREG(status.st_mode)) {
      if (!is_root && !every_file && next.has_extension() && !kind_by_ending(next.string())) continue;
      if (!visitor.file(next.string())) return false;
    }
    is_root = false;
  }
  return true;
}

}  // namespace program
