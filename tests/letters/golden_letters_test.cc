// Thirty whole letters from words to record, without OCR: what recognition left of them is kept in
// page-N.json, and record.json is what the program made of it when it was last looked at.
//
// UPDATE_GOLDEN=1 writes the records anew (STYLE.md E5): a change is to be read before it is
// committed.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/table.h"
#include "pipeline/data_files.h"
#include "pipeline/page_json.h"
#include "pipeline/process_letter.h"
#include "pipeline/record.h"
#include "pipeline/restore/restorer.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path& Folder() {
  static const fs::path folder = VANTHU_SOURCE_DIR "/tests/letters";
  return folder;
}

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<std::string> LetterNames() {
  const auto table = Table::Parse("letters.tsv", ReadFile(Folder() / "letters.tsv"));
  std::vector<std::string> names;
  for (std::size_t row = 0; table && row < table->size(); ++row) {
    names.emplace_back(table->Cell(row, "name"));
  }
  return names;
}

const LetterTools& Tools() {
  static const Knowledge knowledge =
      LoadKnowledge({.data = VANTHU_SOURCE_DIR "/data", .own = {}}).value();
  static const Restorer restorer =
      Restorer::Load({.models = VANTHU_SOURCE_DIR "/models", .data = VANTHU_SOURCE_DIR "/data"})
          .value();
  static const LetterTools tools = {.knowledge = &knowledge, .restorer = &restorer};
  return tools;
}

Document ReadLetter(const std::string& name) {
  Document document;
  document.source.path = name;
  for (int number = 1;; ++number) {
    const fs::path file = Folder() / name / ("page-" + std::to_string(number) + ".json");
    if (!fs::exists(file)) break;
    auto page = PageFromJson(ReadFile(file));
    EXPECT_TRUE(page.has_value()) << file << ": " << page.error().message;
    if (page) document.pages.push_back(std::move(*page));
  }
  document.source.pages = static_cast<int>(document.pages.size());
  return document;
}

// Ids are hashes of the file, which is not kept.
void DropIds(Json& tasks) {
  for (Json& task : tasks) {
    task.erase("id");
    DropIds(task["children"]);
  }
}

// The plain values of a record: where and how surely they were read is left to other tests.
std::string PlainValues(const Record& record) {
  Json json = Json::parse(ToJson(record));
  for (const std::string_view key : {"schema", "id", "source", "confidence", "evidence", "review",
                                     "changes", "text", "versions"}) {
    json.erase(key);
  }
  DropIds(json["tasks"]);
  return json.dump(1) + "\n";
}

class GoldenLetter : public testing::TestWithParam<std::string> {};

TEST_P(GoldenLetter, GivesTheRecordItGave) {
  const Document document = ReadLetter(GetParam());
  ASSERT_FALSE(document.pages.empty());
  const std::string record = PlainValues(ProcessLetter(document, Tools(), {}).record);
  const fs::path golden = Folder() / GetParam() / "record.json";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden) << record;
  EXPECT_EQ(record, ReadFile(golden));
}

std::string TestName(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
}

INSTANTIATE_TEST_SUITE_P(Letters, GoldenLetter, testing::ValuesIn(LetterNames()), TestName);

TEST(GoldenLetters, AreThirty) { EXPECT_EQ(LetterNames().size(), 30U); }

TEST(GoldenLetters, AreNotWrittenAnewByAccident) {
  EXPECT_EQ(std::getenv("UPDATE_GOLDEN"), nullptr);
}

}  // namespace
}  // namespace vanthu
