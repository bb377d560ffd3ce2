#include "byte-pair-encoding.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <queue>

namespace sampan {

namespace {

constexpr uint64_t kEmptyPair = ~uint64_t{0};
constexpr uint32_t kIdBits = 20;
constexpr uint32_t kRankBits = 24;

enum TokenType : int32_t { kNormal = 1, kUnknown = 2, kControl = 3, kUserDefined = 4, kUnused = 5 };

bool isContinuation(char byte) { return (static_cast<uint8_t>(byte) & 0xc0) == 0x80; }

// Whether the bytes begin and end at the bounds of UTF-8 characters.
bool isWholeCharacters(const std::string& bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<uint8_t>(bytes[at]);
    const size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    if (length == 0 || at + length > bytes.size()) return false;
    for (size_t next = at + 1; next < at + length; next++) {
      if (!isContinuation(bytes[next])) return false;
    }
    at += length;
  }
  return true;
}

// How two characters of three bytes meet: the last byte of one, the first two of the other.
uint32_t meetingOf(uint8_t before, uint8_t lead, uint8_t second) {
  return (before & 0x3fu) << 10 | (lead & 0x0fu) << 6 | (second & 0x3fu);
}

uint64_t mix(uint64_t value) {
  value *= 0x9e3779b97f4a7c15ull;
  return value ^ (value >> 29);
}

uint64_t hashBytes(std::string_view bytes) {
  uint64_t hash = bytes.size();
  size_t position = 0;
  for (; position + 8 <= bytes.size(); position += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + position, 8);
    hash = mix(hash ^ word);
  }
  if (position < bytes.size()) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + position, bytes.size() - position);
    hash = mix(hash ^ word);
  }
  return hash ^ (hash >> 32);
}

// Byte-level vocabularies write each byte as a printable character (GPT-2's table): its code point by byte.
std::vector<uint32_t> printableOfBytes() {
  std::vector<uint32_t> printable(256, 0);
  uint32_t next = 256;
  for (uint32_t byte = 0; byte < 256; byte++) {
    const bool itself = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    printable[byte] = itself ? byte : next++;
  }
  return printable;
}

// Bytes of a token's text; false when the text is not written in that table.
bool bytesOfText(const std::string& text, const std::vector<int16_t>& byteOfPrintable, std::string& bytes) {
  bytes.clear();
  for (size_t position = 0; position < text.size();) {
    const auto first = static_cast<uint8_t>(text[position]);
    uint32_t codePoint = first;
    if (first >= 0x80) {
      if ((first & 0xe0) != 0xc0 || position + 1 >= text.size()) return false;
      codePoint = ((first & 0x1fu) << 6) | (static_cast<uint8_t>(text[position + 1]) & 0x3fu);
      position += 2;
    } else {
      position += 1;
    }
    if (codePoint >= byteOfPrintable.size() || byteOfPrintable[codePoint] < 0) return false;
    bytes.push_back(static_cast<char>(byteOfPrintable[codePoint]));
  }
  return true;
}

}  // namespace

BytePairEncoding::BytePairEncoding(const GgufVocabulary& vocabulary) {
  const auto& pre = vocabulary.preTokenizer;
  if (vocabulary.model != "gpt2" || (pre != "qwen2" && pre != "deepseek-r1-qwen")) {
    throw GgufError("the model's vocabulary is of a kind this tokenizer does not know (" + vocabulary.model + "/" + pre + ")");
  }
  if (vocabulary.tokens.size() >= (1u << kIdBits) || vocabulary.merges.size() >= (1u << kRankBits) - 1) {
    throw GgufError("the model's vocabulary is too large");
  }
  if (!vocabulary.tokenTypes.empty() && vocabulary.tokenTypes.size() != vocabulary.tokens.size()) {
    throw GgufError("the model's vocabulary is inconsistent");
  }

  const auto printable = printableOfBytes();
  std::vector<int16_t> byteOfPrintable(512, -1);
  for (uint32_t byte = 0; byte < 256; byte++) byteOfPrintable[printable[byte]] = static_cast<int16_t>(byte);

  std::unordered_map<std::string_view, uint32_t> idOfText;
  idOfText.reserve(vocabulary.tokens.size());
  tokenBytes_.resize(vocabulary.tokens.size());
  for (uint32_t id = 0; id < vocabulary.tokens.size(); id++) {
    const std::string& text = vocabulary.tokens[id];
    const int32_t type = vocabulary.tokenTypes.empty() ? kNormal : vocabulary.tokenTypes[id];
    idOfText[text] = id;
    if (type == kControl || type == kUserDefined || type == kUnknown) special_[text] = id;
    if (type == kUserDefined) {
      userDefined_.emplace_back(text, id);
      tokenBytes_[id] = text;
    } else if (type == kNormal && !bytesOfText(text, byteOfPrintable, tokenBytes_[id])) {
      throw GgufError("the model's vocabulary is not a byte-level one");
    }
  }
  std::stable_sort(userDefined_.begin(), userDefined_.end(),
                   [](const auto& left, const auto& right) { return left.first.size() > right.first.size(); });

  for (uint32_t byte = 0; byte < 256; byte++) {
    std::string text;
    if (printable[byte] < 0x80) {
      text.push_back(static_cast<char>(printable[byte]));
    } else {
      text.push_back(static_cast<char>(0xc0 | (printable[byte] >> 6)));
      text.push_back(static_cast<char>(0x80 | (printable[byte] & 0x3f)));
    }
    const auto found = idOfText.find(text);
    if (found == idOfText.end()) throw GgufError("the model's vocabulary lacks a byte");
    byteIds_[byte] = found->second;
  }

  size_t slots = 1024;
  while (slots < vocabulary.merges.size() * 3) slots *= 2;
  pairs_.assign(slots, kEmptyPair);
  maybePairs_.assign(kMaybeBits / 64, 0);
  pairMask_ = slots - 1;
  mergedIds_.resize(vocabulary.merges.size());
  std::string merged;
  std::vector<std::pair<uint32_t, uint32_t>> mergedPairs(vocabulary.merges.size());
  for (uint32_t rank = 0; rank < vocabulary.merges.size(); rank++) {
    const std::string_view merge = vocabulary.merges[rank];
    const size_t gap = merge.find(' ', 1);
    if (gap == std::string_view::npos) throw GgufError("the model's vocabulary has a merge that is not a pair");
    const auto left = idOfText.find(merge.substr(0, gap));
    const auto right = idOfText.find(merge.substr(gap + 1));
    merged.assign(merge.substr(0, gap)).append(merge.substr(gap + 1));
    const auto whole = idOfText.find(merged);
    if (left == idOfText.end() || right == idOfText.end() || whole == idOfText.end()) {
      throw GgufError("the model's vocabulary has a merge of unknown tokens");
    }
    mergedIds_[rank] = whole->second;
    insertPair(left->second, right->second, rank);
    mergedPairs[rank] = {left->second, right->second};
  }

  bytePairRanks_.resize(256 * 256);
  for (uint32_t left = 0; left < 256; left++) {
    for (uint32_t right = 0; right < 256; right++) {
      bytePairRanks_[left * 256 + right] = rankOf(byteIds_[left], byteIds_[right]);
    }
  }
  cache_.resize(kCacheSlots);
  findIndependentCharacters(mergedPairs);
}

// In a run of Chinese the merges inside a character may be done first, once and for all, if (1) no merge joins a
// part of one character with anything of another, and (2) every merge of a finished character ranks behind those
// that finish it. (2) is read off the vocabulary here. Against (1) there are some exceptions (the last byte of
// one character and the next character: 删除): where two characters meet as in one of them is noted.
void BytePairEncoding::findIndependentCharacters(const std::vector<std::pair<uint32_t, uint32_t>>& mergedPairs) {
  meetings_.assign(0x10000 / 64, 0);
  for (const auto& [left, right] : mergedPairs) {
    if (isWholeCharacters(tokenBytes_[left]) && isWholeCharacters(tokenBytes_[right])) continue;
    const std::string bytes = tokenBytes_[left] + tokenBytes_[right];
    for (size_t at = 1; at < bytes.size(); at++) {
      const auto lead = static_cast<uint8_t>(bytes[at]);
      if (!isContinuation(bytes[at - 1]) || (lead & 0xf0) != 0xe0) continue;
      const auto before = static_cast<uint8_t>(bytes[at - 1]);
      const bool known = at + 1 < bytes.size();
      for (uint32_t second = 0x80; second < 0xc0; second++) {
        if (known && second != static_cast<uint8_t>(bytes[at + 1])) continue;
        const uint32_t meeting = meetingOf(before, lead, static_cast<uint8_t>(second));
        meetings_[meeting / 64] |= uint64_t{1} << (meeting % 64);
      }
    }
  }

  std::vector<CharacterSymbols> characters(0x10000, CharacterSymbols{{0, 0, 0}, 0});
  std::unordered_map<uint32_t, uint32_t> finishedAt;  // rank at which a token of one character is made
  for (uint32_t codePoint = 0x800; codePoint < 0x10000; codePoint++) {
    const char bytes[3] = {static_cast<char>(0xe0 | (codePoint >> 12)), static_cast<char>(0x80 | ((codePoint >> 6) & 0x3f)),
                           static_cast<char>(0x80 | (codePoint & 0x3f))};
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    uint32_t ids[3] = {0, 0, 0};
    const auto count = static_cast<uint8_t>(scan({bytes, 3}, ids) - ids);
    characters[codePoint] = {{ids[0], ids[1], ids[2]}, count};
    if (count == 1) finishedAt[ids[0]] = 0;
  }
  for (uint32_t rank = 0; rank < mergedIds_.size(); rank++) {
    const auto found = finishedAt.find(mergedIds_[rank]);
    if (found != finishedAt.end()) found->second = std::max(found->second, rank);
  }
  const auto tooEarly = [&](uint32_t part, uint32_t rank) {
    const auto found = finishedAt.find(part);
    return found != finishedAt.end() && rank <= found->second;
  };
  for (uint32_t rank = 0; rank < mergedPairs.size(); rank++) {
    if (tooEarly(mergedPairs[rank].first, rank) || tooEarly(mergedPairs[rank].second, rank)) return;
  }
  characters_ = std::move(characters);
}

// The symbols of a piece made of characters of three bytes that meet nowhere as in an exception; 0 when it is
// not such a piece, or is too long for a scan.
uint32_t BytePairEncoding::characterSymbols(std::string_view piece, uint32_t* symbols) const {
  if (piece.size() % 3 != 0 || piece.size() > kScanLimit * 3) return 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(piece.data());
  uint32_t count = 0;
  for (size_t at = 0; at < piece.size(); at += 3) {
    if ((bytes[at] & 0xf0) != 0xe0) return 0;
    if (at > 0) {
      const uint32_t meeting = meetingOf(bytes[at - 1], bytes[at], bytes[at + 1]);
      if ((meetings_[meeting / 64] >> (meeting % 64) & 1) != 0) return 0;
    }
    const uint32_t codePoint = (bytes[at] & 0x0fu) << 12 | (bytes[at + 1] & 0x3fu) << 6 | (bytes[at + 2] & 0x3fu);
    const CharacterSymbols& character = characters_[codePoint];
    if (character.count == 0 || count + character.count > kScanLimit) return 0;
    for (uint32_t index = 0; index < character.count; index++) symbols[count++] = character.ids[index];
  }
  return count;
}

void BytePairEncoding::insertPair(uint32_t left, uint32_t right, uint32_t rank) {
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  const uint64_t hash = mix(key);
  const uint64_t bit = hash & (kMaybeBits - 1);
  maybePairs_[bit / 64] |= uint64_t{1} << (bit % 64);
  for (uint64_t slot = hash & pairMask_;; slot = (slot + 1) & pairMask_) {
    if (pairs_[slot] == kEmptyPair) {
      pairs_[slot] = (key << kRankBits) | rank;
      return;
    }
    if (pairs_[slot] >> kRankBits == key) return;  // the first of equal merges counts
  }
}

int32_t BytePairEncoding::packedPair(uint32_t rank, uint32_t place) {
  return rank == kNoRank ? kNoPair : static_cast<int32_t>(rank << kPlaceBits | place);
}

uint32_t BytePairEncoding::rankOf(uint32_t left, uint32_t right) const {
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  const uint64_t hash = mix(key);
  const uint64_t bit = hash & (kMaybeBits - 1);
  if ((maybePairs_[bit / 64] >> (bit % 64) & 1) == 0) return kNoRank;
  for (uint64_t slot = hash & pairMask_;; slot = (slot + 1) & pairMask_) {
    const uint64_t pair = pairs_[slot];
    if (pair == kEmptyPair) return kNoRank;
    if (pair >> kRankBits == key) return static_cast<uint32_t>(pair & ((1u << kRankBits) - 1));
  }
}

int64_t BytePairEncoding::specialToken(const std::string& text) const {
  const auto found = special_.find(text);
  return found == special_.end() ? -1 : static_cast<int64_t>(found->second);
}

uint32_t* BytePairEncoding::encodePiece(std::string_view piece, uint32_t* ids) {
  if (piece.size() == 1) {
    *ids = byteIds_[static_cast<uint8_t>(piece[0])];
    return ids + 1;
  }
  if (piece.size() >= kCachedBytes) return scan(piece, ids);
  CachedPiece& cached = cache_[hashBytes(piece) & (kCacheSlots - 1)];
  if (cached.idCount > 0 && cached.length == piece.size() && std::memcmp(cached.bytes, piece.data(), piece.size()) == 0) {
    for (uint32_t index = 0; index < cached.idCount; index++) ids[index] = cached.ids[index];
    return ids + cached.idCount;
  }
  uint32_t* end = scan(piece, ids);
  const auto count = static_cast<size_t>(end - ids);
  if (count <= kCachedIds) {
    std::copy(ids, end, cached.ids);
    cached.idCount = static_cast<uint8_t>(count);
    cached.length = static_cast<uint8_t>(piece.size());
    std::memcpy(cached.bytes, piece.data(), piece.size());
  }
  return end;
}

uint32_t* BytePairEncoding::scan(std::string_view piece, uint32_t* ids) const {
  uint32_t symbols[kScanLimit];
  alignas(64) int32_t pairs[kScanLimit];
  uint32_t count = characters_.empty() ? 0 : characterSymbols(piece, symbols);
  if (count > 0) {
    for (uint32_t place = 0; place + 1 < count; place++) {
      pairs[place] = packedPair(rankOf(symbols[place], symbols[place + 1]), place);
    }
  } else {
    if (piece.size() > kScanLimit) return heap(piece, ids);
    const auto* bytes = reinterpret_cast<const uint8_t*>(piece.data());
    count = static_cast<uint32_t>(piece.size());
    for (uint32_t place = 0; place < count; place++) symbols[place] = byteIds_[bytes[place]];
    for (uint32_t place = 0; place + 1 < count; place++) {
      pairs[place] = packedPair(bytePairRanks_[bytes[place] * 256u + bytes[place + 1]], place);
    }
  }
  return mergeSymbols(symbols, pairs, count, ids);
}

// Rank and place are one number: the smallest is the best pair, the leftmost on a tie. Symbols keep their
// places, so that the search is one pass of comparisons that the compiler turns into vector instructions.
uint32_t* BytePairEncoding::mergeSymbols(uint32_t* symbols, int32_t* pairs, uint32_t count, uint32_t* ids) const {
  constexpr uint32_t kLanes = 16;
  uint8_t previous[kScanLimit];
  uint8_t next[kScanLimit];
  for (uint32_t place = 0; place < count; place++) {
    previous[place] = static_cast<uint8_t>(place - 1);
    next[place] = static_cast<uint8_t>(place + 1);
  }
  const uint32_t padded = (count + kLanes - 1) / kLanes * kLanes;
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
    symbols[left] = mergedIds_[static_cast<uint32_t>(best) >> kPlaceBits];
    next[left] = next[right];
    pairs[right] = kNoPair;
    if (next[left] < count) {
      previous[next[left]] = static_cast<uint8_t>(left);
      pairs[left] = packedPair(rankOf(symbols[left], symbols[next[left]]), left);
    } else {
      pairs[left] = kNoPair;
    }
    if (left > 0) {
      const uint32_t before = previous[left];
      pairs[before] = packedPair(rankOf(symbols[before], symbols[left]), before);
    }
  }
  for (uint32_t place = 0; place < count; place = next[place]) *ids++ = symbols[place];
  return ids;
}

uint32_t* BytePairEncoding::heap(std::string_view piece, uint32_t* ids) const {
  constexpr uint32_t kNone = 0xffffffff;
  struct Symbol {
    uint32_t id;
    uint32_t previous;
    uint32_t next;
  };
  struct Pair {
    uint32_t rank;
    uint32_t left;
    uint32_t leftId;
    uint32_t rightId;
    bool operator<(const Pair& other) const { return rank != other.rank ? rank > other.rank : left > other.left; }
  };
  const auto count = static_cast<uint32_t>(piece.size());
  std::vector<Symbol> symbols(count);
  std::vector<Pair> initial;
  initial.reserve(count);
  for (uint32_t index = 0; index < count; index++) {
    const auto byte = static_cast<uint8_t>(piece[index]);
    symbols[index] = {byteIds_[byte], index == 0 ? kNone : index - 1, index + 1 < count ? index + 1 : kNone};
  }
  for (uint32_t index = 0; index + 1 < count; index++) {
    const uint32_t rank =
        bytePairRanks_[static_cast<uint8_t>(piece[index]) * 256u + static_cast<uint8_t>(piece[index + 1])];
    if (rank != kNoRank) initial.push_back({rank, index, symbols[index].id, symbols[index + 1].id});
  }
  std::priority_queue<Pair> queue(std::less<Pair>(), std::move(initial));
  const auto add = [&](uint32_t left) {
    if (left == kNone || symbols[left].next == kNone) return;
    const uint32_t leftId = symbols[left].id;
    const uint32_t rightId = symbols[symbols[left].next].id;
    const uint32_t rank = rankOf(leftId, rightId);
    if (rank != kNoRank) queue.push({rank, left, leftId, rightId});
  };
  while (!queue.empty()) {
    const Pair pair = queue.top();
    queue.pop();
    Symbol& left = symbols[pair.left];
    if (left.id != pair.leftId || left.next == kNone || symbols[left.next].id != pair.rightId) continue;  // outdated
    Symbol& right = symbols[left.next];
    left.id = mergedIds_[pair.rank];
    right.id = kNone;
    left.next = right.next;
    if (left.next != kNone) symbols[left.next].previous = pair.left;
    add(left.previous);
    add(pair.left);
  }
  for (uint32_t index = 0; index != kNone; index = symbols[index].next) *ids++ = symbols[index].id;
  return ids;
}

}  // namespace sampan
