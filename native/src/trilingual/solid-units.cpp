#include "solid-units.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace sampan::trilingual {

namespace {

// A number of tokens and their cost as one integer whose order is: fewer tokens, then less cost.
using Weight = int64_t;
constexpr Weight kOneToken = Weight{1} << 32;
constexpr Weight kNever = std::numeric_limits<Weight>::max() / 4;

struct Weights {
  const Vocabulary& vocabulary;
  const TokenTrie& trie;

  Weight token(uint32_t id) const { return kOneToken + vocabulary.costs[id]; }

  // Least weight from `from` to every later place of `text`.
  void from(std::string_view text, size_t from, std::vector<Weight>& best) const {
    best.assign(text.size() + 1, kNever);
    best[from] = 0;
    for (size_t start = from; start < text.size(); start++) {
      uint32_t node = TokenTrie::rootChild(static_cast<uint8_t>(text[start]));
      for (size_t end = start + 1;; end++) {
        if (trie.isToken(node)) best[end] = std::min(best[end], best[start] + token(node));
        if (end == text.size()) break;
        node = trie.child(node, static_cast<uint8_t>(text[end]));
        if (node == kNoNode) break;
      }
    }
  }
};

// A token that runs on beyond a unit it takes a part of, and what is lost by giving it up: the best encoding of
// the rest of the token less the token.
struct Crossing {
  Weight loss;
  uint32_t id;
};

bool losesMore(const Crossing& left, const Crossing& right) {
  return left.loss != right.loss ? left.loss > right.loss : left.id < right.id;
}

uint32_t fourBytes(std::string_view bytes) {
  uint32_t value;
  std::memcpy(&value, bytes.data(), 4);
  return value;
}

// More neighbours than this that forbid another: it is not worth telling them apart.
constexpr size_t kMostForbidding = 4096;
constexpr size_t kMostPairs = size_t{1} << 22;

uint8_t byteAt(std::string_view text, size_t at) { return static_cast<uint8_t>(text[at]); }

}  // namespace

SolidUnits::SolidUnits(const Vocabulary& vocabulary, const TokenTrie& trie)
    : before_(vocabulary.size(), 0), conditional_(vocabulary.size(), 0) {
  const Weights weights{vocabulary, trie};
  std::vector<Weight> best;

  // By the part of a unit: tokens that run into it from before; those that run on after it by four bytes or more;
  // and the most lost by those that run on by less, by class.
  std::unordered_map<std::string_view, std::vector<Crossing>> into;
  std::unordered_map<std::string_view, std::array<Weight, kSideClasses>> onward;
  std::unordered_map<std::string_view, std::vector<Crossing>> onwardFar;
  std::unordered_map<std::string_view, uint32_t> whole;
  for (uint32_t id = 0; id < vocabulary.size(); id++) {
    const std::string_view token = vocabulary.bytes(id);
    size_t first = token.size();
    size_t last = 0;
    for (size_t at = 1; at < token.size(); at++) {
      if (!breaksBetween(byteAt(token, at - 1), byteAt(token, at))) continue;
      first = std::min(first, at);
      last = at;
    }
    const Weight own = weights.token(id);
    whole.emplace(token, id);
    if (last == 0) continue;
    if (token.size() - last < kLongestUnit) {
      weights.from(token.substr(0, last), 0, best);
      into[token.substr(last)].push_back({best[last] - own, id});
    }
    if (first < kLongestUnit) {
      weights.from(token.substr(first), 0, best);
      const Weight loss = best[token.size() - first] - own;
      if (token.size() - first >= 4) {
        onwardFar[token.substr(0, first)].push_back({loss, id});
      } else {
        std::array<Weight, kSideClasses> none;
        none.fill(-kNever);
        Weight& most = onward.try_emplace(token.substr(0, first), none).first->second[sideClass(byteAt(token, first))];
        most = std::max(most, loss);
      }
    }
  }
  for (auto* parts : {&into, &onwardFar}) {
    for (auto& [part, tokens] : *parts) std::sort(tokens.begin(), tokens.end(), losesMore);
  }

  std::fill_n(before_.begin(), 256, uint8_t{0xff});
  struct Pair {
    uint32_t token;
    uint32_t unit;
    bool after;
  };
  std::vector<Pair> pairs;
  std::vector<Pair> forbidding;
  for (uint32_t id = 256; id < vocabulary.size(); id++) {
    const std::string_view unit = vocabulary.bytes(id);
    if (unit.size() > kLongestUnit) continue;
    bool isUnit = true;
    for (size_t at = 1; at < unit.size(); at++) isUnit = isUnit && !breaksBetween(byteAt(unit, at - 1), byteAt(unit, at));
    if (!isUnit) continue;

    // The loss after the first cut, by the class of what follows, then with what leads to that cut. A token that
    // runs far on is judged with the worst that leads to it, so that the others need not be judged with it.
    const Weight own = weights.token(id);
    unsigned solid = 0xff;
    forbidding.clear();
    std::array<Weight, kLongestUnit> leading;
    leading.fill(-kNever);
    for (size_t firstCut = 1; firstCut < unit.size() && solid != 0; firstCut++) {
      const std::string_view head = unit.substr(0, firstCut);
      const auto headToken = whole.find(head);
      const auto crossing = into.find(head);
      if (headToken == whole.end() && crossing == into.end()) continue;
      weights.from(unit, firstCut, best);
      Weight lead = headToken == whole.end() ? -kNever : -weights.token(headToken->second);
      if (crossing != into.end()) lead = std::max(lead, crossing->second.front().loss);
      for (size_t lastCut = firstCut; lastCut < unit.size(); lastCut++) {
        leading[lastCut] = std::max(leading[lastCut], lead + own - best[lastCut]);
      }
      Weight most = -kNever;
      for (unsigned side = 0; side < kSideClasses; side++) {
        if (!(solid >> side & 1)) continue;
        Weight later = own - best[unit.size()];
        for (size_t lastCut = firstCut; lastCut < unit.size(); lastCut++) {
          const auto after = onward.find(unit.substr(lastCut));
          if (after != onward.end()) later = std::max(later, own + after->second[side] - best[lastCut]);
        }
        if (headToken != whole.end() && later - weights.token(headToken->second) >= 0) {
          solid &= ~(1u << side);
        } else {
          most = std::max(most, later);
        }
      }
      if (crossing == into.end()) continue;
      for (const Crossing& token : crossing->second) {
        if (token.loss + most < 0 || forbidding.size() > kMostForbidding) break;
        forbidding.push_back({token.id, id, false});
      }
    }
    for (size_t lastCut = 1; lastCut < unit.size(); lastCut++) {
      const auto after = onwardFar.find(unit.substr(lastCut));
      if (after == onwardFar.end()) continue;
      for (const Crossing& token : after->second) {
        if (token.loss + leading[lastCut] < 0 || forbidding.size() > kMostForbidding) break;
        forbidding.push_back({token.id, id, true});
      }
    }
    if (solid == 0 || forbidding.size() > kMostForbidding || pairs.size() > kMostPairs) continue;
    before_[id] = static_cast<uint8_t>(solid);
    conditional_[id] = forbidding.empty() ? 0 : 1;
    pairs.insert(pairs.end(), forbidding.begin(), forbidding.end());
  }

  int bits = 16;
  while ((size_t{1} << bits) < pairs.size() * 16) bits++;
  pairShift_ = 64 - (bits - 6);
  pairs_.assign(size_t{1} << (bits - 6), 0);
  const auto insert = [&](uint64_t neighbour, uint32_t id) {
    const uint64_t hash = pairHash(neighbour, id);
    pairs_[hash >> pairShift_] |= pairBits(hash);
  };
  for (const auto& [token, unit, isAfter] : pairs) {
    const std::string_view bytes = vocabulary.bytes(token);
    const auto breaksAt = [&](size_t at) { return breaksBetween(byteAt(bytes, at - 1), byteAt(bytes, at)); };
    if (isAfter) {
      size_t part = 1;
      while (!breaksAt(part)) part++;
      insert(bytesAfter(fourBytes(bytes.substr(part))), unit);
      continue;
    }
    // What stands before the unit ends with the last piece of the token before its part of the unit.
    size_t part = bytes.size() - 1;
    while (!breaksAt(part)) part--;
    size_t begin = part - 1;
    while (begin > 0 && !breaksAt(begin)) begin--;
    const auto preceding = whole.find(bytes.substr(begin, part - begin));
    if (preceding != whole.end()) insert(unitBefore(preceding->second), unit);
    uint32_t last = 0;
    for (size_t at = begin; at < part; at++) last = last << 8 | byteAt(bytes, at);
    insert(bytesBefore(last, static_cast<unsigned>(std::min<size_t>(4, part - begin))), unit);
  }
}

size_t SolidUnits::count() const {
  return before_.size() - static_cast<size_t>(std::count(before_.begin(), before_.end(), uint8_t{0}));
}

}  // namespace sampan::trilingual
