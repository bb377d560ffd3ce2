import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import type { PlacedSearchResult } from '#contract/search.ts';
import { answerCommands, runCommand } from '../commands/command-bus.ts';
import { isComposing } from '../commands/composing.ts';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { foundBy } from './found-by.ts';
import { SavedSearches } from './saved-searches.tsx';
import { SearchHitCard } from './search-hit.tsx';
import {
  openFirstHit,
  openHit,
  prepareSearch,
  rebuildSearchIndex,
  type SearchedWhere,
  type SearchScope,
  searchFor,
  useSearch,
} from './search-store.ts';

/** After a key: as long as two keys take that are struck together. While a search is under way the next one waits for it. */
const pauseMs = 30;

/** One box that finds any language in any other, in this document, this matter or everything. */
export function SearchPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t } = useTranslation();
  const chosenMatterId = useMatters((state) => state.chosenMatterId);
  const matterId = document?.matterId ?? chosenMatterId;
  const [text, setText] = useState('');
  const [chosenScope, setScope] = useState<SearchScope>('matter');
  const input = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const documentId = document?.id ?? null;
  const scope = documentId === null && chosenScope === 'document' ? 'matter' : chosenScope;
  const where = useWhere(scope, documentId, matterId);

  useEffect(
    () =>
      answerCommands({
        search: () => {
          runCommand('show-search');
          requestAnimationFrame(() => {
            input.current?.focus();
            input.current?.select();
          });
        },
      }),
    [],
  );
  useEffect(() => {
    const waiting = setTimeout(() => void searchFor(text, where), pauseMs);
    return () => clearTimeout(waiting);
  }, [text, where]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') {
      const list = panel.current?.querySelector<HTMLElement>('[role="option"]');
      if (!list) return;
      event.preventDefault();
      list.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void openFirstHit(text, where);
    }
  };

  return (
    <>
      <div className="search-form">
        <SearchField aria-label={t('search.title')} value={text} onChange={setText}>
          <Input
            ref={input}
            className="input"
            dir="auto"
            placeholder={t('search.placeholder')}
            onFocus={prepareSearch}
            onKeyDownCapture={onKeyDown}
          />
        </SearchField>
        <ChoiceSelect
          label={t('search.scope')}
          isLabelHidden
          value={scope}
          choices={[
            ...(documentId === null ? [] : [{ id: 'document', words: t('ask.thisDocument') } as const]),
            { id: 'matter', words: t('ask.wholeMatter') },
            { id: 'everything', words: t('search.everything') },
          ]}
          onChange={setScope}
        />
      </div>
      <SavedSearches matterId={matterId} query={text} onChoose={setText} />
      <SearchNotes />
      <div ref={panel} className="search-found">
        <SearchHits />
      </div>
    </>
  );
}

/** The same object as long as it means the same, so that nothing is searched twice. */
function useWhere(scope: SearchScope, documentId: string | null, matterId: string | null): SearchedWhere {
  const made = useRef<{ key: string; where: SearchedWhere } | null>(null);
  const key = scope === 'document' ? `document ${documentId}` : scope === 'matter' ? `matter ${matterId}` : '';
  if (made.current?.key !== key) {
    const where =
      scope === 'document' && documentId !== null
        ? { documentIds: [documentId] }
        : scope === 'matter' && matterId !== null
          ? { matterId }
          : {};
    made.current = { key, where };
  }
  return made.current.where;
}

/** How many were found, what of the question was not understood, and whether the index is behind. */
function SearchNotes() {
  const { t } = useTranslation();
  const { result, error, index, query } = useSearch();
  const behind = index?.pagesBehind ?? 0;
  return (
    <div className="search-notes" role="status">
      {error === null ? null : <p className="failure">{errorWords(t, error)}</p>}
      {result === null || query.trim() === '' ? null : <p>{countWords(t, result)}</p>}
      {result?.notes.map((note) => (
        <p key={note} lang="en">
          {note}
        </p>
      ))}
      {behind === 0 ? null : <p>{t('search.behind', { count: behind })}</p>}
      {index?.error === null || index === null ? null : (
        <p>
          {t('search.indexFailed')}{' '}
          <Button className="link-button" onPress={() => void rebuildSearchIndex()}>
            {t('search.rebuild')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** How much was found: passages with all the words, pages with some or with their translation, or only what comes close. */
function countWords(t: TFunction, result: PlacedSearchResult): string {
  const count = result.hits.length;
  switch (foundBy(result)) {
    case 'nothing':
      return t('search.none');
    case 'all-words':
      return t('search.count', { count: result.total });
    case 'translation':
      return t('search.pages', { count });
    case 'some-words':
      return `${t('search.pages', { count })} · ${t('search.someWords')}`;
    case 'meaning':
      return t('search.onlyMeaning');
  }
}

function SearchHits() {
  const { t } = useTranslation();
  const { result, query } = useSearch();
  if (query.trim() === '' || result === null) return <p className="panel-note">{t('search.hint')}</p>;
  const hits = result.hits.map((hit) => ({ id: `${hit.documentId} ${hit.page} ${hit.passage.start}`, hit }));
  return (
    <ListBox
      className="search-hits"
      aria-label={t('search.hits')}
      data-query={result.query}
      items={hits}
      selectionMode="none"
      onAction={(key) => {
        const found = hits.find(({ id }) => id === key);
        if (found !== undefined) void openHit(found.hit);
      }}
    >
      {({ id, hit }) => (
        <ListBoxItem id={id} textValue={`${hit.documentName} ${hit.page}`} className="search-item">
          <SearchHitCard hit={hit} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
