#include "extractors/assignees.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/tasks.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Who(std::string_view text,
                             AssigneeScope scope = AssigneeScope::kAnywhere) {
  const Words words{std::string(text)};
  const auto found = FindAssignees(words, {0, words.size()}, scope, TestKnowledge().organisations(),
                                   TestKnowledge().tasks().words);
  return found ? found->names : std::vector<std::string>{};
}

TEST(Assignees, KeepGroupsAsTheyArePrinted) {
  EXPECT_THAT(Who("Thủ trưởng, Giám đốc các đơn vị trực thuộc có trách nhiệm báo cáo"),
              ElementsAre("Thủ trưởng, Giám đốc các đơn vị trực thuộc"));
  EXPECT_THAT(Who("Từng đơn vị tùy theo chức năng xây dựng kế hoạch"), ElementsAre("Từng đơn vị"));
  EXPECT_THAT(
      Who("Ban Quản lý Khu Kinh tế Bắc Sơn và các Khu công nghiệp tỉnh: Hướng dẫn doanh nghiệp"),
      ElementsAre("Ban Quản lý Khu Kinh tế Bắc Sơn và các Khu công nghiệp tỉnh"));
}

TEST(Assignees, CutListsAtEachNewBody) {
  EXPECT_THAT(
      Who("Đề nghị các sở, ban ngành, UBND các huyện, các cơ quan, đơn vị liên quan rà soát"),
      ElementsAre("các sở, ban ngành", "UBND các huyện", "các cơ quan, đơn vị liên quan"));
  EXPECT_THAT(Who("Thủ trưởng các sở, ban, ngành, các đơn vị có liên quan và Chủ tịch UBND các "
                  "huyện xây dựng kế hoạch"),
              ElementsAre("Thủ trưởng các sở, ban, ngành, các đơn vị có liên quan",
                          "Chủ tịch UBND các huyện"));
}

TEST(Assignees, RelatedBodiesAreAGroupOfTheirOwn) {
  EXPECT_THAT(Who("Công an tỉnh, Sở Nội vụ và những đơn vị liên quan có trách nhiệm thi hành"),
              ElementsAre("Công an tỉnh", "Sở Nội vụ", "những đơn vị liên quan"));
  EXPECT_THAT(Who("Các phòng chuyên môn và các cơ quan trực thuộc Sở rà soát"),
              ElementsAre("Các phòng chuyên môn và các cơ quan trực thuộc Sở"));
}

TEST(Assignees, AWholeNameEndsBeforeAnAction) {
  EXPECT_THAT(Who("Đề nghị Ban Tổ chức Huyện ủy lãnh đạo, chỉ đạo việc học tập"),
              ElementsAre("Ban Tổ chức Huyện ủy"));
  EXPECT_THAT(Who("Đề nghị các sở, các cơ quan truyền thông tuyên truyền về cuộc thi"),
              ElementsAre("các sở", "các cơ quan truyền thông"));
  EXPECT_THAT(Who("Các chi, đảng bộ cơ sở: Xây dựng chương trình"),
              ElementsAre("Các chi, đảng bộ cơ sở"));
  EXPECT_THAT(Who("Văn phòng HĐND và UBND huyện: Niêm yết số điện thoại"),
              ElementsAre("Văn phòng HĐND và UBND huyện"));
}

TEST(Assignees, FindWhomTheIssuerAsks) {
  EXPECT_THAT(Who("Giám đốc Sở Xây dựng yêu cầu thủ trưởng các ban quản lý rà soát số liệu"),
              ElementsAre("thủ trưởng các ban quản lý"));
  EXPECT_THAT(Who("Để có số liệu, Sở Nội vụ đề nghị các đơn vị thống kê"),
              ElementsAre("các đơn vị"));
  EXPECT_THAT(Who("Văn bản góp ý của các đơn vị xin gửi về Sở"), ElementsAre("các đơn vị"));
  EXPECT_THAT(Who("Lưu ý: Các bệnh viện có giường bệnh, kết xuất số liệu"),
              ElementsAre("Các bệnh viện có giường bệnh"));
}

TEST(Assignees, ALaterClauseCountsOnlyWithoutAHeading) {
  constexpr std::string_view kText =
      "Quan tâm khen thưởng đột xuất; các cơ quan, đơn vị xây dựng tiêu chí";
  EXPECT_THAT(Who(kText), ElementsAre("các cơ quan, đơn vị"));
  EXPECT_THAT(Who(kText, AssigneeScope::kStart), IsEmpty());
}

TEST(Assignees, AnActionNamesNobody) {
  for (std::string_view text :
       {"Tổ chức các hội nghị tập huấn", "Ban hành các văn bản hướng dẫn", "Báo cáo được gửi trước",
        "Lãnh đạo, chỉ đạo thực hiện", "Tiếp tục đổi mới", "Các giải pháp chủ yếu là tăng cường"}) {
    EXPECT_THAT(Who(text), IsEmpty()) << text;
  }
}

TEST(Support, IsWhoCooperates) {
  const Words words("Sở Y tế chủ trì, phối hợp với Sở Tài chính và Công an tỉnh kiểm tra");
  EXPECT_THAT(FindSupport(words, {0, words.size()}, TestKnowledge().organisations(),
                          TestKnowledge().tasks().words),
              ElementsAre("Sở Tài chính", "Công an tỉnh"));
}

TEST(ReportTo, IsWhereTheResultGoes) {
  const auto read = [](std::string_view text) {
    const Words words{std::string(text)};
    return FindReportTo(words, {0, words.size()}, TestKnowledge().organisations());
  };
  EXPECT_EQ(read("gửi báo cáo về Sở Nội vụ (qua Văn phòng Sở) trước ngày 5/6"), "Sở Nội vụ");
  EXPECT_EQ(read("gửi về Phòng Pháp chế chậm nhất ngày 5/6"), "Phòng Pháp chế");
  EXPECT_EQ(read("tuyên truyền về Ngày pháp luật"), "");
}

}  // namespace
}  // namespace vanthu
