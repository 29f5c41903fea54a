// TestPdf: a PDF built page by page for one test.
//
//   TestPdf pdf;
//   auto page = pdf.AddPage(595, 842, "q 595 0 0 842 0 0 cm /Im Do Q");
//   pdf.AddXObject(page, "/Im", pdf.GrayImage(pix));
//   pdf.Save(folder / "scan.pdf");
#pragma once

#include <filesystem>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

struct Pix;

namespace vanthu {

class TestPdf {
 public:
  TestPdf();

  // An empty resource dictionary and no annotations.
  QPDFObjectHandle AddPage(double width, double height, std::string_view content);
  // A stream with the entries of `dict` ("/Width 4 /Height 2 …"), data as given.
  QPDFObjectHandle Stream(std::string_view dict, std::string_view data);
  // An image of /DeviceGray or /DeviceRGB samples: 1, 8 or 32 bits a pixel.
  QPDFObjectHandle Image(Pix* pix, std::string_view more = "");
  static void AddXObject(QPDFObjectHandle page, const std::string& name, QPDFObjectHandle object);
  // A page that is nothing but `image`.
  QPDFObjectHandle AddScan(double width, double height, QPDFObjectHandle image);

  void Save(const std::filesystem::path& path);
  // With a password that opening needs.
  void SaveEncrypted(const std::filesystem::path& path, const char* user_password);

  QPDF& qpdf() { return pdf_; }

 private:
  QPDF pdf_;
};

// A page of a kind: gray, 8 bits, with dark strokes and a mark only in the upper left.
[[nodiscard]] Pix* MakeGrayPage(int width, int height);
// The same in black and white, 1 bit.
[[nodiscard]] Pix* MakeBinaryPage(int width, int height);
// The same with a red disk, 32 bits.
[[nodiscard]] Pix* MakeColorPage(int width, int height);

// Packed samples, rows padded to bytes, as PDF has them (0 is black).
[[nodiscard]] std::string Samples(Pix* pix);

}  // namespace vanthu
