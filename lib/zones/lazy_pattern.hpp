// A pattern of RE2 over plain lines (see PlainLine) that is compiled when it first runs: of the many in the tables few
// do in one run of a program, and compiling all takes longer than reading an article.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace gaceta::zones {

/// May be shared by threads.
class LazyPattern {
 public:
  /// `source` is in the characters of PlainLine (see to_plain()).
  explicit LazyPattern(std::string source) : source_(std::move(source)) {}

  /// Compiled, now or before. One that RE2 refuses matches nothing: the tests see to it that no table has such a row.
  [[nodiscard]] const re2::RE2& get() const {
    std::call_once(*once_, [this] { compiled_ = std::make_unique<re2::RE2>(source_, options()); });
    return *compiled_;
  }
  const re2::RE2& operator*() const { return get(); }

 private:
  static re2::RE2::Options options() {
    constexpr std::int64_t kMemory = 8 << 20;  // for the automaton's states, made as they are met
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    options.set_max_mem(kMemory);
    return options;
  }

  std::string source_;
  std::unique_ptr<std::once_flag> once_ = std::make_unique<std::once_flag>();
  mutable std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace gaceta::zones
