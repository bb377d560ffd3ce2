// The three kinds of code point that the pre-tokenizer asks about.
#pragma once

#include <array>
#include <cstdint>

namespace sampan {

enum CodePointKind : uint8_t { kOther = 0, kLetter = 1, kNumber = 2, kWhitespace = 3, kOutside = 4 };

// A flat table for what one UTF-16 unit can say; a search of the ranges for the rare rest.
class UnicodeKinds {
 public:
  static const UnicodeKinds& instance();

  CodePointKind ofUnit(uint32_t unit) const { return static_cast<CodePointKind>(units_[unit]); }
  CodePointKind ofSupplementary(uint32_t codePoint) const;

 private:
  UnicodeKinds();

  std::array<uint8_t, 0x10000> units_{};
};

}  // namespace sampan
