// Byte pair encoding with the merges of a GGUF vocabulary, as llama.cpp's llm_tokenizer_bpe does it: the lowest
// rank first. Symbols are bytes, or characters in vocabularies written with U+2581 (Gemma 4, Sarvam).
#include "pair-merging.hpp"

namespace sampan {

bool PairMerging::readMerges(const GgufVocabulary& vocabulary, const TokenTable& tokens, const PreTokenizer& rule,
                             std::string& reason) {
  if (!vocabulary.hasMerges) {
    reason = "the model's vocabulary has no merges";
    return false;
  }
  if (vocabulary.merges.size() >= (1u << kRankBits) - 1) {
    reason = "the model's vocabulary has too many merges";
    return false;
  }
  if (!setSymbols(tokens, reason)) return false;
  ignoreMerges_ = rule.ignoreMerges;
  lineBreakRuns_ = rule.lineBreakRuns;
  if (charactersAreSymbols()) {
    std::vector<std::string_view> texts(vocabulary.merges);
    for (uint32_t id = 0; id < tokens.size(); id++) texts.push_back(tokens.textOf(id));
    texts.push_back("\xe2\x96\x81");
    if (!setCharacters(texts, reason)) return false;
  }

  makeTable(vocabulary.merges.size());
  mergedIds_.assign(vocabulary.merges.size() + 1, kNone);
  std::string merged;
  std::string bytes;
  for (uint32_t rank = 0; rank < vocabulary.merges.size(); rank++) {
    const std::string_view merge = vocabulary.merges[rank];
    const size_t gap = merge.find(' ', 1);
    if (gap == std::string_view::npos) continue;  // llama.cpp reads it as a merge of nothing
    const std::string_view left = merge.substr(0, gap);
    const std::string_view right = merge.substr(gap + 1);
    merged.assign(left).append(right);
    const uint32_t leftId = addSymbol(left);
    const uint32_t rightId = addSymbol(right);
    mergedIds_[rank] = addSymbol(merged);
    if (tokens.size() + extraTexts_.size() >= (1u << kIdBits)) {
      reason = "the model's vocabulary is too large";
      return false;
    }
    insertPair(leftId, rightId, rank);
    if (charactersAreSymbols()) noteJoints(merged);
    else if (bytesOfPrintable(merged, bytes)) noteJoints(bytes);
  }
  if (ignoreMerges_) {
    size_t slots = 1024;
    while (slots < tokens.size() * 2) slots *= 2;
    wholePieces_.assign(slots, kNone);
    for (uint32_t id = 0; id < tokens.size(); id++) {
      if (!bytesOfPrintable(tokens.textOf(id), bytes)) continue;
      noteJoints(bytes);
      size_t slot = hashBytes(bytes) & (slots - 1);
      while (wholePieces_[slot] != kNone) slot = (slot + 1) & (slots - 1);
      wholePieces_[slot] = id;
    }
  }
  finish();
  return true;
}

}  // namespace sampan
