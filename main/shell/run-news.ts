import type { RunState, RunSummary } from '#contract/workshop.ts';
import type { MenuWords } from './menu-words.ts';

/** What a notification says: never a word of a document. */
export interface News {
  readonly title: string;
  /** The run's own name, where names are shown. */
  readonly body: string;
}

/**
 * What is to be told of a run that changed; null where nothing is: a person who paused or stopped it knows. `before`
 * is its state when it was last heard of.
 */
export function newsOfRun(
  before: RunState | undefined,
  run: Pick<RunSummary, 'name' | 'state' | 'note'>,
  { words, withNames }: { readonly words: MenuWords; readonly withNames: boolean },
): News | null {
  if (before !== 'running') return null;
  const title = titleOf(run, words);
  return title === null ? null : { title, body: withNames ? run.name : '' };
}

function titleOf({ state, note }: Pick<RunSummary, 'state' | 'note'>, words: MenuWords): string | null {
  switch (state) {
    case 'done':
      return note === null ? words.runDone : words.runDoneSomeFailed;
    case 'waiting':
      return words.runWaits;
    case 'failed':
      return words.runFailed;
    case 'paused':
      // The program paused it by itself: a full disk, a damaged file.
      return note === null ? null : words.runStopped;
    case 'running':
    case 'cancelled':
      return null;
  }
}

/** How many runs go on and how far they are together, in percent; steps that are not known yet are left out. */
export function runsLine(runs: readonly Pick<RunSummary, 'progress'>[], words: MenuWords): string {
  const total = runs.reduce((sum, { progress }) => sum + progress.known, 0);
  const ended = runs.reduce((sum, { progress }) => sum + progress.finished + progress.failed, 0);
  const share = total === 0 ? 0 : Math.min(100, Math.floor((100 * ended) / total));
  return filled(runs.length === 1 ? words.oneRunGoesOn : words.runsGoOn, { count: runs.length, share });
}

/** One run's line: its name, where names are shown, and its steps. */
export function runLine(
  { name, progress }: Pick<RunSummary, 'name' | 'progress'>,
  { words, withNames }: { readonly words: MenuWords; readonly withNames: boolean },
): string {
  const steps = filled(words.stepsOf, { ended: progress.finished + progress.failed, known: progress.known });
  return withNames ? `${name}: ${steps}` : steps;
}

function filled(text: string, values: Readonly<Record<string, number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
