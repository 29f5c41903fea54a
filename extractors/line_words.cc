// Tested by tests/extractors/line_words_test.cc.
#include "extractors/line_words.h"

#include <algorithm>
#include <cstddef>

#include "extractors/fold.h"
#include "extractors/table.h"

namespace vanthu {

std::expected<LineWords, Error> LineWords::FromTable(const Table& table) {
  LineWords result;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view phrase = table.Cell(row, "phrase");
    for (const std::string_view kind : table.Variants(row, "kinds")) {
      if (kind == "signer") {
        result.signers_.push_back(Fold(phrase));
        continue;
      }
      Lexicon* lexicon = kind == "opening"             ? &result.openings_
                         : kind == "signature_program" ? &result.signature_programs_
                         : kind == "address"           ? &result.addresses_
                         : kind == "copy"              ? &result.copies_
                                                       : nullptr;
      if (lexicon == nullptr || !lexicon->Add(phrase, row)) {
        return std::unexpected(
            Error{Error::Code::kInvalidData,
                  table.Where(row) + ": kind '" + std::string(kind) + "' unknown, or given twice"});
      }
    }
  }
  return result;
}

bool LineWords::HasSigner(std::string_view folded) const {
  return std::ranges::any_of(signers_, [&](const std::string& signer) {
    return folded.find(signer) != std::string_view::npos;
  });
}

bool LineWords::OpensBody(std::string_view folded) const {
  return openings_.LongestPrefix(folded).has_value();
}

bool LineWords::OpensSignatureProgram(std::string_view folded) const {
  return signature_programs_.LongestPrefix(folded).has_value();
}

bool LineWords::OpensAddress(std::string_view folded) const {
  const auto match = addresses_.LongestPrefix(folded);
  if (!match) return false;
  const std::size_t next = folded.find_first_not_of(' ', match->size);
  return next != std::string_view::npos && (folded[next] == ':' || folded[next] == '.');
}

bool LineWords::OpensCopy(std::string_view folded) const {
  return copies_.LongestPrefix(folded).has_value();
}

}  // namespace vanthu
