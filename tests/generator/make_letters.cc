// make_letters: writes invented letters with their truth, for tests, benchmarks and data/samples.
//
//   make_letters --seed 1 --count 20 --out /tmp/letters --profile archive --format pdf
//   make_letters --list tests/generator/samples.tsv --out data/samples --truth
//   tests/generator/samples
//
// A letter is a folder: scan.<format>, label.json, page-N.txt and words.json, as the scorers and
// tests/evaluate read them. With --truth the scans lie flat in --out and their records apart, so
// that the folder of scans can be imported as it is.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <expected>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/table.h"
#include "tests/generator/digit_images.h"
#include "tests/generator/invent.h"
#include "tests/generator/scan.h"
#include "tests/generator/truth.h"
#include "tests/generator/typeset.h"
#include "tests/generator/write.h"

namespace {

using namespace vanthu::generator;  // NOLINT: the program is the library's front door
using vanthu::Error;

constexpr int kExitUsage = 1;
constexpr int kExitOther = 15;

struct Request {
  std::uint64_t seed = 1;
  int count = 1;
  std::filesystem::path out;
  std::filesystem::path truth;
  std::filesystem::path list;
  std::filesystem::path digits;
  std::string kind;
  std::string regime;
  std::string length;
  std::vector<std::string> profiles = {"clean"};
  std::vector<std::string> formats = {"pdf"};
};

// One letter to make, by the names of the command line and of a list.
struct Order {
  std::string name;
  std::uint64_t seed = 1;
  std::string kind;    // "" = drawn
  std::string regime;  // "" = drawn
  std::string length;  // "" = drawn
  std::string profile;
  std::string format;
  bool stamped = false;  // has an incoming and an urgency stamp
};

Error Unknown(std::string_view what, std::string_view name) {
  return {Error::Code::kUsage, fmt::format("there is no {} '{}'; see --help", what, name)};
}

std::expected<InventOptions, Error> OptionsOf(const Order& order) {
  InventOptions options;
  if (!order.kind.empty()) {
    options.kind = KindFromSlug(order.kind);
    if (!options.kind) return std::unexpected(Unknown("kind", order.kind));
  }
  if (order.regime == "party") options.regime = Regime::kParty;
  if (order.regime == "state") options.regime = Regime::kState;
  if (order.length == "short") options.length = Length::kShort;
  if (order.length == "medium") options.length = Length::kMedium;
  if (order.length == "long") options.length = Length::kLong;
  if (order.stamped) options.incoming_stamp = options.urgency = 1.0;
  return options;
}

std::expected<void, Error> Make(const Inventor& inventor, const Order& order,
                                const Request& request, const DigitImages* digits) {
  auto options = OptionsOf(order);
  if (!options) return std::unexpected(options.error());
  const ScanProfile* profile = FindProfile(order.profile);
  if (profile == nullptr) return std::unexpected(Unknown("profile", order.profile));
  const auto format = FormatFromName(order.format);
  if (!format) return std::unexpected(Unknown("format", order.format));
  if (profile->handwritten_number) options->number = options->day = Entry::kHandwritten;

  const TypesetLetter typeset = Typeset(inventor.Invent(order.seed, *options));
  const ScannedLetter scanned = Scan(typeset, *profile, digits);
  const auto bytes = Encode(typeset, scanned, *format);
  if (!bytes) return std::unexpected(bytes.error());
  const bool flat = !request.truth.empty();
  const std::string extension(FormatExtension(*format));
  const auto scan = flat ? request.out / (order.name + extension)
                         : request.out / order.name / ("scan" + extension);
  const auto truth = (flat ? request.truth : request.out) / order.name;
  if (auto done = WriteFile(scan, *bytes); !done) return done;
  if (auto done = WriteFile(truth / "label.json", LabelJson(typeset)); !done) return done;
  if (flat) return {};
  if (auto done = WriteFile(truth / "words.json", WordsJson(scanned)); !done) return done;
  for (std::size_t page = 0; page < typeset.pages.size(); ++page) {
    const auto file = truth / fmt::format("page-{}.txt", page + 1);
    if (auto done = WriteFile(file, PageText(typeset.pages[page])); !done) return done;
  }
  return {};
}

std::expected<std::vector<Order>, Error> ReadList(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return std::unexpected(
        Error{Error::Code::kNotFound, fmt::format("{}: no such list of letters", file.string())});
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto table = vanthu::Table::Parse(file.string(), bytes);
  if (!table) return std::unexpected(table.error());
  std::vector<Order> orders;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto cell = [&](std::string_view column) {
      return std::string(table->Cell(row, column));
    };
    orders.push_back({.name = cell("name"),
                      .seed = std::stoull(cell("seed")),
                      .kind = cell("kind"),
                      .regime = cell("regime"),
                      .length = cell("length"),
                      .profile = cell("profile"),
                      .format = cell("format"),
                      .stamped = cell("stamps") == "yes"});
  }
  return orders;
}

std::vector<Order> Numbered(const Request& request) {
  std::vector<Order> orders;
  for (int i = 0; i < request.count; ++i) {
    const auto turn = static_cast<std::size_t>(i);
    const std::uint64_t seed = request.seed + turn;
    orders.push_back({.name = fmt::format("gen-{:05}", seed),
                      .seed = seed,
                      .kind = request.kind,
                      .regime = request.regime,
                      .length = request.length,
                      .profile = request.profiles[turn % request.profiles.size()],
                      .format = request.formats[turn % request.formats.size()]});
  }
  return orders;
}

std::expected<void, Error> Run(const Request& request) {
  const auto inventor = Inventor::Load(DefaultPhraseFolder());
  if (!inventor) return std::unexpected(inventor.error());
  std::vector<Order> orders = Numbered(request);
  if (!request.list.empty()) {
    auto listed = ReadList(request.list);
    if (!listed) return std::unexpected(listed.error());
    orders = std::move(*listed);
  }
  std::optional<DigitImages> digits;
  if (!request.digits.empty()) {
    auto loaded = DigitImages::Load(request.digits);
    if (!loaded) return std::unexpected(loaded.error());
    digits = std::move(*loaded);
  }
  for (const Order& order : orders) {
    if (auto made = Make(*inventor, order, request, digits ? &*digits : nullptr); !made) {
      return made;
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
  app.add_option("--list", request.list, "table of letters to make instead: samples.tsv");
  app.add_option("--truth", request.truth, "folder for the labels; --out then holds scans only");
  app.add_option("--digits", request.digits,
                 "folder of MNIST digits, for numbers and days written by hand");
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

  if (const auto done = Run(request); !done) {
    fmt::print(stderr, "make_letters: {}\n", done.error().message);
    return done.error().code == Error::Code::kUsage ? kExitUsage : kExitOther;
  }
  return 0;
}
