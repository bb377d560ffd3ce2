// All prefixes of all tokens. The node of a token has the token's id as its number; other prefixes follow.
#pragma once

#include "vocabulary.hpp"

namespace sampan::trilingual {

constexpr uint32_t kNoNode = 0xffffffffu;
// Node numbers fit 24 bits.
static_assert(kMostText + kMostTokens < 0xffffffu);

class TokenTrie {
 public:
  explicit TokenTrie(const Vocabulary& vocabulary);

  // How many prefixes there are.
  size_t size() const { return filters_.size(); }
  // Node of a single byte: every byte is a token.
  static uint32_t rootChild(uint8_t byte) { return byte; }
  // Node of the prefix longer by one byte, or kNoNode.
  uint32_t child(uint32_t node, uint8_t byte) const {
    if (!(filters_[node] >> (byte & 31) & 1)) return kNoNode;
    const uint64_t key = static_cast<uint64_t>(node) << 8 | byte;
    for (size_t at = (key * kMix) >> shift_;; at = (at + 1) & mask_) {
      const uint64_t edge = edges_[at];
      if (edge >> 32 == key) return static_cast<uint32_t>(edge);
      if (edge == kEmpty) return kNoNode;
    }
  }
  bool isToken(uint32_t node) const { return node < tokens_; }
  size_t memoryBytes() const { return edges_.size() * 8 + filters_.size() * 4; }

 private:
  static constexpr uint64_t kMix = 0x9e3779b97f4a7c15u;
  static constexpr uint64_t kEmpty = ~uint64_t{0};

  size_t tokens_;
  // Hashed by open addressing: node and byte in the upper half, the child in the lower.
  std::vector<uint64_t> edges_;
  // For each node, the lowest five bits of the bytes that go on from it.
  std::vector<uint32_t> filters_;
  size_t mask_ = 0;
  int shift_ = 0;
};

}  // namespace sampan::trilingual
