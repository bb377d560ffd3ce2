#include "model-tokenizer.hpp"

#include "pre-tokens.hpp"

namespace sampan {

namespace {

char* writeUtf8(uint32_t codePoint, char* bytes) {
  const auto continuation = [codePoint](int shift) { return static_cast<char>(0x80 | ((codePoint >> shift) & 0x3f)); };
  if (codePoint < 0x80) {
    *bytes++ = static_cast<char>(codePoint);
  } else if (codePoint < 0x800) {
    *bytes++ = static_cast<char>(0xc0 | (codePoint >> 6));
    *bytes++ = continuation(0);
  } else if (codePoint < 0x10000) {
    *bytes++ = static_cast<char>(0xe0 | (codePoint >> 12));
    *bytes++ = continuation(6);
    *bytes++ = continuation(0);
  } else {
    *bytes++ = static_cast<char>(0xf0 | (codePoint >> 18));
    *bytes++ = continuation(12);
    *bytes++ = continuation(6);
    *bytes++ = continuation(0);
  }
  return bytes;
}

size_t utf8Length(uint32_t codePoint) {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}

}  // namespace

ModelTokenizer::ModelTokenizer(const std::string& utf8Path) : encoding_(readGgufVocabulary(utf8Path)) {
  for (const auto& [text, id] : encoding_.userDefinedTokens()) {
    // Such tokens are ASCII marks (<tool_call>); others could not be found in UTF-16 unit by unit.
    std::u16string units;
    bool ascii = true;
    for (const char byte : text) {
      ascii = ascii && static_cast<uint8_t>(byte) < 0x80;
      units.push_back(static_cast<char16_t>(static_cast<uint8_t>(byte)));
    }
    if (ascii && !units.empty()) userDefined_.emplace_back(std::move(units), id);
  }
}

void ModelTokenizer::encode(std::u16string_view text, bool matchUserDefined, std::vector<uint32_t>& ids,
                            std::vector<uint32_t>* starts) {
  if (!matchUserDefined || userDefined_.empty()) {
    encodePlain(text, 0, ids, starts);
    return;
  }
  // As llama.cpp: the longest tokens cut the text first, shorter ones only what is left.
  struct Part {
    size_t offset;
    size_t length;
    int64_t id;  // -1: text
  };
  std::vector<Part> parts{{0, text.size(), -1}};
  for (const auto& [mark, id] : userDefined_) {
    std::vector<Part> next;
    for (const Part& part : parts) {
      size_t begin = part.offset;
      const size_t end = part.offset + part.length;
      if (part.id < 0) {
        for (size_t at = text.find(mark, begin); at != std::u16string_view::npos && at + mark.size() <= end;
             at = text.find(mark, begin)) {
          if (at > begin) next.push_back({begin, at - begin, -1});
          next.push_back({at, mark.size(), id});
          begin = at + mark.size();
        }
        if (begin < end) next.push_back({begin, end - begin, -1});
      } else {
        next.push_back(part);
      }
    }
    parts = std::move(next);
  }
  for (const Part& part : parts) {
    if (part.id < 0) {
      encodePlain(text.substr(part.offset, part.length), part.offset, ids, starts);
    } else {
      ids.push_back(static_cast<uint32_t>(part.id));
      if (starts) starts->push_back(static_cast<uint32_t>(part.offset));
    }
  }
}

void ModelTokenizer::encodePlain(std::u16string_view text, size_t offset, std::vector<uint32_t>& ids,
                                 std::vector<uint32_t>* starts) {
  const Utf16Text source(text.data(), text.size());
  size_t used = ids.size();
  for (size_t position = 0; position < text.size();) {
    const size_t end = pieceEnd(source, position);
    // One UTF-16 unit is at most three bytes of UTF-8, and one byte at most one id.
    const size_t mostBytes = (end - position) * 3;
    if (piece_.size() < mostBytes) piece_.resize(mostBytes * 2);
    if (ids.size() < used + mostBytes) ids.resize((used + mostBytes) * 2);
    char* bytes = piece_.data();
    for (size_t at = position; at < end;) {
      const uint32_t unit = text[at];
      if (unit < 0x80) {
        *bytes++ = static_cast<char>(unit);
        at++;
      } else {
        const TextCharacter character = source.at(at);
        bytes = writeUtf8(character.codePoint, bytes);
        at += character.length;
      }
    }
    const std::string_view piece(piece_.data(), static_cast<size_t>(bytes - piece_.data()));
    const size_t before = used;
    used = static_cast<size_t>(encoding_.encodePiece(piece, ids.data() + used) - ids.data());
    if (starts) {
      size_t character = position;
      size_t characterEnd = utf8Length(source.at(character).codePoint);  // in bytes of the piece
      size_t byte = 0;
      for (size_t index = before; index < used; index++) {
        while (byte >= characterEnd) {
          character += source.at(character).length;
          characterEnd += utf8Length(source.at(character).codePoint);
        }
        starts->push_back(static_cast<uint32_t>(offset + character));
        byte += encoding_.bytesOf(ids[index]).size();
      }
    }
    position = end;
  }
  ids.resize(used);
}

bool ModelTokenizer::decode(const uint32_t* ids, size_t count, std::string& bytes) const {
  for (size_t index = 0; index < count; index++) {
    if (ids[index] >= encoding_.size()) return false;
    bytes += encoding_.bytesOf(ids[index]);
  }
  return true;
}

}  // namespace sampan
