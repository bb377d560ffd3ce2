// train-vocabulary CORPUS OUT SIZE MOST_CANDIDATES EXCHANGES LEAST_COUNT
//
// Reads a corpus file, writes the tokens with their weighted uses: for each token
// uint32 length, its bytes, float64 uses (little-endian).
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

#include "candidates.hpp"
#include "corpus.hpp"
#include "selection.hpp"

int main(int count, char** words) {
  using namespace sampan::training;
  if (count != 7) {
    std::fprintf(stderr, "train-vocabulary CORPUS OUT SIZE MOST_CANDIDATES EXCHANGES LEAST_COUNT\n");
    return 2;
  }
  try {
    const Corpus corpus = read_corpus(words[1]);
    CandidateLimits limits;
    limits.most = std::strtoull(words[4], nullptr, 10);
    limits.least_weighted_count = std::strtof(words[6], nullptr);
    const Candidates candidates = gather_candidates(corpus, limits);
    SelectionOptions options;
    options.size = std::strtoull(words[3], nullptr, 10);
    options.exchanges = std::atoi(words[5]);
    const Chosen chosen = choose_tokens(corpus, candidates, options);
    std::FILE* out = std::fopen(words[2], "wb");
    if (out == nullptr) throw std::runtime_error("cannot write the result");
    for (size_t index = 0; index < chosen.tokens.size(); ++index) {
      const auto length = static_cast<uint32_t>(chosen.tokens[index].size());
      std::fwrite(&length, sizeof length, 1, out);
      std::fwrite(chosen.tokens[index].data(), 1, length, out);
      std::fwrite(&chosen.weighted_uses[index], sizeof(double), 1, out);
    }
    std::fclose(out);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
