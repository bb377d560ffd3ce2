#include "tokenizer.hpp"

namespace sampan::trilingual {

Tokenizer::Tokenizer(Vocabulary given)
    : vocabulary(std::move(given)), trie(vocabulary), units(vocabulary, trie) {}

size_t Tokenizer::memoryBytes() const {
  return vocabulary.text.size() + vocabulary.starts.size() * 4 + vocabulary.costs.size() * 2 + trie.memoryBytes() +
         units.memoryBytes();
}

bool Tokenizer::decode(const uint16_t* ids, size_t count, std::string& bytes) const {
  size_t size = 0;
  for (size_t index = 0; index < count; index++) {
    if (ids[index] >= vocabulary.size()) return false;
    size += vocabulary.length(ids[index]);
  }
  bytes.reserve(bytes.size() + size);
  for (size_t index = 0; index < count; index++) bytes.append(vocabulary.bytes(ids[index]));
  return true;
}

}  // namespace sampan::trilingual
