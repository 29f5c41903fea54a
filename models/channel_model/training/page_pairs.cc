// Tested by tests/models/channel_model/training/page_pairs_test.cc.
#include "models/channel_model/training/page_pairs.h"

#include <algorithm>
#include <limits>
#include <sstream>

#include "models/channel_model/alphabet.h"

namespace vanthu {
namespace {

struct ReadWord {
  std::u32string text;
  int confidence = -1;
};

// Without case and marks: what an engine gets right of a word it gets wrong.
std::u32string Shape(std::u32string_view word) {
  std::u32string shape;
  for (const char32_t c : word) {
    const auto letter = LetterOf(c);
    shape.push_back(letter ? LowerOf(Bare(letter->id)) : c);
  }
  return shape;
}

int Distance(std::u32string_view a, std::u32string_view b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int same = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, same});
    }
  }
  return row[b.size()];
}

// 0 the same, 1 nothing in common.
float Unlikeness(std::u32string_view a, std::u32string_view b) {
  const auto longest = static_cast<float>(std::max(a.size(), b.size()));
  return longest == 0 ? 0 : static_cast<float>(Distance(a, b)) / longest;
}

class Aligner {
 public:
  Aligner(const std::vector<std::u32string>& printed, const std::vector<ReadWord>& read)
      : printed_(printed), read_(read), n_(printed.size()), m_(read.size()) {
    for (const auto& word : printed_) printed_shapes_.push_back(Shape(word));
    for (const ReadWord& word : read_) read_shapes_.push_back(Shape(word.text));
  }

  std::vector<WordPair> Align() {
    cells_.assign((n_ + 1) * (m_ + 1), {});
    At(0, 0) = {.cost = 0};
    for (std::size_t i = 0; i <= n_; ++i) {
      for (std::size_t j = 0; j <= m_; ++j) {
        // Far from the diagonal only whole lines that were left out lead.
        const float cost = At(i, j).cost;
        if (cost == kNever) continue;
        Try(i, j, 1, 0, cost + kLost);
        Try(i, j, 0, 1, cost + kLost);
        if (i < n_ && j < m_) {
          Try(i, j, 1, 1, cost + kPair * Unlikeness(printed_shapes_[i], read_shapes_[j]));
        }
        if (i < n_ && j + 1 < m_) {
          Try(i, j, 1, 2,
              cost + kSpace +
                  kPair * Unlikeness(printed_shapes_[i], read_shapes_[j] + read_shapes_[j + 1]));
        }
        if (i + 1 < n_ && j < m_) {
          Try(i, j, 2, 1,
              cost + kSpace +
                  kPair * Unlikeness(printed_shapes_[i] + printed_shapes_[i + 1], read_shapes_[j]));
        }
      }
    }
    return Path();
  }

 private:
  static constexpr float kNever = std::numeric_limits<float>::infinity();
  static constexpr float kLost = 0.7F;  // a word on one side alone
  static constexpr float kPair = 1.6F;  // of two words with nothing in common
  static constexpr float kSpace = 0.25F;

  struct Cell {
    float cost = kNever;
    std::uint8_t printed = 0;
    std::uint8_t read = 0;
  };

  Cell& At(std::size_t i, std::size_t j) { return cells_[i * (m_ + 1) + j]; }

  void Try(std::size_t i, std::size_t j, std::uint8_t printed, std::uint8_t read, float cost) {
    if (i + printed > n_ || j + read > m_) return;
    Cell& cell = At(i + printed, j + read);
    if (cost < cell.cost) cell = {.cost = cost, .printed = printed, .read = read};
  }

  std::vector<WordPair> Path() {
    std::vector<WordPair> pairs;
    std::size_t i = n_;
    std::size_t j = m_;
    while (i > 0 || j > 0) {
      const Cell& cell = At(i, j);
      i -= cell.printed;
      j -= cell.read;
      WordPair pair;
      for (std::size_t k = 0; k < cell.printed; ++k) {
        if (k > 0) pair.printed += U' ';
        pair.printed += printed_[i + k];
      }
      for (std::size_t k = 0; k < cell.read; ++k) {
        if (k > 0) pair.read += U' ';
        pair.read += read_[j + k].text;
      }
      if (cell.read == 1) pair.confidence = read_[j].confidence;
      pairs.push_back(std::move(pair));
    }
    std::ranges::reverse(pairs);
    return pairs;
  }

  const std::vector<std::u32string>& printed_;
  const std::vector<ReadWord>& read_;
  std::size_t n_;
  std::size_t m_;
  std::vector<std::u32string> printed_shapes_;
  std::vector<std::u32string> read_shapes_;
  std::vector<Cell> cells_;
};

}  // namespace

std::vector<PagePairs> ReadPagePairs(std::istream& in) {
  std::vector<PagePairs> pages;
  std::vector<std::u32string> printed;
  std::vector<ReadWord> read;
  const auto finish = [&] {
    if (!pages.empty()) pages.back().words = Aligner(printed, read).Align();
    printed.clear();
    read.clear();
  };
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string kind;
    std::string text;
    std::string more;
    std::getline(cells, kind, '\t');
    std::getline(cells, text, '\t');
    std::getline(cells, more, '\t');
    if (kind == "page") {
      finish();
      pages.push_back({.profile = text, .language = more, .words = {}});
      continue;
    }
    std::istringstream words(text);
    std::istringstream confidences(more);
    for (std::string word; words >> word;) {
      if (kind == "true") {
        printed.push_back(Utf32(word));
      } else {
        ReadWord seen = {.text = Utf32(word)};
        confidences >> seen.confidence;
        read.push_back(std::move(seen));
      }
    }
  }
  finish();
  return pages;
}

std::u32string WithoutPunctuation(std::u32string_view word) {
  constexpr std::u32string_view kAround = U".,;:!?()[]{}\"“”‘-–—_/\\|*«»…";
  while (!word.empty() && kAround.contains(word.front())) word.remove_prefix(1);
  while (!word.empty() && kAround.contains(word.back())) word.remove_suffix(1);
  return std::u32string(word);
}

}  // namespace vanthu
