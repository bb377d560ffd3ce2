import type { BridgeEvents } from '#contract/bridge.ts';

type Listener<Name extends keyof BridgeEvents> = (payload: BridgeEvents[Name]) => void;
type Listeners = { [Name in keyof BridgeEvents]?: Set<Listener<Name>> };

/** What the application tells whoever listens: the window, or the command line's progress. */
export interface ApplicationEvents {
  emit<Name extends keyof BridgeEvents>(name: Name, payload: BridgeEvents[Name]): void;
  /** Adds a listener; the function returned takes it away. */
  on<Name extends keyof BridgeEvents>(name: Name, listener: Listener<Name>): () => void;
}

/** Typed events, delivered at once and in order. */
export function createEvents(): ApplicationEvents {
  const listeners: Listeners = {};
  return {
    emit(name, payload) {
      for (const listener of listeners[name] ?? []) listener(payload);
    },
    on<Name extends keyof BridgeEvents>(name: Name, listener: Listener<Name>) {
      const ofName: Set<Listener<Name>> = listeners[name] ?? new Set();
      Object.assign(listeners, { [name]: ofName });
      ofName.add(listener);
      return () => {
        ofName.delete(listener);
      };
    },
  };
}
