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
  pairMask_ = slots - 1;
  mergedIds_.resize(vocabulary.merges.size());
  std::string merged;
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
  }

  bytePairRanks_.resize(256 * 256);
  for (uint32_t left = 0; left < 256; left++) {
    for (uint32_t right = 0; right < 256; right++) {
      bytePairRanks_[left * 256 + right] = rankOf(byteIds_[left], byteIds_[right]);
    }
  }
  cache_.resize(kCacheSlots);
}

void BytePairEncoding::insertPair(uint32_t left, uint32_t right, uint32_t rank) {
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  for (uint64_t slot = mix(key) & pairMask_;; slot = (slot + 1) & pairMask_) {
    if (pairs_[slot] == kEmptyPair) {
      pairs_[slot] = (key << kRankBits) | rank;
      return;
    }
    if (pairs_[slot] >> kRankBits == key) return;  // the first of equal merges counts
  }
}

uint32_t BytePairEncoding::rankOf(uint32_t left, uint32_t right) const {
  const uint64_t key = (uint64_t{left} << kIdBits) | right;
  for (uint64_t slot = mix(key) & pairMask_;; slot = (slot + 1) & pairMask_) {
    const uint64_t pair = pairs_[slot];
    if (pair == kEmptyPair) return kNoRank;
    if (pair >> kRankBits == key) return static_cast<uint32_t>(pair & ((1u << kRankBits) - 1));
  }
}

int64_t BytePairEncoding::specialToken(const std::string& text) const {
  const auto found = special_.find(text);
  return found == special_.end() ? -1 : static_cast<int64_t>(found->second);
}

void BytePairEncoding::encodePiece(std::string_view piece, std::vector<uint32_t>& ids) {
  if (piece.size() == 1) {
    ids.push_back(byteIds_[static_cast<uint8_t>(piece[0])]);
    return;
  }
  if (piece.size() > kScanLimit) {
    heap(piece, ids);
    return;
  }
  if (piece.size() >= kCachedBytes) {
    scan(piece, ids);
    return;
  }
  CachedPiece& cached = cache_[hashBytes(piece) & (kCacheSlots - 1)];
  if (cached.idCount > 0 && cached.length == piece.size() && std::memcmp(cached.bytes, piece.data(), piece.size()) == 0) {
    ids.insert(ids.end(), cached.ids, cached.ids + cached.idCount);
    return;
  }
  const size_t before = ids.size();
  scan(piece, ids);
  const size_t count = ids.size() - before;
  if (count > kCachedIds) return;
  std::copy(ids.begin() + static_cast<std::ptrdiff_t>(before), ids.end(), cached.ids);
  cached.idCount = static_cast<uint8_t>(count);
  cached.length = static_cast<uint8_t>(piece.size());
  std::memcpy(cached.bytes, piece.data(), piece.size());
}

void BytePairEncoding::scan(std::string_view piece, std::vector<uint32_t>& ids) {
  uint32_t symbols[kScanLimit];
  uint32_t ranks[kScanLimit];  // of the pair that begins at each symbol
  size_t count = piece.size();
  for (size_t index = 0; index < count; index++) {
    const auto byte = static_cast<uint8_t>(piece[index]);
    symbols[index] = byteIds_[byte];
    ranks[index] = index + 1 < count ? bytePairRanks_[byte * 256u + static_cast<uint8_t>(piece[index + 1])] : kNoRank;
  }
  while (count > 1) {
    uint32_t best = kNoRank;
    size_t at = 0;
    for (size_t index = 0; index + 1 < count; index++) {
      if (ranks[index] < best) {
        best = ranks[index];
        at = index;
      }
    }
    if (best == kNoRank) break;
    symbols[at] = mergedIds_[best];
    const size_t moved = count - at - 2;
    std::memmove(symbols + at + 1, symbols + at + 2, moved * sizeof(uint32_t));
    std::memmove(ranks + at + 1, ranks + at + 2, moved * sizeof(uint32_t));
    count--;
    ranks[at] = at + 1 < count ? rankOf(symbols[at], symbols[at + 1]) : kNoRank;
    if (at > 0) ranks[at - 1] = rankOf(symbols[at - 1], symbols[at]);
  }
  ids.insert(ids.end(), symbols, symbols + count);
}

void BytePairEncoding::heap(std::string_view piece, std::vector<uint32_t>& ids) {
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
  for (uint32_t index = 0; index != kNone; index = symbols[index].next) ids.push_back(symbols[index].id);
}

}  // namespace sampan
