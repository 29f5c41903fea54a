// Tested by tests/extractors/assignees_test.cc.
#include "extractors/assignees.h"

#include <algorithm>
#include <array>

namespace vanthu {
namespace {

constexpr std::size_t kMaxWhoWords =
    80;  // "Thủ trưởng các sở, ban, ngành …; Chủ tịch UBND …" has 40
constexpr std::size_t kMaxReportDistance = 14;
constexpr std::size_t kMaxRelatedWords = 8;  // "các cơ quan, đơn vị có liên quan"

bool IsWord(const Words& words, std::size_t i) {
  return i < words.size() && words[i].kind == WordKind::kWord;
}

// "các cơ quan, tổ chức, đơn vị", "các tổ chức thử nghiệm": a noun, not the verb.
bool IsOrganisationNoun(const Words& words, std::size_t i) {
  if (words.Form(i) != "tổ" || words.Form(i + 1) != "chức") return false;
  const std::string_view before = i == 0 ? std::string_view() : words.Form(i - 1);
  const std::string_view after = words.Form(i + 2);
  if (before == "các" || before == "những") return true;
  return (before == "," || before == "và") &&
         (after == "," || after == "và" || after == "đảng" || after == "đoàn" || after == "chính");
}

std::optional<WhoPhrase::Ending> EndingAt(const Words& words, std::size_t i,
                                          const TaskWords& task_words) {
  if (IsOrganisationNoun(words, i)) return std::nullopt;
  if (task_words.At(TaskWord::kRequest, words, i)) return WhoPhrase::Ending::kRequest;
  if (task_words.At(TaskWord::kVerb, words, i) || task_words.At(TaskWord::kModal, words, i))
    return WhoPhrase::Ending::kAction;
  return std::nullopt;
}

// Words that no name of who acts goes on with, and that no action begins with either.
bool IsNameEnd(std::string_view form) {
  constexpr std::array<std::string_view, 7> kEnds = {"về", "để", "nhằm", "cho", "là", "như", "gồm"};
  return std::ranges::find(kEnds, form) != kEnds.end();
}

std::string Name(const Words& words, std::size_t begin, std::size_t end) {
  while (end > begin && words[end - 1].kind == WordKind::kMark && !words.IsMark(end - 1, ")"))
    --end;
  while (begin < end && (words[begin].kind == WordKind::kMark || words.Form(begin) == "và"))
    ++begin;
  return std::string(words.Covering(begin, end).Of(words.text()));
}

// "các đơn vị liên quan", "những cơ quan, đơn vị có liên quan" behind "và": a group of its own,
// whatever stands before it. The quantifier is at `i`.
bool IsRelatedBodies(const Words& words, std::size_t i, std::size_t end) {
  const std::size_t limit = std::min(end, i + kMaxRelatedWords);
  for (std::size_t k = i; k < limit; ++k) {
    if (words.Form(k) == "và" || words.IsMark(k, ";")) return false;
    if (words.Form(k) == "liên" && words.Form(k + 1) == "quan") return true;
  }
  return false;
}

// Cuts a list at each new body or office holder. A holder's office reaches over the groups behind
// it: "Thủ trưởng các sở, ngành, các đơn vị liên quan" is one name; "các sở, UBND các huyện" are
// two.
std::vector<std::string> SplitNames(const Words& words, std::size_t begin, std::size_t end,
                                    const Organisations& organisations) {
  std::vector<std::string> names;
  std::size_t from = begin;
  const auto head_of = [&](std::size_t i) { return organisations.HeadAt(words, i); };
  const auto flush = [&](std::size_t to) {
    if (std::string name = Name(words, from, to); !name.empty()) names.push_back(std::move(name));
  };
  for (std::size_t i = begin; i < end; ++i) {
    if (const std::size_t field = organisations.EndOfField(words, i); field > i + 1) {
      i = field - 1;
      continue;
    }
    if (words.IsMark(i, "(")) {
      while (i < end && !words.IsMark(i, ")")) ++i;
      continue;
    }
    const bool comma = words.IsMark(i, ",");
    const bool semicolon = words.IsMark(i, ";");
    const bool conjunction = words.Form(i) == "và" || words.Form(i) == "cùng";
    if (!comma && !semicolon && !conjunction) continue;
    std::size_t next = i + 1;
    if (comma && words.Form(next) == "và") ++next;
    const auto head = head_of(next);
    if (next >= end) continue;
    const auto current = head_of(from);
    const bool holder = current && current->kind == HeadKind::kTitle;
    // "Giám đốc, Thủ trưởng các đơn vị": titles that share what follows.
    bool only_titles = holder;
    for (std::size_t k = from; only_titles && k < i;) {
      const auto part = head_of(k);
      if (words[k].kind == WordKind::kMark || words.Form(k) == "và") {
        ++k;
      } else if (part && part->kind == HeadKind::kTitle) {
        k = part->end;
      } else {
        only_titles = false;
      }
    }
    bool cut = false;
    if (semicolon) {
      cut = head.has_value();
    } else if (head && !only_titles) {
      const bool named = words[next].capital && head->kind != HeadKind::kQuantifier;
      const bool group = head->kind == HeadKind::kQuantifier && !holder &&
                         (comma || IsRelatedBodies(words, next, end));
      const bool lower_title = head->kind == HeadKind::kTitle && comma && !words[next].capital &&
                               !holder && head->end > next + 1;
      cut = named || group || lower_title;
    }
    if (!cut) continue;
    flush(i);
    from = next;
    i = next - 1;
  }
  flush(end);
  return names;
}

// A sentence's end at `i`: a full stop before a capital, or the range's end.
bool EndsSentence(const Words& words, std::size_t i, std::size_t limit) {
  if (!words.IsMark(i, ".")) return false;
  return i + 1 >= limit || (words[i + 1].space_before && words[i + 1].capital);
}

std::optional<Assigned> Named(const std::optional<WhoPhrase>& who, std::string_view rule) {
  if (!who || who->names.empty()) return std::nullopt;
  return Assigned{.names = who->names, .rule = rule};
}

// Who acts at `i`: the phrase itself, or whom it asks ("Giám đốc Sở … đề nghị thủ trưởng các đơn vị
// rà soát").
std::optional<Assigned> ActorAt(const Words& words, std::size_t i, std::size_t limit,
                                const Organisations& organisations, const TaskWords& task_words) {
  if (const auto request = task_words.At(TaskWord::kRequest, words, i)) {
    const auto asked = WhoAt(words, *request, limit, organisations, task_words);
    if (asked && asked->ending != WhoPhrase::Ending::kEnd) return Named(asked, "asked");
    return std::nullopt;
  }
  const auto who = WhoAt(words, i, limit, organisations, task_words);
  if (!who || who->ending == WhoPhrase::Ending::kEnd) return std::nullopt;
  if (who->ending == WhoPhrase::Ending::kRequest) {
    const auto request = task_words.At(TaskWord::kRequest, words, who->end);
    if (request) {
      const auto asked = WhoAt(words, *request, limit, organisations, task_words);
      if (asked && asked->ending != WhoPhrase::Ending::kEnd) return Named(asked, "asked");
    }
  }
  return Named(
      who, who->ending == WhoPhrase::Ending::kColon ? "named_before_colon" : "named_before_action");
}

}  // namespace

std::optional<WhoPhrase> WhoAt(const Words& words, std::size_t i, std::size_t limit,
                               const Organisations& organisations, const TaskWords& task_words) {
  const auto head = organisations.HeadAt(words, i);
  if (!head) return std::nullopt;
  // "Lãnh đạo, chỉ đạo …", "Thanh tra, kiểm tra …": verbs that look like offices.
  if (words.IsMark(head->end, ",") && EndingAt(words, head->end + 1, task_words) &&
      !organisations.HeadAt(words, head->end + 1)) {
    return std::nullopt;
  }
  // "Ban hành", "Báo cáo": the verb reaches further than the head.
  if (const auto verb = task_words.At(TaskWord::kVerb, words, i); verb && *verb > head->end)
    return std::nullopt;
  WhoPhrase who;
  who.begin = i;
  std::size_t at = head->end;
  who.ending = WhoPhrase::Ending::kEnd;
  limit = std::min(limit, words.size());
  while (at < limit && at - i < kMaxWhoWords) {
    if (const std::size_t field = organisations.EndOfField(words, at); field > at + 1) {
      at = field;
      continue;
    }
    const TextWord& word = words[at];
    if (word.kind == WordKind::kMark) {
      if (words.IsMark(at, ":")) {
        who.ending = WhoPhrase::Ending::kColon;
        break;
      }
      if (words.IsMark(at, "(")) {
        std::size_t close = at;
        while (close < limit && !words.IsMark(close, ")")) ++close;
        if (close == limit) break;
        at = close + 1;
        continue;
      }
      if (words.IsMark(at, ",")) {
        // A clause of its own begins behind the comma when a verb does: "…, kết xuất số liệu".
        if (!organisations.HeadAt(words, at + 1)) {
          if (const auto ending = EndingAt(words, at + 1, task_words)) {
            who.ending = *ending;
            break;
          }
        }
        ++at;
        continue;
      }
      if (words.IsMark(at, ";")) {
        if (!organisations.HeadAt(words, at + 1)) break;
        ++at;
        continue;
      }
      if (words.IsDash(at) || words.IsMark(at, "/") || words.IsMark(at, "&")) {
        ++at;
        continue;
      }
      if (words.IsMark(at, ".") && at > i && words.Printed(at - 1).size() <= 3 &&
          IsWord(words, at + 1) && words[at + 1].capital && !words[at].space_before) {
        ++at;  // "TP.", "P."
        continue;
      }
      break;
    }
    if (const auto inner = organisations.HeadAt(words, at); inner && inner->end > at + 1) {
      const bool named = word.capital && inner->kind == HeadKind::kBody;
      at = inner->end;
      // "Ban Tổ chức Huyện ủy lãnh đạo …": behind a whole body's name an action is no noun of it.
      if (named && at < limit && !words[at].capital &&
          task_words.At(TaskWord::kAction, words, at)) {
        who.ending = WhoPhrase::Ending::kAction;
        break;
      }
      continue;
    }
    if (!word.capital) {
      // "… là đơn vị đầu mối tổng hợp": what else stands behind "là" is no duty.
      const bool leads = words.Form(at) == "là" && task_words.At(TaskWord::kModal, words, at);
      if (IsNameEnd(words.Form(at)) && !leads) break;
      if (const auto ending = EndingAt(words, at, task_words)) {
        who.ending = *ending;
        break;
      }
    }
    ++at;
  }
  who.end = at;
  // A quantifier alone names nobody.
  if (who.end == head->end && head->kind == HeadKind::kQuantifier) return std::nullopt;
  who.names = SplitNames(words, i, who.end, organisations);
  if (who.names.empty()) return std::nullopt;
  return who;
}

std::optional<Assigned> FindAssignees(const Words& words, WordRange range, AssigneeScope scope,
                                      const Organisations& organisations,
                                      const TaskWords& task_words) {
  std::size_t begin = range.begin;
  // "Lưu ý: Các bệnh viện …"
  if (words.Form(begin) == "lưu" && words.Form(begin + 1) == "ý" && words.IsMark(begin + 2, ":"))
    begin += 3;
  if (auto actor = ActorAt(words, begin, range.end, organisations, task_words)) return actor;
  // "Đối với Phòng Nội vụ các huyện: tổng hợp danh sách …"
  if (words.Form(begin) == "đối" && words.Form(begin + 1) == "với") {
    const auto who = WhoAt(words, begin + 2, range.end, organisations, task_words);
    if (who && who->ending == WhoPhrase::Ending::kColon) return Named(who, "named_before_colon");
  }
  const bool adverbial = task_words.At(TaskWord::kAdverbial, words, begin).has_value();
  const bool anywhere = scope == AssigneeScope::kAnywhere;
  bool first_sentence = true;
  for (std::size_t i = begin; i < range.end; ++i) {
    const bool stop = EndsSentence(words, i, range.end);
    const bool clause = stop || words.IsMark(i, ";");
    const bool comma = words.IsMark(i, ",") || words.IsMark(i, ":");
    if (clause || (comma && adverbial && first_sentence)) {
      std::size_t next = i + 1;
      if (words.Form(next) == "đồng" && words.Form(next + 1) == "thời")
        next += words.IsMark(next + 2, ",") ? 3U : 2U;
      const auto head = organisations.HeadAt(words, next);
      const bool request = task_words.At(TaskWord::kRequest, words, next).has_value();
      const bool plausible =
          request || (head && (words[next].capital || head->kind == HeadKind::kQuantifier)) ||
          (head && adverbial && comma && head->end > next + 1);
      if (plausible && (anywhere || (comma && adverbial))) {
        if (auto actor = ActorAt(words, next, range.end, organisations, task_words)) {
          if (actor->rule != "named_before_colon") return actor;
        }
      }
      first_sentence = first_sentence && !stop;
      continue;
    }
    if (!anywhere || !IsWord(words, i)) continue;
    // "…, yêu cầu các sở …", "… đề nghị Phòng Y tế thông báo …"
    if (const auto request = task_words.At(TaskWord::kRequest, words, i)) {
      const auto asked = WhoAt(words, *request, range.end, organisations, task_words);
      if (asked && asked->ending == WhoPhrase::Ending::kAction) return Named(asked, "asked");
    }
  }
  // "Văn bản góp ý của các đơn vị gửi về …"
  if (anywhere) {
    for (std::size_t i = begin; i < range.end; ++i) {
      if (words.Form(i) != "của") continue;
      const auto who = WhoAt(words, i + 1, range.end, organisations, task_words);
      if (!who || who->ending == WhoPhrase::Ending::kEnd) continue;
      std::size_t at = who->end;
      if (words.Form(at) == "xin") ++at;
      if (words.Form(at) == "gửi" || words.Form(at) == "báo") return Named(who, "sender_of_report");
      // "của các đơn vị xin gửi về": "xin" is no verb of the table.
      break;
    }
  }
  return std::nullopt;
}

std::vector<std::string> FindSupport(const Words& words, WordRange range,
                                     const Organisations& organisations,
                                     const TaskWords& task_words) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const auto cue = task_words.At(TaskWord::kSupport, words, i);
    if (!cue) continue;
    std::size_t at = *cue;
    if (words.Form(at) == "chặt" && words.Form(at + 1) == "chẽ") at += 2;
    if (words.Form(at) == "với") ++at;
    const auto who = WhoAt(words, at, range.end, organisations, task_words);
    if (who) return who->names;
  }
  return {};
}

std::string FindReportTo(const Words& words, WordRange range, const Organisations& organisations) {
  std::size_t last_report = range.end;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view form = words.Form(i);
    if (form == "gửi" || (form == "báo" && words.Form(i + 1) == "cáo") ||
        (form == "phản" && words.Form(i + 1) == "ánh") || form == "nộp") {
      last_report = i;
    }
    if (form != "về" || last_report == range.end || i - last_report > kMaxReportDistance) continue;
    const auto head = organisations.HeadAt(words, i + 1);
    if (!head || !words[i + 1].capital) continue;
    const std::size_t end = organisations.EndOfIssuer(words, i + 1);
    if (end > i + 1)
      return std::string(words.Covering(i + 1, std::min(end, range.end)).Of(words.text()));
  }
  return {};
}

}  // namespace vanthu
