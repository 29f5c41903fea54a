// Tested by tests/pipeline/archive/search_index_test.cc.
#include "pipeline/archive/search_index.h"

#include <fmt/core.h>

#include <algorithm>

#include "extractors/fold.h"
#include "pipeline/archive/compress.h"

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
constexpr int kLayoutVersion = 1;

// FNV-1a, 64 bits: enough to see a change, and needs no library.
std::string Fingerprint() {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : Fold(kFoldSample) + '\0' + CanonicalTone(kFoldSample)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return fmt::format("{}-{:016x}", kLayoutVersion, hash);
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
  for (const std::string& recipient : record.recipients) add(recipient);
  add(record.signer.name);
  return head;
}

std::expected<void, Error> Write(Archive::Database& database, std::string_view sql,
                                 std::int64_t position, const Record& record) {
  const std::string head = Head(record);
  const std::string doc_type = TypeWord(record.doc_type);
  const std::string issuer = Fold(record.issuer.name + "\n" + record.issuer.parent);
  const std::string head_exact = CanonicalTone(head);
  const std::string head_folded = Fold(head);
  const std::string body_exact = CanonicalTone(record.text);
  const std::string body_folded = Fold(record.text);
  Statement statement = database.Prepare(sql);
  statement.Bind(position)
      .Bind(doc_type)
      .Bind(issuer)
      .Bind(head_exact)
      .Bind(head_folded)
      .Bind(body_exact)
      .Bind(body_folded);
  return statement.Run();
}

std::expected<void, Error> Refill(Archive::Database& database) {
  if (auto done = database.Execute("INSERT INTO search_index (search_index) VALUES ('delete-all')");
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
    const auto json = Decompress(letters.Blob(1));
    if (!json) return std::unexpected(json.error());
    const auto record = RecordFromJson(*json);
    if (!record) return std::unexpected(record.error());
    if (auto done = AddToIndex(database, letters.Integer(0), *record); !done) return done;
  }
}

}  // namespace

std::int64_t PositionOf(const PartialDate& date, std::int64_t letter_id) {
  const std::int64_t day = (std::int64_t{date.year} * 13 + date.month) * 32 + date.day;
  return day * (kMaxLetterId + 1) + letter_id;
}

std::string HeadWords(const Record& record) { return Fold(Head(record)); }

std::string TypeWord(std::string_view doc_type) {
  std::string word = Fold(doc_type);
  std::erase_if(word, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
           !(c >= '0' && c <= '9');
  });
  return word;
}

std::expected<void, Error> AddToIndex(Archive::Database& database, std::int64_t position,
                                      const Record& record) {
  return Write(database,
               "INSERT INTO search_index (rowid, doc_type, issuer, head_exact, head, body_exact, "
               "body) VALUES (?, ?, ?, ?, ?, ?, ?)",
               position, record);
}

std::expected<void, Error> RemoveFromIndex(Archive::Database& database, std::int64_t position,
                                           const Record& record) {
  return Write(database,
               "INSERT INTO search_index (search_index, rowid, doc_type, issuer, head_exact, head, "
               "body_exact, body) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
               position, record);
}

std::expected<void, Error> RefreshIndex(Archive::Database& database) {
  const std::string wanted = Fingerprint();
  {
    Statement statement =
        database.Prepare("SELECT value FROM property WHERE name = 'search_fingerprint'");
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (*row && statement.Text(0) == wanted) return {};
  }
  auto transaction = Transaction::Begin(database);
  if (!transaction) return std::unexpected(transaction.error());
  if (auto done = Refill(database); !done) return done;
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
