// Tested by tests/pipeline/settings_test.cc.
#include "pipeline/settings.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <toml++/toml.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/read_file.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileName = "vanthu.toml";

struct TextSetting {
  std::string_view key;
  const char* variable;
  std::optional<std::string> SettingsLayer::*member;
};
constexpr std::array kTextSettings = {
    TextSetting{"archive", "VANTHU_ARCHIVE", &SettingsLayer::archive},
    TextSetting{"data", "VANTHU_DATA", &SettingsLayer::data},
    TextSetting{"tables", "VANTHU_TABLES", &SettingsLayer::tables},
    TextSetting{"tessdata", "VANTHU_TESSDATA", &SettingsLayer::tessdata},
    TextSetting{"letter_link", "VANTHU_LETTER_LINK", &SettingsLayer::letter_link},
    TextSetting{"webhook_allow", "VANTHU_WEBHOOK_ALLOW", &SettingsLayer::webhook_allow},
    TextSetting{"webhook_secret_file", "VANTHU_WEBHOOK_SECRET_FILE",
                &SettingsLayer::webhook_secret_file},
};

struct NumberSetting {
  std::string_view key;
  const char* variable;
  std::optional<int> SettingsLayer::*member;
  int least;
  int most;
};
constexpr std::array kNumberSettings = {
    // 0: one a core. More than a thousand is a slip of the finger.
    NumberSetting{"workers", "VANTHU_WORKERS", &SettingsLayer::workers, 0, 1000},
    NumberSetting{"page_timeout", "VANTHU_PAGE_TIMEOUT", &SettingsLayer::page_timeout_seconds, 1,
                  24 * 60 * 60},
    // Below 256 MiB Tesseract with its model does not start.
    NumberSetting{"worker_memory", "VANTHU_WORKER_MEMORY", &SettingsLayer::worker_memory_mebibytes,
                  256, 1 << 20},
    NumberSetting{"webhook_attempts", "VANTHU_WEBHOOK_ATTEMPTS", &SettingsLayer::webhook_attempts,
                  1, 20},
    NumberSetting{"verbosity", "VANTHU_VERBOSITY", &SettingsLayer::verbosity, -1, 2},
};

// postgresql://clerk:secret@host/letters without the secret, to be shown.
std::string WithoutPassword(std::string_view address) {
  std::string shown(address);
  RE2::Replace(&shown, "://([^:/@]*):[^@/]*@", "://\\1:…@");
  return shown;
}

std::unexpected<Error> Wrong(std::string message) {
  return std::unexpected(Error{Error::Code::kConfiguration, std::move(message)});
}

std::string KnownKeys() {
  std::string keys;
  for (const auto& setting : kTextSettings) keys += fmt::format("{}, ", setting.key);
  for (const auto& setting : kNumberSettings) keys += fmt::format("{}, ", setting.key);
  keys.resize(keys.size() - 2);
  return keys;
}

std::expected<void, Error> CheckRange(const NumberSetting& setting, std::int64_t value,
                                      const std::string& where) {
  if (setting.least <= value && value <= setting.most) return {};
  return Wrong(fmt::format("{}: {} is {}; it must be from {} to {}", where, setting.key, value,
                           setting.least, setting.most));
}

std::expected<void, Error> TakeKey(std::string_view key, const toml::node& node,
                                   const std::string& where, SettingsLayer& layer) {
  for (const auto& setting : kTextSettings) {
    if (setting.key != key) continue;
    const auto text = node.value_exact<std::string>();
    if (!text) return Wrong(fmt::format("{}: {} must be text in quotes", where, key));
    layer.*setting.member = *text;
    return {};
  }
  for (const auto& setting : kNumberSettings) {
    if (setting.key != key) continue;
    const auto number = node.value_exact<std::int64_t>();
    if (!number) return Wrong(fmt::format("{}: {} must be a whole number", where, key));
    if (auto in_range = CheckRange(setting, *number, where); !in_range) return in_range;
    layer.*setting.member = static_cast<int>(*number);
    return {};
  }
  return Wrong(fmt::format("{}: there is no setting '{}'; known are {}", where, key, KnownKeys()));
}

// The settings file to read; empty when there is none.
fs::path FindFile(const Environment& variable) {
  std::error_code ignored;
  for (fs::path dir = fs::current_path(ignored); !dir.empty(); dir = dir.parent_path()) {
    if (fs::is_regular_file(dir / kFileName, ignored)) return dir / kFileName;
    if (dir == dir.parent_path()) break;
  }
  std::vector<fs::path> candidates;
  if (const auto home = variable("XDG_CONFIG_HOME")) {
    candidates.push_back(fs::path(*home) / "vanthu" / kFileName);
  }
  if (const auto home = variable("HOME")) {
    candidates.push_back(fs::path(*home) / ".config/vanthu" / kFileName);
  }
  candidates.push_back(fs::path("/etc/vanthu") / kFileName);
  for (const fs::path& path : candidates) {
    if (fs::is_regular_file(path, ignored)) return path;
  }
  return {};
}

std::expected<SettingsLayer, Error> FileSettings(const fs::path& config,
                                                 const Environment& variable) {
  fs::path path = config;
  if (path.empty()) path = variable("VANTHU_CONFIG").value_or("");
  if (path.empty()) path = FindFile(variable);
  if (path.empty()) return SettingsLayer{};
  const auto text = ReadFile(path);
  if (!text) return Wrong("settings file " + text.error().message);
  return ParseSettings(*text, DisplayPath(path));
}

// An archive is a folder; "postgresql://…" would quietly become a folder of that name.
std::expected<void, Error> CheckArchive(std::string_view archive) {
  static const RE2 kAddress("[A-Za-z][A-Za-z0-9+.-]*://.*");
  if (!RE2::FullMatch(re2::StringPiece(archive.data(), archive.size()), kAddress)) return {};
  return Wrong(
      fmt::format("archive {}: is an address; vanthu keeps archives in folders only, as in "
                  "--archive /srv/letters",
                  WithoutPassword(archive)));
}

void Apply(const SettingsLayer& layer, Settings& settings) {
  if (layer.archive) settings.archive_dir = *layer.archive;
  if (layer.data) settings.data_dir = *layer.data;
  if (layer.tables) settings.tables_dir = *layer.tables;
  if (layer.tessdata) settings.tessdata_dir = *layer.tessdata;
  if (layer.workers) settings.workers = *layer.workers;
  if (layer.page_timeout_seconds) settings.page_timeout_seconds = *layer.page_timeout_seconds;
  if (layer.worker_memory_mebibytes) {
    settings.worker_memory_mebibytes = *layer.worker_memory_mebibytes;
  }
  if (layer.verbosity) settings.verbosity = *layer.verbosity;
  if (layer.letter_link) settings.letter_link = *layer.letter_link;
  if (layer.webhook_allow) settings.webhook_allow = *layer.webhook_allow;
  if (layer.webhook_secret_file) settings.webhook_secret_file = *layer.webhook_secret_file;
  if (layer.webhook_attempts) settings.webhook_attempts = *layer.webhook_attempts;
}

}  // namespace

Environment ProcessEnvironment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
  };
}

std::expected<SettingsLayer, Error> ParseSettings(std::string_view toml, const std::string& name) {
  SettingsLayer layer;
  try {
    const toml::table table = toml::parse(toml, name);
    for (const auto& [key, node] : table) {
      const std::string where = fmt::format("{}:{}", name, node.source().begin.line);
      if (auto taken = TakeKey(key.str(), node, where, layer); !taken) {
        return std::unexpected(std::move(taken.error()));
      }
    }
  } catch (const toml::parse_error& error) {
    return Wrong(fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
  return layer;
}

std::expected<SettingsLayer, Error> EnvironmentSettings(const Environment& variable) {
  SettingsLayer layer;
  for (const auto& setting : kTextSettings) layer.*setting.member = variable(setting.variable);
  for (const auto& setting : kNumberSettings) {
    const auto text = variable(setting.variable);
    if (!text) continue;
    int number = 0;
    const auto [end, status] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (status != std::errc() || end != text->data() + text->size()) {
      return Wrong(fmt::format("{}={}: must be a whole number", setting.variable, *text));
    }
    if (auto in_range = CheckRange(setting, number, setting.variable); !in_range) {
      return std::unexpected(std::move(in_range.error()));
    }
    layer.*setting.member = number;
  }
  return layer;
}

std::expected<Settings, Error> LoadSettings(const fs::path& config, const Environment& variable,
                                            const SettingsLayer& flags) {
  const auto file = FileSettings(config, variable);
  if (!file) return std::unexpected(file.error());
  const auto environment = EnvironmentSettings(variable);
  if (!environment) return std::unexpected(environment.error());
  for (const auto& setting : kNumberSettings) {
    if (!(flags.*setting.member)) continue;
    if (auto in_range = CheckRange(setting, *(flags.*setting.member), "command line"); !in_range) {
      return std::unexpected(Error{Error::Code::kUsage, in_range.error().message});
    }
  }
  Settings settings;
  Apply(*file, settings);
  Apply(*environment, settings);
  Apply(flags, settings);
  if (auto is_folder = CheckArchive(settings.archive_dir.native()); !is_folder) {
    Error error = std::move(is_folder.error());
    if (flags.archive) error.code = Error::Code::kUsage;
    return std::unexpected(std::move(error));
  }
  return settings;
}

}  // namespace vanthu
