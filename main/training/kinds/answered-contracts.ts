import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ExtractionOptions, extract } from '#main/clauses/extract.ts';
import { type LabelledContract, type LabelledSpan, labelledContracts, unitsIn } from '../compression/cuad-passages.ts';
import type { Answer } from './answer-match.ts';
import type { AnsweredContract } from './train-kinds.ts';

const line = z.object({ doc: z.string(), labels: z.array(z.object({ cat: z.string(), text: z.array(z.string()) })) });

const omission = '<omitted>';
const leastPiece = 20;

/**
 * CUAD's contracts whose name `wanted` accepts, with the experts' answers and what the rules find.
 * An answer with words left out is several answers, as in CUAD's own test file: there each is a stretch of the text.
 */
export function* answeredContracts(
  data: string,
  wanted: (name: string) => boolean,
  options: ExtractionOptions,
): Generator<AnsweredContract, void, void> {
  const answers = new Map(
    readFileSync(join(data, 'cuad', 'spans.jsonl'), 'utf8')
      .split('\n')
      .filter((each) => each.trim() !== '')
      .map((each) => line.parse(JSON.parse(each)))
      .map(({ doc, labels }) => [
        doc,
        labels.flatMap(({ cat, text }) =>
          text.filter((each) => each !== '').map((each) => ({ category: cat, text: each })),
        ),
      ]),
  );
  for (const contract of labelledContracts(data, wanted)) {
    const { findings, defects } = extract(contract.text, options);
    const uncut = answers.get(contract.name) ?? [];
    const pieces = uncut.filter(({ text }) => text.includes(omission)).flatMap(piecesOf);
    yield {
      ...contract,
      spans: [...contract.spans, ...pieces.flatMap((piece) => spanOf(contract, piece))],
      findings: [...findings, ...defects],
      answers: [...uncut.filter(({ text }) => !text.includes(omission)), ...pieces],
      uncut,
    };
  }
}

function piecesOf({ category, text }: Answer): Answer[] {
  return text
    .split(omission)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => ({ category, text: piece }));
}

/** Where a piece first stands; a few letters stand anywhere. */
function spanOf({ text, units }: LabelledContract, piece: Answer): LabelledSpan[] {
  const start = piece.text.length < leastPiece ? -1 : text.indexOf(piece.text);
  if (start < 0) return [];
  const end = start + piece.text.length;
  return [{ category: piece.category, start, end, units: unitsIn(units, start, end) }];
}
