import { describe, expect, test } from 'vitest';
import { networkInput, networkScores } from '#main/kinds/passage-network.ts';
import { trainNetwork } from '#main/training/kinds/train-network.ts';

const [shipping, sale, other] = [11, 22, 33];

/** Head 0 where one of two words stands without the other, which no sum of words' weights can say; head 1 the third word. */
const passages = Array.from({ length: 400 }, (_, index) => {
  const own = [
    ...(index % 2 === 0 ? [shipping] : []),
    ...(index % 4 < 2 ? [sale] : []),
    ...(index % 8 < 4 ? [other] : []),
  ];
  const heads = [...(own.includes(shipping) !== own.includes(sale) ? [0] : []), ...(own.includes(other) ? [1] : [])];
  return { features: Uint32Array.from(own), heads };
});

describe('the network of passages', () => {
  const options = { buckets: 10, hidden: 12, networks: 2, epochs: 500 };
  const network = trainNetwork(passages, 2, options);

  test('learns what one word means beside another', () => {
    const scores = networkScores(
      network,
      passages.map(({ features }) => features),
    );
    passages.forEach(({ heads }, index) => {
      for (const head of [0, 1])
        expect((scores[index * 2 + head] ?? 0) > 0, `${index} ${head}`).toBe(heads.includes(head));
    });
  });

  test('is the same again for the same passages', () => {
    const again = { ...options, epochs: 20 };
    expect(trainNetwork(passages, 2, again)).toEqual(trainNetwork(passages, 2, again));
  });

  test('knows no more buckets than it may, and reads a passage as a vector of one length', () => {
    const small = trainNetwork(passages, 2, { ...options, buckets: 2, epochs: 1 });
    expect(small.buckets).toHaveLength(2);
    const { known, values } = networkInput(network, Uint32Array.of(shipping, 77, sale));
    expect(known).toHaveLength(2);
    expect(Math.hypot(...values)).toBeCloseTo(3, 4);
    expect(networkInput(network, Uint32Array.of(77)).known).toHaveLength(0);
  });
});
