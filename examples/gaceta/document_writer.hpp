// The formats of the output, each a writer of documents.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article.hpp"
#include "gaceta/document.hpp"
#include "gaceta/page.hpp"
#include "settings.hpp"

namespace program {

/// A file to be written: its whole name, or the ending that its document's name gets.
struct OutputFile {
  std::string name, content;
};

/// Writes documents of one format. Immutable: threads share it. Everything goes out in the order of the input: the
/// prologue, documents with a separator between each two, the epilogue.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;

  /// The document with its line end, if the format has one.
  [[nodiscard]] virtual std::string write(const Article& article, const gaceta::Document& document) const = 0;
  /// What stands for an article that could not be read; empty where the format has no place for that.
  [[nodiscard]] virtual std::string write_error(const Article& article, std::string_view message) const = 0;

  /// The files of a document, where each document has its own: their endings (`.html`) and contents. The first is what
  /// write() gives. Empty for formats that many documents share a stream of.
  [[nodiscard]] virtual std::vector<OutputFile> files(const Article&, const gaceta::Document&) const { return {}; }
  /// A file that stands beside those of the documents; its name is empty where there is none.
  [[nodiscard]] virtual OutputFile configuration() const { return {}; }
  /// True where a document is a file of its own, so that two of them can't follow each other in one stream.
  [[nodiscard]] virtual bool one_a_file() const { return false; }
  /// True where a page leads to the documents' own.
  [[nodiscard]] virtual bool has_index() const { return false; }

  [[nodiscard]] virtual std::string_view prologue() const { return {}; }
  [[nodiscard]] virtual std::string_view separator() const { return {}; }
  [[nodiscard]] virtual std::string_view epilogue() const { return {}; }
};

/// The writer of a format.
[[nodiscard]] std::unique_ptr<DocumentWriter> make_writer(OutputFormat format, const Settings& settings);

}  // namespace program
