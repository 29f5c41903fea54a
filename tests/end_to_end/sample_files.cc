#include "tests/end_to_end/sample_files.h"

#include <allheaders.h>

#include <array>
#include <fstream>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <random>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr int kDpi = 200;
constexpr int kA4Width = 1654;
constexpr int kA4Height = 2339;

struct FreePix {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Page = std::unique_ptr<PIX, FreePix>;

struct FreeFont {
  void operator()(L_BMF* font) const { bmfDestroy(&font); }
};

Page Blank(int width, int height) {
  Page page(pixCreate(width, height, 1));
  if (page == nullptr) throw std::runtime_error("no memory for a page");
  pixSetResolution(page.get(), kDpi, kDpi);
  return page;
}

Page Printed(int seed) {
  constexpr std::array<std::string_view, 12> kWords = {"report",  "village", "district", "harvest",
                                                       "meeting", "please",  "before",   "friday",
                                                       "office",  "letter",  "attached", "number"};
  constexpr int kFontSize = 20;  // the largest of the bitmap fonts; 14 points at 200 dpi
  constexpr int kLines = 12;
  constexpr int kWordsALine = 8;
  const std::unique_ptr<L_BMF, FreeFont> font(bmfCreate(nullptr, kFontSize));
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  Page page = Blank(kA4Width, kA4Height);
  for (int line = 0; line < kLines; ++line) {
    std::string text;
    for (int word = 0; word < kWordsALine; ++word) {
      text += kWords[random() % kWords.size()];
      text += word + 1 < kWordsALine ? " " : "";
    }
    pixSetTextline(page.get(), font.get(), text.c_str(), 1, 200, 300 + line * 60, nullptr, nullptr);
  }
  return page;
}

}  // namespace

void WriteFile(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string LetterText(int number) {
  const std::string text = std::to_string(number);
  return "UBND HUYỆN TÂN AN\nPHÒNG NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
         "Độc lập - Tự do - Hạnh phúc\n\nSố: " +
         text + "/PNV-TH\n\nTân An, ngày 05 tháng 3 năm 2021\n\nV/v báo cáo công tác quý " + text +
         "\n\nKính gửi: Ủy ban nhân dân các xã, thị trấn.\n\n"
         "Phòng Nội vụ đề nghị Ủy ban nhân dân các xã, thị trấn gửi báo cáo trước ngày 20 tháng 3 "
         "năm 2021.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n\nLê Thị Hoa Mai\n";
}

void WriteScan(const fs::path& path, int pages, int seed) {
  fs::create_directories(path.parent_path());
  for (int page = 0; page < pages; ++page) {
    const Page image = Printed(seed * 1000 + page);
    if (pixWriteTiff(path.c_str(), image.get(), IFF_TIFF_G4, page == 0 ? "w" : "a") != 0) {
      throw std::runtime_error("cannot write " + path.string());
    }
  }
}

void WriteCoarseScan(const fs::path& path, int seed) {
  constexpr int kCoarseDpi = 60;
  fs::create_directories(path.parent_path());
  const Page image = Printed(seed);
  const Page coarse(pixScaleToGray(image.get(), static_cast<float>(kCoarseDpi) / kDpi));
  if (coarse == nullptr || pixSetResolution(coarse.get(), kCoarseDpi, kCoarseDpi) != 0 ||
      pixWrite(path.c_str(), coarse.get(), IFF_PNG) != 0) {
    throw std::runtime_error("cannot write " + path.string());
  }
}

void WriteScanWithLargePage(const fs::path& path, int seed) {
  constexpr int kSide = 9'500;
  fs::create_directories(path.parent_path());
  const Page before = Printed(seed);
  const Page large(pixCreate(kSide, kSide, 32));
  const Page after = Printed(seed + 1);
  if (large == nullptr) throw std::runtime_error("no memory for a page");
  pixSetAll(large.get());
  const bool is_written = pixWriteTiff(path.c_str(), before.get(), IFF_TIFF_G4, "w") == 0 &&
                          pixWriteTiff(path.c_str(), large.get(), IFF_TIFF_ZIP, "a") == 0 &&
                          pixWriteTiff(path.c_str(), after.get(), IFF_TIFF_G4, "a") == 0;
  if (!is_written) throw std::runtime_error("cannot write " + path.string());
}

void WriteSlowScan(const fs::path& path, int seed) {
  // Letters everywhere in a small font: thousands of words.
  constexpr int kFontSize = 8;
  const std::unique_ptr<L_BMF, FreeFont> font(bmfCreate(nullptr, kFontSize));
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  Page page = Blank(kA4Width, kA4Height);
  for (int y = 60; y < kA4Height - 60; y += 26) {
    std::string text;
    while (text.size() < 180) {
      text += static_cast<char>('a' + random() % 26);
      if (random() % 6 == 0) text += ' ';
    }
    pixSetTextline(page.get(), font.get(), text.c_str(), 1, 60, y, nullptr, nullptr);
  }
  fs::create_directories(path.parent_path());
  pixWriteTiff(path.c_str(), page.get(), IFF_TIFF_G4, "w");
}

void WriteBlankImage(const fs::path& path, int width, int height) {
  fs::create_directories(path.parent_path());
  const Page page = Blank(width, height);
  pixWriteTiff(path.c_str(), page.get(), IFF_TIFF_G4, "w");
}

std::string PdfOfPages(int pages) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  const auto object = [&](const std::string& body) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
  };
  object("<< /Type /Catalog /Pages 2 0 R >>");
  std::string kids;
  for (int page = 0; page < pages; ++page) kids += std::to_string(page + 3) + " 0 R ";
  object("<< /Type /Pages /Count " + std::to_string(pages) + " /Kids [ " + kids + "] >>");
  for (int page = 0; page < pages; ++page) {
    object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
  }
  const std::size_t table = pdf.size();
  pdf += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    const std::string digits = std::to_string(offset);
    pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  pdf += "trailer\n<< /Size " + std::to_string(offsets.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return pdf;
}

void WriteEncryptedPdf(const fs::path& path) {
  const std::string plain = PdfOfPages(1);
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  fs::create_directories(path.parent_path());
  QPDFWriter writer(pdf, path.c_str());
  writer.setR6EncryptionParameters("open", "own", true, true, true, true, true, true, qpdf_r3p_full,
                                   true);
  writer.write();
}

void WriteTree(const fs::path& folder) {
  constexpr int kTexts = 360;
  constexpr int kScans = 8;
  constexpr int kCopies = 32;
  constexpr int kBad = 6;
  const auto place = [&](int number) {
    return folder / std::to_string(2015 + number % 5) / ("quý " + std::to_string(number % 4 + 1));
  };
  for (int i = 1; i <= kTexts; ++i) {
    WriteFile(place(i) / (std::to_string(i) + ".txt"), LetterText(i));
  }
  for (int i = 1; i <= kCopies; ++i) {
    WriteFile(place(i) / ("bản sao " + std::to_string(i) + ".txt"), LetterText(i * 10));
  }
  for (int i = 1; i <= kScans; ++i) WriteScan(place(i) / (std::to_string(i) + ".tif"), 2, i);
  WriteFile(folder / "trống.pdf", PdfOfPages(1));
  for (int i = 1; i <= kBad; ++i) {
    WriteFile(place(i) / ("hỏng " + std::to_string(i) + ".pdf"), "%PDF-1.4\n" + std::to_string(i));
  }
}

}  // namespace vanthu
