#include "tests/generator/office.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>

#include "extractors/table.h"
#include "tests/generator/letter_case.h"

namespace vanthu::generator {
namespace {

// Districts were abolished and provinces merged on 1 July 2025 (Nghị quyết 202/2025/QH15).
constexpr int kMergerMonth = 202507;

int ToInt(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::expected<Table, Error> ReadTable(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return std::unexpected(
        Error{Error::Code::kNotFound, fmt::format("{}: table is missing", file.string())});
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return Table::Parse(file.filename().string(), bytes);
}

// The two printed lines of a people's committee: "ỦY BAN NHÂN DÂN" above "TỈNH …".
std::vector<std::string> CommitteeLines(std::string_view area) {
  return {"ỦY BAN NHÂN DÂN", Capitals(area)};
}

const std::vector<OfficeUnit> kCommitteeUnits = {{"VX", "Văn xã"},
                                                 {"KTTH", "Kinh tế tổng hợp"},
                                                 {"NC", "Nội chính"},
                                                 {"TH", "Tổng hợp"},
                                                 {"NVĐP", "Nghiên cứu"}};

}  // namespace

std::string InventPerson(const Phrases& phrases, Random& random) {
  const PhraseContext none;
  std::string name = phrases.Say("surname", none, random);
  if (random.Chance(0.93)) name += " " + phrases.Say("middle", none, random);
  if (random.Chance(0.15)) name += " " + phrases.Say("given", none, random);
  return name + " " + phrases.Say("given", none, random);
}

std::string InventPlace(const Phrases& phrases, Random& random) {
  const PhraseContext none;
  return phrases.Say("place_first", none, random) + " " + phrases.Say("place_second", none, random);
}

std::expected<Offices, Error> Offices::Load(const std::filesystem::path& folder) {
  const auto provinces = ReadTable(folder / "provinces.tsv");
  if (!provinces) return std::unexpected(provinces.error());
  const auto sectors = ReadTable(folder / "sectors.tsv");
  if (!sectors) return std::unexpected(sectors.error());

  Offices offices;
  for (std::size_t row = 0; row < provinces->size(); ++row) {
    offices.provinces_.push_back({.name = std::string(provinces->Cell(row, "name")),
                                  .klass = std::string(provinces->Cell(row, "class")),
                                  .from = ToInt(provinces->Cell(row, "from")),
                                  .kept = provinces->Cell(row, "kept") == "yes"});
  }
  for (std::size_t row = 0; row < sectors->size(); ++row) {
    const auto cell = [&](std::string_view column) {
      return std::string(sectors->Cell(row, column));
    };
    Sector sector{.id = cell("sector"),
                  .department = cell("department"),
                  .code = cell("code"),
                  .ministry = cell("ministry"),
                  .ministry_code = cell("ministry_code"),
                  .office = cell("office"),
                  .subordinates = cell("subordinates"),
                  .unit = cell("unit"),
                  .unit_code = cell("unit_code"),
                  .bureau = cell("bureau"),
                  .bureau_code = cell("bureau_code"),
                  .units = {},
                  .from = ToInt(cell("from")),
                  .until = ToInt(cell("until"))};
    for (const std::string_view unit : sectors->Variants(row, "units")) {
      const std::size_t equals = unit.find('=');
      sector.units.push_back(
          {std::string(unit.substr(0, equals)), std::string(unit.substr(equals + 1))});
    }
    offices.sectors_.push_back(std::move(sector));
  }
  return offices;
}

void Offices::FillState(Office& office, const Sector& sector, const Province& province,
                        bool districts, const Phrases& phrases, Random& random) const {
  const std::string area = fmt::format("{} {}", province.klass, province.name);
  const std::string committee = "UBND " + area;
  // Wards lie in towns and communes in districts; after the merger both in the province.
  const bool ward = random.Chance(0.3);
  const std::string district_class = ward && districts ? "thị xã" : "huyện";
  const std::string district = district_class + " " + InventPlace(phrases, random);
  const std::string commune_class = ward ? "phường" : "xã";
  const std::string commune = commune_class + " " + InventPlace(phrases, random);
  const std::string field = sector.department.substr(sector.department.find(' ') + 1);
  const int choice = random.Between(0, 99);

  office.sector = sector.id;
  office.units = sector.units;
  office.place = province.klass == "Thành phố" ? area : province.name;
  if (choice < 10) {
    office.level = "ministry";
    office.issuer = {.name = sector.ministry, .parent = {}};
    office.issuer_lines = {Capitals(sector.ministry)};
    office.code = sector.ministry_code;
    office.place = "Hà Nội";
    office.head_title = "Bộ trưởng";
    office.deputy_title = "Thứ trưởng";
    office.superior = "Thủ tướng Chính phủ";
    office.words["area"] = "cả nước";
    office.words["area_class"] = "ngành";
  } else if (choice < 15) {
    office.level = "ministry";
    office.issuer = {.name = sector.bureau, .parent = sector.ministry};
    office.parent_lines = {Capitals(sector.ministry)};
    office.issuer_lines = {Capitals(sector.bureau)};
    office.code = sector.bureau_code;
    office.units = {{"VP", "Văn phòng"}, {"KHTC", "Kế hoạch - Tài chính"}};
    office.place = "Hà Nội";
    const std::string head = sector.bureau.substr(0, sector.bureau.find(' '));
    office.head_title =
        sector.bureau.starts_with("Tổng cục") ? "Tổng cục trưởng" : head + " trưởng";
    office.deputy_title = "Phó " + office.head_title;
    office.superior = "Bộ trưởng " + sector.ministry;
    office.words["area"] = "cả nước";
    office.words["area_class"] = "ngành";
  } else if (choice < 30) {
    office.level = "province";
    office.issuer = {.name = "Ủy ban nhân dân " + area, .parent = {}};
    office.issuer_lines = CommitteeLines(area);
    office.code = "UBND";
    office.units = kCommitteeUnits;
    office.head_title = "Chủ tịch";
    office.deputy_title = "Phó Chủ tịch";
    office.collective = "Ủy ban nhân dân";
    office.superior = "Thủ tướng Chính phủ";
  } else if (choice < 60 || (!districts && choice < 77)) {
    office.level = "department";
    office.issuer = {.name = sector.department, .parent = committee};
    office.parent_lines = {Capitals(committee)};
    office.issuer_lines = {Capitals(sector.department)};
    office.code = sector.code;
    office.head_title = "Giám đốc";
    office.deputy_title = "Phó Giám đốc";
    office.superior = committee;
  } else if (choice < 70) {
    office.level = "district";
    office.issuer = {.name = "Ủy ban nhân dân " + district, .parent = {}};
    office.issuer_lines = CommitteeLines(district);
    office.code = "UBND";
    office.units = {{"VP", "Văn phòng"}, {"NV", "Nội vụ"}, {"TCKH", "Tài chính - Kế hoạch"}};
    office.place = district.substr(district_class.size() + 1);
    office.head_title = "Chủ tịch";
    office.deputy_title = "Phó Chủ tịch";
    office.collective = "Ủy ban nhân dân";
    office.superior = committee;
  } else if (choice < 77) {
    office.level = "district";
    office.issuer = {.name = sector.office, .parent = "UBND " + district};
    office.parent_lines = {Capitals("UBND " + district)};
    office.issuer_lines = {Capitals(sector.office)};
    office.code = "P" + std::string(sector.code.substr(1));
    office.units = {};
    office.place = district.substr(district_class.size() + 1);
    office.head_title = "Trưởng phòng";
    office.deputy_title = "Phó Trưởng phòng";
    office.superior = "UBND " + district;
  } else if (choice < 87) {
    office.level = "commune";
    office.issuer = {.name = "Ủy ban nhân dân " + commune,
                     .parent = districts ? "UBND " + district : std::string()};
    if (districts) office.parent_lines = {Capitals("UBND " + district)};
    office.issuer_lines = CommitteeLines(commune);
    office.code = "UBND";
    office.units = {};
    office.place = commune.substr(commune_class.size() + 1);
    office.head_title = "Chủ tịch";
    office.deputy_title = "Phó Chủ tịch";
    office.collective = "Ủy ban nhân dân";
    office.superior = districts ? "UBND " + district : committee;
  } else {
    office.level = "unit";
    const std::string name = sector.id == "education" || sector.id == "health"
                                 ? fmt::format("{} {}", sector.unit, InventPlace(phrases, random))
                                 : fmt::format("{} {}", sector.unit, area);
    office.issuer = {.name = name, .parent = fmt::format("{} {}", sector.department, area)};
    office.parent_lines = {Capitals(sector.department), Capitals(area)};
    office.issuer_lines = {Capitals(sector.unit), Capitals(name.substr(sector.unit.size() + 1))};
    office.code = sector.unit_code;
    office.units = {{"HCTH", "Hành chính - Tổng hợp"}, {"TCKT", "Tài chính - Kế toán"}};
    office.head_title = sector.id == "education" ? "Hiệu trưởng" : "Giám đốc";
    office.deputy_title = "Phó " + office.head_title;
    office.superior = sector.department;
  }

  const bool provincial = office.level == "province" || office.level == "department";
  office.words.try_emplace("area", provincial || office.level == "unit" ? area
                                   : office.level == "commune"          ? commune
                                                                        : district);
  office.words.try_emplace("area_class", provincial || office.level == "unit" ? province.klass
                                         : office.level == "commune"          ? commune_class
                                                                              : district_class);
  if (province.klass == "Thành phố") office.words["area_class"] = "Thành phố";
  office.words["field"] = field;
  office.words["subordinates"] = sector.subordinates;
  office.self = office.issuer.name.starts_with("Ủy ban nhân dân")
                    ? "UBND" + office.issuer.name.substr(std::string_view("Ủy ban nhân dân").size())
                    : office.issuer.name;
  office.orderer = office.level == "ministry" && office.issuer.parent.empty()
                       ? office.issuer.name
                       : fmt::format("{} {}", office.head_title, office.self);
  if (office.level == "district" && office.collective.empty()) office.orderer = office.self;
  office.words["party_province"] = province.klass == "tỉnh" ? "Tỉnh ủy" : "Thành ủy";
}

void Offices::FillParty(Office& office, const Province& province, bool districts,
                        const Phrases& phrases, Random& random) {
  const std::string committee =
      (province.klass == "tỉnh" ? "Tỉnh ủy " : "Thành ủy ") + province.name;
  const std::string district = InventPlace(phrases, random);
  const std::string commune = InventPlace(phrases, random);
  const int choice = random.Between(0, 99);
  office.sector = "party";
  office.place = province.klass == "Thành phố" ? "Thành phố " + province.name : province.name;
  office.head_title = "Bí thư";
  office.deputy_title = "Phó Bí thư";
  office.collective = "Ban Thường vụ";
  if (choice < 45) {
    office.level = "party_province";
    office.issuer = {.name = committee, .parent = {}};
    office.code = "TU";
    office.superior = "Ban Bí thư";
    office.words["area"] = province.klass + " " + province.name;
  } else if (choice < 55) {
    office.level = "party_province";
    office.issuer = {.name = "Ban Tổ chức", .parent = committee};
    office.code = "BTCTU";
    office.head_title = "Trưởng ban";
    office.deputy_title = "Phó Trưởng ban";
    office.collective.clear();
    office.superior = "Ban Thường vụ Tỉnh ủy";
    office.words["area"] = province.klass + " " + province.name;
  } else if (choice < 80 && districts) {
    office.level = "party_district";
    office.issuer = {.name = "Huyện ủy " + district, .parent = committee};
    office.code = "HU";
    office.place = district;
    office.superior = "Ban Thường vụ Tỉnh ủy";
    office.words["area"] = "huyện " + district;
  } else {
    office.level = "party_commune";
    office.issuer = {.name = "Đảng ủy xã " + commune,
                     .parent = districts ? "Huyện ủy " + district : committee};
    office.code = "ĐU";
    office.place = commune;
    office.superior = districts ? "Ban Thường vụ Huyện ủy" : "Ban Thường vụ Tỉnh ủy";
    office.words["area"] = "xã " + commune;
  }
  if (!office.issuer.parent.empty()) office.parent_lines = {Capitals(office.issuer.parent)};
  office.issuer_lines = {Capitals(office.issuer.name), "*"};
  const std::string_view area = office.words["area"];
  office.words["area_class"] = "đảng bộ";
  office.self = office.collective.empty() ? office.issuer.name + " " + committee
                                          : "Ban Thường vụ " + office.issuer.name;
  office.orderer = office.self;
  office.words["party_province"] = province.klass == "tỉnh" ? "Tỉnh ủy" : "Thành ủy";
  office.words["field"] = std::string(area);
}

Office Offices::Invent(Regime regime, int year, int month, const Phrases& phrases,
                       Random& random) const {
  const int now = year * 100 + month;
  const bool districts = now < kMergerMonth;
  std::vector<const Province*> provinces;
  for (const Province& province : provinces_) {
    if (year >= province.from && (districts || province.kept)) provinces.push_back(&province);
  }
  std::vector<const Sector*> sectors;
  for (const Sector& sector : sectors_) {
    if (sector.from <= now && now <= sector.until) sectors.push_back(&sector);
  }
  const Province& province = *random.Pick(provinces);
  Office office;
  if (regime == Regime::kParty) {
    FillParty(office, province, districts, phrases, random);
  } else {
    FillState(office, *random.Pick(sectors), province, districts, phrases, random);
  }
  const std::string locals =
      districts ? "UBND các huyện, thị xã, thành phố" : "UBND các xã, phường";
  const std::string party_locals =
      districts ? "các huyện ủy, thị ủy, thành ủy" : "các đảng ủy xã, phường";
  office.words["locals"] = locals;
  office.words["Locals"] = locals;
  office.words["party_locals"] = party_locals;
  office.words["Party_locals"] = CapitalFirst(party_locals);
  office.words["Party_province"] = office.words["party_province"];
  if (office.words.contains("subordinates")) {
    office.words["Subordinates"] = CapitalFirst(office.words["subordinates"]);
  }
  office.words["self"] = office.self;
  office.words["superior"] = office.superior;
  office.words["unit_name"] = office.units.empty() ? "Hành chính" : office.units.front().name;
  office.seal_text = Capitals(office.issuer.name);
  return office;
}

}  // namespace vanthu::generator
