// Tested by tests/extractors/issuer_test.cc.
#include "extractors/issuer.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/capitals.h"
#include "extractors/fold.h"
#include "extractors/gazetteer.h"
#include "extractors/header_words.h"
#include "extractors/issuing_bodies.h"
#include "extractors/letter_part.h"
#include "extractors/name_case.h"
#include "extractors/name_mend.h"
#include "extractors/symbol.h"

namespace vanthu {
namespace {

// How often each rule is right, on the development letters.
constexpr double kHeader = 0.95;
constexpr double kHeaderUnknownBody = 0.8;
constexpr double kHeaderWithoutZone = 0.75;
constexpr double kFromSymbol = 0.6;
constexpr double kFromSymbolLocal = 0.4;
// Lines of a name of a body: "ỦY BAN NHÂN DÂN" ⏎ "THÀNH PHỐ HỒ CHÍ MINH".
constexpr std::size_t kLongestLine = 160;  // bytes

// One body of the header: the printed lines of its name as one.
struct Body {
  std::string text;
  std::vector<Span> spans;
  std::string_view last_line;  // as printed, marks and all
};

// Without what marks of other layers, specks and rules were read as around it.
std::string_view BareText(std::string_view text) {
  static const re2::RE2 pattern("[^\\pL\\pN]*([\\pL\\pN](?:.*[\\pL\\pN)])?)[^\\pL\\pN]*");
  re2::StringPiece bare;
  if (!re2::RE2::FullMatch(text, pattern, &bare)) return {};
  return {bare.data(), bare.size()};
}

// "BỘ NỘI VỤ -" and "- BỘ Y TẾ": the names of bodies that issue together, on several lines.
bool IsJoined(std::string_view above, std::string_view below) {
  static const re2::RE2 open("\\s?[-–—]\\s*$");
  static const re2::RE2 rest("^\\s*[-–—]\\s?\\pL");
  return re2::RE2::PartialMatch(above, open) || re2::RE2::PartialMatch(below, rest);
}

// "ỦY BAN DÂN TỘC- BỘ TÀI CHÍNH" as it should be printed.
std::string WithDashSpaced(std::string text) {
  static const re2::RE2 tight("(\\pL)(?:\\s[-–—]|[-–—]\\s|\\s[-–—]\\s)(\\pL)");
  re2::RE2::GlobalReplace(&text, tight, "\\1 - \\2");
  return text;
}

// What a stamp or seal left in the column: "THĐỀN Nnn]1B". Names of bodies have none of these.
bool IsGarbage(std::string_view text) {
  static const re2::RE2 pattern("[\\[\\]{}<>|=@#$%^\\\\]|\\pL[0-9]|[0-9]\\pL|^(?i:số)\\s*:");
  return re2::RE2::PartialMatch(text, pattern);
}

class IssuerFinder {
 public:
  IssuerFinder(const Letter& letter, const Knowledge& knowledge, const Fields& fields)
      : letter_(letter), knowledge_(knowledge) {
    if (!fields.date.empty()) date_ = fields.date.front().value;
    if (!fields.place.empty()) place_ = &fields.place.front();
    if (!fields.reference.empty()) reference_ = &fields.reference.front();
  }

  std::vector<Found<Issuer>> Find() {
    std::vector<Found<Issuer>> found;
    if (auto one = FromHeader()) found.push_back(std::move(*one));
    if (found.empty()) {
      if (auto one = FromSymbol()) found.push_back(std::move(*one));
    }
    return found;
  }

 private:
  std::vector<Body> BodiesOfHeader(Zone zone) const {
    std::vector<Body> bodies;
    for (const Line* line : LinesOf(zone)) {
      const std::string_view text = BareText(letter_.TextOf(*line));
      if (text.empty() || text.size() > kLongestLine || IsGarbage(text)) continue;
      const std::string folded = Fold(text);
      const auto begin = static_cast<std::size_t>(text.data() - letter_.text.data());
      const Span span = {begin, begin + text.size()};
      if (!bodies.empty() && IsJoined(bodies.back().last_line, letter_.TextOf(*line))) {
        bodies.back().text += " - " + std::string(text);
        bodies.back().spans.push_back(span);
        bodies.back().last_line = letter_.TextOf(*line);
        continue;
      }
      const bool goes_on =
          !bodies.empty() &&
          (knowledge_.header_words().GoesOnWithName(folded) ||
           knowledge_.header_words().IsOpen(Fold(bodies.back().text)) || !BeginsBody(folded)) &&
          !IsCompleteName(folded);
      if (goes_on) {
        bodies.back().text += " " + std::string(text);
        bodies.back().spans.push_back(span);
        bodies.back().last_line = letter_.TextOf(*line);
      } else {
        bodies.push_back(
            {.text = std::string(text), .spans = {span}, .last_line = letter_.TextOf(*line)});
      }
    }
    for (Body& body : bodies) body.text = WithDashSpaced(std::move(body.text));
    return bodies;
  }

  std::vector<const Line*> LinesOf(Zone zone) const {
    if (zone == Zone::kHeaderLeft) {
      // Number and right column may stand between the lines of the left one.
      std::vector<const Line*> lines;
      const std::size_t end = EndOfFirstLetter(letter_);
      for (std::size_t i = 0; i < end; ++i) {
        if (letter_.lines[i].zone == Zone::kHeaderLeft) lines.push_back(&letter_.lines[i]);
      }
      return lines;
    }
    // Without zones: lines in capitals that begin like a body, at the top.
    constexpr std::size_t kTopLines = 8;
    std::vector<const Line*> lines;
    for (const Line& line : letter_.lines) {
      if (lines.size() >= kTopLines || line.zone != Zone::kUnknown) break;
      const std::string_view text = BareText(letter_.TextOf(line));
      if (!IsInCapitals(text)) break;
      if (lines.empty() && !BeginsBody(Fold(text))) break;
      lines.push_back(&line);
    }
    return lines;
  }

  bool BeginsBody(const std::string& folded) const {
    return knowledge_.header_words().BeginsName(folded) ||
           knowledge_.issuing_bodies().AtStart(folded).has_value();
  }

  // "TỈNH ỦY KIÊN GIANG" begins with a class word and is a body all the same.
  bool IsCompleteName(const std::string& folded) const {
    static const re2::RE2 party("^(?:tinh|thanh|huyen|quan|thi)\\s?(?:uy|doan)(?:[^a-z]|$)");
    return re2::RE2::PartialMatch(folded, party);
  }

  std::optional<Found<Issuer>> FromHeader() {
    std::vector<Body> bodies = BodiesOfHeader(Zone::kHeaderLeft);
    double trust = kHeader;
    std::string_view rule = "left_header";
    if (bodies.empty()) {
      bodies = BodiesOfHeader(Zone::kUnknown);
      trust = kHeaderWithoutZone;
      rule = "capitals_at_the_top";
    }
    if (bodies.empty()) return std::nullopt;
    Found<Issuer> found;
    found.rule = rule;
    found.confidence = trust;
    if (IsJoint() && bodies.size() > 1) {
      for (const Body& body : bodies) {
        if (!found.value.name.empty()) found.value.name += " - ";
        found.value.name += Mended(body.text);
        found.spans.insert(found.spans.end(), body.spans.begin(), body.spans.end());
      }
      found.rule = "joint_header";
      return found;
    }
    const Body& own = bodies.back();
    found.value.name = Mended(own.text);
    if (bodies.size() > 1) {
      const Body& parent = bodies[bodies.size() - 2];
      found.value.parent = Mended(parent.text);
      found.spans = parent.spans;
    }
    found.spans.insert(found.spans.end(), own.spans.begin(), own.spans.end());
    if (!BeginsBody(Fold(own.text))) found.confidence = std::min(trust, kHeaderUnknownBody);
    return found;
  }

  // "TTLT", "NQLT", "CTrPH": several bodies issued it together.
  bool IsJoint() const {
    if (reference_ == nullptr) return false;
    static const re2::RE2 pattern(
        "(?:^|/)(?:TTLT|NQLT|KHLT|HDLT|CTLT|CTrLT|CTrPH|CTPH|KHPH|QCPH)-");
    return re2::RE2::PartialMatch(reference_->value.symbol, pattern);
  }

  std::string Mended(const std::string& printed) const {
    return MendedName(NameOf(printed), date_, knowledge_);
  }

  // A printed name in sentence case, its abbreviation spelt out.
  std::string NameOf(const std::string& printed) const {
    const std::string folded = Fold(printed);
    const auto body = knowledge_.issuing_bodies().AtStart(folded);
    // UBND and HĐND are what everybody writes; codes of central bodies do not stand in headers.
    const bool spells_out = body && body->is_code &&
                            (body->body->scope == IssuingBody::Scope::kLocal ||
                             body->body->scope == IssuingBody::Scope::kDepartment);
    if (spells_out) {
      const std::string rest = printed.size() > body->size ? RestOf(printed, body->size) : "";
      return WithUnitClass(body->body->name, knowledge_.name_case().Sentence(rest));
    }
    // "SOY TE": a body that lost a space. Only when the letters are all the same.
    const std::string squeezed = Squeezed(folded);
    if (reference_ != nullptr && !body) {
      for (const std::string& code : PartsOfSymbol(reference_->value, knowledge_.codes()).bodies) {
        const IssuingBody* known = knowledge_.issuing_bodies().OfCode(code);
        if (known != nullptr && Squeezed(Fold(known->name)) == squeezed) return known->name;
      }
    }
    const std::string name = knowledge_.name_case().Sentence(printed);
    if (body && !body->is_code && body->body->scope == IssuingBody::Scope::kLocal &&
        folded.size() > body->size) {
      // "TRUNG TÂM Y TẾ RẠCH GIÁ": the letter itself may say "huyện" or "thành phố" in its text.
      const std::string head = body->body->name;
      // Behind a comma the name itself goes on: "Phòng Kinh tế, Hạ tầng và Đô thị".
      if (name.size() > head.size() && name[head.size()] == ' ' &&
          Fold(name).starts_with(Fold(head))) {
        return WithUnitClass(name.substr(0, head.size()), name.substr(head.size() + 1));
      }
    }
    return name;
  }

  static std::string RestOf(const std::string& printed, std::size_t folded_size) {
    const AlignedText folded = FoldAligned(printed);
    const std::size_t at = folded.alignment.ToSource({0, folded_size}).end;
    const std::size_t begin = printed.find_first_not_of(" -", at);
    return begin == std::string::npos ? "" : printed.substr(begin);
  }

  static std::string Squeezed(const std::string& folded) {
    std::string squeezed;
    std::ranges::copy_if(folded, std::back_inserter(squeezed),
                         [](char c) { return IsWordByte(c); });
    return squeezed;
  }

  // "Trung tâm Y tế" and "Thiệu Hóa": the full name with its class word when the text has it.
  std::string WithUnitClass(const std::string& head, const std::string& place) const {
    if (place.empty()) return head;
    const std::string plain = head + " " + place;
    if (knowledge_.header_words().GoesOnWithName(Fold(place))) return plain;
    static constexpr std::array<std::string_view, 8> kClasses = {
        "huyện", "thành phố", "thị xã", "quận", "tỉnh", "xã", "phường", "thị trấn"};
    const std::string folded_head = Fold(head) + " ";
    const std::string folded_place = " " + Fold(place);
    // The text names the body in full once or often; the letter is folded once, for this rare case.
    const std::string text = Fold(letter_.text);
    for (const std::string_view unit : kClasses) {
      if (text.find(folded_head + Fold(unit) + folded_place) != std::string::npos) {
        return head + " " + std::string(unit) + " " + place;
      }
    }
    return plain;
  }

  std::optional<Found<Issuer>> FromSymbol() const {
    if (reference_ == nullptr) return std::nullopt;
    const SymbolParts parts = PartsOfSymbol(reference_->value, knowledge_.codes());
    const IssuingBody* body = nullptr;
    for (const std::string& code : parts.bodies) {
      body = knowledge_.issuing_bodies().OfCode(code);
      if (body != nullptr) break;
    }
    if (body == nullptr) return std::nullopt;
    Found<Issuer> found;
    found.rule = "code_in_symbol";
    found.inferred = true;
    found.spans = reference_->spans;
    found.confidence = kFromSymbol;
    found.value.name = body->name;
    const Province* province =
        place_ == nullptr ? nullptr : knowledge_.gazetteer().Named(Fold(place_->value), date_);
    switch (body->scope) {
      case IssuingBody::Scope::kCentral:
        return found;
      case IssuingBody::Scope::kDepartment:
        if (province != nullptr) found.value.parent = "UBND " + NameWithKind(*province);
        break;
      case IssuingBody::Scope::kPlace:
        if (province != nullptr) found.value.name = NameAtPlace(*body, *province);
        break;
      case IssuingBody::Scope::kLocal:
        found.confidence = kFromSymbolLocal;
        return found;
    }
    if (province != nullptr) {
      found.spans.insert(found.spans.end(), place_->spans.begin(), place_->spans.end());
      std::ranges::sort(found.spans);
    }
    return found;
  }

  // "Ủy ban nhân dân tỉnh Kiên Giang"; the Party's committee of a city has another name.
  static std::string NameAtPlace(const IssuingBody& body, const Province& province) {
    if (body.code != "TU") return body.name + " " + NameWithKind(province);
    constexpr std::string_view kCity = "thành phố ";
    const bool is_city = Fold(province.kind) == "thanh pho";
    std::string name = province.name;
    if (is_city && Fold(name).starts_with("thanh pho ")) name = name.substr(kCity.size());
    return (is_city ? "Thành ủy " : "Tỉnh ủy ") + name;
  }

  const Letter& letter_;
  const Knowledge& knowledge_;
  PartialDate date_;
  const Found<std::string>* place_ = nullptr;
  const Found<ReferenceNumber>* reference_ = nullptr;
};

}  // namespace

std::vector<Found<Issuer>> FindIssuer(const Letter& letter, const Knowledge& knowledge,
                                      const Fields& fields) {
  return IssuerFinder(letter, knowledge, fields).Find();
}

}  // namespace vanthu
