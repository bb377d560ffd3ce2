#include "corpus.hpp"

#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace sampan::training {
namespace {

class Reader {
 public:
  explicit Reader(const char* path) : file_(std::fopen(path, "rb")) {
    if (file_ == nullptr) throw std::runtime_error(std::string("cannot open ") + path);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { std::fclose(file_); }

  void bytes(void* target, size_t count) {
    if (std::fread(target, 1, count, file_) != count) throw std::runtime_error("the corpus file ends too early");
  }
  template <typename Number>
  Number number() {
    Number value;
    bytes(&value, sizeof value);
    return value;
  }
  std::string text() {
    std::string value(number<uint32_t>(), '\0');
    bytes(value.data(), value.size());
    return value;
  }

 private:
  std::FILE* file_;
};

}  // namespace

Corpus read_corpus(const char* path) {
  Reader reader(path);
  char magic[8];
  reader.bytes(magic, sizeof magic);
  if (std::memcmp(magic, "SAMPANC1", sizeof magic) != 0) throw std::runtime_error("not a corpus file");
  Corpus corpus;
  const auto documents = reader.number<uint32_t>();
  for (uint32_t index = 0; index < documents; ++index) {
    Document document{};
    document.unit = reader.number<uint32_t>();
    document.weight = reader.number<float>();
    const auto length = reader.number<uint32_t>();
    document.begin = static_cast<uint32_t>(corpus.bytes.size());
    document.end = document.begin + length;
    corpus.bytes.resize(document.end);
    corpus.marks.resize(document.end);
    reader.bytes(corpus.bytes.data() + document.begin, length);
    reader.bytes(corpus.marks.data() + document.begin, length);
    corpus.documents.push_back(document);
  }
  const auto wholes = reader.number<uint32_t>();
  for (uint32_t index = 0; index < wholes; ++index) {
    Whole whole;
    whole.bytes = reader.text();
    whole.weighted_count = reader.number<float>();
    whole.units = reader.number<uint32_t>();
    corpus.wholes.push_back(whole);
  }
  const auto forced = reader.number<uint32_t>();
  for (uint32_t index = 0; index < forced; ++index) corpus.forced.push_back(reader.text());
  return corpus;
}

}  // namespace sampan::training
