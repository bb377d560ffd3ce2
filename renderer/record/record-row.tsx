import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RecordEntry } from '#contract/record.ts';
import { intlLocale } from '../locale/intl-locale.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { entryBody, entryDocumentIds, entryWords } from './entry-words.ts';

/** As much of a hash as tells entries apart at a glance. */
const shownHashLength = 12;

interface RecordRowProps {
  readonly entry: RecordEntry;
  readonly isUnfolded: boolean;
  readonly onToggle: () => void;
}

/** One entry: when, what, which document, the start of its hash; unfolded, all it holds. */
export function RecordRow({ entry, isUnfolded, onToggle }: RecordRowProps) {
  const { t, i18n } = useTranslation();
  const body = useMemo(() => entryBody(entry), [entry]);
  const when = new Intl.DateTimeFormat(intlLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'medium' });
  const Chevron = isUnfolded ? ChevronDown : ChevronRight;
  return (
    <>
      <div className="record-line">
        <Button
          className="icon-button"
          aria-label={t('record.show', { sequence: entry.sequence })}
          aria-expanded={isUnfolded}
          onPress={onToggle}
        >
          <Chevron size={14} strokeWidth={2} aria-hidden />
        </Button>
        <div className="record-what">
          <p>{entryWords(t, entry, body)}</p>
          <p className="record-document">
            <DocumentNames documentIds={entryDocumentIds(body)} />
          </p>
        </div>
        <div className="record-when">
          <time dateTime={new Date(entry.atMs).toISOString()}>{when.format(entry.atMs)}</time>
          <code>{entry.sha256.slice(0, shownHashLength)}</code>
        </div>
      </div>
      {isUnfolded ? <EntryBody entry={entry} body={body} /> : null}
    </>
  );
}

function DocumentNames({ documentIds }: { readonly documentIds: readonly string[] }) {
  const { t } = useTranslation();
  const [first] = documentIds;
  const name = useMatters((state) => documentOf(state, first ?? null)?.name ?? null);
  if (first === undefined) return null;
  if (documentIds.length > 1) return t('record.manyDocuments', { count: documentIds.length });
  return name === null ? t('record.gone') : <bdi>{name}</bdi>;
}

function EntryBody({ entry, body }: { readonly entry: RecordEntry; readonly body: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  return (
    <dl className="record-body selectable">
      <dt>{t('record.number', { sequence: entry.sequence })}</dt>
      <dd>
        <code>{entry.kind}</code>
      </dd>
      <dt>{t('record.hash')}</dt>
      <dd>
        <code>{entry.sha256}</code>
      </dd>
      <dt>{t('record.previous')}</dt>
      <dd>
        <code>{entry.previousSha256}</code>
      </dd>
      <dt>{t('record.body')}</dt>
      <dd>
        <pre>{JSON.stringify(body, null, 1)}</pre>
      </dd>
    </dl>
  );
}
