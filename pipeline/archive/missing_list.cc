// Tested by tests/pipeline/archive/missing_list_test.cc.
#include "pipeline/archive/missing_list.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "pipeline/archive/cited_letter.h"
#include "pipeline/archive/database.h"

namespace vanthu {
namespace {

constexpr int kMaxLimit = 1000;

Error Usage(std::string message) { return {Error::Code::kUsage, std::move(message)}; }

// The place of a document in the list.
struct MissingPlace {
  std::int64_t letters = 0;
  std::string key;  // number, codes and year

  // Most cited first, then by key.
  bool operator<(const MissingPlace& other) const {
    return std::tie(other.letters, key) < std::tie(letters, other.key);
  }
};

std::string CursorOf(const MissingPlace& place) {
  return fmt::format("{}:{}", place.letters, place.key);
}

std::expected<MissingPlace, Error> PlaceOf(std::string_view cursor) {
  MissingPlace place;
  const char* begin = cursor.data();
  const auto [end, error] = std::from_chars(begin, begin + cursor.size(), place.letters);
  const auto size = static_cast<std::size_t>(end - begin);
  if (error != std::errc() || place.letters < 1 || size >= cursor.size() || cursor[size] != ':') {
    return std::unexpected(Usage(fmt::format(
        "--cursor: '{}' is no cursor; take the one printed after the page before", cursor)));
  }
  place.key = cursor.substr(size + 1);
  return place;
}

// The citations of one document.
struct Cited {
  std::map<std::string, int> printed;
  PartialDate date;
  std::string issuer;
  std::vector<std::int64_t> positions;  // newest first, each once

  // Citations come newest first.
  void Add(const CitationRow& row) {
    if (!positions.empty() && positions.back() == row.position) return;
    positions.push_back(row.position);
    ++printed[row.printed];
    if (date.day == 0 && row.date.year != 0) date = std::max(date, row.date);
    if (issuer.empty()) issuer = row.issuer;
  }
  void Add(Cited other) {
    for (const auto& [text, times] : other.printed) printed[text] += times;
    if (date.year == 0) date = other.date;
    if (issuer.empty()) issuer = std::move(other.issuer);
    std::vector<std::int64_t> both;
    std::ranges::set_union(positions, other.positions, std::back_inserter(both), std::greater<>());
    positions = std::move(both);
  }
  [[nodiscard]] const std::string& MostPrinted() const {
    return std::ranges::max_element(printed, {}, [](const auto& entry) { return entry.second; })
        ->first;
  }
};

// The best `limit` + 1 documents behind a place.
class TopList {
 public:
  TopList(std::optional<MissingPlace> after, std::size_t size)
      : after_(std::move(after)), size_(size) {}

  void Add(MissingPlace place, const Cited& cited) {
    if (after_ && !(*after_ < place)) return;
    if (documents_.size() == size_ && documents_.rbegin()->first < place) return;
    MissingDocument document = {.printed = cited.MostPrinted(),
                                .date = ToIso(cited.date),
                                .issuer = cited.issuer,
                                .letters = place.letters,
                                .cursor = CursorOf(place)};
    documents_.emplace(std::move(place), std::move(document));
    if (documents_.size() > size_) documents_.erase(std::prev(documents_.end()));
  }
  [[nodiscard]] std::map<MissingPlace, MissingDocument>& documents() { return documents_; }

 private:
  std::optional<MissingPlace> after_;
  std::size_t size_;
  std::map<MissingPlace, MissingDocument> documents_;
};

// The citations of one number and symbol, gathered by year.
class NumberGroup {
 public:
  std::expected<void, Error> Add(Archive::Database& database, const CitationRow& row) {
    if (row.number != number_ || row.codes != codes_ || !letters_) {
      number_ = row.number;
      codes_ = row.codes;
      auto letters = CitedLetters::Of(database, number_, codes_);
      if (!letters) return std::unexpected(letters.error());
      letters_ = std::move(*letters);
    }
    if (!letters_->empty() && !letters_->Resolve(row).positions.empty()) return {};
    const std::string year = !row.year.empty()    ? row.year
                             : row.date.year == 0 ? ""
                                                  : std::to_string(row.date.year);
    years_[year].Add(row);
    return {};
  }
  [[nodiscard]] bool Holds(const CitationRow& row) const {
    return row.number == number_ && row.codes == codes_;
  }
  void Finish(TopList& list) {
    constexpr std::size_t kOneYearAndNone = 2;
    if (const auto none = years_.find("");
        none != years_.end() && years_.size() == kOneYearAndNone) {
      Cited without_year = std::move(none->second);
      years_.erase(none);
      years_.begin()->second.Add(std::move(without_year));
    }
    for (const auto& [year, cited] : years_) {
      list.Add({.letters = static_cast<std::int64_t>(cited.positions.size()),
                .key = fmt::format("{}/{}/{}", number_, codes_, year)},
               cited);
    }
    years_.clear();
  }

 private:
  std::string number_;
  std::string codes_;
  std::optional<CitedLetters> letters_;
  std::map<std::string, Cited> years_;
};

}  // namespace

std::expected<MissingPage, Error> ListMissing(const Archive& archive,
                                              const MissingListOptions& options) {
  if (options.limit < 1 || options.limit > kMaxLimit) {
    return std::unexpected(Usage(fmt::format("--limit: give a number from 1 to {}", kMaxLimit)));
  }
  std::optional<MissingPlace> after;
  if (!options.cursor.empty()) {
    auto place = PlaceOf(options.cursor);
    if (!place) return std::unexpected(place.error());
    after = std::move(*place);
  }
  Archive::Database& database = archive.database();
  TopList list(std::move(after), static_cast<std::size_t>(options.limit) + 1);
  NumberGroup group;
  Statement statement = database.Prepare(
      "SELECT number, codes, year, date, issuer, printed, position FROM citation "
      "ORDER BY number, codes, position DESC");
  while (true) {
    const auto row = statement.Step();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    const CitationRow citation = {.number = std::string(statement.Text(0)),
                                  .codes = std::string(statement.Text(1)),
                                  .year = std::string(statement.Text(2)),
                                  .date = DateFromIso(statement.Text(3)).value_or(PartialDate{}),
                                  .issuer = std::string(statement.Text(4)),
                                  .printed = std::string(statement.Text(5)),
                                  .role = {},
                                  .position = statement.Integer(6),
                                  .citing_issuer = {}};
    if (!group.Holds(citation)) group.Finish(list);
    if (auto done = group.Add(database, citation); !done) return std::unexpected(done.error());
  }
  group.Finish(list);

  MissingPage page;
  for (auto& [place, document] : list.documents()) page.documents.push_back(std::move(document));
  if (page.documents.size() > static_cast<std::size_t>(options.limit)) {
    page.documents.pop_back();
    page.next = page.documents.back().cursor;
  }
  return page;
}

}  // namespace vanthu
