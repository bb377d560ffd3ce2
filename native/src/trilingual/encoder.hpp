// The shortest path through a text, in a window: fewest tokens, then least cost, then the shorter last token.
//
// Positions are the ends of ATOMS: solid units, and single bytes elsewhere. From each position all tokens that
// begin there are tried in one walk. When 2,048 atoms are undecided, the tokens that every open path shares are
// given out; should there be none, the best path to that place is. What is held does not grow with the text, and
// does not depend on how the text arrives in pieces.
#pragma once

#include "tokenizer.hpp"

namespace sampan::trilingual {

class Encoder {
 public:
  explicit Encoder(const Tokenizer& tokenizer);

  // Ids that are decided are appended to `ids`; with null they are only counted.
  void push(const uint8_t* bytes, size_t size, std::vector<uint16_t>* ids);
  // The rest. The encoder is as new afterwards.
  void end(std::vector<uint16_t>* ids);
  // Tokens given out since the last end(), for those who only count.
  uint64_t count() const { return count_; }
  void resetCount() { count_ = 0; }

 private:
  static constexpr size_t kUndecided = 2048;
  static constexpr size_t kLookAhead = kLongestToken;
  static constexpr size_t kPiece = 4096;
  static constexpr size_t kCarry = 64;
  static constexpr uint32_t kRaw = 1u << 16;

  void readAtoms(bool last);
  void advance(bool last, std::vector<uint16_t>* ids);
  size_t walkRun(size_t position, uint64_t weight);
  void commit(std::vector<uint16_t>* ids);
  void give(size_t until, std::vector<uint16_t>* ids);
  void startOver();

  const Tokenizer& tokenizer_;
  uint64_t count_ = 0;

  // Text that is not yet atoms.
  uint8_t text_[kPiece + kCarry + 32];
  size_t textSize_ = 0;
  bool insideLongRun_ = false;
  // What stands before `text_`: a solid unit, or bytes that are none, or nothing.
  static constexpr uint32_t kBytes = 0x10000u;
  static constexpr uint32_t kNothing = 0x10001u;
  uint32_t unitBefore_ = kNothing;
  uint32_t bytesBefore_ = 0;

  // Atoms from the last decided position on.
  uint32_t atoms_[kUndecided + kLookAhead + kPiece + kCarry + 1];
  size_t atomCount_ = 0;
  size_t next_ = 0;  // the position to walk from
  // The run of one byte around `next_` ends here; what lies before `coveredEnd_` is reached with `coveredCount_` tokens.
  size_t runEnd_ = 0, coveredEnd_ = 0;
  uint64_t coveredCount_ = 0;
  // For each position behind `next_`, the token that leads to it (low 16 bits) and its atoms (next 8).
  uint32_t back_[kUndecided + 1];
  // For the positions ahead: 12 bits of tokens, 28 of cost, 8 of atoms, 16 of token.
  uint64_t ahead_[256];
};

}  // namespace sampan::trilingual
