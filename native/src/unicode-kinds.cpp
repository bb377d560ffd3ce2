#include "unicode-kinds.hpp"

#include <algorithm>
#include <iterator>

namespace sampan {

namespace {

struct KindRange {
  uint32_t first;
  uint32_t end;
  CodePointKind kind;
};

constexpr KindRange kRanges[] = {
#include "unicode-ranges.inc"
};

}  // namespace

UnicodeKinds::UnicodeKinds() {
  for (const auto& range : kRanges) {
    for (uint32_t unit = range.first; unit < range.end && unit < units_.size(); unit++) units_[unit] = range.kind;
  }
}

CodePointKind UnicodeKinds::ofSupplementary(uint32_t codePoint) const {
  const auto* after = std::upper_bound(std::begin(kRanges), std::end(kRanges), codePoint,
                                       [](uint32_t value, const KindRange& range) { return value < range.first; });
  if (after == std::begin(kRanges)) return kOther;
  const KindRange& range = *(after - 1);
  return codePoint < range.end ? range.kind : kOther;
}

const UnicodeKinds& UnicodeKinds::instance() {
  static const UnicodeKinds kinds;
  return kinds;
}

}  // namespace sampan
