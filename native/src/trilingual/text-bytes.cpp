#include "text-bytes.hpp"

#include <cstring>

namespace sampan::trilingual {

namespace {

bool isHigh(uint32_t unit) { return (unit & 0xfc00) == 0xd800; }
bool isLow(uint32_t unit) { return (unit & 0xfc00) == 0xdc00; }

// Length of the character at the begin of `bytes` (surrogates allowed), or 0 and in `broken` how many bytes to skip.
size_t characterLength(const uint8_t* at, size_t left, uint32_t& codePoint, size_t& broken) {
  const uint8_t lead = at[0];
  codePoint = lead;
  broken = 1;
  if (lead < 0x80) return 1;
  size_t length = 0;
  uint8_t low = 0x80, high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    length = 2;
    codePoint = lead & 0x1f;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
    codePoint = lead & 0x0f;
    if (lead == 0xe0) low = 0xa0;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
    codePoint = lead & 0x07;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
  } else {
    return 0;
  }
  for (size_t index = 1; index < length; index++) {
    if (index >= left || at[index] < low || at[index] > high) return 0;
    codePoint = codePoint << 6 | (at[index] & 0x3f);
    low = 0x80;
    high = 0xbf;
    broken = index + 1;
  }
  return length;
}

const uint8_t* data(std::string_view bytes) { return reinterpret_cast<const uint8_t*>(bytes.data()); }

}  // namespace

size_t bytesOfUnits(const char16_t* units, size_t count, bool last, uint8_t* out, size_t& taken) {
  uint8_t* to = out;
  size_t at = 0;
  while (at < count) {
    // Four ASCII units at once.
    uint64_t four;
    while (at + 4 <= count && (std::memcpy(&four, units + at, 8), (four & 0xff80ff80ff80ff80u) == 0)) {
      for (size_t index = 0; index < 4; index++) *to++ = static_cast<uint8_t>(units[at + index]);
      at += 4;
    }
    if (at == count) break;
    const uint32_t unit = units[at];
    if (unit < 0x80) {
      *to++ = static_cast<uint8_t>(unit);
    } else if (unit < 0x800) {
      *to++ = static_cast<uint8_t>(0xc0 | unit >> 6);
      *to++ = static_cast<uint8_t>(0x80 | (unit & 0x3f));
    } else if (isHigh(unit) && at + 1 < count && isLow(units[at + 1])) {
      const uint32_t codePoint = 0x10000 + ((unit & 0x3ff) << 10 | (units[at + 1] & 0x3ff));
      *to++ = static_cast<uint8_t>(0xf0 | codePoint >> 18);
      *to++ = static_cast<uint8_t>(0x80 | (codePoint >> 12 & 0x3f));
      *to++ = static_cast<uint8_t>(0x80 | (codePoint >> 6 & 0x3f));
      *to++ = static_cast<uint8_t>(0x80 | (codePoint & 0x3f));
      at++;
    } else {
      if (isHigh(unit) && at + 1 == count && !last) break;
      *to++ = static_cast<uint8_t>(0xe0 | unit >> 12);
      *to++ = static_cast<uint8_t>(0x80 | (unit >> 6 & 0x3f));
      *to++ = static_cast<uint8_t>(0x80 | (unit & 0x3f));
    }
    at++;
  }
  taken = at;
  return static_cast<size_t>(to - out);
}

std::u16string unitsOfBytes(std::string_view bytes) {
  std::u16string units;
  units.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) {
    uint32_t codePoint;
    size_t broken;
    const size_t length = characterLength(data(bytes) + at, bytes.size() - at, codePoint, broken);
    if (length == 0) {
      units.push_back(0xfffd);
      at += broken;
      continue;
    }
    if (codePoint >= 0x10000) {
      units.push_back(static_cast<char16_t>(0xd7c0 + (codePoint >> 10)));
      units.push_back(static_cast<char16_t>(0xdc00 | (codePoint & 0x3ff)));
    } else {
      units.push_back(static_cast<char16_t>(codePoint));
    }
    at += length;
  }
  return units;
}

void unitStarts(std::string_view bytes, const uint32_t* byteStarts, size_t count, uint32_t* starts) {
  size_t token = 0;
  uint32_t unit = 0;
  for (size_t at = 0; at < bytes.size() && token < count;) {
    const uint8_t lead = data(bytes)[at];
    const size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    at += length;
    while (token < count && byteStarts[token] < at) starts[token++] = unit;
    unit += length == 4 ? 2 : 1;
  }
}

bool isUtf8(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    uint64_t eight;
    if (at + 8 <= bytes.size() && (std::memcpy(&eight, data(bytes) + at, 8), (eight & 0x8080808080808080u) == 0)) {
      at += 8;
      continue;
    }
    uint32_t codePoint;
    size_t broken;
    const size_t length = characterLength(data(bytes) + at, bytes.size() - at, codePoint, broken);
    if (length == 0 || (codePoint >= 0xd800 && codePoint < 0xe000)) return false;
    at += length;
  }
  return true;
}

}  // namespace sampan::trilingual
