#include "tests/bench/typed_queries.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/fold.h"

namespace vanthu {
namespace {

std::string Replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// "/" and "-" as something else.
std::string Separated(const std::string& reference, std::string_view separator) {
  return Replaced(Replaced(Replaced(reference, "-", "\x01"), "/", "\x01"), "\x01", separator);
}

std::vector<std::string> WordsOf(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string Joined(const std::vector<std::string>& words, std::size_t begin, std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < std::min(begin + count, words.size()); ++i) {
    text += (text.empty() ? "" : " ") + words[i];
  }
  return text;
}

// So many words in a row of the subject or text.
std::string Piece(const std::string& text, std::size_t count, std::mt19937& random) {
  const std::vector<std::string> words = WordsOf(text);
  if (words.size() <= count) return Joined(words, 0, count);
  return Joined(words, std::uniform_int_distribution<std::size_t>(0, words.size() - count)(random),
                count);
}

std::string InNewToneStyle(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kPairs = {{{"òa", "oà"},
                                                                                    {"óa", "oá"},
                                                                                    {"ỏa", "oả"},
                                                                                    {"ọa", "oạ"},
                                                                                    {"òe", "oè"},
                                                                                    {"óe", "oé"},
                                                                                    {"úy", "uý"},
                                                                                    {"ủy", "uỷ"}}};
  for (const auto& [before, after] : kPairs) text = Replaced(std::move(text), before, after);
  return text;
}

// One letter of the symbol as OCR may read it.
std::string DamagedSymbol(const std::string& reference, std::mt19937& random) {
  const std::string folded = Fold(reference);
  std::vector<std::size_t> letters;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i] >= 'a' && folded[i] <= 'z') letters.push_back(i);
  }
  std::string damaged = folded;
  const std::size_t at =
      letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
  constexpr std::string_view kFrom = "abcdeghiklmnopqrstuvxy";
  constexpr std::string_view kTo = "oheoaqbltircohgfztovyv";
  const std::size_t known = kFrom.find(damaged[at]);
  damaged[at] = known == std::string_view::npos ? 'j' : kTo[known];
  std::ranges::transform(damaged, damaged.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return damaged;
}

// One digit of the number as a letter that looks like it.
std::string DamagedNumber(const std::string& reference, std::mt19937& random) {
  constexpr std::string_view kLookAlikes = "OlZ3ASG7Bg";
  const std::size_t end = reference.find_first_of("/-");
  const std::size_t at = std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  std::string damaged = reference;
  damaged[at] = kLookAlikes[static_cast<std::size_t>(reference[at] - '0')];
  return damaged;
}

struct QueryKind {
  std::string_view name;
  bool by_number;  // any letter of that number and symbol answers
  std::string (*type)(const Record& letter, std::mt19937& random);
};

std::string SubjectWords(const Record& letter, std::mt19937& random) {
  return Piece(letter.subject, 6, random);
}

constexpr std::string_view kUnitLeftOut = "unit left out";

constexpr std::array<QueryKind, 25> kKinds = {{
    {"number as printed", true,
     [](const Record& r, std::mt19937&) { return r.reference.reference; }},
    {"small letters, no diacritics", true,
     [](const Record& r, std::mt19937&) { return Fold(r.reference.reference); }},
    {"spaces for separators", true,
     [](const Record& r, std::mt19937&) { return Separated(r.reference.reference, " "); }},
    {"dashes for separators", true,
     [](const Record& r, std::mt19937&) { return Separated(r.reference.reference, "–"); }},
    {"slashes for separators", true,
     [](const Record& r, std::mt19937&) { return Separated(Fold(r.reference.reference), "/"); }},
    {"spaces around separators", true,
     [](const Record& r, std::mt19937&) {
       return Replaced(Replaced(r.reference.reference, "/", " / "), "-", " - ");
     }},
    {"no separators", true,
     [](const Record& r, std::mt19937&) { return Separated(r.reference.reference, ""); }},
    {"after 'số'", true,
     [](const Record& r, std::mt19937&) { return "Số: " + Separated(r.reference.reference, " "); }},
    {"symbol before number", true,
     [](const Record& r, std::mt19937&) {
       return Fold(Separated(r.reference.symbol, " ")) + " " + r.reference.number;
     }},
    {"number and year", false,
     [](const Record& r, std::mt19937&) {
       return Fold(r.reference.reference) + " " + std::to_string(r.date.year);
     }},
    {"number and date", false,
     [](const Record& r, std::mt19937&) {
       return fmt::format("{} ngày {:02}/{:02}/{}", r.reference.reference, r.date.day, r.date.month,
                          r.date.year);
     }},
    {kUnitLeftOut, true,
     [](const Record& r, std::mt19937&) {
       return r.reference.reference.substr(0, r.reference.reference.rfind('-'));
     }},
    {"number, issuer and date", false,
     [](const Record& r, std::mt19937&) {
       return fmt::format("số {} {} {}/{}/{}", r.reference.number, Fold(r.issuer.name), r.date.day,
                          r.date.month, r.date.year);
     }},
    {"type, number and year", false,
     [](const Record& r, std::mt19937&) {
       return fmt::format("{} {} {}", r.doc_type, r.reference.reference, r.date.year);
     }},
    {"a letter of the symbol damaged", true,
     [](const Record& r, std::mt19937& random) {
       return DamagedSymbol(r.reference.reference, random);
     }},
    {"a digit read as a letter", true,
     [](const Record& r, std::mt19937& random) {
       return DamagedNumber(r.reference.reference, random);
     }},
    {"words of the subject", false, SubjectWords},
    {"words without diacritics", false,
     [](const Record& r, std::mt19937& random) { return Fold(SubjectWords(r, random)); }},
    {"words in the new tone style", false,
     [](const Record& r, std::mt19937& random) { return InNewToneStyle(SubjectWords(r, random)); }},
    {"words and year", false,
     [](const Record& r, std::mt19937& random) {
       return SubjectWords(r, random) + " " + std::to_string(r.date.year);
     }},
    {"words and issuer", false,
     [](const Record& r, std::mt19937& random) {
       return Fold(SubjectWords(r, random) + " " + r.issuer.name);
     }},
    {"a phrase of the subject", false,
     [](const Record& r, std::mt19937& random) { return "\"" + SubjectWords(r, random) + "\""; }},
    {"beginning of the last word", false,
     [](const Record& r, std::mt19937& random) {
       std::string typed = Fold(SubjectWords(r, random));
       const std::size_t last = typed.rfind(' ') + 1;
       return typed.substr(0, last + std::max<std::size_t>(2, (typed.size() - last) / 2)) + "*";
     }},
    {"words of the text", false,
     [](const Record& r, std::mt19937& random) { return Fold(Piece(r.text, 7, random)); }},
    {"file name", false,
     [](const Record& r, std::mt19937&) {
       const std::size_t slash = r.source.path.rfind('/') + 1;
       return r.source.path.substr(slash, r.source.path.rfind('.') - slash);
     }},
}};

}  // namespace

std::vector<TypedQuery> TypedQueries(const std::vector<Record>& letters, std::size_t count,
                                     std::mt19937& random) {
  std::vector<TypedQuery> queries;
  for (std::size_t i = 0; i < count; ++i) {
    const QueryKind& kind = kKinds[i % kKinds.size()];
    const Record& letter = letters[i % letters.size()];
    std::string typed = kind.type(letter, random);
    std::string reference = kind.by_number ? letter.reference.reference : "";
    if (kind.name == kUnitLeftOut) reference = typed;
    queries.push_back({.kind = kind.name,
                       .typed = std::move(typed),
                       .id = letter.id,
                       .reference = std::move(reference)});
  }
  return queries;
}

}  // namespace vanthu
