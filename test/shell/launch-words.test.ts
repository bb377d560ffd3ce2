import { describe, expect, test } from 'vitest';
import { readLaunchWords } from '#main/shell/launch-words.ts';

describe('readLaunchWords', () => {
  test('files, the data folder, and Chromium’s switches left alone', () => {
    expect(readLaunchWords(['--no-sandbox', 'a.pdf', '--data', '/d', '合約.pdf'])).toEqual({
      dataFolder: '/d',
      modelId: null,
      files: ['a.pdf', '合約.pdf'],
      command: null,
    });
    expect(readLaunchWords(['--data=/d']).dataFolder).toBe('/d');
    expect(readLaunchWords(['--model', 'none', 'a.pdf'])).toMatchObject({ modelId: 'none', files: ['a.pdf'] });
    expect(readLaunchWords(['--model=none']).modelId).toBe('none');
  });

  test('a command takes every word after it', () => {
    const { command, files } = readLaunchWords(['analyse', 'a.pdf', '--out', 'x', '--data', '/d']);
    expect(command).toEqual(['analyse', 'a.pdf', '--out', 'x', '--data', '/d']);
    expect(files).toEqual([]);
  });

  test('a file named like a command, after another file, is a file', () => {
    expect(readLaunchWords(['a.pdf', 'read'])).toMatchObject({ files: ['a.pdf', 'read'], command: null });
  });

  test('nothing asks for nothing', () => {
    expect(readLaunchWords([])).toEqual({ dataFolder: null, modelId: null, files: [], command: null });
  });
});
