import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { calibratedYesNo, fitPlatt } from '#main/models/calibration.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { isHeldOut } from '#main/training/held-out.ts';
import type { BenchModel } from './models.ts';

const schema = z.object({
  documents: z.array(
    z.object({
      file_name: z.string(),
      text: z.string(),
      spans: z.array(z.tuple([z.number(), z.number()])),
      annotation_sets: z.array(
        z.object({
          annotations: z.record(z.string(), z.object({ choice: z.string(), spans: z.array(z.number()) })),
        }),
      ),
    }),
  ),
  labels: z.record(z.string(), z.object({ hypothesis: z.string() })),
});

interface Labelled {
  readonly document: string;
  readonly question: string;
  readonly isYes: boolean;
  /** Every second document fits the correction, the others show it. */
  readonly fits: boolean;
}

/** Passages of each document with their hypotheses: the evidence the experts marked, and what it makes of the hypothesis. */
async function labelled(dataFolder: string, mostPerDocument: number): Promise<Labelled[]> {
  const { documents, labels } = schema.parse(
    JSON.parse(await readFile(join(dataFolder, 'contractnli', 'dev.json'), 'utf8')),
  );
  return documents
    .filter(({ file_name: name }) => !isHeldOut(name))
    .flatMap(({ text, spans, annotation_sets: [set] }, number) => {
      const answered = Object.entries(set?.annotations ?? {}).filter(([, { spans: evidence }]) => evidence.length > 0);
      // Contradictions are few: they come first, so that both answers are there.
      answered.sort(([, a], [, b]) => a.choice.localeCompare(b.choice));
      return answered.slice(0, mostPerDocument).map(([id, { choice, spans: evidence }]) => ({
        document: evidence
          .map((index) => text.slice(...(spans[index] ?? [0, 0])))
          .join('\n')
          .slice(0, 700),
        question: `Is this statement true under the document? ${labels[id]?.hypothesis ?? ''}`,
        isYes: choice === 'Entailment',
        fits: number % 2 === 0,
      }));
    });
}

/** Right answers and calibration of yes-no questions over ContractNLI's evidence, before and after Platt's scaling. */
export async function measureDecisions(model: BenchModel, dataFolder: string): Promise<void> {
  const cases = await labelled(dataFolder, 2);
  const runtime = await loadLlamaRuntime({ ...model, contextSize: 1_024, threads: 1 });
  const margins: number[] = [];
  for (const { document, question } of cases) {
    const { decisions } = await runtime.decide({ document, questions: [{ kind: 'yes-no', text: question }] });
    const [yes = 0.5, no = 0.5] = decisions[0]?.probabilities ?? [];
    margins.push(Math.log(Math.max(yes, 1e-12)) - Math.log(Math.max(no, 1e-12)));
  }
  await runtime.dispose();
  const of = (fits: boolean): number[] => cases.flatMap((one, index) => (one.fits === fits ? [index] : []));
  const [fitting, shown] = [of(true), of(false)];
  const platt = fitPlatt(
    fitting.map((index) => margins[index] ?? 0),
    fitting.map((index) => cases[index]?.isYes ?? false),
  );
  const calibration = { yesNo: platt, fittedOn: 'ContractNLI development documents' };
  const yes = (index: number): number => 1 / (1 + Math.exp(-(margins[index] ?? 0)));
  const corrected = (index: number): number => calibratedYesNo([margins[index] ?? 0, 0], calibration)[0];
  const isYes = (index: number): boolean => cases[index]?.isYes ?? false;
  console.log(`\nYes-no over ContractNLI evidence, ${model.id}; held-out documents are in neither half`);
  console.log(`fitted on ${fitting.length}: scale ${platt.scale.toFixed(3)}, shift ${platt.shift.toFixed(3)}`);
  const base = shown.filter(isYes).length / shown.length;
  console.log(`shown on ${shown.length} of other documents, ${(100 * base).toFixed(0)} % yes`);
  for (const [name, probability] of [
    ['the model’s own', yes],
    ['calibrated', corrected],
  ] as const) {
    const right = shown.filter((index) => probability(index) >= 0.5 === isYes(index)).length;
    const brier =
      shown.reduce((sum, index) => sum + (probability(index) - Number(isYes(index))) ** 2, 0) / shown.length;
    console.log(
      `${name.padEnd(16)} right ${((100 * right) / shown.length).toFixed(1)} %  Brier ${brier.toFixed(3)}  calibration error ${expectedCalibrationError(shown.map((index) => [probability(index), isYes(index)])).toFixed(3)}`,
    );
  }
  console.log(`area under ROC ${rankingQuality(shown.map((index) => [margins[index] ?? 0, isYes(index)])).toFixed(3)}`);
}

/** Mean distance between what five equal bins of P(yes) say and how often it was yes (Naeini et al. 2015). */
function expectedCalibrationError(pairs: readonly (readonly [number, boolean])[]): number {
  const bins = Array.from({ length: 5 }, (_, bin) =>
    pairs.filter(([probability]) => Math.min(4, Math.floor(probability * 5)) === bin),
  );
  return bins.reduce((sum, bin) => {
    if (bin.length === 0) return sum;
    const said = bin.reduce((total, [probability]) => total + probability, 0) / bin.length;
    const was = bin.filter(([, truth]) => truth).length / bin.length;
    return sum + (bin.length / pairs.length) * Math.abs(said - was);
  }, 0);
}

/** Chance that a yes has the higher score than a no. */
function rankingQuality(pairs: readonly (readonly [number, boolean])[]): number {
  const positives = pairs.filter(([, truth]) => truth);
  const negatives = pairs.filter(([, truth]) => !truth);
  const won = positives.reduce(
    (sum, [high]) => sum + negatives.reduce((inner, [low]) => inner + (high > low ? 1 : high === low ? 0.5 : 0), 0),
    0,
  );
  return won / Math.max(1, positives.length * negatives.length);
}
