// Properties of search over everything that can be typed and stored: SQLite must find what the code
// says is equal, and a letter must be found however its number is spelt.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/search.h"
#include "tests/pipeline/archive/sample_letters.h"
#include "tests/pipeline/archive/temporary_folder.h"

namespace vanthu {
namespace {

const TemporaryFolder& Folder() {
  static const TemporaryFolder folder;
  return folder;
}

// One for all: making a database for each of hundreds of cases takes longer than all the rest.
Archive& TestArchive() {
  static Archive archive = [] {
    auto opened = Archive::Open(Folder().path() / "archive", Archive::Mode::kWrite);
    EXPECT_TRUE(opened) << opened.error().message;
    EXPECT_TRUE(opened->database().Execute("PRAGMA synchronous = OFF"));
    return std::move(*opened);
  }();
  return archive;
}

rc::Gen<std::string> Word() {
  return rc::gen::elementOf(std::vector<std::string>{
      "đường", "duong", "dương", "Đương", "thủy", "thuỷ",   "THỦY",
      "hoà",   "hòa",   "quyết", "QUYET", "ủy",   "uỷ",     "e\u0302\u0301",
      "ế",     "Ð",     "đ",     "khoẻ",  "khỏe", "nghiêng"});
}

// Two words are the same to a person who types without diacritics exactly when Fold says so; the
// index must agree.
RC_GTEST_PROP(SearchPropertyTest, FoldedInSqliteIsFoldInCode, ()) {
  Archive& archive = TestArchive();
  const auto stored = *rc::gen::container<std::vector<std::string>>(5, Word());
  std::string text;
  for (const std::string& word : stored) text += word + " ";
  const Record letter =
      AddLetter(archive, Folder(), {.reference = "1/A-B", .subject = "", .text = text});
  const std::string typed = *Word();
  bool is_there = false;
  for (const std::string& word : stored) is_there = is_there || Fold(word) == Fold(typed);
  const auto page = Search(archive, typed, {.limit = 1000});
  RC_ASSERT(page.has_value());
  const bool is_found = std::any_of(page->hits.begin(), page->hits.end(),
                                    [&](const Hit& hit) { return hit.id == letter.id; });
  RC_ASSERT(is_found == is_there);
}

// One spelling a person could type for the parts of a reference number.
std::string Spelt(const std::string& number, const std::vector<std::string>& groups) {
  const std::string separator =
      *rc::gen::element<std::string>("/", "-", " ", " - ", "/ ", "–", ".", " /-");
  std::string typed = *rc::gen::element<std::string>("", "số ", "Số: ", "so ", "0") + number;
  for (const std::string& group : groups) {
    std::string written = group;
    const int way = *rc::gen::inRange(0, 3);
    if (way == 1) written = Fold(group);
    if (way == 2) written = CanonicalTone(group);
    typed += separator + written;
  }
  return typed;
}

RC_GTEST_PROP(SearchPropertyTest, LetterIsFoundByEverySpellingOfItsNumber, ()) {
  Archive& archive = TestArchive();
  const std::string number = std::to_string(*rc::gen::inRange(1, 9999));
  const std::string type = *rc::gen::element<std::string>("QĐ", "CT", "KH", "TB", "TTr", "NĐ");
  const std::string body =
      *rc::gen::element<std::string>("UBND", "BGDĐT", "SYT", "TW", "TU", "ĐU", "VPTW", "TTg");
  const bool is_party = *rc::gen::arbitrary<bool>();
  const std::string reference =
      is_party ? number + "-" + type + "/" + body : number + "/" + type + "-" + body;
  AddLetter(archive, Folder(), {.reference = reference});
  AddLetter(archive, Folder(), {.reference = number + "/BC-SNV", .date = "2025-01-01"});
  const std::string typed = Spelt(number, {type, body});
  const auto page = Search(archive, typed);
  RC_ASSERT(page.has_value());
  RC_LOG() << typed << " for " << reference;
  RC_ASSERT(!page->hits.empty());
  // Another case may have added the same number with the other separators.
  RC_ASSERT(KeyOf(page->hits.front().reference) == KeyOf(reference));
}

RC_GTEST_PROP(SearchPropertyTest, AnyBytesAreAQueryOrAUsageError, ()) {
  const auto typed = *rc::gen::string<std::string>();
  const auto page = Search(TestArchive(), typed);
  if (!page) RC_ASSERT(page.error().code == Error::Code::kUsage);
}

}  // namespace
}  // namespace vanthu
