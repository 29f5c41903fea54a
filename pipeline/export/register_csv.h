// register_csv: the register of incoming documents as comma-separated values (RFC 4180), UTF-8.
#pragma once

#include <string>

#include "pipeline/export/register_entry.h"

namespace vanthu {

[[nodiscard]] std::string RegisterCsvHead();
[[nodiscard]] std::string RegisterCsvRow(const RegisterEntry& entry);

}  // namespace vanthu
