#include "tests/lunar_calendar.h"

#include <cmath>
#include <numbers>

#include "extractors/calendar.h"

namespace vanthu {
namespace {

constexpr double kSynodicMonth = 29.530588853;   // days, mean
constexpr double kJulianCentury = 36525;         // days
constexpr double kZone = 7.0 / 24;               // days east of Greenwich
constexpr double kFirstNewMoon = 2451550.09766;  // Julian date (TT), the first of the year 2000
constexpr double kJ2000 = 2451545.0;
constexpr double kUnixEpoch = 2440587.5;      // Julian date of 1970-01-01, 0 h UTC
constexpr double kTtMinusUt = 70.0 / 86'400;  // days; 30 to 90 s over the century

double Sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }

// The Julian date (UT) of new moon number `k`, counted from 2000 (Meeus, chapter 49; the terms of
// 0.0003 days and more).
double NewMoon(long k) {
  const auto number = static_cast<double>(k);
  const double t = number / 1236.85;
  const double mean =
      kFirstNewMoon + kSynodicMonth * number + 0.00015437 * t * t - 0.000000150 * t * t * t;
  const double e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const double sun = 2.5534 + 29.10535670 * number - 0.0000014 * t * t;
  const double moon = 201.5643 + 385.81693528 * number + 0.0107582 * t * t;
  const double latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t * t;
  const double node = 124.7746 - 1.56375588 * number + 0.0020672 * t * t;
  const double correction =
      -0.40720 * Sine(moon) + 0.17241 * e * Sine(sun) + 0.01608 * Sine(2 * moon) +
      0.01039 * Sine(2 * latitude) + 0.00739 * e * Sine(moon - sun) -
      0.00514 * e * Sine(moon + sun) + 0.00208 * e * e * Sine(2 * sun) -
      0.00111 * Sine(moon - 2 * latitude) - 0.00057 * Sine(moon + 2 * latitude) +
      0.00056 * e * Sine(2 * moon + sun) - 0.00042 * Sine(3 * moon) +
      0.00042 * e * Sine(sun + 2 * latitude) + 0.00038 * e * Sine(sun - 2 * latitude) -
      0.00024 * e * Sine(2 * moon - sun) - 0.00017 * Sine(node) +
      0.000325 * Sine(299.77 + 0.107408 * number - 0.009173 * t * t);
  return mean + correction - kTtMinusUt;
}

// The day of new moon number `k` in Vietnam, counted from 1970-01-01.
long NewMoonDay(long k) { return static_cast<long>(std::floor(NewMoon(k) + kZone - kUnixEpoch)); }

// The sign (30 degrees, from the spring equinox) in which the sun stands when the day begins.
int SunSign(long day) {
  const double t = (static_cast<double>(day) + kUnixEpoch - kZone - kJ2000) / kJulianCentury;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const double center = (1.914602 - 0.004817 * t) * Sine(anomaly) +
                        (0.019993 - 0.000101 * t) * Sine(2 * anomaly) +
                        0.000289 * Sine(3 * anomaly);
  const double apparent = mean + center - 0.00569 - 0.00478 * Sine(125.04 - 1934.136 * t);
  return static_cast<int>(std::floor((apparent - 360 * std::floor(apparent / 360)) / 30));
}

// The new moon that begins month 11, the last one before the day after the solstice.
long SolsticeMoon(int year) {
  constexpr int kSolsticeSign = 9;
  const long end_of_year = DayNumber({.year = year, .month = 12, .day = 31});
  long k =
      std::lround((static_cast<double>(end_of_year) + kUnixEpoch - kFirstNewMoon) / kSynodicMonth);
  while (NewMoonDay(k) > end_of_year) --k;
  while (SunSign(NewMoonDay(k)) >= kSolsticeSign) --k;
  return k;
}

}  // namespace

PartialDate LunarDay(int year, int month, int day) {
  // Months 11 and 12 stand after their year's solstice moon, the others after that of the year
  // before.
  const int solstice_year = month >= 11 ? year : year - 1;
  const long first = SolsticeMoon(solstice_year);
  const long months = SolsticeMoon(solstice_year + 1) - first;
  long k = first + (month >= 11 ? month - 11 : month + 1);
  if (months == 13) {
    long repeated = first + 1;
    while (SunSign(NewMoonDay(repeated)) != SunSign(NewMoonDay(repeated + 1))) ++repeated;
    if (k >= repeated) ++k;
  }
  return DateOfDay(NewMoonDay(k) + day - 1);
}

}  // namespace vanthu
