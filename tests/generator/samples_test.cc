// The committed sample letters are what the generator makes of their list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extractors/table.h"
#include "tests/generator/invent.h"
#include "tests/generator/scan.h"
#include "tests/generator/write.h"

namespace vanthu::generator {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = VANTHU_SOURCE_DIR;
constexpr std::uintmax_t kMostBytes = 1'500'000;  // of all samples, so that a clone stays small

std::string Read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Table Samples() {
  return Table::Parse("samples.tsv", Read(kRoot / "tests/generator/samples.tsv")).value();
}

TEST(Samples, TheFolderHoldsTheListAndNothingElse) {
  const Table samples = Samples();
  EXPECT_EQ(samples.size(), 12U);
  std::set<std::string> listed;
  std::set<std::string> formats;
  for (std::size_t row = 0; row < samples.size(); ++row) {
    const auto format = FormatFromName(samples.Cell(row, "format"));
    ASSERT_TRUE(format.has_value());
    formats.emplace(samples.Cell(row, "format"));
    EXPECT_NE(FindProfile(samples.Cell(row, "profile")), nullptr);
    listed.insert(std::string(samples.Cell(row, "name")) + std::string(FormatExtension(*format)));
    EXPECT_TRUE(
        fs::exists(kRoot / "tests/generator/samples" / samples.Cell(row, "name") / "label.json"));
  }
  EXPECT_EQ(formats.size(), 7U);  // every format
  std::set<std::string> present;
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "data/samples")) {
    present.insert(entry.path().filename());
    bytes += entry.file_size();
  }
  EXPECT_EQ(present, listed);
  EXPECT_LT(bytes, kMostBytes);
}

TEST(Samples, PlainTextIsAsTheGeneratorWritesIt) {
  const auto inventor = Inventor::Load(DefaultPhraseFolder());
  ASSERT_TRUE(inventor.has_value());
  const Table samples = Samples();
  int checked = 0;
  for (std::size_t row = 0; row < samples.size(); ++row) {
    if (samples.Cell(row, "format") != "text") continue;
    // The list says "state" and "medium" of the one sample that is plain text.
    const TypesetLetter typeset =
        Typeset(inventor->Invent(std::stoull(std::string(samples.Cell(row, "seed"))),
                                 {.kind = KindFromSlug(samples.Cell(row, "kind")),
                                  .regime = Regime::kState,
                                  .length = Length::kMedium}));
    EXPECT_EQ(Encode(typeset, {}, Format::kText).value(),
              Read(kRoot / "data/samples" / (std::string(samples.Cell(row, "name")) + ".txt")))
        << "the generator changed: make the samples again as data/samples.md says";
    ++checked;
  }
  EXPECT_EQ(checked, 1);
}

}  // namespace
}  // namespace vanthu::generator
