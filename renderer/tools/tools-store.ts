import { create } from 'zustand';
import type { BridgeArguments } from '#contract/bridge.ts';
import type { ToolGrant, ToolsOffer, ToolsOrigin } from '#contract/tools.ts';
import { errorValueOf, request } from '../bridge.ts';

interface ToolsState {
  /** The matter whose tools are shown; null while none is. */
  readonly matterId: string | null;
  /** null until they are here. */
  readonly grants: readonly ToolGrant[] | null;
  readonly isAdding: boolean;
  /** What a server that was looked at offers. */
  readonly offer: ToolsOffer | null;
  readonly isLooking: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const closed: ToolsState = {
  matterId: null,
  grants: null,
  isAdding: false,
  offer: null,
  isLooking: false,
  error: null,
};

export const useTools = create<ToolsState>(() => closed);

/** Reads the tools granted for a matter (null: for none). */
export async function showToolsOf(matterId: string | null): Promise<void> {
  useTools.setState({ ...closed, matterId });
  if (matterId === null) return;
  await doing(async () => ({ grants: await request('tools.list', { matterId }) }));
}

export function startAdding(): void {
  useTools.setState({ isAdding: true, offer: null, error: null });
}

export function stopAdding(): void {
  useTools.setState({ isAdding: false, offer: null, isLooking: false, error: null });
}

/** Back from what a server offers to its name. */
export function forgetOffer(): void {
  useTools.setState({ offer: null, error: null });
}

/** Starts or reaches a server, once a person has confirmed it, to see what it offers. */
export async function lookAt(origin: string, from: ToolsOrigin): Promise<void> {
  const { matterId } = useTools.getState();
  if (matterId === null) return;
  useTools.setState({ isLooking: true, error: null });
  await doing(async () => ({ offer: await request('tools.offer', { matterId, origin, from }) }));
  useTools.setState({ isLooking: false });
}

/** Grants tools of the offer that is looked at. */
export async function grantOffered(tools: readonly string[]): Promise<void> {
  const { offer, matterId } = useTools.getState();
  if (offer === null || matterId === null) return;
  await doing(async () => {
    await request('tools.grant', { offerId: offer.offerId, tools: [...tools] });
    return { grants: await request('tools.list', { matterId }), isAdding: false, offer: null };
  });
}

/** Grants one address. */
export async function grantAddress(asked: Omit<BridgeArguments['tools.grantAddress'], 'matterId'>): Promise<void> {
  const { matterId } = useTools.getState();
  if (matterId === null) return;
  await doing(async () => {
    await request('tools.grantAddress', { ...asked, matterId });
    return { grants: await request('tools.list', { matterId }), isAdding: false };
  });
}

export async function revokeTool({ matterId, name }: ToolGrant): Promise<void> {
  await doing(async () => ({ grants: await request('tools.revoke', { matterId, name }) }));
}

/** Keeps what the work gives, or its error, where the matter is still shown. */
async function doing(work: () => Promise<Partial<ToolsState>>): Promise<void> {
  const { matterId } = useTools.getState();
  const taken = await work().catch((error): Partial<ToolsState> => ({ error: errorValueOf(error) }));
  if (useTools.getState().matterId !== matterId) return;
  // Who closed the confirmation has decided; there is nothing to say.
  if (taken.error?.code === 'cancelled') return;
  useTools.setState({ error: null, ...taken });
}
