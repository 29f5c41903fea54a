// How well handwritten digit strings are read, and whether the probabilities are honest.
//
//   digit_strings WEIGHTS DIGITS [--crops FOLDER]
//
// DIGITS holds MNIST's test files (t10k-...): strings of 1 to 4 digits are drawn from them and
// degraded. FOLDER holds strips cut from real headers, PNG files with a labels.tsv of the columns
// crop, letter, field, text and hand (1: by hand): of these the letters that the trainer did not
// see are read.
#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "models/digit_model/digit_reader.h"
#include "tests/bench/digit_strip_maker.h"
#include "tests/generator/digit_images.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr int kStringsOfEachLength = 500;
constexpr std::uint64_t kSeed = 20200305;
constexpr std::size_t kReadings = 5;
constexpr std::size_t kBins = 10;

// What training/real_strips.py holds out.
constexpr std::size_t kHeldOutOf = 3;

bool IsHeldOut(const std::string& letter) {
  const uLong sum =
      crc32(0, reinterpret_cast<const Bytef*>(letter.data()), static_cast<uInt>(letter.size()));
  return letter.starts_with("dev") || sum % kHeldOutOf == 0;
}

struct Tally {
  int strips = 0;
  int right = 0;
  int among_three = 0;
};

// How often readings of each probability were right.
class Reliability {
 public:
  void Add(double probability, bool is_right) {
    Bin& bin = bins_[std::min(kBins - 1, static_cast<std::size_t>(probability * kBins))];
    ++bin.count;
    bin.probability += probability;
    bin.right += is_right ? 1 : 0;
  }
  void Print() const {
    fmt::print("  probability   strips   mean   right\n");
    double error = 0;
    double count = 0;
    for (std::size_t i = 0; i < kBins; ++i) {
      const Bin& bin = bins_.at(i);
      if (bin.count == 0) continue;
      fmt::print("  {:.1f} to {:.1f}   {:7.0f}  {:.3f}   {:.3f}\n", static_cast<double>(i) / kBins,
                 static_cast<double>(i + 1) / kBins, bin.count, bin.probability / bin.count,
                 bin.right / bin.count);
      error += std::abs(bin.probability - bin.right);
      count += bin.count;
    }
    fmt::print("  expected calibration error {:.3f}\n", error / std::max(1.0, count));
  }

 private:
  struct Bin {
    double count = 0;
    double probability = 0;
    double right = 0;
  };
  std::array<Bin, kBins> bins_;
};

class Measure {
 public:
  explicit Measure(const DigitReader& reader) : reader_(&reader) {}

  std::vector<DigitReading> Read(const DigitSample& sample, const std::string& group) {
    const std::clock_t begin = std::clock();  // of the processor: other work does not count
    std::vector<DigitReading> readings = reader_->Read(sample.strip, kReadings);
    seconds_ += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ++strips_;
    Tally& tally = tallies_[group];
    ++tally.strips;
    if (readings.empty()) return readings;
    const bool is_right = readings.front().text == sample.text;
    tally.right += is_right ? 1 : 0;
    const auto first = readings.begin();
    const auto third =
        first + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, readings.size()));
    tally.among_three += std::any_of(
        first, third, [&](const DigitReading& reading) { return reading.text == sample.text; });
    reliability_.Add(readings.front().probability, is_right);
    return readings;
  }

  void Print() const {
    Tally all;
    for (const auto& [group, tally] : tallies_) {
      Print(group, tally);
      all.strips += tally.strips;
      all.right += tally.right;
      all.among_three += tally.among_three;
    }
    Print("all", all);
    reliability_.Print();
    fmt::print("  {:.2f} ms of processor time a strip\n", 1000 * seconds_ / std::max(1, strips_));
  }

 private:
  static void Print(const std::string& group, const Tally& tally) {
    const double strips = std::max(1, tally.strips);
    fmt::print("  {:26} {:5} strips, {:.4f} right, {:.4f} among the first three\n", group,
               tally.strips, tally.right / strips, tally.among_three / strips);
  }

  const DigitReader* reader_;
  std::map<std::string, Tally> tallies_;
  Reliability reliability_;
  double seconds_ = 0;
  int strips_ = 0;
};

void MeasureStrings(const DigitReader& reader, const generator::DigitImages& digits) {
  fmt::print("strings of MNIST's test digits, degraded\n");
  DigitStripMaker maker(digits, kSeed);
  Measure measure(reader);
  for (int length = 1; length <= 4; ++length) {
    for (int i = 0; i < kStringsOfEachLength; ++i) {
      measure.Read(maker.Make(length), fmt::format("{} digits", length));
    }
  }
  measure.Print();
}

InkStrip ReadPng(const fs::path& file) {
  InkStrip strip;
  const std::unique_ptr<PIX, decltype([](PIX* pix) { pixDestroy(&pix); })> read(
      pixRead(file.c_str()));
  if (read == nullptr) return strip;
  const std::unique_ptr<PIX, decltype([](PIX* pix) { pixDestroy(&pix); })> gray(
      pixConvertTo8(read.get(), 0));
  strip.width = pixGetWidth(gray.get());
  strip.height = pixGetHeight(gray.get());
  for (int y = 0; y < strip.height; ++y) {
    for (int x = 0; x < strip.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(gray.get(), x, y, &value);
      strip.ink.push_back(static_cast<std::uint8_t>(255 - value));
    }
  }
  return strip;
}

void MeasureCrops(const DigitReader& reader, const fs::path& folder) {
  fmt::print("strips of real letters not trained on\n");
  Measure measure(reader);
  std::ifstream labels(folder / "labels.tsv");
  std::string line;
  std::getline(labels, line);  // the names of the columns
  while (std::getline(labels, line)) {
    std::istringstream fields(line);
    std::string crop, letter, field, hand;
    DigitSample sample;
    std::getline(fields, crop, '\t');
    std::getline(fields, letter, '\t');
    std::getline(fields, field, '\t');
    std::getline(fields, sample.text, '\t');
    std::getline(fields, hand, '\t');
    if (!IsHeldOut(letter)) continue;
    sample.strip = ReadPng(folder / crop);
    const std::string group =
        fmt::format("{} {} by {}", letter.starts_with("dev") ? "dev" : "held out", field,
                    hand == "1" ? "hand" : "machine");
    const std::vector<DigitReading> readings = measure.Read(sample, group);
    if (!readings.empty() && readings.front().text == sample.text) continue;
    fmt::print("  {}: {} read", crop, sample.text);
    for (const DigitReading& reading : readings) {
      fmt::print(" {}={:.3f}", reading.text.empty() ? "-" : reading.text, reading.probability);
    }
    fmt::print("\n");
  }
  measure.Print();
}

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() != 2 && (arguments.size() != 4 || arguments[2] != "--crops")) {
    fmt::print(stderr, "digit_strings WEIGHTS DIGITS [--crops FOLDER]\n");
    return 1;
  }
  const auto reader = DigitReader::Load(arguments[0]);
  if (!reader) {
    fmt::print(stderr, "{}\n", reader.error());
    return 2;
  }
  const auto digits = generator::DigitImages::Load(arguments[1]);
  if (!digits) {
    fmt::print(stderr, "{}\n", digits.error().message);
    return 2;
  }
  MeasureStrings(*reader, *digits);
  if (arguments.size() == 4) MeasureCrops(*reader, arguments[3]);
  return 0;
}

}  // namespace
}  // namespace vanthu

int main(int argc, char** argv) {
  return vanthu::Run(std::vector<std::string>(argv + 1, argv + argc));
}
