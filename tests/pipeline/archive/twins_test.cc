#include "pipeline/archive/twins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/archive/search.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kText =
    "Thực hiện kế hoạch năm, Sở Y tế yêu cầu các trung tâm rà soát danh sách người tiêm, lập dự "
    "trù "
    "vắc xin, tổ chức tiêm vét tại các xã vùng sâu và báo cáo kết quả trước ngày 20 tháng 6.";
constexpr std::string_view kRescan =
    "ĐẾN 114 Thực hiện kế hoạch năm, Sở Y tế yêu cầu các trung tâm rà soát danh sách ngưòi tiêm, "
    "lập dự trù vắc xin, tổ chức tiêm vét tại các xã vùng sâu vả báo cáo kết quả trước ngày 2O "
    "tháng 6.";
constexpr std::string_view kOther =
    "Để chuẩn bị hội nghị tổng kết, đề nghị các phòng gửi báo cáo và danh sách khen thưởng.";

class TwinsTest : public ::testing::Test {
 protected:
  TwinsTest() {
    auto opened = Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(opened) << opened.error().message;
    archive_.emplace(std::move(*opened));
  }

  std::string Add(SampleLetter letter, std::string_view text) {
    letter.text = text;
    Record record = RecordOf(letter, "");
    if (letter.reference.starts_with("?")) {
      record.reference = {.number = "", .symbol = letter.reference.substr(2), .reference = ""};
    }
    return AddLetter(*archive_, folder_, record, "scan " + std::to_string(++scans_)).id;
  }

  std::vector<std::string> Twins(const std::string& id) {
    const auto twins = TwinLetters(*archive_, id);
    EXPECT_TRUE(twins) << twins.error().message;
    std::vector<std::string> ids;
    for (const TwinLetter& twin : *twins) ids.push_back(twin.id);
    why_ = twins->empty() ? "" : twins->front().why;
    return ids;
  }

  TemporaryFolder folder_;
  std::optional<Archive> archive_;
  int scans_ = 0;
  std::string why_;
};

TEST_F(TwinsTest, SameLetterScannedTwice) {
  const std::string first = Add({.reference = "12/SYT-NVY"}, kText);
  EXPECT_THAT(Twins(first), IsEmpty());
  const std::string second = Add({.reference = "12/SYT-NVY"}, kRescan);
  Add({.reference = "15/SYT-NVY"}, kText);
  EXPECT_THAT(Twins(first), ElementsAre(second)) << "another number is another letter";
  EXPECT_THAT(why_, HasSubstr("same number and issuer, same date; texts "));
  EXPECT_THAT(Twins(second), ElementsAre(first));
  const auto page = Search(*archive_, "12/SYT-NVY");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 2U) << "neither is dropped";
  EXPECT_EQ(page->hits[0].twins.at(0).id, page->hits[1].id);
  EXPECT_EQ(page->hits[1].twins.at(0).id, page->hits[0].id);
}

TEST_F(TwinsTest, MisreadDayIsSeenThroughTheText) {
  const std::string first = Add({.reference = "12/SYT-NVY", .date = "2024-03-15"}, kText);
  const std::string second = Add({.reference = "12/SYT-NVY", .date = "2024-03-13"}, kRescan);
  const std::string other = Add({.reference = "12/SYT-NVY", .date = "2023-03-15"}, kOther);
  EXPECT_THAT(Twins(first), ElementsAre(second));
  EXPECT_THAT(why_, HasSubstr("same number and issuer; texts"));
  const std::string yearly = Add({.reference = "12/SYT-NVY", .date = "2022-03-15"}, kText);
  EXPECT_THAT(Twins(other), IsEmpty()) << "last year's number 12";
  EXPECT_THAT(Twins(yearly), IsEmpty()) << "the same words and number each year";
}

TEST_F(TwinsTest, UnreadNumberIsSeenThroughTheText) {
  const std::string first = Add({.reference = "12/SYT-NVY"}, kText);
  const std::string unread = Add({.reference = "?/SYT-NVY"}, kRescan);
  Add({.reference = "?/SYT-NVY"}, kOther);
  EXPECT_THAT(Twins(first), ElementsAre(unread));
  EXPECT_THAT(Twins(unread), ElementsAre(first));
  EXPECT_THAT(why_, HasSubstr("same symbol and issuer, same date; texts"));
}

TEST_F(TwinsTest, SameNumberAndDateWithAnotherTextIsShownAndSaid) {
  const std::string first = Add({.reference = "12/SYT-NVY"}, kText);
  const std::string second = Add({.reference = "12/SYT-NVY"}, kOther);
  EXPECT_THAT(Twins(first), ElementsAre(second));
  EXPECT_EQ(why_, "same number and issuer, same date; but the texts differ");
}

TEST_F(TwinsTest, CopyOfOnePageIsToldAsAPart) {
  const std::string whole =
      Add({.reference = "12/SYT-NVY"}, std::string(kText) + " " + std::string(kOther));
  Add({.reference = "12/SYT-NVY"}, kOther);
  EXPECT_THAT(Twins(whole), SizeIs(1));
  EXPECT_EQ(why_, "same number and issuer, same date; one has a part of the other's text");
}

TEST_F(TwinsTest, OtherIssuerIsNoTwin) {
  const std::string first = Add({.reference = "12/SYT-NVY", .parent = "UBND tỉnh Bắc Hồ"}, kText);
  const std::string second = Add({.reference = "12/SYT-NVY", .parent = "UBND tỉnh Nam Khê"}, kText);
  EXPECT_THAT(Twins(first), IsEmpty());
  EXPECT_THAT(Twins(second), IsEmpty());
}

TEST_F(TwinsTest, LetterWithoutSymbolHasNone) {
  const std::string first = Add({.reference = ""}, kText);
  Add({.reference = ""}, kText);
  EXPECT_THAT(Twins(first), IsEmpty());
  EXPECT_THAT(Twins("no such id"), IsEmpty());
}

}  // namespace
}  // namespace vanthu
