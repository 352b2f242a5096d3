#include "document_writer.hpp"

#include "encoding.hpp"
#include "gaceta/output.hpp"
#include "gaceta/page.hpp"

namespace program {
namespace {

/// An object a line.
class NdjsonWriter : public DocumentWriter {
 public:
  explicit NdjsonWriter(const Settings& settings) : offsets_(settings.offsets), kinds_(settings.options.kinds) {}

  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_json(document, article.text, options(article)) + "\n";
  }
  std::string write_error(const Article& article, std::string_view message) const override {
    return gaceta::error_to_json(article.info.id, message, options(article)) + "\n";
  }

 protected:
  [[nodiscard]] gaceta::OutputOptions options(const Article& article) const {
    return {.offsets = offsets_,
            .kinds = kinds_,
            .id_json = article.id_json,
            .encoding = article.encoding,
            .notes = article.notes,
            .text = article.text_made};
  }

 private:
  gaceta::OffsetUnit offsets_;
  gaceta::KindSet kinds_;
};

/// One array of objects.
class JsonWriter : public NdjsonWriter {
 public:
  using NdjsonWriter::NdjsonWriter;
  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_json(document, article.text, options(article));
  }
  std::string write_error(const Article& article, std::string_view message) const override {
    return gaceta::error_to_json(article.info.id, message, options(article));
  }
  std::string_view prologue() const override { return "[\n"; }
  std::string_view separator() const override { return ",\n"; }
  std::string_view epilogue() const override { return "\n]\n"; }
};

/// A token and its tag a line.
class ConllWriter : public DocumentWriter {
 public:
  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_conll(document, article.text);
  }
  std::string write_error(const Article&, std::string_view) const override { return {}; }
  std::string_view separator() const override { return "-DOCSTART-\tO\n\n"; }
};

/// Mentions as rows.
class CsvWriter : public DocumentWriter {
 public:
  explicit CsvWriter(const Settings& settings) : offsets_(settings.offsets) {}

  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_csv(document, article.text, {.offsets = offsets_, .id_json = article.id_json});
  }
  std::string write_error(const Article&, std::string_view) const override { return {}; }
  std::string_view prologue() const override { return gaceta::csv_header(); }

 private:
  gaceta::OffsetUnit offsets_;
};

/// Formats in which a document is a file of its own.
class FileWriter : public DocumentWriter {
 public:
  bool one_a_file() const override { return true; }
  std::string write_error(const Article&, std::string_view) const override { return {}; }
};

class TimemlWriter : public FileWriter {
 public:
  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_timeml(document, article.text, {.id_json = article.id_json});
  }
  std::vector<OutputFile> files(const Article& article, const gaceta::Document& document) const override {
    return {{".tml", write(article, document)}};
  }
};

class BratWriter : public FileWriter {
 public:
  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_brat(document, article.text);
  }
  std::vector<OutputFile> files(const Article& article, const gaceta::Document& document) const override {
    std::size_t replaced = 0;
    return {{".ann", write(article, document)}, {".txt", replace_broken(article.text, replaced)}};
  }
  OutputFile configuration() const override { return {"annotation.conf", std::string(gaceta::brat_configuration())}; }
};

class HtmlWriter : public FileWriter {
 public:
  std::string write(const Article& article, const gaceta::Document& document) const override {
    return gaceta::to_page(document, article.text, {.id_json = article.id_json, .notes = article.notes});
  }
  std::vector<OutputFile> files(const Article& article, const gaceta::Document& document) const override {
    return {{".html", write(article, document)}};
  }
  bool has_index() const override { return true; }
};

/// For people to read.
class TextWriter : public DocumentWriter {
 public:
  explicit TextWriter(const Settings& settings) : kinds_(settings.options.kinds), report_(settings.colors) {}

  std::string write(const Article& article, const gaceta::Document& document) const override {
    return report_.write(
        document, article.text,
        {.kinds = kinds_, .id_json = article.id_json, .encoding = article.encoding, .notes = article.notes});
  }
  std::string write_error(const Article& article, std::string_view message) const override {
    gaceta::Document document;
    document.info.id = article.info.id;
    document.error = gaceta::Error{std::string(message)};
    return write(article, document);
  }
  std::string_view separator() const override { return "\n\n"; }

 private:
  gaceta::KindSet kinds_;
  gaceta::ReportWriter report_;
};

}  // namespace

std::unique_ptr<DocumentWriter> make_writer(OutputFormat format, const Settings& settings) {
  switch (format) {
    case OutputFormat::ndjson:
      return std::make_unique<NdjsonWriter>(settings);
    case OutputFormat::json:
      return std::make_unique<JsonWriter>(settings);
    case OutputFormat::conll:
      return std::make_unique<ConllWriter>();
    case OutputFormat::csv:
      return std::make_unique<CsvWriter>(settings);
    case OutputFormat::timeml:
      return std::make_unique<TimemlWriter>();
    case OutputFormat::brat:
      return std::make_unique<BratWriter>();
    case OutputFormat::html:
      return std::make_unique<HtmlWriter>();
    case OutputFormat::text:
      break;
  }
  return std::make_unique<TextWriter>(settings);
}

}  // namespace program
