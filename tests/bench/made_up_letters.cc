#include "tests/bench/made_up_letters.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace vanthu {
namespace {

constexpr int kWordsPerLetter = 230;  // some 350 syllables: a page
constexpr std::size_t kWords = 6000;
constexpr std::size_t kRecentLetters = 5000;  // that later ones cite
constexpr int kDirectives = 60;

struct Body {
  std::string_view code;
  std::string_view name;
  std::string_view parent;
};
constexpr std::array<Body, 12> kBodies = {{
    {"UBND", "Ủy ban nhân dân tỉnh Bắc Hồ", ""},
    {"SYT", "Sở Y tế", "UBND tỉnh Bắc Hồ"},
    {"SGDĐT", "Sở Giáo dục và Đào tạo", "UBND tỉnh Bắc Hồ"},
    {"SNV", "Sở Nội vụ", "UBND tỉnh Bắc Hồ"},
    {"SXD", "Sở Xây dựng", "UBND tỉnh Bắc Hồ"},
    {"STC", "Sở Tài chính", "UBND tỉnh Bắc Hồ"},
    {"BYT", "Bộ Y tế", ""},
    {"BNV", "Bộ Nội vụ", ""},
    {"BGDĐT", "Bộ Giáo dục và Đào tạo", ""},
    {"TTYT", "Trung tâm Y tế huyện Nam Khê", "Sở Y tế"},
    {"TU", "Tỉnh ủy Bắc Hồ", ""},
    {"TTg", "Thủ tướng Chính phủ", ""},
}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes = {
    {{"QĐ", "quyết định"},
     {"KH", "kế hoạch"},
     {"TB", "thông báo"},
     {"BC", "báo cáo"},
     {"CT", "chỉ thị"},
     {"HD", "hướng dẫn"}}};
constexpr std::array<std::string_view, 4> kUnits = {"VP", "NVY", "KHTC", "TCCB"};
constexpr std::array<std::string_view, 8> kFamilyNames = {"Nguyễn", "Trần", "Lê", "Phạm",
                                                          "Hoàng",  "Đỗ",   "Vũ", "Bùi"};
constexpr std::array<std::string_view, 8> kGivenNames = {
    "Văn Lưu", "Thị Thảo", "Minh Đạo", "Đức Hiển", "Thị Ngà", "Quang Vịnh", "Hữu Tạo", "Bích Loan"};

int Uniform(std::mt19937& random, int from, int to) {
  return std::uniform_int_distribution<int>(from, to)(random);
}

template <typename List>
const auto& Pick(std::mt19937& random, const List& list) {
  return list[static_cast<std::size_t>(Uniform(random, 0, static_cast<int>(list.size()) - 1))];
}

std::vector<std::string> Syllables() {
  constexpr std::array<std::string_view, 22> kOnsets = {
      "b",  "c",  "ch", "d",  "đ", "g", "h", "kh", "l",  "m", "n",
      "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"};
  constexpr std::array<std::string_view, 72> kRimes = {
      "a",   "à",    "á",    "ả",   "ạ",   "an",  "án",  "ăng",  "ắt",   "âm",   "ấp",  "ầu",
      "e",   "ê",    "ế",    "ề",   "ên",  "ệnh", "i",   "ì",    "inh",  "ính",  "iên", "iến",
      "iệc", "iểm",  "o",    "ó",   "ò",   "ong", "ống", "ộng",  "ô",    "ồ",    "ơ",   "ở",
      "ới",  "ợp",   "u",    "ú",   "ụ",   "ung", "ước", "ương", "ường", "ượng", "y",   "ao",
      "áo",  "ạo",   "ai",   "ài",  "ại",  "anh", "ành", "ạnh",  "ưa",   "ửa",   "oa",  "óa",
      "oàn", "uyên", "uyết", "uận", "uất", "ây",  "ấy",  "ơn",   "ốn",   "ết",   "ẩm",  "ữ"};
  std::vector<std::string> syllables;
  for (const std::string_view onset : kOnsets) {
    for (const std::string_view rime : kRimes)
      syllables.push_back(fmt::format("{}{}", onset, rime));
  }
  return syllables;
}

}  // namespace

MadeUpWords::MadeUpWords(std::uint32_t seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> syllables = Syllables();
  double sum = 0;
  for (std::size_t rank = 0; rank < kWords; ++rank) {
    std::string word = Pick(random, syllables);
    if (Uniform(random, 0, 1) == 1) word += " " + Pick(random, syllables);
    words_.push_back(std::move(word));
    sum += 1.0 / static_cast<double>(rank + 10);
    cumulative_.push_back(sum);
  }
}

std::string MadeUpWords::Text(std::mt19937& random, int words, std::size_t first_rank) {
  const double least = first_rank == 0 ? 0.0 : cumulative_[first_rank - 1];
  std::uniform_real_distribution<double> draw(least, cumulative_.back());
  std::string text;
  for (int i = 0; i < words; ++i) {
    const auto at = std::lower_bound(cumulative_.begin(), cumulative_.end(), draw(random));
    if (i > 0) text += ' ';
    text += words_[std::min(static_cast<std::size_t>(at - cumulative_.begin()), kWords - 1)];
  }
  return text;
}

MadeUpLetters::MadeUpLetters(std::uint32_t seed) : random_(seed), words_(seed + 1) {}

void MadeUpLetters::Number(Record& record) {
  // Directives of the Party first, so that there is something all others can cite.
  if (letters_ <= kDirectives / 2) {
    record.reference = {.number = fmt::format("{:02}", letters_),
                        .symbol = "CT/TW",
                        .reference = fmt::format("{:02}-CT/TW", letters_)};
    record.doc_type = "chỉ thị";
    record.issuer = {.name = "Bộ Chính trị", .parent = ""};
    record.date = {1996, 1 + letters_ % 12, 1 + letters_ % 28};
    return;
  }
  const Body& body = Pick(random_, kBodies);
  std::string symbol;
  constexpr int kPlainLetters = 6;  // of ten
  if (Uniform(random_, 1, 10) <= kPlainLetters) {
    record.doc_type = "công văn";
    symbol = fmt::format("{}-{}", body.code, Pick(random_, kUnits));
  } else {
    const auto& [code, type] = Pick(random_, kTypes);
    record.doc_type = type;
    symbol = fmt::format("{}-{}", code, body.code);
  }
  record.issuer = {.name = std::string(body.name), .parent = std::string(body.parent)};
  record.date = {Uniform(random_, 1996, 2025), Uniform(random_, 1, 12), Uniform(random_, 1, 28)};
  const int number = ++registers_[{symbol, record.date.year}];
  record.reference = {.number = fmt::format("{:02}", number),
                      .symbol = symbol,
                      .reference = fmt::format("{:02}/{}", number, symbol)};
}

void MadeUpLetters::Cite(Record& record) {
  const auto add = [&](std::string type, std::string reference, PartialDate date,
                       std::string role) {
    Citation citation;
    citation.type = std::move(type);
    citation.reference = std::move(reference);
    citation.date = date;
    citation.role = std::move(role);
    record.references.push_back(std::move(citation));
  };
  const int directive = Uniform(random_, 1, kDirectives);
  add("Chỉ thị", fmt::format("{:02}-CT/TW", directive), {}, "implements");
  if (Uniform(random_, 0, 1) == 1) {
    add("Thông tư",
        fmt::format("{:02}/{}/TT-BYT", Uniform(random_, 1, 60), Uniform(random_, 2000, 2024)), {},
        "basis");
  }
  for (int i = Uniform(random_, 0, 2); i > 0 && !recent_.empty(); --i) {
    const auto& [reference, date] = Pick(random_, recent_);
    if (date > record.date) continue;
    // One in ten gives no date.
    add("", reference, Uniform(random_, 1, 10) == 1 ? PartialDate{} : date,
        i == 1 ? "basis" : "cited");
  }
}

void MadeUpLetters::Assign(Record& record) {
  for (int i = 0; i < 3; ++i) {
    Task task;
    task.id = fmt::format("{}:{}", letters_, i);
    task.text = words_.Text(random_, 14);
    task.assignees = {std::string(Pick(random_, kBodies).name)};
    if (i == 0 && letters_ % kRareEvery == 0) task.assignees = {std::string(kRareAssignee)};
    if (i == 0 && letters_ % kSeldomEvery == 0) task.assignees = {std::string(kSeldomAssignee)};
    task.deadline = Deadline{
        .text = "trước",
        .date = ToIso({record.date.year, Uniform(random_, 1, 12), Uniform(random_, 1, 28)}),
        .start = {},
        .end = {}};
    record.tasks.push_back(std::move(task));
  }
}

std::string MadeUpLetters::IdOf(int letter) {
  // splitmix64, four times: ids come in no order, as hashes of files do.
  constexpr int kParts = 4;
  std::string id;
  for (int part = 0; part < kParts; ++part) {
    std::uint64_t mixed =
        static_cast<std::uint64_t>(letter * kParts + part) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    id += fmt::format("{:016x}", mixed ^ (mixed >> 31));
  }
  return id;
}

Record MadeUpLetters::Next() {
  ++letters_;
  constexpr std::size_t kContentRank = 40;  // subjects are not made of "of" and "the"
  Record record;
  record.id = IdOf(letters_);
  record.source.sha256 = record.id;
  Number(record);
  record.source.path = fmt::format("scans/{:07}.pdf", letters_);
  record.subject = words_.Text(random_, Uniform(random_, 5, 9), kContentRank);
  record.recipients = {std::string(Pick(random_, kBodies).name)};
  record.signer.name =
      fmt::format("{} {}", Pick(random_, kFamilyNames), Pick(random_, kGivenNames));
  record.text = record.subject + "\n" + words_.Text(random_, kWordsPerLetter);
  Cite(record);
  Assign(record);
  record.confidence["/reference"] = 0.9;
  if (recent_.size() < kRecentLetters) {
    recent_.emplace_back(record.reference.reference, record.date);
  } else {
    recent_[static_cast<std::size_t>(letters_) % kRecentLetters] = {record.reference.reference,
                                                                    record.date};
  }
  return record;
}

}  // namespace vanthu
