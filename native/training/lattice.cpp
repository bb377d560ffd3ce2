#include "lattice.hpp"

#include <algorithm>

namespace sampan::training {
namespace {

// A trie over sorted strings: the children of a node lie side by side, ordered by
// byte, and are found by bisection (few nodes have more than a handful).
class Trie {
 public:
  explicit Trie(const std::vector<std::string>& sorted) : strings_(sorted) {
    nodes_.push_back({0, 0, 0, 0, -1});
    struct Pending {
      uint32_t node, from, to;
      uint32_t depth;
    };
    std::vector<Pending> queue{{0, 0, static_cast<uint32_t>(sorted.size()), 0}};
    for (size_t at = 0; at < queue.size(); ++at) {
      const Pending pending = queue[at];
      uint32_t from = pending.from;
      if (from < pending.to && strings_[from].size() == pending.depth) {
        nodes_[pending.node].id = static_cast<int32_t>(from);
        ++from;
      }
      nodes_[pending.node].first_child = static_cast<uint32_t>(nodes_.size());
      while (from < pending.to) {
        const auto byte = static_cast<uint8_t>(strings_[from][pending.depth]);
        uint32_t to = from + 1;
        while (to < pending.to && static_cast<uint8_t>(strings_[to][pending.depth]) == byte) ++to;
        queue.push_back({static_cast<uint32_t>(nodes_.size()), from, to, pending.depth + 1});
        nodes_.push_back({0, 0, byte, 0, -1});
        ++nodes_[pending.node].children;
        from = to;
      }
    }
    for (uint32_t child = 0; child < 256; ++child) root_[child] = -1;
    for (uint32_t child = 0; child < nodes_[0].children; ++child) {
      root_[nodes_[nodes_[0].first_child + child].byte] = static_cast<int32_t>(nodes_[0].first_child + child);
    }
  }

  template <typename Visit>
  void matches(const uint8_t* bytes, const uint8_t* end, Visit visit) const {
    if (bytes == end) return;
    int32_t node = root_[*bytes++];
    while (node >= 0) {
      if (nodes_[static_cast<size_t>(node)].id >= 0) visit(static_cast<uint32_t>(nodes_[static_cast<size_t>(node)].id));
      if (bytes == end) return;
      node = child(nodes_[static_cast<size_t>(node)], *bytes++);
    }
  }

 private:
  struct Node {
    uint32_t first_child;
    uint16_t children;
    uint8_t byte;
    uint8_t unused;
    int32_t id;
  };
  int32_t child(const Node& node, uint8_t byte) const {
    uint32_t from = node.first_child;
    uint32_t count = node.children;
    while (count > 0) {
      const uint32_t half = count / 2;
      const uint8_t here = nodes_[from + half].byte;
      if (here == byte) return static_cast<int32_t>(from + half);
      if (here < byte) {
        from += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return -1;
  }
  const std::vector<std::string>& strings_;
  std::vector<Node> nodes_;
  int32_t root_[256];
};

}  // namespace

Lattice find_matches(const Corpus& corpus, const std::vector<std::string>& sorted_strings) {
  const Trie trie(sorted_strings);
  Lattice lattice;
  for (const Document& document : corpus.documents) {
    lattice.document_first.push_back(static_cast<uint32_t>(lattice.starts.size()));
    for (uint32_t at = document.begin; at < document.end; ++at) {
      if (corpus.marks[at] == kInsideCharacter) continue;
      lattice.starts.push_back(at);
      lattice.first.push_back(lattice.ids.size());
      trie.matches(corpus.bytes.data() + at, corpus.bytes.data() + document.end,
                   [&](uint32_t id) {
                     const uint32_t after = at + static_cast<uint32_t>(sorted_strings[id].size());
                     // A token that ends inside a character is no part of a useful path here.
                     if (after < document.end && corpus.marks[after] == kInsideCharacter) return;
                     lattice.ids.push_back(id);
                   });
    }
  }
  lattice.document_first.push_back(static_cast<uint32_t>(lattice.starts.size()));
  lattice.first.push_back(lattice.ids.size());
  return lattice;
}

}  // namespace sampan::training
