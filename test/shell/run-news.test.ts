import { describe, expect, test } from 'vitest';
import type { RunProgress, RunState } from '#contract/workshop.ts';
import { menuWords } from '#main/shell/menu-words.ts';
import { newsOfRun, runLine, runsLine } from '#main/shell/run-news.ts';

const words = menuWords('en');
const progress = (finished: number, failed: number, known: number): RunProgress => ({
  finished,
  failed,
  known,
  tokens: 0,
  workMs: 0,
  remainingMs: null,
  unmeasured: 0,
});
const run = (state: RunState, note: string | null = null) => ({
  name: 'Audit of Acme v Bauhinia',
  state,
  note: note === null ? null : { code: note, message: 'words of a step' },
});

describe('what is told of a run', () => {
  test.each([
    ['done', null, words.runDone],
    ['done', 'some-failed', words.runDoneSomeFailed],
    ['waiting', 'approval', words.runWaits],
    ['failed', 'some-failed', words.runFailed],
    ['paused', 'disk-full', words.runStopped],
  ] as const)('%s with the note %s', (state, note, title) => {
    const news = newsOfRun('running', run(state, note), { words, withNames: true });
    expect(news).toEqual({ title, body: 'Audit of Acme v Bauhinia' });
    expect(newsOfRun('running', run(state, note), { words, withNames: false })).toEqual({ title, body: '' });
  });

  test('nothing of what goes on, what a person stopped, and what had ended before', () => {
    const options = { words, withNames: true };
    expect(newsOfRun('running', run('running'), options)).toBeNull();
    expect(newsOfRun('running', run('paused'), options)).toBeNull();
    expect(newsOfRun('running', run('cancelled'), options)).toBeNull();
    expect(newsOfRun('done', run('done'), options)).toBeNull();
    expect(newsOfRun(undefined, run('failed'), options)).toBeNull();
  });
});

describe('the lines of the tray', () => {
  test('count runs and their known steps', () => {
    expect(runsLine([{ progress: progress(3, 1, 8) }], words)).toBe('1 run goes on, 50 % of its known steps');
    expect(runsLine([{ progress: progress(0, 0, 0) }], words)).toContain('0 %');
    const two = [{ progress: progress(1, 0, 2) }, { progress: progress(0, 0, 2) }];
    expect(runsLine(two, menuWords('zh-Hant'))).toBe('2 項工作進行中，已完成已知步驟的 25%');
  });

  test('name a run only where names are shown', () => {
    const one = { name: 'Due diligence', progress: progress(3, 1, 8) };
    expect(runLine(one, { words, withNames: true })).toBe('Due diligence: 4 of 8 steps');
    expect(runLine(one, { words: menuWords('zh-Hans'), withNames: false })).toBe('8 步中的 4 步');
  });
});
