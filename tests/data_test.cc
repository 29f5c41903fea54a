// Lints every table of data/ (STYLE.md E5): what a reviewer would not see in a diff.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/table.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> Tables() {
  std::vector<fs::path> tables;
  for (const auto& entry : fs::directory_iterator(VANTHU_SOURCE_DIR "/data")) {
    if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
  }
  std::ranges::sort(tables);
  return tables;
}

bool IsNfc(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return nfc->isNormalizedUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())),
                               status) != 0;
}

class TableFile : public testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override { text_ = ReadFile(GetParam()); }
  std::string text_;
};

TEST_P(TableFile, IsTidy) {
  EXPECT_TRUE(text_.ends_with('\n'));
  EXPECT_EQ(text_.find('\r'), std::string::npos);
  EXPECT_TRUE(IsNfc(text_));
  std::istringstream lines(text_);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    for (const char* stray : {"  ", " \t", "\t ", "| ", " |", "||"}) {
      EXPECT_EQ(line.find(stray), std::string::npos) << GetParam() << ":" << number;
    }
    EXPECT_FALSE(line.starts_with(' ') || line.ends_with(' ')) << GetParam() << ":" << number;
  }
}

TEST_P(TableFile, ParsesAndSaysWhatItHolds) {
  const auto table = Table::Parse(GetParam().filename().string(), text_);
  ASSERT_TRUE(table.has_value()) << table.error().message;
  EXPECT_GT(table->size(), 0U);
  EXPECT_TRUE(text_.starts_with('#')) << "the first line says what the table is and where from";
}

TEST_P(TableFile, IsSortedWithoutRepeats) {
  std::vector<std::string> rows;
  std::istringstream lines(text_);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && !line.starts_with('#')) rows.push_back(line);
  }
  ASSERT_FALSE(rows.empty());
  rows.erase(rows.begin());  // the names of the columns
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto key = [](const std::string& row) { return row.substr(0, row.find('\t')); };
    EXPECT_LE(key(rows[i - 1]), key(rows[i]));
    EXPECT_NE(rows[i - 1], rows[i]);
  }
}

INSTANTIATE_TEST_SUITE_P(Data, TableFile, testing::ValuesIn(Tables()), [](const auto& table) {
  std::string name = table.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

Table Load(const std::string& name) {
  return Table::Parse(name, ReadFile(fs::path(VANTHU_SOURCE_DIR "/data") / name)).value();
}

std::set<std::string> Cells(const Table& table, std::string_view column) {
  std::set<std::string> cells;
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (const std::string_view cell : table.Variants(row, column)) cells.emplace(cell);
  }
  return cells;
}

TEST(Issuers, EveryCodeIsACodeOfSymbols) {
  const std::set<std::string> known = Cells(Load("symbol_codes.tsv"), "code");
  for (const std::string& code : Cells(Load("issuers.tsv"), "codes")) {
    if (code.find('&') != std::string::npos) continue;  // the grammar of symbols has no '&'
    EXPECT_TRUE(known.contains(code)) << code;
  }
}

TEST(SymbolCodes, EveryTypeIsADocumentType) {
  const std::set<std::string> names = Cells(Load("document_types.tsv"), "name");
  const Table codes = Load("symbol_codes.tsv");
  for (const std::string& type : Cells(codes, "type")) EXPECT_TRUE(names.contains(type)) << type;
}

TEST(Provinces, EveryProvinceOfTodayIsInTheTable) {
  const Table provinces = Load("provinces.tsv");
  const std::set<std::string> names = Cells(provinces, "name");
  std::set<std::string> today;
  for (std::size_t row = 0; row < provinces.size(); ++row) {
    if (provinces.Cell(row, "until").empty()) today.emplace(provinces.Cell(row, "name"));
  }
  EXPECT_EQ(today.size(), 34U);
  for (const std::string& current : Cells(provinces, "current")) {
    EXPECT_TRUE(today.contains(current)) << current;
  }
}

}  // namespace
}  // namespace vanthu
