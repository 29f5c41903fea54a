// Tested by tests/end_to_end/extract_test.cc.
#include "pipeline/commands/reading_setup.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

#include "pipeline/data_files.h"

namespace vanthu {
namespace {

std::expected<Calibration, Error> LoadCalibration(const std::filesystem::path& data_dir) {
  constexpr std::string_view kName = "confidence.tsv";
  const auto text = ReadDataFile(data_dir, kName);
  if (!text) return std::unexpected(text.error());
  const auto table = Table::Parse(kName, *text);
  if (!table) return std::unexpected(table.error());
  return Calibration::FromTable(*table);
}

}  // namespace

std::expected<Tables, Error> LoadTables(const Settings& settings) {
  const auto dir = FindDataDir(settings.data_dir);
  if (!dir) return std::unexpected(dir.error());
  const TableFolders folders{.data = *dir, .own = settings.tables_dir};
  auto knowledge = LoadKnowledge(folders);
  if (!knowledge) return std::unexpected(std::move(knowledge.error()));
  auto version = DataVersion(folders);
  if (!version) return std::unexpected(std::move(version.error()));
  auto restorer = Restorer::Load({.models = {}, .data = *dir});
  if (!restorer) return std::unexpected(std::move(restorer.error()));
  auto calibration = LoadCalibration(*dir);
  if (!calibration) return std::unexpected(std::move(calibration.error()));
  std::string models = restorer->Version();
  return Tables{
      .knowledge = std::move(*knowledge),
      .restorer = std::move(*restorer),
      .calibration = std::move(*calibration),
      .versions = {
          .vanthu = VANTHU_VERSION, .models = std::move(models), .data = std::move(*version)}};
}

int WorkerCount(const Settings& settings) {
  if (settings.workers > 0) return settings.workers;
  return std::max(static_cast<int>(std::thread::hardware_concurrency()), 1);
}

std::expected<Pool, Error> StartPool(const Settings& settings) {
  constexpr int kDebugVerbosity = 2;
  return Pool::Start({.workers = WorkerCount(settings),
                      .job_timeout = std::chrono::seconds(settings.page_timeout_seconds),
                      .memory_mebibytes = settings.worker_memory_mebibytes,
                      .tessdata_dir = settings.tessdata_dir,
                      .worker_stderr = settings.verbosity >= kDebugVerbosity
                                           ? PoolOptions::Stderr::kShared
                                           : PoolOptions::Stderr::kDropped});
}

ExitCode ExitCodeFor(Error::Code code) {
  switch (code) {
    case Error::Code::kUsage:
      return ExitCode::kUsage;
    case Error::Code::kNotFound:
    case Error::Code::kInvalidData:
    case Error::Code::kTooLarge:
    case Error::Code::kUnsupported:
      return ExitCode::kInputNotReadable;
    case Error::Code::kPermission:
      return ExitCode::kPermission;
    case Error::Code::kEncrypted:
      return ExitCode::kEncrypted;
    case Error::Code::kMissingDependency:
      return ExitCode::kMissingDependency;
    case Error::Code::kConfiguration:
      return ExitCode::kConfiguration;
    case Error::Code::kIo:
    case Error::Code::kTimeout:
    case Error::Code::kBusy:
    case Error::Code::kInternal:
      return ExitCode::kOther;
  }
  return ExitCode::kOther;
}

}  // namespace vanthu
