// vanthu export: letters out of the archive, as records, as the register, or as a file each.
// Tested by tests/end_to_end/export_lists_test.cc and export_files_test.cc.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/letter_selection.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/export_pdf.h"
#include "pipeline/commands/reading_setup.h"
#include "pipeline/commands/terminal.h"
#include "pipeline/data_files.h"
#include "pipeline/display_path.h"
#include "pipeline/export/letter_export.h"
#include "pipeline/export/letter_file_name.h"
#include "pipeline/export/output_file.h"
#include "pipeline/export/register_csv.h"
#include "pipeline/export/spreadsheet.h"
#include "pipeline/export/tasks_csv.h"
#include "pipeline/progress.h"
#include "pipeline/stop_signals.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// A whole list in one file.
enum class ListFormat : std::uint8_t { kJsonl, kCsv, kXlsx };

struct NamedFormat {
  const char* name;
  std::optional<ListFormat> list;
  LetterFormat letter = LetterFormat::kEad;  // where it is no list
};
constexpr auto kFormats = std::to_array<NamedFormat>({
    {.name = "jsonl", .list = ListFormat::kJsonl},
    {.name = "csv", .list = ListFormat::kCsv},
    {.name = "xlsx", .list = ListFormat::kXlsx},
    {.name = "edxml", .list = std::nullopt, .letter = LetterFormat::kEdxml},
    {.name = "ead", .list = std::nullopt, .letter = LetterFormat::kEad},
    {.name = "pdf", .list = std::nullopt, .letter = LetterFormat::kPdf},
    {.name = "hocr", .list = std::nullopt, .letter = LetterFormat::kHocr},
    {.name = "alto", .list = std::nullopt, .letter = LetterFormat::kAlto},
});

struct ExportCall {
  std::vector<std::string> words;
  LetterChoice choice;
  std::string format = "jsonl";
  std::string output;
  bool bom = false;

  [[nodiscard]] const NamedFormat& chosen_format() const {
    return *std::ranges::find(kFormats, format, &NamedFormat::name);
  }
};

// What became of the letters.
struct ExportTally {
  std::int64_t written = 0;
  std::int64_t failed = 0;
  std::optional<Error> first_failure;
  bool interrupted = false;
};

class Exporting {
 public:
  // `letters` is how many there will be.
  Exporting(const Settings& settings, const Archive& archive, LetterSelection selection,
            std::int64_t letters, ProgressDisplay::Style style)
      : settings_(settings),
        archive_(archive),
        selection_(std::move(selection)),
        letters_(letters),
        display_(std::cerr, style) {}

  // `take` gets each record; what it says against one costs that letter, unless it is the place
  // that is written to.
  template <typename Take>
  std::expected<void, Error> ForEach(const Take& take) {
    StopSignals stop;
    while (true) {
      const auto ids = selection_.Next();
      if (!ids) return std::unexpected(ids.error());
      if (ids->empty()) return {};
      for (const std::string& id : *ids) {
        if (stop.count() > 0) {
          tally_.interrupted = true;
          return {};
        }
        auto record = archive_.Find(id);
        if (!record) {
          Note(std::move(record.error()));
          continue;
        }
        // Gone since it was chosen.
        if (!*record) continue;
        if (auto done = take(**record); !done) return done;
        display_.Show({.letters = letters_,
                       .done = tally_.written + tally_.failed,
                       .failures = tally_.failed},
                      std::chrono::steady_clock::now());
      }
    }
  }

  void Note(Error failure) {
    ++tally_.failed;
    if (settings_.verbosity >= 0) display_.Say("vanthu: " + failure.message);
    if (!tally_.first_failure) tally_.first_failure = std::move(failure);
  }

  ExportTally& tally() { return tally_; }

  // The message at the end, and what the letters came to.
  std::expected<ExitCode, Error> Finish(const std::string& where) {
    display_.Clear();
    if (settings_.verbosity >= 0) {
      if (tally_.written + tally_.failed == 0 && !tally_.interrupted) {
        std::cerr << "no letter fits\n";
      } else if (!where.empty()) {
        std::string text = fmt::format("{}: {} letters", where, tally_.written);
        if (tally_.failed > 0) text += fmt::format("; {} could not be written", tally_.failed);
        if (tally_.interrupted) text += "; stopped";
        std::cerr << text << '\n';
      }
    }
    if (tally_.interrupted) return ExitCode::kInterrupted;
    if (tally_.failed == 0) return ExitCode::kDone;
    if (tally_.written > 0) return ExitCode::kSomeQuarantined;
    return ExitCodeFor(tally_.first_failure->code);
  }

 private:
  const Settings& settings_;
  const Archive& archive_;
  LetterSelection selection_;
  std::int64_t letters_;
  ProgressDisplay display_;
  ExportTally tally_;
};

std::expected<void, Error> CheckStdout() {
  if (std::cout) return {};
  return std::unexpected(Error{Error::Code::kIo, "stdout: cannot be written; is the disk full?"});
}

std::expected<void, Error> ToStdout(std::string_view bytes) {
  std::cout << bytes;
  return CheckStdout();
}

std::expected<void, Error> FlushStdout() {
  std::cout << std::flush;
  return CheckStdout();
}

// Where the bytes of a list go: stdout, or a file that is there only when it is whole.
class ListTarget {
 public:
  static std::expected<ListTarget, Error> Open(const std::string& output) {
    if (output.empty() || output == "-") return ListTarget(std::nullopt);
    auto file = OutputFile::Create(output);
    if (!file) return std::unexpected(file.error());
    return ListTarget(std::move(*file));
  }
  std::expected<void, Error> Write(std::string_view bytes) {
    return file_ ? file_->Write(bytes) : ToStdout(bytes);
  }
  std::expected<void, Error> Commit() {
    if (file_) return file_->Commit();
    return {};
  }

 private:
  explicit ListTarget(std::optional<OutputFile> file) : file_(std::move(file)) {}
  std::optional<OutputFile> file_;
};

std::expected<void, Error> WriteText(const ExportCall& call, ListFormat format,
                                     Exporting& exporting) {
  auto target = ListTarget::Open(call.output);
  if (!target) return std::unexpected(target.error());
  if (format == ListFormat::kCsv) {
    const std::string head = std::string(call.bom ? kUtf8ByteOrderMark : "") + RegisterCsvHead();
    if (auto done = target->Write(head); !done) return done;
  }
  auto done = exporting.ForEach([&](const Record& record) -> std::expected<void, Error> {
    ++exporting.tally().written;
    return target->Write(format == ListFormat::kCsv ? RegisterCsvRow(RegisterEntryOf(record))
                                                    : ToJson(record) + '\n');
  });
  if (!done || exporting.tally().interrupted) return done;
  return target->Commit();
}

std::expected<void, Error> WriteWorkbook(const ExportCall& call, Exporting& exporting) {
  auto file = OutputFile::Create(call.output);
  if (!file) return std::unexpected(file.error());
  auto sheet = Spreadsheet::Create(file->written_path(), "Sổ văn bản đến", RegisterHeadings());
  if (!sheet) return std::unexpected(sheet.error());
  auto done = exporting.ForEach([&](const Record& record) -> std::expected<void, Error> {
    ++exporting.tally().written;
    return sheet->Add(RegisterEntryOf(record));
  });
  if (!done) return done;
  if (auto closed = sheet->Close(); !closed) return closed;
  if (exporting.tally().interrupted) return {};
  return file->Commit();
}

// --- A file a letter ---

// A name that ends as the format's files do is a file, anything else a folder.
bool NamesOneFile(const ExportCall& call, LetterFormat format) {
  return call.output.ends_with(FactsOf(format).extension) && !fs::is_directory(call.output);
}

std::expected<void, Error> WriteLetterFile(const LetterExporter& exporter, const Record& record,
                                           LetterFormat format, const fs::path& path) {
  auto file = OutputFile::Create(path);
  if (!file) return std::unexpected(file.error());
  auto written = exporter.Write(record, format,
                                [&file](std::string_view bytes) { return file->Write(bytes); });
  if (!written) return written;
  return file->Commit();
}

// Counts what became of a letter. A folder that takes no file takes none of the next ones either:
// that is given back.
std::expected<void, Error> Settle(std::expected<void, Error> done, const fs::path& folder,
                                  Exporting& exporting) {
  if (done) {
    ++exporting.tally().written;
    return {};
  }
  const bool is_place =
      done.error().code == Error::Code::kIo ||
      (done.error().code == Error::Code::kPermission && access(folder.c_str(), W_OK) != 0);
  if (is_place) return done;
  exporting.Note(std::move(done.error()));
  return {};
}

std::expected<void, Error> WriteFolder(const ExportCall& call, LetterFormat format,
                                       const LetterExporter& exporter, const Settings& settings,
                                       Exporting& exporting) {
  const fs::path folder = call.output;
  if (auto made = MakeOutputFolder(folder); !made) return made;
  const LetterFormatFacts facts = FactsOf(format);
  PdfExport pdfs(&exporter, &settings);
  const auto settle = [&](std::vector<PdfExport::Outcome> outcomes) -> std::expected<void, Error> {
    for (PdfExport::Outcome& outcome : outcomes) {
      if (auto done = Settle(std::move(outcome), folder, exporting); !done) return done;
    }
    return {};
  };
  auto done = exporting.ForEach([&](const Record& record) -> std::expected<void, Error> {
    const fs::path path =
        folder / fmt::format("{}{}", facts.prefix, LetterFileName(record, facts.extension));
    if (format == LetterFormat::kPdf) return settle(pdfs.Begin(record, path));
    return Settle(WriteLetterFile(exporter, record, format, path), folder, exporting);
  });
  return done ? settle(pdfs.FinishAll()) : done;
}

// The one letter that is meant, to stdout or into the file named.
std::expected<void, Error> WriteOne(const ExportCall& call, LetterFormat format,
                                    const LetterExporter& exporter, const Settings& settings,
                                    Exporting& exporting) {
  std::optional<Record> letter;
  std::int64_t count = 0;
  auto done = exporting.ForEach([&](const Record& record) -> std::expected<void, Error> {
    if (++count == 1) {
      letter = record;
      return {};
    }
    return std::unexpected(Error{
        Error::Code::kUsage,
        fmt::format("more than one letter is meant; name a folder for them: -o {}/",
                    call.output.empty() ? "letters" : fs::path(call.output).stem().string())});
  });
  if (!done) return done;
  if (!letter) return {};
  const bool to_stdout = call.output.empty() || call.output == "-";
  if (format == LetterFormat::kPdf) {
    PdfExport pdfs(&exporter, &settings);
    if (to_stdout) {
      done = pdfs.Write(*letter, ToStdout, FlushStdout);
    } else {
      auto outcomes = pdfs.Begin(*letter, call.output);
      std::ranges::move(pdfs.FinishAll(), std::back_inserter(outcomes));
      done = std::move(outcomes.front());
    }
  } else if (to_stdout) {
    done = exporter.Write(*letter, format, ToStdout);
  } else {
    done = WriteLetterFile(exporter, *letter, format, call.output);
  }
  if (done) ++exporting.tally().written;
  return done;
}

std::expected<ExitCode, Error> Run(ExportCall call, const Settings& settings) {
  if (call.bom && call.format != "csv") {
    return std::unexpected(Error{Error::Code::kUsage, "--bom: goes with --format csv"});
  }
  const NamedFormat& format = call.chosen_format();
  const bool to_stdout = call.output.empty() || call.output == "-";
  if (to_stdout && format.list == ListFormat::kXlsx) {
    return std::unexpected(
        Error{Error::Code::kUsage, "--format xlsx: name the workbook's file with -o"});
  }
  if (to_stdout && !format.list && format.letter == LetterFormat::kPdf &&
      isatty(STDOUT_FILENO) != 0) {
    return std::unexpected(
        Error{Error::Code::kUsage, "--format pdf: name the file or a folder with -o"});
  }
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  for (const std::string& word : call.words) {
    call.choice.query += (call.choice.query.empty() ? "" : " ") + word;
  }
  const LetterOrder order =
      format.list && *format.list != ListFormat::kJsonl ? LetterOrder::kByDate : LetterOrder::kById;
  auto selection = LetterSelection::Make(*archive, call.choice, order);
  if (!selection) return std::unexpected(selection.error());
  const auto letters = selection->Count();
  if (!letters) return std::unexpected(letters.error());
  // Lines of data on the same terminal would tear a bar to pieces.
  const auto style = to_stdout && isatty(STDOUT_FILENO) != 0 ? ProgressDisplay::Style::kNone
                                                             : ProgressStyle(settings);
  Exporting exporting(settings, *archive, std::move(*selection), *letters, style);
  const std::string where = to_stdout ? "" : DisplayPath(call.output);
  std::expected<void, Error> done;
  if (format.list == ListFormat::kXlsx) {
    done = WriteWorkbook(call, exporting);
  } else if (format.list) {
    done = WriteText(call, *format.list, exporting);
  } else {
    const auto data = FindDataDir(settings.data_dir);
    if (!data) return std::unexpected(data.error());
    const auto knowledge = LoadKnowledge({.data = *data, .own = settings.tables_dir});
    if (!knowledge) return std::unexpected(knowledge.error());
    const LetterExporter exporter(&*archive, &*knowledge);
    done = to_stdout || NamesOneFile(call, format.letter)
               ? WriteOne(call, format.letter, exporter, settings, exporting)
               : WriteFolder(call, format.letter, exporter, settings, exporting);
  }
  if (!done) return std::unexpected(done.error());
  return exporting.Finish(where);
}

}  // namespace

void AddExport(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<ExportCall>();
  CLI::App* command = app.add_subcommand(
      "export", "Hand letters out: records, the register, exchange formats, searchable PDF");
  CLI::Option* query = command->add_option(
      "query", call->words, "Letters as `search` finds them, near ones left out (default: all)");
  query->type_name("");
  CLI::Option* letter = command->add_option("--letter", call->choice.letters,
                                            "This letter: its number or id; may be repeated");
  letter->type_name("REF")->allow_extra_args(false)->excludes(query);
  SearchOptions& filter = call->choice.filter;
  command->add_option("--type", filter.type, "Only this type of document: 'quyết định'")
      ->type_name("TYPE")
      ->excludes(letter);
  command->add_option("--issuer", filter.issuer, "Only from issuers with these words")
      ->type_name("WORDS")
      ->excludes(letter);
  command->add_option("--from", filter.from, "Only letters of this day or later")
      ->type_name("DATE")
      ->excludes(letter);
  command->add_option("--to", filter.to, "Only letters of this day or earlier")
      ->type_name("DATE")
      ->excludes(letter);
  command
      ->add_option(
          "--format", call->format,
          "jsonl (default), csv, xlsx: one file; edxml, ead, pdf, hocr, alto: one a letter")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "csv", "xlsx", "edxml", "ead", "pdf", "hocr", "alto"}));
  command
      ->add_option("-o,--output", call->output,
                   "The file, or the folder for a file a letter (default: stdout)")
      ->type_name("PATH");
  command->add_flag("--bom", call->bom, "csv: begin with a byte order mark, for Excel");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
