// The three kinds of code point that the pre-tokenizer asks about.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace sampan {

enum CodePointKind : uint8_t { kOther = 0, kLetter = 1, kNumber = 2, kWhitespace = 3, kOutside = 4 };

// A two-stage table: 256 code points a block, equal blocks stored once.
class UnicodeKinds {
 public:
  static const UnicodeKinds& instance();

  CodePointKind of(uint32_t codePoint) const {
    return static_cast<CodePointKind>(blocks_[blockOf_[codePoint >> 8]][codePoint & 0xff]);
  }

 private:
  UnicodeKinds();

  std::array<uint8_t, 0x1100> blockOf_{};
  std::vector<std::array<uint8_t, 256>> blocks_;
};

}  // namespace sampan
