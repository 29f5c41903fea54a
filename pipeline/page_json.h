// page_json: PageContent as one line of JSON, for the pipe between worker and parent and for the
// archive.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "extractors/error.h"
#include "pipeline/document.h"

namespace vanthu {

[[nodiscard]] std::string PageToJson(const PageContent& page);
[[nodiscard]] std::expected<PageContent, Error> PageFromJson(std::string_view json);

}  // namespace vanthu
