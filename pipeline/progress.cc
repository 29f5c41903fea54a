// Tested by tests/pipeline/progress_test.cc.
#include "pipeline/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string_view>

namespace vanthu {
namespace {

using std::chrono::seconds;

// Rates come from this window: long enough to even out letters, short enough to notice a change.
constexpr seconds kWindow{120};
// Before this a rate says more about starting up than about the scans.
constexpr std::int64_t kEnoughPages = 8;
constexpr seconds kEnoughSeconds{5};

// A person reads no faster; drawing costs a write.
constexpr std::chrono::milliseconds kBarInterval{200};
constexpr seconds kLineInterval{30};

constexpr int kBarCells = 20;
constexpr int kUsualColumns = 80;

int Columns() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kUsualColumns;
}

// Columns a text of ours takes: each code point is one wide.
int Width(const std::string& text) {
  return static_cast<int>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// " · 1.9 pages/s · 2 min left"; nothing as long as the rate is not known.
std::string RateAndRest(std::optional<double> rate, std::string_view unit, std::int64_t left) {
  if (!rate) return "";
  std::string text = fmt::format(" · {:.1f} {}/s", *rate, unit);
  const auto time = static_cast<std::int64_t>(static_cast<double>(left) / *rate);
  if (time > 0) text += fmt::format(" · {} left", Duration(seconds(time)));
  return text;
}

// The line with as much of a bar before it as there is room for; `shortest` where there is none
// even for the line.
std::string WithBar(const std::string& line, std::int64_t done, std::int64_t all, int columns,
                    const std::string& shortest) {
  if (Width(line) + kBarCells + 3 <= columns) {
    const double part =
        all == 0 ? 0.0 : std::clamp(static_cast<double>(done) / static_cast<double>(all), 0.0, 1.0);
    const auto filled = static_cast<int>(part * kBarCells);
    std::string bar;
    for (int i = 0; i < kBarCells; ++i) bar += i < filled ? "#" : "·";
    return fmt::format("[{}] {}", bar, line);
  }
  return Width(line) <= columns ? line : shortest;
}

}  // namespace

std::int64_t ExpectedPages(const ImportProgress& progress) {
  const std::int64_t unopened = progress.letters_expected - progress.letters_opened;
  if (unopened <= 0) return progress.pages_known;
  const double average = progress.letters_opened == 0
                             ? 1.0
                             : static_cast<double>(progress.pages_known) /
                                   static_cast<double>(progress.letters_opened);
  return progress.pages_known + std::llround(average * static_cast<double>(unopened));
}

void PageRate::Note(std::int64_t pages_done, Clock::time_point now) {
  seen_.emplace_back(now, pages_done);
  while (seen_.size() > 2 && now - seen_.front().first > kWindow) seen_.pop_front();
}

std::optional<double> PageRate::per_second() const {
  if (seen_.size() < 2) return std::nullopt;
  const auto pages = seen_.back().second - seen_.front().second;
  const std::chrono::duration<double> time = seen_.back().first - seen_.front().first;
  if (pages < kEnoughPages || time < kEnoughSeconds) return std::nullopt;
  return static_cast<double>(pages) / time.count();
}

std::string Duration(seconds time) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 60 * kMinute;
  constexpr std::int64_t kDay = 24 * kHour;
  const std::int64_t count = time.count();
  if (count < 100) return fmt::format("{} s", count);
  if (count < 100 * kMinute) return fmt::format("{} min", (count + kMinute / 2) / kMinute);
  if (count < 2 * kDay) return fmt::format("{} h {} min", count / kHour, count % kHour / kMinute);
  return fmt::format("{} days", (count + kDay / 2) / kDay);
}

std::string ProgressLine(const ImportProgress& progress, std::optional<double> rate, int columns) {
  const std::int64_t expected = ExpectedPages(progress);
  const bool estimated = expected != progress.pages_known;
  const std::string pages =
      fmt::format("{}/{}{}", progress.pages_done, estimated ? "~" : "", expected);
  std::string line =
      fmt::format("{} pages · {}/{} files", pages, progress.files_done, progress.files);
  line += RateAndRest(rate, "pages", expected - progress.pages_done);
  if (progress.failures > 0) line += fmt::format(" · {} failed", progress.failures);
  return WithBar(line, progress.pages_done, expected, columns, pages);
}

std::string ProgressLine(const ExportProgress& progress, std::optional<double> rate, int columns) {
  const std::string letters = fmt::format("{}/{}", progress.done, progress.letters);
  std::string line = letters + " letters";
  line += RateAndRest(rate, "letters", progress.letters - progress.done);
  if (progress.failures > 0) line += fmt::format(" · {} failed", progress.failures);
  return WithBar(line, progress.done, progress.letters, columns, letters);
}

ProgressDisplay::~ProgressDisplay() { Clear(); }

void ProgressDisplay::Clear() {
  if (!bar_drawn_) return;
  *out_ << "\r\033[K" << std::flush;
  bar_drawn_ = false;
}

template <typename Progress>
void ProgressDisplay::Draw(const Progress& progress, std::int64_t done,
                           PageRate::Clock::time_point now) {
  if (style_ == Style::kNone) return;
  const auto interval = style_ == Style::kBar ? PageRate::Clock::duration(kBarInterval)
                                              : PageRate::Clock::duration(kLineInterval);
  if (last_shown_ && now - *last_shown_ < interval) return;
  const bool first = !last_shown_;
  last_shown_ = now;
  rate_.Note(done, now);
  if (style_ == Style::kBar) {
    *out_ << "\r\033[K" << ProgressLine(progress, rate_.per_second(), Columns() - 1) << std::flush;
    bar_drawn_ = true;
  } else if (!first) {
    *out_ << ProgressLine(progress, rate_.per_second(), kUsualColumns * 2) << std::endl;
  }
}

void ProgressDisplay::Show(const ImportProgress& progress, PageRate::Clock::time_point now) {
  Draw(progress, progress.pages_done, now);
}

void ProgressDisplay::Show(const ExportProgress& progress, PageRate::Clock::time_point now) {
  Draw(progress, progress.done, now);
}

void ProgressDisplay::Say(const std::string& message) {
  Clear();
  *out_ << message << std::endl;
  if (style_ == Style::kBar) last_shown_.reset();
}

}  // namespace vanthu
