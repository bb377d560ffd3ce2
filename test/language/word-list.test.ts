import { expect, test } from 'vitest';
import { cutHan } from '#main/language/han-words.ts';
import { WordTrie } from '#main/language/word-trie.ts';
import { apartWords, hongKongWords, utterances } from '#main/training/hong-kong-corpus.ts';
import { listLines, makeWordList, natsPerStep, wordCosts } from '#main/training/word-costs.ts';

const transcript = [
  '@Begin',
  '*XXA:\t佢 成日 都 唔 找數 .',
  '%mor:\tr|keoi5 d|seng4jat6',
  '*XXB:\t一 個 月 都 唔 得 ,',
  '\t一 個 都 唔 得 .',
  '*XXA:\t成日 都 唔 得 .',
  '@End',
].join('\n');
const sources = {
  written: new Map([
    ['仲裁', 900],
    ['仲裁庭', 100],
    ['庭', 50],
    ['一个', 5_000],
    ['管', 10],
    ['都唔', 9],
  ]),
  spoken: hongKongWords([transcript]),
  apart: apartWords([transcript]),
  listed: ['管辖', '都唔'],
};

test('a transcript is its utterances, continued lines included', () => {
  expect(utterances(transcript)[1]).toEqual('一 個 月 都 唔 得 , 一 個 都 唔 得 .'.split(' '));
  expect(hongKongWords([transcript]).get('成日')).toBe(2);
});

test('words that speech writes apart, and numbers with what they count, are no words', () => {
  const costs = wordCosts(sources);
  expect(costs.has('都唔')).toBe(false);
  expect(costs.has('一个')).toBe(false);
  expect(costs.has('仲裁庭')).toBe(true);
  expect(costs.has('管辖')).toBe(true);
});

test('the same sources make the same list, and the trie finds its words with their costs', () => {
  expect(makeWordList(sources)).toBe(makeWordList({ ...sources, listed: [...sources.listed].reverse() }));
  const costs = wordCosts(sources);
  const trie = new WordTrie({ natsPerStep, lines: listLines(costs) });
  for (const [word, cost] of costs) {
    let node = trie.root(word.charCodeAt(0));
    for (let index = 1; index < word.length; index += 1) node = trie.child(node, word.charCodeAt(index));
    expect(trie.cost(node), word).toBe(cost);
  }
  const ends: number[] = [];
  cutHan(trie, '仲裁庭管轄', 0, 5, (end) => ends.push(end));
  expect(ends).toEqual([3, 5]);
});
