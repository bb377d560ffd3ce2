import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SampanError } from '#contract/errors.ts';
import { type Approval, type Plan, planSchema, type RunSummary } from '#contract/workshop.ts';
import type { Application } from '../application.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, withApplication } from './open-application.ts';
import { takeNamedFiles } from './read-named-files.ts';
import { print, say, showProgress } from './terminal.ts';
import { type BackendOptions, type WorkshopDesk, withWorkshop } from './workshop-desk.ts';

export interface WorkshopRunOptions extends BackendOptions {
  /** The folder that files are written to. */
  readonly out?: string;
  readonly language?: Plan['language'];
  /** `name=value`, for the plan's fields. */
  readonly set?: readonly string[];
  /** Allows what the plan asks for, in the name of whoever runs the command. */
  readonly yes?: boolean;
  readonly json?: boolean;
}

/**
 * `sampan workshop run PLAN FILE…`: a template's id, a plan in a JSON file, or an
 * instruction in words. Runs until it is done or waits for a person. Returns the
 * exit code. Errors: `wrong-usage` for a plan that is none, `cancelled`.
 */
export function workshopRun(
  words: string,
  paths: readonly string[],
  options: WorkshopRunOptions,
  signal: AbortSignal,
): Promise<number> {
  return withWorkshop(options, async (desk, application) => {
    const plan = filled(await planNamed(application, words, options.language ?? 'en'), options);
    const { matterId, documentIds, refused } = await takeNamedFiles(application, {
      paths,
      command: 'workshop',
      matterName: 'Workshop',
    });
    if (documentIds.length === 0) return exitCodes.someFailed;
    const run = await desk.run({ matterId, documentIds, plan });
    say(`run ${run.id}: ${run.name}`);
    if (desk.forget !== null)
      say('Workers do its steps: start any number with “sampan worker”, the same --backend and --documents.');
    return follow(desk, run.id, options, signal, refused);
  });
}

/** `sampan workshop resume RUN`: goes on with a run that was paused, waits, or was cut off. */
export function workshopResume(runId: string, options: WorkshopRunOptions, signal: AbortSignal): Promise<number> {
  return withWorkshop(options, async (desk) => {
    await desk.resume(runId);
    return follow(desk, runId, options, signal, 0);
  });
}

/** `sampan workshop list`: every run, newest first. */
export function workshopList(options: BackendOptions & { readonly json?: boolean }): Promise<number> {
  return withWorkshop(options, async (desk) => {
    for (const run of await desk.list()) print(options.json ? JSON.stringify(run) : line(run));
    return exitCodes.done;
  });
}

/** `sampan workshop show RUN`: its steps, what they said, and what waits. */
export function workshopShow(runId: string, options: BackendOptions & { readonly json?: boolean }): Promise<number> {
  return withWorkshop(options, async (desk) => {
    const view = await desk.show(runId);
    const waiting = await waitingOf(desk, runId);
    if (options.json) {
      print(JSON.stringify({ ...view, approvals: waiting }, null, 1));
      return exitCodes.done;
    }
    print(line(view));
    for (const { step, item, state, attempts, error } of view.steps)
      print(
        `  ${step} ${item || '(all)'}: ${state}${attempts > 1 ? `, ${attempts} attempts` : ''}${error ? `, ${error.code}: ${error.message}` : ''}`,
      );
    for (const { text, verdict, reason } of view.claims)
      print(`  - ${text}${verdict === 'disagrees' ? `  [checker disagrees: ${reason}]` : ''}`);
    for (const file of view.files) print(`  file ${file}`);
    for (const approval of waiting) print(`  waits: ${asked(approval)}`);
    return exitCodes.done;
  });
}

/** `sampan workshop approve ID`: an approval's id, or a run's for all that it waits for; goes on with the run. */
export function workshopApprove(
  id: string,
  options: WorkshopRunOptions & { readonly decline?: boolean; readonly note?: string },
  signal: AbortSignal,
): Promise<number> {
  return withWorkshop(options, async (desk) => {
    const all = await desk.waiting();
    const meant = all.filter((approval) => approval.id === id || approval.runId === id);
    if (meant.length === 0) throw new SampanError('not-found', 'Nothing of that id waits. See: workshop show RUN');
    for (const approval of meant) await decide(desk, approval, options.decline !== true, options.note ?? '');
    const runId = meant[0]?.runId;
    return runId == null ? exitCodes.done : follow(desk, runId, options, signal, 0);
  });
}

/** `sampan workshop cancel RUN`: for good; finished steps stay. */
export function workshopCancel(runId: string, options: BackendOptions): Promise<number> {
  return withWorkshop(options, async (desk) => {
    print(line(await desk.cancel(runId)));
    return exitCodes.done;
  });
}

/** `sampan workshop templates`: every template by its id and name; with `--delete ID` one of one's own is deleted first. Errors: `not-found`. */
export function workshopTemplates(options: CommonOptions & { readonly delete?: string }): Promise<number> {
  return withApplication(options, async (application) => {
    const { delete: templateId } = options;
    if (templateId !== undefined) await application.request('workshop.deleteTemplate', { templateId });
    for (const { id, name } of await application.request('workshop.templates', {})) print(`${id}  ${name.en}`);
    return exitCodes.done;
  });
}

async function planNamed(application: Application, words: string, language: Plan['language']): Promise<Plan> {
  const templates = await application.request('workshop.templates', {});
  const template = templates.find(({ id }) => id === words);
  if (template) return { ...template, language };
  if (words.endsWith('.json')) {
    const parsed = planSchema.safeParse(JSON.parse(await readFile(words, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new SampanError(
      'wrong-usage',
      `${words} is no plan: ${parsed.error.issues.map(({ message }) => message).join('; ')}`,
    );
  }
  const proposed = await application.request('workshop.plan', { instruction: words, language });
  say(`plan ${proposed.plan.id} (by ${proposed.by}): ${proposed.why}`);
  return proposed.plan;
}

function filled(plan: Plan, { out, set = [], language }: WorkshopRunOptions): Plan {
  const values = new Map(
    set.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      if (!plan.fields.some((field) => field.name === name))
        throw new SampanError(
          'wrong-usage',
          `The plan has no field “${name}”. It has: ${plan.fields.map((field) => field.name).join(', ')}.`,
        );
      return [name, value.join('=')] as const;
    }),
  );
  if (out !== undefined) values.set('folder', resolve(out));
  const fields = plan.fields.map((field) => ({ ...field, value: values.get(field.name) ?? field.value }));
  return { ...plan, fields, ...(language && { language }) };
}

/** `sampan workshop forget RUN`: deletes a shared run that is over from its database, with the documents that no other run needs. */
export function workshopForget(runId: string, options: BackendOptions): Promise<number> {
  return withWorkshop(options, async (desk) => {
    if (desk.forget === null)
      throw new SampanError(
        'wrong-usage',
        'Name the database that the run is to be deleted from: --backend and --documents.',
      );
    await desk.forget(runId);
    return exitCodes.done;
  });
}

async function waitingOf(desk: WorkshopDesk, runId: string): Promise<Approval[]> {
  const all = await desk.waiting();
  return all.filter((approval) => approval.runId === runId);
}

async function decide(desk: WorkshopDesk, { id }: Approval, approve: boolean, note: string): Promise<void> {
  await desk.decide(id, { approve, note, by: userInfo().username || 'command line' });
}

function asked({ id, kind, subject }: Approval): string {
  const words = Object.entries(subject).map(([name, value]) => `${name} ${value}`);
  return `${id}: ${kind} (${words.join(', ')})`;
}

function line({
  id,
  state,
  name,
  progress,
  note,
}: Pick<RunSummary, 'id' | 'state' | 'name' | 'progress' | 'note'>): string {
  const { finished, failed, known } = progress;
  return `${id} ${state} ${finished}/${known}${failed > 0 ? `, ${failed} failed` : ''} ${name}${note ? ` (${note.code}: ${note.message})` : ''}`;
}

async function follow(
  desk: WorkshopDesk,
  runId: string,
  options: WorkshopRunOptions,
  signal: AbortSignal,
  refused: number,
): Promise<number> {
  for (;;) {
    if (signal.aborted) throw new SampanError('cancelled', `Stopped. Go on with: workshop resume ${runId}`);
    const run = await desk.summary(runId);
    const { finished, failed, known } = run.progress;
    showProgress(run.name, { stage: 'workshop', done: finished + failed, total: known });
    const waiting = run.state === 'waiting' ? await waitingOf(desk, runId) : [];
    if (waiting.length > 0 && options.yes) {
      for (const approval of waiting) await decide(desk, approval, true, 'allowed by --yes');
    } else if (run.state !== 'running') {
      const view = await desk.show(runId);
      if (run.state !== 'waiting' && run.state !== 'paused') await desk.collect(runId);
      const { plan: _plan, documentIds: _documents, ...rest } = view;
      if (options.json) print(JSON.stringify({ ...rest, approvals: waiting }));
      else {
        print(line(run));
        for (const file of view.files) print(file);
      }
      for (const approval of waiting)
        say(`waits for a person: ${asked(approval)}. Allow it with: workshop approve ${runId}`);
      for (const { step, item, error } of view.steps)
        if (error) say(`failed ${step} ${item}: ${error.code}: ${error.message}`);
      return failed > 0 || refused > 0 || run.state === 'failed' ? exitCodes.someFailed : exitCodes.done;
    }
    await setTimeout(200, undefined, { signal }).catch(() => undefined);
  }
}
