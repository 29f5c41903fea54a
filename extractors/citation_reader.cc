// Tested by tests/extractors/references_test.cc and tests/golden/references.jsonl.
#include "extractors/citation_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "extractors/body_label.h"
#include "extractors/calendar.h"
#include "extractors/damaged_date.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxWordsToType =
    16;  // "Luật Tổ chức chính quyền địa phương số 77/2015/QH13"
constexpr std::size_t kMaxWordsToDate = 40;  // "Ngày …, Bộ Khoa học và Công nghệ đã ký Công điện"
constexpr std::size_t kMaxSubjectWords = 120;
constexpr std::size_t kMaxSchemeWords = 16;
constexpr double kNamedConfidence = 0.85;
constexpr double kSchemeConfidence = 0.7;

// "số", also with the mark of its vowel lost.
bool IsNumberWord(std::string_view form) {
  return form == "số" || form == "sô" || form == "só" || form == "sồ" || form == "so";
}

class ParagraphReader {
 public:
  ParagraphReader(const Words& words, CitationPlace place, const CodeTable& codes,
                  const Organisations& organisations, const CitationKnowledge& knowledge)
      : words_(words),
        is_subject_(place == CitationPlace::kSubject),
        codes_(codes),
        organisations_(organisations),
        knowledge_(knowledge) {}

  std::vector<Citing> Read() {
    for (std::size_t i = 0; i < words_.size();) {
      const auto type = knowledge_.TypeAt(words_, i);
      if (!type) {
        ++i;
        continue;
      }
      types_.push_back({.begin = i, .end = type->end, .index = type->index});
      i = type->end;
    }
    ReadCoded();
    ReadNamed();
    std::ranges::sort(citings_, {}, &Citing::begin);
    ShareTails();
    GiveRoles();
    return std::move(citings_);
  }

 private:
  struct TypeMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t index = 0;
    bool used = false;
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
      ReadTail(words_.IndexAt(code.span.end), citing);
      if (citing.value.date.year == 0 || citing.value.issuer.empty()) ReadWhatStandsBefore(citing);
      citings_.push_back(std::move(citing));
    }
  }

  // The type of a coded document: the word before the number, the type of the list it goes on, or
  // what its code says.
  void NameType(const ReferenceCode& code, std::size_t next_type, Citing& citing) {
    std::size_t before = citing.code_begin;
    while (before > 0 && (IsNumberWord(words_.Form(before - 1)) || words_.IsMark(before - 1, ":") ||
                          words_.Form(before - 1) == "so" || words_.IsMark(before - 1, "."))) {
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
        IsConnector(citings_.back().core_end, citing.code_begin)) {
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

  // Date, issuer and subject behind the number, in the order letters have them or with the date
  // last.
  void ReadTail(std::size_t i, Citing& citing) {
    citing.core_end = i;
    i = ReadDate(i, citing);
    if (words_.Form(i) == "của" || words_.Form(i) == "do") {
      const std::size_t end = organisations_.EndOfIssuer(words_, i + 1);
      if (end > i + 1) {
        citing.value.issuer = IssuerName(i + 1, end);
        i = end;
        citing.core_end = i;
      }
    }
    i = ReadDate(i, citing);
    citing.end = citing.core_end;
    citing.subject_begin = citing.core_end;
    ReadSubject(i, citing);
  }

  std::size_t ReadDate(std::size_t i, Citing& citing) {
    if (citing.value.date.year != 0) return i;
    std::size_t at = i;
    const bool bracket = words_.IsMark(at, "(");
    if (bracket || words_.IsMark(at, ",")) ++at;
    if (words_.Form(at) == "ký") ++at;
    if (words_.Form(at) == "đề") ++at;  // "đề ngày"
    auto date = DateAt(words_, at);
    if (!date || date->date.year == 0) date = DamagedDateAt(words_, at);
    if (!date) return i;
    // After a comma or without "ngày" only a whole date belongs to the number.
    if (words_.Form(at) != "ngày" && words_.Form(at) != "tháng" && words_.Form(at) != "năm" &&
        date->date.day == 0)
      return i;
    if (words_.IsMark(i, ",") && words_.Form(at) == "năm") return i;
    citing.value.date = date->date;
    std::size_t end = date->end;
    if (bracket) {
      if (!words_.IsMark(end, ")")) {
        citing.value.date = {};
        return i;
      }
      ++end;
    }
    citing.core_end = end;
    return end;
  }

  std::string IssuerName(std::size_t begin, std::size_t end) const {
    std::string name(words_.Covering(begin, end).Of(words_.text()));
    // "Bộ Chính trị (khóa XII)" is recorded without its brackets.
    std::erase_if(name, [](char c) { return c == '(' || c == ')'; });
    return name;
  }

  void ReadSubject(std::size_t i, Citing& citing) {
    std::size_t begin = i;
    if (words_.IsMark(begin, ",") && words_.Form(begin + 1) == "về") ++begin;
    if (words_.Form(begin) == "về") {
      ++begin;
      if (words_.Form(begin) == "việc") ++begin;
    } else if (words_.Form(begin) == "v" && words_.IsMark(begin + 1, "/") &&
               words_.Form(begin + 2) == "v") {
      begin += 3;
    } else if (words_.IsMark(begin, "“") || words_.IsMark(begin, "\"")) {
      ++begin;
    } else if (!BeginsSubject(begin)) {
      return;
    }
    const std::size_t end =
        EndOfSubject(begin, words_.IsMark(begin - 1, "“") || words_.IsMark(begin - 1, "\""));
    if (end <= begin) return;
    citing.value.subject = words_.Covering(begin, end).Of(words_.text());
    citing.subject_begin = begin;
    citing.end = end;
  }

  // Titles that do without "về": "quy định chi tiết …", "sửa đổi, bổ sung …", "ban hành …".
  bool BeginsSubject(std::size_t i) const {
    constexpr std::array<std::string_view, 16> kVerbs = {
        "quy",  "qui",   "ban",  "phê",   "hướng", "sửa", "công", "bãi",
        "phân", "thành", "điều", "triển", "tăng",  "đẩy", "tổ",   "giao"};
    constexpr std::array<std::string_view, 16> kSecond = {
        "định", "định", "hành",  "duyệt", "dẫn",   "đổi",  "bố",   "bỏ",
        "cấp",  "lập",  "chỉnh", "khai",  "cường", "mạnh", "chức", "nhiệm"};
    for (std::size_t k = 0; k < kVerbs.size(); ++k) {
      if (words_.Form(i) == kVerbs[k] && words_.Form(i + 1) == kSecond[k]) return true;
    }
    return false;
  }

  std::size_t EndOfSubject(std::size_t begin, bool quoted) const {
    int brackets = 0;
    int quotes = 0;
    for (std::size_t i = begin; i < words_.size(); ++i) {
      if (i - begin > kMaxSubjectWords) return i;
      if (words_[i].kind != WordKind::kMark) {
        if (!quoted && quotes == 0 && i > begin && words_.Form(i) == "gắn" &&
            words_.Form(i + 1) == "với")
          return i;
        if (!quoted && quotes == 0 && i > begin && words_.Form(i) == "bằng" &&
            words_.Form(i + 1) == "những")
          return i;
        continue;
      }
      const std::string_view mark = words_.Form(i);
      if (mark == "“") ++quotes;
      if (mark == "”") {
        if (quoted && quotes == 0) return i;
        quotes = std::max(0, quotes - 1);
      }
      if (mark == "\"") {
        if (quoted) return i;
        quotes = quotes > 0 ? quotes - 1 : 1;
      }
      if (quotes > 0) continue;
      if (mark == "(") {
        if (!words_.IsNumber(i + 1) && words_.Form(i + 1) != "khóa" && words_.Form(i + 1) != "lần")
          return i;
        ++brackets;
      }
      if (mark == ")") {
        if (brackets == 0) return i;
        --brackets;
      }
      if (brackets > 0) continue;
      if (mark == ";") return i;
      if (mark == "." &&
          (i + 1 == words_.size() || (words_[i + 1].space_before && words_[i + 1].capital)))
        return i;
      // ", Sở Y tế đề nghị", ", để …": the sentence of the letter goes on.
      if (mark == "," && (words_.Form(i + 1) == "để" || words_.Form(i + 1) == "theo" ||
                          (i + 1 < words_.size() && words_[i + 1].capital &&
                           organisations_.HeadAt(words_, i + 1)))) {
        return i;
      }
    }
    std::size_t end = words_.size();
    while (end > begin && words_[end - 1].kind == WordKind::kMark && !words_.IsMark(end - 1, "”") &&
           !words_.IsMark(end - 1, ")")) {
      --end;
    }
    return end;
  }

  // "Ngày 11/01/2012, Bộ … đã ký Công điện số …" and "… của Thủ tướng Chính phủ tại Công văn số …".
  void ReadWhatStandsBefore(Citing& citing) {
    if (!citing.own_type || citing.begin == 0) return;
    std::size_t before = citing.begin;
    while (before > 0 && (words_.Form(before - 1) == "các" || words_.Form(before - 1) == "nội" ||
                          words_.Form(before - 1) == "dung")) {
      --before;
    }
    if (before == 0) return;
    if (words_.Form(before - 1) == "tại" && citing.value.issuer.empty()) {
      const std::size_t limit = before > kMaxWordsToType ? before - kMaxWordsToType : 0;
      for (std::size_t i = before - 1; i-- > limit;) {
        if (words_.Form(i) != "của") continue;
        if (organisations_.EndOfIssuer(words_, i + 1) == before - 1)
          citing.value.issuer = IssuerName(i + 1, before - 1);
        return;
      }
      return;
    }
    std::size_t verb = 0;
    if (words_.Form(before - 1) == "hành" && before > 1 && words_.Form(before - 2) == "ban") {
      verb = before - 2;
    } else if (words_.Form(before - 1) == "ký" || words_.Form(before - 1) == "có") {
      verb = before - 1;
    } else {
      return;
    }
    if (words_.Form(verb) == "ban" && verb > 0 && words_.Form(verb - 1) == "ký") --verb;
    if (verb > 0 && words_.Form(verb - 1) == "đã") --verb;
    const std::size_t limit = verb > kMaxWordsToDate ? verb - kMaxWordsToDate : 0;
    for (std::size_t i = verb; i-- > limit;) {
      if (words_.IsMark(i, ";") ||
          (words_.IsMark(i, ".") && i + 1 < words_.size() && words_[i + 1].capital))
        return;
      if (words_.Form(i) != "ngày") continue;
      const auto date = DateAt(words_, i);
      if (!date || date->date.day == 0 || date->date.year == 0) return;
      if (citing.value.date.year == 0) citing.value.date = date->date;
      std::size_t issuer = date->end;
      if (words_.IsMark(issuer, ",")) ++issuer;
      const std::size_t end = organisations_.EndOfIssuer(words_, issuer);
      if (citing.value.issuer.empty() && end > issuer && end <= verb)
        citing.value.issuer = IssuerName(issuer, end);
      return;
    }
  }

  void ReadNamed() {
    for (const TypeMention& type : types_) {
      if (type.used || !words_[type.begin].capital) continue;
      if (InsideCore(type.begin)) continue;
      switch (knowledge_.TypeOf(type.index).named) {
        case CitationKnowledge::Named::kLaw:
          ReadLaw(type);
          break;
        case CitationKnowledge::Named::kCongress:
          ReadResolution(type);
          break;
        case CitationKnowledge::Named::kScheme:
          ReadScheme(type);
          break;
        case CitationKnowledge::Named::kNo:
          break;
      }
    }
  }

  // Inside the code and tail of another citation, or of an amending law's name.
  bool InsideCore(std::size_t i) const {
    return std::ranges::any_of(citings_,
                               [&](const Citing& c) { return c.begin < i && i < c.core_end; });
  }

  Citing MakeNamed(const TypeMention& type, std::size_t end, std::string_view rule) const {
    Citing citing;
    citing.begin = citing.code_begin = type.begin;
    citing.core_end = citing.end = citing.subject_begin = end;
    citing.value.type = knowledge_.TypeOf(type.index).name;
    citing.value.name = words_.Covering(type.begin, end).Of(words_.text());
    citing.own_type = true;
    citing.named = true;
    citing.rule = rule;
    citing.confidence = kNamedConfidence;
    return citing;
  }

  std::size_t EndOfLaw(std::size_t i) const {
    const std::size_t known = knowledge_.EndOfLawName(words_, i);
    if (known != i) return known;
    if (i >= words_.size() || !words_[i].capital) return i;
    return organisations_.EndOfIssuer(words_, i);
  }

  void ReadLaw(const TypeMention& type) {
    std::size_t end = type.end;
    const bool constitution = words_.Form(type.begin) == "hiến";
    if (words_.Form(end) == "sửa" && words_.Form(end + 1) == "đổi") {
      // "Luật sửa đổi, bổ sung một số điều của Luật … và Luật …"
      std::size_t of = end;
      while (of < words_.size() && of < end + kMaxWordsToType && words_.Form(of) != "của") ++of;
      if (words_.Form(of) != "của") return;
      std::size_t inner = of + 1;
      if (words_.Form(inner) == "các") ++inner;
      const auto inner_type = knowledge_.TypeAt(words_, inner);
      if (!inner_type) return;
      end = EndOfLaw(inner_type->end);
      if (end == inner_type->end) return;
      while (words_.Form(end) == "và" || words_.IsMark(end, ",")) {
        const auto another = knowledge_.TypeAt(words_, end + 1);
        if (!another || knowledge_.TypeOf(another->index).named != CitationKnowledge::Named::kLaw)
          break;
        const std::size_t another_end = EndOfLaw(another->end);
        if (another_end == another->end) break;
        end = another_end;
      }
    } else if (!constitution) {
      end = EndOfLaw(type.end);
      if (end == type.end) return;
    }
    std::size_t name_end = end;
    PartialDate date;
    if (words_.Form(end) == "năm" || (words_.IsMark(end, "(") && words_.Form(end + 1) == "năm")) {
      const std::size_t year = words_.IsMark(end, "(") ? end + 1 : end;
      if (const auto match = DateAt(words_, year)) {
        date = match->date;
        if (year == end) name_end = match->end;
      }
    } else if (constitution && words_.Form(end) != "nước") {
      return;
    }
    Citing citing = MakeNamed(type, name_end, "named_law");
    citing.value.date = date;
    if (date.year == 0) ReadDate(name_end, citing);
    citing.end = citing.subject_begin = citing.core_end;
    citings_.push_back(std::move(citing));
  }

  static bool IsOrdinal(std::string_view printed) {
    return !printed.empty() && std::ranges::all_of(printed, [](char c) {
      return c == 'I' || c == 'V' || c == 'X' || c == 'L' || (c >= '0' && c <= '9');
    });
  }

  // "Nghị quyết Trung ương 4 (khóa XI, khóa XII)", "Nghị quyết Đại hội XIII của Đảng".
  void ReadResolution(const TypeMention& type) {
    const std::string_view first = words_.Form(type.end);
    const std::string_view second = words_.Form(type.end + 1);
    const bool congress = first == "đại" && second == "hội";
    const bool plenum = (first == "trung" && second == "ương") ||
                        (first == "hội" && second == "nghị") || first == "tw" ||
                        (first == "lần" && second == "thứ");
    if (!congress && !plenum) return;
    std::size_t end = type.end;
    std::size_t bracket = 0;
    bool has_ordinal = false;
    std::size_t ordinal_end = 0;
    for (std::size_t i = type.end; i < words_.size() && i < type.end + 2 * kMaxWordsToType; ++i) {
      if (words_[i].kind == WordKind::kMark) {
        if (words_.IsMark(i, "(") &&
            (words_.Form(i + 1) == "khóa" || IsOrdinal(words_.Printed(i + 1))))
          bracket = i;
        break;
      }
      if (IsOrdinal(words_.Printed(i))) {
        has_ordinal = true;
        end = ordinal_end = i + 1;
        continue;
      }
      // After its ordinal a name goes on only with the body or the term.
      if (has_ordinal && i == ordinal_end) {
        const std::string_view form = words_.Form(i);
        if (form != "của" && form != "khóa" && form != "ban" && form != "đảng" && form != "bch" &&
            form != "nhiệm")
          break;
        if (form == "của" && words_.Form(i + 1) != "đảng" && words_.Form(i + 1) != "ban") break;
        if (form == "nhiệm") break;
      }
      if (words_.Form(i) == "về" || words_.Form(i) == "vào" || words_.Form(i) == "đã" ||
          words_.Form(i) == "gắn" || words_.Form(i) == "và" || words_.Form(i) == "các" ||
          words_.Form(i) == "trong" || words_.Form(i) == "đến") {
        break;
      }
      if (has_ordinal && words_.Form(i) == "đảng") end = i + 1;
    }
    if (bracket != 0) {
      ReadTerms(type, bracket, has_ordinal);
      return;
    }
    if (!has_ordinal) return;
    Citing citing = MakeNamed(type, end, "named_resolution");
    if (congress) citing.value.issuer = words_.Covering(type.end, end).Of(words_.text());
    citings_.push_back(std::move(citing));
  }

  // One document for each term in the bracket.
  void ReadTerms(const TypeMention& type, std::size_t bracket, bool has_ordinal) {
    if (!has_ordinal) return;
    const std::string base(words_.Covering(type.begin, bracket).Of(words_.text()));
    bool found = false;
    for (std::size_t i = bracket + 1; i < words_.size() && !words_.IsMark(i, ")"); ++i) {
      if (!IsOrdinal(words_.Printed(i))) {
        if (words_.Form(i) != "khóa" && words_.Form(i) != "và" && !words_.IsMark(i, ",")) return;
        continue;
      }
      // The first stands for the whole, so that no two documents share their evidence.
      Citing citing = MakeNamed(type, i + 1, "named_resolution");
      if (found) citing.begin = citing.code_begin = i;
      found = true;
      citing.value.name = base + " khóa " + std::string(words_.Printed(i));
      citings_.push_back(std::move(citing));
    }
  }

  // "Đề án 1816", "Đề án “…”", and in the subject any scheme by its words.
  void ReadScheme(const TypeMention& type) {
    const std::size_t i = type.end;
    std::size_t end = i;
    if (words_.IsNumber(i)) {
      if (words_.Printed(i).size() < 2 || words_.IsMark(i + 1, "/")) return;
      end = i + 1;
    } else if (words_.IsMark(i, "“") || words_.IsMark(i, "\"")) {
      end = i + 1;
      while (end < words_.size() && !words_.IsMark(end, "”") && !words_.IsMark(end, "\"")) ++end;
      if (end == words_.size()) return;
      ++end;
    } else if (is_subject_) {
      while (end < words_.size() && words_[end].kind != WordKind::kMark) ++end;
      const bool whole = end == words_.size() || words_.IsMark(end, "(") || words_.IsMark(end, ".");
      if (!whole || end - i < 3 || end - i > kMaxSchemeWords) return;
    } else {
      return;
    }
    Citing citing = MakeNamed(type, end, "named_scheme");
    citing.confidence = kSchemeConfidence;
    citings_.push_back(std::move(citing));
  }

  bool SentenceEnds(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (words_.IsMark(i, ";") || words_.IsMark(i, ".") || words_.IsMark(i, ":")) return true;
    }
    return false;
  }

  // Only a comma, semicolon or "và", and what leads to a number, between two words.
  bool IsConnector(std::size_t begin, std::size_t end) const {
    if (begin > end || end - begin > 4) return false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!words_.IsMark(i, ",") && !words_.IsMark(i, ";") && words_.Form(i) != "và" &&
          !IsNumberWord(words_.Form(i)) && words_.Form(i) != "các") {
        return false;
      }
    }
    return true;
  }

  // "và được sửa đổi, bổ sung tại", "được thay thế bởi": two documents of one tail.
  bool IsAmendedBy(std::size_t begin, std::size_t end) const {
    if (begin >= end || end - begin > 12) return false;
    bool amended = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (words_.IsMark(i, ";") || words_.IsMark(i, ".")) return false;
      const std::string_view form = words_.Form(i);
      amended = amended || (form == "sửa" && words_.Form(i + 1) == "đổi") ||
                (form == "thay" && words_.Form(i + 1) == "thế");
    }
    const std::string_view last = words_.Form(end - 1);
    return amended && (last == "tại" || last == "bởi" || last == "theo" || last == "bằng");
  }

  static std::string_view BodyOf(std::string_view reference) {
    // "15/2020/TT-BGDĐT" -> "BGDĐT", "34-CT/TW" -> "TW"
    const std::size_t at = reference.find_last_of("-/");
    return at == std::string_view::npos ? std::string_view() : reference.substr(at + 1);
  }

  void ShareTails() {
    for (std::size_t k = citings_.size(); k-- > 1;) {
      Citing& from = citings_[k];
      Citing& to = citings_[k - 1];
      if (to.named || from.named) continue;
      const std::size_t gap_end = from.begin;
      if (to.core_end > gap_end || to.end > gap_end) continue;
      const bool list = IsConnector(to.core_end, gap_end);
      const bool amended = IsAmendedBy(to.core_end, gap_end);
      if (!list && !amended) continue;
      const bool bare = !from.own_type;
      if (to.value.issuer.empty() &&
          (bare || BodyOf(to.value.reference) == BodyOf(from.value.reference))) {
        to.value.issuer = from.value.issuer;
      }
      if (to.value.date.year == 0 && bare && list) to.value.date = from.value.date;
      if (to.value.subject.empty() && list) to.value.subject = from.value.subject;
    }
  }

  void GiveRoles() {
    const auto label = BodyLabelAt(words_.text());
    const std::size_t first = label ? words_.IndexAt(label->size) : 0;
    std::string_view lead = is_subject_ ? std::string_view() : knowledge_.RoleOfLead(words_, first);
    // "1. Thực hiện Nghị quyết …" is a task, not the basis of the letter.
    if (label && words_.Form(first) != "căn") lead = {};
    const Citing* outer = nullptr;
    for (Citing& citing : citings_) {
      const bool nested =
          outer != nullptr && citing.begin >= outer->subject_begin && citing.begin < outer->end;
      citing.value.role = nested ? "cited" : std::string(lead);
      if (const std::string_view near = RoleNear(citing);
          !near.empty() &&
          (citing.value.role.empty() || near == "answers" || (!nested && near != "implements"))) {
        citing.value.role = near;
      }
      if (citing.value.role.empty()) citing.value.role = "cited";
      if (Expires(citing.core_end)) citing.value.role = "repeals";
      if (!nested) outer = &citing;
    }
  }

  // "… số 12/QĐ-UBND hết hiệu lực": what is said behind the number.
  bool Expires(std::size_t i) const {
    return words_.Form(i) == "hết" && words_.Form(i + 1) == "hiệu" && words_.Form(i + 2) == "lực";
  }

  std::string_view RoleNear(const Citing& citing) const {
    std::size_t end = citing.begin;
    constexpr std::array<std::string_view, 10> kBetween = {"các",    "nội", "dung", "tinh", "thần",
                                                           "nghiêm", "túc", "tốt",  "hiệu", "quả"};
    while (end > 0 && std::ranges::find(kBetween, words_.Form(end - 1)) != kBetween.end()) --end;
    constexpr std::size_t kMaxCueWords = 12;
    const std::size_t limit = end > kMaxCueWords ? end - kMaxCueWords : 0;
    // The longest cue that ends here.
    for (std::size_t i = limit; i < end; ++i) {
      const auto role = knowledge_.RoleBefore(words_, i);
      if (role && role->end == end) return role->role;
    }
    return {};
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
  bool is_subject_;
  const CodeTable& codes_;
  const Organisations& organisations_;
  const CitationKnowledge& knowledge_;
  std::vector<TypeMention> types_;
  std::vector<Citing> citings_;
};

}  // namespace

std::vector<Citing> ReadCitations(const Words& words, CitationPlace place, const CodeTable& codes,
                                  const Organisations& organisations,
                                  const CitationKnowledge& knowledge) {
  return ParagraphReader(words, place, codes, organisations, knowledge).Read();
}

}  // namespace vanthu
