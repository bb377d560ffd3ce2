import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippetWithout } from '#main/search/snippet-without.ts';

/** A snippet at place 100 of its page: `~old~` is left out, `[word]` is marked. */
function read(written: string): { readonly shown: string; readonly marked: readonly string[] } {
  let text = '';
  const [leftOut, marks]: { start: number; end: number }[][] = [[], []];
  const open = new Map<string, number>();
  for (const character of written) {
    if (character === '[') open.set('[', text.length);
    else if (character === ']') marks?.push({ start: open.get('[') ?? 0, end: text.length });
    else if (character === '~' && open.has('~')) {
      leftOut?.push({ start: 100 + (open.get('~') ?? 0), end: 100 + text.length });
      open.delete('~');
    } else if (character === '~') open.set('~', text.length);
    else text += character;
  }
  const snippet = snippetWithout({ text, start: 100, marks: marks ?? [] }, leftOut ?? []);
  return { shown: snippet.text, marked: snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)) };
}

describe('a snippet of a draft', () => {
  it.each([
    ['The [price] is HK$~500,000~600,000 payable [now].', 'The price is HK$600,000 payable now.', ['price', 'now']],
    ['within ~thirty~ sixty [days]', 'within sixty days', ['days']],
    ['[仲裁]地為~新加坡~香港', '仲裁地為香港', ['仲裁']],
    ['[仲裁]地为~[香港]~上海', '仲裁地为上海', ['仲裁']],
    ['仲裁喺~[星加坡]~[香港]度做', '仲裁喺香港度做', ['香港']],
    ['nothing [asked] here', 'nothing asked here', ['asked']],
  ])('shows %s as %s', (written, shown, marked) => {
    expect(read(written)).toEqual({ shown, marked });
  });

  it('shows what was asked where it stands in deleted words only', () => {
    expect(read('seat: ~in [Singapore] or~ Hong Kong')).toEqual({
      shown: 'seat: Singapore Hong Kong',
      marked: ['Singapore'],
    });
  });

  it('keeps marks on the words that they were on', () => {
    const range = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 3 }), range, (leftOut, mark) => {
        const text = 'abcdefghijklmnopqrstuvwxyzABCDEFGH';
        const isOut = (at: number): boolean => leftOut.some(({ start, end }) => at >= start && at < end);
        const wanted = [...text].filter((_, at) => at >= mark.start && at < mark.end && !isOut(at)).join('');
        const snippet = snippetWithout({ text, start: 0, marks: [mark] }, leftOut);
        const [found] = snippet.marks;
        const words = found === undefined ? '' : snippet.text.slice(found.start, found.end);
        expect(words).toBe(wanted === '' ? text.slice(mark.start, mark.end) : wanted);
      }),
    );
  });
});
