// Office: the invented body that writes a letter, with its header lines, code, titles and place.
//
// Provinces and sectors are real names in the years they were in use; districts, communes, people
// and streets are put together from syllables.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "extractors/error.h"
#include "extractors/fields.h"
#include "tests/generator/letter_spec.h"
#include "tests/generator/phrases.h"
#include "tests/generator/random.h"

namespace vanthu::generator {

struct OfficeUnit {
  std::string code;  // "NVY"
  std::string name;  // "Nghiệp vụ Y"
};

struct Office {
  std::string level;   // ends the phrase symbols who_…, group_…, copy_…
  std::string sector;  // ends the phrase symbol topic_…
  Issuer issuer;
  std::vector<std::string> parent_lines;
  std::vector<std::string> issuer_lines;
  std::string code;  // in the symbol: "SYT", "UBND", "TU"
  std::vector<OfficeUnit> units;
  std::string place;
  std::string self;        // in running text: "Sở Y tế"
  std::string superior;    // whom it reports to
  std::string head_title;  // "Giám đốc"
  std::string deputy_title;
  std::string collective;  // "Ủy ban nhân dân", "Ban Thường vụ"; empty when one person heads it
  std::string orderer;  // who commands in running text: "Giám đốc Sở Y tế"
  std::string seal_text;
  PhraseContext words;  // area, locals, field …
};

// The tables of provinces and sectors.
class Offices {
 public:
  [[nodiscard]] static std::expected<Offices, Error> Load(const std::filesystem::path& folder);
  // An office that existed in that month.
  [[nodiscard]] Office Invent(Regime regime, int year, int month, const Phrases& phrases,
                              Random& random) const;

 private:
  struct Province {
    std::string name;
    std::string klass;  // tỉnh, thành phố
    int from = 0;       // year
    bool kept = false;  // still there after 1 July 2025
  };
  struct Sector {
    std::string id, department, code, ministry, ministry_code, office, subordinates, unit,
        unit_code, bureau, bureau_code;
    std::vector<OfficeUnit> units;
    int from = 0;   // YYYYMM
    int until = 0;  // YYYYMM
  };
  void FillState(Office& office, const Sector& sector, const Province& province, bool districts,
                 const Phrases& phrases, Random& random) const;
  static void FillParty(Office& office, const Province& province, bool districts,
                        const Phrases& phrases, Random& random);

  std::vector<Province> provinces_;
  std::vector<Sector> sectors_;
};

[[nodiscard]] std::string InventPerson(const Phrases& phrases, Random& random);
[[nodiscard]] std::string InventPlace(const Phrases& phrases, Random& random);

}  // namespace vanthu::generator
