// The trilingual vocabulary as its file gives it: byte strings with costs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sampan::trilingual {

// No token is longer: lengths are a byte in the file, and the encoder's window is 256.
constexpr size_t kLongestToken = 255;
constexpr size_t kMostTokens = 65536;
// Of all tokens together: keeps what is made of them, and the time that takes, within bounds.
constexpr size_t kMostText = size_t{1} << 22;

struct Vocabulary {
  std::string text;             // the tokens' bytes, one after another
  std::vector<uint32_t> starts; // of each token in `text`, and the end of the last
  std::vector<uint16_t> costs;  // -log2(probability) * 1024

  bool operator==(const Vocabulary& other) const {
    return text == other.text && starts == other.starts && costs == other.costs;
  }
  size_t size() const { return costs.size(); }
  size_t length(size_t id) const { return starts[id + 1] - starts[id]; }
  std::string_view bytes(size_t id) const { return std::string_view(text).substr(starts[id], length(id)); }
};

// Reads a "SAMPANV1" file and checks all of it. Returns what is wrong with it, or null.
const char* readVocabulary(const uint8_t* data, size_t size, Vocabulary& vocabulary);

}  // namespace sampan::trilingual
