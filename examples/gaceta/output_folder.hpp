// A folder that gets a file, or a few, for each document.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document_writer.hpp"

namespace program {

class OutputFolder {
 public:
  explicit OutputFolder(std::string path) : path_(std::move(path)) {}

  /// Makes the folder. False where that failed; error() tells why.
  bool make();
  /// Writes the files of a document; its id gives them their name: what no file name can hold becomes `_`, and a name
  /// that is taken gets a number. Returns the name of the first; empty where writing failed.
  std::string write(const std::string& id, const std::vector<OutputFile>& files);
  /// Writes one file of that name. False where that failed.
  bool write_file(const std::string& name, std::string_view content);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  std::string path_;
  std::map<std::string, std::size_t> taken_;  // names in small letters, for file systems that don't tell them apart
  std::string error_;
};

}  // namespace program
