// Cuts text into the pieces inside which byte pairs may merge: Qwen2's rule,
//   (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
// written by hand, with the same result as llama.cpp's unicode_regex_split_custom_qwen2.
// Works on UTF-16 as JavaScript holds it; a lone surrogate counts as U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>

#include "unicode-kinds.hpp"

namespace sampan {

struct TextCharacter {
  uint32_t codePoint;
  uint32_t length;  // in UTF-16 code units
  CodePointKind kind;
};

class Utf16Text {
 public:
  Utf16Text(const char16_t* units, size_t length) : units_(units), length_(length), kinds_(UnicodeKinds::instance()) {}

  size_t length() const { return length_; }

  TextCharacter at(size_t position) const {
    if (position >= length_) return {0, 0, kOutside};
    const uint32_t unit = units_[position];
    if (unit < 0xd800 || unit > 0xdfff) return {unit, 1, kinds_.ofUnit(unit)};
    if (unit < 0xdc00 && position + 1 < length_) {
      const uint32_t next = units_[position + 1];
      if (next >= 0xdc00 && next <= 0xdfff) {
        const uint32_t codePoint = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
        return {codePoint, 2, kinds_.ofSupplementary(codePoint)};
      }
    }
    return {0xfffd, 1, kOther};
  }

 private:
  const char16_t* units_;
  size_t length_;
  const UnicodeKinds& kinds_;
};

inline uint32_t lowerAscii(uint32_t codePoint) {
  return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
}

// Length of an English contraction ('s, 've, …) at `position`, 0 when there is none.
inline size_t contractionLength(const Utf16Text& text, size_t position) {
  const uint32_t first = lowerAscii(text.at(position + 1).codePoint);
  if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
  const uint32_t second = lowerAscii(text.at(position + 2).codePoint);
  const bool two = (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
  return two ? 3 : 0;
}

// End of the piece that begins at `position`, which must lie inside the text.
inline size_t pieceEnd(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  if (here.codePoint == '\'') {
    const size_t length = contractionLength(text, position);
    if (length > 0) return position + length;
  }
  if (here.kind == kNumber) return position + here.length;

  const size_t after = position + here.length;
  const bool lineBreak = here.codePoint == '\r' || here.codePoint == '\n';
  if (!lineBreak && (here.kind == kLetter || text.at(after).kind == kLetter)) {
    size_t end = after;
    for (TextCharacter next = text.at(end); next.kind == kLetter; next = text.at(end)) end += next.length;
    return end;
  }

  const bool space = here.codePoint == ' ';
  const TextCharacter mark = space ? text.at(after) : here;
  if (mark.kind == kOther) {
    size_t end = space ? after : position;
    for (TextCharacter next = mark; next.kind == kOther; next = text.at(end)) end += next.length;
    for (TextCharacter next = text.at(end); next.length != 0 && (next.codePoint == '\r' || next.codePoint == '\n');
         next = text.at(end)) {
      end++;
    }
    return end;
  }

  size_t end = position;
  size_t afterLineBreak = 0;
  for (TextCharacter next = text.at(end); next.kind == kWhitespace; next = text.at(end)) {
    end += next.length;
    if (next.codePoint == '\r' || next.codePoint == '\n') afterLineBreak = end;
  }
  if (afterLineBreak > 0) return afterLineBreak;
  // The last of several blanks stays with what follows.
  return end - position > 1 && end < text.length() ? end - 1 : end;
}

}  // namespace sampan
