// cairo writes every PDF: it takes ready JPEG and CCITT data for an image as they are, and lets the
// dates be set, which Leptonica's own PDF writer does not.
#include "tests/generator/write.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <utility>

#include "tests/generator/draw.h"
#include "tests/generator/letter_case.h"
#include "tests/generator/truth.h"

namespace vanthu::generator {
namespace {

// Fixed, so that the same letter gives the same bytes.
constexpr const char* kPdfDate = "2020-03-05T08:00:00+07:00";
constexpr int kDefaultJpegQuality = 85;

constexpr std::array<std::pair<Format, std::pair<std::string_view, std::string_view>>, 7> kFormats =
    {{
        {Format::kPdf, {"pdf", ".pdf"}},
        {Format::kTextPdf, {"text_pdf", ".pdf"}},
        {Format::kTiff, {"tiff", ".tif"}},
        {Format::kPng, {"png", ".png"}},
        {Format::kJpeg, {"jpeg", ".jpg"}},
        {Format::kText, {"text", ".txt"}},
        {Format::kMarkdown, {"markdown", ".md"}},
    }};

Error Failed(std::string_view what) {
  return {Error::Code::kInternal, fmt::format("the generator could not encode {}", what)};
}

// Bytes that a Leptonica call allocated with malloc.
std::string TakeBytes(l_uint8* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

std::expected<std::string, Error> EncodeImage(Pix* pix, l_int32 format, int quality) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const l_int32 failed = format == IFF_JFIF_JPEG ? pixWriteMemJpeg(&data, &size, pix, quality, 0)
                                                 : pixWriteMem(&data, &size, pix, format);
  if (failed != 0) return std::unexpected(Failed("an image"));
  return TakeBytes(data, size);
}

cairo_status_t Append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// A PDF under construction.
class PdfWriter {
 public:
  PdfWriter() {
    surface_ = cairo_pdf_surface_create_for_stream(Append, &bytes_, kPageWidth, kPageHeight);
    cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, kPdfDate);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, kPdfDate);
  }
  ~PdfWriter() { cairo_surface_destroy(surface_); }
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  [[nodiscard]] cairo_surface_t* surface() const { return surface_; }
  std::expected<std::string, Error> Finish() {
    cairo_surface_finish(surface_);
    if (cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS) {
      return std::unexpected(Failed("a PDF"));
    }
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
};

// Gives the image surface ready compressed data; cairo frees its copy.
void Attach(cairo_surface_t* image, const char* type, const std::string& bytes) {
  auto* copy = static_cast<unsigned char*>(std::malloc(bytes.size()));
  std::copy(bytes.begin(), bytes.end(), copy);
  cairo_surface_set_mime_data(image, type, copy, bytes.size(), std::free, copy);
}

std::expected<void, Error> AddImagePage(PdfWriter& pdf, Pix* pix, const ScanProfile& profile) {
  const int width = pixGetWidth(pix);
  const int height = pixGetHeight(pix);
  const double scale = kPointsAnInch / profile.dpi;
  cairo_surface_t* image = nullptr;
  if (pixGetDepth(pix) == 1) {
    L_COMP_DATA* data = nullptr;
    if (pixGenerateCIData(pix, L_G4_ENCODE, 0, 0, &data) != 0) {
      return std::unexpected(Failed("a G4 page"));
    }
    const std::string g4(reinterpret_cast<const char*>(data->datacomp), data->nbytescomp);
    const bool min_is_black = data->minisblack != 0;
    l_CIDataDestroy(&data);
    image = cairo_image_surface_create(CAIRO_FORMAT_A1, width, height);
    Attach(image, CAIRO_MIME_TYPE_CCITT_FAX, g4);
    Attach(image, CAIRO_MIME_TYPE_CCITT_FAX_PARAMS,
           fmt::format("Columns={} Rows={} K=-1 BlackIs1={}", width, height,
                       min_is_black ? "true" : "false"));
  } else {
    const auto jpeg = EncodeImage(
        pix, IFF_JFIF_JPEG, profile.jpeg_quality > 0 ? profile.jpeg_quality : kDefaultJpegQuality);
    if (!jpeg) return std::unexpected(jpeg.error());
    image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    Attach(image, CAIRO_MIME_TYPE_JPEG, *jpeg);
  }
  cairo_pdf_surface_set_size(pdf.surface(), width * scale, height * scale);
  cairo_t* context = cairo_create(pdf.surface());
  cairo_scale(context, scale, scale);
  cairo_set_source_surface(context, image, 0, 0);
  cairo_paint(context);
  cairo_show_page(context);
  cairo_destroy(context);
  cairo_surface_destroy(image);
  return {};
}

std::expected<std::string, Error> ImagePdf(const ScannedLetter& scanned) {
  PdfWriter pdf;
  for (const ScannedPage& page : scanned.pages) {
    if (auto added = AddImagePage(pdf, page.image.get(), scanned.profile); !added) {
      return std::unexpected(added.error());
    }
  }
  return pdf.Finish();
}

std::expected<std::string, Error> TextPdf(const TypesetLetter& typeset) {
  PdfWriter pdf;
  TypeMetrics metrics;
  for (const TypesetPage& page : typeset.pages) {
    cairo_t* context = cairo_create(pdf.surface());
    DrawPage(context, page, {}, metrics);
    cairo_show_page(context);
    cairo_destroy(context);
  }
  return pdf.Finish();
}

std::expected<std::string, Error> Tiff(const ScannedLetter& scanned) {
  // Leptonica appends pages only to a file on disk.
  std::string pattern = (std::filesystem::temp_directory_path() / "letter-XXXXXX").string();
  const int descriptor = mkstemp(pattern.data());
  if (descriptor < 0) return std::unexpected(Failed("a TIFF: no temporary file"));
  const std::filesystem::path file = pattern;
  bool ok = true;
  bool first = true;
  for (const ScannedPage& page : scanned.pages) {
    const l_int32 format = pixGetDepth(page.image.get()) == 1 ? IFF_TIFF_G4 : IFF_TIFF_LZW;
    ok = ok && pixWriteTiff(file.c_str(), page.image.get(), format, first ? "w" : "a") == 0;
    first = false;
  }
  std::size_t size = 0;
  l_uint8* data = ok ? l_binaryRead(file.c_str(), &size) : nullptr;
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  if (data == nullptr) return std::unexpected(Failed("a TIFF"));
  return TakeBytes(data, size);
}

std::string Text(const TypesetLetter& typeset) {
  std::string text;
  for (const TypesetPage& page : typeset.pages) {
    if (!text.empty()) text += '\f';
    text += PageText(page);
  }
  return text;
}

// Headings and bold where the page has bold type, uneven as such layers are.
std::string Markdown(const TypesetLetter& typeset) {
  std::string text;
  for (const TypesetPage& page : typeset.pages) {
    if (!text.empty()) text += '\f';
    struct Paragraph {
      std::string text;
      bool bold = true;
      bool italic = true;
      Zone zone = Zone::kUnknown;
    };
    std::map<std::size_t, Paragraph> paragraphs;
    for (const PlacedWord& word : page.words) {
      if (word.zone == Zone::kPageNumber || word.zone == Zone::kIncomingStamp) continue;
      Paragraph& paragraph = paragraphs[word.paragraph];
      if (word.starts_cell) {
        paragraph.text += " | ";
      } else if (!paragraph.text.empty() && !word.joined) {
        paragraph.text += ' ';
      }
      paragraph.text += word.text;
      paragraph.zone = word.zone;
      paragraph.bold = paragraph.bold && word.face == Face::kBold;
      paragraph.italic = paragraph.italic && word.face == Face::kItalic;
    }
    for (const auto& [order, paragraph] : paragraphs) {
      if (paragraph.zone == Zone::kTable) {
        text += "| " + paragraph.text + " |\n";
        continue;
      }
      const std::string_view mark = paragraph.text == "*" ? ""  // the Party's star
                                    : paragraph.bold      ? "**"
                                    : paragraph.italic    ? "*"
                                                          : "";
      const std::string_view heading = paragraph.zone == Zone::kTitle                    ? "# "
                                       : paragraph.zone == Zone::kBody && paragraph.bold ? "### "
                                                                                         : "";
      text += fmt::format("{}{}{}{}\n\n", heading, mark, paragraph.text, mark);
    }
  }
  return text;
}

}  // namespace

std::string_view FormatExtension(Format format) {
  for (const auto& [value, names] : kFormats) {
    if (value == format) return names.second;
  }
  return {};
}

std::optional<Format> FormatFromName(std::string_view name) {
  for (const auto& [value, names] : kFormats) {
    if (names.first == name) return value;
  }
  return std::nullopt;
}

std::expected<std::string, Error> Encode(const TypesetLetter& typeset, const ScannedLetter& scanned,
                                         Format format) {
  switch (format) {
    case Format::kPdf:
      return ImagePdf(scanned);
    case Format::kTextPdf:
      return TextPdf(typeset);
    case Format::kTiff:
      return Tiff(scanned);
    case Format::kPng:
      return EncodeImage(scanned.pages.front().image.get(), IFF_PNG, 0);
    case Format::kJpeg: {
      Pix* pix = pixGetDepth(scanned.pages.front().image.get()) == 1
                     ? pixConvertTo8(scanned.pages.front().image.get(), FALSE)
                     : pixClone(scanned.pages.front().image.get());
      const int quality = scanned.profile.jpeg_quality;
      auto bytes = EncodeImage(pix, IFF_JFIF_JPEG, quality > 0 ? quality : kDefaultJpegQuality);
      pixDestroy(&pix);
      return bytes;
    }
    case Format::kText:
      return Text(typeset);
    case Format::kMarkdown:
      return Markdown(typeset);
  }
  return std::unexpected(Failed("an unknown format"));
}

std::expected<void, Error> WriteFile(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    return std::unexpected(
        Error{Error::Code::kIo, fmt::format("{}: cannot be written; check the folder and the space "
                                            "left",
                                            path.string())});
  }
  return {};
}

}  // namespace vanthu::generator
