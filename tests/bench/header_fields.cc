// header_fields: how well number, day and month are read from the headers of labelled scans, and
// the strips of ink they are read from; tests/bench/header_records measures what the record says.
//
//   header_fields SCANS [--crops DIR] [--cache DIR]
//
// SCANS holds headers/labels.tsv with the files it names, and dev/<id>/ with label.json and
// page-1.txt. Prints, for what was written by hand and for what was printed, how many readings are
// exact and how many have the truth among the first three candidates; letters whose name has a
// CRC-32 that is a multiple of three are held out from the training of the digit model, and so are
// those of dev. --crops writes every strip as a PNG, dark on white, with labels.tsv (crop, letter,
// field, text, hand, split): what models/digit_model/train learns from. --cache keeps what the
// recognizer read, so that only the fields are read again. Run with OMP_THREAD_LIMIT=1.
#include "pipeline/recognize/handwriting/header_fields.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "models/digit_model/digit_reader.h"
#include "pipeline/clean.h"
#include "pipeline/load.h"
#include "pipeline/model_files.h"
#include "pipeline/page_json.h"
#include "pipeline/recognize.h"
#include "pipeline/recognize/handwriting/field_ink.h"
#include "pipeline/recognize/handwriting/field_places.h"
#include "pipeline/recognize/handwriting/hand.h"

namespace fs = std::filesystem;
using namespace vanthu;

namespace {

constexpr std::array<HeaderField::Kind, 3> kKinds = {
    HeaderField::Kind::kNumber, HeaderField::Kind::kDay, HeaderField::Kind::kMonth};
constexpr std::array<const char*, 3> kNames = {"number", "day", "month"};

struct Truth {
  std::string text;
  bool by_hand = false;
};
struct Labelled {
  fs::path file;
  std::string letter;  // as labels.tsv or the folder names it
  std::string split;   // train, held out, dev
  std::array<Truth, 3> fields;
};

std::string ReadAll(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<std::string> Columns(const std::string& line) {
  std::vector<std::string> columns(1);
  for (const char c : line) {
    if (c == '\t') {
      columns.emplace_back();
    } else {
      columns.back() += c;
    }
  }
  return columns;
}

std::vector<Labelled> Headers(const fs::path& scans) {
  std::vector<Labelled> letters;
  std::ifstream file(scans / "headers/labels.tsv");
  std::string line;
  std::getline(file, line);  // file reference number number_hand day day_hand month month_hand …
  while (std::getline(file, line)) {
    const auto columns = Columns(line);
    constexpr std::size_t kLeastColumns = 8;
    if (columns.size() < kLeastColumns) continue;
    const std::string& name = columns[0];
    const auto crc =
        crc32(0, reinterpret_cast<const Bytef*>(name.data()), static_cast<uInt>(name.size()));
    constexpr unsigned kHeldOutOf = 3;
    Labelled letter = {.file = scans / name,
                       .letter = name,
                       .split = crc % kHeldOutOf == 0 ? "held out" : "train",
                       .fields = {}};
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      letter.fields[i] = {.text = columns[2 + 2 * i], .by_hand = columns[3 + 2 * i] == "1"};
    }
    letters.push_back(std::move(letter));
  }
  return letters;
}

std::vector<Labelled> Dev(const fs::path& scans) {
  std::vector<Labelled> letters;
  if (!fs::is_directory(scans / "dev")) return letters;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(scans / "dev")) folders.push_back(entry.path());
  std::ranges::sort(folders);
  for (const fs::path& folder : folders) {
    const auto label = nlohmann::json::parse(ReadAll(folder / "label.json"));
    // As it stands on the page: "6" where the record says 06.
    const std::string text = ReadAll(folder / "page-1.txt");
    std::smatch date;
    if (!std::regex_search(text, date, std::regex("ngày\\s*(\\d+)\\s*tháng\\s*(\\d+)\\s*năm"))) {
      continue;
    }
    Labelled letter = {
        .file = {}, .letter = "dev/" + folder.filename().string(), .split = "dev", .fields = {}};
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().stem() == "scan") letter.file = entry.path();
    }
    const std::array<std::string, 3> texts = {label.at("number").get<std::string>(), date[1].str(),
                                              date[2].str()};
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      const auto& by_hand = label.at("handwritten");
      letter.fields[i] = {.text = texts[i],
                          .by_hand = std::ranges::find(by_hand, kNames[i]) != by_hand.end()};
    }
    letters.push_back(std::move(letter));
  }
  return letters;
}

bool SameText(HeaderField::Kind kind, const std::string& a, const std::string& b) {
  if (kind == HeaderField::Kind::kNumber) return a == b;
  int x = 0;
  int y = 0;
  std::from_chars(a.data(), a.data() + a.size(), x);
  std::from_chars(b.data(), b.data() + b.size(), y);
  return x == y && x != 0;
}

struct Score {
  int count = 0;
  int exact = 0;
  int among_three = 0;
  int right_hand = 0;
};

void WriteStrip(const InkStrip& strip, const fs::path& file) {
  Pix* pix = pixCreate(strip.width, strip.height, 8);
  for (int y = 0; y < strip.height; ++y) {
    for (int x = 0; x < strip.width; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) +
                      static_cast<std::size_t>(x);
      pixSetPixel(pix, x, y, 255U - strip.ink[at]);
    }
  }
  pixWrite(file.c_str(), pix, IFF_PNG);
  pixDestroy(&pix);
}

struct Call {
  fs::path scans;
  fs::path crops;
  fs::path cache;
};

class Bench {
 public:
  Bench(Call call, std::optional<DigitReader> digits)
      : call_(std::move(call)), digits_(std::move(digits)) {
    if (call_.crops.empty()) return;
    fs::create_directories(call_.crops);
    labels_.open(call_.crops / "labels.tsv");
    labels_ << "crop\tletter\tfield\ttext\thand\tsplit\n";
  }

  void Measure(const Labelled& letter) {
    const auto source = Source::Open(letter.file);
    auto loaded = source ? source->LoadPage(1) : std::unexpected(source.error());
    if (!loaded) {
      std::cerr << loaded.error().message << '\n';
      return;
    }
    const CleanPage clean = Clean(*loaded);
    const auto lines = Lines(clean, letter);
    const int width = clean.image.width();
    const int height = clean.image.height();
    const HeaderScan scan =
        KeepHeader(loaded->image, Then(clean.to_scan, Inverse(loaded->to_scan)), width, height);
    const HeaderReading reading =
        ReadHeaderFields(lines, width, height, scan, digits_ ? &*digits_ : nullptr);
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      const auto found = std::ranges::find(reading.fields, kKinds[i], &HeaderField::kind);
      Add(letter, i, found == reading.fields.end() ? nullptr : &*found);
    }
    if (!call_.crops.empty()) WriteCrops(letter, lines, width, height, scan);
  }

  void Print() const {
    fmt::print("{:<10}{:<8}{:<12}{:>7}{:>8}{:>13}{:>12}\n", "letters", "field", "hand", "fields",
               "exact", "among three", "hand right");
    for (const auto& [key, score] : scores_) {
      const auto& [split, field, hand] = key;
      const auto share = [&](int part) { return static_cast<double>(part) / score.count; };
      fmt::print("{:<10}{:<8}{:<12}{:>7}{:>8.3f}{:>13.3f}{:>12.3f}\n", split, kNames[field], hand,
                 score.count, share(score.exact), share(score.among_three),
                 share(score.right_hand));
    }
  }

 private:
  std::vector<OcrLine> Lines(const CleanPage& clean, const Labelled& letter) {
    std::string name = letter.letter;
    std::ranges::replace(name, '/', '_');
    const fs::path cached = call_.cache / (name + ".json");
    if (!call_.cache.empty() && fs::exists(cached)) {
      if (auto page = PageFromJson(ReadAll(cached))) return std::move(page->lines);
    }
    if (!recognizer_) {
      auto made = Recognizer::Create();
      if (!made) {
        std::cerr << made.error().message << '\n';
        std::exit(3);
      }
      recognizer_.emplace(std::move(*made));
    }
    auto lines = recognizer_->Recognize(clean);
    if (!lines) return {};
    if (!call_.cache.empty()) {
      fs::create_directories(call_.cache);
      PageContent page;
      page.lines = *lines;
      std::ofstream(cached) << PageToJson(page) << '\n';
    }
    return std::move(*lines);
  }

  void Add(const Labelled& letter, std::size_t i, const HeaderField* field) {
    const Truth& truth = letter.fields[i];
    if (truth.text.empty() || truth.text == "-") return;
    Score& score = scores_[{letter.split, i, truth.by_hand ? "written" : "printed"}];
    ++score.count;
    std::vector<std::string> readings;
    if (field != nullptr && field->hand == HeaderField::Hand::kPrinted) {
      readings = {field->printed};
    } else if (field != nullptr) {
      for (const auto& reading : field->readings) readings.push_back(reading.text);
    }
    const auto right = std::ranges::find_if(
        readings, [&](const std::string& text) { return SameText(kKinds[i], text, truth.text); });
    score.exact += right == readings.begin() && right != readings.end() ? 1 : 0;
    score.among_three += right != readings.end() && right - readings.begin() < 3 ? 1 : 0;
    score.right_hand +=
        field != nullptr && (field->hand == HeaderField::Hand::kWritten) == truth.by_hand ? 1 : 0;
    const bool is_right = right == readings.begin() && right != readings.end();
    if (is_right) return;
    fmt::print("{} {}: {} ({}) read as", letter.letter, kNames[i], truth.text,
               truth.by_hand ? "written" : "printed");
    if (field == nullptr) fmt::print(" nothing, not found");
    if (field != nullptr && field->hand == HeaderField::Hand::kBlank) fmt::print(" blank");
    if (field != nullptr && field->hand == HeaderField::Hand::kPrinted) {
      fmt::print(" print “{}”", field->printed);
    }
    if (field != nullptr) {
      for (const auto& reading : field->readings) {
        fmt::print(" {} ({:.2f})", reading.text, reading.probability);
      }
    }
    fmt::print("\n");
  }

  void WriteCrops(const Labelled& letter, const std::vector<OcrLine>& lines, int width, int height,
                  const HeaderScan& scan) {
    for (const auto& run :
         {FindNumberRun(lines, width, height), FindDateRun(lines, width, height)}) {
      if (!run) continue;
      for (std::size_t i = 0; i < run->pieces.size(); ++i) {
        if (!run->pieces[i].field) continue;
        const auto kind = static_cast<std::size_t>(*run->pieces[i].field);
        const FieldInk ink = CutFieldInk(scan.image, scan.to_image, PlaceOf(*run, i));
        if (ink.strip.ink.empty()) continue;
        const Truth& truth = letter.fields[kind];
        const std::string crop = fmt::format("{:04}_{}.png", crops_++, kNames[kind]);
        WriteStrip(ink.strip, call_.crops / crop);
        labels_ << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", crop, letter.letter, kNames[kind],
                               truth.text, truth.by_hand ? 1 : 0, letter.split);
      }
    }
  }

  Call call_;
  std::optional<DigitReader> digits_;
  std::optional<Recognizer> recognizer_;
  std::ofstream labels_;
  int crops_ = 0;
  std::map<std::tuple<std::string, std::size_t, std::string>, Score> scores_;
};

}  // namespace

int main(int argc, char** argv) {
  Call call;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--crops" && i + 1 < argc) {
      call.crops = argv[++i];
    } else if (argument == "--cache" && i + 1 < argc) {
      call.cache = argv[++i];
    } else {
      call.scans = argument;
    }
  }
  if (call.scans.empty()) {
    std::cerr << "usage: header_fields SCANS [--crops DIR] [--cache DIR]\n";
    return 1;
  }
  const auto weights = FindModelFile({}, kDigitWeights);
  std::optional<DigitReader> digits;
  if (weights) {
    if (auto reader = DigitReader::Load(*weights)) digits = std::move(*reader);
  }
  if (!digits) std::cerr << "no digit model: handwriting is found but not read\n";
  std::vector<Labelled> letters = Headers(call.scans);
  for (Labelled& letter : Dev(call.scans)) letters.push_back(std::move(letter));
  Bench bench(std::move(call), std::move(digits));
  for (const Labelled& letter : letters) bench.Measure(letter);
  bench.Print();
}
