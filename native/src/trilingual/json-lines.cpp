#include "json-lines.hpp"

#include <charconv>

#include "text-bytes.hpp"

namespace sampan::trilingual {

namespace {

// Reads one line; every function says false at what it does not expect.
class LineReader {
 public:
  LineReader(std::string_view line, std::string& scratch) : line_(line), scratch_(scratch) {}

  std::string_view id;
  std::string_view text;

  bool read() {
    bool hasId = false, hasText = false;
    space();
    if (!take('{')) return false;
    space();
    if (take('}')) return false;
    for (;;) {
      std::string_view name;
      if (!plainString(name)) return false;
      space();
      if (!take(':')) return false;
      space();
      const size_t begin = at_;
      const bool isString = at_ < line_.size() && line_[at_] == '"';
      if (name == "text") {
        if (hasText || !isString || !string()) return false;
        hasText = true;
      } else if (isString) {
        if (!skipString()) return false;
      } else if (!number() && (name == "id" || !word())) {
        return false;
      }
      if (name == "id") {
        if (hasId) return false;
        id = line_.substr(begin, at_ - begin);
        hasId = true;
      }
      space();
      if (take('}')) break;
      if (!take(',')) return false;
      space();
    }
    space();
    return at_ == line_.size() && hasId && hasText;
  }

 private:
  bool take(char wanted) {
    if (at_ >= line_.size() || line_[at_] != wanted) return false;
    at_++;
    return true;
  }
  void space() {
    while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r')) at_++;
  }
  static bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }

  // A name without escapes.
  bool plainString(std::string_view& value) {
    if (!take('"')) return false;
    const size_t begin = at_;
    while (at_ < line_.size() && line_[at_] != '"' && line_[at_] != '\\' && static_cast<uint8_t>(line_[at_]) >= 0x20) at_++;
    value = line_.substr(begin, at_ - begin);
    return take('"');
  }

  // The number as JSON.stringify would write it again: a whole one of at most 15 digits.
  bool number() {
    const size_t begin = at_;
    const bool negative = take('-');
    const size_t digits = at_;
    while (at_ < line_.size() && isDigit(line_[at_])) at_++;
    const size_t count = at_ - digits;
    const bool plain = count >= 1 && count <= 15 && (line_[digits] != '0' || (count == 1 && !negative));
    if (!plain || (at_ < line_.size() && (line_[at_] == '.' || line_[at_] == 'e' || line_[at_] == 'E'))) {
      at_ = begin;
      return false;
    }
    return true;
  }

  bool word() {
    for (const std::string_view value : {"true", "false", "null"}) {
      if (line_.substr(at_, value.size()) != value) continue;
      at_ += value.size();
      return true;
    }
    return false;
  }

  // A string that is passed over: its escapes must be good ones.
  bool skipString() {
    if (!take('"')) return false;
    while (at_ < line_.size()) {
      const char byte = line_[at_++];
      if (byte == '"') return true;
      if (static_cast<uint8_t>(byte) < 0x20) return false;
      if (byte != '\\') continue;
      const char escape = at_ < line_.size() ? line_[at_++] : '\0';
      uint32_t unit;
      if (escape == 'u' ? !hex(unit) : std::string_view("\"\\/bfnrt").find(escape) == std::string_view::npos) return false;
    }
    return false;
  }

  bool hex(uint32_t& unit) {
    if (at_ + 4 > line_.size()) return false;
    unit = 0;
    for (size_t index = 0; index < 4; index++) {
      const char byte = line_[at_++];
      const char lower = static_cast<char>(byte | 0x20);
      if (isDigit(byte)) {
        unit = unit << 4 | static_cast<uint32_t>(byte - '0');
      } else if (lower >= 'a' && lower <= 'f') {
        unit = unit << 4 | static_cast<uint32_t>(lower - 'a' + 10);
      } else {
        return false;
      }
    }
    return true;
  }

  // A string whose bytes become `text`: a piece of the line, or unescaped in the scratch.
  bool string() {
    if (!take('"')) return false;
    const size_t begin = at_;
    for (;;) {
      plainRun();
      if (at_ >= line_.size() || static_cast<uint8_t>(line_[at_]) < 0x20) return false;
      if (line_[at_] == '"') {
        text = line_.substr(begin, at_ - begin);
        at_++;
        return true;
      }
      break;
    }
    scratch_.assign(line_.substr(begin, at_ - begin));
    for (;;) {
      const size_t from = at_;
      plainRun();
      scratch_.append(line_.substr(from, at_ - from));
      if (at_ >= line_.size() || static_cast<uint8_t>(line_[at_]) < 0x20) return false;
      if (take('"')) break;
      at_++;
      if (!escape()) return false;
    }
    text = scratch_;
    return true;
  }

  void plainRun() {
    while (at_ < line_.size() && line_[at_] != '"' && line_[at_] != '\\' && static_cast<uint8_t>(line_[at_]) >= 0x20) at_++;
  }

  bool escape() {
    const char kind = at_ < line_.size() ? line_[at_++] : '\0';
    constexpr std::string_view kinds = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    if (const size_t index = kinds.find(kind); kind != '\0' && index != std::string_view::npos) {
      scratch_.push_back(values[index]);
      return true;
    }
    uint32_t unit;
    if (kind != 'u' || !hex(unit)) return false;
    // A pair of surrogates is one character; a lone one is left to the caller.
    char16_t units[2] = {static_cast<char16_t>(unit), 0};
    size_t count = 1;
    if (unit >= 0xd800 && unit < 0xe000) {
      uint32_t low;
      if (unit >= 0xdc00 || !take('\\') || !take('u') || !hex(low) || low < 0xdc00 || low >= 0xe000) return false;
      units[1] = static_cast<char16_t>(low);
      count = 2;
    }
    uint8_t bytes[6];
    size_t taken;
    const size_t size = bytesOfUnits(units, count, true, bytes, taken);
    scratch_.append(reinterpret_cast<const char*>(bytes), size);
    return true;
  }

  std::string_view line_;
  std::string& scratch_;
  size_t at_ = 0;
};

void appendNumber(std::string& output, uint64_t value) {
  char digits[20];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  output.append(digits, end);
}

template <typename Values>
void appendList(std::string& output, const char* name, const Values& values) {
  output.append(",\"").append(name).append("\":[");
  bool isFirst = true;
  for (const auto value : values) {
    if (!isFirst) output.push_back(',');
    isFirst = false;
    appendNumber(output, value);
  }
  output.push_back(']');
}

}  // namespace

LinesRead readLines(Encoder& encoder, const Tokenizer& tokenizer, std::string_view input, LineOptions options,
                    std::string& output) {
  LinesRead read;
  std::string scratch;
  std::vector<uint16_t> ids;
  std::vector<uint32_t> byteStarts, starts;
  for (;;) {
    const size_t end = input.find('\n', read.bytes);
    if (end == std::string_view::npos) return read;
    const std::string_view line = input.substr(read.bytes, end - read.bytes);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      LineReader reader(line, scratch);
      if (!isUtf8(line) || !reader.read()) {
        read.odd = true;
        return read;
      }
      ids.clear();
      encoder.resetCount();
      std::vector<uint16_t>* wanted = options.ids || options.offsets ? &ids : nullptr;
      encoder.push(reinterpret_cast<const uint8_t*>(reader.text.data()), reader.text.size(), wanted);
      encoder.end(wanted);
      output.append("{\"id\":").append(reader.id).append(",\"count\":");
      appendNumber(output, encoder.count());
      if (options.ids) appendList(output, "ids", ids);
      if (options.offsets) {
        byteStarts.clear();
        uint32_t start = 0;
        for (const uint16_t id : ids) {
          byteStarts.push_back(start);
          start += static_cast<uint32_t>(tokenizer.vocabulary.length(id));
        }
        starts.resize(ids.size());
        unitStarts(reader.text, byteStarts.data(), ids.size(), starts.data());
        appendList(output, "offsets", starts);
      }
      output.append("}\n");
    }
    read.bytes = end + 1;
    read.lines++;
  }
}

}  // namespace sampan::trilingual
