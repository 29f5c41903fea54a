// Tested by tests/pipeline/recognize/signature/word_cut_test.cc.
#include "pipeline/recognize/signature/word_cut.h"

namespace vanthu {

std::pair<Word, Word> CutWord(const Word& word, std::size_t at) {
  Word before = word;
  Word after = word;
  before.alternatives.clear();
  after.alternatives.clear();
  const double share = static_cast<double>(at) / static_cast<double>(word.text.size());
  const int x = word.box.left + static_cast<int>(share * word.box.width());
  before.text.resize(at);
  before.box.right = x;
  after.text.erase(0, at);
  after.box.left = x;
  return {std::move(before), std::move(after)};
}

}  // namespace vanthu
