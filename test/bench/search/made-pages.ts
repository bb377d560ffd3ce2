/** Pages made of real sections, each varied so that none is another's copy; the same in every run. */
import type { Section } from './sections.ts';

const pageLength = { en: 2400, 'zh-Hant': 900 };

/** Numbers that come again in every run. */
function* pseudoRandom(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

export interface MadePages {
  readonly pageText: () => string;
  /** A number below the one given. */
  readonly next: (below: number) => number;
}

export function madePages(sections: readonly Section[]): MadePages {
  const random = pseudoRandom(7);
  const next = (below: number): number => Math.floor((random.next().value ?? 0) * below);
  const pools = (['en', 'zh-Hant'] as const).map((form) => ({
    form,
    lines: sections
      .flatMap(({ texts }) => (texts[form] ?? '').split(/\n|(?<=[.。；;])/))
      .filter((line) => line.length > 8),
  }));
  const pageText = (): string => {
    const { form, lines } = pools[next(2)] ?? { form: 'en', lines: [] };
    let text = '';
    while (text.length < pageLength[form]) {
      const line = lines[next(lines.length)] ?? '';
      text += `${line.replace(/\d+/g, () => String(next(9000)))}\n`;
      if (next(4) === 0)
        text +=
          form === 'en'
            ? `Amount HK$${next(9_000_000)} on ${1 + next(28)} March ${1990 + next(40)}.\n`
            : `金額${next(9_000_000)}元，${1990 + next(40)}年${1 + next(12)}月${1 + next(28)}日。\n`;
    }
    return text;
  };
  return { pageText, next };
}
