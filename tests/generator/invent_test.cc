#include "tests/generator/invent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/generator/truth.h"
#include "tests/generator/typeset.h"

namespace vanthu::generator {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::uint64_t kLetters = 400;

const Inventor& TheInventor() {
  static const Inventor kInventor = *Inventor::Load(DefaultPhraseFolder());
  return kInventor;
}

std::string BodyText(const LetterSpec& letter) {
  std::string text;
  for (const BodyParagraph& paragraph : letter.body) {
    text += paragraph.label + " " + paragraph.text + "\n";
  }
  return text;
}

void Flatten(const std::vector<Task>& tasks, std::vector<const Task*>& all) {
  for (const Task& task : tasks) {
    all.push_back(&task);
    Flatten(task.children, all);
  }
}

std::vector<const Task*> AllTasks(const LetterSpec& letter) {
  std::vector<const Task*> all;
  Flatten(letter.tasks, all);
  return all;
}

TEST(Inventor, TheSameSeedGivesTheSameLetter) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    EXPECT_EQ(LabelJson(Typeset(TheInventor().Invent(seed))),
              LabelJson(Typeset(TheInventor().Invent(seed))));
  }
  EXPECT_NE(LabelJson(Typeset(TheInventor().Invent(1))),
            LabelJson(Typeset(TheInventor().Invent(2))));
}

TEST(Inventor, DrawsEveryKindOfBothRegimes) {
  std::map<Regime, std::set<Kind>> kinds;
  std::set<std::string> authorities;
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    kinds[letter.regime].insert(letter.kind);
    authorities.insert(letter.signer.authority);
  }
  EXPECT_EQ(kinds[Regime::kState].size(), 9U);  // all but thông tri
  EXPECT_GE(kinds[Regime::kParty].size(), 8U);  // all but giấy mời, which no Party body here writes
  EXPECT_THAT(authorities, testing::IsSupersetOf({"", "TM.", "KT.", "TL."}));
}

TEST(Inventor, MakesTheKindItIsAskedFor) {
  for (int i = 0; i < kKindCount; ++i) {
    const Kind kind = static_cast<Kind>(i);
    const LetterSpec letter = TheInventor().Invent(77, {.kind = kind});
    EXPECT_EQ(letter.kind, kind);
    EXPECT_EQ(KindFromSlug(KindSlug(kind)), kind);
    EXPECT_FALSE(letter.doc_type.empty());
  }
  EXPECT_EQ(KindFromSlug("letter"), std::nullopt);
}

TEST(Inventor, LeavesNoSymbolUnsaid) {
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    const std::string label = LabelJson(Typeset(letter));
    EXPECT_FALSE(RE2::PartialMatch(label, R"(\{[A-Za-z_]+\})")) << seed << " " << label;
    EXPECT_THAT(BodyText(letter), Not(HasSubstr("{"))) << seed;
  }
}

TEST(Inventor, ReferencesFollowTheGrammarOfTheirRegime) {
  // "05/KH-SYT", "2096/SYT-NVY", "77/CV-TTYT"; the Party "34-CT/TU".
  const RE2 state(R"([0-9]{2,4}/\pL+-\pL+)");
  const RE2 party(R"([0-9]{2,4}-(CV|CT|KH|QĐ|TB|TTr|HD|BC|TT)/\pL+)");
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    if (letter.number_entry == Entry::kBlank) {
      EXPECT_EQ(letter.reference.number, "");
      EXPECT_EQ(letter.reference.reference, "");
      continue;
    }
    EXPECT_TRUE(
        RE2::FullMatch(letter.reference.reference, letter.regime == Regime::kParty ? party : state))
        << seed << " " << letter.reference.reference;
  }
}

TEST(Inventor, DatesAreLegalAndInOrder) {
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    EXPECT_TRUE(IsLegal(letter.date)) << seed;
    EXPECT_GE(letter.date.year, 1996);
    EXPECT_LE(letter.date.year, 2026);
    for (const Citation& citation : letter.references) {
      if (citation.date.year == 0) continue;
      EXPECT_TRUE(IsLegal(citation.date)) << seed;
      EXPECT_LT(ToIso(citation.date), ToIso(letter.date) + "-99") << seed;
    }
    for (const Task* task : AllTasks(letter)) {
      if (!task->deadline) continue;
      const Deadline& deadline = *task->deadline;
      EXPECT_TRUE(deadline.date.empty() != deadline.start.empty()) << seed;
      for (const std::string& iso : {deadline.date, deadline.start, deadline.end}) {
        if (!iso.empty()) {
          EXPECT_TRUE(IsLegal(DateFromIso(iso).value())) << seed << " " << iso;
        }
      }
      EXPECT_LE(deadline.start, deadline.end) << seed;
    }
  }
}

TEST(Inventor, WhatIsTrueOfATaskIsPrintedInIt) {
  int tasks = 0;
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    const std::string body = BodyText(letter);
    for (const Task* task : AllTasks(letter)) {
      ++tasks;
      EXPECT_THAT(body, HasSubstr((task->label.empty() ? " " : task->label + " ") + task->text));
      if (task->deadline) {
        EXPECT_THAT(task->text, HasSubstr(task->deadline->text)) << seed;
      }
      if (task->recurrence) {
        EXPECT_THAT(task->text, HasSubstr(task->recurrence->text)) << seed;
      }
      if (!task->assignees_inherited) {
        for (const std::string& assignee : task->assignees) {
          EXPECT_THAT(task->text, HasSubstr(assignee)) << seed;
        }
      }
    }
    for (const Contact& contact : letter.contacts) {
      EXPECT_THAT(body + letter.address_line, HasSubstr(contact.value)) << seed;
    }
    for (const Citation& citation : letter.references) {
      EXPECT_THAT(body, HasSubstr(citation.reference.empty() ? citation.name : citation.reference))
          << seed;
    }
  }
  EXPECT_GT(tasks, 2000);
}

TEST(Inventor, DistrictsEndWithTheMergerOfJuly2025) {
  for (std::uint64_t seed = 1; seed <= kLetters; ++seed) {
    const LetterSpec letter = TheInventor().Invent(seed);
    if (ToIso(letter.date) < "2025-07") continue;
    EXPECT_THAT(letter.issuer.name + letter.issuer.parent,
                testing::AllOf(Not(HasSubstr("huyện")), Not(HasSubstr("Huyện"))))
        << seed;
  }
}

}  // namespace
}  // namespace vanthu::generator
