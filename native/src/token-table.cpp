#include "token-table.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace sampan {

namespace {

constexpr std::string_view kSpaceMark = "\xe2\x96\x81";

uint64_t mix(uint64_t value) {
  value *= 0x9e3779b97f4a7c15ull;
  return value ^ (value >> 29);
}

// Code point by byte in GPT-2's table.
const std::array<uint16_t, 256>& printable() {
  static const std::array<uint16_t, 256> table = [] {
    std::array<uint16_t, 256> made{};
    uint16_t next = 256;
    for (uint32_t byte = 0; byte < 256; byte++) {
      const bool itself = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
      made[byte] = itself ? static_cast<uint16_t>(byte) : next++;
    }
    return made;
  }();
  return table;
}

// Texts that llama.cpp takes for control tokens whatever their type says (src/llama-vocab.cpp, "special tokens").
constexpr std::string_view kAlwaysControl[] = {
    "<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<|flush|>", "<|calls|>", "<end_of_turn>",
    "<|endoftext|>", "</s>", "<|eom_id|>", "<EOT>", "_<EOT>", "[EOT]", "[EOS]", "<|end_of_text|>",
    "<end_of_utterance>", "<eos>", "<turn|>", "<|tool_response>", "<｜end▁of▁sentence｜>", "[e~[",
};
// The same for fill-in-the-middle tokens, where the model file names none of their kind.
constexpr std::string_view kFillTokens[6][9] = {
    {"<|fim_prefix|>", "<fim-prefix>", "<fim_prefix>", "<｜fim▁begin｜>", "<PRE>", "▁<PRE>", "<|code_prefix|>", "<|prefix|>"},
    {"<|fim_suffix|>", "<fim-suffix>", "<fim_suffix>", "<｜fim▁hole｜>", "<SUF>", "▁<SUF>", "<|code_suffix|>", "<|suffix|>"},
    {"<|fim_middle|>", "<fim-middle>", "<fim_middle>", "<｜fim▁end｜>", "<MID>", "▁<MID>", "<|code_middle|>", "<|middle|>"},
    {"<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"},
    {"<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"},
    {"<|file_sep|>"},
};
constexpr std::string_view kAlwaysUserDefined[] = {"<|channel|>", "<|message|>", "<|start|>", "<|constrain|>"};

bool isWhitespaceText(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
  });
}

}  // namespace

uint64_t hashBytes(std::string_view bytes) {
  uint64_t hash = bytes.size();
  size_t position = 0;
  for (; position + 8 <= bytes.size(); position += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + position, 8);
    hash = mix(hash ^ word);
  }
  if (position < bytes.size()) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + position, bytes.size() - position);
    hash = mix(hash ^ word);
  }
  return hash ^ (hash >> 32);
}

bool bytesOfPrintable(std::string_view text, std::string& bytes) {
  static const std::vector<int16_t> byteOf = [] {
    std::vector<int16_t> made(512, -1);
    for (uint32_t byte = 0; byte < 256; byte++) made[printable()[byte]] = static_cast<int16_t>(byte);
    return made;
  }();
  bytes.clear();
  for (size_t position = 0; position < text.size();) {
    const auto first = static_cast<uint8_t>(text[position]);
    uint32_t codePoint = first;
    if (first >= 0x80) {
      if ((first & 0xe0) != 0xc0 || position + 1 >= text.size()) return false;
      codePoint = ((first & 0x1fu) << 6) | (static_cast<uint8_t>(text[position + 1]) & 0x3fu);
      position += 2;
    } else {
      position += 1;
    }
    if (codePoint >= byteOf.size() || byteOf[codePoint] < 0) return false;
    bytes.push_back(static_cast<char>(byteOf[codePoint]));
  }
  return true;
}

std::string printableOfByte(uint8_t byte) {
  const uint32_t codePoint = printable()[byte];
  if (codePoint < 0x80) return std::string(1, static_cast<char>(codePoint));
  return {static_cast<char>(0xc0 | (codePoint >> 6)), static_cast<char>(0x80 | (codePoint & 0x3f))};
}

bool TokenTable::read(const GgufVocabulary& vocabulary, TokenWriting writing, std::string& reason) {
  writing_ = writing;
  const size_t count = vocabulary.tokens.size();
  if (count == 0) {
    reason = "the model file carries no vocabulary";
    return false;
  }
  if (count >= (1u << 20)) {
    reason = "the model's vocabulary is too large";
    return false;
  }
  if ((!vocabulary.tokenTypes.empty() && vocabulary.tokenTypes.size() < count) ||
      (!vocabulary.scores.empty() && vocabulary.scores.size() < count)) {
    reason = "the model's vocabulary is inconsistent";
    return false;
  }
  kinds_.resize(count);
  for (uint32_t id = 0; id < count; id++) {
    const std::string_view text = vocabulary.tokens[id];
    if (text.empty()) texts_.add("[EMPTY_" + std::to_string(id) + "]");
    else texts_.add(text);
    const int32_t type = vocabulary.tokenTypes.empty() ? 1 : vocabulary.tokenTypes[id];
    kinds_[id] = type >= 1 && type <= 6 ? static_cast<TokenKind>(type) : TokenKind::kUndefined;
  }
  index();
  for (uint32_t id = 0; id < count; id++) {
    if (idOf(texts_[id]) != id) {
      reason = "the model's vocabulary has a token twice";
      return false;
    }
  }
  settleKinds(vocabulary);

  parts_.resize(count);
  isMark_.assign(count, 0);
  std::string bytes;
  for (uint32_t id = 0; id < count; id++) {
    const std::string_view text = texts_[id];
    const TokenKind kind = kinds_[id];
    size_t parts = 0;
    for (const char byte : text) parts += (static_cast<uint8_t>(byte) & 0xc0) != 0x80;
    parts_[id] = static_cast<uint16_t>(std::min<size_t>(parts, 0xffff));
    bytes.clear();
    if (kind == TokenKind::kUserDefined) {
      bytes = text;
    } else if (kind == TokenKind::kByte) {
      uint32_t byte = 0;
      while (byte < 256 && byteToken(static_cast<uint8_t>(byte)) != id) byte++;
      if (byte < 256) bytes.push_back(static_cast<char>(byte));
    } else if (kind == TokenKind::kNormal && writing == TokenWriting::kBytes) {
      if (!bytesOfPrintable(text, bytes)) bytes = text;
    } else if (kind == TokenKind::kNormal) {
      for (size_t at = 0; at < text.size();) {
        if (text.substr(at, 3) == kSpaceMark) {
          bytes.push_back(' ');
          at += 3;
        } else {
          bytes.push_back(text[at++]);
        }
      }
    }
    bytes_.add(bytes);
    isMark_[id] = kind == TokenKind::kControl || kind == TokenKind::kUnknown ||
                  (kind == TokenKind::kUserDefined && !isWhitespaceText(text));
    if (kind == TokenKind::kControl || kind == TokenKind::kUnknown || kind == TokenKind::kUserDefined) marks_.push_back(id);
  }
  // llama.cpp's own sort, so that tokens of one length come in the order it gives them.
  std::sort(marks_.begin(), marks_.end(),
            [this](uint32_t left, uint32_t right) { return texts_[left].size() > texts_[right].size(); });
  return true;
}

void TokenTable::settleKinds(const GgufVocabulary& vocabulary) {
  for (const std::string_view text : kAlwaysControl) {
    const uint32_t id = idOf(text);
    if (id != kNone) kinds_[id] = TokenKind::kControl;
  }
  for (int kind = 0; kind < 6; kind++) {
    for (const std::string_view text : kFillTokens[kind]) {
      const uint32_t id = vocabulary.hasFillToken[kind] || text.empty() ? kNone : idOf(text);
      if (id != kNone) kinds_[id] = TokenKind::kControl;
    }
  }
  for (const std::string_view text : kAlwaysUserDefined) {
    const uint32_t id = idOf(text);
    if (id != kNone) kinds_[id] = TokenKind::kUserDefined;
  }
  const auto has = [this](std::string_view text) { return idOf(text) != kNone; };
  const uint32_t end = idOf("<|end|>");
  const bool call = has("<|call|>") || has("<|calls|>");
  if (end != kNone && call && (has("<|return|>") || has("<|flush|>"))) kinds_[end] = TokenKind::kUserDefined;
  const uint32_t closing = idOf("</s>");
  if (closing != kNone && has("<|tool_response>")) kinds_[closing] = TokenKind::kNormal;

  std::string name(vocabulary.modelName);
  for (char& letter : name) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  }
  phi3_ = name.find("phi-3") != std::string::npos || name.find("phi3") != std::string::npos;
}

bool TokenTable::takesWhitespaceAfter(uint32_t id) const {
  if (!phi3_) return false;
  const std::string_view text = texts_[id];
  return text != "<unk>" && text != "<s>" && text != "<|endoftext|>";
}

void TokenTable::index() {
  size_t slots = 1024;
  while (slots < texts_.size() * 2) slots *= 2;
  slots_.assign(slots, kNone);
  for (uint32_t id = 0; id < texts_.size(); id++) {
    size_t slot = hashBytes(texts_[id]) & (slots - 1);
    while (slots_[slot] != kNone && texts_[slots_[slot]] != texts_[id]) slot = (slot + 1) & (slots - 1);
    slots_[slot] = id;
  }
}

uint32_t TokenTable::idOf(std::string_view text) const {
  size_t slot = hashBytes(text) & (slots_.size() - 1);
  while (slots_[slot] != kNone && texts_[slots_[slot]] != text) slot = (slot + 1) & (slots_.size() - 1);
  return slots_[slot];
}

uint32_t TokenTable::byteToken(uint8_t byte) const {
  constexpr char kHex[] = "0123456789ABCDEF";
  const char text[6] = {'<', '0', 'x', kHex[byte >> 4], kHex[byte & 15], '>'};
  return idOf({text, sizeof text});
}

}  // namespace sampan
