// Tested by tests/pipeline/archive/entry_maker_test.cc.
#include "pipeline/archive/entry_maker.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace vanthu {
namespace {

// Who is at work on an entry.
enum class Stage : std::uint8_t { kFree, kBegun, kMade };

// Something of each record, made by whoever comes first.
template <typename Entry>
class Entries {
 public:
  Entries(std::span<const Record> records, Entry (*make)(const Record&))
      : records_(records), make_(make), slots_(records.size()) {}

  // False when somebody else has it.
  bool Make(std::size_t n) {
    Slot& slot = slots_[n];
    Stage stage = Stage::kFree;
    if (!slot.stage.compare_exchange_strong(stage, Stage::kBegun, std::memory_order_acquire)) {
      return false;
    }
    try {
      slot.entry = make_(records_[n]);
    } catch (...) {  // no memory: for the thread that takes it
      slot.failure = std::current_exception();
    }
    slot.stage.store(Stage::kMade, std::memory_order_release);
    slot.stage.notify_one();
    return true;
  }

  Entry Take(std::size_t n) {
    (void)Make(n);
    Slot& slot = slots_[n];
    slot.stage.wait(Stage::kBegun, std::memory_order_acquire);
    if (slot.failure) std::rethrow_exception(slot.failure);
    return std::move(slot.entry);
  }

 private:
  struct Slot {
    std::atomic<Stage> stage = Stage::kFree;
    Entry entry;
    std::exception_ptr failure;
  };

  std::span<const Record> records_;
  Entry (*make_)(const Record&);
  std::vector<Slot> slots_;
};

// The order in which new letters stand in the index.
std::vector<std::size_t> ByPosition(std::span<const Record> records) {
  std::vector<std::pair<std::int64_t, std::size_t>> positions;
  for (std::size_t n = 0; n < records.size(); ++n) {
    positions.emplace_back(PositionOf(records[n].date, static_cast<std::int64_t>(n)), n);
  }
  std::ranges::sort(positions);
  std::vector<std::size_t> order;
  for (const auto& [position, n] : positions) order.push_back(n);
  return order;
}

}  // namespace

struct EntryMaker::Impl {
  explicit Impl(std::span<const Record> of)
      : records(of), rows(of, LetterRowsOf), words(of, WordsToIndex) {}

  void WorkAhead(const std::stop_token& stop) {
    for (std::size_t n = 0; n < records.size() && !stop.stop_requested(); ++n) (void)rows.Make(n);
    for (const std::size_t n : ByPosition(records)) {
      if (stop.stop_requested()) return;
      (void)words.Make(n);
    }
  }

  std::span<const Record> records;
  Entries<LetterRows> rows;
  Entries<IndexedWords> words;
  std::jthread thread;  // stops before the rest goes
};

EntryMaker::EntryMaker(std::span<const Record> records) : impl_(std::make_unique<Impl>(records)) {
  if (records.size() < 2) return;
  try {
    Impl& impl = *impl_;
    impl.thread = std::jthread([&impl](const std::stop_token& stop) { impl.WorkAhead(stop); });
  } catch (const std::system_error&) {
    // No thread to be had: the caller works out all.
  }
}

EntryMaker::~EntryMaker() = default;

LetterRows EntryMaker::TakeRows(std::size_t record) { return impl_->rows.Take(record); }

IndexedWords EntryMaker::TakeWords(std::size_t record) { return impl_->words.Take(record); }

}  // namespace vanthu
