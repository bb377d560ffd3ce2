// The trilingual tokenizer: one immutable vocabulary with its tables, and encoders that read it.
#pragma once

#include <memory>

#include "unit-table.hpp"

namespace sampan::trilingual {

class Tokenizer {
 public:
  explicit Tokenizer(Vocabulary given);

  const Vocabulary vocabulary;
  const TokenTrie trie;
  const UnitTable units;

  size_t memoryBytes() const;
  // Appends the tokens' bytes. False when an id is outside the vocabulary.
  bool decode(const uint16_t* ids, size_t count, std::string& bytes) const;
};

}  // namespace sampan::trilingual
