// `vanthu tasks --to URL`, to a receiver on this machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/end_to_end/sample_archive.h"
#include "tests/end_to_end/temp_folder.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::string kSecret = "a secret of the tests, long enough";

// webhook_receiver.py in the background, which answers with `statuses` in turn.
class Receiver {
 public:
  explicit Receiver(const std::vector<std::string>& statuses) {
    std::vector<std::string> words = {
        "/usr/bin/python3",
        std::string(VANTHU_SOURCE_DIR) + "/tests/end_to_end/webhook_receiver.py",
        (folder_ / "port").string(), (folder_ / "log").string(), kSecret};
    words.insert(words.end(), statuses.begin(), statuses.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
      execv(argv[0], argv.data());
      _exit(127);
    }
    EXPECT_TRUE(WaitUntil([&] { return fs::exists(folder_ / "port"); }));
    std::ifstream(folder_ / "port") >> port_;
  }
  ~Receiver() {
    kill(pid_, SIGKILL);
    int status = 0;
    waitpid(pid_, &status, 0);
  }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  [[nodiscard]] std::string Url(const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + port_ + "/in";
  }
  [[nodiscard]] std::vector<nlohmann::json> Requests() const {
    std::vector<nlohmann::json> requests;
    std::ifstream log(folder_ / "log");
    for (std::string line; std::getline(log, line);) {
      requests.push_back(nlohmann::json::parse(line));
    }
    return requests;
  }

 private:
  TempFolder folder_;
  pid_t pid_ = -1;
  std::string port_;
};

class Webhook : public ::testing::Test {
 protected:
  Webhook() {
    fs::copy(TaskArchive(), archive_, fs::copy_options::recursive);
    std::ofstream(folder_ / "secret") << kSecret << '\n';
    fs::permissions(folder_ / "secret", fs::perms::owner_read | fs::perms::owner_write);
  }
  [[nodiscard]] Finished Send(std::vector<std::string> call,
                              std::vector<std::string> environment) const {
    call.insert(call.begin(), "tasks");
    environment.push_back("VANTHU_WEBHOOK_SECRET_FILE=" + (folder_ / "secret").string());
    return Ask(archive_, call, {.environment = environment});
  }
  [[nodiscard]] Finished Send(std::vector<std::string> call) const {
    return Send(std::move(call), {"VANTHU_WEBHOOK_ALLOW=127.0.0.1", "VANTHU_WEBHOOK_ATTEMPTS=2"});
  }

  TempFolder folder_;
  fs::path archive_ = folder_ / "archive";
  std::string cursor_ = (folder_ / "cursor").string();
};

TEST_F(Webhook, SendsSignedJsonOnce) {
  const Receiver receiver({"200"});
  const Finished run = Send({"--to", receiver.Url(), "--cursor-file", cursor_});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.err, "3 tasks delivered\n");
  EXPECT_THAT(run.out, IsEmpty());
  const auto requests = receiver.Requests();
  ASSERT_THAT(requests, SizeIs(1));
  EXPECT_TRUE(requests[0]["signed"]);
  EXPECT_TRUE(requests[0]["fresh"]);
  EXPECT_EQ(requests[0]["type"], "application/json");
  EXPECT_EQ(requests[0]["body"]["type"], "tasks.changed");
  const auto& tasks = requests[0]["body"]["data"]["tasks"];
  ASSERT_THAT(tasks, SizeIs(3));
  EXPECT_EQ(tasks[0]["id"], "a:1");
  EXPECT_TRUE(tasks[0]["letter"]["link"].is_null()) << "paths of this machine stay here";

  EXPECT_EQ(Send({"--to", receiver.Url(), "--cursor-file", cursor_}).err, "0 tasks delivered\n");
  EXPECT_THAT(receiver.Requests(), SizeIs(1)) << "nothing changed, nothing is sent";
}

TEST_F(Webhook, SendsAgainUnderTheSameIdUntilItIsTaken) {
  const Receiver receiver({"503", "200"});
  const Finished run = Send({"--to", receiver.Url(), "--cursor-file", cursor_});
  EXPECT_EQ(run.status, 0) << run.err;
  const auto requests = receiver.Requests();
  ASSERT_THAT(requests, SizeIs(2));
  EXPECT_EQ(requests[0]["id"], requests[1]["id"]);
  EXPECT_EQ(requests[0]["id"], requests[0]["key"]);
  EXPECT_TRUE(requests[1]["signed"]);
}

TEST_F(Webhook, WhatIsNotTakenIsSentByTheNextRun) {
  const Finished failed = [&] {
    const Receiver receiver({"500"});
    return Send({"--to", receiver.Url(), "--cursor-file", cursor_});
  }();
  EXPECT_EQ(failed.status, kExitOther);
  EXPECT_THAT(failed.err, AllOf(HasSubstr("2 attempts: it answered 500 (“answer 500”)"),
                                HasSubstr("nothing is lost")));
  EXPECT_FALSE(fs::exists(cursor_));
  const Receiver receiver({"204"});
  EXPECT_EQ(Send({"--to", receiver.Url(), "--cursor-file", cursor_}).status, 0);
  ASSERT_THAT(receiver.Requests(), SizeIs(1));
  EXPECT_THAT(receiver.Requests()[0]["body"]["data"]["tasks"], SizeIs(3));
}

TEST_F(Webhook, RedirectsAreNotFollowed) {
  const Receiver receiver({"307"});
  const Finished run = Send({"--to", receiver.Url()});
  EXPECT_EQ(run.status, kExitOther);
  EXPECT_THAT(run.err, HasSubstr("redirects are not followed"));
  EXPECT_THAT(receiver.Requests(), SizeIs(1));
}

TEST_F(Webhook, NoAnswerIsTriedAgain) {
  const Receiver receiver({"hang"});
  const Finished run = Send({"--to", receiver.Url()});
  EXPECT_EQ(run.status, kExitOther);
  EXPECT_THAT(run.err, HasSubstr("not delivered, 2 attempts"));
  EXPECT_THAT(receiver.Requests(), SizeIs(2));
}

TEST_F(Webhook, NobodyListening) {
  const std::string url = Receiver({"200"}).Url();
  const Finished run = Send({"--to", url});
  EXPECT_EQ(run.status, kExitOther);
  EXPECT_THAT(run.err, HasSubstr("not delivered, 2 attempts"));
}

TEST_F(Webhook, PrivateAddressesAreNotReached) {
  const Receiver receiver({"200"});
  const std::string port = receiver.Url().substr(receiver.Url().rfind(':'));
  for (const std::string host : {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1",
                                 "2130706433", "[::1]", "169.254.169.254"}) {
    const Finished run = Send({"--to", "http://" + host + port}, {});
    EXPECT_EQ(run.status, kExitConfiguration) << host << ": " << run.err;
    EXPECT_THAT(run.err, HasSubstr("is not on the public Internet")) << host;
    EXPECT_THAT(run.err, HasSubstr("webhook_allow")) << host;
  }
  // A proxy would reach for us what we may not.
  const Finished proxied =
      Send({"--to", receiver.Url("10.1.2.3")},
           {"http_proxy=http://127.0.0.1" + port, "ALL_PROXY=http://127.0.0.1" + port});
  EXPECT_EQ(proxied.status, kExitConfiguration) << proxied.err;
  EXPECT_THAT(receiver.Requests(), IsEmpty());
}

TEST_F(Webhook, AllowedByTheSettingsFile) {
  const Receiver receiver({"200"});
  std::ofstream(folder_ / "vanthu.toml")
      << "webhook_allow = \"127.0.0.0/8\"\nletter_link = \"https://vanthu.example/{id}\"\n";
  const Finished run =
      Send({"--to", receiver.Url(), "--config", (folder_ / "vanthu.toml").string()}, {});
  EXPECT_EQ(run.status, 0) << run.err;
  ASSERT_THAT(receiver.Requests(), SizeIs(1));
  const auto task = receiver.Requests()[0]["body"]["data"]["tasks"][0];
  EXPECT_EQ(task["letter"]["link"],
            "https://vanthu.example/" + task["letter"]["id"].get<std::string>());
}

TEST_F(Webhook, SaysWhatIsWrongWithTheCall) {
  const std::string url = "https://tasks.example/in";
  const struct {
    std::vector<std::string> call;
    std::vector<std::string> environment;
    int status;
    std::string message;
  } kCalls[] = {
      {{"--to", "ftp://tasks.example/"}, {}, kExitUsage, "neither https:// nor http://"},
      {{"--to", "tasks"}, {}, kExitUsage, "--to: 'tasks' is no address"},
      {{"--to", "https://me:pw@tasks.example/"},
       {},
       kExitUsage,
       "a name or password in the address"},
      {{"--to", url, "--format", "csv"}, {}, kExitUsage, "--format"},
      {{"--to", url}, {"VANTHU_WEBHOOK_SECRET=short"}, kExitConfiguration, "5 bytes long"},
      {{"--to", url}, {"VANTHU_WEBHOOK_ALLOW=lan"}, kExitConfiguration, "webhook_allow: 'lan'"},
  };
  for (const auto& [call, environment, status, message] : kCalls) {
    const Finished run = Send(call, environment);
    EXPECT_EQ(run.status, status) << run.err;
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_THAT(run.err, Not(HasSubstr("pw@")));
  }
  const Finished no_secret = Ask(archive_, {"tasks", "--to", url});
  EXPECT_EQ(no_secret.status, kExitConfiguration);
  EXPECT_THAT(no_secret.err, HasSubstr("VANTHU_WEBHOOK_SECRET"));
  fs::permissions(folder_ / "secret", fs::perms::others_read, fs::perm_options::add);
  const Finished open_secret = Send({"--to", url});
  EXPECT_EQ(open_secret.status, kExitConfiguration);
  EXPECT_THAT(open_secret.err, HasSubstr("chmod 600"));
}

}  // namespace
}  // namespace vanthu
