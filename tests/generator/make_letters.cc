// make_letters: writes invented letters with their truth, for tests, benchmarks and data/samples.
//
//   make_letters --seed 1 --count 20 --out /tmp/letters --profile archive --format pdf
//
// A letter is a folder: scan.<format>, label.json, page-N.txt and words.json, as the scorers and
// tests/evaluate read them.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/generator/invent.h"
#include "tests/generator/scan.h"
#include "tests/generator/truth.h"
#include "tests/generator/typeset.h"
#include "tests/generator/write.h"

namespace {

using namespace vanthu::generator;  // NOLINT: the program is the library's front door

constexpr int kExitUsage = 1;
constexpr int kExitOther = 15;

struct Request {
  std::uint64_t seed = 1;
  int count = 1;
  std::filesystem::path out;
  std::string kind;
  std::string regime;
  std::string length;
  std::vector<std::string> profiles = {"clean"};
  std::vector<std::string> formats = {"pdf"};
};

std::expected<void, vanthu::Error> MakeOne(const Inventor& inventor, InventOptions options,
                                           const ScanProfile& profile, Format format,
                                           std::uint64_t seed,
                                           const std::filesystem::path& folder) {
  if (profile.handwritten_number) {
    options.number = Entry::kHandwritten;
    options.day = Entry::kHandwritten;
  }
  const TypesetLetter typeset = Typeset(inventor.Invent(seed, options));
  const ScannedLetter scanned = Scan(typeset, profile);
  const auto bytes = Encode(typeset, scanned, format);
  if (!bytes) return std::unexpected(bytes.error());
  const std::string name = fmt::format("scan{}", FormatExtension(format));
  if (auto done = WriteFile(folder / name, *bytes); !done) return done;
  if (auto done = WriteFile(folder / "label.json", LabelJson(typeset)); !done) return done;
  if (auto done = WriteFile(folder / "words.json", WordsJson(scanned)); !done) return done;
  for (std::size_t page = 0; page < typeset.pages.size(); ++page) {
    if (auto done =
            WriteFile(folder / fmt::format("page-{}.txt", page + 1), PageText(typeset.pages[page]));
        !done) {
      return done;
    }
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app{"Writes invented Vietnamese official letters with their exact truth."};
  app.add_option("--seed", request.seed, "seed of the first letter; the next has the next seed");
  app.add_option("--count", request.count, "how many letters")->check(CLI::PositiveNumber);
  app.add_option("--out", request.out, "folder to write to")->required();
  app.add_option("--kind", request.kind, "cong_van, chi_thi, ke_hoach, …; default: drawn");
  app.add_option("--regime", request.regime, "state or party; default: drawn")
      ->check(CLI::IsMember({"state", "party"}));
  app.add_option("--length", request.length, "short, medium or long; default: drawn")
      ->check(CLI::IsMember({"short", "medium", "long"}));
  app.add_option("--profile,--degrade", request.profiles, "scan profiles, used in turn")
      ->delimiter(',');
  app.add_option("--format", request.formats,
                 "pdf, text_pdf, tiff, png, jpeg, text, markdown; used in turn")
      ->delimiter(',');
  CLI11_PARSE(app, argc, argv);

  InventOptions options;
  if (!request.kind.empty()) {
    options.kind = KindFromSlug(request.kind);
    if (!options.kind) {
      fmt::print(stderr, "make_letters: no kind '{}'\n", request.kind);
      return kExitUsage;
    }
  }
  if (!request.regime.empty()) {
    options.regime = request.regime == "party" ? Regime::kParty : Regime::kState;
  }
  if (!request.length.empty()) {
    options.length = request.length == "short"    ? Length::kShort
                     : request.length == "medium" ? Length::kMedium
                                                  : Length::kLong;
  }
  const auto inventor = Inventor::Load(DefaultPhraseFolder());
  if (!inventor) {
    fmt::print(stderr, "make_letters: {}\n", inventor.error().message);
    return kExitOther;
  }
  for (int i = 0; i < request.count; ++i) {
    const auto turn = static_cast<std::size_t>(i);
    const std::string& profile_name = request.profiles[turn % request.profiles.size()];
    const std::string& format_name = request.formats[turn % request.formats.size()];
    const ScanProfile* profile = FindProfile(profile_name);
    const auto format = FormatFromName(format_name);
    if (profile == nullptr || !format) {
      fmt::print(stderr, "make_letters: no profile '{}' or no format '{}'\n", profile_name,
                 format_name);
      return kExitUsage;
    }
    const std::uint64_t seed = request.seed + turn;
    const auto done = MakeOne(*inventor, options, *profile, *format, seed,
                              request.out / fmt::format("gen-{:05}", seed));
    if (!done) {
      fmt::print(stderr, "make_letters: {}\n", done.error().message);
      return kExitOther;
    }
  }
  return 0;
}
