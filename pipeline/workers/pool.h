// pool: worker processes, one a core, and the jobs they do.
//
//   auto pool = Pool::Start(options);
//   pool->Submit({.id = 1, .request = ReadRequest{file, 3}});
//   auto results = pool->Wait(std::chrono::seconds(1), -1);
//
// Owned by one thread, which polls. Workers are started when there is work for them, each in a
// process group of its own: a Ctrl-C at the terminal reaches only the parent, and ending a worker
// ends what it started. A worker that crashes or takes longer than the limit costs the job it had;
// another takes its place. The pool prefers to give the pages of one file to one worker, which
// holds it open.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "extractors/error.h"
#include "pipeline/workers/protocol.h"

namespace vanthu {

struct PoolOptions {
  // What worker processes print on stderr (Tesseract's remarks) is for debugging only.
  enum class Stderr : std::uint8_t { kDropped, kShared };

  std::filesystem::path program = "/proc/self/exe";  // understands `worker`
  int workers = 1;
  std::chrono::seconds job_timeout{120};
  int memory_mebibytes = 2048;  // of each worker
  std::string tessdata_dir;     // empty: Tesseract's own default
  Stderr worker_stderr = Stderr::kDropped;
};

struct Job {
  std::uint64_t id = 0;  // the caller's
  Request request;
};

struct JobResult {
  std::uint64_t id = 0;
  std::variant<Inspection, PageContent, Error> outcome;
};

class Pool {
 public:
  // Starts one worker and waits until it is ready, so that a missing model is known before any
  // work begins.
  [[nodiscard]] static std::expected<Pool, Error> Start(const PoolOptions& options);
  Pool(Pool&&) noexcept;
  Pool& operator=(Pool&&) noexcept;
  ~Pool();  // Ends all workers at once.

  void Submit(Job job);
  // Jobs not given to a worker yet.
  [[nodiscard]] std::size_t queued() const;
  // Jobs a worker has now.
  [[nodiscard]] std::size_t running() const;
  // Forgets the queued jobs.
  void DropQueued();

  // Gives out jobs, then waits until a job is done, `wake_fd` (-1: none) is readable or `timeout`
  // is over. Fails when workers cannot be started any more.
  [[nodiscard]] std::expected<std::vector<JobResult>, Error> Wait(std::chrono::milliseconds timeout,
                                                                  int wake_fd);

  // What the workers read with: Recognizer::version().
  [[nodiscard]] const std::string& models() const;
  // Why the workers' sandbox is not closed; empty: it is.
  [[nodiscard]] const std::string& sandbox_problem() const;

 private:
  struct Impl;
  explicit Pool(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vanthu
