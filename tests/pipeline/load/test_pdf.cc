#include "tests/pipeline/load/test_pdf.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace vanthu {

TestPdf::TestPdf() { pdf_.emptyPDF(); }

QPDFObjectHandle TestPdf::AddPage(double width, double height, std::string_view content) {
  QPDFObjectHandle page = pdf_.makeIndirectObject(QPDFObjectHandle::parse(fmt::format(
      "<< /Type /Page /MediaBox [0 0 {} {}] /Resources << /XObject << >> >> >>", width, height)));
  page.replaceKey("/Contents", pdf_.newStream(std::string(content)));
  QPDFPageDocumentHelper(pdf_).addPage(QPDFPageObjectHelper(page), /*first=*/false);
  return page;
}

QPDFObjectHandle TestPdf::Stream(std::string_view dict, std::string_view data) {
  QPDFObjectHandle stream = pdf_.newStream(std::string(data));
  stream.replaceDict(QPDFObjectHandle::parse(fmt::format("<< {} >>", dict)));
  return stream;
}

QPDFObjectHandle TestPdf::Image(Pix* pix, std::string_view more) {
  const int depth = pixGetDepth(pix);
  return Stream(fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} "
                            "/BitsPerComponent {} /ColorSpace {} {}",
                            pixGetWidth(pix), pixGetHeight(pix), depth == 1 ? 1 : 8,
                            depth == 32 ? "/DeviceRGB" : "/DeviceGray", more),
                Samples(pix));
}

void TestPdf::AddXObject(QPDFObjectHandle page, const std::string& name, QPDFObjectHandle object) {
  page.getKey("/Resources").getKey("/XObject").replaceKey(name, object);
}

QPDFObjectHandle TestPdf::AddScan(double width, double height, QPDFObjectHandle image) {
  QPDFObjectHandle page =
      AddPage(width, height, fmt::format("q {} 0 0 {} 0 0 cm /Im Do Q", width, height));
  AddXObject(page, "/Im", image);
  return page;
}

void TestPdf::Save(const std::filesystem::path& path) {
  QPDFWriter writer(pdf_, path.c_str());
  writer.setDeterministicID(true);
  writer.write();
}

void TestPdf::SaveEncrypted(const std::filesystem::path& path, const char* user_password) {
  QPDFWriter writer(pdf_, path.c_str());
  writer.setR6EncryptionParameters(user_password, "owner", true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
}

Pix* MakeGrayPage(int width, int height) {
  Pix* pix = pixCreate(width, height, 8);
  pixSetAllArbitrary(pix, 250);
  const auto fill = [pix](int x, int y, int w, int h, l_uint32 value) {
    ::Box* box = boxCreate(x, y, w, h);
    pixSetInRectArbitrary(pix, box, value);
    boxDestroy(&box);
  };
  for (int y = height / 4; y < height - height / 8; y += 20) {
    fill(width / 8, y, width / 2, 6, 30);
  }
  fill(width / 16, height / 16, width / 10, height / 20, 0);
  return pix;
}

Pix* MakeBinaryPage(int width, int height) {
  Pix* gray = MakeGrayPage(width, height);
  Pix* binary = pixConvertTo1(gray, 128);
  pixDestroy(&gray);
  return binary;
}

Pix* MakeColorPage(int width, int height) {
  Pix* gray = MakeGrayPage(width, height);
  Pix* color = pixConvertTo32(gray);
  pixDestroy(&gray);
  ::Box* seal = boxCreate(width / 2, height / 2, width / 6, width / 6);
  pixSetInRectArbitrary(color, seal, 0xd0202000);
  boxDestroy(&seal);
  return color;
}

std::string Samples(Pix* pix) {
  std::string bytes;
  const int width = pixGetWidth(pix);
  for (int y = 0; y < pixGetHeight(pix); ++y) {
    int bits = 0;
    for (int x = 0; x < width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(pix, x, y, &value);
      switch (pixGetDepth(pix)) {
        case 1:
          bits = bits << 1 | (value != 0 ? 0 : 1);
          if (x % 8 == 7 || x == width - 1) {
            bytes += static_cast<char>(bits << (7 - x % 8));
            bits = 0;
          }
          break;
        case 8:
          bytes += static_cast<char>(value);
          break;
        default:
          bytes += {static_cast<char>(value >> 24), static_cast<char>(value >> 16),
                    static_cast<char>(value >> 8)};
      }
    }
  }
  return bytes;
}

}  // namespace vanthu
