// settings: what holds for every command, from one TOML file, then the environment, then flags.
//
//   archive = "/srv/letters"          VANTHU_ARCHIVE          --archive
//   data = "/usr/share/vanthu/data"   VANTHU_DATA             --data
//   tables = "/etc/vanthu/tables"     VANTHU_TABLES           --tables
//   tessdata = "/srv/tessdata"        VANTHU_TESSDATA         --tessdata
//   workers = 4                       VANTHU_WORKERS          -j, --jobs
//   page_timeout = 120                VANTHU_PAGE_TIMEOUT     --page-timeout    (seconds)
//   worker_memory = 2048              VANTHU_WORKER_MEMORY    --worker-memory   (MiB)
//   verbosity = 0                     VANTHU_VERBOSITY        -q, -v
//   letter_link = "https://…/{id}"    VANTHU_LETTER_LINK      where a letter can be looked at
//   webhook_allow = "10.20.0.0/16"    VANTHU_WEBHOOK_ALLOW    networks that tasks --to may reach
//   webhook_secret_file = "/etc/…"    VANTHU_WEBHOOK_SECRET_FILE
//   webhook_attempts = 5              VANTHU_WEBHOOK_ATTEMPTS
//
// The file is the one named by --config or VANTHU_CONFIG, else the first there is of vanthu.toml in
// this folder or one above it, $XDG_CONFIG_HOME/vanthu/vanthu.toml, ~/.config/vanthu/vanthu.toml
// and /etc/vanthu/vanthu.toml. A name it does not know is an error, not a silent nothing.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/commands/commands.h"

namespace vanthu {

// What one layer says; empty means it says nothing.
struct SettingsLayer {
  std::optional<std::string> archive;
  std::optional<std::string> data;
  std::optional<std::string> tables;
  std::optional<std::string> tessdata;
  std::optional<int> workers;
  std::optional<int> page_timeout_seconds;
  std::optional<int> worker_memory_mebibytes;
  std::optional<int> verbosity;
  std::optional<std::string> letter_link;
  std::optional<std::string> webhook_allow;
  std::optional<std::string> webhook_secret_file;
  std::optional<int> webhook_attempts;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] Environment ProcessEnvironment();

// kConfiguration, naming file, line and remedy.
[[nodiscard]] std::expected<SettingsLayer, Error> ParseSettings(std::string_view toml,
                                                                const std::string& name);
[[nodiscard]] std::expected<SettingsLayer, Error> EnvironmentSettings(const Environment& variable);

// All three layers over the defaults. `config` is --config; empty when it was not given.
[[nodiscard]] std::expected<Settings, Error> LoadSettings(const std::filesystem::path& config,
                                                          const Environment& variable,
                                                          const SettingsLayer& flags);

}  // namespace vanthu
