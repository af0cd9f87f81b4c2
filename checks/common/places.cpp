#include "checks/common/places.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t kMaxCityBytes = 15;
constexpr std::size_t kMinCityBytes = 6;

}  // namespace

Gazetteer::Gazetteer(const PatternSet& patterns) {
  for (const std::string& line : patterns.list("place.cities").words) {
    const std::string_view all = line;
    const std::size_t first = all.find('>');
    if (first == std::string_view::npos) continue;
    const std::size_t second = all.find('>', first + 1);
    const std::string_view province = all.substr(0, first);
    const std::string_view prefecture = all.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    cities_[prefecture] = {province, prefecture};
    std::string_view rest = second == std::string_view::npos ? std::string_view() : all.substr(second + 1);
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      cities_[rest.substr(0, comma)] = {province, prefecture};
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
}

std::string_view Gazetteer::CityEndingAt(std::string_view text, std::size_t end) const {
  for (std::size_t size = std::min(kMaxCityBytes, end); size >= kMinCityBytes; size -= 3) {
    const std::string_view city = text.substr(end - size, size);
    if (Knows(city)) return city;
    if (size < kMinCityBytes + 3) break;
  }
  return {};
}

bool Gazetteer::Near(std::string_view city, std::string_view home) const {
  const auto a = cities_.find(city);
  const auto b = cities_.find(home);
  if (a == cities_.end() || b == cities_.end()) return true;
  return a->second.prefecture == b->second.prefecture || a->second.province == city;
}

}  // namespace gouji
