#include "run.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <new>
#include <utility>

#include "article.hpp"
#include "byte_source.hpp"
#include "command_line.hpp"
#include "complaints.hpp"
#include "conll_input.hpp"
#include "document_writer.hpp"
#include "encoding.hpp"
#include "folder_walk.hpp"
#include "gaceta/extractor.hpp"
#include "gaceta/page.hpp"
#include "html_input.hpp"
#include "interruption.hpp"
#include "ndjson_input.hpp"
#include "ordered_pool.hpp"
#include "output_folder.hpp"
#include "output_stream.hpp"
#include "progress.hpp"

namespace program {
namespace {

constexpr const char* kTooLong = "longer than 1 GiB";

/// The id of a file: its path without its ending.
std::string id_of(const std::string& path) {
  std::filesystem::path id(path);
  return id.replace_extension().string();
}

OutputFormat format_of(const Settings& settings) {
  if (settings.format) return *settings.format;
  if (settings.input == InputKind::conll) return OutputFormat::conll;
  return ::isatty(STDOUT_FILENO) != 0 ? OutputFormat::text : OutputFormat::ndjson;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A document that is a file of its own, on its way to be written.
struct Filed {
  std::string id;
  std::vector<OutputFile> files;
  gaceta::PageSummary summary;  // where there is an index
};

/// What comes of a task.
struct Answer {
  std::string text;
  std::vector<Filed> filed;

  [[nodiscard]] OrderedPool::Result result() && {
    OrderedPool::Result result{std::move(text)};
    if (!filed.empty()) result.more = std::make_shared<const std::vector<Filed>>(std::move(filed));
    return result;
  }
};

/// One run of the program.
class Run {
 public:
  explicit Run(const Settings& settings)
      : settings_(settings),
        extractor_(settings.options),
        format_(format_of(settings)),
        writer_(make_writer(format_, settings)),
        folder_(settings.output),
        pool_(settings.jobs, [this](const OrderedPool::Result& result) { return put(result); }) {}

  int all() {
    if (!settings_.output.empty() && !folder_.make()) {
      complaints_.failed(settings_.output, folder_.error());
      return kSomeFailed;
    }
    for (const std::string& input : settings_.inputs) {
      if (!one(input)) break;
    }
    pool_.finish();
    progress_.clear();
    if (!settings_.output.empty()) {
      finish_folder();
    } else if (output_.error().empty()) {
      if (!any_written_) output_.write(writer_->prologue());
      output_.write(writer_->epilogue());
    }
    if (interrupted() != 0) complaints_.remark("interrupted", "the articles that were finished are written");
    if (!output_.close()) complaints_.failed("standard output", output_.error());
    return complaints_.any_failed() ? kSomeFailed : kDone;
  }

 private:
  // Each of these is false where there is no use in going on: the output can't be written.

  bool one(const std::string& input) {
    if (input == "-") {
      ByteSource source;
      return read(source, "standard input", "", settings_.input);
    }
    if (is_folder(input)) {
      bool any = false;
      const bool goes_on = walk_folder(
          input, settings_.input.has_value(),
          {.file =
               [&](const std::string& path) {
                 any = true;
                 return file(path);
               },
           .failure = [&](const std::string& path, const std::string& message) { complaints_.failed(path, message); }});
      if (goes_on && !any) complaints_.remark(input, "no articles in this folder");
      return goes_on;
    }
    return file(input);
  }

  bool file(const std::string& path) {
    if (interrupted() != 0) return false;
    const std::optional<InputKind> kind = settings_.input ? settings_.input : kind_by_ending(path);
    // A file of many articles, or one that may be, is read here and shared out; others are read by the threads.
    if (!kind || kind == InputKind::ndjson || kind == InputKind::conll) {
      try {
        ByteSource source(path);
        return read(source, path, id_of(path), kind);
      } catch (const FileError& error) {
        complaints_.failed(path, error.what());
        return true;
      }
    }
    return pool_.submit([this, path, kind] {
      try {
        ByteSource source(path);
        return read_whole(source, path, id_of(path), *kind).result();
      } catch (const FileError& error) {
        complaints_.failed(path, error.what());
      } catch (const Interrupted&) {  // told once, at the end
      }
      return OrderedPool::Result{};
    });
  }

  bool read(ByteSource& source, const std::string& name, std::string id, std::optional<InputKind> kind) {
    try {
      if (!kind) kind = kind_by_content(source.peek());
      if (kind == InputKind::ndjson) return lines(source, name);
      if (kind == InputKind::conll) return tokens(source, name);
      // A pool of one job runs this before it returns; with more, what has been read goes along with the task.
      std::string bytes;
      if (!source.read_all(bytes, gaceta::Extractor::kMaxText)) {
        complaints_.failed(name, kTooLong);
        return true;
      }
      auto shared = std::make_shared<std::string>(std::move(bytes));
      return pool_.submit([this, shared, id = std::move(id), kind = *kind] {
        return answer(make_article(std::move(*shared), id, kind)).result();
      });
    } catch (const FileError& error) {
      complaints_.failed(name, error.what());
      return true;
    } catch (const Interrupted&) {
      return false;
    }
  }

  bool lines(ByteSource& source, const std::string& name) {
    LineSource line_source(source);
    for (;;) {
      auto batch = std::make_shared<const std::string>(line_source.next_batch());
      if (batch->empty()) return true;
      if (!pool_.submit([this, batch, name] { return answer_lines(*batch, name).result(); })) return false;
    }
  }

  bool tokens(ByteSource& source, const std::string& name) {
    // Where no format was asked for, and there is nothing beside these tokens, theirs is clear.
    const bool alone = settings_.inputs.size() == 1 && !is_folder(settings_.inputs.front());
    if (format_ != OutputFormat::conll && (settings_.format || !alone)) {
      complaints_.failed(name, "tokens are tagged one by one: use --format conll");
      return true;
    }
    // A file is one document, since names are told by how they are used elsewhere in it. One that is larger than this
    // is cut, always in the same places: how fast the input comes must not change what is found.
    constexpr std::size_t kPart = std::size_t{16} << 20;
    LineSource line_source(source);
    std::string pending;
    for (;;) {
      const std::string batch = line_source.next_batch();
      pending.append(batch);
      while (pending.size() > kPart || (batch.empty() && !pending.empty())) {
        std::size_t cut =
            pending.size() > kPart ? conll_cut(std::string_view(pending).substr(0, kPart)) : pending.size();
        if (cut == std::string::npos) cut = pending.find('\n', kPart) + 1;
        if (cut == 0) break;  // a line without end
        auto part = std::make_shared<std::string>(pending, 0, cut);
        pending.erase(0, cut);
        if (!pool_.submit([this, part, name] { return tag(std::move(*part), name); })) return false;
      }
      if (batch.empty()) return true;
    }
  }

  // These run on the threads.

  OrderedPool::Result tag(std::string lines, const std::string& name) {
    DecodedText decoded = decode_text(std::move(lines));
    if (decoded.encoding != "UTF-8" && !told_conversion_.exchange(true))
      complaints_.remark(name, "converted from " + decoded.encoding);
    return {tag_conll(decoded.text), false};
  }

  Answer read_whole(ByteSource& source, const std::string& path, std::string id, InputKind kind) {
    std::string bytes;
    if (!source.read_all(bytes, gaceta::Extractor::kMaxText)) {
      complaints_.failed(path, kTooLong);
      return {};
    }
    return answer(make_article(std::move(bytes), std::move(id), kind));
  }

  static Article make_article(std::string bytes, std::string id, InputKind kind) {
    if (kind == InputKind::html) {
      Article article = read_html(std::move(bytes));
      article.info.id = std::move(id);
      return article;
    }
    Article article;
    DecodedText decoded = decode_text(std::move(bytes));
    article.text = std::move(decoded.text);
    article.encoding = std::move(decoded.encoding);
    article.notes = std::move(decoded.notes);
    article.info.id = std::move(id);
    return article;
  }

  Answer answer_lines(std::string_view batch, const std::string& name) {
    Answer documents;
    while (!batch.empty()) {
      const std::size_t end = batch.find('\n');
      const std::string_view line = batch.substr(0, end);
      batch.remove_prefix(end == std::string_view::npos ? batch.size() : end + 1);
      if (is_blank_line(line)) continue;
      Article article = read_ndjson_line(line);
      // Whoever wrote it was stopped: its error alone would be overlooked among the answers.
      if (end == std::string_view::npos && !article.error.empty())
        complaints_.failed(name, "ends in the middle of a line");
      Answer document = answer(std::move(article));
      for (Filed& each : document.filed) documents.filed.push_back(std::move(each));
      if (document.text.empty()) continue;
      if (!documents.text.empty()) documents.text.append(writer_->separator());
      documents.text.append(document.text);
    }
    return documents;
  }

  Answer answer(Article article) {
    if (!article.error.empty()) return answer_error(article, article.error);
    if (!article.info.published && settings_.published) {
      article.info.published = settings_.published;
      article.published_from = gaceta::Source::option;
    }
    if (article.info.country.empty() && !settings_.country.empty()) {
      article.info.country = settings_.country;
      article.country_from = gaceta::Source::option;
    }
    try {
      gaceta::Document document = extractor_.extract(article.text, article.info);
      if (document.error) return answer_error(article, document.error->message);
      // The library can't know where its caller has these from.
      if (document.published_from == gaceta::Source::field) document.published_from = article.published_from;
      if (document.country_from == gaceta::Source::field) document.country_from = article.country_from;
      progress_.add(article.text.size());
      if (writer_->one_a_file()) return file_away(article, document);
      return {writer_->write(article, document), {}};
    } catch (const std::bad_alloc&) {
      return answer_error(article, "not enough memory");
    }
  }

  Answer file_away(const Article& article, const gaceta::Document& document) {
    Filed filed{article.info.id.empty() ? article.id_json : article.info.id, writer_->files(article, document), {}};
    if (writer_->has_index() && !settings_.output.empty()) filed.summary = gaceta::summarize(document, article.text);
    Answer answer;
    answer.filed.push_back(std::move(filed));
    return answer;
  }

  Answer answer_error(const Article& article, const std::string& message) {
    std::string document = writer_->write_error(article, message);
    if (document.empty()) complaints_.remark(article.info.id.empty() ? "an article" : article.info.id, message);
    return {std::move(document), {}};
  }

  // This runs on any thread, one at a time.
  bool put(const OrderedPool::Result& result) {
    if (result.more) {
      const auto& filed = *static_cast<const std::vector<Filed>*>(result.more.get());
      return std::all_of(filed.begin(), filed.end(), [&](const Filed& each) { return put_file(each); });
    }
    if (result.text.empty()) return true;
    std::string text(!any_written_ ? writer_->prologue() : result.separate ? writer_->separator() : "");
    any_written_ = true;
    return output_.write(text.append(result.text));
  }

  bool put_file(const Filed& filed) {
    if (settings_.output.empty()) {
      if (any_written_) {
        complaints_.failed("standard output", "in this format an article is a file: name a folder with --output");
        return false;
      }
      any_written_ = true;
      return output_.write(filed.files.front().content);
    }
    const std::string name = folder_.write(filed.id, filed.files);
    if (name.empty()) {
      complaints_.failed(settings_.output, folder_.error());
      return false;
    }
    if (writer_->has_index()) index_.add(name, filed.summary);
    return true;
  }

  void finish_folder() {
    if (!folder_.error().empty()) return;
    const OutputFile configuration = writer_->configuration();
    if (!configuration.name.empty() && !folder_.write_file(configuration.name, configuration.content))
      complaints_.failed(settings_.output, folder_.error());
    if (writer_->has_index() && !folder_.write_file("index.html", index_.write()))
      complaints_.failed(settings_.output, folder_.error());
  }

  const Settings& settings_;
  gaceta::Extractor extractor_;
  const OutputFormat format_;
  std::unique_ptr<DocumentWriter> writer_;
  Progress progress_;
  Complaints complaints_{progress_};
  OutputStream output_;
  OutputFolder folder_;
  gaceta::PageIndex index_;
  std::atomic<bool> told_conversion_ = false;
  bool any_written_ = false;
  OrderedPool pool_;
};

}  // namespace

int run(const Settings& settings) { return Run(settings).all(); }

}  // namespace program
