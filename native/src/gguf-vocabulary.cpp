#include "gguf-vocabulary.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>

namespace sampan {

namespace {

constexpr uint64_t kMaxStringBytes = 16u << 20;  // a chat template is a few kilobytes
constexpr uint64_t kMaxArrayItems = 8u << 20;
constexpr uint64_t kMaxPairs = 1u << 16;
constexpr int kMaxArrayDepth = 4;

enum ValueType : uint32_t {
  kUint8 = 0, kInt8, kUint16, kInt16, kUint32, kInt32, kFloat32, kBool, kString, kArray, kUint64, kInt64, kFloat64
};

class HeaderReader {
 public:
  explicit HeaderReader(const std::string& utf8Path)
      : buffer_(1 << 20), stream_(std::filesystem::u8path(utf8Path), std::ios::binary) {
    stream_.rdbuf()->pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    if (!stream_) throw GgufError("the model file cannot be opened");
  }

  void bytes(void* target, uint64_t length) {
    stream_.read(static_cast<char*>(target), static_cast<std::streamsize>(length));
    if (static_cast<uint64_t>(stream_.gcount()) != length) throw GgufError("the model file ends inside its header");
  }

  template <typename Number>
  Number number() {
    Number value;
    bytes(&value, sizeof value);
    return value;
  }

  std::string text() {
    const auto length = number<uint64_t>();
    if (length > kMaxStringBytes) throw GgufError("the model file's header has a string that is too long");
    std::string value(length, '\0');
    bytes(value.data(), length);
    return value;
  }

  void skip(uint64_t length) {
    stream_.ignore(static_cast<std::streamsize>(length));
    if (static_cast<uint64_t>(stream_.gcount()) != length) throw GgufError("the model file ends inside its header");
  }

 private:
  std::vector<char> buffer_;
  std::ifstream stream_;
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

struct ArrayHead {
  uint32_t type;
  uint64_t items;
};

ArrayHead readArrayHead(HeaderReader& reader) {
  const auto type = reader.number<uint32_t>();
  const auto items = reader.number<uint64_t>();
  if (items > kMaxArrayItems) throw GgufError("the model file's header has an array that is too long");
  return {type, items};
}

void skipValue(HeaderReader& reader, uint32_t type, int depth = 0) {
  if (type == kString) {
    reader.text();
  } else if (type == kArray) {
    if (depth > kMaxArrayDepth) throw GgufError("the model file's header is nested too deeply");
    const auto head = readArrayHead(reader);
    const uint64_t size = fixedSize(head.type);
    if (size > 0) {
      reader.skip(size * head.items);
    } else {
      for (uint64_t item = 0; item < head.items; item++) skipValue(reader, head.type, depth + 1);
    }
  } else {
    const uint64_t size = fixedSize(type);
    if (size == 0) throw GgufError("the model file's header has a value of an unknown type");
    reader.skip(size);
  }
}

std::vector<std::string> readTexts(HeaderReader& reader, uint32_t type) {
  if (type != kArray) throw GgufError("the model file's vocabulary is not a list");
  const auto head = readArrayHead(reader);
  if (head.type != kString) throw GgufError("the model file's vocabulary is not a list of strings");
  std::vector<std::string> texts;
  for (uint64_t item = 0; item < head.items; item++) texts.push_back(reader.text());
  return texts;
}

std::vector<int32_t> readTokenTypes(HeaderReader& reader, uint32_t type) {
  if (type != kArray) throw GgufError("the model file's token types are not a list");
  const auto head = readArrayHead(reader);
  if (head.type != kInt32 && head.type != kUint32) throw GgufError("the model file's token types are not integers");
  std::vector<int32_t> types(head.items);
  reader.bytes(types.data(), head.items * sizeof(int32_t));
  return types;
}

std::string readText(HeaderReader& reader, uint32_t type) {
  if (type != kString) throw GgufError("the model file's header has a value of an unexpected type");
  return reader.text();
}

}  // namespace

GgufVocabulary readGgufVocabulary(const std::string& utf8Path) {
  HeaderReader reader(utf8Path);
  char magic[4];
  reader.bytes(magic, sizeof magic);
  if (std::memcmp(magic, "GGUF", 4) != 0) throw GgufError("the file is not a GGUF model");
  const auto version = reader.number<uint32_t>();
  if (version != 2 && version != 3) throw GgufError("the model file's GGUF version is not supported");
  reader.number<uint64_t>();  // tensors
  const auto pairs = reader.number<uint64_t>();
  if (pairs > kMaxPairs) throw GgufError("the model file's header has too many entries");

  GgufVocabulary vocabulary;
  for (uint64_t pair = 0; pair < pairs; pair++) {
    const std::string key = reader.text();
    const auto type = reader.number<uint32_t>();
    if (key == "tokenizer.ggml.model") vocabulary.model = readText(reader, type);
    else if (key == "tokenizer.ggml.pre") vocabulary.preTokenizer = readText(reader, type);
    else if (key == "tokenizer.ggml.tokens") vocabulary.tokens = readTexts(reader, type);
    else if (key == "tokenizer.ggml.token_type") vocabulary.tokenTypes = readTokenTypes(reader, type);
    else if (key == "tokenizer.ggml.merges") vocabulary.merges = readTexts(reader, type);
    else skipValue(reader, type);
  }
  return vocabulary;
}

}  // namespace sampan
