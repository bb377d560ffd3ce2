import { randomUUID } from 'node:crypto';
import { SampanError } from '#contract/errors.ts';
import {
  type JsonObject,
  type ToolAddress,
  type ToolGrant,
  type ToolGrantContent,
  type ToolsOffer,
  type ToolsOrigin,
  toolsOriginPattern,
} from '#contract/tools.ts';
import { allowsStep } from '#main/guardrails/evaluate-policy.ts';
import { findInjectedInstructions } from '#main/guardrails/injected-instructions.ts';
import { loadMatterRules } from '#main/store/matter-rules.ts';
import { isCheckableSchema } from '#main/tools/tool-arguments.ts';
import { withToolConnection } from '#main/tools/tool-connection.ts';
import { toolFingerprint } from '#main/tools/tool-fingerprint.ts';
import { untrustedText } from '#main/tools/untrusted-text.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { requireMatter } from './matter-requests.ts';
import { requirePermission } from './require-permission.ts';
import { keepToolGrant, listToolGrants, recordedOrigin, revokeToolGrant } from './tool-grants.ts';

/** Offers that are looked at are held for as long as the program runs, the last few of them. */
const heldOffers = 20;

/** Whether what is asked there leaves this computer by the rules' measure. */
export function leavesComputer(from: ToolGrantContent['from']): boolean {
  return from.kind === 'program' ? from.network : true;
}

/** Refuses where the rules of the matter do. Errors: `wrong-usage`. */
export function requireToolAllowed(
  { database }: Pick<AnalysisContext, 'database'>,
  matterId: string,
  { name, from }: { readonly name: string; readonly from: ToolGrantContent['from'] },
): void {
  const [origin = ''] = name.split('/');
  const asked = { role: 'person', permission: 'export', tools: ['tool', name, origin] } as const;
  const result = allowsStep(loadMatterRules(database, matterId), { ...asked, usesNetwork: leavesComputer(from) });
  if (result.allowed) return;
  const isNetwork = result.reasons.some(({ rule }) => rule === 'no-network');
  throw new SampanError(
    'wrong-usage',
    isNetwork
      ? `The rules of this matter keep its text on this computer: ${name} is not asked.`
      : `The rules of this matter do not allow ${name} (${result.reasons.map(({ rule }) => rule).join(', ')}).`,
  );
}

/** Tools from outside: what servers offer, and what was granted of it. */
export class ToolRoom {
  readonly #context: AnalysisContext;
  readonly #offers = new Map<string, ToolsOffer>();
  readonly #stop = new AbortController();

  constructor(context: AnalysisContext) {
    this.#context = context;
  }

  list(matterId: string): ToolGrant[] {
    requireMatter(this.#context, matterId);
    requirePermission(this.#context, matterId, 'read');
    return listToolGrants(this.#context, matterId);
  }

  /**
   * Starts or reaches a server to see what it offers; nothing is granted by it.
   * Errors: `wrong-usage` where the rules refuse or the name is none, `tool-failed`.
   */
  async offer(asked: {
    readonly matterId: string;
    readonly origin: string;
    readonly from: ToolsOrigin;
  }): Promise<ToolsOffer> {
    const { matterId, origin, from } = asked;
    this.#requireGranting(matterId, origin, from);
    this.#context.record({ kind: 'tools-looked-at', matterId, body: { origin, from: recordedOrigin(from) } });
    const offered = await withToolConnection(from, { signal: this.#stop.signal }, (connection) => connection.tools());
    const leftOut = offered.filter(({ inputSchema }) => !isCheckableSchema(inputSchema)).map(({ tool }) => tool);
    const tools = offered
      .filter(({ tool }) => !leftOut.includes(tool))
      .map((tool) => ({ ...tool, addressesMachine: findInjectedInstructions(tool.description).length > 0 }));
    const offer: ToolsOffer = { offerId: `offer-${randomUUID()}`, matterId, origin, from, tools, leftOut };
    this.#offers.set(offer.offerId, offer);
    for (const id of this.#offers.keys()) if (this.#offers.size > heldOffers) this.#offers.delete(id);
    return offer;
  }

  /** Grants tools of an offer, as they were seen. Errors: `not-found`, `wrong-usage`. */
  grant(offerId: string, tools: readonly string[]): ToolGrant[] {
    const offer = this.#offers.get(offerId);
    if (!offer) throw new SampanError('not-found', 'That offer is gone. Look at what the server offers again.');
    const { matterId, origin, from } = offer;
    this.#requireGranting(matterId, origin, from);
    const wanted = tools.map((name) => {
      const tool = offer.tools.find((one) => one.tool === name);
      if (tool) return tool;
      const has = offer.tools.map((one) => one.tool).join(', ');
      throw new SampanError('wrong-usage', `The server offers no tool ${name} that can be held to. It has: ${has}.`);
    });
    return wanted.map(({ addressesMachine: _, ...tool }) => {
      const content = { ...tool, from, sha256: toolFingerprint(tool, from), suspended: null };
      return keepToolGrant(this.#context, { matterId, name: `${origin}/${tool.tool}`, content });
    });
  }

  /** Grants one address of one host. Nothing is asked of it yet. Errors: `wrong-usage`. */
  grantAddress(asked: {
    readonly matterId: string;
    readonly origin: string;
    readonly tool: string;
    readonly description: string;
    readonly inputSchema: JsonObject;
    readonly from: ToolAddress;
  }): ToolGrant {
    const { matterId, origin, from, ...described } = asked;
    this.#requireGranting(matterId, origin, from);
    if (!isCheckableSchema(described.inputSchema))
      throw new SampanError('wrong-usage', 'The schema of the arguments is no JSON Schema of an object.');
    const tool = { ...described, description: untrustedText(described.description, 20_000).text };
    const content = { ...tool, from, sha256: toolFingerprint(tool, from), suspended: null };
    return keepToolGrant(this.#context, { matterId, name: `${origin}/${tool.tool}`, content });
  }

  revoke(matterId: string, name: string): ToolGrant[] {
    requireMatter(this.#context, matterId);
    requirePermission(this.#context, matterId, 'administer');
    revokeToolGrant(this.#context, matterId, name);
    return listToolGrants(this.#context, matterId);
  }

  close(): void {
    this.#stop.abort();
  }

  #requireGranting(matterId: string, origin: string, from: ToolGrantContent['from']): void {
    requireMatter(this.#context, matterId);
    requirePermission(this.#context, matterId, 'administer');
    if (!toolsOriginPattern.test(origin))
      throw new SampanError('wrong-usage', `“${origin}” is no name: small letters, digits and “-”, 40 at most.`);
    requireToolAllowed(this.#context, matterId, { name: origin, from });
  }
}
