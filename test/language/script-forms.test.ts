import { describe, expect, test } from 'vitest';
import { scriptForms } from '#main/language/script-forms.ts';

describe('the forms of a character in other scripts', () => {
  test('each character comes first among its own forms', () => {
    const forms = scriptForms('仲裁協議 A𠮷');
    expect(forms.map(([first]) => first).join('')).toBe('仲裁協議 A𠮷');
    expect(forms[0]).toEqual(['仲']);
    expect(forms[2]).toContain('协');
    expect(forms[5]).toEqual(['A']);
  });

  test('an ambiguous character keeps all that it may stand for', () => {
    expect(scriptForms('后')[0]).toEqual(expect.arrayContaining(['后', '後']));
    expect(scriptForms('发')[0]).toEqual(expect.arrayContaining(['發', '髮']));
    expect(scriptForms('裏')[0]).toEqual(expect.arrayContaining(['里', '裡']));
  });
});
