// A whole text to token ids and back, for one vocabulary. Not for use by two threads at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "byte-pair-encoding.hpp"

namespace sampan {

class ModelTokenizer {
 public:
  explicit ModelTokenizer(const std::string& utf8Path);

  // Appends the ids of `text`. Control tokens written in the text stay text. User-defined tokens do too,
  // unless `matchUserDefined`, which is what llama.cpp does without "special" parsing.
  // With `starts`, also appends for each id the UTF-16 offset of the character in which it begins.
  void encode(std::u16string_view text, bool matchUserDefined, std::vector<uint32_t>& ids, std::vector<uint32_t>* starts);

  // The bytes of `ids`; control tokens give nothing. False when an id is outside the vocabulary.
  bool decode(const uint32_t* ids, size_t count, std::string& bytes) const;

  int64_t specialToken(const std::string& text) const { return encoding_.specialToken(text); }
  size_t size() const { return encoding_.size(); }

 private:
  void encodePlain(std::u16string_view text, size_t offset, std::vector<uint32_t>& ids, std::vector<uint32_t>* starts);

  BytePairEncoding encoding_;
  std::vector<std::pair<std::u16string, uint32_t>> userDefined_;
  std::vector<char> piece_;
};

}  // namespace sampan
