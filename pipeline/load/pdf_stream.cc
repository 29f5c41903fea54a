// Tested by tests/pipeline/load/pdf_image_test.cc.
#include "pipeline/load/pdf_stream.h"

#include <algorithm>
#include <exception>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>

namespace vanthu {
namespace {

// Keeps the first `limit` bytes, then stops whoever writes by an exception: qpdf offers no other
// way, and catches it.
class BoundedSink : public Pipeline {
 public:
  explicit BoundedSink(std::size_t limit) : Pipeline("bounded", nullptr), limit_(limit) {}

  void write(const unsigned char* data, std::size_t size) override {
    const std::size_t room = limit_ - bytes_.size();
    bytes_.append(reinterpret_cast<const char*>(data), std::min(size, room));
    if (size > room) {
      is_over_ = true;
      throw std::runtime_error("stream is over its limit");
    }
  }
  void finish() override {}

  [[nodiscard]] StreamData Take(StreamData::End end) {
    return {std::move(bytes_), is_over_ ? StreamData::End::kOverLimit : end};
  }

 private:
  std::size_t limit_;
  std::string bytes_;
  bool is_over_ = false;
};

StreamData Pipe(QPDFObjectHandle stream, std::size_t limit, qpdf_stream_decode_level_e level) {
  BoundedSink sink(limit);
  auto end = StreamData::End::kDamaged;
  try {
    bool is_filtered = false;
    const bool is_whole = stream.pipeStreamData(&sink, &is_filtered, /*encode_flags=*/0, level,
                                                /*suppress_warnings=*/true, /*will_retry=*/false);
    if (level != qpdf_dl_none && !is_filtered) return {{}, StreamData::End::kDamaged};
    if (is_whole) end = StreamData::End::kWhole;
  } catch (const std::exception&) {
    // What came before is in the sink.
  }
  return sink.Take(end);
}

StreamData Inflate(const std::string& deflated, std::size_t limit) {
  BoundedSink sink(limit);
  auto end = StreamData::End::kDamaged;
  try {
    Pl_Flate flate("inflate", &sink, Pl_Flate::a_inflate);
    flate.write(reinterpret_cast<const unsigned char*>(deflated.data()), deflated.size());
    flate.finish();
    end = StreamData::End::kWhole;
  } catch (const std::exception&) {
    // What came before is in the sink.
  }
  return sink.Take(end);
}

}  // namespace

StreamData ReadDecoded(QPDFObjectHandle stream, std::size_t limit) {
  return Pipe(stream, limit, qpdf_dl_specialized);
}

StreamData ReadEncodedImage(QPDFObjectHandle stream, std::size_t limit) {
  StreamData data = Pipe(stream, limit, qpdf_dl_none);
  for (const std::string& filter : FilterNames(stream)) {
    if (filter != "/FlateDecode") break;
    data = Inflate(data.bytes, limit);
  }
  return data;
}

std::vector<std::string> FilterNames(QPDFObjectHandle stream) {
  const QPDFObjectHandle filter = stream.getDict().getKey("/Filter");
  std::vector<std::string> names;
  QPDFObjectHandle mutable_filter = filter;
  if (mutable_filter.isName()) names.push_back(mutable_filter.getName());
  if (mutable_filter.isArray()) {
    for (int i = 0; i < mutable_filter.getArrayNItems(); ++i) {
      QPDFObjectHandle item = mutable_filter.getArrayItem(i);
      names.push_back(item.isName() ? item.getName() : std::string());
    }
  }
  return names;
}

}  // namespace vanthu
