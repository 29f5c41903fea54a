// made_up_letters: records of an archive that never was, as many as wanted, the same ones each
// time.
//
//   MadeUpLetters letters(1);
//   for (…) Record record = letters.Next();
//
// Twelve bodies number their letters by type, unit and year, as offices do, over thirty years. The
// language is made up of Vietnamese syllables, a word the rarer the later it stands in the list. A
// letter cites earlier letters, central directives that the archive holds or lacks, and has tasks.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/record.h"

namespace vanthu {

// Names that few letters give a task to: of a million, 200 and 2,000.
inline constexpr std::string_view kRareAssignee = "Đội Thanh niên xung kích";
inline constexpr std::string_view kSeldomAssignee = "Trạm Kiểm lâm";
inline constexpr int kRareEvery = 5000;
inline constexpr int kSeldomEvery = 501;

// Words of one or two syllables. The n-th is about n times rarer than the first.
class MadeUpWords {
 public:
  explicit MadeUpWords(std::uint32_t seed);
  // So many words, with spaces between; `first_rank` leaves out the commonest ones.
  [[nodiscard]] std::string Text(std::mt19937& random, int words, std::size_t first_rank = 0);

 private:
  std::vector<std::string> words_;
  std::vector<double> cumulative_;  // weights
};

class MadeUpLetters {
 public:
  explicit MadeUpLetters(std::uint32_t seed);
  [[nodiscard]] Record Next();
  // The id of the letter that Next gives as the n-th, from 1.
  [[nodiscard]] static std::string IdOf(int letter);
  [[nodiscard]] MadeUpWords& words() { return words_; }

 private:
  void Number(Record& record);
  void Cite(Record& record);
  void Assign(Record& record);

  std::mt19937 random_;
  MadeUpWords words_;
  std::map<std::pair<std::string, int>, int> registers_;  // symbol and year -> last number
  std::vector<std::pair<std::string, PartialDate>> recent_;
  int letters_ = 0;
};

}  // namespace vanthu
