// Tested by tests/pipeline/load/poppler_test.cc and, on what it draws, by pdf_test.cc.
#include "pipeline/load/poppler.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/display_path.h"
#include "pipeline/load/subprocess.h"

namespace vanthu {
namespace {

// A name that begins with '-' must not be read as an option.
std::string SafeArgument(const std::filesystem::path& path) {
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  return error ? "./" + path.native() : absolute.native();
}

Error Failed(const std::filesystem::path& path, int page, std::string_view program,
             ProgramFailure failure, const LoadLimits& limits) {
  const std::string shown = DisplayPath(path);
  switch (failure) {
    case ProgramFailure::kNotInstalled:
      return {Error::Code::kMissingDependency,
              fmt::format("{}: page {} needs {}; install the package poppler-utils", shown, page,
                          program)};
    case ProgramFailure::kTimeout:
      return {Error::Code::kTimeout,
              fmt::format("{}: page {} was not drawn within {} s; print it to a new PDF or scan it "
                          "again",
                          shown, page, limits.render_timeout_seconds)};
    case ProgramFailure::kTooMuchOutput:
      return {Error::Code::kTooLarge,
              fmt::format("{}: page {} gives more than {} would for any letter; print it to a new "
                          "PDF",
                          shown, page, program)};
    case ProgramFailure::kFailed:
      break;
  }
  return {Error::Code::kInvalidData,
          fmt::format("{}: page {} cannot be drawn, the PDF is damaged; repair it (qpdf in.pdf "
                      "out.pdf) or scan it again",
                      shown, page)};
}

std::expected<std::string, Error> RunForText(const std::vector<std::string>& arguments,
                                             const std::filesystem::path& path, int page,
                                             const LoadLimits& limits) {
  constexpr std::size_t kMaxTextBytes = 64U << 20;
  auto text = RunProgram(arguments, {.timeout_seconds = limits.render_timeout_seconds,
                                     .max_output_bytes = kMaxTextBytes});
  if (!text) return std::unexpected(Failed(path, page, arguments[0], text.error(), limits));
  return *std::move(text);
}

}  // namespace

std::expected<Pix*, Error> RenderPdfPage(const RenderJob& job, const LoadLimits& limits) {
  const std::string page = std::to_string(job.page);
  std::vector<std::string> arguments = {
      "pdftoppm", "-r", std::to_string(job.dpi), "-f", page, "-l", page, "-cropbox"};
  if (job.annotations == RenderJob::Annotations::kHide) arguments.emplace_back("-hide-annotations");
  arguments.push_back(SafeArgument(job.path));
  constexpr std::size_t kBytesPerPixel = 3;
  constexpr std::size_t kHeaderBytes = 100;
  const ProgramLimits program_limits = {
      .timeout_seconds = limits.render_timeout_seconds,
      .max_output_bytes =
          static_cast<std::size_t>(limits.max_pixels) * kBytesPerPixel + kHeaderBytes};
  const auto ppm = RunProgram(arguments, program_limits);
  if (!ppm) {
    return std::unexpected(Failed(job.path, job.page, arguments[0], ppm.error(), limits));
  }
  Pix* pix = pixReadMemPnm(reinterpret_cast<const l_uint8*>(ppm->data()), ppm->size());
  if (pix == nullptr) {
    return std::unexpected(
        Failed(job.path, job.page, arguments[0], ProgramFailure::kFailed, limits));
  }
  return pix;
}

std::expected<std::string, Error> ReadPdfTextLayout(const std::filesystem::path& path, int page,
                                                    const LoadLimits& limits) {
  const std::string number = std::to_string(page);
  return RunForText({"pdftotext", "-f", number, "-l", number, "-bbox-layout", "-cropbox", "-enc",
                     "UTF-8", SafeArgument(path), "-"},
                    path, page, limits);
}

std::expected<std::string, Error> ReadPdfFonts(const std::filesystem::path& path, int page,
                                               const LoadLimits& limits) {
  const std::string number = std::to_string(page);
  return RunForText({"pdftohtml", "-f", number, "-l", number, "-xml", "-stdout", "-i", "-hidden",
                     "-nodrm", "-fontfullname", "-zoom", "1", "-enc", "UTF-8", SafeArgument(path)},
                    path, page, limits);
}

}  // namespace vanthu
