// The rules that cut out what they find. What lies between two finds stays together as one segment.
#include "pre-tokens.hpp"

namespace sampan {

namespace {

bool isAsciiLetter(uint32_t codePoint) {
  return (codePoint >= 'A' && codePoint <= 'Z') || (codePoint >= 'a' && codePoint <= 'z');
}
bool isAsciiDigit(uint32_t codePoint) { return codePoint >= '0' && codePoint <= '9'; }

template <typename Test>
size_t oneEnd(const Utf16Text& text, size_t position, Test test) {
  const TextCharacter here = text.at(position);
  return here.length != 0 && test(here) ? position + here.length : position;
}

// \s?X+
template <typename Test>
size_t runAfterBlankEnd(const Utf16Text& text, size_t position, Test test) {
  const TextCharacter here = text.at(position);
  const size_t start = here.kind == kWhitespace ? position + here.length : position;
  const size_t end = runEnd(text, start, test);
  return end > start ? end : position;
}

size_t numbersOfThreeEnd(const Utf16Text& text, size_t position) {
  for (int count = 0; count < 3 && text.at(position).kind == kNumber; count++) position += text.at(position).length;
  return position;
}

size_t threeDigitsEnd(const Utf16Text& text, size_t position) {
  for (size_t index = 0; index < 3; index++) {
    if (!isAsciiDigit(text.at(position + index).codePoint)) return position;
  }
  return position + 3;
}

// [ASCII sign][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
// Spark: line breaks do not follow signs, and each stands alone: …| ?[\p{P}\p{S}]+|[\r\n]|\s+(?!\S)|\s+
template <bool kSpark>
size_t deepseek3WordEnd(const Utf16Text& text, size_t position) {
  const TextCharacter here = text.at(position);
  const size_t after = position + here.length;
  const TextCharacter next = text.at(after);
  if (here.codePoint < 0x80 && isPunctuationOrSymbol(here) && isAsciiLetter(next.codePoint)) {
    return runEnd(text, after, [](const TextCharacter& letter) { return isAsciiLetter(letter.codePoint); });
  }
  if (isLetterOrMark(here)) return runEnd(text, after, isLetterOrMark);
  if (!isLineBreak(here.codePoint) && !isPunctuationOrSymbol(here) && isLetterOrMark(next)) {
    return runEnd(text, after, isLetterOrMark);
  }
  const size_t start = here.codePoint == ' ' ? after : position;
  const size_t signs = runEnd(text, start, isPunctuationOrSymbol);
  if (signs > start) return kSpark ? signs : lineBreaksEnd(text, signs);
  if (here.kind != kWhitespace) return position;
  if (!kSpark) return whitespaceEnd(text, position);
  if (isLineBreak(here.codePoint)) return after;
  size_t end = position;
  size_t beforeLast = position;
  for (TextCharacter blank = here; blank.kind == kWhitespace; blank = text.at(end)) {
    beforeLast = end;
    end += blank.length;
  }
  return beforeLast > position && end < text.limit() ? beforeLast : end;
}

bool isDeepseekClass(const CodePointSet& set, const TextCharacter& character) {
  // llama.cpp's wide regular expressions see white space beyond ASCII as a vertical tab.
  return set.has(character.codePoint) && character.kind != kWhitespace;
}

template <typename Text>
size_t literalEnd(const Utf16Text& text, size_t position, const Text& literal) {
  size_t at = position;
  for (const char* expected = literal; *expected; expected++, at++) {
    if (text.at(at).codePoint != static_cast<uint32_t>(*expected)) return position;
  }
  return at;
}

// End of what the split finds at `position`; `position` itself when it finds nothing there.
template <Split split>
size_t findEnd(const Utf16Text& text, size_t position, const RuleSets& sets) {
  const auto inSet = [](const CodePointSet& set) {
    return [&set](const TextCharacter& character) { return isDeepseekClass(set, character); };
  };
  switch (split) {
    case Split::kLineBreak:
      return oneEnd(text, position, [](const TextCharacter& here) { return isLineBreak(here.codePoint); });
    case Split::kNumber:
      return oneEnd(text, position, [](const TextCharacter& here) { return here.kind == kNumber; });
    case Split::kNumbersOfThree:
      return numbersOfThreeEnd(text, position);
    case Split::kNumbers:
      return runEnd(text, position, [](const TextCharacter& next) { return next.kind == kNumber; });
    case Split::kThreeDigits:
      return threeDigitsEnd(text, position);
    case Split::kDeepseekLetters:
      return runAfterBlankEnd(text, position, inSet(sets.deepseekLetters));
    case Split::kDeepseekPunctuation:
      return runAfterBlankEnd(text, position, inSet(sets.deepseekPunctuation));
    case Split::kDeepseekIdeographs:
      return runEnd(text, position, inSet(sets.deepseekIdeographs));
    case Split::kHanAndKana:
      return runEnd(text, position, inSet(sets.hanAndKana));
    case Split::kAfmoeAsian:
      return runEnd(text, position, inSet(sets.afmoeAsian));
    case Split::kCoderLetters:
      return runAfterBlankEnd(text, position, isLetter);
    case Split::kCoderPunctuation:
      return runAfterBlankEnd(text, position, [](const TextCharacter& next) { return next.kind == kPunctuation; });
    case Split::kDeepseek3Words:
      return deepseek3WordEnd<false>(text, position);
    case Split::kSparkWords:
      return deepseek3WordEnd<true>(text, position);
    case Split::kFalconPunctuation:
    case Split::kDefaultPunctuation:
      // [\p{P}\$\+<=>\^~\|`]+, the default one without `
      return runEnd(text, position, [](const TextCharacter& next) {
        const uint32_t codePoint = next.codePoint;
        return next.kind == kPunctuation || codePoint == '$' || codePoint == '+' ||
               (codePoint >= '<' && codePoint <= '>') || codePoint == '^' || codePoint == '~' || codePoint == '|' ||
               (codePoint == '`' && split == Split::kFalconPunctuation);
      });
    case Split::kBloomWords: {
      //  ?[^(\s|.,!?…。，、।۔،)]+
      const size_t start = text.at(position).codePoint == ' ' ? position + 1 : position;
      const size_t end = runEnd(text, start, [&sets](const TextCharacter& next) {
        return next.kind != kWhitespace && !sets.bloomStops.has(next.codePoint);
      });
      return end > start ? end : position;
    }
    case Split::kYoutuScripts:
      for (const CodePointSet* set : {&sets.youtuHangul, &sets.youtuPunctuation, &sets.youtuBopomofo, &sets.hanAndKana}) {
        const size_t end = runEnd(text, position, inSet(*set));
        if (end > position) return end;
      }
      return position;
    case Split::kChameleonSentinel: {
      // <sentinel:[0-9]+>
      const size_t digits = literalEnd(text, position, "<sentinel:");
      if (digits == position) return position;
      const size_t end = runEnd(text, digits, [](const TextCharacter& next) { return isAsciiDigit(next.codePoint); });
      return end > digits && text.at(end).codePoint == '>' ? end + 1 : position;
    }
    case Split::kChameleonImage: {
      // (IMGIMG)((A|B|C|D|E|F|G|H|I){1,4})Z
      const size_t letters = literalEnd(text, position, "IMGIMG");
      if (letters == position) return position;
      size_t end = letters;
      while (end < letters + 4 && text.at(end).codePoint >= 'A' && text.at(end).codePoint <= 'I') end++;
      return end > letters && text.at(end).codePoint == 'Z' ? end + 1 : position;
    }
    case Split::kChameleonSpaces: {
      // ([\t\n]|    |  )
      const uint32_t here = text.at(position).codePoint;
      if (here == '\t' || here == '\n') return position + 1;
      const size_t four = literalEnd(text, position, "    ");
      return four > position ? four : literalEnd(text, position, "  ");
    }
    case Split::kChameleonPunctuation:
      // [\p{P}!-/:-@\[-`{-~]
      return oneEnd(text, position, [](const TextCharacter& here) {
        return here.kind == kPunctuation || (here.codePoint < 0x80 && here.kind == kSymbol);
      });
    default:
      return position;
  }
}

// \s+$: white space at the very end.
size_t trailingWhitespaceEnd(const Utf16Text& text, size_t position) {
  size_t run = position;
  for (size_t at = position; at < text.limit();) {
    const TextCharacter here = text.at(at);
    at += here.length;
    if (here.kind != kWhitespace) run = at;
  }
  text.at(text.limit());
  return run > position ? run : text.limit();
}

// Numbers in groups of three from the right. llama.cpp leaves the first group with the text before it.
size_t afmoeDigitsEnd(const Utf16Text& text, size_t position) {
  const auto isNumber = [](const TextCharacter& next) { return next.kind == kNumber; };
  const size_t start = runEnd(text, position, [](const TextCharacter& next) { return next.kind != kNumber; });
  size_t count = 0;
  size_t end = runEnd(text, start, [&](const TextCharacter& next) { return isNumber(next) && ++count > 0; });
  if (count == 0) return end;
  const size_t group = count % 3 == 0 ? 3 : count % 3;
  end = start;
  for (size_t index = 0; index < group; index++) end += text.at(end).length;
  return end;
}

// (?=(\d{3})+(?!\d)): before each group of three ASCII digits, counted from the right.
size_t thousandsEnd(const Utf16Text& text, size_t position) {
  const auto isDigit = [](const TextCharacter& next) { return isAsciiDigit(next.codePoint); };
  size_t start = runEnd(text, position, [](const TextCharacter& next) { return !isAsciiDigit(next.codePoint); });
  while (start < text.limit()) {
    const size_t end = runEnd(text, start, isDigit);
    const size_t first = start + (end - start) % 3;
    if (first > position && first < end) return first;
    if (first == position && end - first > 3) return first + 3;
    start = runEnd(text, end, [](const TextCharacter& next) { return !isAsciiDigit(next.codePoint); });
  }
  return text.limit();
}

// A find at `position`, or what lies before the next one.
template <Split split>
size_t searchEnd(const Utf16Text& text, size_t position) {
  const RuleSets& sets = RuleSets::instance();
  const size_t end = findEnd<split>(text, position, sets);
  if (end > position) return end;
  size_t at = position;
  do {
    at += text.at(at).length;
  } while (at < text.limit() && findEnd<split>(text, at, sets) == at);
  if (at >= text.limit()) text.at(text.limit());
  return at;
}

}  // namespace

size_t segmentEnd(Split split, const Utf16Text& text, size_t position) {
  if (split < Split::kLineBreak) return wordEnd(split, text, position);
  switch (split) {
    case Split::kTrailingWhitespace:
      return trailingWhitespaceEnd(text, position);
    case Split::kAfmoeDigits:
      return afmoeDigitsEnd(text, position);
    case Split::kThousands:
      return thousandsEnd(text, position);
    case Split::kLines: {
      const bool lineFeed = text.at(position).codePoint == '\n';
      return runEnd(text, position,
                    [lineFeed](const TextCharacter& next) { return (next.codePoint == '\n') == lineFeed; });
    }
    case Split::kLineBreak:
      return searchEnd<Split::kLineBreak>(text, position);
    case Split::kNumber:
      return searchEnd<Split::kNumber>(text, position);
    case Split::kNumbersOfThree:
      return searchEnd<Split::kNumbersOfThree>(text, position);
    case Split::kNumbers:
      return searchEnd<Split::kNumbers>(text, position);
    case Split::kThreeDigits:
      return searchEnd<Split::kThreeDigits>(text, position);
    case Split::kDeepseekLetters:
      return searchEnd<Split::kDeepseekLetters>(text, position);
    case Split::kDeepseekPunctuation:
      return searchEnd<Split::kDeepseekPunctuation>(text, position);
    case Split::kDeepseekIdeographs:
      return searchEnd<Split::kDeepseekIdeographs>(text, position);
    case Split::kCoderLetters:
      return searchEnd<Split::kCoderLetters>(text, position);
    case Split::kCoderPunctuation:
      return searchEnd<Split::kCoderPunctuation>(text, position);
    case Split::kHanAndKana:
      return searchEnd<Split::kHanAndKana>(text, position);
    case Split::kDeepseek3Words:
      return searchEnd<Split::kDeepseek3Words>(text, position);
    case Split::kSparkWords:
      return searchEnd<Split::kSparkWords>(text, position);
    case Split::kFalconPunctuation:
      return searchEnd<Split::kFalconPunctuation>(text, position);
    case Split::kDefaultPunctuation:
      return searchEnd<Split::kDefaultPunctuation>(text, position);
    case Split::kBloomWords:
      return searchEnd<Split::kBloomWords>(text, position);
    case Split::kYoutuScripts:
      return searchEnd<Split::kYoutuScripts>(text, position);
    case Split::kAfmoeAsian:
      return searchEnd<Split::kAfmoeAsian>(text, position);
    case Split::kChameleonSentinel:
      return searchEnd<Split::kChameleonSentinel>(text, position);
    case Split::kChameleonImage:
      return searchEnd<Split::kChameleonImage>(text, position);
    case Split::kChameleonSpaces:
      return searchEnd<Split::kChameleonSpaces>(text, position);
    case Split::kChameleonPunctuation:
      return searchEnd<Split::kChameleonPunctuation>(text, position);
    default:
      return text.limit();
  }
}

PieceWalk::PieceWalk(const PreTokenizer& rule, const char16_t* units, size_t length, bool complete)
    : rule_(rule), text_(units, length), length_(length), complete_(complete), settled_(length) {
  for (size_t level = 0; level < rule.splitCount; level++) {
    ends_[level] = 0;
    open_[level] = false;
  }
  if (complete || rule.splitCount < 2) return;
  // A find may yet begin in the last characters, or in white space or numbers that lead up to them.
  size_t settled = length > 64 ? length - 64 : 0;
  while (settled > 0) {
    const uint8_t kind = text_.at(settled - 1).kind;
    const char16_t unit = units[settled - 1];
    if (kind != kWhitespace && kind != kNumber && (unit < 0xd800 || unit > 0xdfff)) break;
    settled--;
  }
  settled_ = settled;
}

size_t PieceWalk::nextOfSeveral(size_t position) {
  size_t limit = length_;
  bool limitOpen = !complete_;
  for (size_t level = 0; level < rule_.splitCount; level++) {
    if (ends_[level] <= position) {
      text_.setLimit(limit);
      text_.forget();
      ends_[level] = segmentEnd(rule_.splits[level], text_, position);
      open_[level] = limitOpen && text_.lookedBeyond();
      if (open_[level]) {
        if (level + 1 == rule_.splitCount || settled_ <= position) {
          for (size_t each = 0; each < rule_.splitCount; each++) ends_[each] = position;
          return position;
        }
        if (ends_[level] > settled_) ends_[level] = settled_;
      }
    }
    limit = ends_[level];
    limitOpen = open_[level];
  }
  return ends_[rule_.splitCount - 1];
}

}  // namespace sampan
