// Byte-level byte pair encoding with the merges of a GGUF vocabulary: the same
// ids as llama.cpp gives (lowest merge rank first, leftmost on a tie).
//
// Three roads to the same result: a cache of short pieces already encoded, a
// scan for the best pair in pieces of up to 128 symbols, a heap beyond that
// (so that a hostile piece of a million letters costs n log n, not n squared).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gguf-vocabulary.hpp"

namespace sampan {

class BytePairEncoding {
 public:
  // Throws GgufError when the vocabulary is not a byte-level one of the Qwen2 family.
  explicit BytePairEncoding(const GgufVocabulary& vocabulary);

  // Writes the ids of one piece, given as UTF-8, and returns the place after the last: at most one id a byte.
  uint32_t* encodePiece(std::string_view piece, uint32_t* ids);

  size_t size() const { return tokenBytes_.size(); }
  // What a token stands for, in bytes; empty for control tokens.
  const std::string& bytesOf(uint32_t id) const { return tokenBytes_[id]; }
  // Id of a control or user-defined token by its text; -1 when there is none.
  int64_t specialToken(const std::string& text) const;
  // Texts of user-defined tokens (type 4), longest first, with their ids.
  const std::vector<std::pair<std::string, uint32_t>>& userDefinedTokens() const { return userDefined_; }

 private:
  static constexpr uint32_t kNoRank = 0xffffffff;
  static constexpr uint32_t kPlaceBits = 7;
  static constexpr size_t kScanLimit = 1u << kPlaceBits;  // symbols
  static constexpr int32_t kNoPair = 0x7fffffff;
  static constexpr uint64_t kMaybeBits = uint64_t{1} << 21;
  static constexpr size_t kCachedBytes = 39;
  static constexpr size_t kCachedIds = 6;
  static constexpr size_t kCacheSlots = 1 << 15;

  // The symbols of one character of three bytes (most of CJK) after every merge inside it.
  struct CharacterSymbols {
    uint32_t ids[3];
    uint8_t count;  // 0: no character
  };

  struct CachedPiece {
    uint32_t ids[kCachedIds];
    uint8_t idCount;  // 0: an empty slot
    uint8_t length;
    char bytes[kCachedBytes - 1];
  };

  static int32_t packedPair(uint32_t rank, uint32_t place);
  uint32_t rankOf(uint32_t left, uint32_t right) const;
  void insertPair(uint32_t left, uint32_t right, uint32_t rank);
  void findIndependentCharacters(const std::vector<std::pair<uint32_t, uint32_t>>& mergedPairs);
  uint32_t characterSymbols(std::string_view piece, uint32_t* symbols) const;
  uint32_t* scan(std::string_view piece, uint32_t* ids) const;
  uint32_t* mergeSymbols(uint32_t* symbols, int32_t* pairs, uint32_t count, uint32_t* ids) const;
  uint32_t* heap(std::string_view piece, uint32_t* ids) const;

  std::vector<std::string> tokenBytes_;
  std::unordered_map<std::string, uint32_t> special_;
  std::vector<std::pair<std::string, uint32_t>> userDefined_;
  uint32_t byteIds_[256];
  std::vector<uint32_t> bytePairRanks_;  // 256 x 256
  std::vector<uint64_t> pairs_;  // open addressing: left 20 bits, right 20 bits, rank 24 bits
  uint64_t pairMask_ = 0;
  // One bit for some pairs each: most questions are answered "no merge" here, in a table that stays in the cache.
  std::vector<uint64_t> maybePairs_;
  std::vector<uint32_t> mergedIds_;  // by rank
  std::vector<CharacterSymbols> characters_;  // by code point of the basic plane; empty: not independent
  std::vector<uint64_t> meetings_;  // bits
  std::vector<CachedPiece> cache_;
};

}  // namespace sampan
