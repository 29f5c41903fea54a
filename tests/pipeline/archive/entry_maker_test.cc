#include "pipeline/archive/entry_maker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/archive/compress.h"
#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

std::vector<Record> Letters(int count) {
  std::vector<Record> records;
  for (int n = 0; n < count; ++n) {
    records.push_back(RecordOf({.reference = std::to_string(n) + "/KH-SYT",
                                .date = "20" + std::to_string(10 + n * 7 % 15) + "-03-15",
                                .text = "Nội dung " + std::to_string(n)},
                               std::string(64, 'a')));
  }
  return records;
}

TEST(EntryMaker, EachEntryIsThatOfItsRecordInWhateverOrderTheyAreTaken) {
  const std::vector<Record> records = Letters(500);
  EntryMaker entries(records);
  for (std::size_t n = records.size(); n-- > 0;) {
    const LetterRows rows = entries.TakeRows(n);
    EXPECT_EQ(Decompress(rows.json), ToJson(records[n]));
    EXPECT_EQ(rows.references.own->number, std::to_string(n));
  }
  for (std::size_t n = 0; n < records.size(); ++n) {
    EXPECT_EQ(entries.TakeWords(n).text_folded, WordsToIndex(records[n]).text_folded);
  }
}

TEST(EntryMaker, OneRecordAndNoneNeedNoSecondThread) {
  const std::vector<Record> records = Letters(1);
  EntryMaker entries(records);
  EXPECT_EQ(entries.TakeRows(0).date, "2010-03-15");
  const EntryMaker none({});
}

TEST(EntryMaker, WhatIsNotTakenIsLeft) {
  const std::vector<Record> records = Letters(2000);
  EntryMaker entries(records);
  EXPECT_EQ(entries.TakeRows(3).references.own->codes, "kh syt");
}

}  // namespace
}  // namespace vanthu
