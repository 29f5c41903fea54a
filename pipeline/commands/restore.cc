// vanthu restore: a filter that puts back what OCR lost, line for line. Tested by
// tests/end_to_end/restore_command_test.cc.
//
// Lines are taken in blocks, so that encoding, words and the kind of damage are judged from more
// than one line while memory stays bounded, however long the text; what was learnt of the damage is
// carried from block to block. Text in an encoding from before Unicode is decoded first.
#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <iostream>
#include <istream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/channel_model/alphabet.h"
#include "pipeline/commands/commands.h"
#include "pipeline/data_files.h"
#include "pipeline/file_error.h"
#include "pipeline/load/legacy_text.h"
#include "pipeline/read_file.h"
#include "pipeline/restore/restorer.h"

namespace vanthu {
namespace {

// A page or so: enough to tell by which engine it was read.
constexpr std::size_t kBlockLines = 64;
constexpr std::size_t kBlockBytes = 64 << 10;  // of lines that are whole books

struct RestoreFlags {
  std::vector<std::string> files;
};

// Bytes that are no UTF-8, or what somebody made of them.
bool IsBroken(const std::string& line) { return Utf32(line).contains(U'\uFFFD'); }

std::string Nfc(const std::string& line) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(line);
  if (IsBroken(line) || nfc->isNormalizedUTF8(piece, status) != 0) return line;
  std::string normalized;
  nfc->normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(normalized);
  return normalized;
}

// Whether a line goes on in the sentence of the line before: that one ends in no full stop, and
// this one begins with a small letter, or the one before was a full line.
bool GoesOn(const std::string& before, const std::string& line) {
  constexpr std::string_view kEnds = ".:;!?";
  constexpr std::size_t kFullLine = 60;  // bytes
  if (before.empty() || line.empty() || kEnds.contains(before.back())) return false;
  const char32_t first = Utf32(line).front();
  if (u_islower(static_cast<UChar32>(first)) != 0) return true;
  return u_isalpha(static_cast<UChar32>(first)) != 0 && before.size() >= kFullLine;
}

class Filter {
 public:
  explicit Filter(const Restorer& restorer) : restorer_(restorer) {}

  void Run(std::istream& in) {
    for (std::string line; std::getline(in, line);) {
      const bool has_end = !in.eof();
      bytes_ += line.size();
      lines_.push_back({.text = std::move(line), .has_end = has_end});
      if (lines_.size() >= kBlockLines || bytes_ >= kBlockBytes) WriteBlock();
    }
    WriteBlock();
  }

 private:
  struct Line {
    std::string text;
    bool has_end = true;
  };

  // Lines in no encoding that is known are passed through as they are, byte for byte.
  void DecodeBlock() {
    std::string bytes;
    for (const Line& line : lines_) bytes += line.text + '\n';
    std::istringstream decoded(DecodeLegacyText(bytes).text);
    std::string text;
    for (Line& line : lines_) {
      if (!std::getline(decoded, text)) break;
      if (!IsBroken(text)) line.text = std::move(text);
      line.text = Nfc(line.text);
    }
  }

  void WriteBlock() {
    DecodeBlock();
    std::vector<SeenLine> seen;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      seen.push_back({.text = lines_[i].text,
                      .confidences = {},
                      .goes_on = i > 0 && GoesOn(lines_[i - 1].text, lines_[i].text)});
    }
    const auto restored = restorer_.Restore(seen, damage_);
    for (std::size_t i = 0; i < restored.size(); ++i) {
      std::cout << restored[i].text.text;
      if (lines_[i].has_end) std::cout << '\n';
    }
    std::cout << std::flush;
    lines_.clear();
    bytes_ = 0;
  }

  const Restorer& restorer_;
  Damage damage_;
  std::vector<Line> lines_;
  std::size_t bytes_ = 0;
};

std::expected<ExitCode, Error> Run(const RestoreFlags& flags, const Settings& settings) {
  const auto dir = FindDataDir(settings.data_dir);
  if (!dir) return std::unexpected(dir.error());
  const auto restorer = Restorer::Load({.models = {}, .data = *dir});
  if (!restorer) return std::unexpected(restorer.error());
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> input = {"-"};
  for (const std::string& file : flags.files.empty() ? input : flags.files) {
    Filter filter(*restorer);
    if (file == "-") {
      filter.Run(std::cin);
      continue;
    }
    auto in = OpenFile(file);
    if (!in) return std::unexpected(std::move(in.error()));
    filter.Run(*in);
    if (in->bad()) return std::unexpected(ReadError(file, EIO));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddRestore(CLI::App& app, Invocation& invocation) {
  auto flags = std::make_shared<RestoreFlags>();
  CLI::App* command =
      app.add_subcommand("restore", "Put back marks and letters that OCR lost, line for line");
  command->add_option("FILE", flags->files, "Plain text; none or - is stdin");
  command->callback([flags, &invocation] {
    invocation.run = [flags, &invocation] { return Run(*flags, invocation.settings); };
  });
}

}  // namespace vanthu
