// A whole text to token ids and back, for one vocabulary. Not for use by two threads at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pair-merging.hpp"
#include "pre-tokens.hpp"
#include "token-table.hpp"

namespace sampan {

class ModelTokenizer {
 public:
  // Reads the first `length` bytes of a GGUF file; kNeedsMore when its header is longer.
  GgufStatus read(const uint8_t* bytes, size_t length, std::string& reason);

  // Appends the ids of `text`. Control tokens written in the text stay text, and so do other marks
  // (`<tool_call>`), unless `asLlama`: then user-defined tokens are matched and merges may make any token, which
  // is what llama.cpp does without "special" parsing. User-defined tokens of white space are always matched.
  // With `starts`, also appends for each id the UTF-16 offset of the character in which it begins.
  void encode(std::u16string_view text, bool asLlama, std::vector<uint32_t>& ids, std::vector<uint32_t>* starts);

  // Appends the ids of as much of `text` as no further text can change, and returns its length in UTF-16 units.
  // `first`: the text begins here. The rest is to be given again, with more text, as not the first.
  size_t encodeSettled(std::u16string_view text, bool first, std::vector<uint32_t>& ids);
  // Appends the ids of a text's end, whose begin went through encodeSettled.
  void encodeRest(std::u16string_view text, bool first, std::vector<uint32_t>& ids);

  // The bytes of `ids`; control tokens give nothing. False when an id is outside the vocabulary.
  bool decode(const uint32_t* ids, size_t count, std::string& bytes) const;

  // Id of a control or user-defined token by its text; -1 when there is none.
  int64_t specialToken(std::string_view text) const;
  size_t size() const { return tokens_.size(); }

 private:
  struct Mark {
    std::u16string text;
    uint32_t id;
    uint32_t place;  // in llama.cpp's order
  };
  struct MarkList {
    std::vector<Mark> marks;  // by first unit
    std::vector<uint64_t> firstUnits;  // bits
    std::vector<uint64_t> onlyUnits;  // of marks of one unit
    std::vector<uint64_t> secondUnits;
    bool onlyRuns = true;  // each mark is one unit over and over
  };
  struct Part {
    size_t start;
    size_t end;
    int64_t id;  // -1: text
  };

  void addMark(MarkList& list, uint32_t id, uint32_t place);
  void cut(std::u16string_view text, const MarkList& list, std::vector<Part>& parts) const;
  void cutRuns(std::u16string_view text, const MarkList& list, std::vector<Part>& parts) const;
  void encodeFrom(std::u16string_view text, bool first, bool asLlama, std::vector<uint32_t>& ids,
                  std::vector<uint32_t>* starts);
  // A run of text without marks, before which a space is put where `spaceBefore`. Returns how much of it is done:
  // all, or, where it may go on (not `complete`), what is settled.
  size_t encodePlain(std::u16string_view text, size_t offset, bool spaceBefore, bool asLlama, bool complete,
                     std::vector<uint32_t>& ids, std::vector<uint32_t>* starts);
  // One piece of such a run.
  void encodePart(std::u16string_view text, size_t offset, bool spaceBefore, bool asLlama, std::vector<uint32_t>& ids,
                  std::vector<uint32_t>* starts);
  // A part of a piece, as UTF-8 in piece_, that merges by itself.
  void encodeBytes(std::u16string_view text, size_t offset, bool spaceBefore, std::string_view bytes, bool asLlama,
                   std::vector<uint32_t>& ids, std::vector<uint32_t>* starts);
  // Where the last part of a text begins.
  size_t lastPart(std::u16string_view text) const;

  TokenTable tokens_;
  PreTokenizer rule_;
  PairMerging merging_;
  bool spacePrefix_ = false;
  bool whole_ = false;  // no pre-tokenizer
  MarkList whitespaceMarks_;
  MarkList allMarks_;
  size_t used_ = 0;  // ids written, of a list that is longer while it grows
  std::vector<char> piece_;
  std::vector<uint32_t> placedIds_;
  std::vector<uint32_t> places_;
};

}  // namespace sampan
