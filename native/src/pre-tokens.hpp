// Cuts text into the pieces inside which tokens may merge, by llama.cpp's pre-tokenizers.
//
// A pre-tokenizer is a list of splits. The first cuts the text into segments, each further one cuts every
// segment of the one before; the last one's segments are the pieces. llama.cpp states splits as regular
// expressions; here each is written by hand, with the same result, over UTF-16 as JavaScript holds it (a lone
// surrogate counts as U+FFFD, which is what it becomes on its way to llama.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "unicode-kinds.hpp"

// Every rule asks for one character after another; compilers leave this one call uninlined of themselves.
#if defined(_MSC_VER)
#define SAMPAN_INLINE __forceinline
#else
#define SAMPAN_INLINE inline __attribute__((always_inline))
#endif

namespace sampan {

struct TextCharacter {
  uint32_t codePoint;
  uint32_t length;  // in UTF-16 code units
  uint8_t kind;
};

// A text up to a limit. Remembers whether anyone looked beyond: what was decided without looking there holds
// however the text goes on.
class Utf16Text {
 public:
  Utf16Text(const char16_t* units, size_t limit) : units_(units), limit_(limit), kinds_(&UnicodeKinds::instance()) {}

  size_t limit() const { return limit_; }
  void setLimit(size_t limit) { limit_ = limit; }

  SAMPAN_INLINE TextCharacter at(size_t position) const {
    if (position >= limit_) {
      lookedBeyond_ = true;
      return {0, 0, kOutside};
    }
    const uint32_t unit = units_[position];
    if (unit < 0xd800 || unit > 0xdfff) return {unit, 1, kinds_->ofUnit(unit)};
    if (unit < 0xdc00) {
      if (position + 1 >= limit_) lookedBeyond_ = true;
      const uint32_t next = position + 1 < limit_ ? units_[position + 1] : 0;
      if (next >= 0xdc00 && next <= 0xdfff) {
        const uint32_t codePoint = 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
        return {codePoint, 2, kinds_->ofSupplementary(codePoint)};
      }
    }
    return {0xfffd, 1, kinds_->ofUnit(0xfffd)};
  }

  bool lookedBeyond() const { return lookedBeyond_; }
  void forget() { lookedBeyond_ = false; }

 private:
  const char16_t* units_;
  size_t limit_;
  const UnicodeKinds* kinds_;
  mutable bool lookedBeyond_ = false;
};

enum class Split : uint8_t {
  // Rules that take every character, word by word.
  kGpt2, kQwen2, kLlama3, kMinicpm5, kUfakzeka, kSeedCoder, kQwen35, kJais2, kExaoneMoe,
  kTekken, kGpt4o, kGraniteMultilingual, kTinyAya, kYoutuWords, kKimi,
  // Rules that cut out what they find; what lies between stays together.
  kLineBreak, kNumber, kNumbersOfThree, kNumbers, kThreeDigits, kThousands, kAfmoeDigits,
  kDeepseekLetters, kDeepseekPunctuation, kDeepseekIdeographs, kTrailingWhitespace,
  kCoderLetters, kCoderPunctuation, kHanAndKana, kDeepseek3Words, kSparkWords,
  kFalconPunctuation, kDefaultPunctuation, kBloomWords, kYoutuScripts, kAfmoeAsian,
  kChameleonSentinel, kChameleonImage, kChameleonSpaces, kChameleonPunctuation,
  kLines,
};

// How a vocabulary's text is prepared and cut.
struct PreTokenizer {
  static constexpr size_t kMostSplits = 6;
  Split splits[kMostSplits];
  size_t splitCount = 0;
  bool ignoreMerges = false;  // a piece that is a token as a whole is that token
  bool characters = false;  // tokens are written in UTF-8 with U+2581 for a space, not in GPT-2's bytes
  bool lineBreakRuns = false;  // a piece of line breaks that is a token as a whole is that token

  // Finds the rule that llama.cpp uses for `tokenizer.ggml.pre`; false when it is not one known here.
  static bool find(std::string_view name, PreTokenizer& found);
};

// End of the segment that begins at `position`, which must lie before the text's limit.
size_t segmentEnd(Split split, const Utf16Text& text, size_t position);

// Walks over the pieces of one text.
class PieceWalk {
 public:
  // Incomplete: more text may follow; next() then stops before pieces that it could change.
  PieceWalk(const PreTokenizer& rule, const char16_t* units, size_t length, bool complete = true);

  // End of the piece that begins at `position`; `position` itself when it is not known yet. Positions are the
  // ends that it gave before, beginning with 0.
  size_t next(size_t position) {
    if (rule_.splitCount == 1 && complete_) return segmentEnd(rule_.splits[0], text_, position);
    return nextOfSeveral(position);
  }

  const Utf16Text& text() const { return text_; }

 private:
  size_t nextOfSeveral(size_t position);

  const PreTokenizer& rule_;
  Utf16Text text_;
  size_t length_;
  bool complete_;
  size_t settled_;  // a segment that might go on is taken to end here
  size_t ends_[PreTokenizer::kMostSplits];
  bool open_[PreTokenizer::kMostSplits];
};

// Rules that take every character, in pre-token-words.cpp.
size_t wordEnd(Split split, const Utf16Text& text, size_t position);

inline bool isLineBreak(uint32_t codePoint) { return codePoint == '\r' || codePoint == '\n'; }
// Objects, not functions, so that loops over them are compiled for each.
inline constexpr auto isLetter = [](const TextCharacter& character) { return character.kind == kLetter; };
inline constexpr auto isLetterOrMark = [](const TextCharacter& character) {
  return (character.kind & (kLetter | kMark)) != 0;
};
inline constexpr auto isPunctuationOrSymbol = [](const TextCharacter& character) {
  return (character.kind & (kPunctuation | kSymbol)) != 0;
};
// Not white space, not a letter, not a number: [^\s\p{L}\p{N}]
inline constexpr auto isSign = [](const TextCharacter& character) {
  return (character.kind & (kWhitespace | kLetter | kNumber | kOutside)) == 0;
};

template <typename Test>
size_t runEnd(const Utf16Text& text, size_t position, Test test) {
  for (TextCharacter next = text.at(position); next.length != 0 && test(next); next = text.at(position)) {
    position += next.length;
  }
  return position;
}

inline size_t lineBreaksEnd(const Utf16Text& text, size_t position) {
  return runEnd(text, position, [](const TextCharacter& next) { return isLineBreak(next.codePoint); });
}

// \s*[\r\n]+|\s+(?!\S)|\s+ at a white space.
inline size_t whitespaceEnd(const Utf16Text& text, size_t position) {
  size_t end = position;
  size_t beforeLast = position;
  size_t afterLineBreak = 0;
  for (TextCharacter next = text.at(end); next.kind == kWhitespace; next = text.at(end)) {
    beforeLast = end;
    end += next.length;
    if (isLineBreak(next.codePoint)) afterLineBreak = end;
  }
  if (afterLineBreak > 0) return afterLineBreak;
  // The last of several blanks stays with what follows.
  return beforeLast > position && end < text.limit() ? beforeLast : end;
}

// Length of an English contraction ('s, 've, …) at the apostrophe at `position`, 0 when there is none.
template <bool kAnyCase>
size_t contractionLength(const Utf16Text& text, size_t position) {
  const auto letter = [&text](size_t at) {
    const uint32_t codePoint = text.at(at).codePoint;
    return kAnyCase && codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
  };
  const uint32_t first = letter(position + 1);
  if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
  if (first != 'r' && first != 'v' && first != 'l') return 0;
  return letter(position + 2) == (first == 'l' ? 'l' : 'e') ? 3 : 0;
}

}  // namespace sampan
