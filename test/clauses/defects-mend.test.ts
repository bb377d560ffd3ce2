import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extract } from '#main/clauses/extract.ts';
import mends from '../../resources/ontology/mends.json' with { type: 'json' };
import { ontology, options } from './resources.ts';

const mendShape = z.object({ language: z.string(), text: z.string(), blanks: z.array(z.string()) });

function mendFor(text: string, kind: string): z.infer<typeof mendShape> {
  const defect = extract(text, options).defects.find((found) => found.kind === kind);
  return mendShape.parse(defect?.fields.mend);
}

const optionalClauses = [
  {
    language: 'en',
    text: 'Any dispute arising out of this Agreement shall be referred to arbitration administered by HKIAC with its seat in Hong Kong before two arbitrators.',
    kind: 'path.tribunal_unworkable',
    says: 'Hong Kong International Arbitration Centre',
  },
  {
    language: 'zh-Hant',
    text: '因本合約引起的爭議，任何一方可以提交香港國際仲裁中心仲裁，仲裁地為香港，仲裁員一名。',
    kind: 'path.permissive',
    says: '仲裁地為香港。仲裁員人數為一名。',
  },
  {
    language: 'zh-Hans',
    text: '因本合同引起的争议，任何一方可以提交深圳国际仲裁院仲裁，仲裁地为深圳，由三名仲裁员审理，仲裁语言为中文。',
    kind: 'path.permissive',
    says: '均应提交深圳国际仲裁院',
  },
];

describe('a model clause that mends a defect', () => {
  test.each(optionalClauses)('speaks the language of its clause: $language', ({ language, text, kind, says }) => {
    const mend = mendFor(text, kind);
    expect(mend.language).toBe(language);
    expect(mend.text).toContain(says);
  });

  test('leaves open what the document does not say, and says so', () => {
    const mend = mendFor('All disputes under this Agreement shall be settled by arbitration.', 'path.no_institution');
    expect(mend.blanks).toEqual(['institution', 'seat', 'number', 'language']);
    expect(mend.text).not.toMatch(/[{}]/);
  });

  test.each(optionalClauses)('mends: the $language clause it gives has not the defect', ({ text, kind }) => {
    const mend = mendFor(text, kind);
    const filled = mend.text.replaceAll('[one or three]', 'three').replaceAll('［一或三］', '三');
    expect(extract(filled, options).defects.map((defect) => defect.kind)).not.toContain(kind);
  });

  test('stands for every kind of defect, in three languages', () => {
    // An amendment that does not fit, a sum that does not agree: only the parties can say what was meant.
    const kinds = ontology.kinds
      .filter(({ id }) => id.startsWith('path.') && id !== 'path.amendment' && id !== 'path.sum_mismatch')
      .map(({ id }) => id);
    expect(Object.keys(mends.kinds).toSorted()).toEqual(kinds.toSorted());
    const sentences: Readonly<Record<string, unknown>> = mends.sentences;
    for (const { sentences: names } of Object.values(mends.kinds)) {
      for (const name of names) expect(sentences[name], name).toHaveProperty('zh-Hans');
    }
  });
});
