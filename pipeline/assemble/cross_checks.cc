// Tested by tests/pipeline/assemble/cross_checks_test.cc.
#include "pipeline/assemble/cross_checks.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "extractors/fold.h"

namespace vanthu {
namespace {

// A registry number has at most five digits (DOMAIN.md §1.3, ADMIN).
constexpr std::size_t kMaxNumberDigits = 5;

// Runs of ASCII letters and digits of a folded text, letters and digits apart: "1983 bc.syt" ->
// 1983 bc syt.
std::vector<std::string> Runs(std::string_view folded) {
  const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : c >= 'a' && c <= 'z' ? 2 : 0; };
  std::vector<std::string> runs;
  int previous = 0;
  for (const char c : folded) {
    const int current = kind(c);
    if (current != 0) {
      if (current != previous) runs.emplace_back();
      runs.back().push_back(c);
    }
    previous = current;
  }
  return runs;
}

bool IsNumber(std::string_view run) {
  return !run.empty() && run.front() >= '0' && run.front() <= '9';
}

std::string WithoutLeadingZeros(std::string_view number) {
  const std::size_t first = number.find_first_not_of('0');
  return first == std::string_view::npos ? "0" : std::string(number.substr(first));
}

bool IsYear(std::string_view run) {
  return run.size() == 4 && (run.starts_with("19") || run.starts_with("20"));
}

std::string_view FileName(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void CheckUnit(const Record& record, std::vector<Verdict>& verdicts) {
  const std::size_t dash = record.reference.symbol.rfind('-');
  if (dash == std::string::npos || record.distribution.empty()) return;
  const std::string kept = Fold(record.distribution.back());
  if (!kept.starts_with("luu")) return;
  const std::vector<std::string> units = Runs(kept);
  const std::string unit = Fold(record.reference.symbol.substr(dash + 1));
  if (std::ranges::find(units, unit) != units.end()) {
    verdicts.push_back({.field = "/symbol", .supports = true, .why = "", .candidates = {}});
  }
}

void CheckDate(const Record& record, std::vector<Verdict>& verdicts) {
  const PartialDate& date = record.date;
  if (date.day == 0) return;
  if (record.incoming_stamp && record.incoming_stamp->date.day != 0) {
    const PartialDate& arrival = record.incoming_stamp->date;
    verdicts.push_back(
        {.field = "/date",
         .supports = date <= arrival,
         .why = date <= arrival ? "" : "after the incoming stamp of " + ToIso(arrival),
         .candidates = {}});
  }
  for (const Citation& citation : record.references) {
    if (citation.date.day == 0 || citation.date <= date) continue;
    verdicts.push_back(
        {.field = "/date",
         .supports = false,
         .why = "before " + ToIso(citation.date) + ", the date of a document it cites (" +
                (citation.reference.empty() ? citation.name : citation.reference) + ")",
         .candidates = {}});
  }
}

void CheckNumber(const Record& record, std::vector<Verdict>& verdicts) {
  const std::vector<std::string> named =
      NumbersInFileName(record.source.path, record.reference.symbol);
  if (named.empty()) return;
  if (record.reference.number.empty()) {
    verdicts.push_back({.field = "/number",
                        .supports = false,
                        .why = "not read on the page; the file name has a number",
                        .candidates = named});
    return;
  }
  const std::string number = WithoutLeadingZeros(record.reference.number);
  const bool same = std::ranges::any_of(
      named, [&](const std::string& n) { return WithoutLeadingZeros(n) == number; });
  // A file name may count scans rather than letters: it contradicts only when it repeats the symbol
  // too, which NumbersInFileName has seen to.
  if (same || !record.reference.symbol.empty()) {
    verdicts.push_back({.field = "/number",
                        .supports = same,
                        .why = same ? "" : "the file name has another number",
                        .candidates = same ? std::vector<std::string>() : named});
  }
}

}  // namespace

std::vector<std::string> NumbersInFileName(std::string_view path, std::string_view symbol) {
  std::string name = Fold(FileName(path));
  if (const std::size_t dot = name.rfind('.'); dot != std::string::npos) name.resize(dot);
  const std::vector<std::string> runs = Runs(name);
  const std::vector<std::string> groups = Runs(Fold(symbol));
  const bool names_symbol = std::ranges::any_of(groups, [&](const std::string& group) {
    return group.size() >= 2 && !IsNumber(group) && std::ranges::find(runs, group) != runs.end();
  });
  if (!symbol.empty() && !names_symbol) return {};
  std::vector<std::string> numbers;
  for (const std::string& run : runs) {
    const bool fits =
        IsNumber(run) && run.size() <= kMaxNumberDigits && (names_symbol || !IsYear(run));
    if (fits && std::ranges::find(numbers, run) == numbers.end()) numbers.push_back(run);
  }
  return numbers;
}

std::vector<Verdict> CrossCheck(const Record& record) {
  std::vector<Verdict> verdicts;
  CheckUnit(record, verdicts);
  CheckDate(record, verdicts);
  CheckNumber(record, verdicts);
  return verdicts;
}

}  // namespace vanthu
