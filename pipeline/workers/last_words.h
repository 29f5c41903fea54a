// last_words: what a process says when its memory is out.
//
// Nothing can be built any more then, and an exception cannot be trusted to find its way through
// the C code of decoders: the answer is made beforehand, and the process ends after sending it.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

// Sends all of it; false when the other end is closed.
[[nodiscard]] bool SendAll(int socket, std::string_view bytes);

// From now on, memory that `new` cannot have ends the process: `words` go to the socket first.
void SetLastWords(int socket, std::string words);

}  // namespace vanthu
