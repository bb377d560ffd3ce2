import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import FileDown from 'lucide-react/icons/file-down';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import type { ComparedPairView, VersionsView } from '#contract/versions.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { ChoiceChips } from '../design/choice-chips.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { showPlaces } from '../page/show-places.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { ConflictLine } from './conflict-line.tsx';
import { PairRow } from './pair-row.tsx';
import { compareWith, exportVersions, lookForVersions, showVersionsOf, useVersions } from './versions-store.ts';
import './versions.css';

const filters = ['all', 'differences', 'conflicts'] as const;
type Filter = (typeof filters)[number];

function isShown(filter: Filter, { status }: ComparedPairView): boolean {
  if (filter === 'all') return true;
  return filter === 'conflicts' ? status === 'conflict' : status !== 'equal';
}

function isReady({ state }: DocumentSummary): boolean {
  return state === 'ready';
}

/** The open document beside another version of it, clause by clause. */
export function VersionsPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t, i18n } = useTranslation();
  const { documentId, suggestions, otherId, view, isComparing, error } = useVersions();
  const openId = document?.state === 'ready' ? document.id : null;
  const matterId = document?.matterId ?? '';
  const readyCount = useMatters(({ documents }) => (documents[matterId] ?? []).filter(isReady).length);
  useEffect(() => void showVersionsOf(openId), [openId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a document more or less may be a version more or less
  useEffect(() => void lookForVersions(), [readyCount]);

  if (documentId === null) return <p className="panel-note">{t('versions.nothingOpen')}</p>;
  const failure = error === null ? null : <p className="panel-note failure">{errorWords(t, error)}</p>;
  if (suggestions === null && failure !== null) return failure;
  if (suggestions === null) return <p className="panel-note">{t('versions.looking')}</p>;
  if (suggestions.length === 0) return <p className="panel-note">{t('versions.noOther')}</p>;
  return (
    <>
      <div className="versions-head">
        <ChoiceSelect
          label={t('versions.other')}
          value={otherId ?? ''}
          choices={[
            ...(otherId === null ? [{ id: '', words: t('versions.choose') }] : []),
            ...suggestions.map(({ documentId: id, name, likely }) => ({
              id,
              words: likely ? t('versions.likely', { name }) : name,
            })),
          ]}
          onChange={(id) => {
            if (id !== '') void compareWith(id);
          }}
        />
        <Button
          className="button"
          isDisabled={view === null}
          onPress={() => {
            if (view !== null) void exportVersions(view, i18n.language);
          }}
        >
          <FileDown size={14} strokeWidth={1.75} aria-hidden />
          {t('versions.export')}
        </Button>
      </div>
      {failure}
      {isComparing ? <p className="panel-note">{t('versions.comparing')}</p> : null}
      {view === null ? null : <Compared key={`${view.a.documentId} ${view.b.documentId}`} view={view} />}
    </>
  );
}

function Compared({ view }: { readonly view: VersionsView }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const [current, setCurrent] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const pairs = view.pairs.filter((pair) => isShown(filter, pair));
  const differing = pairs.flatMap((pair, index) => (pair.status === 'equal' ? [] : [index]));
  const placed = new Set(view.pairs.flatMap((pair) => pair.conflicts));
  const loose = view.conflicts.filter((_, index) => !placed.has(index));

  function step(by: 1 | -1): void {
    const next = by === 1 ? differing.find((index) => index > current) : differing.findLast((index) => index < current);
    const index = next ?? (by === 1 ? differing[0] : differing.at(-1));
    if (index === undefined) return;
    setCurrent(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  // No dependencies: the commands step through what is shown now.
  useEffect(() => answerCommands({ 'next-finding': () => step(1), 'previous-finding': () => step(-1) }));

  return (
    <>
      <Prevailing view={view} />
      <div className="versions-tools" role="toolbar" aria-label={t('versions.filter')}>
        <ChoiceChips
          chips={filters.map((id) => ({
            id,
            words: t(`versions.filter_${id}`),
            count: view.pairs.filter((pair) => isShown(id, pair)).length,
          }))}
          chosen={filter}
          onChoose={(id) => {
            setFilter(id);
            setCurrent(-1);
          }}
        />
        <span className="spacer" />
        <IconButton
          icon={ChevronUp}
          label={t('versions.previous')}
          keys={commandKeys('previous-finding')}
          onPress={() => step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label={t('versions.next')}
          keys={commandKeys('next-finding')}
          onPress={() => step(1)}
        />
      </div>
      <div className="versions-names" aria-hidden>
        <span dir="auto">{view.a.name}</span>
        <span dir="auto">{view.b.name}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled and stepped through by keys */}
      <section ref={list} className="versions-list" tabIndex={0} aria-label={t('versions.title')}>
        {pairs.map((pair, index) => (
          <PairRow
            key={`${pair.a[0]?.start ?? 'none'} ${pair.b[0]?.start ?? 'none'}`}
            pair={pair}
            isCurrent={index === current}
            conflicts={pair.conflicts.flatMap((at) => view.conflicts[at] ?? [])}
          />
        ))}
        {pairs.length === 0 ? <p className="panel-note">{t('versions.noneShown')}</p> : null}
        {loose.length === 0 || filter === 'differences' ? null : (
          <article className="pair is-conflict">
            <p className="pair-status">{t('versions.loose')}</p>
            {loose.map((conflict, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: conflicts may say the same twice
              <ConflictLine key={index} conflict={conflict} />
            ))}
          </article>
        )}
      </section>
      {view.cut ? <p className="panel-note">{t('versions.cut')}</p> : null}
    </>
  );
}

/** Which version counts where they differ, by their own words. */
function Prevailing({ view }: { readonly view: VersionsView }) {
  const { t } = useTranslation();
  const { prevailing } = view;
  if (prevailing === null) return <p className="versions-prevailing">{t('versions.prevailsNone')}</p>;
  const { version } = prevailing;
  const name = version === 'a' ? view.a.name : version === 'b' ? view.b.name : '';
  return (
    <p className="versions-prevailing">
      {name !== ''
        ? t('versions.prevails', { name })
        : t(`versions.prevails_${version === 'equal force' ? 'equal' : version}`)}{' '}
      <Button className="link-button" onPress={() => showPlaces(prevailing.anchors)}>
        {prevailing.clause === ''
          ? t('versions.prevailsWhere')
          : t('versions.prevailsClause', { number: prevailing.clause })}
      </Button>
    </p>
  );
}
