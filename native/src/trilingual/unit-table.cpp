#include "unit-table.hpp"

#include <algorithm>

namespace sampan::trilingual {

namespace {

// A power of two that is at least twice as many.
int tableBits(size_t entries) {
  int bits = 4;
  while ((size_t{1} << bits) < entries * 2) bits++;
  return bits;
}

// The code point of a well-formed character of two or three bytes, else 0.
uint32_t basicCodePoint(std::string_view bytes) {
  const auto at = [&](size_t index) { return static_cast<uint32_t>(static_cast<uint8_t>(bytes[index])); };
  if (bytes.size() == 2 && (at(0) & 0xe0) == 0xc0 && isContinuation(at(1))) return (at(0) & 0x1f) << 6 | (at(1) & 0x3f);
  if (bytes.size() == 3 && (at(0) & 0xf0) == 0xe0 && isContinuation(at(1)) && isContinuation(at(2))) {
    const uint32_t codePoint = (at(0) & 0x0f) << 12 | (at(1) & 0x3f) << 6 | (at(2) & 0x3f);
    return codePoint >= 0x800 ? codePoint : 0;
  }
  return 0;
}

}  // namespace

UnitTable::UnitTable(const Vocabulary& vocabulary, const TokenTrie& trie) : solid(vocabulary, trie) {
  const int unitBits = tableBits(solid.count());
  unitMask_ = (size_t{1} << unitBits) - 1;
  unitShift_ = 64 - unitBits;
  units_.assign(unitMask_ + 1, UnitSlot{0, 0, kNone});
  characters_.assign(0x10000, kNone);
  for (uint32_t id = 256; id < vocabulary.size(); id++) {
    if (solid.before(id) == 0) continue;
    const std::string_view bytes = vocabulary.bytes(id);
    if (const uint32_t codePoint = basicCodePoint(bytes)) {
      // C1 80 and C0 80 would say a code point that a shorter form has: they are no characters.
      if (codePoint >= 0x80) characters_[codePoint] = entry(id);
      continue;
    }
    if (bytes.find('\0') != std::string_view::npos) continue;
    uint64_t low = 0, high = 0;
    unitKey(bytes.data(), bytes.size(), low, high);
    size_t at = unitHash(low, high) >> unitShift_;
    while (units_[at].entry != kNone) at = (at + 1) & unitMask_;
    units_[at] = {low, high, entry(id)};
  }

  for (unsigned byte = 0; byte < 256; byte++) {
    uint32_t node = byte;
    while (node != kNoNode && trie.isToken(node)) {
      runs_[byte].push_back(node);
      node = trie.child(node, static_cast<uint8_t>(byte));
    }
  }

  // Steps: from each place in a token where a unit begins, by that unit if it is solid.
  struct Step {
    uint64_t key;
    uint32_t node;
  };
  std::vector<Step> found;
  for (uint32_t id = 256; id < vocabulary.size(); id++) {
    const std::string_view token = vocabulary.bytes(id);
    uint32_t node = kNoNode;
    uint32_t nodeAtUnit = kNoNode;
    uint32_t unitNode = kNoNode;
    for (size_t at = 0; at < token.size(); at++) {
      const auto byte = static_cast<uint8_t>(token[at]);
      const bool begins = at == 0 || breaksBetween(static_cast<uint8_t>(token[at - 1]), byte);
      if (begins) nodeAtUnit = node;
      unitNode = begins ? TokenTrie::rootChild(byte) : unitNode == kNoNode ? kNoNode : trie.child(unitNode, byte);
      node = at == 0 ? TokenTrie::rootChild(byte) : trie.child(node, byte);
      const bool ends = at + 1 == token.size() || breaksBetween(byte, static_cast<uint8_t>(token[at + 1]));
      if (!ends || nodeAtUnit == kNoNode || unitNode == kNoNode || !trie.isToken(unitNode) || solid.before(unitNode) == 0) continue;
      found.push_back({static_cast<uint64_t>(nodeAtUnit) << 16 | unitNode, node});
    }
  }
  std::sort(found.begin(), found.end(), [](const Step& left, const Step& right) { return left.key < right.key; });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Step& left, const Step& right) { return left.key == right.key; }),
              found.end());

  const int stepBits = tableBits(found.size());
  stepMask_ = (size_t{1} << stepBits) - 1;
  stepShift_ = 64 - stepBits;
  steps_.assign(stepMask_ + 1, kEmpty);
  filters_.assign(trie.size(), 0);
  for (const Step& step : found) {
    size_t at = (step.key * kMix) >> stepShift_;
    while (steps_[at] != kEmpty) at = (at + 1) & stepMask_;
    steps_[at] = step.key << 24 | step.node;
    filters_[step.key >> 16] |= 1u << filterBit(static_cast<uint32_t>(step.key & 0xffff));
  }
}

size_t UnitTable::memoryBytes() const {
  return units_.size() * sizeof(UnitSlot) + characters_.size() * 4 + steps_.size() * 8 + filters_.size() * 4 +
         solid.memoryBytes();
}

}  // namespace sampan::trilingual
