// The repository keeps its own rules: the layout of DESIGN.md §2, who may include whom, what a
// header may name, and the marks of a clean file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

const fs::path kRoot = VANTHU_SOURCE_DIR;

std::string Read(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

bool IsBuildFolder(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "build" || name.starts_with("build-") || name == ".git";
}

// The files git would show, relative to the root: all but build folders.
std::vector<fs::path> Files(const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(kRoot); entry != fs::end(entry); ++entry) {
    if (entry->is_directory() && IsBuildFolder(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file() && extensions.contains(entry->path().extension())) {
      files.push_back(entry->path().lexically_relative(kRoot));
    }
  }
  std::ranges::sort(files);
  return files;
}

// What the group of `pattern` matched, each time.
std::vector<std::string> Matches(const std::string& text, const char* pattern) {
  std::vector<std::string> matches;
  re2::StringPiece rest(text);
  std::string name;
  while (RE2::FindAndConsume(&rest, pattern, &name)) matches.push_back(name);
  return matches;
}

constexpr char kOurInclude[] = R"re((?m)^#include "([^"]+)")re";
constexpr char kForeignInclude[] = R"re((?m)^#include <([^>]+)>)re";

TEST(Layout, TheTopLevelIsTheOneGiven) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "data", "extractors",
      "models",         "pipeline",          "tests"};
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") || IsBuildFolder(entry.path()) || name == "vanthu-archive") continue;
    EXPECT_TRUE(allowed.contains(name)) << name << " does not belong at the top";
  }
}

// models <- extractors <- pipeline, tests may use all; never back.
TEST(Layout, IncludesPointOneWay) {
  const std::map<std::string, std::set<std::string>> may_include = {
      {"models", {"models"}},
      {"extractors", {"extractors"}},
      {"pipeline", {"pipeline", "extractors", "models"}},
      {"tests", {"tests", "pipeline", "extractors", "models"}}};
  for (const fs::path& file : Files({".h", ".cc"})) {
    const std::string folder = file.begin()->string();
    ASSERT_TRUE(may_include.contains(folder)) << file;
    for (const std::string& include : Matches(Read(kRoot / file), kOurInclude)) {
      const std::string target = fs::path(include).begin()->string();
      EXPECT_TRUE(may_include.at(folder).contains(target)) << file << " includes " << include;
      // Or made from a file of data/ at configure time.
      const fs::path generated = fs::path(VANTHU_BINARY_DIR) / "generated" / include;
      EXPECT_TRUE(fs::exists(kRoot / include) || fs::exists(generated))
          << file << " includes " << include;
    }
  }
}

// A foreign library is spoken to in one place and appears in no header that others include
// (STYLE.md E3).
TEST(Layout, HeadersNameNoForeignLibrary) {
  for (const fs::path& file : Files({".h"})) {
    if (*file.begin() == "tests") continue;
    for (const std::string& include : Matches(Read(kRoot / file), kForeignInclude)) {
      if (include == "sys/types.h") continue;  // pid_t, of POSIX itself.
      EXPECT_EQ(include.find_first_of("/."), std::string::npos)
          << file << " includes <" << include << ">";
    }
  }
}

// The library that does no I/O does none.
TEST(Layout, ExtractorsTouchNothingOutside) {
  const std::set<std::string> forbidden = {"fstream", "iostream",  "filesystem",
                                           "cstdlib", "thread",    "chrono",
                                           "ctime",   "sqlite3.h", "nlohmann/json.hpp"};
  for (const fs::path& file : Files({".h", ".cc"})) {
    if (*file.begin() != "extractors") continue;
    for (const std::string& include : Matches(Read(kRoot / file), kForeignInclude)) {
      EXPECT_FALSE(forbidden.contains(include)) << file << " includes <" << include << ">";
    }
  }
}

TEST(Layout, EachForeignLibraryHasOnePlace) {
  // Header prefix -> where it may be named.
  const std::map<std::string, std::vector<std::string>> places = {
      {"tesseract/", {"pipeline/recognize", "pipeline/commands/doctor"}},
      // PDF is read in load and written by the exports that have the page image.
      {"qpdf/",
       {"pipeline/load", "pipeline/commands/doctor", "pipeline/export/glyphless_font",
        "pipeline/export/raster_pages", "pipeline/export/searchable_pdf"}},
      {"sqlite3.h", {"pipeline/archive/", "pipeline/commands/doctor"}},
      {"toml++/", {"pipeline/settings"}},
      {"seccomp.h", {"pipeline/workers/", "pipeline/commands/doctor"}},
      {"curl/", {"pipeline/webhook/"}},
      {"xlsxwriter.h", {"pipeline/export/"}},
      {"magic.h", {"pipeline/load"}}};
  for (const fs::path& file : Files({".h", ".cc"})) {
    if (*file.begin() == "tests") continue;
    for (const std::string& include : Matches(Read(kRoot / file), kForeignInclude)) {
      for (const auto& [prefix, allowed] : places) {
        if (!include.starts_with(prefix)) continue;
        const bool in_place = std::ranges::any_of(
            allowed, [&](const std::string& place) { return file.string().starts_with(place); });
        EXPECT_TRUE(in_place) << file << " includes <" << include << ">";
      }
    }
  }
}

// RE2's \b, \w and \d know ASCII only and silently fail on Vietnamese (STYLE.md E3.7).
TEST(Layout, ExtractorPatternsAvoidAsciiOnlyClasses) {
  for (const fs::path& file : Files({".cc"})) {
    if (*file.begin() != "extractors") continue;
    std::istringstream lines(Read(kRoot / file));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (line.find("R\"") == std::string::npos) continue;
      EXPECT_FALSE(RE2::PartialMatch(line, R"(\\[bwds])")) << file << ":" << number << ": " << line;
    }
  }
}

// All headers share one namespace: two types of one name would be one name for two layouts, which
// the linker does not see.
TEST(Layout, EveryTypeOfAHeaderHasANameOfItsOwn) {
  constexpr char kDefinition[] =
      R"((?m)^(?:struct|class|enum class) ([A-Za-z0-9]+)(?: final)?(?: : [^;{]*)? \{)";
  std::map<std::string, fs::path> defined;
  for (const fs::path& file : Files({".h"})) {
    if (*file.begin() == "tests") continue;
    for (const std::string& name : Matches(Read(kRoot / file), kDefinition)) {
      const auto [other, is_new] = defined.emplace(name, file);
      EXPECT_TRUE(is_new) << name << " is defined in " << file << " and in " << other->second;
    }
  }
}

TEST(Layout, NoDrawerForEverything) {
  for (const fs::path& file : Files({".h", ".cc"})) {
    for (const fs::path& part : file) {
      EXPECT_FALSE(RE2::FullMatch(part.stem().string(), "utils?|helpers?|common|misc")) << file;
    }
  }
}

TEST(Layout, EveryUnitThatNamesItsTestHasIt) {
  for (const fs::path& file : Files({".h", ".cc"})) {
    const std::string text = Read(kRoot / file);
    re2::StringPiece rest(text);
    std::string test;
    while (RE2::FindAndConsume(&rest, R"(Tested by (tests/[A-Za-z0-9_/]+\.cc))", &test)) {
      EXPECT_TRUE(fs::exists(kRoot / test)) << file << " names " << test;
    }
  }
}

TEST(Layout, EverySourceIsBuilt) {
  std::set<fs::path> built;
  for (const fs::path& list : Files({".txt"})) {
    if (list.filename() != "CMakeLists.txt") continue;
    const std::string text = Read(kRoot / list);
    for (const std::string& source : Matches(text, R"(([A-Za-z0-9_./]+\.cc))")) {
      built.insert((list.parent_path() / source).lexically_normal());
    }
  }
  for (const fs::path& file : Files({".cc"})) {
    EXPECT_TRUE(built.contains(file)) << file << " is in no CMakeLists.txt";
  }
}

TEST(Layout, TextFilesEndCleanly) {
  for (const fs::path& file :
       Files({".h", ".cc", ".txt", ".md", ".json", ".jsonl", ".tsv", ".sql"})) {
    const std::string text = Read(kRoot / file);
    if (text.empty()) continue;
    EXPECT_TRUE(text.ends_with('\n')) << file << " has no newline at its end";
    EXPECT_EQ(text.find('\r'), std::string::npos) << file << " has carriage returns";
    const std::string extension = file.extension().string();
    if (extension == ".h" || extension == ".cc") {
      EXPECT_FALSE(RE2::PartialMatch(text, R"((?m)[ \t]+$)")) << file << " has space at a line end";
    }
  }
}

}  // namespace
