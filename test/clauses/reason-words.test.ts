import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { TextFinding } from '#contract/finding.ts';
import { reasonIn } from '#contract/reason-words.ts';
import { conflictsBetween } from '#main/clauses/conflicts.ts';
import { extract } from '#main/clauses/extract.ts';
import type { Extraction } from '#main/clauses/extraction.ts';
import { simplifiedOnlyCharacters, traditionalOnlyCharacters } from '#main/language/script-characters.ts';
import { reasonWords } from '#main/reports/reason-words.ts';
import { reasonLanguage, reasonWords as windowWords } from '#renderer/findings/reason-words.ts';
import templates from '../../resources/locales/reasons.json' with { type: 'json' };
import { cleanCantonese, cleanEnglish, cleanSimplified, cleanTraditional, defective } from './arbitration-cases.ts';
import { alternating, changes, chinese, english } from './conflict-cases.ts';
import { options } from './resources.ts';

const languages = ['zh-Hant', 'zh-Hans', 'yue-Hant'] as const;
const root = new URL('../../', import.meta.url);
const places = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();

/** What a sentence says outside quotation marks and brackets. */
function ownWords(shown: string): string {
  return shown.replaceAll(/「[^」]*」|“[^”]*”|（[^）]*）/g, '');
}

/** The languages in which a reason is still an English sentence. */
function untranslated(reason: string): string[] {
  return languages
    .filter((language) => {
      const own = ownWords(reasonWords(reason, language));
      return !/\p{Script=Han}/u.test(own) || /(?:\b[a-z]+ ){3}/.test(own);
    })
    .map((language) => `${language}: ${reasonWords(reason, language)}`);
}

function sentences({ findings, defects, conflicts, deadlines }: Extraction): string[] {
  return [...findings, ...defects, ...conflicts, ...deadlines].flatMap(sentencesOf);
}

function sentencesOf({ reasons, fields }: TextFinding): string[] {
  return [...reasons, fields.prevailing_rule, fields.doubt].filter((sentence) => typeof sentence === 'string');
}

describe('the templates', () => {
  test('each stands once', () => {
    const english = templates.map(({ en }) => en);
    expect(english.filter((sentence, index) => english.indexOf(sentence) !== index)).toEqual([]);
  });

  test.each(languages)('in %s have words and the same places as in English', (language) => {
    for (const template of templates) {
      expect(template[language], template.en).toMatch(/\p{Script=Han}/u);
      expect(places(template[language]), template.en).toEqual(places(template.en));
    }
  });

  test('keep to their script and its quotation marks', () => {
    const all = (language: (typeof languages)[number]): string => templates.map((one) => one[language]).join('\n');
    // Titles of Mainland cases are cited as they are printed.
    const traditional = `${all('zh-Hant')}\n${all('yue-Hant')}`.replaceAll(/\(20\d\d\)[^）]*号/g, '');
    const found = (text: string, characters: string): string[] => [...characters].filter((one) => text.includes(one));
    expect(found(traditional, `${simplifiedOnlyCharacters}“”`)).toEqual([]);
    expect(found(all('zh-Hans'), `${traditionalOnlyCharacters}「」`)).toEqual([]);
  });
});

describe('every reason has its words in every language', () => {
  const cases = [...cleanEnglish, ...cleanTraditional, ...cleanSimplified, ...cleanCantonese, ...defective];
  const folder = new URL('resources/samples/text/', root);
  const samples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const further = [
    'The Buyer (the "Buyer") shall pay $5,000 or USD one hundred (US$200) on 3/4/24, within 2 weeks, thirty (31) days, 6 months, 2 quarters, 3 years or 48 hours.',
    '本協議由甲方：香港貿易有限公司與乙方：深圳貨運有限公司於民國113年及24年3月簽訂，農曆正月初五生效。',
    'Fees, where "$" means Hong Kong dollars, are $100. The offer dated 5 March is open.',
  ];

  test('of the cases and samples', () => {
    const emitted = [...cases.map(({ text }) => text), ...samples, ...further].flatMap((text) =>
      sentences(extract(text, options)),
    );
    expect(emitted.length).toBeGreaterThan(500);
    expect([...new Set(emitted)].flatMap(untranslated)).toEqual([]);
  });

  test('of differences between versions', () => {
    const version = (text: string) => ({ text, extraction: extract(text, options) });
    const rules = [
      'If the versions differ, the English version shall prevail.',
      '如有歧義，以中文版本為準。',
      '兩種文本具有同等法律效力。',
    ];
    const versions = [...samples.map(version), version(english)];
    const others = [
      ...changes.map(([, from, to]) => chinese.replace(from, to)),
      ...rules.map((rule) => `${chinese.replace('30日內', '60日內')}\n第六條 語言\n${rule}`),
      `${english.replace('within 30', 'within 60')}\nIf the versions differ, the Chinese version shall prevail.`,
    ].map(version);
    const emitted = [
      ...versions.flatMap((a) => [...versions, ...others].flatMap((b) => conflictsBetween(a, b))).flatMap(sentencesOf),
      ...sentences(extract(alternating('北京', '45'), options)),
    ];
    expect(emitted.length).toBeGreaterThan(40);
    expect([...new Set(emitted)].flatMap(untranslated)).toEqual([]);
  });

  test('of the rules that no case here brings out, as their source has them', () => {
    const written = readdirSync(new URL('main/clauses/', root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => writtenReasons(name, readFileSync(new URL(`main/clauses/${name}`, root), 'utf8')));
    expect(written.length).toBeGreaterThan(90);
    expect(written.flatMap(untranslated)).toEqual([]);
  });
});

/** The sentences written in a source file for reasons, with something at each place. */
function writtenReasons(name: string, source: string): string[] {
  const found: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isConditionalExpression(node)) {
      collect(node.whenTrue);
      collect(node.whenFalse);
    } else if (ts.isStringLiteralLike(node)) {
      if (node.text.includes(' ')) found.push(node.text);
    } else if (ts.isTemplateExpression(node)) found.push(...filled(node));
    else if (ts.isCallExpression(node)) node.arguments.forEach(collect);
    else ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    const written = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? node : null;
    if (written?.initializer !== undefined && /^(?:reasons?|verdict|basis)$/.test(written.name.getText())) {
      collect(written.initializer);
    } else if (ts.isCallExpression(node) && node.expression.getText() === 'reasons.push')
      node.arguments.forEach(collect);
    else ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  visit(file);
  return found;
}

function filled(template: ts.TemplateExpression): string[] {
  return template.templateSpans.reduce<string[]>(
    (heads, { expression, literal }) =>
      heads.flatMap((head) => standIns(expression).map((words) => `${head}${words}${literal.text}`)),
    [template.head.text],
  );
}

function standIns(expression: ts.Expression): string[] {
  const words = expression.getText();
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].map((branch) =>
      ts.isStringLiteralLike(branch) ? branch.text : 'x',
    );
  }
  if (words === 'basis') return ['neither seat nor law is named'];
  if (words === 'what') return ['the seat'];
  if (/^(?:quoted\(|own$)/.test(words)) return ['“the words of the document”'];
  if (/\bfield\b/.test(words)) return ['number of arbitrators'];
  if (words.includes('period.unit')) return ['hour', 'day', 'business day', 'week', 'month', 'quarter', 'year'];
  if (words.includes('step')) return ['negotiation, senior meeting, expert determination'];
  if (words === 'where') return ['a clause', 'clause 12.3'];
  return ['第一'];
}

describe('a reason', () => {
  test('keeps the words it quotes, the cases it cites, and names bodies and places', () => {
    const reason = 'two bodies are named for one dispute: “HKIAC (the “Centre”)”, “SIAC, with “, “ in it”';
    expect(reasonWords('two bodies are named for one dispute: “HKIAC”, “the “Centre””', 'zh-Hant')).toBe(
      '同一爭議訂明兩個仲裁機構：「HKIAC」、「the “Centre”」',
    );
    expect(reasonWords(reason, 'zh-Hans')).toContain('HKIAC (the “Centre”)');
    expect(
      reasonWords(
        'the seat is Hong Kong and no law is chosen for the agreement: an option was held valid in Hong Kong (G v P [2023] HKCFI 2173)',
        'zh-Hans',
      ),
    ).toBe('仲裁地为香港，且未为仲裁协议选定法律：香港有认定选择权有效的先例（G v P [2023] HKCFI 2173）');
    expect(
      reasonWords('the body is now China International Economic and Trade Arbitration Commission', 'yue-Hant'),
    ).toBe('嗰間機構而家叫中國國際經濟貿易仲裁委員會');
    expect(windowWords('clause 20.1 says that the English version prevails', 'zh-Hant')).toBe(
      '第 20.1 條訂明以英文版本為準',
    );
  });

  test('without a template stays as it is, and is marked as English', () => {
    const reason = 'a reason that nobody has put into words: “仲裁”';
    for (const language of languages) expect(reasonWords(reason, language)).toBe(reason);
    expect(reasonLanguage(reason, 'zh-Hant')).toBe('en');
    expect(reasonLanguage(windowWords('no seat is named: “arbitration”', 'zh-Hans'), 'zh-Hans')).toBe('zh-Hans');
  });

  test('in English is the rules’ own', () => {
    fc.assert(fc.property(fc.string(), (reason) => reasonIn('en', reason, templates) === reason));
  });

  test('keeps any quoted words, however long and however like a template', () => {
    const like = fc.constantFrom('the words “', '” set a period', ': “', '”, “', '; Hong Kong courts have ', 'a', '，');
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(like, fc.integer({ min: 1, max: 20_000 })).map(([part, count]) => part.repeat(count)),
    );
    fc.assert(
      fc.property(words, (quote) => {
        expect(reasonWords(`the words “${quote}” choose a law`, 'zh-Hant')).toBe(`「${quote}」一語選定法律`);
      }),
    );
  });
});
