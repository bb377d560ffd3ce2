#include "encoder.hpp"

#include <algorithm>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace sampan::trilingual {

namespace {

constexpr uint64_t kUnreached = ~uint64_t{0};
constexpr uint64_t kOneToken = uint64_t{1} << 52;
constexpr uint64_t kPathBits = (uint64_t{1} << 24) - 1;

// How many letters stand at `at`, up to 16.
inline unsigned letterRun(const uint8_t* at) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // Letters become 0x80 (-128) to 0x99 (-103) as signed bytes.
  const __m128i moved = _mm_add_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8(static_cast<char>(0x80 - 'a')));
  const __m128i letters = _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + 26)));
  return static_cast<unsigned>(__builtin_ctz(~static_cast<unsigned>(_mm_movemask_epi8(letters))));
#else
  unsigned count = 0;
  while (count < 16 && isLetter(at[count])) count++;
  return count;
#endif
}

}  // namespace

Encoder::Encoder(const Tokenizer& tokenizer) : tokenizer_(tokenizer) { startOver(); }

void Encoder::startOver() {
  std::fill(std::begin(ahead_), std::end(ahead_), kUnreached);
  ahead_[0] = 0;
  textSize_ = atomCount_ = next_ = runEnd_ = coveredEnd_ = 0;
  insideLongRun_ = false;
  unitBefore_ = kNothing;
  bytesBefore_ = 0;
}

void Encoder::push(const uint8_t* bytes, size_t size, std::vector<uint16_t>* ids) {
  while (size > 0) {
    const size_t taken = std::min(size, kPiece + kCarry - textSize_);
    std::memcpy(text_ + textSize_, bytes, taken);
    textSize_ += taken;
    bytes += taken;
    size -= taken;
    if (textSize_ < kPiece) return;
    readAtoms(false);
    advance(false, ids);
  }
}

void Encoder::end(std::vector<uint16_t>* ids) {
  readAtoms(true);
  advance(true, ids);
  startOver();
}

// Divides the text into atoms, as far as its units are known to be whole.
void Encoder::readAtoms(bool last) {
  const UnitTable& units = tokenizer_.units;
  std::memset(text_ + textSize_, 0, 32);
  // A unit and the four bytes after it must be here, unless the text ends.
  const size_t needed = kLongestUnit + 5;
  const size_t stop = last ? textSize_ : textSize_ >= needed ? textSize_ - needed : 0;
  size_t at = 0;
  uint32_t* out = atoms_ + atomCount_;
  const auto addRaw = [&](const uint8_t* here, size_t length) {
    for (size_t index = 0; index < length; index++) {
      *out++ = here[index] | kRaw;
      bytesBefore_ = bytesBefore_ << 8 | here[index];
    }
    unitBefore_ = kBytes;
  };
  // Whether a neighbour of a unit may make a cut in it worth while.
  const auto isForbidden = [&](uint32_t id, const uint8_t* after) {
    uint32_t following;
    std::memcpy(&following, after, 4);
    if (units.solid.mayForbid(SolidUnits::bytesAfter(following), id)) return true;
    if (unitBefore_ < kBytes) return units.solid.mayForbid(SolidUnits::unitBefore(unitBefore_), id);
    if (unitBefore_ == kNothing) return false;
    for (unsigned count = 1; count <= 4; count++) {
      if (units.solid.mayForbid(SolidUnits::bytesBefore(bytesBefore_, count), id)) return true;
    }
    return false;
  };
  // The unit of `length` bytes at `at`, as an atom if it is solid here, else its bytes.
  const auto add = [&](const uint8_t* here, size_t length, uint32_t entry) {
    bool isSolid = false;
    if (entry != UnitTable::kNone) {
      const unsigned sideAfter = last && at + length == textSize_ ? 0 : sideClass(here[length]);
      isSolid = entry >> (16 + sideAfter) & 1;
      if (isSolid && entry >> 24 != 0) isSolid = !isForbidden(entry & 0xffffu, here + length);
    }
    at += length;
    if (isSolid) {
      *out++ = unitBefore_ = entry & 0xffffu;
    } else {
      addRaw(here, length);
    }
  };
  while (at < stop) {
    const uint8_t* here = text_ + at;
    const uint8_t byte = *here;
    if (insideLongRun_) {
      if (isLetter(byte) || isContinuation(byte)) {
        addRaw(here, 1);
        at++;
        continue;
      }
      insideLongRun_ = false;
    }
    if (isLetter(byte) || (byte == ' ' && isLetter(here[1]))) {
      const unsigned length = 1 + letterRun(here + 1);
      if (length > kLongestUnit || isContinuation(here[length])) {
        // Too long, or it runs on into a stray continuation byte: no unit.
        const size_t known = std::min<size_t>(length, kLongestUnit);
        addRaw(here, known);
        at += known;
        insideLongRun_ = true;
        continue;
      }
      if (length == 1) {
        *out++ = unitBefore_ = byte;
        at++;
        continue;
      }
      uint64_t low, high;
      std::memcpy(&low, here, 8);
      std::memcpy(&high, here + 8, 8);
      if (length < 8) {
        low &= (uint64_t{1} << length * 8) - 1;
        high = 0;
      } else if (length < 16) {
        high &= (uint64_t{1} << (length - 8) * 8) - 1;
      }
      add(here, length, units.unit(low, high));
      continue;
    }
    if (byte < 0x80) {
      if (isContinuation(here[1])) {
        addRaw(here, 1);
      } else {
        *out++ = unitBefore_ = byte;
      }
      at++;
      continue;
    }
    // Bytes past the end are zeros: a character that breaks off there is none.
    uint32_t unit = UnitTable::kNone;
    size_t length = 1;
    if ((byte & 0xf0) == 0xe0 && isContinuation(here[1]) && isContinuation(here[2])) {
      length = 3;
      const uint32_t codePoint = (byte & 0x0fu) << 12 | (here[1] & 0x3fu) << 6 | (here[2] & 0x3fu);
      // E0 80 80 to E0 9F BF would say a code point that a shorter form has.
      if (codePoint >= 0x800) unit = units.character(codePoint);
    } else if ((byte & 0xe0) == 0xc0 && isContinuation(here[1])) {
      length = 2;
      const uint32_t codePoint = (byte & 0x1fu) << 6 | (here[1] & 0x3fu);
      if (codePoint >= 0x80) unit = units.character(codePoint);
    } else if ((byte & 0xf8) == 0xf0 && isContinuation(here[1]) && isContinuation(here[2]) && isContinuation(here[3])) {
      length = 4;
      uint64_t low, high;
      unitKey(reinterpret_cast<const char*>(here), 4, low, high);
      unit = units.unit(low, high);
    }
    add(here, length, isContinuation(here[length]) ? UnitTable::kNone : unit);
  }
  atomCount_ = static_cast<size_t>(out - atoms_);
  textSize_ -= at;
  std::memmove(text_, text_ + at, textSize_);
}

void Encoder::advance(bool last, std::vector<uint16_t>* ids) {
  const UnitTable& units = tokenizer_.units;
  const TokenTrie& trie = tokenizer_.trie;
  const uint16_t* costs = tokenizer_.vocabulary.costs.data();
  const uint32_t tokens = static_cast<uint32_t>(tokenizer_.vocabulary.size());
  for (;;) {
    const size_t ready = last ? atomCount_ : atomCount_ > kLookAhead ? atomCount_ - kLookAhead : 0;
    const size_t stop = std::min(ready, kUndecided);
    if (last) {
      // A walk ends at an atom that no step leads to.
      atoms_[atomCount_] = ~0u;
    }
    size_t position = next_;
    for (; position < stop; position++) {
      const uint64_t reached = ahead_[position & 255];
      ahead_[position & 255] = kUnreached;
      back_[position] = static_cast<uint32_t>(reached & kPathBits);
      const uint64_t weight = (reached & ~kPathBits) + kOneToken;
      const uint32_t* atom = atoms_ + position;
      uint32_t node = *atom & 0xffffu;
      uint64_t length = 1;
      if (atom[0] < 256 && atom[1] == atom[0] && atom[2] == atom[0]) {
        length = walkRun(position, weight);
        node = units.runs(static_cast<uint8_t>(node))[length - 1];
      } else if (node < tokens) {
        uint64_t& goal = ahead_[(position + 1) & 255];
        goal = std::min(goal, weight + (static_cast<uint64_t>(costs[node]) << 24 | 1u << 16 | node));
      }
      for (;; length++) {
        const uint32_t following = atom[length];
        if (following < kRaw) {
          if (!units.maySteps(node, following)) break;
          node = units.step(node, following);
        } else if (following != ~0u) {
          node = trie.child(node, static_cast<uint8_t>(following));
        } else {
          break;
        }
        if (node == kNoNode) break;
        if (node < tokens) {
          uint64_t& goal = ahead_[(position + length + 1) & 255];
          goal = std::min(goal, weight + (static_cast<uint64_t>(costs[node]) << 24 | (length + 1) << 16 | node));
        }
      }
    }
    next_ = position;
    if (last && next_ == atomCount_) {
      if (next_ > 0) {
        back_[next_] = static_cast<uint32_t>(ahead_[next_ & 255] & kPathBits);
        give(next_, ids);
      }
      return;
    }
    if (next_ < kUndecided) return;
    commit(ids);
  }
}

// From a place in a run of one byte: offers the tokens that lie in the run, and returns how many bytes they reach.
// Places that an earlier walk reached with no more tokens than it takes to come here need no offer.
size_t Encoder::walkRun(size_t position, uint64_t weight) {
  const auto byte = static_cast<uint8_t>(atoms_[position]);
  const std::vector<uint32_t>& runs = tokenizer_.units.runs(byte);
  if (runEnd_ <= position) {
    runEnd_ = position + 1;
    while (runEnd_ < atomCount_ && atoms_[runEnd_] == byte) runEnd_++;
  }
  const size_t reach = std::min(runEnd_ - position, runs.size());
  const uint64_t count = weight >> 52;
  size_t length = 1;
  if (coveredEnd_ > position && coveredCount_ < count) length = std::min(coveredEnd_ - position + 1, reach + 1);
  const uint16_t* costs = tokenizer_.vocabulary.costs.data();
  for (; length <= reach; length++) {
    const uint32_t token = runs[length - 1];
    uint64_t& goal = ahead_[(position + length) & 255];
    goal = std::min(goal, weight + (static_cast<uint64_t>(costs[token]) << 24 | static_cast<uint64_t>(length) << 16 | token));
  }
  if (coveredEnd_ <= position + 1 || (coveredCount_ >= count && position + reach >= coveredEnd_)) {
    coveredEnd_ = position + reach;
    coveredCount_ = count;
  }
  return reach;
}

// Gives out what all open paths share, or the best path to here, and makes room.
void Encoder::commit(std::vector<uint16_t>* ids) {
  bool open[kUndecided + 256] = {};
  size_t paths = 0;
  size_t top = next_;
  for (size_t ahead = 0; ahead < 256; ahead++) {
    const uint64_t reached = ahead_[(next_ + ahead) & 255];
    if (reached == kUnreached) continue;
    open[next_ + ahead] = true;
    top = next_ + ahead;
    paths++;
  }
  const auto before = [&](size_t position) {
    const uint64_t path = position >= next_ ? ahead_[position & 255] : back_[position];
    return position - (path >> 16 & 255);
  };
  size_t shared = top;
  while (paths > 1) {
    const size_t from = before(shared);
    open[shared] = false;
    if (open[from]) paths--;
    open[from] = true;
    while (!open[shared]) shared--;
  }
  if (shared == 0 || shared >= next_) {
    shared = next_;
    for (size_t ahead = 1; ahead < 256; ahead++) ahead_[(next_ + ahead) & 255] = kUnreached;
    const uint64_t path = ahead_[next_ & 255];
    back_[next_] = static_cast<uint32_t>(path & kPathBits);
    ahead_[next_ & 255] = path & kPathBits;
  }
  give(shared, ids);

  // Weights are counted from the least open one, so that they stay small.
  uint64_t least = kUnreached;
  for (const uint64_t reached : ahead_) least = std::min(least, reached & ~kPathBits);
  uint64_t moved[256];
  for (size_t ahead = 0; ahead < 256; ahead++) {
    const uint64_t reached = ahead_[(next_ + ahead) & 255];
    moved[(next_ - shared + ahead) & 255] = reached == kUnreached ? kUnreached : reached - least;
  }
  std::copy(std::begin(moved), std::end(moved), ahead_);
  std::memmove(atoms_, atoms_ + shared, (atomCount_ - shared) * sizeof(uint32_t));
  std::memmove(back_, back_ + shared, (next_ - shared) * sizeof(uint32_t));
  atomCount_ -= shared;
  next_ -= shared;
  runEnd_ = coveredEnd_ = 0;
}

// Appends the tokens of the best path from the last decided position to `until`.
void Encoder::give(size_t until, std::vector<uint16_t>* ids) {
  size_t tokens = 0;
  for (size_t position = until; position > 0; position -= back_[position] >> 16) tokens++;
  count_ += tokens;
  if (ids == nullptr) return;
  ids->resize(ids->size() + tokens);
  uint16_t* out = ids->data() + ids->size();
  for (size_t position = until; position > 0; position -= back_[position] >> 16) {
    *--out = static_cast<uint16_t>(back_[position] & 0xffff);
  }
}

}  // namespace sampan::trilingual
