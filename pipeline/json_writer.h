// JsonWriter: JSON written member by member, on one line.
//
//   JsonWriter out;
//   out.Begin('{');
//   out.Member("number", record.number);
//   out.Key("tasks");
//   out.Array(record.tasks, [](JsonWriter& json, const Task& task) { Write(json, task); });
//   out.End('}');
//   std::string json = out.Take();
//
// For records only, of which an archive writes millions: a tree of values in between, as the JSON
// library has it, took half of the time of storing a letter. The bytes are the library's own, and
// it still writes what needs thought: escapes, bytes that are no UTF-8 (they become U+FFFD) and
// numbers. It does not check that brackets match or that keys are unique.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {

class JsonWriter {
 public:
  void Begin(char bracket);  // '{' or '['
  void End(char bracket);
  void Key(std::string_view name);

  void Value(std::string_view text);
  void Value(double number);
  void Value(int number);
  void Value(const std::vector<std::string>& texts);
  void True();
  void False();
  void Null();

  // Calls write(*this, item) for each.
  template <typename List, typename Write>
  void Array(const List& list, Write write) {
    Begin('[');
    for (const auto& item : list) write(*this, item);
    End(']');
  }
  template <typename T>
  void Member(std::string_view name, const T& value) {
    Key(name);
    Value(value);
  }
  // An empty text is null: nothing was found.
  void OrNull(std::string_view name, std::string_view text);

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  void Separate();
  void Literal(std::string_view json);
  void String(std::string_view text);

  std::string out_;
  bool is_first_ = true;  // no comma before what comes next
};

}  // namespace vanthu
