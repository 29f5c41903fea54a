#include "pipeline/restore/restorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "models/channel_model/alphabet.h"
#include "tests/models/language_model/trained_model.h"
#include "tests/pipeline/restore/tiny_models.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class RestorerTest : public testing::Test {
 protected:
  const TinyModels models_ = MakeTinyModels();
  const Restorer restorer_ = TinyRestorer(models_);

  [[nodiscard]] std::string Restore(const std::string& line) const {
    return RestoreLines(restorer_, {line}).front();
  }
};

TEST_F(RestorerTest, PutsMarksBackWhereAllAreLost) {
  EXPECT_THAT(
      RestoreLines(restorer_,
                   {"cac don vi to chuc thuc hien ke hoach nay", "van phong bao cao ket qua"}),
      ElementsAre("các đơn vị tổ chức thực hiện kế hoạch này", "văn phòng báo cáo kết quả"));
}

TEST_F(RestorerTest, ReadsTheLettersOfAForeignEngine) {
  EXPECT_THAT(RestoreLines(restorer_, {"céng chirc, vién chirc thyc hién nhiém vu duwoc giao",
                                       "cac don vi to chirc thuc hién ké hoach nay"}),
              ElementsAre("công chức, viên chức thực hiện nhiệm vụ được giao",
                          "các đơn vị tổ chức thực hiện kế hoạch này"));
}

TEST_F(RestorerTest, MendsOneMarkInSoundText) {
  EXPECT_EQ(Restore("các đơn vị tô chức thực hiện kê hoạch này"),
            "các đơn vị tổ chức thực hiện kế hoạch này");
}

TEST_F(RestorerTest, LeavesSoundTextAlone) {
  const std::string line = "văn phòng tổng hợp kết quả, báo cáo lãnh đạo số liệu";
  EXPECT_EQ(Restore(line), line);
}

// A name that no engine read is what somebody wrote, however rare it is.
TEST_F(RestorerTest, LeavesNamesOfTextThatWasNotScanned) {
  const std::string line = "các đơn vị Tô Chức thực hiện kế hoạch này";
  EXPECT_EQ(Restore(line), line);
  const std::size_t name = line.find("Tô");
  const std::vector<SeenLine> scanned = {
      {.text = line, .confidences = {{.span = {name, name + 4}, .confidence = 0.6}}}};
  Damage damage;
  EXPECT_EQ(restorer_.Restore(scanned, damage).front().text.text,
            "các đơn vị Tổ Chức thực hiện kế hoạch này");
}

TEST_F(RestorerTest, TakesALetterReadTwiceForOne) {
  EXPECT_EQ(Restore("các đơn vị báo cáo kếết quả thực hiện về văn phòng"),
            "các đơn vị báo cáo kết quả thực hiện về văn phòng");
}

TEST_F(RestorerTest, KeepsCapitals) {
  EXPECT_EQ(Restore("CÁC ĐƠN VỊ TÔ CHỨC THỰC HIỆN KÊ HOẠCH NÀY"),
            "CÁC ĐƠN VỊ TỔ CHỨC THỰC HIỆN KẾ HOẠCH NÀY");
}

TEST_F(RestorerTest, ReadsALineWithTheOneItGoesOnFrom) {
  std::vector<SeenLine> lines = {{.text = "các đơn vị tổ chức thực hiện kế"},
                                 {.text = "hoach này", .confidences = {}, .goes_on = true}};
  Damage damage;
  const auto restored = restorer_.Restore(lines, damage);
  EXPECT_EQ(restored[1].text.text, "hoạch này");
}

TEST_F(RestorerTest, ALabelStaysUnlessItStandsTwice) {
  EXPECT_THAT(
      RestoreLines(restorer_,
                   {"c) cac don vi", "d) to chuc", "d) thuc hien", "e) ke hoach", "d) bao cao"}),
      ElementsAre("c) các đơn vị", "d) tổ chức", "đ) thực hiện", "e) kế hoạch", "d) báo cáo"));
}

// Two lists of which only d) was read are two lists.
TEST_F(RestorerTest, ALabelThatStandsTwiceMayBeOfTwoLists) {
  const std::vector<std::string> lines = {"d) tổ chức", "a) thực hiện", "d) kế hoạch", "d) báo cáo",
                                          "g) kết quả"};
  EXPECT_EQ(RestoreLines(restorer_, lines), lines);
}

TEST_F(RestorerTest, LeavesAnotherLanguageAlone) {
  EXPECT_EQ(Restore("các đơn vị tô chức thực hiện kế hoạch này"),
            "các đơn vị tổ chức thực hiện kế hoạch này");
  const std::string line = "the departments report results to van phong below";
  EXPECT_EQ(RestoreLines(restorer_, {"các đơn vị báo cáo kết quả thực hiện", line}).back(), line);
}

TEST_F(RestorerTest, ASentenceGoesOnBehindABreak) {
  EXPECT_EQ(Restore("các đơn vị tổ chức thực hiện kê hoạch; kê hoạch này"),
            "các đơn vị tổ chức thực hiện kế hoạch; kế hoạch này");
}

TEST_F(RestorerTest, TheTextItselfSaysWhichWordItUses) {
  EXPECT_EQ(Restore("cac don vi ky ke hoach; hoa"), "các đơn vị ký kế hoạch; hoa");
  EXPECT_EQ(Restore("ong Nguyen Van Hoa ky ke hoach; hoa"), "ông Nguyễn Văn Hòa ký kế hoạch; hòa");
}

TEST_F(RestorerTest, RecordsEveryChangeWithTheWayBack) {
  const std::string line = "các đơn vị tô chức thực hiện kê hoạch này";
  const SeenLine seen = {.text = line};
  Damage damage;
  const RestoredLine restored = restorer_.Restore({&seen, 1}, damage).front();
  ASSERT_THAT(restored.changes, SizeIs(2));
  std::string undone = restored.text.text;
  for (auto change = restored.changes.rbegin(); change != restored.changes.rend(); ++change) {
    EXPECT_EQ(restored.text.alignment.ToSource(change->after), change->before);
    EXPECT_GT(change->score, 0.5);
    undone.replace(change->after.begin, change->after.size(), change->before.Of(line));
  }
  EXPECT_EQ(undone, line);
}

TEST_F(RestorerTest, SaysByWhichReaderATextWasMade) {
  const std::string line = "cac don vi to chuc thuc hien ke hoach nay van phong bao cao ket qua";
  const SeenLine seen = {.text = line};
  Damage damage;
  (void)restorer_.Restore({&seen, 1}, damage);
  EXPECT_GT(damage.Of(Reader::kMarksLost) + damage.Of(Reader::kForeign), 0.8F);
}

// In text of the Vietnamese engine no figure changes at all.
TEST_F(RestorerTest, NoFigureChangesInSoundText) {
  const std::string line =
      "các đơn vị tổ chức thực hiện kế hoạch s6 12 theo mục 1a và T6; kế hoạch này có hiệu lực";
  const auto figures = [](const std::string& text) {
    std::string found;
    std::ranges::copy_if(text, std::back_inserter(found),
                         [](char c) { return c >= '0' && c <= '9'; });
    return found;
  };
  EXPECT_EQ(figures(Restore(line)), figures(line));
}

TEST_F(RestorerTest, BytesOfAnyKindAreNoDanger) {
  for (const std::string line : {"", " ", "\xff\xfe", "....", "'''", "a", "€¢&", "ﬁ"}) {
    (void)Restore(line);
  }
  EXPECT_EQ(Restore(""), "");
  EXPECT_EQ(Restore("\xff\xfe"), "\xff\xfe");
}

TEST_F(RestorerTest, ALongLineWithoutBreaksIsNoDanger) {
  std::string line;
  for (int i = 0; i < 2000; ++i) line += "cac don vi ";
  EXPECT_GE(Restore(line).size(), line.size());
}

TEST_F(RestorerTest, AForeignWordMayBeWrittenWithoutItsMarks) {
  const std::vector<std::string_view> lines(
      6, "các đơn vị tổ chức tiêm văcxin theo kế hoạch này, báo cáo kết quả thực hiện");
  const std::string bytes = TrainOn(lines);
  const Restorer restorer =
      Restorer::FromModels(LanguageModel::Parse(bytes).value(), models_.channel, models_.syllables);
  const std::vector<std::string> sound = {
      "các đơn vị tổ chức tiêm vacxin theo kế hoạch này, báo cáo kết quả thực hiện"};
  EXPECT_EQ(RestoreLines(restorer, sound), sound);
  EXPECT_THAT(RestoreLines(restorer, {"cac don vi to chuc tiem vacxin theo ke hoach nay, bao cao"}),
              ElementsAre("các đơn vị tổ chức tiêm văcxin theo kế hoạch này, báo cáo"));
}

TEST(RestorerFiles, NamesOfOtherLanguagesArePutRightInBareText) {
  const auto restorer = Restorer::Load({.models = {}, .data = VANTHU_SOURCE_DIR "/data"});
  if (!restorer) GTEST_SKIP() << restorer.error().message;
  EXPECT_THAT(RestoreLines(*restorer, {"Uy ban nhan dan tinh Dak Lak bao cao Thu tuong Chinh phu"}),
              ElementsAre("Ủy ban nhân dân tỉnh Đắk Lắk báo cáo Thủ tướng Chính phủ"));
  const std::vector<std::string> sound = {"Ủy ban nhân dân tỉnh Dak Lak báo cáo Thủ tướng"};
  EXPECT_EQ(RestoreLines(*restorer, sound), sound);
}

TEST(RestorerFiles, AMissingModelIsNamed) {
  const auto restorer =
      Restorer::Load({.models = "/nonexistent", .data = VANTHU_SOURCE_DIR "/data"});
  ASSERT_FALSE(restorer.has_value());
  EXPECT_EQ(restorer.error().code, Error::Code::kMissingDependency);
  EXPECT_THAT(restorer.error().message, testing::HasSubstr("/nonexistent/"));
}

}  // namespace
}  // namespace vanthu
