// Merging pairs of symbols, the best pair first, the leftmost on a tie: what byte pair encoding (best: lowest
// rank in the list of merges) and SentencePiece's unigram-scored merging (best: highest score) have in common.
//
// Three roads to the same result: a cache of short pieces already encoded, a scan for the best pair in pieces of
// up to 128 symbols, a heap beyond that (so that a hostile piece of a million letters costs n log n, not n squared).
//
// A piece may first be cut where no merge of the vocabulary can cross: between two characters that stand side by
// side in no token. The parts are independent, and short enough for the cache even in Chinese.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gguf-vocabulary.hpp"
#include "pre-tokens.hpp"
#include "token-table.hpp"

namespace sampan {

class PairMerging {
 public:
  // Byte pair encoding with the merges of the vocabulary; in byte-pair-encoding.cpp.
  bool readMerges(const GgufVocabulary& vocabulary, const TokenTable& tokens, const PreTokenizer& rule, std::string& reason);
  // SentencePiece merging by score; in sentence-piece.cpp.
  bool readScores(const GgufVocabulary& vocabulary, const TokenTable& tokens, std::string& reason);

  // Bytes beyond a piece that must be readable, whatever they hold.
  static constexpr size_t kSlackBytes = 8;
  // Ids beyond those that it writes, that it may overwrite.
  static constexpr size_t kSlackIds = 8;
  // Writes the ids of one piece, given as UTF-8, and returns the place after the last. At most one id a byte
  // (three for a space where spaces are characters). With `plain`, no mark (<s>) comes out of text.
  uint32_t* encodePiece(std::string_view piece, bool plain, uint32_t* ids);

  // The same, and for each id the place of its first byte or character (as TokenTable::partsOf counts).
  void encodeWithPlaces(std::string_view piece, bool plain, std::vector<uint32_t>& ids, std::vector<uint32_t>& places);
  // Whether ids of this piece cover text exactly as TokenTable::partsOf says.
  bool isRegular(const uint32_t* ids, size_t count) const;

  bool charactersAreSymbols() const { return tokens_->writing() == TokenWriting::kCharacters; }

  // Whether a merge may join the two characters.
  bool mayJoin(uint32_t left, uint32_t right) const {
    if (charactersAreSymbols()) {
      if (left == ' ') left = kSpaceMark;
      if (right == ' ') right = kSpaceMark;
      return hasBit(joints_, jointHash(left, right));
    }
    // Bytes: known only between characters of three bytes each.
    if (left < 0x800 || right < 0x800 || left > 0xffff || right > 0xffff) return true;
    if (hasBit(joints_, jointHash(left, right))) return true;
    return hasBit(meetings_, meetingOf(left & 0x3f, right >> 12, (right >> 6) & 0x3f));
  }

 private:
  static constexpr uint32_t kNone = TokenTable::kNone;
  static constexpr uint32_t kNoRank = 0xffffffff;
  static constexpr uint32_t kUnknown = 0x80000000;  // with the code point: a character of no token
  static constexpr uint32_t kSpaceMark = 0x2581;
  static constexpr uint32_t kPlaceBits = 7;
  static constexpr size_t kScanLimit = 1u << kPlaceBits;  // symbols
  static constexpr int32_t kNoPair = 0x7fffffff;
  static constexpr uint32_t kIdBits = 20;
  static constexpr uint32_t kRankBits = 24;
  static constexpr uint64_t kEmptyPair = ~uint64_t{0};
  static constexpr size_t kJointBits = size_t{1} << 20;
  static constexpr size_t kCachedWords = 5;
  static constexpr size_t kCachedBytes = kCachedWords * 8;
  static constexpr size_t kCachedIds = 5;
  static constexpr size_t kCacheSlots = 1 << 16;

  // One line of the processor's cache.
  struct alignas(64) CachedPiece {
    uint64_t words[kCachedWords];  // the piece, filled up with zeros
    uint32_t ids[kCachedIds];
    uint8_t idCount;  // 0: an empty slot
    uint8_t length;  // with the high bit: as plain text
  };

  struct Symbol {
    uint32_t id;
    uint32_t previous;
    uint32_t next;
  };

  static bool hasBit(const std::vector<uint64_t>& bits, uint64_t bit) { return (bits[bit / 64] >> (bit % 64) & 1) != 0; }
  static void setBit(std::vector<uint64_t>& bits, uint64_t bit) { bits[bit / 64] |= uint64_t{1} << (bit % 64); }
  static uint64_t jointHash(uint32_t left, uint32_t right) {
    return (left * 0x9e3779b1u + right * 0x85ebca6bu) >> 12;
  }
  // How two characters of three bytes meet: the last byte of one, the first two of the other.
  static uint32_t meetingOf(uint32_t before, uint32_t lead, uint32_t second) {
    return (before & 0x3fu) << 10 | (lead & 0x0fu) << 6 | (second & 0x3fu);
  }

  // Building. A symbol is a token or, from tokens.size() on, a text that only merges know.
  uint32_t symbolOf(std::string_view text) const;
  uint32_t addSymbol(std::string_view text);
  bool setSymbols(const TokenTable& tokens, std::string& reason);
  bool setCharacters(const std::vector<std::string_view>& texts, std::string& reason);
  void makeTable(size_t pairs);
  void insertPair(uint32_t left, uint32_t right, uint32_t rank);
  void noteJoints(std::string_view bytes);
  void expand(std::string_view text, std::vector<uint32_t>& ids) const;
  void finish();

  // Encoding.
  uint32_t rankOf(uint32_t left, uint32_t right, bool plain) const;
  uint32_t orderOf(uint32_t rank) const { return orders_.empty() ? rank : orders_[rank]; }
  int32_t packedPair(uint32_t rank, uint32_t place) const {
    return rank == kNoRank ? kNoPair : static_cast<int32_t>(orderOf(rank) << kPlaceBits | place);
  }
  uint32_t characterSymbol(uint32_t codePoint) const;
  uint32_t wholeToken(std::string_view piece, bool plain) const;
  bool isMarkId(uint32_t id) const { return id < tokens_->size() && tokens_->isMark(id); }
  uint32_t* encodeNew(std::string_view piece, bool plain, uint32_t* ids);
  uint32_t* scan(uint32_t* symbols, uint32_t count, bool plain, uint32_t* ids) const;
  void heap(bool plain);
  uint32_t* write(uint32_t symbol, uint32_t* ids) const;
  void symbolsOf(std::string_view piece, std::vector<uint32_t>& symbols) const;

  const TokenTable* tokens_ = nullptr;
  bool ignoreMerges_ = false;
  bool lineBreakRuns_ = false;
  bool marksMerge_ = false;  // some merge makes a mark
  TextList extraTexts_;
  std::unordered_map<std::string, uint32_t> extraIds_;
  std::vector<uint32_t> expansions_;  // of extra symbols, one after another
  std::vector<uint32_t> expansionEnds_;
  uint32_t byteSymbols_[256];
  uint32_t byteTokens_[256];
  std::vector<uint32_t> bytePairRanks_;  // 256 x 256
  std::vector<uint32_t> characterSymbols_;  // by code point of the basic plane
  std::unordered_map<uint32_t, uint32_t> supplementarySymbols_;
  std::vector<uint64_t> pairs_;  // open addressing: left 20 bits, right 20 bits, rank 24 bits
  uint64_t pairMask_ = 0;
  // One bit for some pairs each: most questions are answered "no merge" here, in a table that stays in the cache.
  std::vector<uint64_t> maybePairs_;
  uint64_t maybeMask_ = 0;
  std::vector<uint32_t> mergedIds_;  // by rank; empty: the rank is the id
  std::vector<uint32_t> orders_;  // by rank; empty: the rank itself
  std::vector<uint64_t> joints_;
  std::vector<uint64_t> meetings_;
  std::vector<uint32_t> wholePieces_;  // ids by bytes, open addressing, where ignoreMerges_
  std::vector<CachedPiece> cache_;
  std::vector<uint32_t> symbols_;
  std::vector<Symbol> chain_;
};

}  // namespace sampan
