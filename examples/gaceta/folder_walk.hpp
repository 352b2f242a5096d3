// Finds the articles in a folder and the folders in it.
#pragma once

#include <functional>
#include <string>

namespace program {

/// What a walk tells its caller. Either may be called any number of times.
struct FolderVisitor {
  /// A file that may hold an article, by its path: the folder as it was given, and what is below it. False ends the
  /// walk.
  std::function<bool(const std::string& path)> file;
  /// Something that could not be read, and the system's message.
  std::function<void(const std::string& path, const std::string& message)> failure;
};

/// Visits files in the order of their names, folders among them. Hidden files and folders are left out, and so is what
/// is neither file nor folder. Links are followed; a folder is visited once, whatever leads to it. With `every_file`,
/// files of any ending are visited, else those with an ending of an article, and those without an ending. False where
/// the visitor ended it.
bool walk_folder(const std::string& path, bool every_file, const FolderVisitor& visitor);

}  // namespace program
