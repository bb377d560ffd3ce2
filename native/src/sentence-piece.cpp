// SentencePiece's merging by score, as llama.cpp's llm_tokenizer_spm does it: of all neighbours whose joined text
// is a token, the one with the highest score first. Symbols are characters; a character that is in no token is
// written as its bytes.
#include <algorithm>
#include <cmath>

#include "pair-merging.hpp"

namespace sampan {

bool PairMerging::readScores(const GgufVocabulary& vocabulary, const TokenTable& tokens, std::string& reason) {
  if (!setSymbols(tokens, reason)) return false;
  std::vector<std::string_view> texts;
  for (uint32_t id = 0; id < tokens.size(); id++) texts.push_back(tokens.textOf(id));
  texts.push_back("\xe2\x96\x81");
  if (!setCharacters(texts, reason)) return false;
  if (tokens.size() + extraTexts_.size() >= (1u << kIdBits)) {
    reason = "the model's vocabulary is too large";
    return false;
  }

  // The higher the score, the earlier; equal scores are equally early.
  const auto scoreOf = [&](uint32_t id) { return vocabulary.scores.empty() ? 0.0f : vocabulary.scores[id]; };
  std::vector<uint32_t> byScore(tokens.size());
  for (uint32_t id = 0; id < tokens.size(); id++) {
    byScore[id] = id;
    if (std::isnan(scoreOf(id))) {
      reason = "the model's vocabulary has a score that is no number";
      return false;
    }
  }
  std::stable_sort(byScore.begin(), byScore.end(),
                   [&](uint32_t left, uint32_t right) { return scoreOf(left) > scoreOf(right); });
  orders_.assign(tokens.size(), 0);
  uint32_t order = 0;
  for (size_t index = 1; index < byScore.size(); index++) {
    if (scoreOf(byScore[index]) < scoreOf(byScore[index - 1])) order++;
    orders_[byScore[index]] = order;
  }

  // Every way to make a token of two symbols.
  struct Join {
    uint32_t left;
    uint32_t right;
    uint32_t id;
  };
  std::vector<Join> joins;
  for (uint32_t id = 0; id < tokens.size(); id++) {
    const std::string_view text = tokens.textOf(id);
    if (text.size() > characterLength(text[0])) noteJoints(text);
    for (size_t at = characterLength(text[0]); at < text.size(); at += characterLength(text[at])) {
      const uint32_t left = symbolOf(text.substr(0, at));
      if (left == kNone) continue;
      const uint32_t right = symbolOf(text.substr(at));
      if (right != kNone) joins.push_back({left, right, id});
    }
  }
  makeTable(joins.size());
  for (const Join& join : joins) insertPair(join.left, join.right, join.id);
  finish();
  return true;
}

}  // namespace sampan
