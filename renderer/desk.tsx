import { useEffect, useMemo, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Group, type Layout, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { BundleDialog } from './bundle/bundle-dialog.tsx';
import { showClausesOf } from './clauses/clauses-store.ts';
import { answerCommands } from './commands/command-bus.ts';
import { Palette } from './commands/palette.tsx';
import { Tour } from './commands/tour.tsx';
import { WindowCommands } from './commands/window-commands.tsx';
import { NoticesRegion } from './design/notices-region.tsx';
import { ExportDialog } from './exports/export-dialog.tsx';
import { showFindingsOf } from './findings/findings-store.ts';
import { KnownPane } from './findings/known-pane.tsx';
import { DropAnywhere } from './ingestion/drop-anywhere.tsx';
import { MattersPane } from './matters/matters-pane.tsx';
import { documentOf, useMatters } from './matters/matters-store.ts';
import { useLens } from './page/lens-store.ts';
import { refreshOpenDocument, reopenDocument, useOpenDocument } from './page/open-document-store.ts';
import { PagePane } from './page/page-pane.tsx';
import { showQuestionsOf, useQuestions } from './questions/questions-store.ts';
import { showReading } from './reading/reading-store.ts';
import { RecordDialog } from './record/record-dialog.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { useSettings } from './settings/settings-store.ts';
import { StatusBar } from './settings/status-bar.tsx';
import { showSummaryOf } from './summaries/summaries-store.ts';

const layoutKey = 'sampan.panes';
/** React Aria's own words, by the interface's languages. */
const ariaLocales: Readonly<Record<string, string>> = { en: 'en-GB', 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN' };

function storedLayout(): Layout | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(layoutKey) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return undefined;
    const sizes = Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    return sizes.length === 3 ? Object.fromEntries(sizes) : undefined;
  } catch {
    return undefined;
  }
}

/** The window: three panes, the bar below, and what opens over them. */
export function Desk() {
  const { t, i18n } = useTranslation();
  const matters = usePanelRef();
  const known = usePanelRef();
  const layout = useMemo(storedLayout, []);
  useOpenDocumentFollowed();

  useEffect(
    () =>
      answerCommands({
        'toggle-matters': () => toggle(matters.current),
        'toggle-findings': () => toggle(known.current),
      }),
    [matters, known],
  );

  return (
    <I18nProvider locale={ariaLocales[i18n.language] ?? 'en-GB'}>
      <div className="desk">
        <Group
          className="panes"
          defaultLayout={layout}
          onLayoutChanged={(changed) => localStorage.setItem(layoutKey, JSON.stringify(changed))}
        >
          <Panel
            id="matters"
            panelRef={matters}
            collapsible
            minSize="200px"
            defaultSize="280px"
            maxSize="40%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <MattersPane />
          </Panel>
          <Separator className="pane-edge" aria-label={t('app.resizeMatters')} />
          <Panel id="page" minSize="320px">
            <PagePane />
          </Panel>
          <Separator className="pane-edge" aria-label={t('app.resizeFindings')} />
          <Panel
            id="known"
            panelRef={known}
            collapsible
            minSize="260px"
            defaultSize="400px"
            maxSize="55%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <KnownPane />
          </Panel>
        </Group>
        <StatusBar />
      </div>
      <WindowCommands />
      <DropAnywhere />
      <ExportDialog />
      <SettingsDialog />
      <BundleDialog />
      <RecordDialog />
      <Palette />
      <Tour />
      <NoticesRegion />
    </I18nProvider>
  );
}

function toggle(panel: { isCollapsed(): boolean; expand(): void; collapse(): void } | null): void {
  if (panel === null) return;
  if (panel.isCollapsed()) panel.expand();
  else panel.collapse();
}

/** Keeps page, findings, clauses and summary in step with the document that is open and the state it is in. */
function useOpenDocumentFollowed(): void {
  const documentId = useOpenDocument((state) => state.documentId);
  const state = useMatters((store) => documentOf(store, documentId)?.state ?? null);
  const name = useMatters((store) => documentOf(store, documentId)?.name ?? null);
  const matterLanguage = useMatters((store) => {
    const matterId = documentOf(store, documentId)?.matterId;
    return store.matters.find((matter) => matter.id === matterId)?.language ?? null;
  });
  const outputLanguage = useSettings((store) => store.settings.outputLanguage);
  const language = matterLanguage ?? outputLanguage;

  const matterId = useMatters((store) => documentOf(store, documentId)?.matterId ?? store.chosenMatterId);
  useEffect(() => void showQuestionsOf(matterId), [matterId]);

  const lens = useLens((store) => store.lens);
  const shownAskId = useQuestions((store) => {
    const answer = store.asked.find((one) => one.askId === store.shownAskId)?.answer;
    return documentId !== null && answer?.documentIds.includes(documentId) === true ? store.shownAskId : null;
  });
  const isReadingShown = lens === 'reading' && state === 'ready';
  useEffect(
    () => void showReading(isReadingShown ? documentId : null, shownAskId),
    [isReadingShown, documentId, shownAskId],
  );

  useEffect(() => {
    document.title = name === null ? 'Sampan' : `${name} – Sampan`;
  }, [name]);

  const readAtMs = useMatters((store) => documentOf(store, documentId)?.readAtMs ?? null);
  const read = useRef({ documentId, readAtMs });
  useEffect(() => {
    const before = read.current;
    read.current = { documentId, readAtMs };
    if (before.documentId === documentId && before.readAtMs !== null && before.readAtMs !== readAtMs)
      void reopenDocument();
  }, [documentId, readAtMs]);

  useEffect(() => {
    if (state === null && documentId !== null) return;
    void refreshOpenDocument();
    void showFindingsOf(documentId);
    void showClausesOf(documentId);
  }, [documentId, state]);

  useEffect(() => {
    if (state === null && documentId !== null) return;
    void showSummaryOf(documentId, language);
  }, [documentId, state, language]);
}
