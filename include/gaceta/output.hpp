// Writes Documents: as JSON for programs, as CoNLL for taggers, as a report for people. Target gaceta::output.
//
//   gaceta::Document document = extractor.extract(text);
//   std::cout << gaceta::to_json(document, text) << '\n';     // one line: NDJSON
//
// The JSON form is described by schema/gaceta-1.schema.json. `text` is always the text that the document was made from.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "gaceta/document.hpp"
#include "gaceta/extractor.hpp"
#include "gaceta/offsets.hpp"
#include "gaceta/output_export.hpp"

namespace gaceta {

/// What a writer is told beside the document. The views must live until the writer returns.
struct OutputOptions {
  /// What `start` and `end` count.
  OffsetUnit offsets = OffsetUnit::byte;
  /// The kinds that were asked for. Durations, sets, times, ages and percentages have a key only where they are in it.
  KindSet kinds = Options{}.kinds;
  /// The id as a JSON value, for ids that are no strings (`17`); where empty, the document's own id is written.
  std::string_view id_json = {};
  /// The encoding that the text came in.
  std::string_view encoding = "UTF-8";
  /// Notes of the caller's; they go before those of the document.
  std::span<const std::string> notes = {};
  /// Writes the text itself too, as `text`.
  bool text = false;
};

/// One document as a JSON object on one line, without a line end. Bytes that are not UTF-8 are written as U+FFFD.
/// A document with an error gives the object of error_to_json().
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_json(const Document& document, std::string_view text,
                                                       const OutputOptions& options = {});

/// What stands in the place of a document that could not be read: `{"gaceta":1,"id":"a","error":"…"}`.
/// Of the options it reads `id_json` alone. An empty id is written as null.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string error_to_json(std::string_view id, std::string_view message,
                                                             const OutputOptions& options = {});

/// The document's own tokens, a line each: the token, a tab and its tag (BIO with PER, ORG, LOC), an empty line after
/// each sentence. White space inside a token is left out, so that every line has two columns.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_conll(const Document& document, std::string_view text);

/// Every mention as a row of CSV (RFC 4180), in the order of the text, without the header. A column that a kind has no
/// value for is empty. Of the options it reads `offsets` and `id_json`.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_csv(const Document& document, std::string_view text,
                                                      const OutputOptions& options = {});
/// The names of the columns, as the first row of a file.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string_view csv_header();

/// TimeML 1.2.1 (https://timeml.github.io/site/publications/specs.html): the whole text as XML, dates and what else
/// hangs on the calendar as TIMEX3 elements, `desde` and `hasta` and their like as SIGNAL. Of the options it reads
/// `id_json`.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_timeml(const Document& document, std::string_view text,
                                                         const OutputOptions& options = {});

/// Standoff annotation for brat, to stand beside the text in UTF-8: a span for each mention with its value as a note,
/// `Coref` for the mentions of one entry, `Affiliation` from people to organizations. Offsets are in code points.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string to_brat(const Document& document, std::string_view text);
/// The `annotation.conf` that brat needs in a folder of such files.
[[nodiscard]] GACETA_OUTPUT_EXPORT std::string_view brat_configuration();

/// Writes documents for people to read: the headline, then each kind in aligned columns, amounts and days as the
/// article's country writes them. Immutable to its users: threads may share one. The Spanish of a country is loaded
/// when its first document comes, which can take 200 ms.
class GACETA_OUTPUT_EXPORT ReportWriter {
 public:
  /// `colors`: with the escape sequences of terminals.
  explicit ReportWriter(bool colors = false);
  ~ReportWriter();
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;

  /// The report, lines with their ends. Characters that would steer a terminal are left out of what the text brings.
  /// Of the options it reads `id_json`, `encoding`, `notes` and `kinds`.
  [[nodiscard]] std::string write(const Document& document, std::string_view text,
                                  const OutputOptions& options = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gaceta
