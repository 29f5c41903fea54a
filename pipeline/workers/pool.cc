// Tested by tests/end_to_end/workers_test.cc.
#include "pipeline/workers/pool.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <list>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/workers/process.h"

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// From exec to Hello is 0.15 s on an idle machine; a cold disk under load takes seconds.
constexpr std::chrono::seconds kStartTimeout{60};
// Workers that end before they are ready, one after the other, until the pool gives up.
constexpr int kMaxFailedStarts = 3;
// How far down the queue a worker looks for a page of the file it has open.
constexpr std::size_t kLookAhead = 64;

const std::filesystem::path& FileOf(const Request& request) {
  if (const auto* inspect = std::get_if<InspectRequest>(&request)) return inspect->file;
  return std::get<ReadRequest>(request).file;
}

struct Worker {
  WorkerProcess process;
  bool ready = false;
  std::optional<Job> job;
  Clock::time_point deadline;
  std::string received;
  std::filesystem::path file;  // the one it has open
};

enum class Alive : std::uint8_t { kYes, kNo };

// Appends what has come; kNo when the other end is closed.
Alive ReceiveInto(Worker& worker) {
  constexpr std::size_t kChunkBytes = 1 << 16;
  char chunk[kChunkBytes];
  while (true) {
    const ssize_t got = recv(worker.process.socket, chunk, sizeof chunk, 0);
    if (got > 0) {
      worker.received.append(chunk, static_cast<std::size_t>(got));
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return Alive::kYes;
    return Alive::kNo;
  }
}

}  // namespace

struct Pool::Impl {
  PoolOptions options;
  std::list<Worker> workers;
  std::deque<Job> queue;
  std::vector<JobResult> done;
  std::string models;
  std::string sandbox_problem;
  int failed_starts = 0;
  std::optional<Error> fatal;

  ~Impl() {
    for (const Worker& worker : workers) (void)EndWorker(worker.process);
  }

  void Spawn() {
    auto process = StartWorker(options);
    if (!process) {
      // With others at work this is a passing shortage; alone it is the end.
      if (workers.empty()) fatal = std::move(process.error());
      return;
    }
    workers.push_back({.process = *process, .deadline = Clock::now() + kStartTimeout});
  }

  // The job to give to `worker`: of the file it has open, else of a file nobody has open, else the
  // first.
  Job TakeJobFor(const Worker& worker) {
    const std::size_t window = std::min(queue.size(), kLookAhead);
    std::size_t choice = 0;
    std::optional<std::size_t> unopened;
    bool own = false;
    for (std::size_t i = 0; i < window && !own; ++i) {
      const auto& file = FileOf(queue[i].request);
      if (!worker.file.empty() && file == worker.file) {
        choice = i;
        own = true;
      } else if (!unopened && std::ranges::none_of(workers, [&](const Worker& other) {
                   return other.job && other.file == file;
                 })) {
        unopened = i;
      }
    }
    if (!own && unopened) choice = *unopened;
    Job job = std::move(queue[choice]);
    queue.erase(queue.begin() + static_cast<std::ptrdiff_t>(choice));
    return job;
  }

  void Give(Worker& worker) {
    worker.job = TakeJobFor(worker);
    worker.file = FileOf(worker.job->request);
    worker.deadline = Clock::now() + options.job_timeout;
    const std::string frame = Encode(worker.job->request);
    // An idle worker's socket is empty and takes a request whole; if the worker is gone instead,
    // the next poll sees that.
    const ssize_t sent =
        send(worker.process.socket, frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(frame.size())) (void)shutdown(worker.process.socket, SHUT_WR);
  }

  void GiveOut() {
    for (Worker& worker : workers) {
      if (queue.empty()) return;
      if (worker.ready && !worker.job) Give(worker);
    }
    // One more for each job that waits, counting those that are starting.
    const auto starting =
        static_cast<std::size_t>(std::ranges::count(workers, false, &Worker::ready));
    const std::size_t free = static_cast<std::size_t>(options.workers) > workers.size()
                                 ? static_cast<std::size_t>(options.workers) - workers.size()
                                 : 0;
    const std::size_t wanted = queue.size() > starting ? queue.size() - starting : 0;
    for (std::size_t i = 0; i < std::min(free, wanted) && !fatal; ++i) Spawn();
  }

  void Finish(Worker& worker, std::variant<Inspection, PageContent, Error> outcome) {
    done.push_back({.id = worker.job->id, .outcome = std::move(outcome)});
    worker.job.reset();
  }

  // The worker is of no use any more; `why` replaces how it ended.
  void Bury(std::list<Worker>::iterator worker, std::optional<Error> why) {
    const std::string end = EndWorker(worker->process);
    if (worker->job) {
      Finish(*worker,
             why ? std::move(*why) : Error{Error::Code::kInternal, "the reading process " + end});
    } else if (!worker->ready && ++failed_starts >= kMaxFailedStarts) {
      fatal = why ? std::move(*why)
                  : Error{Error::Code::kInternal, "reading processes do not start: the last " +
                                                      end + "; run `vanthu doctor`"};
    }
    workers.erase(worker);
  }

  // Returns false when the worker cannot go on: it said so, or something it may not say.
  bool Take(Worker& worker, Reply reply) {
    if (auto* last = std::get_if<Farewell>(&reply)) {
      if (worker.job) Finish(worker, std::move(last->error));
      return false;
    }
    if (!worker.ready) {
      if (auto* hello = std::get_if<Hello>(&reply)) {
        worker.ready = true;
        failed_starts = 0;
        models = std::move(hello->models);
        sandbox_problem = std::move(hello->sandbox_problem);
        return true;
      }
      if (auto* error = std::get_if<Error>(&reply)) fatal = std::move(*error);
      return false;
    }
    if (!worker.job) return false;
    const bool inspecting = std::holds_alternative<InspectRequest>(worker.job->request);
    if (auto* error = std::get_if<Error>(&reply)) {
      Finish(worker, std::move(*error));
    } else if (auto* inspection = std::get_if<Inspection>(&reply); inspection && inspecting) {
      Finish(worker, std::move(*inspection));
    } else if (auto* page = std::get_if<PageContent>(&reply); page && !inspecting) {
      Finish(worker, std::move(*page));
    } else {
      return false;
    }
    return true;
  }

  // Takes what a worker has sent; returns whether it can go on.
  Alive Listen(Worker& worker) {
    const Alive alive = ReceiveInto(worker);
    while (true) {
      auto frame = TakeFrame(worker.received);
      if (!frame) return Alive::kNo;
      if (!*frame) return alive;
      auto reply = DecodeReply(**frame);
      if (!reply || !Take(worker, std::move(*reply))) return Alive::kNo;
    }
  }

  Error Timeout(const Worker& worker) const {
    if (!worker.job) {
      return {Error::Code::kTimeout, "a reading process did not become ready within " +
                                         std::to_string(kStartTimeout.count()) + " s"};
    }
    return {Error::Code::kTimeout, "reading took longer than " +
                                       std::to_string(options.job_timeout.count()) +
                                       " s; look at the page, or allow more with --page-timeout"};
  }

  // Polls once and handles all that happened.
  void Poll(milliseconds timeout, int wake_fd) {
    const auto now = Clock::now();
    for (const Worker& worker : workers) {
      if (worker.ready && !worker.job) continue;
      timeout = std::clamp(std::chrono::ceil<milliseconds>(worker.deadline - now), milliseconds(0),
                           timeout);
    }
    std::vector<pollfd> waits;
    for (const Worker& worker : workers) {
      waits.push_back({.fd = worker.process.socket, .events = POLLIN, .revents = 0});
    }
    if (wake_fd >= 0) waits.push_back({.fd = wake_fd, .events = POLLIN, .revents = 0});
    (void)poll(waits.data(), waits.size(), static_cast<int>(timeout.count()));

    std::size_t i = 0;
    for (auto worker = workers.begin(); worker != workers.end(); ++i) {
      const auto current = worker++;
      if (waits[i].revents != 0 && Listen(*current) == Alive::kNo) {
        Bury(current, std::nullopt);
      } else if ((current->job || !current->ready) && Clock::now() >= current->deadline) {
        Bury(current, Timeout(*current));
      }
    }
  }
};

std::expected<Pool, Error> Pool::Start(const PoolOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  impl->options.workers = std::max(options.workers, 1);
  impl->Spawn();
  while (!impl->fatal) {
    if (impl->workers.empty()) {
      impl->Spawn();
      continue;
    }
    if (impl->workers.front().ready) return Pool(std::move(impl));
    impl->Poll(kStartTimeout, -1);
  }
  return std::unexpected(*impl->fatal);
}

Pool::Pool(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pool::Pool(Pool&&) noexcept = default;
Pool& Pool::operator=(Pool&&) noexcept = default;
Pool::~Pool() = default;

void Pool::Submit(Job job) { impl_->queue.push_back(std::move(job)); }

std::size_t Pool::queued() const { return impl_->queue.size(); }

std::size_t Pool::running() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      impl_->workers, [](const Worker& worker) { return worker.job.has_value(); }));
}

void Pool::DropQueued() { impl_->queue.clear(); }

std::expected<std::vector<JobResult>, Error> Pool::Wait(milliseconds timeout, int wake_fd) {
  impl_->GiveOut();
  if (!impl_->fatal) impl_->Poll(timeout, wake_fd);
  // A finished worker gets its next job before the caller stores what it read.
  if (!impl_->fatal) impl_->GiveOut();
  if (impl_->fatal) return std::unexpected(*impl_->fatal);
  return std::exchange(impl_->done, {});
}

const std::string& Pool::models() const { return impl_->models; }
const std::string& Pool::sandbox_problem() const { return impl_->sandbox_problem; }

}  // namespace vanthu
