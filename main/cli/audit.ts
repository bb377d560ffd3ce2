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
