import { createRoot, type Root } from 'react-dom/client';
import { listen, request } from './bridge.ts';
import { isCommandName, runCommand } from './commands/command-bus.ts';
import { followShortcuts } from './commands/shortcuts.ts';
import { Desk } from './desk.tsx';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './design/frame.css';
import './matters/matters.css';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import './page/page.css';
import './languages/languages.css';
import './reading/reading.css';
import './recognition/recognition.css';
import './search/search.css';
import './questions/questions.css';
import './endpoints/endpoints.css';
import './findings/findings.css';
import './summaries/summaries.css';
import './settings/settings.css';
import './commands/commands.css';
import { notifyError } from './design/notices.ts';
import { followDrafts } from './drafts/drafts-store.ts';
import { followEndpoints } from './endpoints/endpoints-store.ts';
import { followFindings } from './findings/findings-store.ts';
import { followQueue } from './ingestion/queue-store.ts';
import { startLanguage } from './locale/language.ts';
import { followEncryption } from './lock/encryption-store.ts';
import { followLock } from './lock/follow-lock.ts';
import { LockScreen } from './lock/lock-screen.tsx';
import { rememberedLook } from './lock/remembered-look.ts';
import { documentOf, followMatters, useMatters } from './matters/matters-store.ts';
import { followOpening } from './opening/follow-opening.ts';
import { openDocument, rememberedDocument } from './page/open-document-store.ts';
import { preparePdf } from './page/pdf-library.ts';
import { followQuestions } from './questions/questions-store.ts';
import { followSearch } from './search/search-store.ts';
import { followSettings } from './settings/settings-store.ts';
import { showTheme } from './settings/theme.ts';
import { followSummaries } from './summaries/summaries-store.ts';

/** Starts the window: settings first, so that the first thing seen is in the right language and theme. */
async function start(root: HTMLElement): Promise<void> {
  const shown = createRoot(root);
  if ((await followEncryption()).locked) await untilOpened(shown);
  const settings = await request('settings.get', {});
  await startLanguage(settings.locale);
  const following = Promise.all([followSettings(settings), followMatters(), followQueue(), followEndpoints()]);
  const drafts = followDrafts();
  followFindings();
  followSummaries();
  followQuestions();
  followSearch();
  followShortcuts();
  listen('command', ({ name }) => {
    if (isCommandName(name)) runCommand(name);
  });
  // What the system hands over is what the person wants to see, whatever was open before.
  let isHandedOver = false;
  listen('files.opened', ({ documentIds: [documentId] }) => {
    isHandedOver = true;
    if (documentId !== undefined) void openDocument(documentId);
  });
  followLock();
  // A field that is shown takes up at once what was begun in it.
  await drafts;
  shown.render(<Desk />);
  try {
    await following;
  } catch (error) {
    notifyError(error);
  }
  preparePdf();
  if (await followOpening()) return;
  const remembered = rememberedDocument();
  if (isHandedOver || remembered === null) return;
  if (documentOf(useMatters.getState(), remembered) !== null) await openDocument(remembered);
}

/** Shows the lock, in the language and theme the window last had, until the passphrase was given. */
async function untilOpened(shown: Root): Promise<void> {
  const { locale, theme } = rememberedLook();
  showTheme(theme);
  await startLanguage(locale);
  await new Promise<void>((resolve) => shown.render(<LockScreen onOpened={resolve} />));
}

/** React Aria would put its one rule into a style element, which the security policy refuses; `base.css` has it. */
function sparePressableStyle(): void {
  const marker = document.createElement('meta');
  marker.id = 'react-aria-pressable-style';
  document.head.append(marker);
}

sparePressableStyle();
const root = document.getElementById('root');
if (root !== null) void start(root);
