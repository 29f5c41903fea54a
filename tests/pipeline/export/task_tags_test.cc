#include "pipeline/export/task_tags.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(TaskTagsTest, OneWordOfAnyName) {
  EXPECT_EQ(TagOf("Trung tâm Y tế, huyện"), "Trung_tâm_Y_tế_huyện");
  EXPECT_EQ(TagOf(" Văn\u00A0phòng \n"), "Văn_phòng");
  EXPECT_EQ(TagOf("12/KH-SYT"), "12/KH-SYT");
  EXPECT_EQ(TagOf(" , "), "");
}

}  // namespace
}  // namespace vanthu
