// The tokens of a vocabulary: their texts, what kind each is, and what each stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gguf-vocabulary.hpp"

namespace sampan {

enum class TokenKind : uint8_t { kUndefined = 0, kNormal = 1, kUnknown = 2, kControl = 3, kUserDefined = 4, kUnused = 5, kByte = 6 };

enum class TokenWriting : uint8_t {
  kBytes,  // each byte as a printable character (GPT-2's table)
  kCharacters,  // UTF-8, U+2581 for a space
};

// Texts one after another, each found by number.
class TextList {
 public:
  void add(std::string_view text) {
    texts_.append(text);
    ends_.push_back(static_cast<uint32_t>(texts_.size()));
  }
  size_t size() const { return ends_.size(); }
  std::string_view operator[](size_t index) const {
    const uint32_t start = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(start, ends_[index] - start);
  }

 private:
  std::string texts_;
  std::vector<uint32_t> ends_;
};

class TokenTable {
 public:
  static constexpr uint32_t kNone = 0xffffffff;

  // False with a reason when the vocabulary is inconsistent.
  bool read(const GgufVocabulary& vocabulary, TokenWriting writing, std::string& reason);

  TokenWriting writing() const { return writing_; }
  size_t size() const { return kinds_.size(); }
  std::string_view textOf(uint32_t id) const { return texts_[id]; }
  TokenKind kindOf(uint32_t id) const { return kinds_[id]; }
  // The bytes of text that a token stands for; none for control tokens.
  std::string_view bytesOf(uint32_t id) const { return bytes_[id]; }
  // A token's length as a part of text: bytes of it (kBytes) or characters (kCharacters).
  uint32_t partsOf(uint32_t id) const { return parts_[id]; }
  uint32_t idOf(std::string_view text) const;
  // Id of `<0x…>`; kNone when the vocabulary has none.
  uint32_t byteToken(uint8_t byte) const;
  // Ids of control, unknown and user-defined tokens, the longest text first, as llama.cpp orders them.
  const std::vector<uint32_t>& marks() const { return marks_; }
  // Whether a token is a mark that text must not turn into by itself: not one made of white space only.
  bool isMark(uint32_t id) const { return isMark_[id] != 0; }
  // Whether white space after the token belongs to it, where it is matched (Phi-3).
  bool takesWhitespaceAfter(uint32_t id) const;

 private:
  void settleKinds(const GgufVocabulary& vocabulary);
  void index();

  TokenWriting writing_ = TokenWriting::kBytes;
  TextList texts_;
  TextList bytes_;
  std::vector<TokenKind> kinds_;
  std::vector<uint16_t> parts_;
  std::vector<uint8_t> isMark_;
  std::vector<uint32_t> marks_;
  std::vector<uint32_t> slots_;  // open addressing, ids by text
  bool phi3_ = false;
};

uint64_t hashBytes(std::string_view bytes);

// Bytes written in GPT-2's table, as UTF-8; false when the text is not written in it.
bool bytesOfPrintable(std::string_view text, std::string& bytes);
// How GPT-2's table writes a byte, as UTF-8.
std::string printableOfByte(uint8_t byte);

// Length in bytes of the UTF-8 character with this first byte.
inline size_t characterLength(char first) {
  const auto byte = static_cast<uint8_t>(first);
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

}  // namespace sampan
