// Tasks: the tree of what a letter asks, who is to do it and by when.
//
// Every labelled paragraph of the body is a node: a task, a section that only groups, or
// information (aim, time and place of a meeting, lists of names). Paragraphs without a label are
// nodes when they ask something of somebody or tell the time and place. Who is named in a heading,
// or in the sentence that announces the list, goes for all below that name nobody; such assignees
// are marked as inherited. Ids are given later, by assemble.
//
// Pure; safe from any thread; linear in the text. Rules: DOMAIN.md §7.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "extractors/deadline.h"
#include "extractors/error.h"
#include "extractors/fields.h"
#include "extractors/knowledge.h"
#include "extractors/paragraph.h"
#include "extractors/table.h"
#include "extractors/task_words.h"

namespace vanthu {

struct TaskKnowledge {
  TaskWords words;
  TimeWords times;

  // data/task_words.tsv, data/time_words.tsv and data/holidays.tsv.
  [[nodiscard]] static std::expected<TaskKnowledge, Error> FromTables(const Table& words,
                                                                      const Table& times,
                                                                      const Table& holidays);
};

// `date` is the letter's own, year 0 when unknown: deadlines without a year then stay text.
// `recipients` are those of Kính gửi.
[[nodiscard]] std::vector<Task> FindTasks(const LetterParagraphs& paragraphs,
                                          const PartialDate& date,
                                          const std::vector<std::string>& recipients,
                                          const Knowledge& knowledge);

}  // namespace vanthu
