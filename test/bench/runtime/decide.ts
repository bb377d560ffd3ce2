import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { calibratedYesNo, fitPlatt } from '#main/models/calibration.ts';
import { loadLlamaRuntime } from '#main/models/llama-runtime.ts';
import { type DecideCase, decideCases } from './decide-cases.ts';
import type { BenchModel } from './models.ts';

/** ln P(yes) − ln P(no) of each case asked so far, by model: a stopped run goes on. */
const keptSchema = z.record(z.string(), z.record(z.string(), z.number()));
const keptFile = join(import.meta.dirname, 'decide-results.json');

interface Answered extends DecideCase {
  readonly margin: number;
}

/**
 * Right answers and calibration of yes-no questions over passages that experts labelled (ContractNLI's evidence, CUAD's
 * clause kinds): Platt's scaling is fitted on the documents of the training side and shown on the held-out ones.
 */
export async function measureDecisions(model: BenchModel, dataFolder: string): Promise<void> {
  const cases = decideCases(dataFolder);
  const kept = existsSync(keptFile) ? keptSchema.parse(JSON.parse(readFileSync(keptFile, 'utf8'))) : {};
  const margins = kept[model.id] ?? {};
  kept[model.id] = margins;
  const waiting = cases.filter(({ key }) => margins[key] === undefined);
  if (waiting.length > 0) {
    const runtime = await loadLlamaRuntime({ ...model, contextSize: 1_024, threads: 1 });
    for (const [index, { key, passage, question }] of waiting.entries()) {
      const { decisions } = await runtime.decide({
        document: passage,
        questions: [{ kind: 'yes-no', text: question }],
      });
      const [yes = 0.5, no = 0.5] = decisions[0]?.probabilities ?? [];
      margins[key] = Math.log(Math.max(yes, 1e-12)) - Math.log(Math.max(no, 1e-12));
      if (index % 5 === 4 || index === waiting.length - 1) {
        writeFileSync(keptFile, `${JSON.stringify(kept, null, 2)}\n`);
      }
    }
    await runtime.dispose();
  }
  printDecisions(
    model,
    cases.flatMap((one) => {
      const margin = margins[one.key];
      return margin === undefined ? [] : [{ ...one, margin }];
    }),
  );
}

function printDecisions(model: BenchModel, answered: readonly Answered[]): void {
  const fitting = answered.filter(({ isShown }) => !isShown);
  const platt = fitPlatt(
    fitting.map(({ margin }) => margin),
    fitting.map(({ isYes }) => isYes),
  );
  console.log(
    `\nYes-no, ${model.id}: fitted on ${fitting.length} questions of the training side: scale ${platt.scale.toFixed(3)}, shift ${platt.shift.toFixed(3)}`,
  );
  console.log('| held-out documents | questions | yes | | right | Brier | calibration error | area under ROC |');
  console.log('|---|---|---|---|---|---|---|---|');
  const calibration = { yesNo: platt, fittedOn: 'here' };
  const shown = answered.filter(({ isShown }) => isShown);
  for (const [name, own] of [
    ['both', shown],
    ['ContractNLI', shown.filter(({ source }) => source === 'ContractNLI')],
    ['CUAD', shown.filter(({ source }) => source === 'CUAD')],
  ] as const) {
    const yes = own.filter(({ isYes }) => isYes).length / Math.max(1, own.length);
    const roc = rankingQuality(own.map(({ margin, isYes }) => [margin, isYes]));
    for (const [kind, probability] of [
      ['the model’s own', (margin: number) => 1 / (1 + Math.exp(-margin))],
      ['calibrated', (margin: number) => calibratedYesNo([margin, 0], calibration)[0]],
    ] as const) {
      const pairs = own.map(({ margin, isYes }) => [probability(margin), isYes] as const);
      const right = pairs.filter(([said, isYes]) => said >= 0.5 === isYes).length / Math.max(1, pairs.length);
      const brier =
        pairs.reduce((sum, [said, isYes]) => sum + (said - Number(isYes)) ** 2, 0) / Math.max(1, pairs.length);
      console.log(
        `| ${name} | ${own.length} | ${(100 * yes).toFixed(0)} % | ${kind} | ${(100 * right).toFixed(1)} % | ${brier.toFixed(3)} | ${expectedCalibrationError(pairs).toFixed(3)} | ${roc.toFixed(3)} |`,
      );
    }
  }
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
