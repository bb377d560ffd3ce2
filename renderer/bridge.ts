import type { BridgeArguments, BridgeEvents, BridgeRequest, BridgeResults, SampanBridge } from '#contract/bridge.ts';

declare global {
  interface Window {
    readonly sampan: SampanBridge;
  }
}

/** An answer that was an error, by its code; `message` is the application's own English words. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Asks the application; throws `RequestError` where it answers with an error. */
export async function request<Name extends BridgeRequest>(
  name: Name,
  args: BridgeArguments[Name],
): Promise<BridgeResults[Name]> {
  const answer = await window.sampan.request(name, args);
  if (answer.ok) return answer.value;
  throw new RequestError(answer.error.code, answer.error.message);
}

/** Listens to one of the application's events; returns what stops listening. */
export function listen<Name extends keyof BridgeEvents>(
  name: Name,
  listener: (payload: BridgeEvents[Name]) => void,
): () => void {
  return window.sampan.on(name, listener);
}

/** Any thrown value as code and message, for showing. */
export function errorValueOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
