#include "tests/pipeline/restore/tiny_models.h"

#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "tests/models/language_model/trained_model.h"

namespace vanthu {
namespace {

std::string ReadFile(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

const std::vector<std::string_view>& Sentences() {
  static const std::vector<std::string_view> kSentences = {
      "phòng nghiệp vụ tổ chức thực hiện kế hoạch này",
      "các đơn vị trực thuộc tổ chức thực hiện kế hoạch",
      "văn phòng theo dõi việc tổ chức thực hiện kế hoạch này",
      "kế hoạch này có hiệu lực từ ngày ký",
      "các đơn vị báo cáo kết quả thực hiện về văn phòng",
      "văn phòng tổng hợp kết quả, báo cáo lãnh đạo số liệu",
      "đề nghị các đơn vị phối hợp với phòng nghiệp vụ",
      "ông Nguyễn Văn Hòa ký kế hoạch này",
      "số liệu báo cáo gửi về văn phòng",
      "công chức, viên chức thực hiện nhiệm vụ được giao",
      "khu vườn có cây ban nở hoa trắng",
  };
  return kSentences;
}

}  // namespace

TinyModels MakeTinyModels() {
  std::vector<std::string_view> lines;
  constexpr int kTimes = 4;
  for (int i = 0; i < kTimes; ++i) {
    lines.insert(lines.end(), Sentences().begin(), Sentences().end());
  }
  std::string bytes = TrainOn(lines);
  // A short string would move with its object; these bytes are long and stay where they are.
  LanguageModel language = LanguageModel::Parse(bytes).value();
  const std::string rules = ReadFile(VANTHU_SOURCE_DIR "/data/confusions.tsv");
  const auto syllables = Syllables::Parse(ReadFile(VANTHU_SOURCE_DIR "/data/syllables.tsv"));
  return {.bytes = std::move(bytes),
          .language = std::move(language),
          .channel = ChannelModel::Parse({.rules = rules}).value(),
          .syllables = syllables.value()};
}

Restorer TinyRestorer(const TinyModels& models) {
  return Restorer::FromModels(models.language, models.channel, models.syllables);
}

std::vector<std::string> RestoreLines(const Restorer& restorer,
                                      const std::vector<std::string>& lines) {
  std::vector<SeenLine> seen;
  for (const std::string& line : lines) seen.push_back({.text = line});
  Damage damage;
  std::vector<std::string> texts;
  for (const RestoredLine& line : restorer.Restore(seen, damage)) texts.push_back(line.text.text);
  return texts;
}

}  // namespace vanthu
