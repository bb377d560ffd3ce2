#include "token-trie.hpp"

#include <algorithm>
#include <numeric>

namespace sampan::trilingual {

TokenTrie::TokenTrie(const Vocabulary& vocabulary) : tokens_(vocabulary.size()) {
  std::vector<uint32_t> order(tokens_);
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t left, uint32_t right) { return vocabulary.bytes(left) < vocabulary.bytes(right); });

  // In sorted order a token shares a prefix with the one before it; each further byte is a new node.
  struct Edge {
    uint32_t parent;
    uint32_t child;
    uint8_t byte;
  };
  std::vector<Edge> edges;
  uint32_t nodes = static_cast<uint32_t>(tokens_);
  std::vector<uint32_t> path;
  std::string_view before;
  for (const uint32_t id : order) {
    const std::string_view token = vocabulary.bytes(id);
    size_t shared = 0;
    while (shared < before.size() && shared < token.size() && before[shared] == token[shared]) shared++;
    path.resize(shared);
    for (size_t at = shared; at < token.size(); at++) {
      const auto byte = static_cast<uint8_t>(token[at]);
      const uint32_t node = at + 1 == token.size() ? id : nodes++;
      if (at > 0) edges.push_back({path[at - 1], node, byte});
      path.push_back(node);
    }
    before = token;
  }

  int bits = 4;
  while ((size_t{1} << bits) * 2 < edges.size() * 3) bits++;
  mask_ = (size_t{1} << bits) - 1;
  shift_ = 64 - bits;
  edges_.assign(mask_ + 1, kEmpty);
  filters_.assign(nodes, 0);
  for (const Edge& edge : edges) {
    const uint64_t key = static_cast<uint64_t>(edge.parent) << 8 | edge.byte;
    size_t at = (key * kMix) >> shift_;
    while (edges_[at] != kEmpty) at = (at + 1) & mask_;
    edges_[at] = key << 32 | edge.child;
    filters_[edge.parent] |= 1u << (edge.byte & 31);
  }
}

}  // namespace sampan::trilingual
