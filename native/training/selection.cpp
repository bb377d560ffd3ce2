// Top-down choice after PathPiece (Schmidt et al., "Tokenization Is More Than
// Compression", 2024): segment into the fewest tokens, drop those whose loss costs
// least, repeat; then exchanges, because a dropped token may become useful again.
//
// The worth of a token leaves out the unit that uses it most: a phrase of one
// contract only is worth nothing, however often the contract repeats it.
#include "selection.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace sampan::training {
namespace {

// A path's value: tokens × kToken + the sum of their costs (1/1024 bit), so that
// fewer tokens always win and likelier tokens decide between equals.
constexpr int64_t kToken = int64_t{1} << 40;
constexpr int64_t kUnreached = INT64_MAX / 4;

// A sum over units in which each counts with a power below 1 and the one that adds
// most hardly at all: what is useful in many documents a little generalises better
// than what is useful in few a lot. Found on development documents: 0.4 beats 0.6 and 1.
class LeaveOneOut {
 public:
  explicit LeaveOneOut(size_t tokens) : parts_(tokens) {}
  void add(uint32_t token, uint32_t unit, double amount) {
    Part& part = parts_[token];
    if (part.unit != unit + 1) {
      settle(part);
      part.unit = unit + 1;
    }
    part.now += static_cast<float>(amount);
  }
  double worth(uint32_t token) const {
    Part part = parts_[token];
    settle(part);
    return part.total - 0.999 * part.most;
  }

 private:
  struct Part {
    double total = 0;
    float now = 0;
    float most = 0;
    uint32_t unit = 0;
  };
  static constexpr float kUnitPower = 0.4f;
  static void settle(Part& part) {
    const float seen = std::pow(part.now, kUnitPower);
    part.total += seen;
    part.most = std::max(part.most, seen);
    part.now = 0;
  }
  std::vector<Part> parts_;
};

struct Evaluation {
  LeaveOneOut loss;  // Of a token of the set: tokens more without it.
  LeaveOneOut gain;  // Of another candidate: tokens fewer with it.
  std::vector<double> uses;
  double weighted_tokens = 0;
  std::vector<double> tokens_of_document;
  explicit Evaluation(size_t tokens) : loss(tokens), gain(tokens), uses(tokens, 0) {}
};

class Selection {
 public:
  Selection(const Corpus& corpus, const Candidates& candidates)
      : corpus_(corpus),
        candidates_(candidates),
        lattice_(find_matches(corpus, candidates.strings)),
        inside_(candidates.strings.size(), 1),
        cost_(candidates.strings.size(), 0),
        length_(candidates.strings.size()) {
    for (size_t id = 0; id < length_.size(); ++id) length_[id] = static_cast<uint8_t>(candidates.strings[id].size());
    ban_straddlers();
    std::fprintf(stderr, "  %zu candidates, %zu starts, %zu matches\n", candidates.strings.size(), lattice_.starts.size(),
                 lattice_.ids.size());
  }

  Chosen choose(const SelectionOptions& options) {
    auto size = static_cast<size_t>(std::count(inside_.begin(), inside_.end(), 1));
    for (int pass = 0; size > options.size; ++pass) {
      const Evaluation evaluation = evaluate(false);
      const double keep = size > 8 * options.size ? 0.6 : size > 2 * options.size ? 0.8 : size > options.size * 5 / 4 ? 0.9 : 0.95;
      const size_t wanted = std::max(options.size, static_cast<size_t>(static_cast<double>(size) * keep));
      size = drop_least(evaluation, wanted);
      set_costs(evaluation);
      std::fprintf(stderr, "  pass %d: %.0f tokens, %zu kept\n", pass, evaluation.weighted_tokens, size);
    }
    std::vector<uint8_t> best = inside_;
    double fewest = 1e300;
    for (int exchange = 0; exchange <= options.exchanges; ++exchange) {
      Evaluation evaluation = evaluate(true);
      set_costs(evaluation);
      std::fprintf(stderr, "  exchange %d: %.0f tokens\n", exchange, evaluation.weighted_tokens);
      if (evaluation.weighted_tokens < fewest) {
        fewest = evaluation.weighted_tokens;
        best = inside_;
      }
      if (exchange == options.exchanges) break;
      take_best(evaluation, options.size / static_cast<size_t>(12 + 4 * exchange));
      size = static_cast<size_t>(std::count(inside_.begin(), inside_.end(), 1));
      while (size > options.size) {
        const Evaluation after = evaluate(false);
        const size_t step = std::max<size_t>((size - options.size + 1) / 2, 400);
        size = drop_least(after, std::max(options.size, size > step ? size - step : 0));
      }
    }
    inside_ = best;
    const Evaluation last = evaluate(false);
    Chosen chosen;
    for (size_t id = 0; id < inside_.size(); ++id) {
      if (inside_[id] == 0) continue;
      chosen.tokens.push_back(candidates_.strings[id]);
      chosen.weighted_uses.push_back(last.uses[id]);
    }
    return chosen;
  }

 private:
  struct Near {
    uint32_t from, to;
    int64_t through;
    uint32_t token;
  };

  // The encoder knows no barriers, so a candidate that lies across one wherever it
  // appears by chance ("under section", mostly before a number) is not taken at all.
  void ban_straddlers() {
    constexpr double most_across = 0.01;
    banned_.assign(inside_.size(), 0);
    std::vector<double> all(inside_.size(), 0), across(inside_.size(), 0);
    std::vector<uint32_t> barriers;
    for (size_t index = 0; index < corpus_.documents.size(); ++index) {
      const Document& document = corpus_.documents[index];
      barriers.assign(document.end - document.begin + 1, 0);
      for (uint32_t at = document.begin; at < document.end; ++at) {
        const uint8_t mark = corpus_.marks[at];
        barriers[at - document.begin + 1] =
            barriers[at - document.begin] + (mark != kInsideCharacter && (mark & kBarrier) != 0 ? 1 : 0);
      }
      for (uint32_t start = lattice_.document_first[index]; start < lattice_.document_first[index + 1]; ++start) {
        const uint32_t at = lattice_.starts[start] - document.begin;
        for (uint64_t match = lattice_.first[start]; match < lattice_.first[start + 1]; ++match) {
          const uint32_t id = lattice_.ids[match];
          all[id] += document.weight;
          if (barriers[at + length_[id]] != barriers[at + 1]) across[id] += document.weight;
        }
      }
    }
    std::vector<uint8_t> exempt(inside_.size(), 0);
    for (const Whole& whole : corpus_.wholes) {
      const auto place = std::lower_bound(candidates_.strings.begin(), candidates_.strings.end(), whole.bytes);
      if (place != candidates_.strings.end() && *place == whole.bytes) exempt[static_cast<size_t>(place - candidates_.strings.begin())] = 1;
    }
    size_t count = 0;
    for (size_t id = 0; id < inside_.size(); ++id) {
      if (exempt[id] != 0 || candidates_.forced[id] != 0 || across[id] <= most_across * all[id]) continue;
      banned_[id] = 1;
      inside_[id] = 0;
      ++count;
    }
    std::fprintf(stderr, "  %zu candidates lie across barriers and are left out\n", count);
  }

  Evaluation evaluate(bool with_gain) {
    Evaluation evaluation(inside_.size());
    for (size_t index = 0; index < corpus_.documents.size(); ++index) document(index, with_gain, evaluation);
    return evaluation;
  }

  void document(size_t index, bool with_gain, Evaluation& evaluation) {
    const Document& document = corpus_.documents[index];
    const uint32_t length = document.end - document.begin;
    const uint32_t first = lattice_.document_first[index];
    const uint32_t last = lattice_.document_first[index + 1];
    back_.assign(length + 1, kUnreached);
    back_[length] = 0;
    for (uint32_t start = last; start-- > first;) {
      const uint32_t at = lattice_.starts[start] - document.begin;
      const uint32_t next = start + 1 < last ? lattice_.starts[start + 1] - document.begin : length;
      // The fallback: the bytes of the character, one token each.
      int64_t best = back_[next] + static_cast<int64_t>(next - at) * (kToken + kByteCost);
      for (uint64_t match = lattice_.first[start]; match < lattice_.first[start + 1]; ++match) {
        const uint32_t id = lattice_.ids[match];
        if (inside_[id] == 0) continue;
        best = std::min(best, back_[at + length_[id]] + kToken + cost_[id]);
      }
      back_[at] = best;
    }
    const int64_t whole = back_[0];
    forth_.assign(length + 1, kUnreached);
    came_.assign(length + 1, {0, kNone});
    forth_[0] = 0;
    near_.clear();
    for (uint32_t start = first; start < last; ++start) {
      const uint32_t at = lattice_.starts[start] - document.begin;
      const uint32_t next = start + 1 < last ? lattice_.starts[start + 1] - document.begin : length;
      const int64_t here = forth_[at];
      relax(next, here + static_cast<int64_t>(next - at) * (kToken + kByteCost), at, kNone);
      for (uint64_t match = lattice_.first[start]; match < lattice_.first[start + 1]; ++match) {
        const uint32_t id = lattice_.ids[match];
        const uint32_t after = at + length_[id];
        const int64_t value = here + kToken + cost_[id];
        const int64_t through = value + back_[after];
        if (inside_[id] == 0) {
          if (!with_gain || banned_[id] != 0) continue;
          // Without the costs: a candidate outside has none yet.
          const int64_t saved = (whole >> 40) - ((here >> 40) + 1 + (back_[after] >> 40));
          if (saved > 0) evaluation.gain.add(id, document.unit, static_cast<double>(saved) * document.weight);
          continue;
        }
        relax(after, value, at, id);
        if (through < whole + 3 * kToken / 2 && next != after) near_.push_back({at, after, through, id});
      }
    }
    path_.clear();
    for (uint32_t at = length; at > 0; at = came_[at].from) path_.push_back({came_[at].from, at, kUnreached, came_[at].token});
    std::reverse(path_.begin(), path_.end());
    tokens_on(document, whole, evaluation);
  }

  // Adds up the uses and losses of the tokens on the chosen path.
  void tokens_on(const Document& document, int64_t whole, Evaluation& evaluation) {
    for (Near& step : path_) {
      for (uint32_t at = step.from + 1; at < step.to; ++at) {
        if (forth_[at] < kUnreached && back_[at] < kUnreached) step.through = std::min(step.through, forth_[at] + back_[at]);
      }
      // A single character is lost to its bytes.
      if (step.through == kUnreached) step.through = whole + (step.to - step.from - 1) * kToken;
    }
    size_t step = 0;
    for (const Near& other : near_) {
      while (step < path_.size() && path_[step].from < other.from) ++step;
      for (size_t at = step; at < path_.size() && path_[at].to <= other.to; ++at) {
        if (path_[at].token != other.token || path_[at].from != other.from) {
          path_[at].through = std::min(path_[at].through, other.through);
        }
      }
    }
    double tokens = 0;
    for (const Near& each : path_) {
      if (each.token == kNone) {
        tokens += each.to - each.from;
        continue;
      }
      tokens += 1;
      evaluation.uses[each.token] += document.weight;
      const double more = static_cast<double>(each.through - whole) / static_cast<double>(kToken);
      evaluation.loss.add(each.token, document.unit, more * document.weight);
    }
    evaluation.weighted_tokens += tokens * document.weight;
  }

  void relax(uint32_t to, int64_t value, uint32_t from, uint32_t token) {
    if (value >= forth_[to]) return;
    forth_[to] = value;
    came_[to] = {from, token};
  }

  size_t drop_least(const Evaluation& evaluation, size_t wanted) {
    std::vector<uint32_t> order;
    size_t size = 0;
    for (uint32_t id = 0; id < inside_.size(); ++id) {
      if (inside_[id] == 0) continue;
      ++size;
      if (candidates_.forced[id] == 0) order.push_back(id);
    }
    if (size <= wanted) return size;
    const size_t drop = std::min(size - wanted, order.size());
    std::vector<double> worth(inside_.size(), 0);
    for (const uint32_t id : order) worth[id] = evaluation.loss.worth(id);
    std::nth_element(order.begin(), order.begin() + static_cast<long>(drop), order.end(), [&](uint32_t one, uint32_t other) {
      return worth[one] != worth[other] ? worth[one] < worth[other] : one < other;
    });
    for (size_t at = 0; at < drop; ++at) inside_[order[at]] = 0;
    return size - drop;
  }

  void take_best(const Evaluation& evaluation, size_t most) {
    std::vector<uint32_t> order;
    std::vector<double> worth(inside_.size(), 0);
    for (uint32_t id = 0; id < inside_.size(); ++id) {
      if (inside_[id] != 0 || banned_[id] != 0) continue;
      worth[id] = evaluation.gain.worth(id);
      if (worth[id] > 0) order.push_back(id);
    }
    most = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<long>(most), order.end(), [&](uint32_t one, uint32_t other) {
      return worth[one] != worth[other] ? worth[one] > worth[other] : one < other;
    });
    for (size_t at = 0; at < most; ++at) inside_[order[at]] = 1;
  }

  void set_costs(const Evaluation& evaluation) {
    double all = 0;
    for (const double uses : evaluation.uses) all += uses + 0.5;
    for (size_t id = 0; id < cost_.size(); ++id) {
      const double bits = -std::log2((evaluation.uses[id] + 0.5) / all);
      cost_[id] = static_cast<uint16_t>(std::min(65535.0, std::round(bits * 1024)));
    }
  }

  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr int64_t kByteCost = 20 * 1024;
  struct Came {
    uint32_t from, token;
  };
  const Corpus& corpus_;
  const Candidates& candidates_;
  const Lattice lattice_;
  std::vector<uint8_t> inside_;
  std::vector<uint8_t> banned_;
  std::vector<uint16_t> cost_;
  std::vector<uint8_t> length_;
  std::vector<int64_t> back_, forth_;
  std::vector<Came> came_;
  std::vector<Near> near_, path_;
};

}  // namespace

Chosen choose_tokens(const Corpus& corpus, const Candidates& candidates, const SelectionOptions& options) {
  Selection selection(corpus, candidates);
  return selection.choose(options);
}

}  // namespace sampan::training
