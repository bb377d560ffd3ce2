// The `tokens` filter's lines, counted without making JavaScript values of them.
#pragma once

#include "encoder.hpp"

namespace sampan::trilingual {

struct LineOptions {
  bool ids = false;
  bool offsets = false;
};

struct LinesRead {
  size_t bytes = 0;   // read, up to the begin of the line that is left
  size_t lines = 0;   // read, blank ones too
  bool odd = false;   // the next line is not of the plain form and is left to the caller
};

// Reads the whole lines ({"id":…,"text":"…"}, other plain members ignored) of a piece of JSON Lines and appends
// {"id":…,"count":…} lines to `output`, the id as it was written. Stops before a line that is anything else:
// nested values, an id that is no string or number, bytes that are no UTF-8, bad JSON.
LinesRead readLines(Encoder& encoder, const Tokenizer& tokenizer, std::string_view input, LineOptions options,
                    std::string& output);

}  // namespace sampan::trilingual
