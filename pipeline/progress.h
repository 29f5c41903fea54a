// progress: how far an import or an export is, on one line that is honest about what is not known
// yet.
//
// The number of pages is known only of files that were opened; the rest is estimated from them, and
// the line says so with "~". There is no time left to show until enough pages were read to tell.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>

namespace vanthu {

struct ImportProgress {
  std::int64_t files = 0;             // to go through in all
  std::int64_t files_done = 0;        // read, known already or failed
  std::int64_t letters_opened = 0;    // whose pages are known
  std::int64_t letters_expected = 0;  // to be opened in all, as far as known
  std::int64_t pages_known = 0;       // of the opened letters, to be read in this run
  std::int64_t pages_done = 0;        // read or failed in this run
  std::int64_t failures = 0;          // letters and pages in quarantine by this run
};

// Pages to be read in all: what is known, and for letters not opened yet the average so far.
[[nodiscard]] std::int64_t ExpectedPages(const ImportProgress& progress);

struct ExportProgress {
  std::int64_t letters = 0;  // to be written in all
  std::int64_t done = 0;     // written or failed
  std::int64_t failures = 0;
};

// Of pages or letters.
class PageRate {
 public:
  using Clock = std::chrono::steady_clock;

  void Note(std::int64_t pages_done, Clock::time_point now);
  // Pages a second over the last minutes; nothing until kEnoughPages in kEnoughSeconds were seen.
  [[nodiscard]] std::optional<double> per_second() const;

 private:
  std::deque<std::pair<Clock::time_point, std::int64_t>> seen_;
};

// "[#####·····] 120/~400 pages · 12/40 files · 1.9 pages/s · 2 min left · 1 failed", at most
// `columns` wide.
[[nodiscard]] std::string ProgressLine(const ImportProgress& progress, std::optional<double> rate,
                                       int columns);
// "[#####·····] 120/400 letters · 12.5 letters/s · 22 s left · 1 failed"; `rate` is letters a
// second.
[[nodiscard]] std::string ProgressLine(const ExportProgress& progress, std::optional<double> rate,
                                       int columns);

// "3 s", "12 min", "5 h 20 min", "3 days".
[[nodiscard]] std::string Duration(std::chrono::seconds seconds);

class ProgressDisplay {
 public:
  enum class Style : std::uint8_t {
    kNone,   // quiet
    kBar,    // a terminal: one line, redrawn
    kLines,  // a log: a plain line now and then
  };

  ProgressDisplay(std::ostream& out, Style style) : out_(&out), style_(style) {}
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void Show(const ImportProgress& progress, PageRate::Clock::time_point now);
  void Show(const ExportProgress& progress, PageRate::Clock::time_point now);
  // A message of its own line; the bar makes room for it.
  void Say(const std::string& message);
  // Takes the bar away, until the next Show.
  void Clear();

 private:
  template <typename Progress>
  void Draw(const Progress& progress, std::int64_t done, PageRate::Clock::time_point now);

  std::ostream* out_;
  Style style_;
  PageRate rate_;
  std::optional<PageRate::Clock::time_point> last_shown_;
  bool bar_drawn_ = false;
};

}  // namespace vanthu
