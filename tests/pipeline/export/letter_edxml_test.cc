#include "pipeline/export/letter_edxml.h"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>

#include "tests/pipeline/archive/sample_letters.h"

namespace vanthu {
namespace {

Record Sample() {
  Record record = RecordOf({.reference = "96/SYT-NVY", .date = "2017-11-07"}, std::string(64, 'a'));
  record.place = "Bắc Hồ";
  record.signer = {.name = "Đỗ Văn Mười",
                   .title = "Phó Giám đốc",
                   .authority = "KT.",
                   .for_title = "Giám đốc",
                   .on_behalf_of = ""};
  record.recipients = {"Sở Nội vụ", "Sở Tài chính"};
  record.distribution = {"Như trên", "Lưu: VT, NVY"};
  record.urgency = "hỏa tốc";
  record.references = {
      {.type = "Công văn", .reference = "215/UBND-VX", .date = {2017, 10, 2}, .role = "answers"},
      {.type = "Luật", .reference = "45/2013/QH13", .date = {}, .role = "basis"}};
  record.text = "Kính gửi <các> đơn vị & cá nhân\x01";
  return record;
}

pugi::xml_document Parsed(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str())) << xml;
  return document;
}

std::string At(const pugi::xml_document& document, const std::string& below_header) {
  return document
      .select_node(
          ("/edXML/edXML:edXMLEnvelope/edXML:edXMLHeader/edXML:MessageHeader/" + below_header)
              .c_str())
      .node()
      .text()
      .get();
}

TEST(LetterEdxmlTest, TheHeaderSaysWhatTheLetterSays) {
  const auto document = Parsed(LetterAsEdxml(Sample(), nullptr));
  EXPECT_EQ(At(document, "edXML:From/edXML:OrganName"), "Sở Y tế");
  EXPECT_EQ(At(document, "edXML:From/edXML:OrganizationInCharge"), "UBND tỉnh Bắc Hồ");
  EXPECT_EQ(At(document, "edXML:To[2]/edXML:OrganName"), "Sở Tài chính");
  EXPECT_EQ(At(document, "edXML:Code/edXML:CodeNumber"), "96");
  EXPECT_EQ(At(document, "edXML:Code/edXML:CodeNotation"), "SYT-NVY");
  EXPECT_EQ(At(document, "edXML:PromulgationInfo/edXML:PromulgationDate"), "2017/11/07");
  EXPECT_EQ(At(document, "edXML:SignerInfo/edXML:Competence"), "KT.");
  EXPECT_EQ(At(document, "edXML:ToPlaces/edXML:Place[2]"), "Lưu: VT, NVY");
  EXPECT_EQ(At(document, "edXML:OtherInfo/edXML:Priority"), "3");
  EXPECT_EQ(At(document, "edXML:Content"), "Kính gửi <các> đơn vị & cá nhân");
}

TEST(LetterEdxmlTest, OnlyWhatIsAnsweredIsRespondedTo) {
  const auto document = Parsed(LetterAsEdxml(Sample(), nullptr));
  EXPECT_EQ(document.select_nodes("//edXML:ResponseFor").size(), 1U);
  EXPECT_EQ(At(document, "edXML:ResponseFor/edXML:Code/edXML:CodeNumber"), "215");
  EXPECT_EQ(At(document, "edXML:ResponseFor/edXML:Code/edXML:CodeNotation"), "UBND-VX");
  EXPECT_EQ(At(document, "edXML:ResponseFor/edXML:PromulgationDate"), "2017/10/02");
}

TEST(LetterEdxmlTest, ADateWithoutItsDayStaysOut) {
  Record record = Sample();
  record.date.day = 0;
  const auto document = Parsed(LetterAsEdxml(record, nullptr));
  EXPECT_FALSE(document.select_node("//edXML:PromulgationInfo/edXML:PromulgationDate"));
  EXPECT_EQ(At(document, "edXML:PromulgationInfo/edXML:Place"), "Bắc Hồ");
}

TEST(LetterEdxmlTest, TheOriginalIsAttachedInBase64) {
  // Lengths of every remainder by three.
  for (const auto& [bytes, text] : {std::pair<std::string, std::string>{"abc", "YWJj"},
                                    {"abcd", "YWJjZA=="},
                                    {std::string("\0\xFF", 2), "AP8="},
                                    {"", ""}}) {
    const EdxmlAttachment attachment = {.name = "công văn.pdf", .bytes = bytes};
    const auto document = Parsed(LetterAsEdxml(Sample(), &attachment));
    const auto node = document.select_node("/edXML/AttachmentEncoded/Attachment").node();
    EXPECT_STREQ(node.child_value("ContentTransferEncoded"), text.c_str());
    EXPECT_STREQ(node.child_value("AttachmentName"), "công văn.pdf");
    EXPECT_STREQ(document.select_node("//edXML:Reference/@xlink:href").attribute().value(),
                 "cid:original");
  }
  EXPECT_FALSE(Parsed(LetterAsEdxml(Sample(), nullptr)).select_node("//edXML:edXMLBody"));
}

}  // namespace
}  // namespace vanthu
