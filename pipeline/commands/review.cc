// vanthu review: the values a person should look at, the least sure letter first; with --pages the
// pages to scan again, the worst first.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>

#include "pipeline/archive/archive.h"
#include "pipeline/archive/rescan_list.h"
#include "pipeline/archive/review_list.h"
#include "pipeline/commands/commands.h"
#include "pipeline/commands/terminal.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

struct ReviewCall {
  int limit = 50;
  bool json = false;
  bool pages = false;
};

constexpr std::size_t kShownDigits = 12;
constexpr int kMaxLimit = 1'000'000;  // an archive's letters; more is a slip of the finger

std::string AsJson(const Record& record, const ReviewItem& item) {
  const auto confidence = record.confidence.find(item.field);
  const auto evidence = record.evidence.find(item.field);
  Json line = {
      {"id", record.id},
      {"reference", record.reference.reference.empty() ? Json() : Json(record.reference.reference)},
      {"path", record.source.path},
      {"field", item.field},
      {"why", item.why},
      {"candidates", item.candidates},
      {"confidence", confidence == record.confidence.end() ? Json() : Json(confidence->second)},
      {"page", evidence == record.evidence.end() || evidence->second.empty()
                   ? Json()
                   : Json(evidence->second.front().page)}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string AsText(const LetterToReview& letter) {
  const Record& record = letter.record;
  std::string text =
      fmt::format("{}  {}  {}\n",
                  Bold(Printable(record.reference.reference.empty() ? "(no number)"
                                                                    : record.reference.reference)),
                  record.id.substr(0, kShownDigits), Printable(record.source.path));
  for (const ReviewItem& item : record.review) {
    text += fmt::format("    {}: {}", item.field, Printable(item.why));
    const auto evidence = record.evidence.find(item.field);
    if (evidence != record.evidence.end() && !evidence->second.empty()) {
      text += fmt::format(" (page {})", evidence->second.front().page);
    }
    for (std::size_t i = 0; i < item.candidates.size(); ++i) {
      text += (i == 0 ? "; perhaps " : " | ") + Printable(item.candidates[i]);
    }
    text += '\n';
  }
  return text;
}

std::string AsJson(const PageToRescan& page) {
  Json reasons = Json::array();
  for (const Issue& reason : page.quality.reasons) {
    reasons.push_back({{"what", reason.what}, {"detail", reason.detail}});
  }
  const Json line = {{"sha256", page.sha256},
                     {"path", page.path},
                     {"page", page.page},
                     {"score", page.quality.score},
                     {"reasons", std::move(reasons)}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// "0.42  scans/a.pdf, page 2  5f2c91d0a1b2", and below it what is wrong with it.
std::string AsText(const PageToRescan& page) {
  std::string text =
      fmt::format("{:.2f}  {}, page {}  {}\n", page.quality.score, Printable(page.path), page.page,
                  page.sha256.substr(0, kShownDigits));
  for (const Issue& reason : page.quality.reasons) {
    std::string what = reason.what;
    std::ranges::replace(what, '_', ' ');
    text += fmt::format("    {}: {}\n", what, Printable(reason.detail));
  }
  return text;
}

std::expected<ExitCode, Error> ShowPages(const Archive& archive, const ReviewCall& call,
                                         const Settings& settings) {
  const auto pages = ListPagesToRescan(archive);
  if (!pages) return std::unexpected(pages.error());
  const std::size_t shown = std::min(pages->size(), static_cast<std::size_t>(call.limit));
  for (const PageToRescan& page : std::span(*pages).first(shown)) {
    if (call.json) {
      std::cout << AsJson(page) << '\n';
    } else {
      std::cout << AsText(page);
    }
  }
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (pages->empty()) {
    std::cerr << "no page needs to be scanned again\n";
  } else {
    std::cerr << fmt::format(
        "{} of {} pages to scan again; `vanthu import` the new scans as any other\n", shown,
        pages->size());
  }
  return ExitCode::kDone;
}

std::expected<ExitCode, Error> Run(const ReviewCall& call, const Settings& settings) {
  const auto archive = Archive::Open(settings.archive_dir, Archive::Mode::kRead);
  if (!archive) return std::unexpected(archive.error());
  if (call.pages) return ShowPages(*archive, call, settings);
  const auto letters = ListReviews(*archive, call.limit);
  if (!letters) return std::unexpected(letters.error());
  for (const LetterToReview& letter : *letters) {
    if (!call.json) std::cout << AsText(letter);
    for (const ReviewItem& item : letter.record.review) {
      if (call.json) std::cout << AsJson(letter.record, item) << '\n';
    }
  }
  const auto count = CountReviews(*archive);
  if (!count) return std::unexpected(count.error());
  if (settings.verbosity < 0) return ExitCode::kDone;
  if (*count == 0) {
    std::cerr << "nothing to review\n";
  } else {
    std::cerr << fmt::format(
        "{} of {} letters to review; `vanthu show ID --explain` tells where "
        "each value comes from\n",
        letters->size(), *count);
  }
  return ExitCode::kDone;
}

}  // namespace

void AddReview(CLI::App& app, Invocation& invocation) {
  auto call = std::make_shared<ReviewCall>();
  CLI::App* command =
      app.add_subcommand("review", "List what a person should look at, the least sure first");
  command->add_option("--limit", call->limit, "So many letters or pages at most (default: 50)")
      ->type_name("N")
      ->check(CLI::Range(1, kMaxLimit));
  command->add_flag("--json", call->json, "One JSON object a value, or a page, and line");
  command->add_flag("--pages", call->pages,
                    "List the pages to scan again and why, the worst first");
  command->callback([call, &invocation] {
    invocation.run = [call, &invocation] { return Run(*call, invocation.settings); };
  });
}

}  // namespace vanthu
