// Tested by tests/pipeline/archive/search_index_test.cc.
#include "pipeline/archive/search_index.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "extractors/fold.h"
#include "pipeline/archive/compress.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/reference_rows.h"

namespace vanthu {
namespace {

// Every letter and mark whose folding matters here; whoever changes the fold of one of them changes
// the fingerprint, and with it the index is made anew.
constexpr std::string_view kFoldSample =
    "AaÀàẢảÃãÁáẠạĂăẰằẲẳẴẵẮắẶặÂâẦầẨẩẪẫẤấẬậĐđEeÈèẺẻẼẽÉéẸẹÊêỀềỂểỄễẾếỆệIiÌìỈỉĨĩÍíỊị"
    "OoÒòỎỏÕõÓóỌọÔôỒồỔổỖỗỐốỘộƠơỜờỞởỠỡỚớỢợUuÙùỦủŨũÚúỤụƯưỪừỬửỮữỨứỰựYyỲỳỶỷỸỹÝýỴỵ"
    " hòa hoà khỏe khoẻ thủy thuỷ ủy uỷ của quý qúy giá gía lý lí \u0110\u00D0 \u2013\u2014\u2011- "
    "\u201C\u201D\"' \u00A0 e\u0301 12/QĐ–UBND";
// Raise when the columns are filled differently.
constexpr int kLayoutVersion = 4;

// FNV-1a, 64 bits: enough to see a change, and needs no library.
std::string Fingerprint() {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : Fold(kFoldSample) + '\0' + CanonicalTone(kFoldSample)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return fmt::format("{}-{:016x}", kLayoutVersion, hash);
}

// The file's name without folder and extension: clerks put the number there.
std::string FileStem(const Record& record) {
  return std::filesystem::path(record.source.path).stem().string();
}

std::string Head(const Record& record) {
  std::string head;
  const auto add = [&head](std::string_view part) {
    if (part.empty()) return;
    if (!head.empty()) head += '\n';
    head += part;
  };
  add(record.doc_type);
  add(record.reference.reference.empty() ? record.reference.symbol : record.reference.reference);
  add(record.issuer.name);
  add(record.issuer.parent);
  add(record.place);
  add(record.subject);
  // "thi đua khen thưởng 2021"
  if (record.date.year != 0) add(std::to_string(record.date.year));
  for (const std::string& recipient : record.recipients) add(recipient);
  add(record.signer.name);
  // "2192-SYT_TCCB" is one word to the tokenizer for its underscore, and to people three.
  std::string file = FileStem(record);
  std::ranges::replace(file, '_', ' ');
  add(file);
  return head;
}

void AddAssigneeTerms(const std::vector<Task>& tasks, std::set<std::string>& terms) {
  for (const Task& task : tasks) {
    for (const std::string& name : task.assignees) {
      for (const ReferenceAtom& atom : ReferenceAtoms(Fold(name))) {
        terms.insert(AssigneeTerm(atom.text));
      }
    }
    AddAssigneeTerms(task.children, terms);
  }
}

std::string AssigneeWords(const std::vector<Task>& tasks) {
  std::set<std::string> terms;
  AddAssigneeTerms(tasks, terms);
  std::string words;
  for (const std::string& term : terms) words += term + ' ';
  return words;
}

struct IndexStatements {
  std::string_view head;
  std::string_view text;
};

std::expected<void, Error> Write(Archive::Database& database, const IndexStatements& sql,
                                 std::int64_t position, const IndexedWords& words) {
  if (auto done = database.Prepare(sql.head)
                      .Bind(position)
                      .Bind(words.doc_type)
                      .Bind(words.issuer)
                      .Bind(words.assignee)
                      .Bind(words.file)
                      .Bind(words.head_exact)
                      .Bind(words.head_folded)
                      .Run();
      !done) {
    return done;
  }
  return database.Prepare(sql.text)
      .Bind(position)
      .Bind(words.doc_type)
      .Bind(words.issuer)
      .Bind(words.text_exact)
      .Bind(words.text_folded)
      .Run();
}

// One letter, from its record as it is stored.
std::expected<void, Error> RefillLetter(Archive::Database& database, std::int64_t position,
                                        std::string_view stored) {
  const auto json = Decompress(stored);
  if (!json) return std::unexpected(json.error());
  const auto record = RecordFromJson(*json);
  if (!record) return std::unexpected(record.error());
  const IndexedWords words = WordsToIndex(*record);
  if (auto done = AddToIndex(database, position, words); !done) return done;
  if (auto done = WriteReferences(database, position, ReferenceRowsOf(*record)); !done) return done;
  return database.Prepare("UPDATE letter SET head_folded = ? WHERE position = ?")
      .Bind(words.head_folded)
      .Bind(position)
      .Run();
}

std::expected<void, Error> Refill(Archive::Database& database) {
  if (auto done = database.Execute("INSERT INTO head_index (head_index) VALUES ('delete-all');"
                                   "INSERT INTO text_index (text_index) VALUES ('delete-all');"
                                   "DELETE FROM reference_key; DELETE FROM citation;");
      !done) {
    return done;
  }
  Statement letters = database.Prepare(
      "SELECT position, json FROM letter JOIN record ON record.letter = letter.id "
      "ORDER BY position");
  while (true) {
    const auto row = letters.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    if (auto done = RefillLetter(database, letters.Integer(0), letters.Blob(1)); !done) return done;
  }
}

std::expected<bool, Error> IsCurrent(Archive::Database& database) {
  Statement statement =
      database.Prepare("SELECT value FROM property WHERE name = 'search_fingerprint'");
  const auto row = statement.Step();
  if (!row) return std::unexpected(row.error());
  return *row && statement.Text(0) == Fingerprint();
}

}  // namespace

std::int64_t PositionOf(const PartialDate& date, std::int64_t letter_id) {
  const std::int64_t day = (std::int64_t{date.year} * 13 + date.month) * 32 + date.day;
  return day * (kMaxLetterId + 1) + letter_id;
}

PartialDate DateOfPosition(std::int64_t position) {
  const std::int64_t day = position / (kMaxLetterId + 1);
  return {.year = static_cast<int>(day / 32 / 13),
          .month = static_cast<int>(day / 32 % 13),
          .day = static_cast<int>(day % 32)};
}

std::int64_t LetterOfPosition(std::int64_t position) { return position % (kMaxLetterId + 1); }

std::vector<std::string> FileWords(const Record& record) {
  std::vector<std::string> words;
  for (const ReferenceAtom& atom : ReferenceAtoms(Fold(FileStem(record)))) {
    words.push_back(atom.is_number ? WithoutLeadingZeros(atom.text) : atom.text);
  }
  return words;
}

std::string FileTerm(std::string_view word) { return fmt::format("file{}", word); }

std::string IssuerTerm(std::string_view word) { return fmt::format("issuer{}", word); }

std::string AssigneeTerm(std::string_view word) { return fmt::format("assignee{}", word); }

std::string HeadWords(const Record& record) { return Fold(Head(record)); }

std::string TypeWord(std::string_view doc_type) {
  std::string word = Fold(doc_type);
  std::erase_if(word, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
           !(c >= '0' && c <= '9');
  });
  return word;
}

IndexedWords WordsToIndex(const Record& record) {
  const std::string head = Head(record);
  IndexedWords words = {.doc_type = TypeWord(record.doc_type),
                        .issuer = {},
                        .assignee = AssigneeWords(record.tasks),
                        .file = {},
                        .head_exact = CanonicalTone(head),
                        .head_folded = Fold(head),
                        .text_exact = {},
                        .text_folded = {}};
  for (const ReferenceAtom& atom :
       ReferenceAtoms(Fold(record.issuer.name + "\n" + record.issuer.parent))) {
    words.issuer += IssuerTerm(atom.text) + ' ';
  }
  for (const std::string& word : FileWords(record)) words.file += FileTerm(word) + ' ';
  words.text_exact = words.head_exact + '\n' + CanonicalTone(record.text);
  words.text_folded = words.head_folded + '\n' + Fold(record.text);
  return words;
}

std::expected<void, Error> AddToIndex(Archive::Database& database, std::int64_t position,
                                      const IndexedWords& words) {
  return Write(database,
               {.head = "INSERT INTO head_index (rowid, doc_type, issuer, assignee, file, exact, "
                        "folded) VALUES (?, ?, ?, ?, ?, ?, ?)",
                .text = "INSERT INTO text_index (rowid, doc_type, issuer, exact, folded) "
                        "VALUES (?, ?, ?, ?, ?)"},
               position, words);
}

std::expected<void, Error> RemoveFromIndex(Archive::Database& database, std::int64_t position,
                                           const IndexedWords& words) {
  return Write(
      database,
      {.head =
           "INSERT INTO head_index (head_index, rowid, doc_type, issuer, assignee, file, exact, "
           "folded) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
       .text = "INSERT INTO text_index (text_index, rowid, doc_type, issuer, exact, folded) "
               "VALUES ('delete', ?, ?, ?, ?, ?)"},
      position, words);
}

std::expected<void, Error> MergeIndex(Archive::Database& database,
                                      const std::function<bool()>& is_stopped) {
  // FTS5 writes about so many pages of 4 kB in a step, and merges what has at least four pieces of
  // a size: a few new letters do not make it write a large archive's index anew.
  for (const std::string_view step :
       {"INSERT INTO head_index (head_index, rank) VALUES ('merge', 8000)",
        "INSERT INTO text_index (text_index, rank) VALUES ('merge', 8000)"}) {
    while (!is_stopped()) {
      const std::int64_t before = database.TotalChanges();
      if (auto done = database.Prepare(step).Run(); !done) return done;
      // The command itself counts as one change.
      if (database.TotalChanges() - before < 2) break;
    }
  }
  return {};
}

std::expected<void, Error> CheckIndex(Archive::Database& database, std::string_view file) {
  const auto is_current = IsCurrent(database);
  if (!is_current) return std::unexpected(is_current.error());
  if (*is_current) return {};
  return std::unexpected(
      Error{Error::Code::kUnsupported,
            fmt::format("{}: its search index was made by another version of vanthu; run `vanthu "
                        "retry` on it once to bring it up to date",
                        file)});
}

std::expected<void, Error> RefreshIndex(Archive::Database& database) {
  const auto is_current = IsCurrent(database);
  if (!is_current) return std::unexpected(is_current.error());
  if (*is_current) return {};
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  if (auto done = Refill(database); !done) return done;
  const std::string wanted = Fingerprint();
  if (auto done =
          database
              .Prepare("INSERT INTO property (name, value) VALUES ('search_fingerprint', ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
              .Bind(wanted)
              .Run();
      !done) {
    return done;
  }
  return transaction->Commit();
}

}  // namespace vanthu
