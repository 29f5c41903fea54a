// Everything after reading the pages, on one invented letter of plain text.
#include "pipeline/process_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "pipeline/data_files.h"
#include "tests/pipeline/record_schema.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr char kLetter[] = R"(UBND TỈNH LẠNG SƠN
SỞ TÀI CHÍNH
Số: 318/STC-QLNS
V/v lập dự toán chi thường xuyên
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lạng Sơn, ngày 05 tháng 9 năm 2019

Kính gửi: Các phòng Tài chính - Kế hoạch.

Thực hiện Chỉ thị số 17/CT-UBND ngày 02/8/2019 của UBND tỉnh Lạng Sơn, Sở Tài chính đề nghị các phòng thực hiện các nội dung sau:

1. Rà soát các khoản chi chưa giải ngân của đơn vị mình.

2. Gửi báo cáo về Sở Tài chính trước ngày 20/9/2019./.

Nơi nhận:
- Như trên;
- Lưu: VT, QLNS.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Đàm Quế Lâm
)";

const Knowledge& TestKnowledge() {
  static const Knowledge knowledge =
      LoadKnowledge({.data = VANTHU_SOURCE_DIR "/data", .own = {}}).value();
  return knowledge;
}

Document PlainDocument(const std::string& text) {
  Document document;
  document.source = {.path = "318 stc qlns.txt",
                     .sha256 = std::string(64, 'b'),
                     .media_type = "text/plain",
                     .pages = 1};
  PageContent page;
  page.source = PageContent::Source::kPlainText;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    OcrLine ocr_line;
    std::istringstream words(line);
    for (std::string word; words >> word;) ocr_line.words.push_back({.text = word});
    page.lines.push_back(ocr_line);
  }
  document.pages.push_back(page);
  return document;
}

TEST(ProcessLetter, ReadsAPlainLetterIntoAValidRecordWithEvidence) {
  const ProcessedLetter processed =
      ProcessLetter(PlainDocument(kLetter), {.knowledge = &TestKnowledge()}, {.vanthu = "test"});
  const Record& record = processed.record;
  EXPECT_EQ(SchemaViolations(ToJson(record)), "");
  EXPECT_EQ(record.reference.reference, "318/STC-QLNS");
  EXPECT_EQ(ToIso(record.date), "2019-09-05");
  EXPECT_EQ(record.doc_type, "công văn");
  EXPECT_EQ(record.place, "Lạng Sơn");
  EXPECT_EQ(record.issuer.name, "Sở Tài chính");
  EXPECT_EQ(record.issuer.parent, "UBND tỉnh Lạng Sơn");
  EXPECT_EQ(record.subject, "lập dự toán chi thường xuyên");
  EXPECT_THAT(record.recipients, ElementsAre("Các phòng Tài chính - Kế hoạch"));
  EXPECT_THAT(record.distribution, ElementsAre("Như trên", "Lưu: VT, QLNS"));
  EXPECT_EQ(record.signer.name, "Đàm Quế Lâm");
  EXPECT_EQ(record.signer.authority, "KT.");
  ASSERT_EQ(record.references.size(), 1U);
  EXPECT_EQ(record.references[0].reference, "17/CT-UBND");
  EXPECT_THAT(record.tasks, Not(IsEmpty()));
  for (const char* field : {"/number", "/symbol", "/date", "/subject", "/signer/name",
                            "/issuer/name", "/distribution/1", "/references/0", "/tasks/0"}) {
    EXPECT_TRUE(record.evidence.contains(field)) << field;
  }
}

TEST(ProcessLetter, ADocumentWithoutTextGivesAValidRecordOfNulls) {
  const ProcessedLetter processed =
      ProcessLetter(PlainDocument(""), {.knowledge = &TestKnowledge()}, {});
  EXPECT_EQ(SchemaViolations(ToJson(processed.record)), "");
  EXPECT_EQ(processed.record.reference.reference, "");
  EXPECT_THAT(processed.record.review, Not(IsEmpty()));
}

TEST(ProcessLetter, TheSameDocumentGivesTheSameBytes) {
  const Document document = PlainDocument(kLetter);
  EXPECT_EQ(ToJson(ProcessLetter(document, {.knowledge = &TestKnowledge()}, {}).record),
            ToJson(ProcessLetter(document, {.knowledge = &TestKnowledge()}, {}).record));
}

}  // namespace
}  // namespace vanthu
