#include "gguf-vocabulary.hpp"

#include <cstring>

namespace sampan {

namespace {

constexpr uint64_t kMaxStringBytes = 16u << 20;  // a chat template is a few kilobytes
constexpr uint64_t kMaxArrayItems = 8u << 20;
constexpr uint64_t kMaxPairs = 1u << 16;
constexpr int kMaxArrayDepth = 4;

enum ValueType : uint32_t {
  kUint8 = 0, kInt8, kUint16, kInt16, kUint32, kInt32, kFloat32, kBool, kString, kArray, kUint64, kInt64, kFloat64
};

uint64_t fixedSize(uint32_t type) {
  switch (type) {
    case kUint8: case kInt8: case kBool: return 1;
    case kUint16: case kInt16: return 2;
    case kUint32: case kInt32: case kFloat32: return 4;
    case kUint64: case kInt64: case kFloat64: return 8;
    default: return 0;
  }
}

// Keys of fill-in-the-middle tokens, with the kind they name.
constexpr struct {
  std::string_view key;
  int kind;
} kFillTokenKeys[] = {
    {"tokenizer.ggml.fim_pre_token_id", 0}, {"tokenizer.ggml.prefix_token_id", 0},
    {"tokenizer.ggml.fim_suf_token_id", 1}, {"tokenizer.ggml.suffix_token_id", 1},
    {"tokenizer.ggml.fim_mid_token_id", 2}, {"tokenizer.ggml.middle_token_id", 2},
    {"tokenizer.ggml.fim_pad_token_id", 3}, {"tokenizer.ggml.fim_rep_token_id", 4},
    {"tokenizer.ggml.fim_sep_token_id", 5},
};

struct ArrayHead {
  uint32_t type;
  uint64_t items;
};

// Every read either succeeds or leaves the first status that was not kRead; readers after that do nothing.
class HeaderReader {
 public:
  HeaderReader(const uint8_t* bytes, size_t length) : bytes_(bytes), length_(length) {}

  GgufStatus status() const { return status_; }
  bool good() const { return status_ == GgufStatus::kRead; }
  const std::string& reason() const { return reason_; }

  void refuse(const char* reason) {
    if (!good()) return;
    status_ = GgufStatus::kRefused;
    reason_ = reason;
  }

  const uint8_t* take(uint64_t count) {
    if (good() && count > length_ - at_) status_ = GgufStatus::kNeedsMore;
    if (!good()) return nullptr;
    const uint8_t* taken = bytes_ + at_;
    at_ += count;
    return taken;
  }

  template <typename Number>
  Number number() {
    Number value{};
    const uint8_t* from = take(sizeof value);
    if (from) std::memcpy(&value, from, sizeof value);
    return value;
  }

  std::string_view text() {
    const auto length = number<uint64_t>();
    if (good() && length > kMaxStringBytes) refuse("the model file's header has a string that is too long");
    const uint8_t* from = take(length);
    return from ? std::string_view(reinterpret_cast<const char*>(from), length) : std::string_view();
  }

  ArrayHead arrayHead() {
    const auto type = number<uint32_t>();
    const auto items = number<uint64_t>();
    if (good() && items > kMaxArrayItems) refuse("the model file's header has an array that is too long");
    return {type, items};
  }

  void skipValue(uint32_t type, int depth = 0) {
    if (type == kString) {
      text();
    } else if (type == kArray) {
      if (depth > kMaxArrayDepth) return refuse("the model file's header is nested too deeply");
      const auto head = arrayHead();
      const uint64_t size = fixedSize(head.type);
      if (size > 0) {
        take(size * head.items);
      } else {
        for (uint64_t item = 0; item < head.items && good(); item++) skipValue(head.type, depth + 1);
      }
    } else {
      const uint64_t size = fixedSize(type);
      if (size == 0) return refuse("the model file's header has a value of an unknown type");
      take(size);
    }
  }

  std::string_view textValue(uint32_t type) {
    if (type != kString) refuse("the model file's header has a value of an unexpected type");
    return text();
  }

  void texts(uint32_t type, std::vector<std::string_view>& values) {
    values.clear();
    if (type != kArray) return refuse("the model file's vocabulary is not a list");
    const auto head = arrayHead();
    if (good() && head.type != kString) return refuse("the model file's vocabulary is not a list of strings");
    for (uint64_t item = 0; item < head.items && good(); item++) values.push_back(text());
  }

  // A list of 32-bit numbers, as whole numbers or as floating point.
  template <typename Number>
  void numbers(uint32_t type, std::vector<Number>& values) {
    values.clear();
    if (type != kArray) return refuse("the model file's token types or scores are not a list");
    const auto head = arrayHead();
    if (!good()) return;
    if (head.type != kInt32 && head.type != kUint32 && head.type != kFloat32) {
      return refuse("the model file's token types or scores are not numbers of 32 bits");
    }
    const uint8_t* from = take(head.items * 4);
    if (!from) return;
    values.resize(head.items);
    for (uint64_t item = 0; item < head.items; item++) {
      if (head.type == kFloat32) {
        float value;
        std::memcpy(&value, from + item * 4, sizeof value);
        values[item] = static_cast<Number>(value);
      } else {
        int32_t value;
        std::memcpy(&value, from + item * 4, sizeof value);
        values[item] = static_cast<Number>(value);
      }
    }
  }

 private:
  const uint8_t* bytes_;
  size_t length_;
  uint64_t at_ = 0;
  GgufStatus status_ = GgufStatus::kRead;
  std::string reason_;
};

}  // namespace

GgufStatus readGgufVocabulary(const uint8_t* bytes, size_t length, GgufVocabulary& vocabulary, std::string& reason) {
  vocabulary = GgufVocabulary();
  HeaderReader reader(bytes, length);
  const uint8_t* magic = reader.take(4);
  if (magic && std::memcmp(magic, "GGUF", 4) != 0) reader.refuse("the file is not a GGUF model");
  const auto version = reader.number<uint32_t>();
  if (reader.good() && version != 2 && version != 3) reader.refuse("the model file's GGUF version is not supported");
  reader.number<uint64_t>();  // tensors
  const auto pairs = reader.number<uint64_t>();
  if (reader.good() && pairs > kMaxPairs) reader.refuse("the model file's header has too many entries");

  for (uint64_t pair = 0; pair < pairs && reader.good(); pair++) {
    const std::string_view key = reader.text();
    const auto type = reader.number<uint32_t>();
    if (!reader.good()) break;
    if (key == "tokenizer.ggml.model") {
      vocabulary.model = reader.textValue(type);
    } else if (key == "tokenizer.ggml.pre") {
      vocabulary.preTokenizer = reader.textValue(type);
    } else if (key == "tokenizer.ggml.tokens") {
      reader.texts(type, vocabulary.tokens);
    } else if (key == "tokenizer.ggml.token_type") {
      reader.numbers(type, vocabulary.tokenTypes);
    } else if (key == "tokenizer.ggml.scores") {
      reader.numbers(type, vocabulary.scores);
    } else if (key == "tokenizer.ggml.merges") {
      reader.texts(type, vocabulary.merges);
      vocabulary.hasMerges = true;
    } else if (key == "tokenizer.ggml.add_space_prefix" && type == kBool) {
      vocabulary.addSpacePrefix = reader.number<uint8_t>() != 0 ? 1 : 0;
    } else if (key == "general.name" && type == kString) {
      vocabulary.modelName = reader.text();
    } else {
      for (const auto& fill : kFillTokenKeys) {
        if (key == fill.key) vocabulary.hasFillToken[fill.kind] = true;
      }
      reader.skipValue(type);
    }
  }
  reason = reader.reason();
  return reader.status();
}

}  // namespace sampan
