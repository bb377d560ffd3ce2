// The vocabulary that a GGUF model file carries in its header.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sampan {

// Views into the bytes it was read from: valid as long as they are.
struct GgufVocabulary {
  std::string_view modelName;  // general.name
  std::string_view model;  // tokenizer.ggml.model
  std::string_view preTokenizer;  // tokenizer.ggml.pre
  std::vector<std::string_view> tokens;
  std::vector<int32_t> tokenTypes;  // 1 normal, 2 unknown, 3 control, 4 user defined, 5 unused, 6 byte
  std::vector<float> scores;
  std::vector<std::string_view> merges;  // "left right", best first
  bool hasMerges = false;
  // Kinds of fill-in-the-middle token (begin, end, middle, padding, repository, file) that have an id of their own.
  bool hasFillToken[6] = {};
  int addSpacePrefix = -1;  // tokenizer.ggml.add_space_prefix; -1: not said
};

enum class GgufStatus { kRead, kNeedsMore, kRefused };

// Reads a header from the first `length` bytes of a file, never the weights. Every length in it is checked
// before it is used. kNeedsMore when the header is longer than the bytes given; `reason` says why it refuses.
GgufStatus readGgufVocabulary(const uint8_t* bytes, size_t length, GgufVocabulary& vocabulary, std::string& reason);

}  // namespace sampan
