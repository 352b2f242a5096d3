#include "complaints.hpp"

#include <iostream>
#include <string>

namespace program {

void Complaints::failed(std::string_view what, std::string_view message) {
  any_failed_ = true;
  remark(what, message);
}

void Complaints::remark(std::string_view what, std::string_view message) {
  std::string line = "gaceta: ";
  line.append(what).append(": ").append(message).push_back('\n');
  const std::lock_guard lock(mutex_);
  progress_.clear();
  std::cerr << line << std::flush;
}

}  // namespace program
