// `vanthu restore` with the models that are shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/end_to_end/program.h"
#include "tests/pipeline/load/legacy_encoder.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(RestoreCommand, PutsMarksBackLineForLine) {
  const Finished run = RunVanthu({"restore"}, {.input = "Can cu Quyet dinh so 12/QD-UBND ngay "
                                                        "05/3/2020 cua Uy ban nhan dan tinh;\n\n"
                                                        "De nghi cac don vi bao cao ket qua."});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out,
            "Căn cứ Quyết định số 12/QD-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh;\n\n"
            "Đề nghị các đơn vị báo cáo kết quả.");
}

TEST(RestoreCommand, LeavesSoundTextAlone) {
  const std::string text =
      "Các đơn vị trực thuộc báo cáo kết quả thực hiện về Văn phòng Sở trước ngày 15/6/2025.\n";
  const Finished run = RunVanthu({"restore", "-"}, {.input = text});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, text);
}

TEST(RestoreCommand, DecodesWhatIsFromBeforeUnicode) {
  const std::string text =
      "Căn cứ Luật Tổ chức chính quyền địa phương và quy chế làm việc của Hội đồng nhân dân "
      "huyện;\n"
      "Xét đề nghị của Trưởng phòng Nội vụ về việc tổ chức hội nghị tổng kết phong trào thi đua,\n"
      "các đơn vị báo cáo kết quả thực hiện nhiệm vụ được giao trước ngày 15/6/2003.\n";
  for (const std::string_view charset : {"tcvn3", "vni", "viqr"}) {
    const Finished run = RunVanthu({"restore"}, {.input = EncodeLegacy(charset, text)});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.out, text) << charset;
  }
  const Finished shown =
      RunVanthu({"restore"}, {.input = AsWindows1252(EncodeLegacy("tcvn3", text))});
  EXPECT_EQ(shown.out, text);
}

TEST(RestoreCommand, PassesBytesOfNoEncodingThrough) {
  const std::string bytes = "\xff\xfe\x01 12\n\xc3\x28";
  EXPECT_EQ(RunVanthu({"restore"}, {.input = bytes}).out, bytes);
}

TEST(RestoreCommand, SaysWhichFileItCannotRead) {
  const Finished run = RunVanthu({"restore", "/nonexistent/text.txt"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, HasSubstr("/nonexistent/text.txt"));

  const Finished folder = RunVanthu({"restore", "/"});
  EXPECT_EQ(folder.status, kExitNotReadable);
  EXPECT_EQ(folder.err, "vanthu: /: is a folder; name a file\n");
}

}  // namespace
}  // namespace vanthu
