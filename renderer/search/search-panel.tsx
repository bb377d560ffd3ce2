import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { answerCommands, runCommand } from '../commands/command-bus.ts';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { SearchHitCard } from './search-hit.tsx';
import { openHit, rebuildSearchIndex, type SearchScope, searchFor, useSearch } from './search-store.ts';

/** After the last key of a word: short enough to feel at once, long enough not to search for every letter. */
const pauseMs = 120;

/** One box that finds any language in any other, in this document, this matter or everything. */
export function SearchPanel({ document }: { readonly document: DocumentSummary | null }) {
  const { t } = useTranslation();
  const chosenMatterId = useMatters((state) => state.chosenMatterId);
  const matterId = document?.matterId ?? chosenMatterId;
  const [text, setText] = useState('');
  const [chosenScope, setScope] = useState<SearchScope>('matter');
  const input = useRef<HTMLInputElement>(null);
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
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    event.preventDefault();
    const first = useSearch.getState().result?.hits[0];
    if (first !== undefined) void openHit(first);
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
      <SearchNotes />
      <SearchHits />
    </>
  );
}

interface Where {
  readonly matterId?: string;
  readonly documentIds?: readonly string[];
}

/** The same object as long as it means the same, so that nothing is searched twice. */
function useWhere(scope: SearchScope, documentId: string | null, matterId: string | null): Where {
  const made = useRef<{ key: string; where: Where } | null>(null);
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
      {result === null || query.trim() === '' ? null : (
        <p>
          {result.hits.length === 0
            ? t('search.none')
            : t('search.count', { count: result.total || result.hits.length })}
          {result.hits.length > 0 && result.total === 0 ? ` · ${t('search.someWords')}` : ''}
        </p>
      )}
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

function SearchHits() {
  const { t } = useTranslation();
  const { result, query } = useSearch();
  if (query.trim() === '' || result === null) return <p className="panel-note">{t('search.hint')}</p>;
  const hits = result.hits.map((hit) => ({ id: `${hit.documentId} ${hit.page} ${hit.passage.start}`, hit }));
  return (
    <ListBox
      className="search-hits"
      aria-label={t('search.hits')}
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
