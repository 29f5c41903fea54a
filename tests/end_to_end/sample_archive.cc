#include "tests/end_to_end/sample_archive.h"

#include <gtest/gtest.h>

#include "pipeline/archive/archive.h"
#include "tests/end_to_end/temp_folder.h"
#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

fs::path ImportSamples() {
  static const TempFolder folder;
  const Finished run =
      RunVanthu({"import", "data/samples", "--archive", folder / "archive", "-j", "2"},
                {.folder = VANTHU_SOURCE_DIR});
  EXPECT_EQ(run.status, 0) << run.err;
  return folder / "archive";
}

Task TaskOf(std::string id, std::string text, std::string due, std::string assignee) {
  Task task;
  task.id = std::move(id);
  task.label = "1.";
  task.text = std::move(text);
  task.assignees = {std::move(assignee)};
  if (!due.empty()) task.deadline = Deadline{.text = "trước hạn", .date = due};
  return task;
}

fs::path MakeTasks() {
  static const TemporaryFolder folder;
  const fs::path path = folder.path() / "archive";
  auto archive = Archive::Open(path, Archive::Mode::kWrite);
  EXPECT_TRUE(archive) << archive.error().message;
  Record first = RecordOf({.reference = "12/KH-SYT"}, "");
  first.tasks = {TaskOf("a:1", "Rà soát danh sách, \"bản cuối\"; gửi về Sở", "2025-03-01",
                        "Trung tâm Y tế huyện"),
                 TaskOf("a:2", "Báo cáo kết quả", "", "Văn phòng Sở")};
  AddLetter(*archive, folder, first, "first");
  Record second = RecordOf({.reference = "12/KH-SYT", .date = "2023-05-06"}, "");
  second.tasks = {TaskOf("b:1", "Tổng hợp số liệu", "2024-06", "Phòng Kế hoạch")};
  AddLetter(*archive, folder, second, "second");
  return path;
}

}  // namespace

const fs::path& SampleArchive() {
  static const fs::path path = ImportSamples();
  return path;
}

const fs::path& TaskArchive() {
  static const fs::path path = MakeTasks();
  return path;
}

Finished Ask(const fs::path& archive, std::vector<std::string> call, const RunOptions& options) {
  call.insert(call.begin(), {"--archive", archive.string()});
  return RunVanthu(call, options);
}

std::vector<nlohmann::json> JsonLines(const Finished& run) {
  EXPECT_EQ(run.status, 0) << run.err;
  std::vector<nlohmann::json> values;
  for (const std::string& line : run.lines()) {
    values.push_back(nlohmann::json::parse(line, nullptr, false));
    EXPECT_FALSE(values.back().is_discarded()) << line;
  }
  return values;
}

}  // namespace vanthu
