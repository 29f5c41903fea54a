// Tested by tests/models/digit_model/digit_network_test.cc.
//
// A strip costs about twelve million multiplications. They are done eight outputs by four columns
// at a time, which is what sixteen SSE registers hold, in vectors that GCC and Clang turn into
// whatever the machine has at the compiler's default settings: no instructions that some machines
// lack, and no order of sums that differs between machines, so that a strip reads the same
// everywhere.
#include "models/digit_model/digit_network.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

namespace vanthu {
namespace {

constexpr std::string_view kMagic = "VTDIGITS";
constexpr std::uint32_t kVersion = 1;
constexpr int kStepsPerColumn = 2;

// Far beyond any net that reads a strip in a millisecond or two; a file that asks for more is
// broken.
constexpr int kMostCharacters = 64;
constexpr int kMostLayers = 16;
constexpr int kMostChannels = 256;
constexpr int kMostKernel = 7;
constexpr int kMostStride = 2;

constexpr int kBlockLanes = 8;
constexpr int kBlockColumns = 4;

using Vector = float __attribute__((vector_size(16)));
constexpr int kVectorLanes = 4;

Vector LoadVector(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

std::size_t Size(int count) { return static_cast<std::size_t>(count); }

int RoundUp(int value, int step) { return (value + step - 1) / step * step; }

// An even kernel height uses its rows up; everything else keeps the size.
int RowPadding(int kernel_rows) { return kernel_rows % 2 == 1 ? kernel_rows / 2 : 0; }

int Convolved(int size, int padding, int kernel, int stride) {
  return (size + 2 * padding - kernel) / stride + 1;
}

}  // namespace

// Takes the file apart; after a value that is missing or not allowed, says so and gives no more.
class DigitNetwork::Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::string_view> Bytes(std::size_t count) {
    if (count > rest_.size()) return std::nullopt;
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::optional<std::uint32_t> Unsigned() {
    const auto bytes = Bytes(4);
    if (!bytes) return std::nullopt;
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i) {
      value = value << 8U | static_cast<unsigned char>((*bytes)[Size(i)]);
    }
    return value;
  }

  // From 1 to `most`.
  std::optional<int> Count(int most) {
    const auto value = Unsigned();
    if (!value || *value < 1 || *value > static_cast<std::uint32_t>(most)) return std::nullopt;
    return static_cast<int>(*value);
  }

  std::optional<float> Finite() {
    const auto bits = Unsigned();
    if (!bits) return std::nullopt;
    const float value = std::bit_cast<float>(*bits);
    if (!std::isfinite(value)) return std::nullopt;
    return value;
  }

  std::optional<Layer> NextLayer() {
    const auto inputs = Count(kMostChannels);
    const auto outputs = Count(kMostChannels);
    const auto kernel_rows = Count(kMostKernel);
    const auto kernel_columns = Count(kMostKernel);
    const auto stride = Count(kMostStride);
    const auto pool_rows = Count(kMostStride);
    const auto pool_columns = Count(kMostStride);
    if (!inputs || !outputs || !kernel_rows || !kernel_columns || !stride || !pool_rows ||
        !pool_columns || *kernel_columns % 2 == 0) {
      return std::nullopt;
    }
    Layer layer{*inputs, *outputs,   *kernel_rows,  *kernel_columns,
                *stride, *pool_rows, *pool_columns, 0,
                {},      {}};
    layer.lanes = RoundUp(layer.outputs, kBlockLanes);
    if (!ReadWeights(layer)) return std::nullopt;
    return layer;
  }

  bool IsAtEnd() const { return rest_.empty(); }

 private:
  bool ReadWeights(Layer& layer) {
    std::vector<float> scales;
    for (int i = 0; i < layer.outputs; ++i) {
      const auto scale = Finite();
      if (!scale) return false;
      scales.push_back(*scale);
    }
    layer.biases.resize(Size(layer.lanes));
    for (int i = 0; i < layer.outputs; ++i) {
      const auto bias = Finite();
      if (!bias) return false;
      layer.biases[Size(i)] = *bias;
    }
    const int taps = layer.kernel_rows * layer.kernel_columns;
    const auto bytes = Bytes(Size(layer.outputs) * Size(layer.inputs) * Size(taps));
    if (!bytes) return false;
    layer.weights.resize(Size(taps) * Size(layer.inputs) * Size(layer.lanes));
    std::size_t at = 0;
    for (int output = 0; output < layer.outputs; ++output) {
      for (int input = 0; input < layer.inputs; ++input) {
        for (int tap = 0; tap < taps; ++tap, ++at) {
          const auto weight = static_cast<signed char>((*bytes)[at]);
          layer.weights[(Size(tap) * Size(layer.inputs) + Size(input)) * Size(layer.lanes) +
                        Size(output)] = scales[Size(output)] * static_cast<float>(weight);
        }
      }
    }
    return true;
  }

  std::string_view rest_;
};

std::expected<DigitNetwork, std::string> DigitNetwork::Parse(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.Bytes(kMagic.size()) != kMagic) {
    return std::unexpected("these are not the weights of a digit model");
  }
  const auto version = reader.Unsigned();
  if (version != kVersion) {
    return std::unexpected("these weights are of another version than " + std::to_string(kVersion));
  }
  const std::string broken = "the weights are cut short or damaged";
  const auto characters = reader.Count(kMostCharacters);
  const auto layers = reader.Count(kMostLayers);
  if (!characters || !layers) return std::unexpected(broken);
  const auto names = reader.Bytes(Size(*characters));
  const auto temperature = reader.Finite();
  if (!names || !temperature || *temperature <= 0) return std::unexpected(broken);
  for (std::size_t i = 0; i < names->size(); ++i) {
    const char c = (*names)[i];
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (!is_plain || names->find(c, i + 1) != std::string_view::npos) {
      return std::unexpected(broken);
    }
  }
  DigitNetwork network;
  network.characters_ = *names;
  network.temperature_ = *temperature;
  // The shapes must fit together, from the smallest image to one row of classes. Wider images only
  // give more columns.
  int channels = 1;
  int rows = kInkRows;
  int columns = kFewestInkColumns;
  for (int i = 0; i < *layers; ++i) {
    auto layer = reader.NextLayer();
    if (!layer || layer->inputs != channels) return std::unexpected(broken);
    const bool is_last = i + 1 == *layers;
    if (is_last && (layer->pool_rows > 1 || layer->pool_columns > 1))
      return std::unexpected(broken);
    const int padding = RowPadding(layer->kernel_rows);
    if (rows + 2 * padding < layer->kernel_rows) return std::unexpected(broken);
    rows = Convolved(rows, padding, layer->kernel_rows, layer->stride) / layer->pool_rows;
    columns = Convolved(columns, layer->kernel_columns / 2, layer->kernel_columns, layer->stride) /
              layer->pool_columns;
    if (rows < 1 || columns < 1) return std::unexpected(broken);
    channels = layer->outputs;
    network.layers_.push_back(std::move(*layer));
  }
  if (rows != 1 || channels != kStepsPerColumn * (*characters + 1) || !reader.IsAtEnd()) {
    return std::unexpected(broken);
  }
  return network;
}

namespace {

// Pixels of a map with paper around them, so that a kernel needs no edges.
std::vector<float> Padded(const std::vector<float>& values, int rows, int columns, int lanes,
                          int row_padding, int column_padding) {
  const std::size_t line = Size(columns) * Size(lanes);
  const std::size_t padded_line = Size(columns + 2 * column_padding) * Size(lanes);
  std::vector<float> padded(Size(rows + 2 * row_padding) * padded_line);
  for (int row = 0; row < rows; ++row) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(Size(row) * line), line,
                padded.begin() + static_cast<std::ptrdiff_t>(Size(row + row_padding) * padded_line +
                                                             Size(column_padding * lanes)));
  }
  return padded;
}

// Where the numbers of one convolution lie, in floats.
struct ConvolutionShape {
  int inputs = 0;
  int kernel_rows = 0;
  int kernel_columns = 0;
  std::size_t row_step = 0;     // from an input pixel to the one below it
  std::size_t pixel_step = 0;   // ... to the one right of it
  std::size_t output_step = 0;  // from a column of the result to the next, in the input
  std::size_t weight_step = 0;  // from an input's weights to the next input's
  std::size_t result_step = 0;  // from a column of the result to the next
};

// kColumns neighbouring pixels of kBlockLanes outputs.
template <int kColumns>
void ConvolveBlock(const ConvolutionShape& shape, const float* from, const float* weights,
                   const float* biases, float* to) {
  constexpr int kVectors = kBlockLanes / kVectorLanes;
  std::array<std::array<Vector, kVectors>, kColumns> sums;
  for (auto& sum : sums) {
    for (int v = 0; v < kVectors; ++v) sum[Size(v)] = LoadVector(biases + v * kVectorLanes);
  }
  for (int kernel_row = 0; kernel_row < shape.kernel_rows; ++kernel_row) {
    for (int kernel_column = 0; kernel_column < shape.kernel_columns; ++kernel_column) {
      const float* pixel =
          from + Size(kernel_row) * shape.row_step + Size(kernel_column) * shape.pixel_step;
      for (int input = 0; input < shape.inputs; ++input, weights += shape.weight_step) {
        std::array<Vector, kVectors> weight;
        for (int v = 0; v < kVectors; ++v) weight[Size(v)] = LoadVector(weights + v * kVectorLanes);
        for (int column = 0; column < kColumns; ++column) {
          const float value = pixel[Size(column) * shape.output_step + Size(input)];
          for (int v = 0; v < kVectors; ++v) {
            sums[Size(column)][Size(v)] += weight[Size(v)] * value;
          }
        }
      }
    }
  }
  for (int column = 0; column < kColumns; ++column) {
    std::memcpy(to + Size(column) * shape.result_step, sums[Size(column)].data(),
                sizeof sums[Size(column)]);
  }
}

}  // namespace

DigitNetwork::Map DigitNetwork::Convolve(const Map& from, const Layer& layer) {
  const int row_padding = RowPadding(layer.kernel_rows);
  const int column_padding = layer.kernel_columns / 2;
  const std::vector<float> padded =
      Padded(from.values, from.rows, from.columns, from.lanes, row_padding, column_padding);
  Map to;
  to.rows = Convolved(from.rows, row_padding, layer.kernel_rows, layer.stride);
  to.columns = Convolved(from.columns, column_padding, layer.kernel_columns, layer.stride);
  to.lanes = layer.lanes;
  to.values.resize(Size(to.rows) * Size(to.columns) * Size(to.lanes));

  ConvolutionShape shape;
  shape.inputs = layer.inputs;
  shape.kernel_rows = layer.kernel_rows;
  shape.kernel_columns = layer.kernel_columns;
  shape.pixel_step = Size(from.lanes);
  shape.row_step = Size(from.columns + 2 * column_padding) * shape.pixel_step;
  shape.output_step = Size(layer.stride) * shape.pixel_step;
  shape.weight_step = Size(layer.lanes);
  shape.result_step = Size(to.lanes);
  for (int row = 0; row < to.rows; ++row) {
    const float* from_row = padded.data() + Size(row * layer.stride) * shape.row_step;
    float* to_row = to.values.data() + Size(row) * Size(to.columns) * shape.result_step;
    for (int lane = 0; lane < layer.lanes; lane += kBlockLanes) {
      const float* weights = layer.weights.data() + lane;
      const float* biases = layer.biases.data() + lane;
      int column = 0;
      for (; column + kBlockColumns <= to.columns; column += kBlockColumns) {
        ConvolveBlock<kBlockColumns>(shape, from_row + Size(column) * shape.output_step, weights,
                                     biases, to_row + Size(column) * shape.result_step + lane);
      }
      for (; column < to.columns; ++column) {
        ConvolveBlock<1>(shape, from_row + Size(column) * shape.output_step, weights, biases,
                         to_row + Size(column) * shape.result_step + lane);
      }
    }
  }
  return to;
}

DigitNetwork::Map DigitNetwork::Pool(const Map& from, int rows, int columns) {
  Map to{from.rows / rows, from.columns / columns, from.lanes, {}};
  to.values.resize(Size(to.rows) * Size(to.columns) * Size(to.lanes));
  float* result = to.values.data();
  for (int row = 0; row < to.rows; ++row) {
    for (int column = 0; column < to.columns; ++column) {
      for (int lane = 0; lane < to.lanes; ++lane) {
        float most = 0;  // rectified values are not negative
        for (int y = 0; y < rows; ++y) {
          const std::size_t line = Size(row * rows + y) * Size(from.columns);
          for (int x = 0; x < columns; ++x) {
            const std::size_t pixel = line + Size(column * columns + x);
            most = std::max(most, from.values[pixel * Size(from.lanes) + Size(lane)]);
          }
        }
        *result++ = most;
      }
    }
  }
  return to;
}

CtcSteps DigitNetwork::Run(const InkImage& image) const {
  Map map{kInkRows, image.columns, 1, image.values};
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    map = Convolve(map, layers_[i]);
    if (i + 1 == layers_.size()) break;
    for (float& value : map.values) value = std::max(value, 0.0F);
    if (layers_[i].pool_rows > 1 || layers_[i].pool_columns > 1) {
      map = Pool(map, layers_[i].pool_rows, layers_[i].pool_columns);
    }
  }
  CtcSteps steps;
  steps.classes = characters_.size() + 1;
  steps.probabilities.reserve(Size(map.columns * kStepsPerColumn) * steps.classes);
  for (int column = 0; column < map.columns; ++column) {
    const float* scores = &map.values[Size(column) * Size(map.lanes)];
    for (int part = 0; part < kStepsPerColumn; ++part, scores += steps.classes) {
      AppendProbabilities(std::span(scores, steps.classes), steps.probabilities);
    }
  }
  return steps;
}

void DigitNetwork::AppendProbabilities(std::span<const float> scores,
                                       std::vector<double>& probabilities) const {
  const double highest = *std::ranges::max_element(scores);
  const std::size_t begin = probabilities.size();
  double sum = 0;
  for (const float score : scores) {
    probabilities.push_back(std::exp((score - highest) / temperature_));
    sum += probabilities.back();
  }
  const std::span<double> step = std::span(probabilities).subspan(begin);
  if (std::isfinite(sum)) {
    for (double& probability : step) probability /= sum;
  } else {  // damaged weights can overflow: then this step says nothing
    std::ranges::fill(step, 0.0);
    step.front() = 1;
  }
}

}  // namespace vanthu
