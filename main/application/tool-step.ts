import { SampanError, sampanErrorFrom } from '#contract/errors.ts';
import type { ToolGrant, ToolGrantContent } from '#contract/tools.ts';
import type { Claim, Setting } from '#contract/workshop.ts';
import { canonicalJson } from '#main/record/canonical-json.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { listRecordEntries } from '#main/store/record-entries.ts';
import { callAddress } from '#main/tools/call-address.ts';
import { parsedArguments } from '#main/tools/tool-arguments.ts';
import { withToolConnection } from '#main/tools/tool-connection.ts';
import { toolFingerprint } from '#main/tools/tool-fingerprint.ts';
import { partTexts, untrustedText } from '#main/tools/untrusted-text.ts';
import type { StepCall, StepResult, ToolSubject } from '#main/workshop/functions.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { ApplicationRoom } from './application-room.ts';
import { findToolGrant, recordedOrigin, suspendToolGrant } from './tool-grants.ts';
import { leavesComputer, requireToolAllowed } from './tool-room.ts';
import { claimOf } from './workshop-claims.ts';
import { workshopWords } from './workshop-words.ts';

/** The kind of a claim that a tool from outside made: data, never checked and never an instruction. */
export const toolOutputKind = 'tool.output';

type ToolContext = Pick<AnalysisContext, 'database' | 'record' | 'now'>;

interface Asked {
  readonly grant: ToolGrant;
  readonly given: ReturnType<typeof parsedArguments>;
}

/** What the settings of a step ask for. Errors: `wrong-usage` where it may not be called so. */
function askedOf(context: ToolContext, matterId: string, settings: Readonly<Record<string, Setting>>): Asked {
  const { grant: name, arguments: text = '{}' } = settings;
  if (typeof name !== 'string' || name.trim() === '' || typeof text !== 'string')
    throw new SampanError('wrong-usage', 'The step needs the name of a granted tool, and its arguments as JSON.');
  const grant = findToolGrant(context, matterId, name.trim());
  if (!grant)
    throw new SampanError('wrong-usage', `${name} is not granted for this matter. Grant it in the matter’s rules.`);
  if (grant.suspended !== null) throw suspendedError(grant.name, grant.suspended.why);
  requireToolAllowed(context, matterId, grant);
  return { grant, given: parsedArguments(text.trim() === '' ? '{}' : text, grant.inputSchema) };
}

function suspendedError(name: string, why: NonNullable<ToolGrantContent['suspended']>['why']): SampanError {
  const words = why === 'changed' ? 'is not what was granted any more' : 'is not offered by its server any more';
  return new SampanError('wrong-usage', `${name} ${words}, so the grant is suspended. Look at it and grant it anew.`);
}

/** Where a tool is asked for, as a person reads it. */
export function originWords(from: ToolGrantContent['from']): string {
  if (from.kind === 'program') return [from.command, ...from.arguments].join(' ');
  return from.kind === 'server' ? from.url : `${from.method} ${from.url}`;
}

/** What a person approves before a tool is called: the tool, where, and the arguments; null where it may not be called at all. */
export function toolSubject(
  context: ToolContext,
  matterId: string,
  settings: Readonly<Record<string, Setting>>,
): ToolSubject | null {
  try {
    const { grant, given } = askedOf(context, matterId, settings);
    return {
      tool: grant.name,
      from: originWords(grant.from),
      network: leavesComputer(grant.from) ? 'yes' : 'no',
      arguments: JSON.stringify(given, null, 1),
      grantSha256: grant.sha256,
    };
  } catch {
    // The step says why.
    return null;
  }
}

/**
 * Calls a granted tool once: approved as it is now, offered as it was granted.
 * What it says comes back as claims without places, marked as a stranger's
 * words. Errors: `wrong-usage` where grant, rules, arguments or approval are
 * missing or have changed; `tool-failed`; `cancelled`.
 */
export async function toolStep(room: ApplicationRoom, call: StepCall): Promise<StepResult> {
  const { context } = room;
  const { matterId, settings, runId, step, idempotencyKey, signal } = call;
  const { grant, given } = askedOf(context, matterId, settings);
  if (call.approvedSha256 !== grant.sha256)
    throw new SampanError('wrong-usage', `Nobody approved this call of ${grant.name}. Start the run anew.`);
  requireNotUnderWay(context, matterId, idempotencyKey);
  const enter = (kind: string, body: object) =>
    context.record({ kind, matterId, body: { grant: grant.name, runId, step, idempotencyKey, ...body } });
  const begin = () =>
    enter('tool-called', {
      from: recordedOrigin(grant.from),
      argumentsSha256: sha256Of(canonicalJson(given)),
      sha256: grant.sha256,
    });
  let isCalled = false;
  try {
    const { texts, left } = await (grant.from.kind === 'address' ? askAddress(grant.from) : askServer(grant.from));
    const kept = untrustedText(texts.join('\n\n'));
    enter('tool-answered', { outputSha256: sha256Of(kept.text), injected: kept.injected.length });
    const words = workshopWords(room.resourcesFolder, call.language);
    const claims = kept.text.trim() === '' ? [] : [toolClaim(grant.name, kept, words)];
    return {
      output: { claims, files: [], notes: left.map((type) => `${grant.name}: ${words.toolLeftOut ?? ''} ${type}`) },
    };
  } catch (thrown) {
    const error = sampanErrorFrom(thrown);
    // Cut off in the call: whether it acted is not known, and the entry of the call stands open.
    if (isCalled && error.code !== 'cancelled') enter('tool-failed', { error: error.code });
    throw error;
  }

  async function askAddress(from: Extract<ToolGrantContent['from'], { kind: 'address' }>) {
    begin();
    isCalled = true;
    return { texts: [await callAddress(from, given, { signal })], left: [] };
  }

  async function askServer(from: Exclude<ToolGrantContent['from'], { kind: 'address' }>) {
    return withToolConnection(from, { signal }, async (connection) => {
      const offered = (await connection.tools()).find(({ tool }) => tool === grant.tool);
      if (offered === undefined || toolFingerprint(offered, from) !== grant.sha256) {
        const why = offered === undefined ? 'gone' : 'changed';
        suspendToolGrant(context, grant, why);
        throw suspendedError(grant.name, why);
      }
      begin();
      isCalled = true;
      return partTexts(await connection.call(grant.tool, given));
    });
  }
}

function toolClaim(
  name: string,
  { text, injected }: ReturnType<typeof untrustedText>,
  words: Readonly<Record<string, string>>,
): Claim {
  return claimOf({
    kind: toolOutputKind,
    text: `[${name}] ${text}`,
    severity: injected.length > 0 ? 'high' : null,
    reason: [words.fromTool ?? '', ...(injected.length > 0 ? [words.toolAddressesMachine ?? ''] : [])].join(' '),
  });
}

/**
 * A program that was killed in a call does not know whether the tool acted, so
 * that it is not called again by itself; a person who lets the run go on calls
 * it again. Errors: `tool-failed`.
 */
function requireNotUnderWay(context: ToolContext, matterId: string, idempotencyKey: string): void {
  const kinds = new Set(['tool-called', 'tool-answered', 'tool-failed', 'tool-unknown']);
  const last = listRecordEntries(context.database, matterId).findLast(
    ({ kind, bodyJson }) => kinds.has(kind) && bodyJson.includes(idempotencyKey),
  );
  // An answer that is in the record and not with the step was lost.
  if (last?.kind !== 'tool-called' && last?.kind !== 'tool-answered') return;
  context.record({ kind: 'tool-unknown', matterId, body: { idempotencyKey } });
  throw new SampanError(
    'tool-failed',
    'The program was ended while the tool was being called; whether it acted is not known. Look there, then let the run go on to call it again.',
  );
}
