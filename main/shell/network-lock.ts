import { app, type Session } from 'electron';
import { scheme } from './protocol.ts';

/**
 * The window has no network. Three locks, because each alone has gaps: requests
 * are refused by scheme; Chromium's resolver knows no name; and whatever is left
 * (preconnects to bare addresses, calls between peers) is sent to a proxy that
 * does not exist, on this machine's own loopback.
 *
 * Models are fetched by the main process itself, on the person's command, and
 * do not pass through here.
 */
const nowhere = '127.0.0.1:9';
const allowedProtocols = new Set([`${scheme}:`, 'blob:', 'data:', 'devtools:', 'chrome:']);

/** Chromium's own background traffic, and the resolver; before the application is ready. */
export function lockNetworkSwitches(developmentOrigin: string | null): void {
  const { commandLine } = app;
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
    'disable-client-side-phishing-detection',
  ]) {
    commandLine.appendSwitch(name);
  }
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  if (developmentOrigin !== null) return;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('proxy-server', nowhere);
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}

/** Refuses every request of a session but the application's own schemes. */
export function lockSession(session: Session, developmentOrigin: string | null): void {
  // Without languages no dictionary is fetched; switching the checker off alone does not prevent that.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAllowed(details.url, developmentOrigin) });
  });
  // The main process's own fetch goes round the filter for files of this machine; nothing here needs them.
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
  session.on('will-download', (event) => event.preventDefault());
}

function isAllowed(address: string, developmentOrigin: string | null): boolean {
  const url = new URL(address);
  if (allowedProtocols.has(url.protocol)) return true;
  if (developmentOrigin === null) return false;
  const development = new URL(developmentOrigin);
  return url.host === development.host && ['http:', 'ws:'].includes(url.protocol);
}
