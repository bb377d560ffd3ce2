// The vocabulary that a GGUF model file carries in its header.
// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace sampan {

struct GgufVocabulary {
  std::string model;  // tokenizer.ggml.model
  std::string preTokenizer;  // tokenizer.ggml.pre
  std::vector<std::string> tokens;
  std::vector<int32_t> tokenTypes;  // 1 normal, 2 unknown, 3 control, 4 user defined, 5 unused, 6 byte
  std::vector<std::string> merges;  // "left right", best first
};

class GgufError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Reads the header only, never the weights. Every length in the file is checked before it is used.
GgufVocabulary readGgufVocabulary(const std::string& utf8Path);

}  // namespace sampan
