// What the command line asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gaceta/extractor.hpp"
#include "gaceta/offsets.hpp"
#include "input_kind.hpp"

namespace program {

enum class OutputFormat { text, ndjson, json, conll, csv, timeml, brat, html };

struct Settings {
  /// Files and folders; `-` is standard input.
  std::vector<std::string> inputs;
  std::optional<gaceta::Day> published;
  std::string country;
  /// None: by the file.
  std::optional<InputKind> input;
  /// None: text for a terminal, NDJSON otherwise; CoNLL where the input is CoNLL.
  std::optional<OutputFormat> format;
  /// The folder for formats of one file a document; empty for standard output.
  std::string output;
  gaceta::OffsetUnit offsets = gaceta::OffsetUnit::byte;
  gaceta::Options options;
  unsigned jobs = 1;
  /// Standard output is a terminal that shows colours, and they are wanted.
  bool colors = false;
};

}  // namespace program
