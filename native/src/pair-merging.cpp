#include "pair-merging.hpp"

#include <algorithm>
#include <cstring>
#include <queue>

namespace sampan {

namespace {

uint64_t mix(uint64_t value) {
  value *= 0x9e3779b97f4a7c15ull;
  return value ^ (value >> 29);
}

bool isContinuation(char byte) { return (static_cast<uint8_t>(byte) & 0xc0) == 0x80; }

// Code point of the whole character at `at`; 0 with `length` 0 when the bytes there are not a whole character.
uint32_t wholeCharacter(std::string_view bytes, size_t at, size_t& length) {
  const auto lead = static_cast<uint8_t>(bytes[at]);
  length = characterLength(bytes[at]);
  if (isContinuation(bytes[at]) || at + length > bytes.size()) {
    length = 0;
    return 0;
  }
  uint32_t codePoint = length == 1 ? lead : lead & (0xffu >> (length + 1));
  for (size_t next = at + 1; next < at + length; next++) {
    if (!isContinuation(bytes[next])) {
      length = 0;
      return 0;
    }
    codePoint = codePoint << 6 | (static_cast<uint8_t>(bytes[next]) & 0x3fu);
  }
  return codePoint;
}

}  // namespace

uint32_t PairMerging::symbolOf(std::string_view text) const {
  const uint32_t id = tokens_->idOf(text);
  if (id != kNone) return id;
  const auto found = extraIds_.find(std::string(text));
  return found == extraIds_.end() ? kNone : found->second;
}

uint32_t PairMerging::addSymbol(std::string_view text) {
  const uint32_t known = symbolOf(text);
  if (known != kNone) return known;
  const auto id = static_cast<uint32_t>(tokens_->size() + extraTexts_.size());
  extraTexts_.add(text);
  extraIds_.emplace(std::string(text), id);
  expand(text, expansions_);
  expansionEnds_.push_back(static_cast<uint32_t>(expansions_.size()));
  return id;
}

// As llama.cpp writes a text that is no token: byte by byte, leaving out what it does not find.
void PairMerging::expand(std::string_view text, std::vector<uint32_t>& ids) const {
  for (const char byte : text) {
    const uint32_t id = charactersAreSymbols() ? byteTokens_[static_cast<uint8_t>(byte)] : tokens_->idOf({&byte, 1});
    if (id != kNone) ids.push_back(id);
  }
}

bool PairMerging::setSymbols(const TokenTable& tokens, std::string& reason) {
  tokens_ = &tokens;
  joints_.assign(kJointBits / 64, 0);
  meetings_.assign(0x10000 / 64, 0);
  cache_.assign(kCacheSlots, CachedPiece{});
  for (uint32_t byte = 0; byte < 256; byte++) {
    byteTokens_[byte] = charactersAreSymbols() ? tokens.byteToken(static_cast<uint8_t>(byte)) : kNone;
    if (charactersAreSymbols() && byteTokens_[byte] == kNone) {
      reason = "the model's vocabulary lacks a token for a byte";
      return false;
    }
  }
  if (!charactersAreSymbols()) {
    for (uint32_t byte = 0; byte < 256; byte++) byteSymbols_[byte] = addSymbol(printableOfByte(static_cast<uint8_t>(byte)));
  }
  return true;
}

// Symbols of all characters that stand in any of the texts.
bool PairMerging::setCharacters(const std::vector<std::string_view>& texts, std::string& reason) {
  characterSymbols_.assign(0x10000, kNone);
  for (const std::string_view text : texts) {
    for (size_t at = 0; at < text.size();) {
      size_t length = 0;
      const uint32_t codePoint = wholeCharacter(text, at, length);
      if (length == 0) {
        reason = "the model's vocabulary has a token that is not UTF-8";
        return false;
      }
      if (codePoint > 0xffff) {
        if (supplementarySymbols_.count(codePoint) == 0) supplementarySymbols_[codePoint] = addSymbol(text.substr(at, length));
      } else if (characterSymbols_[codePoint] == kNone) {
        characterSymbols_[codePoint] = addSymbol(text.substr(at, length));
      }
      at += length;
    }
  }
  for (uint32_t codePoint = 0; codePoint < 0x10000; codePoint++) {
    if (characterSymbols_[codePoint] == kNone) characterSymbols_[codePoint] = kUnknown | codePoint;
  }
  characterSymbols_[' '] = characterSymbols_[kSpaceMark];
  return true;
}

uint32_t PairMerging::characterSymbol(uint32_t codePoint) const {
  if (codePoint < 0x10000) return characterSymbols_[codePoint];
  const auto found = supplementarySymbols_.find(codePoint);
  return found == supplementarySymbols_.end() ? kUnknown | codePoint : found->second;
}

void PairMerging::makeTable(size_t pairs) {
  size_t slots = 1024;
  while (slots < pairs + pairs / 2) slots *= 2;
  pairs_.assign(slots, kEmptyPair);
  pairMask_ = slots - 1;
  uint64_t bits = 1 << 16;
  while (bits < pairs * 8) bits *= 2;
  maybePairs_.assign(bits / 64, 0);
  maybeMask_ = bits - 1;
}

void PairMerging::insertPair(uint32_t left, uint32_t right, uint32_t rank) {
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  const uint64_t hash = mix(key);
  setBit(maybePairs_, hash & maybeMask_);
  for (uint64_t slot = hash >> 8 & pairMask_;; slot = (slot + 1) & pairMask_) {
    if (pairs_[slot] == kEmptyPair) {
      pairs_[slot] = (key << kRankBits) | rank;
      return;
    }
    if (pairs_[slot] >> kRankBits == key) return;  // the first of equal merges counts
  }
}

uint32_t PairMerging::rankOf(uint32_t left, uint32_t right, bool plain) const {
  if (((left | right) & kUnknown) != 0) return kNoRank;
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  const uint64_t hash = mix(key);
  if (!hasBit(maybePairs_, hash & maybeMask_)) return kNoRank;
  for (uint64_t slot = hash >> 8 & pairMask_;; slot = (slot + 1) & pairMask_) {
    const uint64_t pair = pairs_[slot];
    if (pair == kEmptyPair) return kNoRank;
    if (pair >> kRankBits == key) {
      const auto rank = static_cast<uint32_t>(pair & ((1u << kRankBits) - 1));
      if (plain && marksMerge_ && isMarkId(mergedIds_.empty() ? rank : mergedIds_[rank])) return kNoRank;
      return rank;
    }
  }
}

// Notes what stands side by side in the bytes of a merge's result. A text that begins or ends inside a character
// is known there by some of its bytes only: then all characters that share them count.
void PairMerging::noteJoints(std::string_view bytes) {
  for (size_t at = 1; at < bytes.size(); at++) {
    if (isContinuation(bytes[at])) continue;
    size_t before = at - 1;
    while (before > 0 && isContinuation(bytes[before])) before--;
    size_t leftLength = 0;
    size_t rightLength = 0;
    const uint32_t left = wholeCharacter(bytes.substr(0, at), before, leftLength);
    const uint32_t right = wholeCharacter(bytes, at, rightLength);
    if (leftLength == at - before && rightLength > 0) {
      setBit(joints_, jointHash(left, right));
      continue;
    }
    const auto lead = static_cast<uint8_t>(bytes[at]);
    if (!isContinuation(bytes[at - 1]) || (lead & 0xf0) != 0xe0) continue;
    const bool secondKnown = at + 1 < bytes.size();
    for (uint32_t second = 0x80; second < 0xc0; second++) {
      if (secondKnown && second != static_cast<uint8_t>(bytes[at + 1])) continue;
      setBit(meetings_, meetingOf(static_cast<uint8_t>(bytes[at - 1]), lead, second));
    }
  }
}

void PairMerging::finish() {
  marksMerge_ = false;
  const size_t ranks = mergedIds_.empty() ? tokens_->size() : mergedIds_.size();
  if (!mergedIds_.empty()) {
    for (size_t rank = 0; rank < ranks && !marksMerge_; rank++) marksMerge_ = isMarkId(mergedIds_[rank]);
  } else {
    for (const uint64_t pair : pairs_) {
      if (pair != kEmptyPair && isMarkId(static_cast<uint32_t>(pair & ((1u << kRankBits) - 1)))) marksMerge_ = true;
    }
  }
  if (charactersAreSymbols()) return;
  bytePairRanks_.resize(256 * 256);
  for (uint32_t left = 0; left < 256; left++) {
    for (uint32_t right = 0; right < 256; right++) {
      bytePairRanks_[left * 256 + right] = rankOf(byteSymbols_[left], byteSymbols_[right], false);
    }
  }
}

uint32_t PairMerging::wholeToken(std::string_view piece, bool plain) const {
  uint32_t id = kNone;
  if (ignoreMerges_) {
    size_t slot = hashBytes(piece) & (wholePieces_.size() - 1);
    for (; wholePieces_[slot] != kNone; slot = (slot + 1) & (wholePieces_.size() - 1)) {
      const uint32_t candidate = wholePieces_[slot];
      if (tokens_->kindOf(candidate) == TokenKind::kNormal && tokens_->bytesOf(candidate) == piece) {
        id = candidate;
        break;
      }
      std::string bytes;
      if (tokens_->kindOf(candidate) != TokenKind::kNormal && bytesOfPrintable(tokens_->textOf(candidate), bytes) &&
          bytes == piece) {
        id = candidate;
        break;
      }
    }
  } else if (lineBreakRuns_ && piece.find_first_not_of('\n') == std::string_view::npos) {
    id = tokens_->idOf(piece);
  }
  return id != kNone && plain && tokens_->isMark(id) ? kNone : id;
}

void PairMerging::symbolsOf(std::string_view piece, std::vector<uint32_t>& symbols) const {
  symbols.clear();
  if (!charactersAreSymbols()) {
    for (const char byte : piece) symbols.push_back(byteSymbols_[static_cast<uint8_t>(byte)]);
    return;
  }
  for (size_t at = 0; at < piece.size();) {
    size_t length = 0;
    const uint32_t codePoint = wholeCharacter(piece, at, length);
    symbols.push_back(characterSymbol(codePoint));
    at += length;
  }
}

uint32_t* PairMerging::write(uint32_t symbol, uint32_t* ids) const {
  if (symbol < tokens_->size()) {
    *ids++ = symbol;
  } else if ((symbol & kUnknown) != 0) {
    const uint32_t codePoint = symbol & ~kUnknown;
    const auto byte = [this](uint32_t value) { return byteTokens_[value & 0xff]; };
    if (codePoint < 0x80) {
      *ids++ = byte(codePoint);
    } else {
      const int length = codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      *ids++ = byte((0xf00u >> length & 0xff) | codePoint >> (6 * (length - 1)));
      for (int rest = length - 2; rest >= 0; rest--) *ids++ = byte(0x80 | (codePoint >> (6 * rest) & 0x3f));
    }
  } else {
    const size_t index = symbol - tokens_->size();
    for (uint32_t at = index == 0 ? 0 : expansionEnds_[index - 1]; at < expansionEnds_[index]; at++) *ids++ = expansions_[at];
  }
  return ids;
}

uint32_t* PairMerging::encodePiece(std::string_view piece, bool plain, uint32_t* ids) {
  const size_t size = piece.size();
  if (size > kCachedBytes) return encodeNew(piece, plain, ids);
  uint64_t words[kCachedWords];
  const auto length = static_cast<uint8_t>(size | (plain ? 0x80u : 0u));
  uint64_t hash = length;
  size_t count = 0;
  for (size_t at = 0; at < size; at += 8, count++) {
    std::memcpy(&words[count], piece.data() + at, 8);
    if (at + 8 > size) words[count] &= ~uint64_t{0} >> (8 * (at + 8 - size));
    hash = mix(hash ^ words[count]);
  }
  CachedPiece& cached = cache_[(hash ^ hash >> 32) & (kCacheSlots - 1)];
  if (cached.idCount > 0 && cached.length == length) {
    uint64_t different = 0;
    for (size_t index = 0; index < count; index++) different |= cached.words[index] ^ words[index];
    if (different == 0) {
      // All of them, used or not: it costs less than to count.
      std::memcpy(ids, cached.ids, sizeof cached.ids);
      return ids + cached.idCount;
    }
  }
  uint32_t* end = encodeNew(piece, plain, ids);
  const auto idCount = static_cast<size_t>(end - ids);
  if (idCount > 0 && idCount <= kCachedIds) {
    std::copy(ids, end, cached.ids);
    std::copy(words, words + count, cached.words);
    cached.idCount = static_cast<uint8_t>(idCount);
    cached.length = length;
  }
  return end;
}

uint32_t* PairMerging::encodeNew(std::string_view piece, bool plain, uint32_t* ids) {
  if (ignoreMerges_ || lineBreakRuns_) {
    const uint32_t whole = wholeToken(piece, plain);
    if (whole != kNone) {
      *ids = whole;
      return ids + 1;
    }
  }
  uint32_t symbols[kScanLimit];
  uint32_t count = 0;
  if (!charactersAreSymbols()) {
    if (piece.size() <= kScanLimit) {
      for (const char byte : piece) symbols[count++] = byteSymbols_[static_cast<uint8_t>(byte)];
      return scan(symbols, count, plain, ids);
    }
  } else {
    size_t at = 0;
    while (at < piece.size() && count < kScanLimit) {
      size_t length = 0;
      symbols[count++] = characterSymbol(wholeCharacter(piece, at, length));
      at += length;
    }
    if (at == piece.size()) return scan(symbols, count, plain, ids);
  }
  symbolsOf(piece, symbols_);
  heap(plain);
  for (uint32_t index = 0; index != kNone; index = chain_[index].next) ids = write(chain_[index].id, ids);
  return ids;
}

// Order and place are one number: the smallest is the best pair, the leftmost on a tie. Symbols keep their
// places, so that the search is one pass of comparisons that the compiler turns into vector instructions.
uint32_t* PairMerging::scan(uint32_t* symbols, uint32_t count, bool plain, uint32_t* ids) const {
  constexpr uint32_t kLanes = 16;
  alignas(64) int32_t pairs[kScanLimit];
  uint32_t ranks[kScanLimit];
  uint8_t previous[kScanLimit];
  uint8_t next[kScanLimit];
  const auto weigh = [&](uint32_t left, uint32_t right) {
    ranks[left] = rankOf(symbols[left], symbols[right], plain);
    pairs[left] = packedPair(ranks[left], left);
  };
  for (uint32_t place = 0; place < count; place++) {
    previous[place] = static_cast<uint8_t>(place - 1);
    next[place] = static_cast<uint8_t>(place + 1);
  }
  const uint32_t padded = (count + kLanes - 1) / kLanes * kLanes;
  for (uint32_t place = 0; place + 1 < count; place++) weigh(place, place + 1);
  for (uint32_t place = count - 1; place < padded; place++) pairs[place] = kNoPair;
  for (;;) {
    int32_t lanes[kLanes];
    std::memcpy(lanes, pairs, sizeof lanes);
    for (uint32_t start = kLanes; start < padded; start += kLanes) {
      for (uint32_t lane = 0; lane < kLanes; lane++) {
        lanes[lane] = pairs[start + lane] < lanes[lane] ? pairs[start + lane] : lanes[lane];
      }
    }
    int32_t best = lanes[0];
    for (uint32_t lane = 1; lane < kLanes; lane++) best = lanes[lane] < best ? lanes[lane] : best;
    if (best == kNoPair) break;
    const uint32_t left = static_cast<uint32_t>(best) & (kScanLimit - 1);
    const uint32_t right = next[left];
    symbols[left] = mergedIds_.empty() ? ranks[left] : mergedIds_[ranks[left]];
    next[left] = next[right];
    pairs[right] = kNoPair;
    if (next[left] < count) {
      previous[next[left]] = static_cast<uint8_t>(left);
      weigh(left, next[left]);
    } else {
      pairs[left] = kNoPair;
    }
    if (left > 0) weigh(previous[left], left);
  }
  for (uint32_t place = 0; place < count; place = next[place]) ids = write(symbols[place], ids);
  return ids;
}

// Merges symbols_ into chain_, whose first element is 0 and whose elements keep the places of their first symbols.
void PairMerging::heap(bool plain) {
  struct Pair {
    uint32_t order;
    uint32_t rank;
    uint32_t left;
    uint32_t leftId;
    uint32_t rightId;
    bool operator<(const Pair& other) const { return order != other.order ? order > other.order : left > other.left; }
  };
  const auto count = static_cast<uint32_t>(symbols_.size());
  chain_.resize(count);
  for (uint32_t index = 0; index < count; index++) {
    chain_[index] = {symbols_[index], index == 0 ? kNone : index - 1, index + 1 < count ? index + 1 : kNone};
  }
  std::vector<Pair> initial;
  for (uint32_t index = 0; index + 1 < count; index++) {
    const uint32_t rank = rankOf(symbols_[index], symbols_[index + 1], plain);
    if (rank != kNoRank) initial.push_back({orderOf(rank), rank, index, symbols_[index], symbols_[index + 1]});
  }
  std::priority_queue<Pair> queue(std::less<Pair>(), std::move(initial));
  const auto add = [&](uint32_t left) {
    if (left == kNone || chain_[left].next == kNone) return;
    const uint32_t leftId = chain_[left].id;
    const uint32_t rightId = chain_[chain_[left].next].id;
    const uint32_t rank = rankOf(leftId, rightId, plain);
    if (rank != kNoRank) queue.push({orderOf(rank), rank, left, leftId, rightId});
  };
  while (!queue.empty()) {
    const Pair pair = queue.top();
    queue.pop();
    Symbol& left = chain_[pair.left];
    if (left.id != pair.leftId || left.next == kNone || chain_[left.next].id != pair.rightId) continue;  // outdated
    Symbol& right = chain_[left.next];
    left.id = mergedIds_.empty() ? pair.rank : mergedIds_[pair.rank];
    right.id = kNone;
    left.next = right.next;
    if (left.next != kNone) chain_[left.next].previous = pair.left;
    add(left.previous);
    add(pair.left);
  }
}

bool PairMerging::isRegular(const uint32_t* ids, size_t count) const {
  if (!charactersAreSymbols()) return extraTexts_.size() == 0;
  for (size_t index = 0; index < count; index++) {
    if (tokens_->kindOf(ids[index]) == TokenKind::kByte) return false;
  }
  return true;
}

void PairMerging::encodeWithPlaces(std::string_view piece, bool plain, std::vector<uint32_t>& ids,
                                   std::vector<uint32_t>& places) {
  const uint32_t whole = ignoreMerges_ || lineBreakRuns_ ? wholeToken(piece, plain) : kNone;
  if (whole != kNone) {
    ids.push_back(whole);
    places.push_back(0);
    return;
  }
  symbolsOf(piece, symbols_);
  heap(plain);
  for (uint32_t index = 0; index != kNone; index = chain_[index].next) {
    const size_t before = ids.size();
    ids.resize(before + piece.size() * 3);
    ids.resize(static_cast<size_t>(write(chain_[index].id, ids.data() + before) - ids.data()));
    places.resize(ids.size(), index);
  }
}

}  // namespace sampan
