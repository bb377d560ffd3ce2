// Chooses the vocabulary: which candidates cut the corpus into the fewest tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candidates.hpp"
#include "corpus.hpp"
#include "lattice.hpp"

namespace sampan::training {

struct SelectionOptions {
  size_t size = 65'536;
  int exchanges = 12;  // Rounds of taking in the best of the rest and dropping the least useful.
};

struct Chosen {
  std::vector<std::string> tokens;
  std::vector<double> weighted_uses;
};

Chosen choose_tokens(const Corpus& corpus, const Candidates& candidates, const SelectionOptions& options);

}  // namespace sampan::training
