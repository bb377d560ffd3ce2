// All matches of the candidates in the corpus, found once: each pass over the
// corpus after that is a linear scan.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus.hpp"

namespace sampan::training {

struct Lattice {
  // Matches of the start at `starts[n]` are ids[first[n]] to ids[first[n + 1]].
  std::vector<uint32_t> starts;  // Byte offsets of all characters, document by document.
  std::vector<uint64_t> first;
  std::vector<uint32_t> ids;
  std::vector<uint32_t> document_first;  // Index into starts, one more than documents.
};

// Characters that no candidate begins are matched by nothing: they stand for
// themselves, byte by byte, in every segmentation.
Lattice find_matches(const Corpus& corpus, const std::vector<std::string>& sorted_strings);

}  // namespace sampan::training
