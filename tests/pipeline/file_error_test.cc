#include "pipeline/file_error.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace vanthu {
namespace {

TEST(FileError, OfReadingNamesFileAndRemedy) {
  EXPECT_EQ(ReadError("a\n.pdf", ENOENT).message, "a%0A.pdf: no such file; check the name");
  EXPECT_EQ(ReadError("a", ENOENT).code, Error::Code::kNotFound);
  EXPECT_EQ(ReadError("a", EACCES).message, "a: may not be read; check its permissions");
  EXPECT_EQ(ReadError("a", EACCES).code, Error::Code::kPermission);
  EXPECT_EQ(ReadError("a", EISDIR).message, "a: is a folder; name a file");
  EXPECT_EQ(ReadError("a", EIO).message, "a: cannot be read (Input/output error); check the disk");
}

TEST(FileError, OfWritingNamesFileAndRemedy) {
  EXPECT_EQ(WriteError("a", EROFS, "take another").message, "a: may not be written; take another");
  EXPECT_EQ(WriteError("a", EROFS, "").code, Error::Code::kPermission);
  EXPECT_EQ(WriteError("a/b", ENOENT, "").message, "a/b: there is no such folder; make it first");
  EXPECT_EQ(WriteError("a", EISDIR, "").code, Error::Code::kUsage);
  EXPECT_EQ(WriteError("a", EDQUOT, "").message,
            "a: the disk is full; free some space and run the same command again");
  EXPECT_EQ(WriteError("a", EIO, "").code, Error::Code::kIo);
}

}  // namespace
}  // namespace vanthu
