// Tested by tests/extractors/contacts_test.cc and tests/golden/contacts.jsonl.
#include "extractors/contacts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "extractors/ascii.h"
#include "extractors/capitals.h"

namespace vanthu {
namespace {

constexpr std::size_t kMaxEmail = 254;       // RFC 5321
constexpr std::size_t kMinPhoneDigits = 9;   // "0913 341 100" has 10, numbers of before 2017 9
constexpr std::size_t kMaxPhoneDigits = 12;  // "84" and an area code
constexpr std::size_t kMaxCueDistance = 24;  // bytes between "ĐT" and its number: ": (84-24) "
constexpr std::size_t kMaxAddressWords = 40;
constexpr double kAddressConfidence = 0.8;
constexpr double kPhoneWithoutCueConfidence = 0.7;

bool IsAlnum(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsLocal(char c) {
  return IsAlnum(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool IsHost(char c) { return IsAlnum(c) || c == '.' || c == '-'; }
bool IsUrl(char c) {
  return IsAlnum(c) || std::string_view("-._~:/?#@!$&'*+,;=%").find(c) != std::string_view::npos;
}

struct Hit {
  std::string_view type;
  Span span;
  std::string_view rule;
  double confidence = 1.0;
};

// Cuts what belongs to the sentence: "…@hoalinh.gov.vn." and "…/form ,".
std::size_t WithoutTail(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && std::string_view(".,;:/-'!?").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

void FindEmails(std::string_view text, std::vector<Hit>& hits) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < kMaxEmail && IsLocal(text[begin - 1])) --begin;
    while (begin < at && !IsAlnum(text[begin])) ++begin;
    std::size_t end = at + 1;
    while (end < text.size() && end - at < kMaxEmail && IsHost(text[end])) ++end;
    end = WithoutTail(text, at + 1, end);
    if (begin == at || text.substr(at, end - at).find('.') == std::string_view::npos) continue;
    hits.push_back({.type = "email", .span = {begin, end}, .rule = "email_address"});
  }
}

void FindUrls(std::string_view text, std::string_view form, std::vector<Hit>& hits) {
  std::size_t done = 0;
  for (std::string_view lead : {"https://", "http://", "www."}) {
    for (std::size_t at = form.find(lead); at != std::string_view::npos;
         at = form.find(lead, at + 1)) {
      if (at > 0 && (IsUrl(form[at - 1]) && form[at - 1] != ':' && form[at - 1] != ',')) continue;
      std::size_t end = at;
      while (end < text.size() && IsUrl(text[end])) ++end;
      end = WithoutTail(text, at, end);
      if (end <= at + lead.size()) continue;
      hits.push_back({.type = "url", .span = {at, end}, .rule = "web_address"});
      done = std::max(done, end);
    }
  }
  // "Website: soxaydung.hoalinh.gov.vn": without http only behind its cue.
  for (std::string_view cue :
       {"website", "trang web", "trang thông tin điện tử", "cổng thông tin điện tử"}) {
    for (std::size_t at = form.find(cue); at != std::string_view::npos;
         at = form.find(cue, at + 1)) {
      std::size_t begin = at + cue.size();
      while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':')) ++begin;
      std::size_t end = begin;
      while (end < text.size() && IsHost(text[end])) ++end;
      end = WithoutTail(text, begin, end);
      const std::string_view host = text.substr(begin, end - begin);
      if (host.find('.') == std::string_view::npos || host.size() < 5 ||
          form.substr(begin).starts_with("www."))
        continue;
      hits.push_back({.type = "url", .span = {begin, end}, .rule = "web_address_after_cue"});
    }
  }
}

// A run of digits in groups: "0297.3.872.704", "(028) 3855 6732", "+84 24 3733 2121".
std::optional<Span> PhoneAt(std::string_view text, std::size_t begin) {
  std::size_t digits = 0;
  std::size_t end = begin;
  std::size_t i = begin;
  if (text[i] == '+' || text[i] == '(') ++i;
  for (; i < text.size(); ++i) {
    if (IsDigit(text[i])) {
      ++digits;
      end = i + 1;
      continue;
    }
    const bool joint =
        text[i] == '.' || text[i] == ' ' || text[i] == '-' || text[i] == ')' || text[i] == '(';
    if (!joint) break;
    if (digits >= kMinPhoneDigits && text[i] != '.') break;  // a full number; a blank ends it
    if (i + 1 < text.size() && text[i] == '.' && text[i + 1] == ' ' && digits >= kMinPhoneDigits)
      break;
    if (i > end + 2) break;
  }
  if (digits < kMinPhoneDigits || digits > kMaxPhoneDigits) return std::nullopt;
  return Span{begin, end};
}

bool CueBefore(std::string_view form, std::size_t at, std::string_view& cue_found) {
  const std::size_t begin = at > kMaxCueDistance ? at - kMaxCueDistance : 0;
  const std::string_view window = form.substr(begin, at - begin);
  std::size_t best = std::string_view::npos;
  for (std::string_view cue : {"điện thoại", "đt", "sđt", "tel", "hotline", "di động", "dđ", "zalo",
                               "phone", "đường dây nóng", "số máy", "fax"}) {
    const std::size_t place = window.rfind(cue);
    if (place == std::string_view::npos) continue;
    if (best == std::string_view::npos || place > best) {
      best = place;
      cue_found = cue;
    }
  }
  return best != std::string_view::npos;
}

void FindPhones(std::string_view text, std::string_view form, std::vector<Hit>& hits) {
  std::size_t last_end = 0;
  bool last_is_fax = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool opens =
        (text[at] == '+' || text[at] == '(') && at + 1 < text.size() && IsDigit(text[at + 1]);
    if (!IsDigit(text[at]) && !opens) continue;
    if (at > 0 && (IsAlnum(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '@')) {
      while (at < text.size() && (IsAlnum(text[at]) || text[at] == '@' || text[at] == '.')) ++at;
      continue;
    }
    const std::optional<Span> phone = PhoneAt(text, at);
    if (!phone) {
      while (at + 1 < text.size() && IsDigit(text[at + 1])) ++at;
      continue;
    }
    std::string_view cue;
    const bool has_cue = CueBefore(form, at, cue);
    // "0919.… hoặc 0297.…": a second number shares the cue of the first.
    const bool goes_on = last_end != 0 && at > last_end && at - last_end < 8;
    const bool fax = has_cue ? cue == "fax" : goes_on && last_is_fax;
    const bool national = text[at] == '0' || text[at] == '+' || text.substr(at, 2) == "(0";
    const bool code_follows = phone->end < text.size() && text[phone->end] == '/';
    last_end = phone->end;
    last_is_fax = fax;
    if (!fax && !code_follows && (has_cue || goes_on || national)) {
      const bool sure = has_cue || goes_on;
      hits.push_back({.type = "phone",
                      .span = *phone,
                      .rule = sure ? "phone_after_cue" : "phone_by_form",
                      .confidence = sure ? 1.0 : kPhoneWithoutCueConfidence});
    }
    at = phone->end - 1;
  }
}

bool IsOneOf(std::string_view form, std::span<const std::string_view> list) {
  return std::ranges::find(list, form) != list.end();
}

// Small words that addresses are made of besides names and numbers.
constexpr std::array<std::string_view, 42> kAddressWords = {
    "đường", "phố",  "phường", "quận", "huyện", "xã",    "thị",  "trấn",   "thành", "tỉnh", "tòa",
    "nhà",   "khu",  "tổ",     "ấp",   "thôn",  "tp",    "p",    "q",      "tx",    "tt",   "ngõ",
    "hẻm",   "quốc", "lộ",     "tầng", "số",    "khóm",  "bản",  "làng",   "thủ",   "đô",   "dân",
    "cư",    "lô",   "ngách",  "kp",   "đại",   "thanh", "công", "nghiệp", "buôn"};
constexpr std::array<std::string_view, 12> kUnitWords = {
    "đường", "phố", "phường", "quận", "huyện", "xã", "tỉnh", "tp", "p", "q", "trấn", "thôn"};

// The postal address that begins with "số" at word i: "số 01 đường Trần …, phường …, thành phố …".
std::optional<Span> AddressAt(const Words& words, std::size_t i) {
  if (words.Form(i) != "số" || !words.IsNumber(i + 1)) return std::nullopt;
  // "số 98-TB/BTCTU": the number of a letter.
  const bool joined = words.IsDash(i + 2) || words.IsMark(i + 2, "/");
  if (joined && !words[i + 2].space_before && words.Printed(i + 3).size() > 1 &&
      words.Form(i + 3) != words.Printed(i + 3) && IsInCapitals(words.Printed(i + 3))) {
    return std::nullopt;
  }
  std::size_t end = i + 2;
  std::size_t capitals = 0;
  bool unit = false;
  bool parts = false;
  for (std::size_t k = i + 2; k < words.size() && k < i + kMaxAddressWords; ++k) {
    const TextWord& word = words[k];
    if (word.kind == WordKind::kNumber) {
      if (word.space_before && k + 1 < words.size() && words.IsMark(k + 1, ".") &&
          k + 2 < words.size())
        break;
      end = k + 1;
      continue;
    }
    if (word.kind == WordKind::kMark) {
      if (words.IsMark(k, ",") || words.IsDash(k) || (words.IsMark(k, "/") && !word.space_before)) {
        parts = parts || !words.IsMark(k, "/");
        continue;
      }
      const std::string_view before = words.Form(k - 1);
      if (words.IsMark(k, ".") && (before == "tp" || before == "p" || before == "q" ||
                                   before == "tx" || before == "tt" || before == "h"))
        continue;
      break;
    }
    if (word.capital) {
      ++capitals;
    } else if (!IsOneOf(words.Form(k), kAddressWords)) {
      // "số 27B5", "Lô 4D": a letter glued to its number.
      if (word.space_before || words.Printed(k).size() != 1) break;
    }
    unit = unit || IsOneOf(words.Form(k), kUnitWords);
    end = k + 1;
  }
  if (capitals < 2 || !(unit || parts)) return std::nullopt;
  // "số 12 Công văn …": a number of something else.
  if (i + 2 < words.size() && words[i + 2].kind == WordKind::kMark && words.IsMark(i + 2, "/"))
    return std::nullopt;
  return words.Covering(i, end);
}

void FindAddresses(const Words& words, std::vector<Hit>& hits) {
  constexpr std::array<std::string_view, 14> kOtherNumbers = {
      "mẫu", "biểu", "lục", "phụ",   "bảng",  "tư",  "định",
      "văn", "thị",  "án",  "quyết", "hoạch", "mục", "kỳ"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.Form(i) == "địa" && words.Form(i + 1) == "chỉ" && words.IsMark(i + 2, ":")) {
      // Behind its cue an address may begin with a name or a house number alone.
      std::size_t end = i + 3;
      while (end < words.size() && end < i + kMaxAddressWords && !words.IsMark(end, ";") &&
             !words.IsMark(end, ")") && !words.IsMark(end, "(") && words.Form(end) != "điện" &&
             words.Form(end) != "đt" && words.Form(end) != "email" && words.Form(end) != "e" &&
             words.Form(end) != "website" && words.Form(end) != "fax" &&
             !(words.IsMark(end, ".") &&
               (end + 1 == words.size() ||
                (words[end + 1].space_before && words.Printed(end - 1).size() > 2)))) {
        ++end;
      }
      while (end > i + 3 &&
             (words.IsMark(end - 1, ",") || words.IsDash(end - 1) || words.IsMark(end - 1, "|")))
        --end;
      const Span span = words.Covering(i + 3, end);
      const std::string_view text = span.Of(words.text());
      const bool mail =
          text.find('@') != std::string_view::npos || text.find("http") != std::string_view::npos;
      if (end > i + 4 && !mail) {
        hits.push_back({.type = "address",
                        .span = span,
                        .rule = "address_after_cue",
                        .confidence = kAddressConfidence});
        i = end;
        continue;
      }
    }
    if (words.Form(i) != "số") continue;
    if (i > 0 && IsOneOf(words.Form(i - 1), kOtherNumbers)) continue;
    const std::optional<Span> address = AddressAt(words, i);
    if (!address) continue;
    hits.push_back({.type = "address",
                    .span = *address,
                    .rule = "address_by_form",
                    .confidence = kAddressConfidence});
    i = words.IndexAt(address->end);
  }
}

std::vector<Hit> FindAll(const Words& words) {
  std::vector<Hit> hits;
  const std::string form = WordForm(words.text());
  FindEmails(words.text(), hits);
  FindUrls(words.text(), form, hits);
  FindPhones(words.text(), form, hits);
  FindAddresses(words, hits);
  std::ranges::stable_sort(hits, {}, [](const Hit& hit) { return hit.span.begin; });
  return hits;
}

}  // namespace

std::vector<Found<Contact>> FindContacts(const Letter& letter, const LetterParagraphs& paragraphs) {
  std::vector<Found<Contact>> found;
  std::unordered_set<std::string> seen;
  const auto add = [&](std::string_view type, std::string_view value, std::vector<Span> spans,
                       const Hit& hit) {
    if (spans.empty() || !seen.insert(std::string(type) + ' ' + WordForm(value)).second) return;
    found.push_back({.value = {.type = std::string(type), .value = std::string(value)},
                     .spans = std::move(spans),
                     .rule = hit.rule,
                     .confidence = hit.confidence});
  };
  for (const Paragraph& paragraph : paragraphs.body) {
    for (const Hit& hit : FindAll(paragraph.words)) {
      add(hit.type, hit.span.Of(paragraph.text()), paragraph.ToLetter(hit.span), hit);
    }
  }
  for (const Line& line : letter.lines) {
    if (line.zone != Zone::kAddress) continue;
    const Words words{std::string(letter.TextOf(line))};
    for (const Hit& hit : FindAll(words)) {
      add(hit.type, hit.span.Of(words.text()),
          {{line.span.begin + hit.span.begin, line.span.begin + hit.span.end}}, hit);
    }
  }
  return found;
}

}  // namespace vanthu
