// The Node-API face of the trilingual tokenizer: one object for a thread, its tables shared by all threads.
#include "addon-trilingual.hpp"

#include "json-lines.hpp"
#include "shared-tokenizers.hpp"
#include "text-bytes.hpp"

namespace sampan::trilingual {

namespace {

using Shared = std::shared_ptr<const Tokenizer>;

// An encoder with what one call needs; used again by the next.
struct Workspace {
  explicit Workspace(Shared given) : tokenizer(std::move(given)), encoder(*tokenizer) {}

  Shared tokenizer;
  Encoder encoder;
  std::vector<uint16_t> ids;
  std::u16string units;
  char16_t half = 0;  // a high surrogate whose pair may come with the next piece

  // What a great text took is not kept.
  void tidy() {
    constexpr size_t kKept = size_t{1} << 20;
    if (ids.capacity() > kKept) std::vector<uint16_t>().swap(ids);
    if (units.capacity() > kKept) std::u16string().swap(units);
  }
};

using Work = std::shared_ptr<Workspace>;

void readString(const Napi::Value& value, std::u16string& units, size_t& length, size_t room) {
  napi_status status = napi_get_value_string_utf16(value.Env(), value, nullptr, 0, &length);
  if (status == napi_ok) {
    units.resize(room + length + 1);
    status = napi_get_value_string_utf16(value.Env(), value, units.data() + room, length + 1, &length);
  }
  if (status != napi_ok) throw Napi::Error::New(value.Env(), "The text could not be read.");
}

// Feeds units to the encoder; returns the half pair that is left where more may follow.
char16_t pushUnits(Encoder& encoder, const char16_t* units, size_t count, bool last, std::vector<uint16_t>* ids) {
  constexpr size_t kPiece = 4096;
  uint8_t bytes[kPiece * 3];
  while (count > 0) {
    const size_t piece = std::min(count, kPiece);
    size_t taken;
    const size_t size = bytesOfUnits(units, piece, last && piece == count, bytes, taken);
    encoder.push(bytes, size, ids);
    if (taken == 0) return units[0];
    units += taken;
    count -= taken;
  }
  return 0;
}

bool isByteArray(const Napi::Value& value) {
  return value.IsTypedArray() && value.As<Napi::TypedArray>().TypedArrayType() == napi_uint8_array;
}

void pushValue(Workspace& work, const Napi::Value& value, std::vector<uint16_t>* ids) {
  if (value.IsString()) {
    size_t length;
    readString(value, work.units, length, 0);
    pushUnits(work.encoder, work.units.data(), length, true, ids);
  } else if (isByteArray(value)) {
    const auto bytes = value.As<Napi::Uint8Array>();
    work.encoder.push(bytes.Data(), bytes.ElementLength(), ids);
  } else {
    throw Napi::TypeError::New(value.Env(), "The text must be a string or a Uint8Array.");
  }
}

// Encodes a whole text; the ids are appended to the workspace's unless only counted.
uint64_t encodeValue(Workspace& work, const Napi::Value& value, bool onlyCount) {
  std::vector<uint16_t>* ids = onlyCount ? nullptr : &work.ids;
  work.encoder.resetCount();
  pushValue(work, value, ids);
  work.encoder.end(ids);
  return work.encoder.count();
}

template <typename Array, typename Value>
Array toArray(Napi::Env env, const Value* values, size_t count) {
  auto array = Array::New(env, count);
  std::copy_n(values, count, array.Data());
  return array;
}

Napi::Value takeIds(Napi::Env env, Workspace& work) {
  auto array = toArray<Napi::Uint16Array>(env, work.ids.data(), work.ids.size());
  work.tidy();
  return array;
}

Napi::Value encode(Workspace& work, const Napi::CallbackInfo& info) {
  work.ids.clear();
  encodeValue(work, info[0], false);
  return takeIds(info.Env(), work);
}

Napi::Value encodeWithOffsets(Workspace& work, const Napi::CallbackInfo& info) {
  if (!info[0].IsString()) throw Napi::TypeError::New(info.Env(), "The text must be a string.");
  work.ids.clear();
  encodeValue(work, info[0], false);
  const size_t count = work.ids.size();
  auto byteStarts = Napi::Uint32Array::New(info.Env(), count);
  auto starts = Napi::Uint32Array::New(info.Env(), count);
  uint64_t start = 0;
  for (size_t index = 0; index < count; index++) {
    byteStarts[index] = static_cast<uint32_t>(start);
    start += work.tokenizer->vocabulary.length(work.ids[index]);
  }
  if (start > 0xffffffffu) throw Napi::RangeError::New(info.Env(), "The text is too long for offsets: over 4 GiB.");
  std::string bytes;
  work.tokenizer->decode(work.ids.data(), count, bytes);
  unitStarts(bytes, byteStarts.Data(), count, starts.Data());
  auto result = Napi::Object::New(info.Env());
  result.Set("ids", takeIds(info.Env(), work));
  result.Set("starts", starts);
  result.Set("byteStarts", byteStarts);
  return result;
}

Napi::Value count(Workspace& work, const Napi::CallbackInfo& info) {
  const uint64_t tokens = encodeValue(work, info[0], true);
  work.tidy();
  return Napi::Number::New(info.Env(), static_cast<double>(tokens));
}

Napi::Value countAll(Workspace& work, const Napi::CallbackInfo& info) {
  const auto texts = info[0].As<Napi::Array>();
  auto counts = Napi::Uint32Array::New(info.Env(), texts.Length());
  for (uint32_t index = 0; index < texts.Length(); index++) {
    Napi::HandleScope scope(info.Env());
    counts[index] = static_cast<uint32_t>(encodeValue(work, texts.Get(index), true));
  }
  work.tidy();
  return counts;
}

Napi::Value encodeAll(Workspace& work, const Napi::CallbackInfo& info) {
  const auto texts = info[0].As<Napi::Array>();
  work.ids.clear();
  std::vector<uint32_t> ends;
  for (uint32_t index = 0; index < texts.Length(); index++) {
    Napi::HandleScope scope(info.Env());
    encodeValue(work, texts.Get(index), false);
    ends.push_back(static_cast<uint32_t>(work.ids.size()));
  }
  auto result = Napi::Object::New(info.Env());
  result.Set("ids", takeIds(info.Env(), work));
  result.Set("ends", toArray<Napi::Uint32Array>(info.Env(), ends.data(), ends.size()));
  return result;
}

std::string decodeIds(Workspace& work, const Napi::CallbackInfo& info) {
  if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_uint16_array) {
    throw Napi::TypeError::New(info.Env(), "Token ids must be a Uint16Array.");
  }
  const auto ids = info[0].As<Napi::Uint16Array>();
  std::string bytes;
  if (!work.tokenizer->decode(ids.Data(), ids.ElementLength(), bytes)) {
    throw Napi::RangeError::New(info.Env(), "A token id is outside the vocabulary.");
  }
  return bytes;
}

Napi::Value decode(Workspace& work, const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), unitsOfBytes(decodeIds(work, info)));
}

Napi::Value decodeBytes(Workspace& work, const Napi::CallbackInfo& info) {
  const std::string bytes = decodeIds(work, info);
  return toArray<Napi::Uint8Array>(info.Env(), bytes.data(), bytes.size());
}

Napi::Value readPlainLines(Workspace& work, const Napi::CallbackInfo& info) {
  if (!isByteArray(info[0])) throw Napi::TypeError::New(info.Env(), "Lines must be a Uint8Array.");
  const auto input = info[0].As<Napi::Uint8Array>();
  const LineOptions options{info[1].ToBoolean(), info[2].ToBoolean()};
  std::string output;
  const LinesRead read = readLines(work.encoder, *work.tokenizer,
                                   {reinterpret_cast<const char*>(input.Data()), input.ElementLength()}, options, output);
  auto result = Napi::Object::New(info.Env());
  result.Set("output", toArray<Napi::Uint8Array>(info.Env(), output.data(), output.size()));
  result.Set("bytes", Napi::Number::New(info.Env(), static_cast<double>(read.bytes)));
  result.Set("lines", Napi::Number::New(info.Env(), static_cast<double>(read.lines)));
  result.Set("odd", Napi::Boolean::New(info.Env(), read.odd));
  return result;
}

Napi::Value pushPiece(Workspace& work, const Napi::CallbackInfo& info) {
  work.ids.clear();
  if (info[0].IsString()) {
    size_t length;
    const size_t room = work.half != 0 ? 1 : 0;
    readString(info[0], work.units, length, room);
    if (room != 0) work.units[0] = work.half;
    work.half = pushUnits(work.encoder, work.units.data(), room + length, false, &work.ids);
  } else {
    // Bytes end what stood open.
    if (work.half != 0) pushUnits(work.encoder, &work.half, 1, true, &work.ids);
    work.half = 0;
    pushValue(work, info[0], &work.ids);
  }
  return takeIds(info.Env(), work);
}

Napi::Value endPieces(Workspace& work, const Napi::CallbackInfo& info) {
  work.ids.clear();
  if (work.half != 0) pushUnits(work.encoder, &work.half, 1, true, &work.ids);
  work.half = 0;
  work.encoder.end(&work.ids);
  return takeIds(info.Env(), work);
}

using Method = Napi::Value (*)(Workspace&, const Napi::CallbackInfo&);

void define(Napi::Object object, const char* name, const Work& work, Method method) {
  object.Set(name, Napi::Function::New(
                       object.Env(), [work, method](const Napi::CallbackInfo& info) { return method(*work, info); }, name));
}

Napi::Object tokenizerObject(Napi::Env env, const Shared& tokenizer) {
  auto object = Napi::Object::New(env);
  const auto work = std::make_shared<Workspace>(tokenizer);
  object.Set("vocabularySize", Napi::Number::New(env, static_cast<double>(tokenizer->vocabulary.size())));
  object.Set("memoryBytes", Napi::Number::New(env, static_cast<double>(tokenizer->memoryBytes() + sizeof(Workspace))));
  define(object, "encode", work, encode);
  define(object, "encodeWithOffsets", work, encodeWithOffsets);
  define(object, "encodeAll", work, encodeAll);
  define(object, "count", work, count);
  define(object, "countAll", work, countAll);
  define(object, "decode", work, decode);
  define(object, "decodeBytes", work, decodeBytes);
  define(object, "readLines", work, readPlainLines);
  object.Set("encoder", Napi::Function::New(
                            env,
                            [tokenizer](const Napi::CallbackInfo& info) {
                              auto stream = Napi::Object::New(info.Env());
                              const auto own = std::make_shared<Workspace>(tokenizer);
                              define(stream, "push", own, pushPiece);
                              define(stream, "end", own, endPieces);
                              return stream;
                            },
                            "encoder"));
  return object;
}

// Making the tables takes a few tenths of a second: off the calling thread.
class Loader : public Napi::AsyncWorker {
 public:
  Loader(Napi::Env env, std::vector<uint8_t> bytes)
      : Napi::AsyncWorker(env), deferred_(Napi::Promise::Deferred::New(env)), bytes_(std::move(bytes)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override {
    const char* error = nullptr;
    tokenizer_ = sharedTokenizer(bytes_.data(), bytes_.size(), error);
    if (error != nullptr) SetError(error);
  }
  void OnOK() override { deferred_.Resolve(tokenizerObject(Env(), tokenizer_)); }
  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

 private:
  Napi::Promise::Deferred deferred_;
  std::vector<uint8_t> bytes_;
  Shared tokenizer_;
};

Napi::Value loadTrilingual(const Napi::CallbackInfo& info) {
  if (!isByteArray(info[0])) throw Napi::TypeError::New(info.Env(), "The vocabulary must be a Uint8Array.");
  const auto bytes = info[0].As<Napi::Uint8Array>();
  auto* loader = new Loader(info.Env(), std::vector<uint8_t>(bytes.Data(), bytes.Data() + bytes.ElementLength()));
  loader->Queue();
  return loader->promise();
}

}  // namespace

void defineTrilingual(Napi::Env env, Napi::Object exports) {
  exports.Set("loadTrilingual", Napi::Function::New(env, loadTrilingual, "loadTrilingual"));
}

}  // namespace sampan::trilingual
