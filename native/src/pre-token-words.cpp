// The rules whose alternatives take every character: each piece is found from its first character on.
#include "pre-tokens.hpp"

namespace sampan {

namespace {

// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
size_t gpt2End(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  if (here.codePoint == '\'') {
    const size_t length = contractionLength<false>(text, position);
    if (length > 0) return position + length;
  }
  const bool space = here.codePoint == ' ';
  const TextCharacter first = space ? text.at(position + 1) : here;
  const size_t start = space ? position + 1 : position;
  if (first.kind == kLetter) return runEnd(text, start, isLetter);
  if (first.kind == kNumber) {
    return runEnd(text, start, [](const TextCharacter& next) { return next.kind == kNumber; });
  }
  if (isSign(first)) return runEnd(text, start, isSign);

  size_t end = position;
  size_t beforeLast = position;
  for (TextCharacter next = text.at(end); next.kind == kWhitespace; next = text.at(end)) {
    beforeLast = end;
    end += next.length;
  }
  return beforeLast > position && end < text.limit() ? beforeLast : end;
}

size_t numbersEnd(const Utf16Text& text, size_t position, uint32_t most) {
  uint32_t count = 0;
  for (TextCharacter next = text.at(position); next.kind == kNumber && count < most; next = text.at(position)) {
    position += next.length;
    count++;
  }
  return position;
}

enum class AfterSigns : uint8_t { kNothing, kLineBreaks, kLineBreaksAndSlashes, kOneLineBreakOrSlash };

//  ?[^\s\p{L}\p{N}]+ and what the rule lets follow; `position` itself when there is no sign.
template <AfterSigns kAfter, bool kMarksAreLetters = false>
size_t signsEnd(const Utf16Text& text, size_t position) {
  const auto isSignHere = [](const TextCharacter& character) {
    return isSign(character) && !(kMarksAreLetters && character.kind == kMark);
  };
  const size_t start = text.at(position).codePoint == ' ' ? position + 1 : position;
  size_t end = runEnd(text, start, isSignHere);
  if (end == start) return position;
  if (kAfter == AfterSigns::kLineBreaks) return lineBreaksEnd(text, end);
  if (kAfter == AfterSigns::kLineBreaksAndSlashes) {
    return runEnd(text, end, [](const TextCharacter& next) {
      return isLineBreak(next.codePoint) || next.codePoint == '/';
    });
  }
  if (kAfter == AfterSigns::kOneLineBreakOrSlash) {
    const uint32_t next = text.at(end).codePoint;
    if (isLineBreak(next) || next == '/') end++;
  }
  return end;
}

// \s*[\r\n]+|\s{512}(?!\S)|\s{256}(?!\S)|…|\s{4}(?!\S)|\s{1,2}(?!\S)|\s{1}
size_t whitespaceBlockEnd(const Utf16Text& text, size_t position) {
  size_t end = position;
  size_t afterLineBreak = 0;
  for (TextCharacter next = text.at(end); next.kind == kWhitespace; next = text.at(end)) {
    end += next.length;
    if (isLineBreak(next.codePoint)) afterLineBreak = end;
  }
  if (afterLineBreak > 0) return afterLineBreak;
  // White space is one UTF-16 unit a character; the last before other text does not count.
  const size_t free = end - position - (end < text.limit() ? 1 : 0);
  for (size_t block = 512; block >= 4; block /= 2) {
    if (free >= block) return position + block;
  }
  return position + (free >= 2 ? 2 : 1);
}

// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,most}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
template <bool kContractions, uint32_t kMostNumbers, AfterSigns kAfter, bool kMarksAreLetters = false,
          size_t (*kWhitespaceEnd)(const Utf16Text&, size_t) = whitespaceEnd>
size_t qwenEnd(const Utf16Text& text, size_t position) {
  const auto isWordPart = [](const TextCharacter& character) {
    return kMarksAreLetters ? isLetterOrMark(character) : isLetter(character);
  };
  const TextCharacter here = text.at(position);
  if (kContractions && here.codePoint == '\'') {
    const size_t length = contractionLength<true>(text, position);
    if (length > 0) return position + length;
  }
  if (here.kind == kNumber) return numbersEnd(text, position, kMostNumbers);
  const size_t after = position + here.length;
  if (!isLineBreak(here.codePoint) && (isWordPart(here) || isWordPart(text.at(after)))) {
    return runEnd(text, after, isWordPart);
  }
  const size_t signs = signsEnd<kAfter, kMarksAreLetters>(text, position);
  return signs > position ? signs : kWhitespaceEnd(text, position);
}

// …|[^\r\n\p{L}\p{N}]?(?:\p{L}\p{M}*(?: \p{L}\p{M}*)*)+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]?|\s*[\r\n]|\s+(?!\S)|\s+
size_t exaoneMoeEnd(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  if (here.codePoint == '\'') {
    const size_t length = contractionLength<true>(text, position);
    if (length > 0) return position + length;
  }
  if (here.kind == kNumber) return position + here.length;
  const size_t after = position + here.length;
  if (!isLineBreak(here.codePoint) && (isLetter(here) || isLetter(text.at(after)))) {
    size_t end = isLetter(here) ? position : after;
    for (;;) {
      const TextCharacter letter = text.at(end);
      if (isLetter(letter)) {
        end += letter.length;
      } else if (letter.codePoint == ' ' && isLetter(text.at(end + 1))) {
        end += 1 + text.at(end + 1).length;
      } else {
        return end;
      }
      end = runEnd(text, end, [](const TextCharacter& next) { return next.kind == kMark; });
    }
  }
  const size_t signs = signsEnd<AfterSigns::kOneLineBreakOrSlash>(text, position);
  return signs > position ? signs : whitespaceEnd(text, position);
}

// A word of capitals, then of small letters. Letters outside ASCII count as both.
//   ((?=[\p{L}])([^a-z]))*((?=[\p{L}])([^A-Z]))+  (first form)
//   ((?=[\p{L}])([^a-z]))+((?=[\p{L}])([^A-Z]))*  (second form)
struct CasedWord {
  size_t first;  // ends of the two forms; the start where there is none
  size_t second;
};

template <typename Test>
CasedWord casedWord(const Utf16Text& text, size_t start, Test isWordPart) {
  size_t end = start;
  size_t lastOfBoth = start;
  TextCharacter next = text.at(end);
  for (; next.length != 0 && isWordPart(next) && !(next.codePoint >= 'a' && next.codePoint <= 'z'); next = text.at(end)) {
    end += next.length;
    if (next.codePoint >= 0x80) lastOfBoth = end;
  }
  if (next.codePoint >= 'a' && next.codePoint <= 'z') {
    end = runEnd(text, end, [&](const TextCharacter& part) {
      return isWordPart(part) && !(part.codePoint >= 'A' && part.codePoint <= 'Z');
    });
    return {end, end};
  }
  return {lastOfBoth, end};
}

template <bool kContractions, uint32_t kMostNumbers, bool kMarksAreLetters>
size_t casedEnd(const Utf16Text& text, size_t position) {
  const auto isWordPart = [](const TextCharacter& character) {
    return kMarksAreLetters ? isLetterOrMark(character) : isLetter(character);
  };
  const TextCharacter here = text.at(position);
  if (here.kind != kNumber) {
    const size_t after = position + here.length;
    const bool prefix = !isLineBreak(here.codePoint) && !isLetter(here);
    const CasedWord prefixed = prefix ? casedWord(text, after, isWordPart) : CasedWord{after, after};
    size_t end = position;
    if (prefixed.first > after) {
      end = prefixed.first;
    } else {
      const CasedWord bare = isWordPart(here) ? casedWord(text, position, isWordPart) : CasedWord{position, position};
      if (bare.first > position) end = bare.first;
      else if (prefixed.second > after) end = prefixed.second;
      else end = bare.second;
    }
    if (end > position) {
      return end + (kContractions && text.at(end).codePoint == '\'' ? contractionLength<true>(text, end) : 0);
    }
  } else {
    return numbersEnd(text, position, kMostNumbers);
  }
  const size_t signs = signsEnd<AfterSigns::kLineBreaksAndSlashes>(text, position);
  return signs > position ? signs : whitespaceEnd(text, position);
}

// As the rule above where llama.cpp's classes for capitals and small letters are all letters:
//   [^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+(?:'s|…)?|\p{N}{1,most}| ?[^\s\p{L}\p{N}]+[\r\n/]*|…
template <uint32_t kMostNumbers>
size_t uncasedEnd(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  if (here.kind == kNumber) return numbersEnd(text, position, kMostNumbers);
  const size_t after = position + here.length;
  if (!isLineBreak(here.codePoint) && (isLetterOrMark(here) || isLetterOrMark(text.at(after)))) {
    const size_t end = runEnd(text, after, isLetterOrMark);
    return end + (text.at(end).codePoint == '\'' ? contractionLength<true>(text, end) : 0);
  }
  const size_t signs = signsEnd<AfterSigns::kLineBreaksAndSlashes>(text, position);
  return signs > position ? signs : whitespaceEnd(text, position);
}

bool isHan(uint32_t codePoint) {
  return (codePoint >= 0x4e00 && codePoint <= 0x9fff) || (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
         (codePoint >= 0x20000 && codePoint <= 0x2a6df) || (codePoint >= 0x2a700 && codePoint <= 0x2ebef) ||
         (codePoint >= 0xf900 && codePoint <= 0xfaff) || (codePoint >= 0x2f800 && codePoint <= 0x2fa1f);
}

// Kimi-K2: Han by itself; other words with their contraction; numbers by three; signs; white space.
size_t kimiEnd(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  const auto isWordPart = [](const TextCharacter& next) { return isLetter(next) && !isHan(next.codePoint); };
  if (isHan(here.codePoint)) {
    return runEnd(text, position, [](const TextCharacter& next) { return isHan(next.codePoint); });
  }
  if (here.kind == kNumber) return numbersEnd(text, position, 3);
  const size_t after = position + here.length;
  if (isLetter(here) || (!isLineBreak(here.codePoint) && isWordPart(text.at(after)))) {
    const size_t end = runEnd(text, after, isWordPart);
    return end + (text.at(end).codePoint == '\'' ? contractionLength<true>(text, end) : 0);
  }
  const size_t signs = signsEnd<AfterSigns::kLineBreaks>(text, position);
  return signs > position ? signs : whitespaceEnd(text, position);
}

}  // namespace

size_t wordEnd(Split split, const Utf16Text& text, size_t position) {
  constexpr uint32_t kAllNumbers = 0xffffffff;
  switch (split) {
    case Split::kGpt2: return gpt2End(text, position);
    case Split::kQwen2: return qwenEnd<true, 1, AfterSigns::kLineBreaks>(text, position);
    case Split::kLlama3: return qwenEnd<true, 3, AfterSigns::kLineBreaks>(text, position);
    case Split::kMinicpm5: return qwenEnd<true, kAllNumbers, AfterSigns::kLineBreaks>(text, position);
    case Split::kUfakzeka: return qwenEnd<false, 1, AfterSigns::kLineBreaks>(text, position);
    case Split::kSeedCoder: return qwenEnd<true, 1, AfterSigns::kNothing>(text, position);
    case Split::kQwen35: return qwenEnd<true, 1, AfterSigns::kLineBreaks, true>(text, position);
    case Split::kJais2: return qwenEnd<true, 3, AfterSigns::kLineBreaks, false, whitespaceBlockEnd>(text, position);
    case Split::kExaoneMoe: return exaoneMoeEnd(text, position);
    case Split::kTekken: return casedEnd<false, 1, false>(text, position);
    case Split::kGpt4o: return casedEnd<true, 3, false>(text, position);
    case Split::kGraniteMultilingual: return casedEnd<true, 3, true>(text, position);
    case Split::kTinyAya: return uncasedEnd<3>(text, position);
    case Split::kYoutuWords: return uncasedEnd<1>(text, position);
    case Split::kKimi: return kimiEnd(text, position);
    default: return text.limit();
  }
}

}  // namespace sampan
