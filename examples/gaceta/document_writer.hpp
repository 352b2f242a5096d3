// The formats of the output, each a writer of documents.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "article.hpp"
#include "gaceta/document.hpp"
#include "settings.hpp"

namespace program {

/// Writes documents of one format. Immutable: threads share it. Everything goes out in the order of the input: the
/// prologue, documents with a separator between each two, the epilogue.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;

  /// The document with its line end, if the format has one.
  [[nodiscard]] virtual std::string write(const Article& article, const gaceta::Document& document) const = 0;
  /// What stands for an article that could not be read; empty where the format has no place for that.
  [[nodiscard]] virtual std::string write_error(const Article& article, std::string_view message) const = 0;

  [[nodiscard]] virtual std::string_view prologue() const { return {}; }
  [[nodiscard]] virtual std::string_view separator() const { return {}; }
  [[nodiscard]] virtual std::string_view epilogue() const { return {}; }
};

/// The writer of a format.
[[nodiscard]] std::unique_ptr<DocumentWriter> make_writer(OutputFormat format, const Settings& settings);

}  // namespace program
