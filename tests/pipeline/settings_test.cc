#include "pipeline/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace vanthu {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Environment Variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    const auto found = values.find(name);
    if (found == values.end()) return std::nullopt;
    return found->second;
  };
}

class SettingsFile : public testing::Test {
 protected:
  SettingsFile() {
    path_ = std::filesystem::temp_directory_path() /
            ("vanthu-settings-" + std::to_string(getpid()) + ".toml");
  }
  ~SettingsFile() override { std::filesystem::remove(path_); }

  void Write(const std::string& toml) { std::ofstream(path_) << toml; }

  std::filesystem::path path_;
};

TEST_F(SettingsFile, GivesWayToEnvironmentWhichGivesWayToFlags) {
  Write("archive = 'file'\nworkers = 1\npage_timeout = 10\n");
  const auto settings =
      LoadSettings(path_, Variables({{"VANTHU_ARCHIVE", "environment"}, {"VANTHU_WORKERS", "2"}}),
                   SettingsLayer{.workers = 3});
  ASSERT_TRUE(settings.has_value()) << settings.error().message;
  EXPECT_EQ(settings->archive_dir, "environment");
  EXPECT_EQ(settings->workers, 3);
  EXPECT_EQ(settings->page_timeout_seconds, 10);
  EXPECT_EQ(settings->worker_memory_mebibytes, Settings().worker_memory_mebibytes);
}

TEST_F(SettingsFile, IsFoundThroughTheEnvironment) {
  Write("verbosity = 2\n");
  const auto settings = LoadSettings({}, Variables({{"VANTHU_CONFIG", path_.string()}}), {});
  ASSERT_TRUE(settings.has_value());
  EXPECT_EQ(settings->verbosity, 2);
}

TEST_F(SettingsFile, ThatWasNamedMustBeThere) {
  const auto settings = LoadSettings(path_, Variables({}), {});
  ASSERT_FALSE(settings.has_value());
  EXPECT_EQ(settings.error().code, Error::Code::kConfiguration);
  EXPECT_THAT(settings.error().message, HasSubstr(path_.string()));
}

TEST(ParseSettings, KnowsEverySetting) {
  const auto layer = ParseSettings(
      "archive = 'a'\ndata = 'd'\ntessdata = 't'\nworkers = 4\npage_timeout = 60\n"
      "worker_memory = 1024\nverbosity = -1\n",
      "vanthu.toml");
  ASSERT_TRUE(layer.has_value()) << layer.error().message;
  EXPECT_EQ(layer->archive, "a");
  EXPECT_EQ(layer->data, "d");
  EXPECT_EQ(layer->tessdata, "t");
  EXPECT_EQ(layer->workers, 4);
  EXPECT_EQ(layer->page_timeout_seconds, 60);
  EXPECT_EQ(layer->worker_memory_mebibytes, 1024);
  EXPECT_EQ(layer->verbosity, -1);
}

struct WrongCase {
  std::string toml;
  std::string message;
};
class WrongSettings : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongSettings, NameFileLineAndRemedy) {
  const auto layer = ParseSettings(GetParam().toml, "vanthu.toml");
  ASSERT_FALSE(layer.has_value());
  EXPECT_EQ(layer.error().code, Error::Code::kConfiguration);
  EXPECT_THAT(layer.error().message,
              AllOf(HasSubstr("vanthu.toml:2"), HasSubstr(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(All, WrongSettings,
                         testing::Values(WrongCase{"\narchiv = 'a'\n", "known are archive, data"},
                                         WrongCase{"\narchive = 5\n", "text in quotes"},
                                         WrongCase{"\nworkers = 'two'\n", "whole number"},
                                         WrongCase{"\npage_timeout = 0\n", "from 1 to"},
                                         WrongCase{"\nworkers = = 2\n", ""}));

TEST(EnvironmentSettings, RefusesWhatIsNoNumber) {
  const auto layer = EnvironmentSettings(Variables({{"VANTHU_WORKERS", "4x"}}));
  ASSERT_FALSE(layer.has_value());
  EXPECT_THAT(layer.error().message, HasSubstr("VANTHU_WORKERS=4x"));
}

TEST(LoadSettings, RefusesAFlagOutOfRangeAsWrongUsage) {
  const auto settings = LoadSettings({}, Variables({{"VANTHU_CONFIG", "/dev/null"}}),
                                     SettingsLayer{.worker_memory_mebibytes = 1});
  ASSERT_FALSE(settings.has_value());
  EXPECT_EQ(settings.error().code, Error::Code::kUsage);
}

TEST(Settings, AnArchiveIsAFolderAndNoAddress) {
  const std::string address = "postgresql://clerk:secret@db.example/letters";
  const auto flag = LoadSettings({}, Variables({}), SettingsLayer{.archive = address});
  ASSERT_FALSE(flag.has_value());
  EXPECT_EQ(flag.error().code, Error::Code::kUsage);
  EXPECT_THAT(flag.error().message,
              AllOf(HasSubstr("postgresql://clerk:"), HasSubstr("folders only")));
  EXPECT_THAT(flag.error().message, testing::Not(HasSubstr("secret")));

  const auto variable = LoadSettings({}, Variables({{"VANTHU_ARCHIVE", address}}), {});
  ASSERT_FALSE(variable.has_value());
  EXPECT_EQ(variable.error().code, Error::Code::kConfiguration);
  EXPECT_TRUE(LoadSettings({}, Variables({{"VANTHU_ARCHIVE", address}}),
                           SettingsLayer{.archive = "/srv/a:b//c"})
                  .has_value());
}

}  // namespace
}  // namespace vanthu
