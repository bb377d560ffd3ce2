import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { judgeHypotheses } from '#main/kinds/judge-hypotheses.ts';
import { parseHypothesesModel } from '#main/kinds/kinds-model.ts';
import { hypothesisCues } from '#main/kinds/nda-cues.ts';
import { ownNdas } from '#main/training/kinds/own-ndas.ts';
import { packedHypotheses } from '#main/training/kinds/pack-kinds.ts';
import { trainHypotheses } from '#main/training/kinds/train-hypotheses.ts';
import { options } from '#test/clauses/resources.ts';

const folder = new URL('../../resources/', import.meta.url);
const { documents } = z
  .object({
    documents: z.array(
      z.object({
        file_name: z.string(),
        text: z.string(),
        spans: z.array(z.tuple([z.number(), z.number()])),
        annotation_sets: z.tuple([
          z.object({
            annotations: z.record(
              z.string(),
              z.object({
                choice: z.enum(['Entailment', 'Contradiction', 'NotMentioned']),
                spans: z.array(z.number()),
              }),
            ),
          }),
        ]),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('nda-set/documents.json', folder), 'utf8')));

describe('the project’s own NDAs', () => {
  test('are labelled whole: every hypothesis has an answer, and evidence where the text speaks of it', () => {
    expect(new Set(documents.map(({ file_name: name }) => name)).size).toBe(documents.length);
    for (const { file_name: name, spans, annotation_sets: sets } of documents) {
      const { annotations } = sets[0];
      expect(Object.keys(annotations).sort(), name).toEqual(hypothesisCues.map(({ id }) => id).sort());
      for (const [id, { choice, spans: evidence }] of Object.entries(annotations)) {
        expect(evidence.length > 0, `${name} ${id}`).toBe(choice !== 'NotMentioned');
        expect(evidence.every((unit) => unit < spans.length)).toBe(true);
      }
    }
  });

  test('are cut into passages that are all of their text', () => {
    for (const { file_name: name, text, spans } of documents) {
      expect(spans.map(([start, end]) => text.slice(start, end)).join('\n'), name).toBe(text);
    }
  });

  test('teach judges that read back as they were learned, and answer what they learned', { timeout: 120_000 }, () => {
    const prepared = ownNdas(fileURLToPath(folder), options).filter(({ chinese }) => !chinese);
    const learned = prepared.slice(0, 9);
    const labels = hypothesisCues.map(({ id }) => ({ id, label: id, sentence: id }));
    const trained = trainHypotheses(learned, labels, { own: prepared.slice(9, 12), buckets: 600, epochs: 2 });
    const model = parseHypothesesModel(JSON.parse(JSON.stringify(packedHypotheses(trained, 'own texts'))));
    const judged = learned.map(({ document }) => judgeHypotheses(document, model, null));
    expect(judged).toEqual(learned.map(({ document }) => judgeHypotheses(document, trained, null)));
    const right = judged.map((own, index) =>
      own.filter(({ choice, hypothesis }) => choice === learned[index]?.document.answers[hypothesis]?.choice),
    );
    expect(right.flat().length).toBeGreaterThan(0.8 * learned.length * labels.length);
  });
});
