// A hand-made walk over tokens rather than qpdf's ParserCallbacks, because those inflate the whole
// stream first, however large, and build an object for every operand.
//
// Tested by tests/pipeline/load/pdf_drawing_test.cc.
#include "pipeline/load/pdf_drawing.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <string_view>

#include "pipeline/load/pdf_stream.h"

namespace vanthu {
namespace {

// A page of dense vector maps has 20 MB; a letter has kilobytes.
constexpr std::size_t kMaxContentBytes = 64U << 20;
constexpr std::size_t kMaxOperands = 64;
constexpr std::size_t kMaxStates = 256;  // ISO 32000-1, annex C, asks for 28
constexpr int kMaxFormDepth = 12;
// Forms may draw each other; a few that do make exponential work.
constexpr int kMaxForms = 2000;
constexpr std::size_t kMaxImages = 2000;
// A fill this dark counts as black ink.
constexpr double kDark = 0.35;

constexpr PdfMatrix kIdentity = {1, 0, 0, 1, 0, 0};

// First `a`, then `b`.
PdfMatrix Concatenate(const PdfMatrix& a, const PdfMatrix& b) {
  return {a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
          a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
          a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}

struct GraphicsState {
  PdfMatrix matrix = kIdentity;
  bool fill_is_black = true;
  int text_mode = 0;
};

class Walker {
 public:
  PageDrawing Walk(QPDFObjectHandle page) {
    QPDFPageObjectHelper helper(page);
    QPDFObjectHandle contents = page.getKey("/Contents");
    std::string content;
    if (contents.isArray()) {
      for (int i = 0; i < contents.getArrayNItems(); ++i) Append(contents.getArrayItem(i), content);
    } else {
      Append(contents, content);
    }
    WalkContent(content, helper.getAttribute("/Resources", /*copy_if_shared=*/false),
                GraphicsState{}, 0);
    return std::move(drawing_);
  }

  PageDrawing WalkForm(QPDFObjectHandle form) {
    std::string content;
    Append(form, content);
    WalkContent(content, form.getDict().getKey("/Resources"), GraphicsState{}, 0);
    return std::move(drawing_);
  }

 private:
  void Append(QPDFObjectHandle stream, std::string& content) {
    if (!stream.isStream()) return;
    StreamData data =
        ReadDecoded(stream, kMaxContentBytes - std::min(kMaxContentBytes, bytes_read_));
    if (data.end == StreamData::End::kOverLimit) has_given_up_ = true;
    if (data.end != StreamData::End::kWhole) drawing_.is_incomplete = true;
    bytes_read_ += data.bytes.size();
    content += data.bytes;
    content += '\n';  // Streams of an array are parted by white space.
  }

  // Something visible lies over all images so far.
  void Painted() {
    for (; painted_over_ < drawing_.images.size(); ++painted_over_) {
      drawing_.images[painted_over_].is_painted_over = true;
    }
  }

  void GiveUp() {
    drawing_.is_incomplete = true;
    has_given_up_ = true;
  }

  void AddImage(std::shared_ptr<QPDFObjectHandle> image, const GraphicsState& state) {
    Painted();
    if (drawing_.images.size() == kMaxImages) return GiveUp();
    drawing_.images.push_back({std::move(image), state.matrix, state.fill_is_black, false});
  }

  void PaintXObject(const std::string& name, QPDFObjectHandle resources, const GraphicsState& state,
                    int depth) {
    QPDFObjectHandle object = resources.getKeyIfDict("/XObject").getKeyIfDict(name);
    if (!object.isStream()) return;
    QPDFObjectHandle dict = object.getDict();
    QPDFObjectHandle subtype = dict.getKey("/Subtype");
    if (subtype.isNameAndEquals("/Image")) {
      AddImage(std::make_shared<QPDFObjectHandle>(object), state);
    } else if (subtype.isNameAndEquals("/Form")) {
      if (depth >= kMaxFormDepth || ++forms_ > kMaxForms) return GiveUp();
      GraphicsState inner = state;
      QPDFObjectHandle matrix = dict.getKey("/Matrix");
      if (matrix.isMatrix()) {
        const auto m = matrix.getArrayAsMatrix();
        inner.matrix = Concatenate({m.a, m.b, m.c, m.d, m.e, m.f}, state.matrix);
      }
      QPDFObjectHandle own = dict.getKey("/Resources");
      std::string content;
      Append(object, content);
      WalkContent(content, own.isDictionary() ? own : resources, inner, depth + 1);
    }
  }

  void WalkContent(const std::string& content, QPDFObjectHandle resources, GraphicsState state,
                   int depth) {
    const auto input = std::make_shared<BufferInputSource>("content", content);
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    std::vector<GraphicsState> stack;
    std::vector<double> numbers;
    std::string name;
    bool has_string = false;  // a string that is not empty, of this operator
    while (!has_given_up_) {
      const auto token = tokenizer.readToken(input, "content", /*allow_bad=*/true);
      switch (token.getType()) {
        case QPDFTokenizer::tt_eof:
          return;
        case QPDFTokenizer::tt_integer:
        case QPDFTokenizer::tt_real:
          if (numbers.size() < kMaxOperands) {
            numbers.push_back(std::strtod(token.getValue().c_str(), nullptr));
          }
          break;
        case QPDFTokenizer::tt_name:
          name = token.getValue();
          break;
        case QPDFTokenizer::tt_string:
          has_string = has_string || !token.getValue().empty();
          break;
        case QPDFTokenizer::tt_word:
          if (token.getValue() == "ID") {
            char space = 0;
            if (input->read(&space, 1) != 1) return;
            tokenizer.expectInlineImage(input);
            if (tokenizer.readToken(input, "content", true).getType() ==
                QPDFTokenizer::tt_inline_image) {
              AddImage(nullptr, state);
            }
          } else {
            Execute(token.getValue(), numbers, name, has_string, state, stack, resources, depth);
          }
          numbers.clear();
          name.clear();
          has_string = false;
          break;
        default:
          break;
      }
    }
  }

  void Execute(std::string_view op, const std::vector<double>& numbers, const std::string& name,
               bool has_string, GraphicsState& state, std::vector<GraphicsState>& stack,
               QPDFObjectHandle resources, int depth) {
    const std::size_t n = numbers.size();
    if (op == "q") {
      if (stack.size() < kMaxStates) stack.push_back(state);
    } else if (op == "Q") {
      if (!stack.empty()) {
        state = stack.back();
        stack.pop_back();
      }
    } else if (op == "cm") {
      if (n >= 6) {
        state.matrix = Concatenate(
            {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]}, state.matrix);
      }
    } else if (op == "Do") {
      PaintXObject(name, resources, state, depth);
    } else if (op == "Tr") {
      if (n >= 1) state.text_mode = static_cast<int>(numbers[0]);
    } else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") {
      if (!has_string) return;
      constexpr int kInvisible = 3;
      constexpr int kClipOnly = 7;
      if (state.text_mode == kInvisible || state.text_mode == kClipOnly) {
        ++drawing_.invisible_texts;
      } else {
        ++drawing_.visible_texts;
        Painted();
      }
    } else if (op == "f" || op == "F" || op == "f*" || op == "B" || op == "B*" || op == "b" ||
               op == "b*" || op == "S" || op == "s" || op == "sh") {
      ++drawing_.paths;
      Painted();
    } else if (op == "g" && n >= 1) {
      state.fill_is_black = numbers[0] <= kDark;
    } else if (op == "rg" && n >= 3) {
      state.fill_is_black = std::max({numbers[0], numbers[1], numbers[2]}) <= kDark;
    } else if (op == "k" && n >= 4) {
      state.fill_is_black = numbers[3] >= 1 - kDark;
    } else if (op == "sc" || op == "scn") {
      // Of unknown color spaces only the gray and RGB ones are worth a guess.
      state.fill_is_black =
          !numbers.empty() && n != 4 && *std::ranges::max_element(numbers) <= kDark;
    }
  }

  PageDrawing drawing_;
  std::size_t bytes_read_ = 0;
  std::size_t painted_over_ = 0;  // the first images of drawing_.images, all marked
  int forms_ = 0;
  bool has_given_up_ = false;
};

}  // namespace

PageDrawing ReadPageDrawing(QPDFObjectHandle page) { return Walker().Walk(page); }

PageDrawing ReadFormDrawing(QPDFObjectHandle form) { return Walker().WalkForm(form); }

}  // namespace vanthu
