#include "unicode-kinds.hpp"

#include <algorithm>
#include <cstddef>

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
  std::vector<uint8_t> kinds(0x110000, kOther);
  for (const auto& range : kRanges) std::fill(kinds.begin() + range.first, kinds.begin() + range.end, range.kind);
  for (size_t block = 0; block < blockOf_.size(); block++) {
    std::array<uint8_t, 256> content;
    std::copy_n(kinds.begin() + static_cast<std::ptrdiff_t>(block * 256), 256, content.begin());
    const auto known = std::find(blocks_.begin(), blocks_.end(), content);
    blockOf_[block] = static_cast<uint8_t>(known - blocks_.begin());
    if (known == blocks_.end()) blocks_.push_back(content);
  }
}

const UnicodeKinds& UnicodeKinds::instance() {
  static const UnicodeKinds kinds;
  return kinds;
}

}  // namespace sampan
