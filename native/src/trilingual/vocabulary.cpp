#include "vocabulary.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sampan::trilingual {

namespace {

constexpr char kMagic[] = "SAMPANV1";
constexpr size_t kHeader = 16;

uint32_t little32(const uint8_t* at) {
  return static_cast<uint32_t>(at[0]) | static_cast<uint32_t>(at[1]) << 8 | static_cast<uint32_t>(at[2]) << 16 |
         static_cast<uint32_t>(at[3]) << 24;
}

}  // namespace

const char* readVocabulary(const uint8_t* data, size_t size, Vocabulary& vocabulary) {
  if (size < kHeader || std::memcmp(data, kMagic, 8) != 0) return "it is no SAMPANV1 file";
  const size_t count = little32(data + 8);
  const size_t textBytes = little32(data + 12);
  if (count < 256 || count > kMostTokens) return "its number of tokens is not 256 to 65536";
  if (textBytes > kMostText) return "its tokens are longer than 4 MiB together";
  if (size != kHeader + count * 3 + textBytes) return "its size is not what its header says";

  const uint8_t* lengths = data + kHeader;
  const uint8_t* costs = lengths + count;
  const uint8_t* text = costs + count * 2;
  vocabulary.starts.resize(count + 1);
  vocabulary.costs.resize(count);
  size_t start = 0;
  for (size_t id = 0; id < count; id++) {
    if (lengths[id] == 0) return "a token is empty";
    vocabulary.starts[id] = static_cast<uint32_t>(start);
    vocabulary.costs[id] = static_cast<uint16_t>(costs[id * 2] | costs[id * 2 + 1] << 8);
    start += lengths[id];
  }
  if (start != textBytes) return "its tokens' lengths do not add up";
  vocabulary.starts[count] = static_cast<uint32_t>(start);
  vocabulary.text.assign(reinterpret_cast<const char*>(text), textBytes);

  for (size_t id = 0; id < 256; id++) {
    if (lengths[id] != 1 || text[id] != id) return "its first 256 tokens are not the bytes";
  }
  std::vector<uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t left, uint32_t right) { return vocabulary.bytes(left) < vocabulary.bytes(right); });
  for (size_t index = 1; index < count; index++) {
    if (vocabulary.bytes(order[index - 1]) == vocabulary.bytes(order[index])) {
      return "two of its tokens are the same";
    }
  }
  return nullptr;
}

}  // namespace sampan::trilingual
