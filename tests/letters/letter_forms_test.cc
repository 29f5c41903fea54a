// Whole invented letters as text, one for every form that DOMAIN.md describes: Party and State, old
// numbering, joint issuers, blanks, copies, stamps, signatures of programs, enclosed letters.
//
// A file of tests/letters/forms holds what is expected, a field a line, then five dashes, then the
// letter; a form feed begins a page, and the line [nation] stands for the two lines that head every
// letter of the State. "-" says that nothing may be given; items of a list stand
// between bars. Fields that are not named may be anything.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/fold.h"
#include "pipeline/data_files.h"
#include "pipeline/process_letter.h"
#include "pipeline/record.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> LetterFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(VANTHU_SOURCE_DIR "/tests/letters/forms")) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

struct ExpectedLetter {
  std::vector<std::pair<std::string, std::string>> fields;
  Document document;
};

void AddLine(const std::string& text, Document& document) {
  OcrLine line;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    line.words.push_back({.text = word, .box = {}, .confidence = 1.0, .alternatives = {}});
  }
  document.pages.back().lines.push_back(std::move(line));
}

void AddPage(Document& document) {
  PageContent page;
  page.number = static_cast<int>(document.pages.size()) + 1;
  page.source = PageContent::Source::kPlainText;
  document.pages.push_back(std::move(page));
}

ExpectedLetter ReadLetter(const fs::path& file) {
  ExpectedLetter letter;
  std::ifstream in(file, std::ios::binary);
  std::string line;
  while (std::getline(in, line) && line != "-----") {
    const std::size_t colon = line.find(": ");
    EXPECT_NE(colon, std::string::npos) << file << ": no field in '" << line << "'";
    if (colon != std::string::npos) {
      letter.fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  AddPage(letter.document);
  while (std::getline(in, line)) {
    if (line.starts_with('\f')) AddPage(letter.document);
    if (line == "[nation]") {
      AddLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", letter.document);
      AddLine("Độc lập - Tự do - Hạnh phúc", letter.document);
      continue;
    }
    AddLine(line, letter.document);
  }
  letter.document.source.path = file.stem().string() + ".txt";
  letter.document.source.pages = static_cast<int>(letter.document.pages.size());
  return letter;
}

std::string OrDash(const std::string& text) { return text.empty() ? "-" : text; }

std::string Joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : " | ") + item;
  return OrDash(text);
}

void AddDeadlines(const std::vector<Task>& tasks, std::vector<std::string>& due) {
  for (const Task& task : tasks) {
    if (task.deadline) {
      due.push_back(task.deadline->date.empty() ? task.deadline->end : task.deadline->date);
    }
    AddDeadlines(task.children, due);
  }
}

std::map<std::string, std::string> FieldsOf(const Record& record) {
  std::vector<std::string> references;
  for (const Citation& citation : record.references) {
    references.push_back(citation.reference.empty() ? citation.name : citation.reference);
  }
  std::vector<std::string> due;
  AddDeadlines(record.tasks, due);
  const std::string parent = record.issuer.parent.empty() ? "" : record.issuer.parent + " > ";
  std::map<std::string, std::string> fields = {
      {"reference", OrDash(record.reference.reference)},
      {"number", OrDash(record.reference.number)},
      {"symbol", OrDash(record.reference.symbol)},
      {"doc_type", OrDash(record.doc_type)},
      {"date", OrDash(ToIso(record.date))},
      {"place", OrDash(record.place)},
      {"subject", OrDash(record.subject)},
      {"urgency", OrDash(record.urgency)},
      {"secrecy", OrDash(record.secrecy)},
      {"issuer", OrDash(parent + record.issuer.name)},
      {"signer", OrDash(record.signer.authority) + " | " + OrDash(record.signer.title) + " | " +
                     OrDash(record.signer.name)},
      {"recipients", Joined(record.recipients)},
      {"distribution", Joined(record.distribution)},
      {"references", Joined(references)},
      {"due", Joined(due)}};
  if (record.incoming_stamp) {
    fields["incoming_stamp"] =
        OrDash(record.incoming_stamp->number) + " | " + ToIso(record.incoming_stamp->date);
  }
  return fields;
}

class LetterForms : public testing::TestWithParam<fs::path> {};

TEST_P(LetterForms, GivesWhatIsExpected) {
  static const Knowledge knowledge =
      LoadKnowledge({.data = VANTHU_SOURCE_DIR "/data", .own = {}}).value();
  const ExpectedLetter letter = ReadLetter(GetParam());
  ASSERT_FALSE(letter.fields.empty());
  const auto given = FieldsOf(ProcessLetter(letter.document, {.knowledge = &knowledge}, {}).record);
  for (const auto& [field, expected] : letter.fields) {
    const auto value = given.find(field);
    ASSERT_NE(value, given.end()) << "there is no field '" << field << "'";
    // Case and the place of tone marks are the printer's.
    EXPECT_EQ(CanonicalTone(value->second), CanonicalTone(expected)) << field;
  }
}

std::string NameOfForm(const testing::TestParamInfo<fs::path>& form) {
  return form.param.stem().string();
}

INSTANTIATE_TEST_SUITE_P(Letters, LetterForms, testing::ValuesIn(LetterFiles()), NameOfForm);

}  // namespace
}  // namespace vanthu
