import type { ForceWeights } from '#main/clauses/versions/expected-forces.ts';
import { modalCountNames } from '#main/clauses/versions/expected-modals.ts';
import type { ExpectedTables } from '#main/clauses/versions/read-expected-tables.ts';

const widest = 108;

/** The text of `main/clauses/versions/expected-tables.ts`: words with their weights, in as few lines as fit. */
export function expectedTablesModule({ modals, forces }: ExpectedTables): string {
  const counted = (language: 'en' | 'zh'): string[] =>
    modalCountNames.flatMap((name) =>
      listOf(
        `      ${name}`,
        [...modals[language][name]].map(([sign, weight]) => `${sign} ${weight}`),
      ),
    );
  const forced = (weights: ForceWeights): string[] => [...weights].map(([sign, own]) => `${sign} ${own.join(' ')}`);
  return [
    "import { readExpectedTables } from './read-expected-tables.ts';",
    '',
    '/**',
    " * What words tell of the other language's modal words, in parts: how many denials, duties and permissions",
    ' * each brings; and what speaks for each force of a modal word, in natural log-odds, in the order of `forces`.',
    ' * Made by `npm run train -- versions`; `resources/versions/conflict-weights.json` names the texts.',
    ' */',
    'export const expectedTables = readExpectedTables({',
    '  modals: {',
    '    en: {',
    ...counted('en'),
    '    },',
    '    zh: {',
    ...counted('zh'),
    '    },',
    '  },',
    '  forces: {',
    ...listOf('    en', forced(forces.en)),
    ...listOf('    zh', forced(forces.zh)),
    '  },',
    '});',
    '',
  ].join('\n');
}

/** A property whose value is a list of lines, each with as many entries as fit. */
function listOf(property: string, entries: readonly string[]): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last === undefined || wide(last) + wide(entry) + 1 > widest) lines.push(entry);
    else lines[lines.length - 1] = `${last}|${entry}`;
  }
  const indent = ' '.repeat(property.length - property.trimStart().length);
  if (lines.length === 0) return [`${property}: [],`];
  const [only = ''] = lines;
  if (lines.length === 1 && wide(property) + wide(only) < widest) return [`${property}: [${quoted(only)}],`];
  return [`${property}: [`, ...lines.map((line) => `${indent}  ${quoted(line)},`), `${indent}],`];
}

/** The columns of words: an ideograph takes two. */
function wide(words: string): number {
  return [...words].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
}

function quoted(words: string): string {
  return words.includes("'") ? `"${words}"` : `'${words}'`;
}
