#include "shared-tokenizers.hpp"

#include <algorithm>
#include <mutex>

namespace sampan::trilingual {

std::shared_ptr<const Tokenizer> sharedTokenizer(const uint8_t* data, size_t size, const char*& error) {
  static std::mutex mutex;
  static std::vector<std::weak_ptr<const Tokenizer>> known;

  Vocabulary vocabulary;
  error = readVocabulary(data, size, vocabulary);
  if (error != nullptr) return nullptr;
  // Held while one is made, so that threads that start together make one.
  const std::lock_guard<std::mutex> lock(mutex);
  known.erase(std::remove_if(known.begin(), known.end(), [](const auto& entry) { return entry.expired(); }), known.end());
  for (const auto& entry : known) {
    if (auto tokenizer = entry.lock(); tokenizer != nullptr && tokenizer->vocabulary == vocabulary) return tokenizer;
  }
  auto made = std::make_shared<const Tokenizer>(std::move(vocabulary));
  known.push_back(made);
  return made;
}

}  // namespace sampan::trilingual
