// DigitNetwork: the convolutional net of the digit model, read from its file of weights.
//
// The file (written by training/network.py; all numbers little-endian):
//   "VTDIGITS", u32 version, u32 count of characters, u32 count of layers, the characters,
//   f32 temperature, and for each layer
//     u32 inputs, outputs, kernel rows, kernel columns, stride, pool rows, pool columns,
//     f32 scale of each output, f32 bias of each output, i8 weights [output][input][row][column].
// Each layer is a convolution, a rectifier (but for the last layer) and a pool of maxima. A kernel
// of odd height or width is padded to keep the size; one of even height uses up its rows. The last
// layer gives two steps of CTC a column, each of the blank and the characters.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/digit_model/ctc_search.h"
#include "models/digit_model/ink_image.h"

namespace vanthu {

class DigitNetwork {
 public:
  // The error says what is wrong with the bytes. Any bytes may be given.
  [[nodiscard]] static std::expected<DigitNetwork, std::string> Parse(std::string_view bytes);

  [[nodiscard]] CtcSteps Run(const InkImage& image) const;
  // What the classes after the blank mean.
  [[nodiscard]] std::string_view characters() const { return characters_; }

 private:
  struct Layer {
    int inputs = 0;
    int outputs = 0;
    int kernel_rows = 0;
    int kernel_columns = 0;
    int stride = 0;
    int pool_rows = 0;
    int pool_columns = 0;
    int lanes = 0;               // outputs rounded up to whole blocks; those beyond are zero
    std::vector<float> weights;  // [kernel row][kernel column][input][lane]
    std::vector<float> biases;   // [lane]
  };
  // Values of a picture: [row][column][channel]; a pixel's channels lie `lanes` apart.
  struct Map {
    int rows = 0;
    int columns = 0;
    int lanes = 0;
    std::vector<float> values;
  };
  class Reader;

  static Map Convolve(const Map& from, const Layer& layer);
  static Map Pool(const Map& from, int rows, int columns);
  // The softmax of one step's scores, at the temperature that makes it honest.
  void AppendProbabilities(std::span<const float> scores, std::vector<double>& probabilities) const;

  std::string characters_;
  float temperature_ = 1;
  std::vector<Layer> layers_;
};

}  // namespace vanthu
