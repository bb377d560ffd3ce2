import { SampanError } from '#contract/errors.ts';
import { exitCodes } from './exit-codes.ts';
import { type CommonOptions, openApplication } from './open-application.ts';
import { print, say } from './terminal.ts';

/** `sampan audit verify`: says that the record is whole, or names its first break. Returns the exit code. */
export async function auditVerify(options: CommonOptions): Promise<number> {
  const application = await openApplication(options);
  try {
    const check = application.record.verify();
    print(JSON.stringify(check));
    if (check.whole) {
      say(`The record is whole: ${check.entries} entries.`);
      return exitCodes.done;
    }
    say(`The record breaks at entry ${check.sequence}: ${check.reason}.`);
    return exitCodes.someFailed;
  } finally {
    await application.close();
  }
}

/**
 * `sampan audit replay [ENTRY…]`: repeats calls of local models, by default the
 * last one, and says whether each gives the same output, else what is not as it
 * was. One line of JSON each. Returns the exit code: some failed where an output
 * is another or could not be made. Errors: `not-found`, those of the model.
 */
export async function auditReplay(
  sequences: readonly number[],
  options: CommonOptions,
  signal: AbortSignal,
): Promise<number> {
  const application = await openApplication({ ...options, model: 'none' });
  try {
    const last = application.record.list().findLast(({ kind }) => kind === 'model-call');
    const asked = sequences.length > 0 ? sequences : last === undefined ? [] : [last.sequence];
    if (asked.length === 0) throw new SampanError('not-found', 'The record has no call of a model.');
    let equal = 0;
    for (const sequence of asked) {
      const repeated = await application.repeatCall(sequence, signal);
      print(JSON.stringify({ sequence, ...repeated }));
      const { verdict, reason, differences } = repeated;
      if (verdict === 'equal') equal += 1;
      say(`entry ${sequence}: ${verdict}${reason === '' ? '' : `: ${reason}`}`);
      for (const { what, recorded, now } of differences) say(`  ${what}: ${recorded} then, ${now} now`);
      if (verdict === 'different' && differences.length === 0)
        say('  All that the record holds of it is as it was: the output should have been the same.');
    }
    return equal === asked.length ? exitCodes.done : exitCodes.someFailed;
  } finally {
    await application.close();
  }
}

/** `sampan audit list`: the entries as lines of JSON, oldest first. Returns the exit code. */
export async function auditList(options: CommonOptions & { readonly matter?: string }): Promise<number> {
  const application = await openApplication(options);
  try {
    for (const { bodyJson, ...entry } of application.record.list(options.matter)) {
      print(JSON.stringify({ ...entry, body: JSON.parse(bodyJson) }));
    }
    return exitCodes.done;
  } finally {
    await application.close();
  }
}
