#include "candidates.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <string_view>

namespace sampan::training {
namespace {

// A span that grows from one start, end by valid end, as long as it repeats
// (every prefix of a repeated span repeats: the Apriori rule keeps the work small).
struct Growing {
  uint64_t hash;
  uint32_t start;
  uint32_t end;
  uint32_t document;
  uint16_t steps;
  uint8_t ideographs;
  uint8_t seen;  // Bits of the classes inside.
  bool one_run;  // Only letters of one run so far, with at most the space before them.
};

struct Count {
  uint64_t hash;  // 0: free.
  uint32_t last_unit;
  uint32_t units;
  float weighted;
  uint8_t taken;
};

class CountTable {
 public:
  explicit CountTable(size_t spans) {
    size_t slots = 1024;
    while (slots < spans * 3 / 2) slots *= 2;
    slots_.assign(slots, Count{0, 0, 0, 0, 0});
  }
  Count& find(uint64_t hash) {
    size_t slot = (hash * 0x9e3779b97f4a7c15ull >> 20) & (slots_.size() - 1);
    while (slots_[slot].hash != 0 && slots_[slot].hash != hash) slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot];
  }

 private:
  std::vector<Count> slots_;
};

uint8_t class_at(const Corpus& corpus, uint32_t at) { return corpus.marks[at] >> 4; }
bool is_barrier(const Corpus& corpus, uint32_t at, uint32_t end) { return at >= end || (corpus.marks[at] & kBarrier) != 0; }
bool is_word(const Corpus& corpus, uint32_t at, uint32_t end) { return at >= end || (corpus.marks[at] & kWord) != 0; }

// Moves the span to its next valid end; false when there is none.
bool grow(const Corpus& corpus, const CandidateLimits& limits, Growing& span) {
  const Document& document = corpus.documents[span.document];
  const bool start_is_word = is_word(corpus, span.start, document.end);
  uint32_t at = span.end;
  while (at < document.end) {
    if (at != span.start && is_barrier(corpus, at, document.end)) return false;
    uint32_t next = at + 1;
    while (next < document.end && corpus.marks[next] == kInsideCharacter) ++next;
    if (next - span.start > limits.longest_bytes) return false;
    const uint8_t kind = class_at(corpus, at);
    if (kind == kHan && ++span.ideographs > limits.longest_ideographs) return false;
    const bool starts = at == span.start;
    // One run: letters only, after at most the one space that begins the span.
    if (kind != kLetter && !(starts && kind == kSpace)) span.one_run = false;
    span.seen |= static_cast<uint8_t>(1u << kind);
    constexpr uint8_t both = (1u << kLetter) | (1u << kHan);
    if ((span.seen & both) == both) return false;
    for (uint32_t byte = at; byte < next; ++byte) {
      span.hash = (span.hash ^ corpus.bytes[byte]) * 0x100000001b3ull;
      span.hash ^= span.hash >> 29;
    }
    at = next;
    constexpr uint8_t words = (1u << kLetter) | (1u << kHan) | (1u << kDigit);
    const bool trailing_space = kind == kSpace && (span.seen & words) != 0;
    if (!trailing_space && (span.one_run || (start_is_word && is_word(corpus, at, document.end)))) {
      span.end = at;
      if (span.steps < 60000) ++span.steps;
      return true;
    }
    if (!span.one_run && !start_is_word) return false;
  }
  return false;
}

struct Found {
  uint32_t start;
  uint32_t length;
  float worth;
};

}  // namespace

Candidates gather_candidates(const Corpus& corpus, const CandidateLimits& limits) {
  std::vector<Growing> growing;
  for (uint32_t index = 0; index < corpus.documents.size(); ++index) {
    const Document& document = corpus.documents[index];
    for (uint32_t at = document.begin; at < document.end; ++at) {
      if (corpus.marks[at] == kInsideCharacter) continue;
      Growing span{0xcbf29ce484222325ull, at, at, index, 0, 0, 0, true};
      if (grow(corpus, limits, span)) growing.push_back(span);
    }
  }
  std::vector<Found> found;
  for (int level = 1; !growing.empty(); ++level) {
    CountTable table(growing.size());
    for (const Growing& span : growing) {
      const Document& document = corpus.documents[span.document];
      Count& count = table.find(span.hash);
      if (count.hash == 0) count = Count{span.hash, document.unit + 1, 1, 0, 0};
      if (count.last_unit != document.unit + 1) {
        count.last_unit = document.unit + 1;
        ++count.units;
      }
      count.weighted += document.weight;
    }
    std::vector<Growing> alive;
    for (Growing& span : growing) {
      Count& count = table.find(span.hash);
      if (count.weighted < limits.least_weighted_count || count.units < limits.least_units) continue;
      if (count.taken == 0) {
        count.taken = 1;
        found.push_back({span.start, span.end - span.start, count.weighted * static_cast<float>(span.steps)});
      }
      if (grow(corpus, limits, span)) alive.push_back(span);
    }
    growing.swap(alive);
    if (level <= 8 || level % 8 == 0) {
      std::fprintf(stderr, "  spans of %d steps: %zu grow on, %zu candidates\n", level, growing.size(), found.size());
    }
  }
  if (found.size() > limits.most) {
    std::nth_element(found.begin(), found.begin() + static_cast<long>(limits.most), found.end(),
                     [](const Found& one, const Found& other) {
                       return one.worth != other.worth ? one.worth > other.worth : one.start < other.start;
                     });
    found.resize(limits.most);
  }
  std::map<std::string, uint8_t> others;
  for (const Whole& whole : corpus.wholes) {
    if (whole.weighted_count >= limits.least_weighted_count && whole.units >= limits.least_units) {
      others.emplace(whole.bytes, 0);
    }
  }
  for (const std::string& forced : corpus.forced) others[forced] = 1;
  for (int byte = 0; byte < 256; ++byte) others[std::string(1, static_cast<char>(byte))] = 1;

  Candidates candidates;
  candidates.strings.reserve(found.size() + others.size());
  for (const Found& span : found) {
    candidates.strings.emplace_back(reinterpret_cast<const char*>(corpus.bytes.data()) + span.start, span.length);
  }
  for (const auto& [bytes, forced] : others) candidates.strings.push_back(bytes);
  std::sort(candidates.strings.begin(), candidates.strings.end());
  candidates.strings.erase(std::unique(candidates.strings.begin(), candidates.strings.end()), candidates.strings.end());
  candidates.forced.assign(candidates.strings.size(), 0);
  for (const auto& [bytes, forced] : others) {
    if (forced == 0) continue;
    const auto place = std::lower_bound(candidates.strings.begin(), candidates.strings.end(), bytes);
    candidates.forced[static_cast<size_t>(place - candidates.strings.begin())] = 1;
  }
  return candidates;
}

}  // namespace sampan::training
