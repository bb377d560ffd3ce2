// The Node-API face of the tokenizer. Node-API 8: one binary for Node 20 and later and for Electron.
#include <napi.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "model-tokenizer.hpp"
#include "trilingual/addon-trilingual.hpp"

#if defined(__GLIBC__)
#include <sys/random.h>

// The C++ library linked in asks for it and nothing here does: the system's came with glibc 2.36, and Ubuntu 22.04 has 2.35.
extern "C" __attribute__((visibility("hidden"))) uint32_t arc4random(void) noexcept {
  uint32_t value = 0;
  while (getrandom(&value, sizeof value, 0) != sizeof value) continue;
  return value;
}
#endif

namespace sampan {

namespace {

class TokenizerObject : public Napi::ObjectWrap<TokenizerObject> {
 public:
  static Napi::Function define(Napi::Env env) {
    return DefineClass(env, "ModelTokenizer",
                       {
                           InstanceAccessor<&TokenizerObject::vocabularySize>("vocabularySize"),
                           InstanceMethod<&TokenizerObject::encode>("encode"),
                           InstanceMethod<&TokenizerObject::encodeWithStarts>("encodeWithStarts"),
                           InstanceMethod<&TokenizerObject::encodeAll>("encodeAll"),
                           InstanceMethod<&TokenizerObject::count>("count"),
                           InstanceMethod<&TokenizerObject::countAll>("countAll"),
                           InstanceMethod<&TokenizerObject::countSettled>("countSettled"),
                           InstanceMethod<&TokenizerObject::countRest>("countRest"),
                           InstanceMethod<&TokenizerObject::decodeBytes>("decodeBytes"),
                           InstanceMethod<&TokenizerObject::specialToken>("specialToken"),
                       });
  }

  explicit TokenizerObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<TokenizerObject>(info) {
    if (info.Length() != 1 || !info[0].IsExternal()) {
      throw Napi::TypeError::New(info.Env(), "A tokenizer is made by loadVocabulary(path).");
    }
    auto* given = info[0].As<Napi::External<std::unique_ptr<ModelTokenizer>>>().Data();
    tokenizer_ = std::move(*given);
  }

 private:
  Napi::Value vocabularySize(const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(tokenizer_->size()));
  }

  // Reads a JavaScript string without going through UTF-8.
  std::u16string_view units(const Napi::Value& value) {
    if (!value.IsString()) throw Napi::TypeError::New(value.Env(), "The text must be a string.");
    size_t length = 0;
    napi_status status = napi_get_value_string_utf16(value.Env(), value, nullptr, 0, &length);
    if (status == napi_ok) {
      units_.resize(length + 1);
      status = napi_get_value_string_utf16(value.Env(), value, units_.data(), length + 1, &length);
    }
    if (status != napi_ok) throw Napi::Error::New(value.Env(), "The text could not be read.");
    return {units_.data(), length};
  }

  void encodeInto(const Napi::CallbackInfo& info, const Napi::Value& text, std::vector<uint32_t>* starts) {
    tokenizer_->encode(units(text), isTrue(info, 1), ids_, starts);
  }

  static bool isTrue(const Napi::CallbackInfo& info, size_t index) {
    return info.Length() > index && info[index].IsBoolean() && info[index].As<Napi::Boolean>().Value();
  }

  static Napi::Uint32Array toArray(Napi::Env env, const uint32_t* values, size_t count) {
    auto array = Napi::Uint32Array::New(env, count);
    std::copy_n(values, count, array.Data());
    return array;
  }

  Napi::Value encode(const Napi::CallbackInfo& info) {
    ids_.clear();
    encodeInto(info, info[0], nullptr);
    return toArray(info.Env(), ids_.data(), ids_.size());
  }

  Napi::Value encodeWithStarts(const Napi::CallbackInfo& info) {
    ids_.clear();
    std::vector<uint32_t> starts;
    encodeInto(info, info[0], &starts);
    auto result = Napi::Object::New(info.Env());
    result.Set("ids", toArray(info.Env(), ids_.data(), ids_.size()));
    result.Set("starts", toArray(info.Env(), starts.data(), starts.size()));
    return result;
  }

  Napi::Value encodeAll(const Napi::CallbackInfo& info) {
    const auto texts = info[0].As<Napi::Array>();
    ids_.clear();
    std::vector<uint32_t> ends;
    for (uint32_t index = 0; index < texts.Length(); index++) {
      Napi::HandleScope scope(info.Env());
      encodeInto(info, texts.Get(index), nullptr);
      ends.push_back(static_cast<uint32_t>(ids_.size()));
    }
    auto result = Napi::Object::New(info.Env());
    result.Set("ids", toArray(info.Env(), ids_.data(), ids_.size()));
    result.Set("ends", toArray(info.Env(), ends.data(), ends.size()));
    return result;
  }

  Napi::Value count(const Napi::CallbackInfo& info) {
    ids_.clear();
    encodeInto(info, info[0], nullptr);
    return Napi::Number::New(info.Env(), static_cast<double>(ids_.size()));
  }

  Napi::Value countAll(const Napi::CallbackInfo& info) {
    const auto texts = info[0].As<Napi::Array>();
    std::vector<uint32_t> counts;
    for (uint32_t index = 0; index < texts.Length(); index++) {
      Napi::HandleScope scope(info.Env());
      ids_.clear();
      encodeInto(info, texts.Get(index), nullptr);
      counts.push_back(static_cast<uint32_t>(ids_.size()));
    }
    return toArray(info.Env(), counts.data(), counts.size());
  }

  Napi::Value countSettled(const Napi::CallbackInfo& info) {
    ids_.clear();
    const size_t settled = tokenizer_->encodeSettled(units(info[0]), isTrue(info, 1), ids_);
    auto result = Napi::Object::New(info.Env());
    result.Set("count", Napi::Number::New(info.Env(), static_cast<double>(ids_.size())));
    result.Set("length", Napi::Number::New(info.Env(), static_cast<double>(settled)));
    return result;
  }

  Napi::Value countRest(const Napi::CallbackInfo& info) {
    ids_.clear();
    tokenizer_->encodeRest(units(info[0]), isTrue(info, 1), ids_);
    return Napi::Number::New(info.Env(), static_cast<double>(ids_.size()));
  }

  Napi::Value decodeBytes(const Napi::CallbackInfo& info) {
    if (!info[0].IsTypedArray() || info[0].As<Napi::TypedArray>().TypedArrayType() != napi_uint32_array) {
      throw Napi::TypeError::New(info.Env(), "Token ids must be a Uint32Array.");
    }
    const auto ids = info[0].As<Napi::Uint32Array>();
    std::string bytes;
    if (!tokenizer_->decode(ids.Data(), ids.ElementLength(), bytes)) {
      throw Napi::RangeError::New(info.Env(), "A token id is outside the vocabulary.");
    }
    auto array = Napi::Uint8Array::New(info.Env(), bytes.size());
    std::copy(bytes.begin(), bytes.end(), array.Data());
    return array;
  }

  Napi::Value specialToken(const Napi::CallbackInfo& info) {
    const int64_t id = tokenizer_->specialToken(info[0].As<Napi::String>().Utf8Value());
    return id < 0 ? info.Env().Undefined() : Napi::Number::New(info.Env(), static_cast<double>(id));
  }

  std::unique_ptr<ModelTokenizer> tokenizer_;
  std::vector<uint32_t> ids_;
  std::u16string units_;
};

// Reading a vocabulary takes a tenth of a second: it happens off the calling thread.
class VocabularyLoader : public Napi::AsyncWorker {
 public:
  VocabularyLoader(Napi::Env env, std::string path)
      : Napi::AsyncWorker(env), deferred_(Napi::Promise::Deferred::New(env)), path_(std::move(path)) {}

  Napi::Promise promise() const { return deferred_.Promise(); }

 protected:
  void Execute() override {
    constexpr size_t kFirstBytes = size_t{8} << 20;
    std::ifstream file(std::filesystem::u8path(path_), std::ios::binary);
    if (!file) return SetError("the model file cannot be opened");
    std::vector<uint8_t> head;
    std::string reason;
    for (size_t wanted = kFirstBytes;; wanted *= 2) {
      const size_t had = head.size();
      head.resize(wanted);
      file.read(reinterpret_cast<char*>(head.data() + had), static_cast<std::streamsize>(wanted - had));
      head.resize(had + static_cast<size_t>(file.gcount()));
      tokenizer_ = std::make_unique<ModelTokenizer>();
      const GgufStatus status = tokenizer_->read(head.data(), head.size(), reason);
      if (status == GgufStatus::kRead) return;
      if (status == GgufStatus::kRefused) return SetError(reason);
      if (head.size() < wanted) return SetError("the model file ends inside its header");
    }
  }

  void OnOK() override {
    auto* constructor = Env().GetInstanceData<Napi::FunctionReference>();
    deferred_.Resolve(constructor->New({Napi::External<std::unique_ptr<ModelTokenizer>>::New(Env(), &tokenizer_)}));
  }

  void OnError(const Napi::Error& error) override { deferred_.Reject(error.Value()); }

 private:
  Napi::Promise::Deferred deferred_;
  std::string path_;
  std::unique_ptr<ModelTokenizer> tokenizer_;
};

Napi::Value loadVocabulary(const Napi::CallbackInfo& info) {
  if (info.Length() < 1 || !info[0].IsString()) throw Napi::TypeError::New(info.Env(), "The path must be a string.");
  auto* loader = new VocabularyLoader(info.Env(), info[0].As<Napi::String>().Utf8Value());
  loader->Queue();
  return loader->promise();
}

Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData(new Napi::FunctionReference(Napi::Persistent(TokenizerObject::define(env))));
  exports.Set("loadVocabulary", Napi::Function::New(env, loadVocabulary, "loadVocabulary"));
  trilingual::defineTrilingual(env, exports);
  return exports;
}

}  // namespace

}  // namespace sampan

static Napi::Object initialiseModule(Napi::Env env, Napi::Object exports) { return sampan::initialise(env, exports); }

NODE_API_MODULE(sampan, initialiseModule)
