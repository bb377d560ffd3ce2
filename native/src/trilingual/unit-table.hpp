// What the encoder looks up: the unit at a place of the text, and the step from a prefix of tokens by a unit.
#pragma once

#include <cstring>

#include "solid-units.hpp"

namespace sampan::trilingual {

class UnitTable {
 public:
  static constexpr uint32_t kNone = 0xffffffffu;

  UnitTable(const Vocabulary& vocabulary, const TokenTrie& trie);

  // The solid unit that is exactly these bytes (2 to 16 of them, zeros after), or kNone: the
  // token's id, its SolidUnits::before in bits 16 to 23, isConditional in bit 24.
  uint32_t unit(uint64_t low, uint64_t high) const {
    for (size_t at = unitHash(low, high) >> unitShift_;; at = (at + 1) & unitMask_) {
      const UnitSlot& slot = units_[at];
      if (slot.low == low && slot.high == high) return static_cast<uint32_t>(slot.entry);
      if (slot.entry == kNone) return kNone;
    }
  }
  // The same for one character of the basic plane.
  uint32_t character(uint32_t codePoint) const { return characters_[codePoint]; }

  // Node of the prefix longer by a whole unit, or kNoNode.
  uint32_t step(uint32_t node, uint32_t unit) const {
    const uint64_t key = static_cast<uint64_t>(node) << 16 | unit;
    for (size_t at = (key * kMix) >> stepShift_;; at = (at + 1) & stepMask_) {
      const uint64_t slot = steps_[at];
      if (slot >> 24 == key) return static_cast<uint32_t>(slot & 0xffffffu);
      if (slot == kEmpty) return kNoNode;
    }
  }
  // A cheap test that says no to most steps that do not exist.
  bool maySteps(uint32_t node, uint32_t unit) const { return filters_[node] >> filterBit(unit) & 1; }

  // Tokens that are one byte again and again, of every length from 1 to the number there are.
  const std::vector<uint32_t>& runs(uint8_t byte) const { return runs_[byte]; }

  const SolidUnits solid;

  size_t memoryBytes() const;

 private:
  struct UnitSlot {
    uint64_t low;
    uint64_t high;
    uint64_t entry;
  };
  uint32_t entry(uint32_t id) const {
    return id | static_cast<uint32_t>(solid.before(id)) << 16 | (solid.isConditional(id) ? 1u << 24 : 0);
  }

  static constexpr uint64_t kMix = 0x9e3779b97f4a7c15u;
  static constexpr uint64_t kEmpty = ~uint64_t{0};

  static uint64_t unitHash(uint64_t low, uint64_t high) { return low * kMix + high * 0xc2b2ae3d27d4eb4fu; }
  static uint32_t filterBit(uint32_t unit) { return (unit * 0x9e3779b1u) >> 27; }

  std::vector<uint32_t> runs_[256];
  std::vector<UnitSlot> units_;
  std::vector<uint32_t> characters_;
  std::vector<uint64_t> steps_;
  std::vector<uint32_t> filters_;
  size_t unitMask_ = 0, stepMask_ = 0;
  int unitShift_ = 0, stepShift_ = 0;
};

// Up to 16 bytes as two integers, zeros after.
inline void unitKey(const char* bytes, size_t size, uint64_t& low, uint64_t& high) {
  unsigned char padded[16] = {};
  std::memcpy(padded, bytes, size);
  std::memcpy(&low, padded, 8);
  std::memcpy(&high, padded + 8, 8);
}

}  // namespace sampan::trilingual
