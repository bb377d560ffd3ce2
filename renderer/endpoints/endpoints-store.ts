import { create } from 'zustand';
import type { BridgeArguments } from '#contract/bridge.ts';
import type { EndpointStatus, MachineReport } from '#contract/machine.ts';
import { listen, request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';

interface EndpointsState {
  readonly endpoints: readonly EndpointStatus[];
  readonly machine: MachineReport | null;
  readonly isMeasuring: boolean;
  /** The endpoint whose form is open; `new` for one to be named. */
  readonly changing: string | null;
}

export const useEndpoints = create<EndpointsState>(() => ({
  endpoints: [],
  machine: null,
  isMeasuring: false,
  changing: null,
}));

/** Opens an endpoint's form, that of a `new` one, or closes it (null). */
export function changeEndpoint(endpointId: string | null): void {
  useEndpoints.setState({ changing: endpointId });
}

/** Reads the endpoints and follows their changes; returns what stops it. */
export async function followEndpoints(): Promise<() => void> {
  const stop = listen('endpoints.changed', (endpoints) => useEndpoints.setState({ endpoints }));
  // None to show is no alarm at the start: choosing, testing and measuring say what is wrong.
  const [endpoints, machine] = await Promise.all([
    request('endpoints.list', {}).catch(() => []),
    request('machine.get', {}).catch(() => null),
  ]);
  useEndpoints.setState({ endpoints, machine });
  return stop;
}

/** Names an endpoint or changes it, and tries it; false where it was not taken. */
export async function saveEndpoint(profile: BridgeArguments['endpoints.save']): Promise<boolean> {
  try {
    const saved = await request('endpoints.save', profile);
    await refreshEndpoints();
    void testEndpoint(saved.id);
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}

async function refreshEndpoints(): Promise<void> {
  useEndpoints.setState({ endpoints: await request('endpoints.list', {}) });
}

export async function removeEndpoint(endpointId: string): Promise<void> {
  try {
    await request('endpoints.remove', { endpointId });
    await refreshEndpoints();
  } catch (error) {
    notifyError(error);
  }
}

/** Has an endpoint tried: whether it is there, ends its answers and counts as we do. */
export async function testEndpoint(endpointId: string): Promise<void> {
  try {
    await request('endpoints.test', { endpointId });
    await refreshEndpoints();
  } catch (error) {
    notifyError(error);
  }
}

/** Measures how fast this computer reads and writes. */
export async function measureMachine(): Promise<void> {
  if (useEndpoints.getState().isMeasuring) return;
  useEndpoints.setState({ isMeasuring: true });
  try {
    useEndpoints.setState({ machine: await request('machine.measure', {}) });
  } catch (error) {
    notifyError(error);
  } finally {
    useEndpoints.setState({ isMeasuring: false });
  }
}
