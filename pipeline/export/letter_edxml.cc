// Tested by tests/pipeline/export/letter_edxml_test.cc.
#include "pipeline/export/letter_edxml.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <pugixml.hpp>

#include "pipeline/export/xml_text.h"

namespace vanthu {
namespace {

constexpr const char* kNamespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
constexpr const char* kXlink = "http://www.w3.org/1999/xlink";
// Inside the message, the attachment is known by this name.
constexpr const char* kContentId = "original";

// OtherInfo.Priority (DOMAIN.md §3.4).
int PriorityOf(std::string_view urgency) {
  if (urgency == "khẩn") return 1;
  if (urgency == "thượng khẩn") return 2;
  if (urgency == "hỏa tốc") return 3;
  if (urgency == "hỏa tốc hẹn giờ") return 4;
  return 0;
}

pugi::xml_node AddElement(pugi::xml_node parent, const char* name) {
  return parent.append_child(fmt::format("edXML:{}", name).c_str());
}

void AddElement(pugi::xml_node parent, const char* name, std::string_view text) {
  AddElement(parent, name).text() = XmlText(text).c_str();
}

void AddKnown(pugi::xml_node parent, const char* name, std::string_view text) {
  if (!text.empty()) AddElement(parent, name, text);
}

// yyyy/MM/dd; "" unless the day is known.
std::string DayOf(const PartialDate& date) {
  if (date.day == 0) return "";
  return fmt::format("{:04}/{:02}/{:02}", date.year, date.month, date.day);
}

void AddCode(pugi::xml_node parent, const ReferenceNumber& reference) {
  if (reference.number.empty() && reference.symbol.empty()) return;
  pugi::xml_node code = AddElement(parent, "Code");
  AddKnown(code, "CodeNumber", reference.number);
  AddKnown(code, "CodeNotation", reference.symbol);
}

// "215/UBND-VX" -> 215 and UBND-VX, as a record has its own.
ReferenceNumber Divided(const std::string& reference) {
  const std::size_t digits = std::min(reference.find_first_not_of("0123456789"), reference.size());
  const std::size_t symbol = std::min(reference.find_first_not_of("/- ", digits), reference.size());
  return {.number = reference.substr(0, digits),
          .symbol = reference.substr(symbol),
          .reference = reference};
}

void AddHeader(pugi::xml_node envelope, const Record& record) {
  pugi::xml_node header = AddElement(AddElement(envelope, "edXMLHeader"), "MessageHeader");
  pugi::xml_node from = AddElement(header, "From");
  AddKnown(from, "OrganizationInCharge", record.issuer.parent);
  AddElement(from, "OrganName", record.issuer.name);
  for (const Contact& contact : record.contacts) {
    // The standard has one of each.
    if (contact.type == "address" && !from.child("edXML:OrganAdd")) {
      AddElement(from, "OrganAdd", contact.value);
    }
  }
  const auto add_contact = [&](const char* type, const char* name) {
    const auto found = std::ranges::find(record.contacts, type, &Contact::type);
    if (found != record.contacts.end()) AddElement(from, name, found->value);
  };
  add_contact("email", "Email");
  add_contact("phone", "Telephone");
  add_contact("url", "Website");
  for (const std::string& recipient : record.recipients) {
    AddElement(AddElement(header, "To"), "OrganName", recipient);
  }
  AddCode(header, record.reference);
  const std::string day = DayOf(record.date);
  if (!record.place.empty() || !day.empty()) {
    pugi::xml_node promulgation = AddElement(header, "PromulgationInfo");
    AddKnown(promulgation, "Place", record.place);
    AddKnown(promulgation, "PromulgationDate", day);
  }
  if (!record.doc_type.empty()) {
    AddElement(AddElement(header, "DocumentType"), "TypeName", record.doc_type);
  }
  AddElement(header, "Subject", record.subject);
  AddKnown(header, "Content", record.text);
  if (!record.signer.name.empty() || !record.signer.title.empty()) {
    pugi::xml_node signer = AddElement(header, "SignerInfo");
    AddKnown(signer, "Competence", record.signer.authority);
    AddKnown(signer, "Position", record.signer.title);
    AddKnown(signer, "FullName", record.signer.name);
  }
  if (!record.distribution.empty()) {
    pugi::xml_node places = AddElement(header, "ToPlaces");
    for (const std::string& place : record.distribution) AddElement(places, "Place", place);
  }
  pugi::xml_node other = AddElement(header, "OtherInfo");
  AddElement(other, "Priority", fmt::format("{}", PriorityOf(record.urgency)));
  AddElement(other, "PageAmount", fmt::format("{}", record.source.pages));
  for (const Citation& citation : record.references) {
    if (citation.role != "answers" || citation.reference.empty()) continue;
    pugi::xml_node response = AddElement(header, "ResponseFor");
    AddCode(response, Divided(citation.reference));
    AddKnown(response, "PromulgationDate", DayOf(citation.date));
  }
}

std::string Base64(std::string_view bytes) {
  // Four characters for three bytes; OpenSSL ends them with a zero.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  // Counts in int: a multiple of three bytes at a time.
  constexpr std::size_t kPiece = 3UL << 24;
  std::size_t written = 0;
  for (std::size_t begin = 0; begin < bytes.size(); begin += kPiece) {
    const std::string_view piece = bytes.substr(begin, kPiece);
    written += static_cast<std::size_t>(EVP_EncodeBlock(
        reinterpret_cast<unsigned char*>(text.data() + written),
        reinterpret_cast<const unsigned char*>(piece.data()), static_cast<int>(piece.size())));
  }
  text.resize(written);
  return text;
}

void AddManifest(pugi::xml_node envelope, const Record& record, const EdxmlAttachment& attachment) {
  pugi::xml_node manifest = AddElement(AddElement(envelope, "edXMLBody"), "edXMLManifest");
  manifest.append_attribute("version") = "1.0";
  pugi::xml_node reference = AddElement(manifest, "Reference");
  reference.append_attribute("xlink:href") = fmt::format("cid:{}", kContentId).c_str();
  AddElement(reference, "ContentId", kContentId);
  AddElement(reference, "ContentType", record.source.media_type);
  AddElement(reference, "Description", "Văn bản gốc");
  AddElement(reference, "AttachmentName", attachment.name);
}

void AddAttachment(pugi::xml_node root, const Record& record, const EdxmlAttachment& attachment) {
  pugi::xml_node node = root.append_child("AttachmentEncoded").append_child("Attachment");
  node.append_child("ContentType").text() = XmlText(record.source.media_type).c_str();
  node.append_child("ContentId").text() = kContentId;
  node.append_child("Description").text() = "Văn bản gốc";
  node.append_child("ContentTransferEncoded").text() = Base64(attachment.bytes).c_str();
  node.append_child("AttachmentName").text() = XmlText(attachment.name).c_str();
}

}  // namespace

std::string LetterAsEdxml(const Record& record, const EdxmlAttachment* attachment) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("edXML");
  root.append_attribute("xmlns:edXML") = kNamespace;
  root.append_attribute("xmlns:xlink") = kXlink;
  pugi::xml_node envelope = AddElement(root, "edXMLEnvelope");
  AddHeader(envelope, record);
  if (attachment != nullptr) {
    AddManifest(envelope, record, *attachment);
    AddAttachment(root, record, *attachment);
  }
  return XmlBytes(document);
}

}  // namespace vanthu
