// Tested by tests/extractors/references_test.cc and tests/golden/references.jsonl.
#include "extractors/citation_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/citation_list.h"
#include "extractors/citation_tail.h"
#include "extractors/named_documents.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxWordsToType =
    16;  // "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"

class ParagraphReader {
 public:
  ParagraphReader(const Words& words, CitationPlace place, const CodeTable& codes,
                  const Organisations& organisations, const CitationKnowledge& knowledge)
      : words_(words),
        place_(place),
        codes_(codes),
        knowledge_(knowledge),
        tail_(words, organisations),
        named_(words, place, organisations, knowledge) {}

  std::vector<Citing> Read() {
    for (std::size_t i = 0; i < words_.size();) {
      const auto type = knowledge_.TypeAt(words_, i);
      if (!type) {
        ++i;
        continue;
      }
      types_.push_back({{.begin = i, .end = type->end, .index = type->index}});
      i = type->end;
    }
    ReadCoded();
    ReadNamed();
    std::ranges::sort(citings_, {}, &Citing::begin);
    ShareTails(words_, citings_);
    ShareIssuers(citings_);
    GiveRoles(words_, place_, knowledge_, citings_);
    return std::move(citings_);
  }

 private:
  struct TypeMention : CitedType {
    bool used = false;  // by a coded document
  };

  void ReadCoded() {
    std::size_t next_type = 0;
    for (const ReferenceCode& code : FindReferenceCodes(words_.text(), codes_)) {
      Citing citing;
      citing.code_begin = words_.IndexAt(code.span.begin);
      citing.begin = citing.code_begin;
      citing.value.reference = code.value.reference;
      citing.rule = code.rule;
      citing.confidence = code.confidence;
      while (next_type < types_.size() && types_[next_type].begin < citing.code_begin) ++next_type;
      NameType(code, next_type, citing);
      if (!citing.own_type) ReadHeadOfList(next_type, citing);
      tail_.Read(words_.IndexAt(code.span.end), citing);
      if (citing.value.date.year == 0 || citing.value.issuer.empty()) tail_.ReadBefore(citing);
      citings_.push_back(std::move(citing));
    }
  }

  // The type of a coded document: the word before the number, the type of the list it goes on, or
  // what its code says.
  void NameType(const ReferenceCode& code, std::size_t next_type, Citing& citing) {
    std::size_t before = citing.code_begin;
    while (before > 0 && (IsNumberWord(words_.Form(before - 1)) || words_.IsMark(before - 1, ":") ||
                          words_.IsMark(before - 1, "."))) {
      --before;
    }
    if (next_type > 0) {
      TypeMention& last = types_[next_type - 1];
      const CitationKnowledge::Type& type = knowledge_.TypeOf(last.index);
      const bool adjacent = last.end == before;
      const bool law = type.named == CitationKnowledge::Named::kLaw &&
                       before - last.end <= kMaxWordsToType && words_[last.begin].capital &&
                       !SentenceEnds(last.end, before) &&
                       (citings_.empty() || citings_.back().end <= last.begin);
      if (adjacent || law) {
        citing.begin = last.begin;
        citing.value.type = type.name;
        citing.own_type = true;
        last.used = true;
        if (law && !adjacent) {
          citing.value.name =
              type.name + " " + std::string(words_.Covering(last.end, before).Of(words_.text()));
        }
        return;
      }
    }
    if (!citings_.empty() && (citings_.back().own_type || code.type.empty()) &&
        GoesOnWithList(words_, citings_.back().core_end, citing.code_begin)) {
      citing.value.type = citings_.back().value.type;
      return;
    }
    if (!code.type.empty()) {
      citing.value.type = Capitalized(code.type);
    } else if (code.value.symbol.find("/QH") != std::string::npos) {
      citing.value.type = "Luật";
    } else {
      citing.value.type = "Công văn";
    }
  }

  // "các Nghị định của Chính phủ: số 29/… về …; số 161/… về …": type and issuer stand before the
  // first number and serve all of them.
  void ReadHeadOfList(std::size_t next_type, Citing& citing) {
    if (next_type == 0) return;
    std::size_t before = citing.code_begin;
    while (before > 0 && IsNumberWord(words_.Form(before - 1))) --before;
    TypeMention& last = types_[next_type - 1];
    if (std::string issuer = tail_.IssuerOfList(last.end, before); !issuer.empty()) {
      last.used = true;
      head_ = {.type = knowledge_.TypeOf(last.index).name, .issuer = std::move(issuer)};
    } else if (before == citing.code_begin || before == 0 || !words_.IsMark(before - 1, ";")) {
      head_ = {};
    }
    if (head_.issuer.empty()) return;
    citing.value.type = head_.type;
    citing.value.issuer = head_.issuer;
  }

  void ReadNamed() {
    for (const TypeMention& type : types_) {
      if (type.used || !words_[type.begin].capital) continue;
      if (InsideCore(type.begin)) continue;
      for (Citing& citing : named_.Read(type)) citings_.push_back(std::move(citing));
    }
  }

  // Inside the code and tail of another citation, or of an amending law's name.
  bool InsideCore(std::size_t i) const {
    return std::ranges::any_of(citings_,
                               [&](const Citing& c) { return c.begin < i && i < c.core_end; });
  }

  bool SentenceEnds(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (words_.IsMark(i, ";") || words_.IsMark(i, ".") || words_.IsMark(i, ":")) return true;
    }
    return false;
  }

  static std::string Capitalized(std::string_view type) {
    // Type names begin with an ASCII letter or đ.
    std::string name(type);
    if (name.starts_with("đ")) return "Đ" + name.substr(std::string_view("đ").size());
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
      name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }

  const Words& words_;
  CitationPlace place_;
  const CodeTable& codes_;
  const CitationKnowledge& knowledge_;
  CitationTail tail_;
  NamedDocuments named_;
  struct HeadOfList {
    std::string type;
    std::string issuer;
  };

  std::vector<TypeMention> types_;
  HeadOfList head_;  // of the list being read
  std::vector<Citing> citings_;
};

}  // namespace

std::vector<Citing> ReadCitations(const Words& words, CitationPlace place, const CodeTable& codes,
                                  const Organisations& organisations,
                                  const CitationKnowledge& knowledge) {
  return ParagraphReader(words, place, codes, organisations, knowledge).Read();
}

}  // namespace vanthu
