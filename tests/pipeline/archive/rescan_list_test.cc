#include "pipeline/archive/rescan_list.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/archive/database.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

PageContent PageOf(int number, double score) {
  PageContent page;
  page.number = number;
  page.quality.score = score;
  if (score < 1) page.quality.reasons = {{.what = "speckled", .detail = "400 specks taken off"}};
  return page;
}

class RescanListTest : public testing::Test {
 protected:
  RescanListTest()
      : archive_(Archive::Open(folder_.path() / "archive", Archive::Mode::kWrite).value()),
        sha256_(archive_.AddOriginal(folder_.Write("letter.pdf", "bytes"))->sha256) {}

  void Save(const PageContent& page) { ASSERT_TRUE(archive_.SavePage(sha256_, page)); }

  std::vector<int> Pages() const {
    std::vector<int> numbers;
    const auto pages = ListPagesToRescan(archive_);
    EXPECT_TRUE(pages) << pages.error().message;
    for (const PageToRescan& page : *pages) numbers.push_back(page.page);
    return numbers;
  }

  const TemporaryFolder folder_;
  Archive archive_;
  const std::string sha256_;
};

TEST_F(RescanListTest, WorstPageFirstAndOnlyBadOnes) {
  Save(PageOf(1, 0.7));
  Save(PageOf(2, 1));
  Save(PageOf(3, 0.2));
  Save(PageOf(4, kWorthRescanning));
  EXPECT_EQ(Pages(), (std::vector{3, 1}));
  const auto pages = ListPagesToRescan(archive_);
  EXPECT_EQ((*pages)[0].sha256, sha256_);
  EXPECT_EQ((*pages)[0].path, (folder_.path() / "letter.pdf").string());
  EXPECT_EQ((*pages)[0].quality, PageOf(3, 0.2).quality);
}

TEST_F(RescanListTest, PageThatIsReadAgainHasItsLastScore) {
  Save(PageOf(1, 0.2));
  Save(PageOf(1, 0.9));
  EXPECT_EQ(Pages(), std::vector<int>());
  ASSERT_TRUE(archive_.FailPage(sha256_, 1, {.code = Error::Code::kInternal, .message = "gone"}));
  EXPECT_EQ(Pages(), std::vector<int>());
}

TEST_F(RescanListTest, PageOfAnOlderArchiveIsJudgedByItsContent) {
  Save(PageOf(1, 0.3));
  Save(PageOf(2, 0.9));
  ASSERT_TRUE(archive_.database().Execute("UPDATE page SET quality = NULL"));
  EXPECT_EQ(Pages(), std::vector{1});
}

}  // namespace
}  // namespace vanthu
