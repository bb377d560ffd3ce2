// Which rule belongs to which name: the list of llama.cpp's src/llama-vocab.cpp.
#include "pre-tokens.hpp"

namespace sampan {

namespace {

enum Trait : uint8_t { kPlain = 0, kIgnoreMerges = 1, kCharacters = 2, kLineBreakRuns = 4 };

struct NamedRule {
  const char* names;  // between spaces
  uint8_t traits;
  uint8_t splitCount;
  Split splits[PreTokenizer::kMostSplits];
};

using S = Split;

constexpr NamedRule kRules[] = {
    {" default ", kPlain, 4, {S::kDefaultPunctuation, S::kGpt2, S::kNumbers, S::kThreeDigits}},
    {" qwen2 deepseek-r1-qwen kormo f2llmv2 megrez stablelm2 hunyuan solar-open grok-2 bailingmoe bailingmoe2 llada-moe ",
     kPlain, 1, {S::kQwen2}},
    {" qwen35 ", kPlain, 1, {S::kQwen35}},
    {" llama3 llama-v3 llama-bpe falcon3 falcon-h1 pixtral midm-2.0 lfm2 jina-v5-nano ", kIgnoreMerges, 1, {S::kLlama3}},
    {" dbrx smaug-bpe glm4 chatglm-bpe ", kPlain, 1, {S::kLlama3}},
    {" minicpm5 ", kIgnoreMerges, 2, {S::kNumbersOfThree, S::kMinicpm5}},
    {" jais-2 ", kPlain, 1, {S::kJais2}},
    {" deepseek-llm ", kPlain, 6,
     {S::kLineBreak, S::kDeepseekLetters, S::kDeepseekPunctuation, S::kTrailingWhitespace, S::kDeepseekIdeographs,
      S::kNumbers}},
    {" deepseek-coder ", kPlain, 5,
     {S::kLineBreak, S::kCoderLetters, S::kCoderPunctuation, S::kDeepseekIdeographs, S::kNumber}},
    {" deepseek-v3 hunyuan-dense joyai-llm hy_v4 ", kPlain, 3, {S::kNumbersOfThree, S::kHanAndKana, S::kDeepseek3Words}},
    {" spark2_5 ", kPlain, 4, {S::kNumbersOfThree, S::kHanAndKana, S::kSparkWords, S::kNumber}},
    {" youtu ", kIgnoreMerges, 2, {S::kYoutuScripts, S::kYoutuWords}},
    {" falcon ", kPlain, 3, {S::kFalconPunctuation, S::kGpt2, S::kThreeDigits}},
    {" gpt-2 phi-2 jina-es jina-de gigachat jina-v2-es jina-v2-de a.x-4.0 mellum modern-bert jina-v1-en jina-v2-code "
     "roberta-bpe mpt olmo jais trillion granite-docling exaone4 ",
     kPlain, 1, {S::kGpt2}},
    {" starcoder refact command-r smollm codeshell exaone minerva-7b mellum2 ", kPlain, 2, {S::kNumber, S::kGpt2}},
    {" exaone-moe ", kPlain, 1, {S::kExaoneMoe}},
    {" poro-chat bloom gpt3-finnish ", kPlain, 1, {S::kBloomWords}},
    {" viking ", kPlain, 2, {S::kBloomWords, S::kNumber}},
    {" tekken ", kIgnoreMerges, 1, {S::kTekken}},
    {" gpt-4o llama4 kanana2 talkie minimax-m2 ", kPlain, 1, {S::kGpt4o}},
    {" granite-embed-multi-97m ", kIgnoreMerges, 1, {S::kGraniteMultilingual}},
    {" tiny_aya cohere2moe ", kPlain, 2, {S::kAfmoeDigits, S::kTinyAya}},
    {" afmoe ", kPlain, 3, {S::kAfmoeDigits, S::kAfmoeAsian, S::kDeepseek3Words}},
    {" kimi-k2 ", kPlain, 1, {S::kKimi}},
    {" superbpe ", kPlain, 2, {S::kNumbers, S::kThousands}},
    {" seed-coder ", kPlain, 1, {S::kSeedCoder}},
    {" ufakzeka ", kPlain, 1, {S::kUfakzeka}},
    {" laguna ", kPlain, 2, {S::kLines, S::kQwen2}},
    {" chameleon ", kPlain, 6,
     {S::kChameleonSentinel, S::kChameleonImage, S::kChameleonSpaces, S::kNumber, S::kChameleonPunctuation, S::kGpt2}},
    {" gemma4 granite-embed-multi-311m ", kCharacters | kLineBreakRuns, 1, {S::kLines}},
    {" sarvam-moe ", kCharacters, 1, {S::kLines}},
};

}  // namespace

bool PreTokenizer::find(std::string_view name, PreTokenizer& found) {
  if (name.empty()) name = "default";
  if (name.find(' ') != std::string_view::npos) return false;
  for (const NamedRule& rule : kRules) {
    const std::string_view names = rule.names;
    for (size_t at = names.find(name); at != std::string_view::npos; at = names.find(name, at + 1)) {
      if (names[at - 1] != ' ' || names[at + name.size()] != ' ') continue;
      found.splitCount = rule.splitCount;
      for (size_t index = 0; index < rule.splitCount; index++) found.splits[index] = rule.splits[index];
      found.ignoreMerges = (rule.traits & kIgnoreMerges) != 0;
      found.characters = (rule.traits & kCharacters) != 0;
      found.lineBreakRuns = (rule.traits & kLineBreakRuns) != 0;
      return true;
    }
  }
  return false;
}

}  // namespace sampan
