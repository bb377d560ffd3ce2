import { describe, expect, test } from 'vitest';
import { fileNameEnv } from '#main/setup/program-env.mjs';

describe.runIf(process.platform === 'linux')('file names', () => {
  test('are UTF-8 where the environment names no encoding, or another one', () => {
    expect(fileNameEnv({})).toEqual({ LC_CTYPE: 'C.UTF-8' });
    expect(fileNameEnv({ LANG: 'C' })).toEqual({ LC_CTYPE: 'C.UTF-8' });
    expect(fileNameEnv({ LANG: 'zh_HK.BIG5' })).toEqual({ LC_CTYPE: 'C.UTF-8' });
    // LC_ALL goes before everything else, so it is answered in kind.
    expect(fileNameEnv({ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' })).toEqual({ LC_CTYPE: 'C.UTF-8', LC_ALL: 'C.UTF-8' });
  });

  test('stay as they are where it is UTF-8 already', () => {
    for (const given of [{ LANG: 'zh_TW.UTF-8' }, { LC_CTYPE: 'en_US.utf8', LANG: 'C' }, { LC_ALL: 'C.UTF-8' }]) {
      expect(fileNameEnv(given)).toEqual({});
    }
  });
});
