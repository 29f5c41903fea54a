#include "pipeline/load/poppler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "pipeline/image.h"
#include "tests/pipeline/load/scratch_folder.h"
#include "tests/pipeline/load/test_pdf.h"

namespace vanthu {
namespace {

using testing::HasSubstr;

// Programs are looked for only in `path` while this lives.
class SearchPath {
 public:
  explicit SearchPath(const std::string& path) : old_(std::getenv("PATH")) {
    setenv("PATH", path.c_str(), 1);
  }
  SearchPath(const SearchPath&) = delete;  // Owns the variable.
  SearchPath& operator=(const SearchPath&) = delete;
  ~SearchPath() { setenv("PATH", old_.c_str(), 1); }

 private:
  std::string old_;
};

class Poppler : public testing::Test {
 protected:
  Poppler() {
    pdf_.AddPage(144, 72, "1 0 0 rg 0 0 72 72 re f");
    pdf_.Save(path_);
  }

  ScratchFolder folder_;
  std::filesystem::path path_ = folder_ / "page.pdf";
  TestPdf pdf_;
};

TEST_F(Poppler, DrawsAtTheResolution) {
  const auto raster = RenderPdfPage({.path = path_, .dpi = 50}, {});
  ASSERT_TRUE(raster.has_value()) << raster.error().message;
  const Image image(*raster);
  EXPECT_EQ(image.width(), 100);
  EXPECT_EQ(image.height(), 50);
}

TEST_F(Poppler, APageOverTheLimitOfPixelsIsTooLarge) {
  const auto raster = RenderPdfPage({.path = path_, .dpi = 300}, {.max_pixels = 1000});
  ASSERT_FALSE(raster.has_value());
  EXPECT_EQ(raster.error().code, Error::Code::kTooLarge);
}

TEST_F(Poppler, ItsAbsenceNamesThePackage) {
  const SearchPath nowhere("/nonexistent");
  const auto raster = RenderPdfPage({.path = path_}, {});
  ASSERT_FALSE(raster.has_value());
  EXPECT_EQ(raster.error().code, Error::Code::kMissingDependency);
  EXPECT_THAT(raster.error().message, HasSubstr("poppler-utils"));
  EXPECT_EQ(ReadPdfTextLayout(path_, 1, {}).error().code, Error::Code::kMissingDependency);
}

TEST_F(Poppler, AHangEndsWithTheTimeLimit) {
  // A program of poppler's name that never ends.
  const auto fake = folder_.Write("pdftoppm", "#!/bin/sh\nexec sleep 60\n");
  std::filesystem::permissions(fake, std::filesystem::perms::owner_all);
  const SearchPath here(fake.parent_path().string() + ":/usr/bin:/bin");
  const auto raster = RenderPdfPage({.path = path_}, {.render_timeout_seconds = 1});
  ASSERT_FALSE(raster.has_value());
  EXPECT_EQ(raster.error().code, Error::Code::kTimeout);
  EXPECT_THAT(raster.error().message, HasSubstr("page.pdf: page 1 was not drawn within 1 s"));
}

TEST_F(Poppler, ADamagedFileIsItsFault) {
  const auto raster = RenderPdfPage({.path = folder_.Write("bad.pdf", "%PDF-1.4\n")}, {});
  ASSERT_FALSE(raster.has_value());
  EXPECT_EQ(raster.error().code, Error::Code::kInvalidData);
  EXPECT_THAT(raster.error().message, HasSubstr("bad.pdf"));
}

}  // namespace
}  // namespace vanthu
