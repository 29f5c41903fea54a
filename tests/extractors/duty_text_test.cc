#include "extractors/duty_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/tasks.h"
#include "tests/golden/golden.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DutyTextTest : public testing::Test {
 protected:
  // Keeps the words alive until the next call.
  const DutyText& Text(std::string_view text) {
    text_.reset();
    words_.emplace(std::string(text));
    text_.emplace(*words_, WordRange{0, words_->size()}, TestKnowledge().organisations(),
                  TestKnowledge().tasks().words);
    return *text_;
  }

 private:
  std::optional<Words> words_;
  std::optional<DutyText> text_;
};

TEST_F(DutyTextTest, AnnouncesAListByAColonOrItsLastWords) {
  EXPECT_TRUE(Text("đề nghị các đơn vị:").AnnouncesList());
  EXPECT_TRUE(Text("thực hiện các nội dung sau.").AnnouncesList());
  EXPECT_FALSE(Text("sau đó gửi về Sở Nội vụ.").AnnouncesList());
}

TEST_F(DutyTextTest, ClosesWhenItAsksNothingInParticular) {
  EXPECT_TRUE(Text("Trên đây là kế hoạch năm 2020.").IsClosing());
  EXPECT_TRUE(Text("Đề nghị các đơn vị nghiêm túc triển khai thực hiện.").IsClosing());
  EXPECT_FALSE(Text("Đề nghị các đơn vị rà soát biên chế.").IsClosing());
}

TEST_F(DutyTextTest, NamesWhomItAsks) {
  EXPECT_THAT(Text("Đề nghị Sở Nội vụ rà soát; đề nghị Sở Tài chính thẩm định.").LastAsked(),
              testing::Optional(ElementsAre("Sở Tài chính")));
  EXPECT_EQ(Text("Rà soát biên chế.").LastAsked(), std::nullopt);
}

TEST_F(DutyTextTest, AHeadingNamesItsBodies) {
  EXPECT_THAT(Text("Sở Nội vụ").HeadingAssignees(), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Text("Đối với Sở Nội vụ:").HeadingAssignees(), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Text("Trách nhiệm của Sở Nội vụ").HeadingAssignees(), ElementsAre("Sở Nội vụ"));
  EXPECT_THAT(Text("Sở Nội vụ rà soát biên chế").HeadingAssignees(), IsEmpty());
}

TEST_F(DutyTextTest, AnArticleNamesWhoExecutesIt) {
  EXPECT_THAT(Text("Chánh Văn phòng Sở; Trưởng phòng Tổ chức chịu trách nhiệm thi hành Quyết định.")
                  .ExecutingBodies(),
              ElementsAre("Chánh Văn phòng Sở", "Trưởng phòng Tổ chức"));
  EXPECT_THAT(Text("Quyết định có hiệu lực từ ngày ký.").ExecutingBodies(), IsEmpty());
}

TEST_F(DutyTextTest, TellsItsBeginning) {
  EXPECT_TRUE(Text("Thời gian buổi sáng ngày 09/01/2018").BeginsWithTimeOrPlace());
  EXPECT_TRUE(Text("Tổ chức thực hiện:").IsOrganisingHeading());
  EXPECT_FALSE(Text("Tổ chức thực hiện nghiêm các quy định của tỉnh").IsOrganisingHeading());
  EXPECT_TRUE(Text("Rà soát biên chế").BeginsWithAction());
  EXPECT_TRUE(Text("Căn cứ Chỉ thị này, các sở báo cáo").BeginsOnThisLetter());
  EXPECT_FALSE(Text("Căn cứ Luật Đầu tư, các sở báo cáo").BeginsOnThisLetter());
}

TEST_F(DutyTextTest, TellsCapitalsAndColons) {
  EXPECT_TRUE(Text("TỔ CHỨC THỰC HIỆN").IsAllCapitals());
  EXPECT_FALSE(Text("TỔ CHỨC thực hiện").IsAllCapitals());
  EXPECT_TRUE(Text("Mục đích: nâng cao").HasColonSoon());
  EXPECT_FALSE(Text("Mục đích nâng cao").HasColonSoon());
}

}  // namespace
}  // namespace vanthu
