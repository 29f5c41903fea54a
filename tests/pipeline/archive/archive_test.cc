#include "pipeline/archive/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/archive/database.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Of the three bytes "abc".
constexpr std::string_view kAbcSha256 =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

class ArchiveTest : public ::testing::Test {
 protected:
  ArchiveTest() : dir_(folder_.path() / "archive"), archive_(Open()) {}

  [[nodiscard]] Archive Open() const {
    auto archive = Archive::Open(dir_, Archive::Mode::kWrite);
    EXPECT_TRUE(archive) << archive.error().message;
    return std::move(*archive);
  }
  // Adds the three bytes "abc".
  [[nodiscard]] std::string AddAbc() {
    const auto added = archive_.AddOriginal(folder_.Write("a.PDF", "abc"));
    EXPECT_TRUE(added) << added.error().message;
    return added->sha256;
  }
  [[nodiscard]] static PageContent Page(int number) {
    PageContent page;
    page.number = number;
    page.lines = {{.words = {{.text = "Số:", .box = {1, 2, 3, 4}, .confidence = 0.5}}, .box = {}}};
    return page;
  }

  TemporaryFolder folder_;
  std::filesystem::path dir_;
  Archive archive_;
};

TEST_F(ArchiveTest, OriginalIsKeptByteForByteUnderItsSha256) {
  EXPECT_EQ(AddAbc(), kAbcSha256);
  const std::filesystem::path original =
      dir_ / "originals" / "ba" / (std::string(kAbcSha256) + ".pdf");
  EXPECT_EQ(ReadWholeFile(original), "abc");
  struct stat status = {};
  ASSERT_EQ(stat(original.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0222U, 0U) << "an original may be written";
}

TEST_F(ArchiveTest, SameBytesUnderAnotherPathAreOneLetter) {
  const auto first = archive_.AddOriginal(folder_.Write("a.pdf", "abc"));
  const auto again = archive_.AddOriginal(folder_.Write("b.pdf", "abc"));
  ASSERT_TRUE(first && again);
  EXPECT_TRUE(first->is_new);
  EXPECT_FALSE(again->is_new);
  EXPECT_EQ(first->sha256, again->sha256);
  EXPECT_EQ(archive_.Count(LetterState::kPending).value(), 1);
  EXPECT_EQ(archive_.database().Integer("SELECT count(*) FROM source_path").value(), 2);
}

TEST_F(ArchiveTest, OriginalThatIsGoneOrCutShortIsPutBack) {
  const std::string sha256 = AddAbc();
  const std::filesystem::path original = *archive_.OriginalOf(sha256).value();
  std::filesystem::remove(original);
  const auto again = archive_.AddOriginal(folder_.Write("copy.tif", "abc"));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_FALSE(again->is_new);
  const std::filesystem::path put_back = *archive_.OriginalOf(sha256).value();
  EXPECT_EQ(ReadWholeFile(put_back), "abc");
  EXPECT_EQ(archive_.Pending()->front().original, put_back);

  std::filesystem::remove(put_back);
  std::ofstream(put_back) << "a";
  ASSERT_TRUE(archive_.AddOriginal(folder_.Write("copy.tif", "abc")));
  EXPECT_EQ(ReadWholeFile(put_back), "abc");
}

TEST_F(ArchiveTest, MissingFileSaysSo) {
  const auto added = archive_.AddOriginal(folder_.path() / "none.pdf");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, Error::Code::kNotFound);
  EXPECT_THAT(added.error().message, HasSubstr("none.pdf"));
}

TEST_F(ArchiveTest, NamedPipeIsRefusedAndNotWaitedFor) {
  const std::filesystem::path pipe = folder_.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const auto added = archive_.AddOriginal(pipe);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, Error::Code::kUnsupported);
}

TEST_F(ArchiveTest, LetterGoesFromPendingThroughPagesToRecord) {
  const std::string sha256 = AddAbc();
  auto pending = archive_.Pending();
  ASSERT_TRUE(pending);
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_EQ(pending->front().source.pages, 0);
  EXPECT_EQ(pending->front().source.media_type, "");
  EXPECT_EQ(ReadWholeFile(pending->front().original), "abc");

  ASSERT_TRUE(archive_.SetPages(sha256, "application/pdf", 3));
  ASSERT_TRUE(archive_.SavePage(sha256, Page(2)));
  pending = archive_.Pending();
  EXPECT_THAT(pending->front().pages_to_read, ElementsAre(1, 3));
  EXPECT_EQ(pending->front().source.media_type, "application/pdf");

  ASSERT_TRUE(archive_.SavePage(sha256, Page(1)));
  ASSERT_TRUE(archive_.FailPage(sha256, 3, {Error::Code::kTimeout, "page 3: 120 s are over"}));
  pending = archive_.Pending();
  ASSERT_EQ(pending->size(), 1U) << "the record is still missing";
  EXPECT_THAT(pending->front().pages_to_read, IsEmpty());

  const auto document = archive_.LoadDocument(sha256);
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->pages.size(), 2U);
  EXPECT_EQ(document->pages[0].number, 1);
  EXPECT_EQ(document->pages[1].lines[0].words[0].text, "Số:");
  ASSERT_EQ(document->issues.size(), 1U);
  EXPECT_EQ(document->issues[0].what, "page_failed");
  EXPECT_THAT(document->issues[0].detail, HasSubstr("120 s"));

  const Record record = RecordOf({.reference = "12/SYT-VP"}, sha256);
  ASSERT_TRUE(archive_.SaveRecord(record));
  EXPECT_THAT(*archive_.Pending(), IsEmpty());
  EXPECT_EQ(archive_.Count(LetterState::kDone).value(), 1);
  EXPECT_THAT(*archive_.AllIds(), ElementsAre(sha256));
  const auto found = archive_.Find(sha256);
  ASSERT_TRUE(found && *found);
  EXPECT_EQ(ToJson(**found), ToJson(record));
}

TEST_F(ArchiveTest, SavingARecordAgainReplacesIt) {
  const std::string sha256 = AddAbc();
  Record record = RecordOf({.reference = "12/SYT-VP", .text = "dịch sởi"}, sha256);
  Task task;
  task.id = "t1";
  task.text = "Báo cáo";
  record.tasks = {task};
  ASSERT_TRUE(archive_.SaveRecord(record));
  record.date = {.year = 2023, .month = 0, .day = 0};
  record.text = "dịch tả";
  ASSERT_TRUE(archive_.SaveRecord(record));
  EXPECT_THAT(*archive_.AllIds(), ElementsAre(sha256));
  EXPECT_EQ((*archive_.Find(sha256))->text, "dịch tả");
  Archive::Database& database = archive_.database();
  EXPECT_EQ(database.Integer("SELECT count(*) FROM task").value(), 1);
  EXPECT_EQ(database.Integer("SELECT count(*) FROM reference_key").value(), 1);
  EXPECT_EQ(database.Integer("SELECT count(*) FROM text_index ('soi')").value(), 0);
  EXPECT_EQ(database.Integer("SELECT count(*) FROM text_index ('ta')").value(), 1);
  EXPECT_TRUE(
      database.Execute("INSERT INTO head_index (head_index) VALUES ('integrity-check');"
                       "INSERT INTO text_index (text_index) VALUES ('integrity-check')"));
}

TEST_F(ArchiveTest, RecordWithoutSourceIsRefused) {
  const auto saved = archive_.SaveRecord(RecordOf({.reference = "1/A"}, kAbcSha256));
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().code, Error::Code::kNotFound);
  EXPECT_THAT(*archive_.AllIds(), IsEmpty());
}

TEST_F(ArchiveTest, FailuresAreListedAndRetried) {
  const std::string page_failed = AddAbc();
  ASSERT_TRUE(archive_.SetPages(page_failed, "application/pdf", 2));
  ASSERT_TRUE(archive_.FailPage(page_failed, 2, {Error::Code::kTooLarge, "page 2: too large"}));
  ASSERT_TRUE(archive_.SavePage(page_failed, Page(1)));
  ASSERT_TRUE(archive_.SaveRecord(RecordOf({.reference = "1/A-B"}, page_failed)));
  const auto other = archive_.AddOriginal(folder_.Write("b.pdf", "xyz"));
  ASSERT_TRUE(archive_.QuarantineLetter(other->sha256, {Error::Code::kEncrypted, "b.pdf: locked"}));

  auto failures = archive_.Failures();
  ASSERT_TRUE(failures) << failures.error().message;
  ASSERT_EQ(failures->size(), 2U);
  EXPECT_EQ((*failures)[0].page, 2);
  EXPECT_EQ((*failures)[0].reason.code, Error::Code::kTooLarge);
  EXPECT_EQ((*failures)[1].page, 0);
  EXPECT_EQ((*failures)[1].reason.message, "b.pdf: locked");
  EXPECT_EQ((*failures)[1].attempts, 1);
  EXPECT_THAT(*archive_.Pending(), IsEmpty());

  EXPECT_EQ(archive_.Retry("%").value(), 0) << "a prefix is no pattern";
  EXPECT_EQ(archive_.Retry(page_failed.substr(0, 8)).value(), 1);
  ASSERT_EQ(archive_.Pending()->size(), 1U);
  EXPECT_THAT(archive_.Pending()->front().pages_to_read, ElementsAre(2));
  EXPECT_EQ(archive_.Retry("").value(), 1);
  EXPECT_THAT(*archive_.Failures(), IsEmpty());

  ASSERT_TRUE(archive_.FailPage(page_failed, 2, {Error::Code::kTooLarge, "page 2: too large"}));
  EXPECT_EQ(archive_.Failures()->front().attempts, 2);
}

TEST_F(ArchiveTest, RecordsComeWithoutOriginalsAndAreNeverOverwritten) {
  const std::string sha256(64, 'c');
  Record record = RecordOf({.reference = "7/SYT"}, sha256);
  ASSERT_EQ(archive_.AddRecords({record, record}), 1);
  EXPECT_EQ(archive_.OriginalOf(sha256).value(), std::nullopt);
  EXPECT_EQ(archive_.LoadDocument(sha256)->source.bytes, 0U);
  EXPECT_THAT(archive_.Pending().value(), IsEmpty());
  record.subject = "khác";
  EXPECT_EQ(archive_.AddRecords({record}), 0);
  EXPECT_NE(archive_.Find(sha256).value()->subject, "khác");
  // Two letters of one file.
  Record second = RecordOf({.reference = "8/SYT"}, sha256);
  second.id = sha256 + "#2";
  EXPECT_EQ(archive_.AddRecords({second}), 1);
  EXPECT_EQ(archive_.Find(second.id).value()->reference.number, "8");
}

TEST_F(ArchiveTest, RecordOfAnOriginalInQuarantineIsNotTakenIn) {
  const std::string sha256 = AddAbc();
  ASSERT_TRUE(archive_.QuarantineLetter(sha256, {Error::Code::kEncrypted, "a.PDF: locked"}));
  EXPECT_EQ(archive_.AddRecords({RecordOf({.reference = "7/SYT"}, sha256)}), 0);
  EXPECT_EQ(archive_.Failures()->size(), 1U);
}

TEST_F(ArchiveTest, TheOriginalOfARecordMayFollow) {
  ASSERT_EQ(archive_.AddRecords({RecordOf({.reference = "7/SYT"}, kAbcSha256)}), 1);
  const auto added = archive_.AddOriginal(folder_.Write("a.PDF", "abc"));
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_TRUE(added->is_new);
  const auto pending = archive_.Pending();
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_EQ(pending->front().source.pages, 0);
  EXPECT_EQ(ReadWholeFile(pending->front().original), "abc");
  EXPECT_EQ(archive_.OriginalOf(kAbcSha256).value(), pending->front().original);
  // Until it is read, the record is there as before.
  EXPECT_EQ(archive_.Find(kAbcSha256).value()->reference.number, "7");
}

TEST_F(ArchiveTest, SecondWriterIsToldWhoWrites) {
  const auto second = Archive::Open(dir_, Archive::Mode::kWrite);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Error::Code::kBusy);
  EXPECT_THAT(second.error().message, HasSubstr(std::to_string(getpid())));
}

TEST_F(ArchiveTest, ReaderWorksBesideTheWriterAndSeesWholeTransactions) {
  const std::string sha256 = AddAbc();
  const auto reader = Archive::Open(dir_, Archive::Mode::kRead);
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(reader->Count(LetterState::kDone).value(), 0);
  ASSERT_TRUE(archive_.SaveRecord(RecordOf({.reference = "1/A-B"}, sha256)));
  EXPECT_EQ(reader->Count(LetterState::kDone).value(), 1);
  {
    auto open = Transaction::Begin(archive_.database());
    ASSERT_TRUE(open);
    ASSERT_TRUE(archive_.database().Execute("UPDATE source SET state = 'quarantined'"));
    EXPECT_EQ(reader->Count(LetterState::kDone).value(), 1);
  }
  EXPECT_EQ(archive_.Count(LetterState::kDone).value(), 1)
      << "left without commit: nothing happened";
}

TEST(ArchiveOpenTest, UnfinishedCopiesOfAKilledImportAreSweptAway) {
  const TemporaryFolder folder;
  ASSERT_TRUE(Archive::Open(folder.path(), Archive::Mode::kWrite));
  std::filesystem::create_directory(folder.path() / "incoming");
  const std::filesystem::path left_over = folder.Write("incoming/4711", "half a fi");
  ASSERT_TRUE(Archive::Open(folder.path(), Archive::Mode::kRead));
  EXPECT_TRUE(std::filesystem::exists(left_over)) << "a reader removes nothing";
  ASSERT_TRUE(Archive::Open(folder.path(), Archive::Mode::kWrite));
  EXPECT_FALSE(std::filesystem::exists(left_over));
}

TEST(ArchiveOpenTest, NoArchiveToRead) {
  const TemporaryFolder folder;
  const auto archive = Archive::Open(folder.path() / "none", Archive::Mode::kRead);
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error().code, Error::Code::kNotFound);
  EXPECT_THAT(archive.error().message, HasSubstr("vanthu import"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(ArchiveOpenTest, NewerSchemaIsLeftAlone) {
  const TemporaryFolder folder;
  {
    const auto archive = Archive::Open(folder.path(), Archive::Mode::kWrite);
    ASSERT_TRUE(archive);
    ASSERT_TRUE(archive->database().Execute("PRAGMA user_version = 999"));
  }
  for (const Archive::Mode mode : {Archive::Mode::kRead, Archive::Mode::kWrite}) {
    const auto archive = Archive::Open(folder.path(), mode);
    ASSERT_FALSE(archive);
    EXPECT_EQ(archive.error().code, Error::Code::kUnsupported);
    EXPECT_THAT(archive.error().message, HasSubstr("newer vanthu"));
  }
}

TEST(ArchiveOpenTest, AnotherProgramsDatabaseIsLeftAlone) {
  const TemporaryFolder folder;
  {
    auto other = Archive::Database::Open(folder.path() / "vanthu.sqlite", Archive::Mode::kWrite);
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->Execute("CREATE TABLE song (title TEXT)"));
  }
  const auto archive = Archive::Open(folder.path(), Archive::Mode::kWrite);
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error().code, Error::Code::kInvalidData);
}

TEST(ArchiveOpenTest, DamagedDatabaseIsNamedWithTheRemedy) {
  const TemporaryFolder folder;
  { ASSERT_TRUE(Archive::Open(folder.path(), Archive::Mode::kWrite)); }
  const std::filesystem::path file = folder.path() / "vanthu.sqlite";
  {
    std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
    damage << std::string(300, 'x');
  }
  for (const Archive::Mode mode : {Archive::Mode::kRead, Archive::Mode::kWrite}) {
    const auto archive = Archive::Open(folder.path(), mode);
    ASSERT_FALSE(archive);
    EXPECT_EQ(archive.error().code, Error::Code::kInvalidData);
    EXPECT_THAT(archive.error().message, HasSubstr(file.string()));
    EXPECT_THAT(archive.error().message, HasSubstr("backup"));
  }
}

}  // namespace
}  // namespace vanthu
