// rescan_list: the pages whose scan is so bad that scanning them again would pay, the worst first.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "pipeline/archive/archive.h"
#include "pipeline/document.h"

namespace vanthu {

struct PageToRescan {
  std::string sha256;  // of the file
  std::string path;    // as it was imported
  int page = 1;
  PageQuality quality;
};

// Pages with a lower score are worth scanning again. Above it are scans with one defect that was
// repaired (speckle, a crooked or shaded page); below it those of low resolution, with several
// defects, or whose words the engine is not sure of.
inline constexpr double kWorthRescanning = 0.75;

[[nodiscard]] std::expected<std::vector<PageToRescan>, Error> ListPagesToRescan(
    const Archive& archive);

}  // namespace vanthu
