// The corpus a vocabulary is trained on, as main/training/vocabulary/corpus-file.ts
// writes it: documents with a weight, their UTF-8 bytes, and for every byte the
// class of its character and the marks of the position before it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sampan::training {

// Marks and classes: the same numbers as in text-boundaries.ts.
constexpr uint8_t kBarrier = 1;
constexpr uint8_t kWord = 2;
constexpr uint8_t kInsideCharacter = 0xff;
enum CharacterClass : uint8_t { kOther, kLetter, kHan, kDigit, kSpace, kLineBreak, kPunctuation };

struct Document {
  uint32_t unit;    // Documents of one unit are one witness: a phrase must be useful to several units.
  float weight;
  uint32_t begin;   // Byte offsets into Corpus::bytes.
  uint32_t end;
};

struct Whole {
  std::string bytes;
  float weighted_count;
  uint32_t units;
};

struct Corpus {
  std::vector<Document> documents;
  std::vector<uint8_t> bytes;
  std::vector<uint8_t> marks;
  std::vector<Whole> wholes;        // Candidates only as a whole.
  std::vector<std::string> forced;  // In the vocabulary whatever their use.
};

Corpus read_corpus(const char* path);

}  // namespace sampan::training
