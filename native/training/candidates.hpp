// Every string that may become a token: repeated spans of the corpus that keep
// to its marks, the whole-only strings, the forced ones and all single characters.
#pragma once

#include <string>
#include <vector>

#include "corpus.hpp"

namespace sampan::training {

struct CandidateLimits {
  uint32_t longest_bytes = 64;
  uint32_t longest_ideographs = 16;
  float least_weighted_count = 4;
  uint32_t least_units = 2;
  size_t most = 2'000'000;
};

struct Candidates {
  std::vector<std::string> strings;  // Ascending, each once.
  std::vector<uint8_t> forced;       // 1: may not be dropped.
};

Candidates gather_candidates(const Corpus& corpus, const CandidateLimits& limits);

}  // namespace sampan::training
