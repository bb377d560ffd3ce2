import { describe, expect, test } from 'vitest';
import { readLaunchWords } from '#main/shell/launch-words.ts';

describe('readLaunchWords', () => {
  test('files, the data folder, and Chromium’s switches left alone', () => {
    expect(readLaunchWords(['--no-sandbox', 'a.pdf', '--data', '/d', '合約.pdf'])).toEqual({
      dataFolder: '/d',
      modelId: null,
      files: ['a.pdf', '合約.pdf'],
      links: [],
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

  test('a link is no file, and nothing behind it is read', () => {
    const link = 'sampan://matter/m-1/document/doc-2';
    expect(readLaunchWords(['--data', '/d', link])).toMatchObject({ dataFolder: '/d', files: [], links: [link] });
    expect(readLaunchWords(['SAMPAN:anything'])).toMatchObject({ files: [], links: ['SAMPAN:anything'] });
    expect(readLaunchWords([link, '--data', '/elsewhere', '--model=x', 'analyse', '/etc/passwd'])).toEqual({
      dataFolder: null,
      modelId: null,
      files: [],
      links: [link],
      command: null,
    });
  });

  test('a file handed over as an address is its path', () => {
    expect(readLaunchWords(['file:///tmp/%E5%90%88%E7%B4%84%201.pdf']).files).toEqual(['/tmp/合約 1.pdf']);
    expect(readLaunchWords(['file://%zz']).files).toEqual(['file://%zz']);
  });

  test('nothing asks for nothing', () => {
    expect(readLaunchWords([])).toEqual({ dataFolder: null, modelId: null, files: [], links: [], command: null });
  });
});
