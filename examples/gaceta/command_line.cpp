#include "command_line.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "article.hpp"

namespace program {
namespace {

constexpr unsigned kMostJobs = 256;

/// A table of names on the command line and what they stand for.
template <class Value, std::size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

constexpr Names<std::optional<InputKind>, 6> kInputs{{{"auto", std::nullopt},
                                                      {"text", InputKind::text},
                                                      {"markdown", InputKind::markdown},
                                                      {"html", InputKind::html},
                                                      {"ndjson", InputKind::ndjson},
                                                      {"conll", InputKind::conll}}};
constexpr Names<OutputFormat, 8> kFormats{{{"text", OutputFormat::text},
                                           {"ndjson", OutputFormat::ndjson},
                                           {"json", OutputFormat::json},
                                           {"conll", OutputFormat::conll},
                                           {"csv", OutputFormat::csv},
                                           {"timeml", OutputFormat::timeml},
                                           {"brat", OutputFormat::brat},
                                           {"html", OutputFormat::html}}};
constexpr Names<gaceta::OffsetUnit, 3> kOffsets{{{"byte", gaceta::OffsetUnit::byte},
                                                 {"codepoint", gaceta::OffsetUnit::codepoint},
                                                 {"utf16", gaceta::OffsetUnit::utf16}}};
constexpr std::array kMainKinds{gaceta::Kind::money, gaceta::Kind::dates, gaceta::Kind::people,
                                gaceta::Kind::organizations, gaceta::Kind::places};
constexpr std::array kFurtherKinds{gaceta::Kind::durations, gaceta::Kind::sets, gaceta::Kind::times, gaceta::Kind::ages,
                                   gaceta::Kind::percentages};

constexpr std::string_view kExamples = R"(Examples:
  gaceta nota.md --country MX                       read an article, for a person
  gaceta articles/ --jobs 8 > mentions.ndjson       a folder, for a program
  gaceta articles/ --format html --output pages     a page for each article, and an index
  curl -s https://… | gaceta --input html           a page
  gaceta --input ndjson --only money < news.ndjson | jq '.money[].text'
  gaceta --input conll < tokens.conll               tag tokens: PER, ORG, LOC, MISC

NDJSON input has an article a line: {"text": "…"}, and optionally "id", "title",
"published", "country" and "url". The form of the output is described in
schema/gaceta-1.schema.json.

Exit status: 0 done; 1 a file could not be read, or ends in the middle of a line
of NDJSON, or the output could not be written (all other files are done); 2 a
mistake in the command line (nothing is done).)";

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

/// The parts between commas, empty ones too.
std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t comma = list.find(',');
    parts.emplace_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    list.remove_prefix(comma + 1);
  }
}

/// The value of a name, or a complaint that lists the names there are.
template <class Value, std::size_t N>
Value look_up(const Names<Value, N>& names, const std::string& option, const std::string& name) {
  std::vector<std::string_view> all;
  for (const auto& [each, value] : names) {
    if (each == name) return value;
    all.push_back(each);
  }
  throw CLI::ValidationError(option, "'" + name + "' is not one of " + joined(all));
}

template <std::size_t N>
void insert_kinds(const std::array<gaceta::Kind, N>& allowed, const std::string& option, const std::string& list,
                  gaceta::KindSet& kinds) {
  std::vector<std::string_view> all;
  all.reserve(allowed.size());
  for (const gaceta::Kind kind : allowed) all.push_back(gaceta::to_string(kind));
  for (const std::string& name : split(list)) {
    const std::optional<gaceta::Kind> kind = gaceta::parse_kind(name);
    if (!kind || std::find(allowed.begin(), allowed.end(), *kind) == allowed.end())
      throw CLI::ValidationError(option, "'" + name + "' is not one of " + joined(all));
    kinds.insert(*kind);
  }
}

gaceta::ZoneSet read_zones(const std::string& option, const std::string& list) {
  gaceta::ZoneSet zones;
  for (const std::string& name : split(list)) {
    const std::optional<gaceta::Zone> zone = gaceta::parse_zone(name);
    if (!zone) {
      std::vector<std::string_view> all;
      all.reserve(gaceta::kZones.size());
      for (const gaceta::Zone each : gaceta::kZones) all.push_back(gaceta::to_string(each));
      throw CLI::ValidationError(option, "'" + name + "' is not one of " + joined(all));
    }
    zones.insert(*zone);
  }
  return zones;
}

/// What stands on the command line, before it is understood.
struct Words {
  std::string input = "auto", offsets = "byte";
  std::optional<std::string> published, country, format, output, only, also, zones;
};

/// Colours are for terminals, unless the environment says no (https://no-color.org).
bool wants_colors() {
  // Nothing here ever sets the environment, so reading it is safe.
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
  const char* terminal = std::getenv("TERM");      // NOLINT(concurrency-mt-unsafe)
  return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0') && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

Settings understand(const Words& words, std::vector<std::string> inputs, unsigned jobs) {
  Settings settings;
  settings.inputs = std::move(inputs);
  settings.jobs = jobs;
  settings.colors = wants_colors();
  if (words.published) {
    settings.published = gaceta::parse_day(*words.published);
    if (!settings.published)
      throw CLI::ValidationError("--published", "'" + *words.published + "' is no date; write it as 2025-11-03");
  }
  if (words.country) {
    settings.country = upper(*words.country);
    if (!gaceta::is_country(settings.country))
      throw CLI::ValidationError("--country", "'" + *words.country + "' is no country of ISO 3166-1, such as MX or ES");
  }
  settings.input = look_up(kInputs, "--input", words.input);
  if (words.format) settings.format = look_up(kFormats, "--format", *words.format);
  if (words.output) {
    const auto format = settings.format.value_or(OutputFormat::text);
    if (format != OutputFormat::html && format != OutputFormat::timeml && format != OutputFormat::brat)
      throw CLI::ValidationError("--output",
                                 "goes with --format html, timeml or brat; others write to standard output");
    if (words.output->empty()) throw CLI::ValidationError("--output", "needs the name of a folder");
    settings.output = *words.output;
  }
  if (settings.input == InputKind::conll && settings.format.value_or(OutputFormat::conll) != OutputFormat::conll)
    throw CLI::ValidationError("--format",
                               "--input conll is tagged token by token, so it goes with --format conll only");
  settings.offsets = look_up(kOffsets, "--offsets", words.offsets);
  if (words.only) {
    settings.options.kinds = gaceta::KindSet();
    insert_kinds(kMainKinds, "--only", *words.only, settings.options.kinds);
  }
  if (words.also) insert_kinds(kFurtherKinds, "--also", *words.also, settings.options.kinds);
  if (words.zones) settings.options.zones = read_zones("--zones", *words.zones);
  if (settings.inputs.empty()) {
    if (::isatty(STDIN_FILENO) != 0) throw CLI::RequiredError("FILE, FOLDER or - for standard input");
    settings.inputs.emplace_back("-");
  }
  return settings;
}

}  // namespace

std::optional<Settings> read_command_line(int argc, char** argv, int& status) {
  Words words;
  std::vector<std::string> inputs;
  unsigned jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMostJobs);

  CLI::App app("Reads Spanish news articles: money, dates, people, organizations and places.\n", "gaceta");
  app.footer(std::string(kExamples));
  app.get_formatter()->column_width(24);
  app.get_formatter()->label("REQUIRED", "");
  app.set_help_flag("-h,--help", "Print this and exit");
  app.set_version_flag("--version", "gaceta " + std::string(gaceta::version()), "Print the version and exit");
  const auto text = [&](const char* name, auto& value, const char* label, const char* description) {
    app.add_option(name, value, description)->type_name(label);
  };
  const auto list = [&](const char* name, std::optional<std::string>& value, const char* description) {
    app.add_option(name, value, description)->type_name("LIST");
  };
  app.add_option("inputs", inputs, "Files, folders, or - for standard input")->type_name("FILE|FOLDER|-");
  text("--published", words.published, "DATE", "Publication date where the article does not bring its own");
  text("--country", words.country, "CC", "ISO 3166-1 code of the outlet's country");
  text("--input", words.input, "KIND", "auto (by the file), text, markdown, html, ndjson, conll");
  text("--format", words.format, "FORMAT",
       "text (for a terminal), ndjson (otherwise), json, csv, html, timeml, brat, conll");
  text("--output,-o", words.output, "FOLDER", "Where html, timeml and brat write a file for each article");
  text("--offsets", words.offsets, "UNIT", "byte, codepoint or utf16: what start and end count");
  list("--only", words.only, "Find these alone: money,dates,people,organizations,places");
  list("--also", words.also, "Find these too: durations,sets,times,ages,percentages");
  list("--zones", words.zones, "Parts that names are taken from: headline,body,caption");
  app.add_option("--jobs", jobs, "Threads; as many as there are processors unless given")
      ->type_name("N")
      ->check(CLI::Range(1U, kMostJobs));

  status = kUsage;
  try {
    app.parse(argc, argv);
    return understand(words, std::move(inputs), jobs);
  } catch (const CLI::Success& help) {
    status = app.exit(help);
  } catch (const CLI::ParseError& mistake) {
    std::cerr << "gaceta: " << mistake.what() << "\nRun gaceta --help for more.\n";
  }
  return std::nullopt;
}

}  // namespace program
