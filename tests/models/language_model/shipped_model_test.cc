// The file that is shipped: small enough, and it knows Vietnamese.
#include <gtest/gtest.h>

#include <filesystem>
#include <string_view>
#include <utility>

#include "models/language_model/language_model.h"
#include "models/language_model/tokens.h"

namespace vanthu {
namespace {

constexpr char kFile[] = VANTHU_SOURCE_DIR "/models/language_model/language_model.bin";
constexpr std::uintmax_t kMostBytes = 40'000'000;

double LogProbability(const LanguageModel& model, std::string_view line) {
  double sum = 0;
  LanguageModel::State state = model.Start();
  for (const Token& token : Tokenize(line)) {
    const LanguageModel::Step step = model.Score(state, model.Find(token, line));
    sum += step.log_probability;
    state = step.state;
  }
  return sum;
}

TEST(ShippedModel, FitsItsLimit) { EXPECT_LE(std::filesystem::file_size(kFile), kMostBytes); }

TEST(ShippedModel, PrefersWhatALetterSays) {
  const auto model = LanguageModel::Load(kFile);
  ASSERT_TRUE(model) << model.error();
  for (const auto& [right, wrong] : {
           std::pair{"đề nghị các đơn vị báo cáo trước ngày 5",
                     "đề nghỉ các đơn vị báo cáo trước ngày 5"},
           std::pair{"Ủy ban nhân dân xã chủ trì, phối hợp",
                     "Ủy bàn nhân dân xã chủ trì, phối hợp"},
           std::pair{"mua sắm thiết bị cho trạm y tế", "mưa sắm thiết bị cho trạm y tế"},
           std::pair{"kinh phí tổ chức lớp tập huấn", "kinh phí tô chức lớp tập huấn"},
       }) {
    EXPECT_GT(LogProbability(*model, right), LogProbability(*model, wrong)) << wrong;
  }
}

TEST(ShippedModel, KnowsCommonWordsAndAbbreviations) {
  const auto model = LanguageModel::Load(kFile);
  ASSERT_TRUE(model) << model.error();
  for (const char* word : {"nghiệm", "hòa", "ubnd", "hđnd", "đ", "the"}) {
    EXPECT_TRUE(model->Find(word).has_value()) << word;
  }
  EXPECT_FALSE(model->Find("nghịêm").has_value());
}

}  // namespace
}  // namespace vanthu
