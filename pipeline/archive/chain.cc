// Letters are followed breadth first, so that a tree that must be cut is cut at its far ends.
//
// Tested by tests/pipeline/archive/chain_test.cc.
#include "pipeline/archive/chain.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "pipeline/archive/cited_letter.h"
#include "pipeline/archive/database.h"
#include "pipeline/archive/letter_hit.h"
#include "pipeline/archive/letter_key.h"
#include "pipeline/archive/query.h"
#include "pipeline/archive/reference_key.h"
#include "pipeline/archive/search_index.h"

namespace vanthu {
namespace {

constexpr int kMaxLimit = 1000;
// Letters in one direction of a tree.
constexpr std::size_t kMaxLetters = 500;
// Citing letters that are looked at, the newest ones. A law is cited by a third of all letters.
constexpr int kMaxCiting = 5000;

// What a letter does to the one it cites, the weightiest first.
struct RoleName {
  std::string_view role;
  std::string_view words;  // of the letter that does it to "it"
  std::string_view verb;   // before what it does it to
};
constexpr std::array<RoleName, 7> kRoleNames = {{
    {"replaces", "replaces it", "replaces"},
    {"repeals", "repeals it", "repeals"},
    {"amends", "amends it", "amends"},
    {"implements", "carries it out", "carries out"},
    {"basis", "is based on it", "is based on"},
    {"answers", "answers it", "answers"},
    {"cited", "cites it", "cites"},
}};

std::size_t RoleRank(std::string_view role) {
  return static_cast<std::size_t>(std::ranges::find(kRoleNames, role, &RoleName::role) -
                                  kRoleNames.begin());
}

CitationRow RowOf(const Statement& row) {
  return {.number = std::string(row.Text(0)),
          .codes = std::string(row.Text(1)),
          .year = std::string(row.Text(2)),
          .date = DateFromIso(row.Text(3)).value_or(PartialDate{}),
          .issuer = std::string(row.Text(4)),
          .printed = std::string(row.Text(5)),
          .role = std::string(row.Text(6)),
          .position = row.Integer(7),
          .citing_issuer = {}};
}

constexpr std::string_view kSelectCiting =
    "SELECT number, codes, year, date, issuer, printed, role, position FROM citation "
    "WHERE number = ? AND codes = ? ORDER BY position DESC, ordinal LIMIT ?";
constexpr std::string_view kSelectCited =
    "SELECT number, codes, year, date, issuer, printed, role, position FROM citation "
    "WHERE position = ? ORDER BY ordinal";

std::expected<std::vector<CitationRow>, Error> Rows(Statement& statement) {
  std::vector<CitationRow> rows;
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return rows;
    rows.push_back(RowOf(statement));
  }
}

// Where a tree begins that has no letter of the archive at its root.
constexpr std::int64_t kNoRoot = 0;

// One link from a letter to the next.
struct ChainLink {
  CitationRow citation;
  std::int64_t position = 0;  // the letter at the other end; 0: none, or not one
  int letters = 0;
};

class ChainBuilder {
 public:
  ChainBuilder(Archive::Database& database, const ChainOptions& options)
      : database_(database), options_(options) {}
  // `citing` is what stands in for the letters that cite kNoRoot.
  ChainBuilder(Archive::Database& database, const ChainOptions& options,
               std::vector<CitationRow> citing)
      : database_(database), options_(options), citing_(std::move(citing)) {}

  enum class Direction : std::uint8_t { kCites, kCitedBy };

  // Fills `branches` with what hangs on the letter, and so on down.
  std::expected<void, Error> Grow(Direction direction, std::int64_t root,
                                  std::vector<ChainBranch>& branches, std::size_t& left_out) {
    std::set<std::int64_t> seen = {root};
    struct Frontier {
      std::int64_t position;
      int depth;
      std::vector<ChainBranch>* branches;
      std::size_t* left_out;
    };
    std::deque<Frontier> open = {{root, 1, &branches, &left_out}};
    while (!open.empty()) {
      const Frontier at = open.front();
      open.pop_front();
      if (seen.size() >= kMaxLetters) {
        is_cut_ = true;
        return {};
      }
      auto links = direction == Direction::kCites ? Cites(at.position) : CitedBy(at.position);
      if (!links) return std::unexpected(links.error());
      const std::size_t shown = std::min(links->size(), static_cast<std::size_t>(options_.limit));
      *at.left_out = links->size() - shown;
      links->resize(shown);
      // Pointers into the list are kept, so it must not grow again.
      at.branches->reserve(shown);
      for (ChainLink& link : *links) {
        auto branch = BranchOf(link);
        if (!branch) return std::unexpected(branch.error());
        at.branches->push_back(std::move(*branch));
        ChainBranch& added = at.branches->back();
        if (!added.letter) continue;
        added.is_repeated = !seen.insert(link.position).second;
        if (!added.is_repeated && at.depth < options_.depth) {
          open.push_back({link.position, at.depth + 1, &added.branches, &added.left_out});
        }
      }
    }
    return {};
  }

  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  std::expected<std::vector<ChainLink>, Error> Cites(std::int64_t position) {
    Statement statement = database_.Prepare(kSelectCited);
    statement.Bind(position);
    auto rows = Rows(statement);
    if (!rows) return std::unexpected(rows.error());
    if (auto done = AddOffices(*rows); !done) return std::unexpected(done.error());
    std::vector<ChainLink> links;
    for (CitationRow& row : *rows) {
      const auto letters = CitedLetters::Of(database_, row.number, row.codes);
      if (!letters) return std::unexpected(letters.error());
      const CitedMeaning meaning = letters->Resolve(row);
      ChainLink link = {.citation = std::move(row),
                        .position = meaning.is_sure() ? meaning.positions.front() : 0,
                        .letters = static_cast<int>(meaning.positions.size())};
      // "This plan, No 12/KH-SYT": no link to anything.
      if (link.position == position) continue;
      // Cited twice, it is one branch with the weightier role.
      const auto same = std::ranges::find_if(links, [&](const ChainLink& other) {
        return link.position != 0 ? other.position == link.position
                                  : other.position == 0 && IsSameDocument(other, link);
      });
      if (same == links.end()) {
        links.push_back(std::move(link));
      } else if (RoleRank(link.citation.role) < RoleRank(same->citation.role)) {
        same->citation.role = link.citation.role;
      }
    }
    return links;
  }

  static bool IsSameDocument(const ChainLink& a, const ChainLink& b) {
    return std::tie(a.citation.number, a.citation.codes, a.citation.year) ==
               std::tie(b.citation.number, b.citation.codes, b.citation.year) &&
           DatesAgree(a.citation.date, b.citation.date);
  }

  std::expected<std::vector<ChainLink>, Error> CitedBy(std::int64_t position) {
    if (position == kNoRoot) return CitedByMissing();
    const auto own = KeyAt(database_, position);
    if (!own) return std::unexpected(own.error());
    if (!*own || (*own)->number.empty()) return std::vector<ChainLink>();
    Statement statement = database_.Prepare(kSelectCiting);
    statement.Bind((*own)->number).Bind((*own)->codes).Bind(std::int64_t{kMaxCiting});
    auto rows = Rows(statement);
    if (!rows) return std::unexpected(rows.error());
    const auto letters = CitedLetters::Of(database_, (*own)->number, (*own)->codes);
    if (!letters) return std::unexpected(letters.error());
    if (letters->has_choice()) {
      if (auto done = AddOffices(*rows); !done) return std::unexpected(done.error());
    }
    std::vector<ChainLink> links;
    for (CitationRow& row : *rows) {
      const CitedMeaning meaning = letters->Resolve(row);
      const bool is_meant = std::ranges::any_of(
          meaning.positions, [&](std::int64_t at) { return letters->AreOne(at, position); });
      const std::int64_t citing = row.position;
      if (!is_meant || citing == position) continue;
      AddCiting({.citation = std::move(row),
                 .position = citing,
                 .letters = static_cast<int>(meaning.positions.size())},
                links);
    }
    SortByRole(links);
    return links;
  }

  std::vector<ChainLink> CitedByMissing() {
    std::vector<ChainLink> links;
    for (const CitationRow& row : citing_) {
      AddCiting({.citation = row, .position = row.position, .letters = 0}, links);
    }
    SortByRole(links);
    return links;
  }

  // A letter that cites twice is one branch with the weightier role; its links come in a row.
  static void AddCiting(ChainLink link, std::vector<ChainLink>& links) {
    if (links.empty() || links.back().position != link.position) {
      links.push_back(std::move(link));
    } else if (RoleRank(link.citation.role) < RoleRank(links.back().citation.role)) {
      links.back() = std::move(link);
    }
  }

  static void SortByRole(std::vector<ChainLink>& links) {
    std::ranges::stable_sort(links, {},
                             [](const ChainLink& link) { return RoleRank(link.citation.role); });
  }

  // Notes the office each citing letter comes from.
  std::expected<void, Error> AddOffices(std::vector<CitationRow>& rows) {
    std::map<std::int64_t, std::string> offices;
    for (CitationRow& row : rows) {
      auto known = offices.find(row.position);
      if (known == offices.end()) {
        auto key = KeyAt(database_, row.position);
        if (!key) return std::unexpected(key.error());
        known = offices.emplace(row.position, *key ? std::move((*key)->issuer) : "").first;
      }
      row.citing_issuer = known->second;
    }
    return {};
  }

  std::expected<ChainBranch, Error> BranchOf(const ChainLink& link) {
    ChainBranch branch;
    branch.role = link.citation.role;
    branch.printed = link.citation.printed;
    branch.date = ToIso(link.citation.date);
    branch.issuer = link.citation.issuer;
    branch.letters = link.letters;
    if (link.position == 0) return branch;
    auto hit = LoadHit(database_, link.position);
    if (!hit) return std::unexpected(hit.error());
    branch.letter = std::move(*hit);
    return branch;
  }

  Archive::Database& database_;
  const ChainOptions& options_;
  std::vector<CitationRow> citing_;
  bool is_cut_ = false;
};

std::expected<std::int64_t, Error> PositionOfId(Archive::Database& database, std::string_view id) {
  Statement statement = database.Prepare("SELECT position FROM letter WHERE name = ?");
  const auto row = statement.Bind(id).Step();
  if (!row) return std::unexpected(row.error());
  if (!*row) {
    return std::unexpected(
        Error{Error::Code::kNotFound, fmt::format("{}: no such letter in the archive", id)});
  }
  return statement.Integer(0);
}

Error OutOfRange(std::string_view option, int most) {
  return {Error::Code::kUsage, fmt::format("{}: give a number from 1 to {}", option, most)};
}

std::expected<void, Error> CheckOptions(const ChainOptions& options) {
  if (options.depth < 1 || options.depth > kMaxChainDepth) {
    return std::unexpected(OutOfRange("--depth", kMaxChainDepth));
  }
  if (options.limit < 1 || options.limit > kMaxLimit) {
    return std::unexpected(OutOfRange("--limit", kMaxLimit));
  }
  return {};
}

// --- A document the archive lacks ---

bool CanBeOne(const CitationRow& a, const CitationRow& b) {
  const bool years_agree = a.year.empty() || b.year.empty() || a.year == b.year;
  return years_agree && DatesAgree(a.date, b.date);
}

// "Nghị định 85/2014/NĐ-CP, 2014-09-10".
std::string Named(const CitationRow& row) {
  const std::string date = ToIso(row.date);
  return date.empty() ? row.printed : row.printed + ", " + date;
}

// The citations of the number that was typed, newest letter first. Words that may belong to the
// symbol are taken for it first.
std::expected<std::vector<CitationRow>, Error> CitationsOf(Archive::Database& database,
                                                           const ReferenceQuery& query) {
  std::vector<std::string> whole = query.codes;
  whole.insert(whole.end(), query.maybe.begin(), query.maybe.end());
  std::ranges::sort(whole);
  for (const std::vector<std::string>& codes : {whole, query.codes}) {
    if (codes.empty()) continue;
    const std::string joined = JoinCodes(codes);
    Statement statement = database.Prepare(kSelectCiting);
    statement.Bind(query.number).Bind(joined).Bind(std::int64_t{kMaxCiting});
    auto rows = Rows(statement);
    if (!rows) return rows;
    std::erase_if(*rows, [&](const CitationRow& row) {
      return !CanBeOne(row, {.year = query.year, .date = query.date.value_or(PartialDate{})});
    });
    if (!rows->empty()) return rows;
  }
  return std::vector<CitationRow>();
}

// kUsage when two of the citations cannot mean one document.
std::expected<void, Error> CheckOneDocument(std::string_view asked,
                                            const std::vector<CitationRow>& rows) {
  constexpr std::size_t kMaxNamed = 10;
  std::vector<const CitationRow*> documents;
  for (const CitationRow& row : rows) {
    const bool is_known = std::ranges::any_of(
        documents, [&](const CitationRow* document) { return CanBeOne(*document, row); });
    if (!is_known) documents.push_back(&row);
  }
  if (documents.size() == 1) return {};
  std::string message = fmt::format(
      "{}: not in the archive, and {} documents with this number are cited; add the date:", asked,
      documents.size());
  for (std::size_t i = 0; i < documents.size() && i < kMaxNamed; ++i) {
    message += "\n  " + Named(*documents[i]);
  }
  if (documents.size() > kMaxNamed) message += "\n  …";
  return std::unexpected(Error{Error::Code::kUsage, std::move(message)});
}

// The document as the letters that cite it know it: each thing from the newest that says it.
Hit DocumentOf(const std::vector<CitationRow>& rows) {
  Hit document;
  for (const CitationRow& row : rows) {
    if (document.reference.empty()) document.reference = row.printed;
    if (document.date.empty()) document.date = ToIso(row.date);
    if (document.issuer.empty()) document.issuer = row.issuer;
  }
  return document;
}

}  // namespace

std::expected<Chain, Error> ChainOf(const Archive& archive, std::string_view id,
                                    const ChainOptions& options) {
  if (auto checked = CheckOptions(options); !checked) return std::unexpected(checked.error());
  Archive::Database& database = archive.database();
  const auto position = PositionOfId(database, id);
  if (!position) return std::unexpected(position.error());
  auto hit = LoadHit(database, *position);
  if (!hit) return std::unexpected(hit.error());
  Chain chain = {.letter = std::move(*hit)};
  ChainBuilder builder(database, options);
  using Direction = ChainBuilder::Direction;
  if (auto done = builder.Grow(Direction::kCites, *position, chain.cites, chain.cites_left_out);
      !done) {
    return std::unexpected(done.error());
  }
  if (auto done =
          builder.Grow(Direction::kCitedBy, *position, chain.cited_by, chain.cited_by_left_out);
      !done) {
    return std::unexpected(done.error());
  }
  chain.is_cut = builder.is_cut();
  return chain;
}

std::expected<std::optional<Chain>, Error> ChainOfMissing(const Archive& archive,
                                                          std::string_view reference,
                                                          const ChainOptions& options) {
  if (auto checked = CheckOptions(options); !checked) return std::unexpected(checked.error());
  const Query query = ParseQuery(reference);
  if (!query.reference) return std::nullopt;
  Archive::Database& database = archive.database();
  auto rows = CitationsOf(database, *query.reference);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  if (auto one = CheckOneDocument(reference, *rows); !one) return std::unexpected(one.error());
  Chain chain = {.letter = DocumentOf(*rows)};
  ChainBuilder builder(database, options, std::move(*rows));
  if (auto done = builder.Grow(ChainBuilder::Direction::kCitedBy, kNoRoot, chain.cited_by,
                               chain.cited_by_left_out);
      !done) {
    return std::unexpected(done.error());
  }
  chain.is_cut = builder.is_cut();
  return chain;
}

std::string_view RoleInWords(std::string_view role) {
  return kRoleNames[std::min(RoleRank(role), kRoleNames.size() - 1)].words;
}

std::string_view RoleAsVerb(std::string_view role) {
  return kRoleNames[std::min(RoleRank(role), kRoleNames.size() - 1)].verb;
}

}  // namespace vanthu
