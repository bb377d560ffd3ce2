import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepWindowState, readWindowState } from '#main/shell/window-state.ts';

describe('the window’s place', () => {
  test('is kept', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sampan-state-'));
    const state = { x: 10, y: -5, width: 1000, height: 700, maximised: true };
    keepWindowState(folder, state);
    expect(readWindowState(folder)).toEqual(state);
  });

  test.each(['', 'null', '{"width":1}', '{"width":1e9,"height":700,"maximised":false}', '[1'])(
    'a damaged file (%s) gives the first place',
    (text) => {
      const folder = mkdtempSync(join(tmpdir(), 'sampan-state-'));
      writeFileSync(join(folder, 'window.json'), text);
      expect(readWindowState(folder)).toEqual({ width: 1440, height: 900, maximised: false });
    },
  );

  test('a folder that is not there costs nothing', () => {
    const folder = join(tmpdir(), 'sampan-state-absent', 'x');
    keepWindowState(folder, { width: 1000, height: 700, maximised: false });
    expect(readWindowState(folder)).toEqual({ width: 1440, height: 900, maximised: false });
  });
});
