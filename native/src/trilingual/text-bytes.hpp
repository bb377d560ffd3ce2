// JavaScript strings as bytes and back: UTF-8, and for a surrogate that stands alone the three bytes UTF-8 would
// give its number ("WTF-8", Sapin 2016), so that every string comes back as it was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sampan::trilingual {

// Writes the bytes of `count` UTF-16 units to `out` (room for three a unit) and returns how many; stops before a
// last unit that may be half a pair unless `last`. `taken` is the number of units written.
size_t bytesOfUnits(const char16_t* units, size_t count, bool last, uint8_t* out, size_t& taken);

// The string of WTF-8 bytes; other bytes become U+FFFD, one for each part of a character that breaks off.
std::u16string unitsOfBytes(std::string_view bytes);

// For tokens of the given lengths that make up `bytes`, the UTF-16 offset of the character in which each begins.
void unitStarts(std::string_view bytes, const uint32_t* byteStarts, size_t count, uint32_t* starts);

// Whether the bytes are UTF-8 without surrogates.
bool isUtf8(std::string_view bytes);

}  // namespace sampan::trilingual
