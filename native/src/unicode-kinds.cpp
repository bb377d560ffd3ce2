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

#include "rule-sets.inc"

}  // namespace

UnicodeKinds::UnicodeKinds() {
  for (const auto& range : kRanges) {
    for (uint32_t unit = range.first; unit < range.end && unit < units_.size(); unit++) units_[unit] = range.kind;
  }
}

uint8_t UnicodeKinds::ofSupplementary(uint32_t codePoint) const {
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

void CodePointSet::fillUnits() {
  for (size_t index = 0; index < count_; index++) {
    for (uint32_t unit = ranges_[index][0]; unit <= ranges_[index][1] && unit < 0x10000; unit++) {
      units_[unit / 64] |= uint64_t{1} << (unit % 64);
    }
  }
}

bool CodePointSet::hasSupplementary(uint32_t codePoint) const {
  for (size_t index = 0; index < count_; index++) {
    if (codePoint >= ranges_[index][0] && codePoint <= ranges_[index][1]) return true;
  }
  return false;
}

RuleSets::RuleSets()
    : deepseekLetters(kDeepseekLetters),
      deepseekPunctuation(kDeepseekPunctuation),
      deepseekIdeographs(kDeepseekIdeographs),
      hanAndKana(kHanAndKana),
      afmoeAsian(kAfmoeAsian),
      youtuHangul(kYoutuHangul),
      youtuPunctuation(kYoutuPunctuation),
      youtuBopomofo(kYoutuBopomofo),
      bloomStops(kBloomStops) {}

const RuleSets& RuleSets::instance() {
  static const RuleSets sets;
  return sets;
}

}  // namespace sampan
