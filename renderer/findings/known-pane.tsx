import type { LucideIcon } from 'lucide-react';
import BookCheck from 'lucide-react/icons/book-check';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import Columns2 from 'lucide-react/icons/columns-2';
import Hammer from 'lucide-react/icons/hammer';
import History from 'lucide-react/icons/history';
import ListChecks from 'lucide-react/icons/list-checks';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import ScrollText from 'lucide-react/icons/scroll-text';
import Search from 'lucide-react/icons/search';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChronologyPanel } from '../chronology/chronology-panel.tsx';
import { answerCommands } from '../commands/command-bus.ts';
import { DeadlinesPanel } from '../deadlines/deadlines-panel.tsx';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { PlaybookPanel } from '../playbooks/playbook-panel.tsx';
import { QuestionsPanel } from '../questions/questions-panel.tsx';
import { SearchPanel } from '../search/search-panel.tsx';
import { SummaryPanel } from '../summaries/summary-panel.tsx';
import { VersionsPanel } from '../versions/versions-panel.tsx';
import { useWorkshopFollowed } from '../workshop/use-workshop-followed.ts';
import { WorkshopPanel } from '../workshop/workshop-panel.tsx';
import { isDefect } from './filter-store.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { useFindings } from './findings-store.ts';

const knownTabs = [
  'findings',
  'defects',
  'summary',
  'questions',
  'search',
  'deadlines',
  'versions',
  'playbook',
  'chronology',
  'workshop',
] as const;
type KnownTab = (typeof knownTabs)[number];

function isKnownTab(key: unknown): key is KnownTab {
  return knownTabs.some((known) => known === key);
}

/** A tab's name: its words, and where the pane is narrow its sign; the words stay for screen readers. */
function TabName({ icon: Icon, words }: { readonly icon: LucideIcon; readonly words: string }) {
  return (
    <span className="tab-name" title={words}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <span className="tab-words">{words}</span>
    </span>
  );
}

/** The right pane: what is known about the open document. */
export function KnownPane() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<KnownTab>('findings');
  const { findings, selectedId, revealCount } = useFindings();
  const documentId = useOpenDocument((state) => state.documentId);
  const document = useMatters((state) => documentOf(state, documentId));
  const chosenMatterId = useMatters((state) => state.chosenMatterId);
  const matterId = document?.matterId ?? chosenMatterId;
  const waiting = useWorkshopFollowed(matterId);
  const defects = useMemo(() => findings.filter(isDefect), [findings]);
  const others = useMemo(() => findings.filter((finding) => !isDefect(finding)), [findings]);

  useEffect(
    () =>
      answerCommands({
        'show-findings': () => setTab('findings'),
        'show-defects': () => setTab('defects'),
        'show-summary': () => setTab('summary'),
        'show-questions': () => setTab('questions'),
        'show-search': () => setTab('search'),
        'show-deadlines': () => setTab('deadlines'),
        'show-versions': () => setTab('versions'),
        'show-playbook': () => setTab('playbook'),
        'show-chronology': () => setTab('chronology'),
        'show-workshop': () => setTab('workshop'),
      }),
    [],
  );

  // A click on the page brings the tab forward in which the finding stands.
  useEffect(() => {
    if (revealCount === 0) return;
    const selected = useFindings.getState().findings.find((finding) => finding.id === selectedId);
    if (selected !== undefined) setTab(isDefect(selected) ? 'defects' : 'findings');
  }, [revealCount, selectedId]);

  return (
    <aside className="pane known-pane" aria-label={t('known.title')} data-tour="findings">
      <Tabs
        className="known-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          if (isKnownTab(key)) setTab(key);
        }}
      >
        <TabList className="pane-header tab-list" aria-label={t('known.title')}>
          <Tab id="findings">
            <TabName icon={ListChecks} words={t('known.findings')} /> <span className="count">{others.length}</span>
          </Tab>
          <Tab id="defects">
            <TabName icon={TriangleAlert} words={t('known.defects')} />{' '}
            <span className={defects.length === 0 ? 'count' : 'count is-alarming'}>{defects.length}</span>
          </Tab>
          <Tab id="summary">
            <TabName icon={ScrollText} words={t('known.summary')} />
          </Tab>
          <Tab id="questions">
            <TabName icon={MessageCircleQuestion} words={t('known.questions')} />
          </Tab>
          <Tab id="search">
            <TabName icon={Search} words={t('known.search')} />
          </Tab>
          <Tab id="deadlines">
            <TabName icon={CalendarClock} words={t('known.deadlines')} />
          </Tab>
          <Tab id="versions">
            <TabName icon={Columns2} words={t('known.versions')} />
          </Tab>
          <Tab id="playbook">
            <TabName icon={BookCheck} words={t('known.playbook')} />
          </Tab>
          <Tab id="chronology">
            <TabName icon={History} words={t('known.chronology')} />
          </Tab>
          <Tab id="workshop">
            <TabName icon={Hammer} words={t('known.workshop')} />
            {waiting === 0 ? null : <span className="count is-alarming">{waiting}</span>}
          </Tab>
        </TabList>
        <TabPanel id="findings" className="known-panel">
          <FindingsPanel findings={others} kindOfList="findings" document={document} />
        </TabPanel>
        <TabPanel id="defects" className="known-panel">
          <FindingsPanel findings={defects} kindOfList="defects" document={document} />
        </TabPanel>
        <TabPanel id="summary" className="known-panel">
          <SummaryPanel document={document} />
        </TabPanel>
        {/* Always there, so that what one was typing is kept and the shortcut reaches it. */}
        <TabPanel id="questions" className="known-panel" shouldForceMount>
          <QuestionsPanel document={document} />
        </TabPanel>
        <TabPanel id="search" className="known-panel" shouldForceMount>
          <SearchPanel document={document} />
        </TabPanel>
        <TabPanel id="deadlines" className="known-panel">
          <DeadlinesPanel document={document} />
        </TabPanel>
        <TabPanel id="versions" className="known-panel">
          <VersionsPanel document={document} />
        </TabPanel>
        <TabPanel id="playbook" className="known-panel">
          <PlaybookPanel matterId={matterId} documentId={documentId} />
        </TabPanel>
        <TabPanel id="chronology" className="known-panel">
          <ChronologyPanel matterId={matterId} />
        </TabPanel>
        {/* Always there, so that what waits for an answer is counted on the tab. */}
        <TabPanel id="workshop" className="known-panel" shouldForceMount>
          <WorkshopPanel document={document} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
