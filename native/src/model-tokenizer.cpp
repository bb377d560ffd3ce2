#include "model-tokenizer.hpp"

#include <algorithm>
#include <map>

namespace sampan {

namespace {

char* writeUtf8(uint32_t codePoint, char* bytes) {
  const auto continuation = [codePoint](int shift) { return static_cast<char>(0x80 | ((codePoint >> shift) & 0x3f)); };
  if (codePoint < 0x80) {
    *bytes++ = static_cast<char>(codePoint);
  } else if (codePoint < 0x800) {
    *bytes++ = static_cast<char>(0xc0 | (codePoint >> 6));
    *bytes++ = continuation(0);
  } else if (codePoint < 0x10000) {
    *bytes++ = static_cast<char>(0xe0 | (codePoint >> 12));
    *bytes++ = continuation(6);
    *bytes++ = continuation(0);
  } else {
    *bytes++ = static_cast<char>(0xf0 | (codePoint >> 18));
    *bytes++ = continuation(12);
    *bytes++ = continuation(6);
    *bytes++ = continuation(0);
  }
  return bytes;
}

uint32_t utf8Length(uint32_t codePoint) {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

struct CodePoint {
  uint32_t value;
  uint32_t units;
};

CodePoint codePointAt(std::u16string_view text, size_t at) {
  const uint32_t unit = text[at];
  if (unit < 0xd800 || unit > 0xdfff) return {unit, 1};
  if (unit < 0xdc00 && at + 1 < text.size() && text[at + 1] >= 0xdc00 && text[at + 1] <= 0xdfff) {
    return {0x10000 + ((unit - 0xd800) << 10) + (text[at + 1] - 0xdc00u), 2};
  }
  return {0xfffd, 1};
}

// UTF-8 to UTF-16; false when it is not UTF-8.
bool toUnits(std::string_view bytes, std::u16string& units) {
  units.clear();
  for (size_t at = 0; at < bytes.size();) {
    const size_t length = characterLength(bytes[at]);
    const auto lead = static_cast<uint8_t>(bytes[at]);
    if ((lead & 0xc0) == 0x80 || at + length > bytes.size()) return false;
    uint32_t codePoint = length == 1 ? lead : lead & (0xffu >> (length + 1));
    for (size_t next = at + 1; next < at + length; next++) {
      if ((static_cast<uint8_t>(bytes[next]) & 0xc0) != 0x80) return false;
      codePoint = codePoint << 6 | (static_cast<uint8_t>(bytes[next]) & 0x3fu);
    }
    if (codePoint > 0x10ffff) return false;
    if (codePoint >= 0x10000) {
      units.push_back(static_cast<char16_t>(0xd800 + ((codePoint - 0x10000) >> 10)));
      units.push_back(static_cast<char16_t>(0xdc00 + ((codePoint - 0x10000) & 0x3ff)));
    } else {
      units.push_back(static_cast<char16_t>(codePoint));
    }
    at += length;
  }
  return true;
}

void setUnit(std::vector<uint64_t>& bits, char16_t unit) { bits[unit / 64] |= uint64_t{1} << (unit % 64); }
bool hasUnit(const std::vector<uint64_t>& bits, char16_t unit) { return (bits[unit / 64] >> (unit % 64) & 1) != 0; }

bool isAsciiSpace(char16_t unit) { return unit == ' ' || (unit >= '\t' && unit <= '\r'); }

}  // namespace

GgufStatus ModelTokenizer::read(const uint8_t* bytes, size_t length, std::string& reason) {
  GgufVocabulary vocabulary;
  const GgufStatus status = readGgufVocabulary(bytes, length, vocabulary, reason);
  if (status != GgufStatus::kRead) return status;
  const std::string_view model = vocabulary.model;
  bool known = true;
  if (model == "gpt2") known = PreTokenizer::find(vocabulary.preTokenizer, rule_);
  else if (model == "gemma4") known = PreTokenizer::find("gemma4", rule_);
  else if (model == "llama") whole_ = true;
  else known = false;
  if (!known) {
    reason = "the model's vocabulary is of a kind this tokenizer does not know (" + std::string(model) +
             (model == "gpt2" ? "/" + std::string(vocabulary.preTokenizer) : "") + ")";
    return GgufStatus::kRefused;
  }
  if (model == "gpt2" && vocabulary.preTokenizer == "kimi-k2") vocabulary.hasMerges = true;
  const bool characters = whole_ || rule_.characters;
  if (!tokens_.read(vocabulary, characters ? TokenWriting::kCharacters : TokenWriting::kBytes, reason)) {
    return GgufStatus::kRefused;
  }
  const bool merging = whole_ ? merging_.readScores(vocabulary, tokens_, reason)
                              : merging_.readMerges(vocabulary, tokens_, rule_, reason);
  if (!merging) return GgufStatus::kRefused;
  spacePrefix_ = whole_ && vocabulary.addSpacePrefix != 0;
  uint32_t place = 0;
  for (const uint32_t id : tokens_.marks()) {
    place++;
    if (tokens_.kindOf(id) != TokenKind::kUserDefined) continue;
    addMark(allMarks_, id, place);
    if (!tokens_.isMark(id)) addMark(whitespaceMarks_, id, place);
  }
  return GgufStatus::kRead;
}

void ModelTokenizer::addMark(MarkList& list, uint32_t id, uint32_t place) {
  std::u16string units;
  if (!toUnits(tokens_.textOf(id), units) || units.empty()) return;
  if (list.firstUnits.empty()) {
    for (auto* bits : {&list.firstUnits, &list.onlyUnits, &list.secondUnits}) bits->assign(0x10000 / 64, 0);
  }
  setUnit(list.firstUnits, units[0]);
  if (units.size() == 1) setUnit(list.onlyUnits, units[0]);
  else setUnit(list.secondUnits, units[1]);
  list.onlyRuns = list.onlyRuns && units.find_first_not_of(units[0]) == std::u16string::npos;
  if (tokens_.takesWhitespaceAfter(id)) list.onlyRuns = false;
  Mark mark{std::move(units), id, place};
  const auto after = std::upper_bound(list.marks.begin(), list.marks.end(), mark, [](const Mark& left, const Mark& right) {
    return left.text[0] < right.text[0];
  });
  list.marks.insert(after, std::move(mark));
}

// As llama.cpp: each mark in its order takes its places in what the marks before it have left, from left to right.
void ModelTokenizer::cut(std::u16string_view text, const MarkList& list, std::vector<Part>& parts) const {
  if (list.onlyRuns) return cutRuns(text, list, parts);
  struct Find {
    uint32_t place;
    size_t start;
    const Mark* mark;
  };
  std::vector<Find> finds;
  for (size_t at = 0; at < text.size(); at++) {
    const char16_t unit = text[at];
    if (!hasUnit(list.firstUnits, unit)) continue;
    const bool second = at + 1 < text.size() && hasUnit(list.secondUnits, text[at + 1]);
    if (!second && !hasUnit(list.onlyUnits, unit)) continue;
    auto mark = std::lower_bound(list.marks.begin(), list.marks.end(), unit,
                                 [](const Mark& left, char16_t value) { return left.text[0] < value; });
    for (; mark != list.marks.end() && mark->text[0] == unit; mark++) {
      if (text.compare(at, mark->text.size(), mark->text) == 0) finds.push_back({mark->place, at, &*mark});
    }
  }
  std::sort(finds.begin(), finds.end(), [](const Find& left, const Find& right) {
    return left.place != right.place ? left.place < right.place : left.start < right.start;
  });
  std::map<size_t, Part> taken;  // by start, nowhere overlapping
  for (const Find& find : finds) {
    size_t end = find.start + find.mark->text.size();
    const auto next = taken.lower_bound(find.start);
    const size_t free = next == taken.end() ? text.size() : next->second.start;
    if (end > free) continue;
    if (next != taken.begin() && std::prev(next)->second.end > find.start) continue;
    if (tokens_.takesWhitespaceAfter(find.mark->id)) {
      while (end < free && isAsciiSpace(text[end])) end++;
    }
    taken.emplace(find.start, Part{find.start, end, static_cast<int64_t>(find.mark->id)});
  }
  size_t at = 0;
  for (const auto& [start, part] : taken) {
    if (start > at) parts.push_back({at, start, -1});
    parts.push_back(part);
    at = part.end;
  }
  if (at < text.size()) parts.push_back({at, text.size(), -1});
}

// The same where each mark is a run of one unit (blanks, line breaks). A run of the text takes the longest mark as
// often as it fits, from the left, then the next on what remains at its end.
void ModelTokenizer::cutRuns(std::u16string_view text, const MarkList& list, std::vector<Part>& parts) const {
  size_t done = 0;
  for (size_t at = 0; at < text.size();) {
    const char16_t unit = text[at];
    size_t end = at + 1;
    if (!hasUnit(list.firstUnits, unit)) {
      at = end;
      continue;
    }
    while (end < text.size() && text[end] == unit) end++;
    auto mark = std::lower_bound(list.marks.begin(), list.marks.end(), unit,
                                 [](const Mark& left, char16_t value) { return left.text[0] < value; });
    // Marks of one unit stand in llama.cpp's order: the longest first.
    for (; mark != list.marks.end() && mark->text[0] == unit; mark++) {
      const size_t length = mark->text.size();
      for (; end - at >= length; at += length) {
        if (at > done) parts.push_back({done, at, -1});
        parts.push_back({at, at + length, static_cast<int64_t>(mark->id)});
        done = at + length;
      }
    }
    at = end;
  }
  if (done < text.size()) parts.push_back({done, text.size(), -1});
}

void ModelTokenizer::encode(std::u16string_view text, bool asLlama, std::vector<uint32_t>& ids,
                            std::vector<uint32_t>* starts) {
  encodeFrom(text, true, asLlama, ids, starts);
}

void ModelTokenizer::encodeFrom(std::u16string_view text, bool first, bool asLlama, std::vector<uint32_t>& ids,
                                std::vector<uint32_t>* starts) {
  const MarkList& marks = asLlama ? allMarks_ : whitespaceMarks_;
  bool afterMark = first;
  used_ = ids.size();
  if (marks.marks.empty()) {
    if (!text.empty()) encodePlain(text, 0, spacePrefix_ && afterMark, asLlama, true, ids, starts);
  } else {
    std::vector<Part> parts;
    cut(text, marks, parts);
    for (const Part& part : parts) {
      if (part.id < 0) {
        encodePlain(text.substr(part.start, part.end - part.start), part.start, spacePrefix_ && afterMark, asLlama, true,
                    ids, starts);
        afterMark = false;
      } else {
        if (ids.size() <= used_) ids.resize(used_ * 2 + 16);
        ids[used_++] = static_cast<uint32_t>(part.id);
        if (starts) starts->push_back(static_cast<uint32_t>(part.start));
        afterMark = true;
      }
    }
  }
  ids.resize(used_);
}

size_t ModelTokenizer::encodeSettled(std::u16string_view text, bool first, std::vector<uint32_t>& ids) {
  if (!text.empty() && text.back() >= 0xd800 && text.back() < 0xdc00) text.remove_suffix(1);
  if (!whitespaceMarks_.marks.empty()) {
    if (spacePrefix_) return 0;  // what a mark leaves behind depends on all of the text
    while (!text.empty() && isAsciiSpace(text.back())) text.remove_suffix(1);
  }
  if (text.empty()) return 0;
  used_ = ids.size();
  size_t settled = 0;
  if (whitespaceMarks_.marks.empty()) {
    settled = encodePlain(text, 0, spacePrefix_ && first, false, false, ids, nullptr);
  } else {
    std::vector<Part> parts;
    cut(text, whitespaceMarks_, parts);
    for (const Part& part : parts) {
      if (part.id >= 0) {
        if (ids.size() <= used_) ids.resize(used_ * 2 + 16);
        ids[used_++] = static_cast<uint32_t>(part.id);
        settled = part.end;
      } else {
        const auto run = text.substr(part.start, part.end - part.start);
        settled = part.start + encodePlain(run, 0, false, false, part.end < text.size(), ids, nullptr);
      }
    }
  }
  ids.resize(used_);
  return settled;
}

void ModelTokenizer::encodeRest(std::u16string_view text, bool first, std::vector<uint32_t>& ids) {
  encodeFrom(text, first, false, ids, nullptr);
}

size_t ModelTokenizer::encodePlain(std::u16string_view text, size_t offset, bool spaceBefore, bool asLlama, bool complete,
                                   std::vector<uint32_t>& ids, std::vector<uint32_t>* starts) {
  const auto encodeOpen = [&](size_t position) {
    const auto rest = text.substr(position);
    const size_t last = complete ? rest.size() : lastPart(rest);
    if (last > 0) encodePart(rest.substr(0, last), offset + position, spaceBefore, asLlama, ids, starts);
    return position + last;
  };
  if (whole_) return encodeOpen(0);
  PieceWalk walk(rule_, text.data(), text.size(), complete);
  for (size_t position = 0; position < text.size();) {
    const size_t end = walk.next(position);
    if (end == position) {
      // A line that may go on: its parts are settled all the same, but the last.
      return rule_.characters && text[position] != '\n' ? encodeOpen(position) : position;
    }
    encodePart(text.substr(position, end - position), offset + position, false, asLlama, ids, starts);
    position = end;
  }
  return text.size();
}

size_t ModelTokenizer::lastPart(std::u16string_view text) const {
  size_t last = 0;
  uint32_t left = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint here = codePointAt(text, at);
    if (at > 0 && !merging_.mayJoin(left, here.value)) last = at;
    left = here.value;
    at += here.units;
  }
  return last;
}

void ModelTokenizer::encodePart(std::u16string_view text, size_t offset, bool spaceBefore, bool asLlama,
                                std::vector<uint32_t>& ids, std::vector<uint32_t>* starts) {
  const bool characters = merging_.charactersAreSymbols();
  // One UTF-16 unit is at most three bytes of UTF-8.
  const size_t mostBytes = text.size() * 3 + 1;
  if (piece_.size() < mostBytes + PairMerging::kSlackBytes) piece_.resize(mostBytes * 2 + PairMerging::kSlackBytes);
  char* const start = piece_.data();
  char* bytes = start;
  uint32_t left = 0;
  size_t from = 0;
  if (spaceBefore) {
    *bytes++ = ' ';
    left = ' ';
  }
  const bool cuts = !(rule_.lineBreakRuns && text[0] == '\n');
  for (size_t at = 0; at < text.size();) {
    const uint32_t unit = text[at];
    if (unit < 0x80 && !characters) {
      *bytes++ = static_cast<char>(unit);
      left = unit;
      at++;
      continue;
    }
    const CodePoint here = codePointAt(text, at);
    if (bytes > start && cuts && !merging_.mayJoin(left, here.value)) {
      encodeBytes(text.substr(from, at - from), offset + from, spaceBefore, {start, static_cast<size_t>(bytes - start)},
                  asLlama, ids, starts);
      bytes = start;
      from = at;
      spaceBefore = false;
    }
    bytes = writeUtf8(here.value, bytes);
    left = here.value;
    at += here.units;
  }
  encodeBytes(text.substr(from), offset + from, spaceBefore, {start, static_cast<size_t>(bytes - start)}, asLlama, ids,
              starts);
}

void ModelTokenizer::encodeBytes(std::u16string_view text, size_t offset, bool spaceBefore, std::string_view bytes,
                                 bool asLlama, std::vector<uint32_t>& ids, std::vector<uint32_t>* starts) {
  const size_t before = used_;
  const size_t mostIds = bytes.size() * (merging_.charactersAreSymbols() ? 3 : 1) + PairMerging::kSlackIds;
  if (ids.size() < used_ + mostIds) ids.resize((used_ + mostIds) * 2);
  used_ = static_cast<size_t>(merging_.encodePiece(bytes, !asLlama, ids.data() + used_) - ids.data());
  if (!starts) return;

  // For each id the number of the byte or character that it begins with.
  places_.clear();
  if (merging_.isRegular(ids.data() + before, used_ - before)) {
    uint32_t place = 0;
    for (size_t index = before; index < used_; index++) {
      places_.push_back(place);
      place += tokens_.partsOf(ids[index]);
    }
  } else {
    placedIds_.clear();
    merging_.encodeWithPlaces(bytes, !asLlama, placedIds_, places_);
  }
  const bool characters = merging_.charactersAreSymbols();
  size_t at = 0;
  uint32_t end = spaceBefore ? 1 : 0;  // the place after the character at `at`; a space before is none of the text's
  if (!spaceBefore) end = characters ? 1 : utf8Length(codePointAt(text, 0).value);
  bool virtualSpace = spaceBefore;
  for (const uint32_t place : places_) {
    while (place >= end && at < text.size()) {
      if (virtualSpace) virtualSpace = false;
      else at += codePointAt(text, at).units;
      if (at >= text.size()) break;
      end += characters ? 1 : utf8Length(codePointAt(text, at).value);
    }
    starts->push_back(static_cast<uint32_t>(offset + std::min(at, text.empty() ? 0 : text.size() - 1)));
  }
}

bool ModelTokenizer::decode(const uint32_t* ids, size_t count, std::string& bytes) const {
  for (size_t index = 0; index < count; index++) {
    if (ids[index] >= tokens_.size()) return false;
    bytes += tokens_.bytesOf(ids[index]);
  }
  return true;
}

int64_t ModelTokenizer::specialToken(std::string_view text) const {
  const uint32_t id = tokens_.idOf(text);
  if (id == TokenTable::kNone) return -1;
  const TokenKind kind = tokens_.kindOf(id);
  const bool special = kind == TokenKind::kControl || kind == TokenKind::kUserDefined || kind == TokenKind::kUnknown;
  return special ? static_cast<int64_t>(id) : -1;
}

}  // namespace sampan
