// Tested by tests/pipeline/record_import_test.cc.
#include "pipeline/record_import.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/file_error.h"
#include "pipeline/read_file.h"
#include "pipeline/record.h"

namespace vanthu {
namespace {

// How ToJson begins, up to the version.
constexpr std::string_view kRecordHead = R"({"schema":"vanthu.record/)";
// Records stored in one transaction: so many, or as many as hold so many bytes. Each transaction
// writes a piece of the index, and a leaf of every tree that is ordered by a hash or a date for
// nearly each of its letters, so few large ones are faster.
constexpr std::size_t kBatch = 16'000;
constexpr std::size_t kBatchBytes = 64UL << 20;
// A letter of 2000 pages has a record of some 20 MB; beyond this a line is no letter.
constexpr std::size_t kMaxLineBytes = 256UL << 20;
constexpr std::size_t kSha256Digits = 64;

// The id names files of the archive: it must be what it says, the source's SHA-256, or that with
// "#n".
bool HasOwnId(const Record& record) {
  const std::string& sha256 = record.source.sha256;
  if (sha256.size() != kSha256Digits ||
      sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
    return false;
  }
  if (record.id == sha256) return true;
  const std::string_view rest =
      std::string_view(record.id).substr(std::min(record.id.size(), sha256.size()));
  return record.id.starts_with(sha256) && rest.size() > 1 && rest.front() == '#' &&
         rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

enum class Line : std::uint8_t { kRead, kTooLong, kEnd };

// Never holds more than the limit, whatever the file is.
Line ReadLine(std::istream& in, std::string& line) {
  line.clear();
  std::streambuf& bytes = *in.rdbuf();
  bool is_too_long = false;
  for (int byte = bytes.sbumpc(); byte != std::streambuf::traits_type::eof();
       byte = bytes.sbumpc()) {
    if (byte == '\n') return is_too_long ? Line::kTooLong : Line::kRead;
    if (line.size() == kMaxLineBytes) {
      is_too_long = true;
      continue;
    }
    line += static_cast<char>(byte);
  }
  if (is_too_long) return Line::kTooLong;
  return line.empty() ? Line::kEnd : Line::kRead;
}

}  // namespace

bool HoldsRecords(const std::filesystem::path& file) {
  if (file.extension() != ".jsonl") return false;
  std::string head(kRecordHead.size(), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return in && head == kRecordHead;
}

std::expected<RecordImportSummary, Error> ImportRecords(const std::filesystem::path& file,
                                                        const RecordImportSetup& setup) {
  const std::string shown = DisplayPath(file);
  auto in = OpenFile(file);
  if (!in) return std::unexpected(std::move(in.error()));
  RecordImportSummary summary;
  std::vector<Record> batch;
  std::size_t batch_bytes = 0;
  const auto store = [&]() -> std::expected<void, Error> {
    const auto all = static_cast<std::int64_t>(batch.size());
    const auto added = setup.archive->AddRecords(std::exchange(batch, {}));
    if (!added) return std::unexpected(added.error());
    summary.added += *added;
    summary.known += all - *added;
    return {};
  };
  std::string line;
  for (std::int64_t number = 1; !summary.interrupted; ++number) {
    const Line read = ReadLine(*in, line);
    if (read == Line::kEnd) break;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto record = read == Line::kTooLong
                      ? std::unexpected(Error{Error::Code::kTooLarge, "the line is too long"})
                      : RecordFromJson(line);
    if (record && !HasOwnId(*record)) {
      record = std::unexpected(
          Error{Error::Code::kInvalidData, "its id is not the SHA-256 of its source"});
    }
    if (!record) {
      ++summary.bad_lines;
      setup.on_bad_line(fmt::format("{}:{}: {}", shown, number, record.error().message));
      continue;
    }
    batch.push_back(std::move(*record));
    batch_bytes += line.size();
    if (batch.size() < kBatch && batch_bytes < kBatchBytes) continue;
    batch_bytes = 0;
    if (auto stored = store(); !stored) return std::unexpected(stored.error());
    summary.interrupted = setup.is_stopped();
  }
  if (in->bad()) return std::unexpected(ReadError(file, EIO));
  if (auto stored = store(); !stored) return std::unexpected(stored.error());
  return summary;
}

}  // namespace vanthu
