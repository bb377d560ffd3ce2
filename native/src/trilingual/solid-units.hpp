// Units that no best encoding cuts.
//
// A text is divided into units by a rule that looks at two neighbouring bytes only (`breaksBetween`): a Latin
// word with the one space before it, a character of several bytes, any other single byte. A unit that is a token
// is SOLID in its place when every encoding with a cut inside it can be bettered: let t be the token that ends at
// the first cut inside the unit, u the token that begins at the last one; then
//     best(t without its part of the unit) + the unit + best(u without its part)  <  t + best(between) + u
// for all t and u that can stand there. The shortest path then needs no position inside the unit. All this is
// worked out once, from the vocabulary alone: for each unit, after which bytes it is solid, and after which other
// units it is not. See docs/tokenizer.md.
#pragma once

#include "token-trie.hpp"

namespace sampan::trilingual {

constexpr size_t kLongestUnit = 16;

inline bool isLetter(uint8_t byte) { return static_cast<uint8_t>((byte | 0x20) - 'a') < 26; }
inline bool isContinuation(uint8_t byte) { return (byte & 0xc0) == 0x80; }

// Whether a unit ends between two neighbouring bytes.
inline bool breaksBetween(uint8_t before, uint8_t after) {
  if (isContinuation(after)) return false;
  if (isLetter(after)) return !isLetter(before) && before != ' ';
  return true;
}

// What may stand after a unit: classes of the next byte. 0 is the end of the text.
constexpr unsigned kSideClasses = 8;
inline unsigned sideClass(uint8_t byte) {
  if (byte == ' ') return 1;
  if (byte == '\n' || byte == '\r' || byte == '\t') return 2;
  if (byte == ',') return 3;
  if (byte == '.') return 4;
  if (byte >= '0' && byte <= '9') return 5;
  return isLetter(byte) ? 6 : 7;
}

class SolidUnits {
 public:
  SolidUnits(const Vocabulary& vocabulary, const TokenTrie& trie);

  // Bit c: the token is a solid unit when a byte of class c follows and nothing before it forbids.
  uint8_t before(uint32_t id) const { return before_[id]; }
  // Whether the unit may be cut because of what stands beside it; never wrongly false. False for all neighbours
  // when `isConditional` is.
  bool isConditional(uint32_t id) const { return conditional_[id] != 0; }
  bool mayForbid(uint64_t neighbour, uint32_t id) const {
    const uint64_t hash = pairHash(neighbour, id);
    const uint64_t bits = pairBits(hash);
    return (pairs_[hash >> pairShift_] & bits) == bits;
  }
  // Neighbours: a solid unit before; 1 to 4 bytes before, where they are no solid unit; 4 bytes after.
  static uint64_t unitBefore(uint32_t unit) { return unit; }
  static uint64_t bytesBefore(uint32_t lastBytes, unsigned count) {
    return uint64_t{count} << 32 | (count == 4 ? lastBytes : lastBytes & ((1u << count * 8) - 1));
  }
  static uint64_t bytesAfter(uint32_t bytes) { return uint64_t{5} << 32 | bytes; }

  size_t count() const;
  size_t memoryBytes() const { return before_.size() * 2 + pairs_.size() * 8; }

 private:
  // A Bloom filter of pairs, three bits of one word for each.
  static uint64_t pairHash(uint64_t neighbour, uint32_t id) {
    return (neighbour * 0xff51afd7ed558ccdu + id * 0x9e3779b97f4a7c15u) * 0xc2b2ae3d27d4eb4fu;
  }
  static uint64_t pairBits(uint64_t hash) {
    return uint64_t{1} << (hash >> 14 & 63) | uint64_t{1} << (hash >> 20 & 63) | uint64_t{1} << (hash >> 26 & 63);
  }

  std::vector<uint8_t> before_;
  std::vector<uint8_t> conditional_;
  std::vector<uint64_t> pairs_;
  int pairShift_ = 0;
};

}  // namespace sampan::trilingual
