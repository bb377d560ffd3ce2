// One tokenizer for all threads of a process that load the same vocabulary.
#pragma once

#include "tokenizer.hpp"

namespace sampan::trilingual {

// The tokenizer of a vocabulary file, made now unless a thread holds one of the same tokens and costs. Null, and
// what is wrong with the file, if it is none.
std::shared_ptr<const Tokenizer> sharedTokenizer(const uint8_t* data, size_t size, const char*& error);

}  // namespace sampan::trilingual
