import { SampanError } from '#contract/errors.ts';
import { type ToolGrant, type ToolGrantContent, toolGrantContentSchema } from '#contract/tools.ts';
import { sha256Of } from '#main/record/record-chain.ts';
import { type DeskItem, deleteDeskItem, findDeskItem, listDeskItems, saveDeskItem } from '#main/store/desk-items.ts';
import type { AnalysisContext } from './analysis-context.ts';

type GrantContext = Pick<AnalysisContext, 'database' | 'record' | 'now'>;

const kind = 'tool-grant';

/** The same for the same name in the same matter: granting anew takes the place of what was granted. */
function grantId(matterId: string, name: string): string {
  return `tool-${sha256Of(JSON.stringify([matterId, name])).slice(0, 24)}`;
}

function grantOf({ id, matterId, name, content, savedAtMs }: DeskItem<ToolGrantContent>): ToolGrant[] {
  return matterId === null ? [] : [{ ...content, id, matterId, name, grantedAtMs: savedAtMs }];
}

/** Where a tool is asked for, as the record names it: arguments and the rest of an address can hold a secret, and are told by hash. */
export function recordedOrigin(from: ToolGrantContent['from']): object {
  const { kind: how } = from;
  if (from.kind === 'program') {
    const { command, network } = from;
    return { kind: how, command, argumentsSha256: sha256Of(JSON.stringify(from.arguments)), network };
  }
  const { host, protocol } = new URL(from.url);
  return {
    kind: how,
    host,
    protocol,
    urlSha256: sha256Of(from.url),
    ...(from.kind === 'address' && { method: from.method }),
  };
}

/** What was granted for a matter, in the order of the names. */
export function listToolGrants({ database }: Pick<GrantContext, 'database'>, matterId: string): ToolGrant[] {
  return listDeskItems(database, kind, matterId, toolGrantContentSchema).flatMap(grantOf);
}

/** The grant of that name in the matter, or undefined. */
export function findToolGrant(
  { database }: Pick<GrantContext, 'database'>,
  matterId: string,
  name: string,
): ToolGrant | undefined {
  const item = findDeskItem(database, kind, grantId(matterId, name), toolGrantContentSchema);
  return item && grantOf(item)[0];
}

/** Keeps a grant in place of one of the same name, and enters it in the record. */
export function keepToolGrant(
  context: GrantContext,
  { matterId, name, content }: { readonly matterId: string; readonly name: string; readonly content: ToolGrantContent },
): ToolGrant {
  const item = { id: grantId(matterId, name), matterId, name, content, savedAtMs: context.now() };
  saveDeskItem(context.database, kind, item);
  const from = recordedOrigin(content.from);
  context.record({ kind: 'tool-granted', matterId, body: { grant: name, from, sha256: content.sha256 } });
  return { ...content, id: item.id, matterId, name, grantedAtMs: item.savedAtMs };
}

/** Suspends a grant until a person grants it anew. */
export function suspendToolGrant(
  context: GrantContext,
  { id, matterId, name, grantedAtMs, ...content }: ToolGrant,
  why: NonNullable<ToolGrantContent['suspended']>['why'],
): void {
  const suspended = { atMs: context.now(), why };
  saveDeskItem(context.database, kind, {
    id,
    matterId,
    name,
    content: { ...content, suspended },
    savedAtMs: grantedAtMs,
  });
  context.record({ kind: 'tool-suspended', matterId, body: { grant: name, why, sha256: content.sha256 } });
}

/** Takes a grant back: nothing calls it any more. Errors: `not-found`. */
export function revokeToolGrant(context: GrantContext, matterId: string, name: string): void {
  const grant = findToolGrant(context, matterId, name);
  if (!grant) throw new SampanError('not-found', `${name} is not granted for this matter. Look at the list.`);
  deleteDeskItem(context.database, kind, grant.id);
  context.record({ kind: 'tool-revoked', matterId, body: { grant: name, sha256: grant.sha256 } });
}
