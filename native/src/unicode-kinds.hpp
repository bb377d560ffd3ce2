// The kinds of code point that pre-tokenizers ask about: each code point has one, as in llama.cpp's tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sampan {

enum CodePointKind : uint8_t {
  kOther = 0,  // controls, unassigned, private use
  kLetter = 1,
  kNumber = 2,
  kWhitespace = 4,
  kMark = 8,
  kPunctuation = 16,
  kSymbol = 32,
  kOutside = 64,  // beyond the end of the text
};

// A flat table for what one UTF-16 unit can say; a search of the ranges for the rare rest.
class UnicodeKinds {
 public:
  static const UnicodeKinds& instance();

  uint8_t ofUnit(uint32_t unit) const { return units_[unit]; }
  uint8_t ofSupplementary(uint32_t codePoint) const;

 private:
  UnicodeKinds();

  std::array<uint8_t, 0x10000> units_{};
};

// A set of code points written down as ranges, for the classes of pre-tokenizers' rules: [first, last] pairs.
class CodePointSet {
 public:
  template <size_t Count>
  explicit CodePointSet(const uint32_t (&ranges)[Count][2]) : ranges_(ranges), count_(Count) {
    fillUnits();
  }

  bool has(uint32_t codePoint) const {
    return codePoint < 0x10000 ? (units_[codePoint / 64] >> (codePoint % 64) & 1) != 0 : hasSupplementary(codePoint);
  }

 private:
  void fillUnits();
  bool hasSupplementary(uint32_t codePoint) const;

  const uint32_t (*ranges_)[2];
  size_t count_;
  std::array<uint64_t, 0x10000 / 64> units_{};
};

// The sets that the rules name by their characters (llama.cpp's src/llama-vocab.cpp).
struct RuleSets {
  static const RuleSets& instance();
  CodePointSet deepseekLetters;
  CodePointSet deepseekPunctuation;
  CodePointSet deepseekIdeographs;
  CodePointSet hanAndKana;
  CodePointSet afmoeAsian;
  CodePointSet youtuHangul;
  CodePointSet youtuPunctuation;
  CodePointSet youtuBopomofo;
  CodePointSet bloomStops;

 private:
  RuleSets();
};

}  // namespace sampan
