// Error: why a step cannot do its work, in words a person can act on.
//
//   return std::unexpected(Error{Error::Code::kIo, "letters/a.pdf: cannot be read; check its
//   permissions"});
//
// The message names the thing and the remedy (STYLE.md E4). Codes are few: a caller branches on
// them, a person reads the message. Only main turns a code into an exit status.
#pragma once

#include <string>

namespace vanthu {

struct Error {
  enum class Code {
    kUsage,              // the call itself is wrong
    kNotFound,           // the named thing is not there
    kInvalidData,        // the bytes are not what they should be
    kIo,                 // reading or writing failed
    kPermission,         // not allowed to read or write
    kEncrypted,          // a password is needed
    kTooLarge,           // over a documented limit
    kTimeout,            // over a time limit
    kUnsupported,        // a format or feature not handled
    kMissingDependency,  // a program, model or table is not on this machine
    kConfiguration,      // the configuration is wrong
    kBusy,               // somebody else holds it; try later
    kInternal,           // our own mistake
  };

  Code code = Code::kInternal;
  std::string message;
};

}  // namespace vanthu
