import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { BridgeAnswer, BridgeArguments, BridgeEvents, BridgeRequest, SampanBridge } from '#contract/bridge.ts';
import { droppedPathChannel, eventChannel, requestChannel } from '#contract/channels.ts';

/**
 * The window's only door: `window.sampan`. It passes requests on and hands
 * events out; what is asked is checked by the shell, not here.
 */
type Listener = (payload: never) => void;

const listeners = new Map<string, Set<Listener>>();
/** Events that came before the page listened ("open with" at the start), by name, in their order. */
const waiting = new Map<string, unknown[]>();
const waitingLimit = 100;

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  const heard = listeners.get(name);
  if (heard !== undefined && heard.size > 0) {
    for (const listener of heard) Reflect.apply(listener, undefined, [payload]);
    return;
  }
  const kept = waiting.get(name) ?? [];
  kept.push(payload);
  waiting.set(name, kept.slice(-waitingLimit));
});

function on<Name extends keyof BridgeEvents>(name: Name, listener: (payload: BridgeEvents[Name]) => void): () => void {
  const heard = listeners.get(name) ?? new Set<Listener>();
  listeners.set(name, heard);
  heard.add(listener);
  for (const payload of waiting.get(name) ?? []) Reflect.apply(listener, undefined, [payload]);
  waiting.delete(name);
  return () => {
    heard.delete(listener);
  };
}

function request<Name extends BridgeRequest>(name: Name, args: BridgeArguments[Name]): Promise<BridgeAnswer<Name>> {
  return ipcRenderer.invoke(requestChannel, name, args);
}

/** The path of a file that the person handed to the page; the shell takes in no other. */
function pathForFile(file: File): string {
  const path = webUtils.getPathForFile(file);
  if (path !== '') ipcRenderer.send(droppedPathChannel, path);
  return path;
}

const bridge: SampanBridge = { request, on, pathForFile };

contextBridge.exposeInMainWorld('sampan', bridge);

// Calls between peers look for a way out past every filter of requests, so the page must not be able to make one.
const peers = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport'];
void webFrame.executeJavaScript(`for (const name of ${JSON.stringify(peers)}) delete globalThis[name];`);
