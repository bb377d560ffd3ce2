// The WebAssembly face of the tokenizers: numbers and places in memory only. What a call returns beyond a number
// lies in `result` until the next call. One instance serves one thread.
#include <cstdlib>

#include "../model-tokenizer.hpp"
#include "../trilingual/json-lines.hpp"
#include "../trilingual/text-bytes.hpp"

#define EXPORT(name) __attribute__((export_name(#name)))

namespace {

using namespace sampan;

struct Result {
  const void* at = nullptr;
  size_t count = 0;
};

Result results[3];
std::string message;

template <typename Values>
void give(size_t place, const Values& values) {
  results[place] = {values.data(), values.size()};
}

struct Trilingual {
  explicit Trilingual(trilingual::Vocabulary vocabulary) : tokenizer(std::move(vocabulary)), encoder(tokenizer) {}
  trilingual::Tokenizer tokenizer;
  trilingual::Encoder encoder;
};

struct Stream {
  explicit Stream(const trilingual::Tokenizer& tokenizer) : encoder(tokenizer) {}
  trilingual::Encoder encoder;
};

std::vector<uint16_t> ids16;
std::vector<uint32_t> ids32, starts, byteStarts;
std::string text;
std::u16string units;

}  // namespace

extern "C" {

EXPORT(allocate) void* allocate(size_t size) { return std::malloc(size); }
EXPORT(release) void release(void* at) { std::free(at); }
EXPORT(resultAt) const void* resultAt(size_t place) { return results[place].at; }
EXPORT(resultCount) size_t resultCount(size_t place) { return results[place].count; }

// Null and a message as result 0 when the bytes are no vocabulary.
EXPORT(trilingualLoad) Trilingual* trilingualLoad(const uint8_t* data, size_t size) {
  trilingual::Vocabulary vocabulary;
  if (const char* error = trilingual::readVocabulary(data, size, vocabulary)) {
    message = error;
    give(0, message);
    return nullptr;
  }
  return new Trilingual(std::move(vocabulary));
}
EXPORT(trilingualSize) size_t trilingualSize(const Trilingual* loaded) { return loaded->tokenizer.vocabulary.size(); }
EXPORT(trilingualMemory) size_t trilingualMemory(const Trilingual* loaded) {
  return loaded->tokenizer.memoryBytes() + sizeof(trilingual::Encoder);
}

// Whole texts as WTF-8. `wanted`: 0 the count alone, 1 ids as result 0, 2 also UTF-16 starts and byte starts.
EXPORT(trilingualEncode) size_t trilingualEncode(Trilingual* loaded, const uint8_t* bytes, size_t size, int wanted) {
  ids16.clear();
  std::vector<uint16_t>* ids = wanted == 0 ? nullptr : &ids16;
  loaded->encoder.resetCount();
  loaded->encoder.push(bytes, size, ids);
  loaded->encoder.end(ids);
  if (wanted == 2) {
    byteStarts.clear();
    uint32_t start = 0;
    for (const uint16_t id : ids16) {
      byteStarts.push_back(start);
      start += static_cast<uint32_t>(loaded->tokenizer.vocabulary.length(id));
    }
    starts.resize(ids16.size());
    trilingual::unitStarts({reinterpret_cast<const char*>(bytes), size}, byteStarts.data(), ids16.size(), starts.data());
    give(1, starts);
    give(2, byteStarts);
  }
  give(0, ids16);
  return static_cast<size_t>(loaded->encoder.count());
}

EXPORT(trilingualStream) Stream* trilingualStream(const Trilingual* loaded) { return new Stream(loaded->tokenizer); }
EXPORT(trilingualPush) void trilingualPush(Stream* stream, const uint8_t* bytes, size_t size) {
  ids16.clear();
  stream->encoder.push(bytes, size, &ids16);
  give(0, ids16);
}
EXPORT(trilingualEnd) void trilingualEnd(Stream* stream) {
  ids16.clear();
  stream->encoder.end(&ids16);
  give(0, ids16);
}
EXPORT(trilingualStreamRelease) void trilingualStreamRelease(Stream* stream) { delete stream; }

// 0 when an id is outside the vocabulary; else bytes as result 0 and UTF-16 units as result 1.
EXPORT(trilingualDecode)
int trilingualDecode(const Trilingual* loaded, const uint16_t* ids, size_t count, int asUnits) {
  text.clear();
  const bool known = loaded->tokenizer.decode(ids, count, text);
  give(0, text);
  units.clear();
  if (asUnits != 0) units = trilingual::unitsOfBytes(text);
  give(1, units);
  return known ? 1 : 0;
}

// Lines as result 0; as result 1 three numbers: bytes read, lines read, whether the next line is left to the caller.
EXPORT(trilingualLines) void trilingualLines(Trilingual* loaded, const char* bytes, size_t size, int ids, int offsets) {
  text.clear();
  const auto read = trilingual::readLines(loaded->encoder, loaded->tokenizer, {bytes, size}, {ids != 0, offsets != 0}, text);
  starts = {static_cast<uint32_t>(read.bytes), static_cast<uint32_t>(read.lines), read.odd ? 1u : 0u};
  give(0, text);
  give(1, starts);
}

// A model's tokenizer from the first bytes of its GGUF file. `status`: 0 read, 1 more bytes are needed, 2 refused
// with a message as result 0.
EXPORT(modelCreate) ModelTokenizer* modelCreate() { return new ModelTokenizer(); }
EXPORT(modelRelease) void modelRelease(ModelTokenizer* model) { delete model; }
EXPORT(modelRead) int modelRead(ModelTokenizer* model, const uint8_t* bytes, size_t size) {
  message.clear();
  const GgufStatus status = model->read(bytes, size, message);
  give(0, message);
  return status == GgufStatus::kRead ? 0 : status == GgufStatus::kNeedsMore ? 1 : 2;
}
EXPORT(modelSize) size_t modelSize(const ModelTokenizer* model) { return model->size(); }

// UTF-16 units in; ids as result 0, with `withStarts` their UTF-16 starts as result 1.
EXPORT(modelEncode)
size_t modelEncode(ModelTokenizer* model, const char16_t* units, size_t count, int asLlama, int withStarts) {
  ids32.clear();
  starts.clear();
  model->encode({units, count}, asLlama != 0, ids32, withStarts != 0 ? &starts : nullptr);
  give(0, ids32);
  give(1, starts);
  return ids32.size();
}
// The number of units that are settled; their ids as result 0.
EXPORT(modelEncodeSettled) size_t modelEncodeSettled(ModelTokenizer* model, const char16_t* units, size_t count, int first) {
  ids32.clear();
  const size_t settled = model->encodeSettled({units, count}, first != 0, ids32);
  give(0, ids32);
  return settled;
}
EXPORT(modelEncodeRest) size_t modelEncodeRest(ModelTokenizer* model, const char16_t* units, size_t count, int first) {
  ids32.clear();
  model->encodeRest({units, count}, first != 0, ids32);
  give(0, ids32);
  return ids32.size();
}
EXPORT(modelDecode) int modelDecode(const ModelTokenizer* model, const uint32_t* ids, size_t count) {
  text.clear();
  const bool known = model->decode(ids, count, text);
  give(0, text);
  return known ? 1 : 0;
}
// UTF-8 in; -1 when there is none.
EXPORT(modelSpecialToken) int32_t modelSpecialToken(const ModelTokenizer* model, const char* bytes, size_t size) {
  return static_cast<int32_t>(model->specialToken({bytes, size}));
}
}
