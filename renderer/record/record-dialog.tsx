import { useState } from 'react';
import { Button, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RecordEntry } from '#contract/record.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { errorWords } from '../locale/error-words.ts';
import { useMatters } from '../matters/matters-store.ts';
import { entryBody, entryWords } from './entry-words.ts';
import { RecordCheckResult } from './record-check-result.tsx';
import { RecordRow } from './record-row.tsx';
import { checkRecord, closeRecord, useRecord } from './record-store.ts';
import './record.css';

const estimatedRowHeight = 52;

/** What happened in a matter, the newest first, and whether the record is whole. */
export function RecordDialog() {
  const { t } = useTranslation();
  const { matterId, entries, check, isChecking, error } = useRecord();
  const matter = useMatters((state) => state.matters.find((known) => known.id === matterId) ?? null);
  return (
    <DialogFrame
      title={t('record.title', { name: matter?.name ?? '' })}
      isOpen={matterId !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) closeRecord();
      }}
    >
      <div className="record">
        <p className="record-intro">{t('record.intro')}</p>
        <div className="record-bar">
          {/* Pending, not disabled: a button that is disabled loses the focus, and Escape would reach nothing. */}
          <Button className="button" isPending={isChecking} onPress={() => void checkRecord()}>
            {t('record.check')}
          </Button>
          <span className="record-count">{entries === null ? '' : t('record.count', { count: entries.length })}</span>
        </div>
        <div role="status">
          {isChecking ? <p className="record-count">{t('record.checking')}</p> : null}
          {check === null ? null : <RecordCheckResult check={check} />}
          {error === null ? null : <p className="failure">{errorWords(t, error)}</p>}
        </div>
        {entries === null ? (
          error === null && <p className="panel-note">{t('record.loading')}</p>
        ) : entries.length === 0 ? (
          <p className="panel-note">{t('record.none')}</p>
        ) : (
          <RecordEntries entries={entries} />
        )}
      </div>
    </DialogFrame>
  );
}

function RecordEntries({ entries }: { readonly entries: readonly RecordEntry[] }) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const toggle = (sequence: number) =>
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(sequence)) after.add(sequence);
      return after;
    });
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight }} shouldObserveItemSize>
      <GridList
        className="record-entries"
        aria-label={t('record.list')}
        items={entries.map((entry) => ({ id: entry.sequence, entry }))}
        dependencies={[unfolded, t]}
        selectionMode="none"
        onAction={(key) => toggle(Number(key))}
      >
        {({ id, entry }) => (
          <GridListItem id={id} textValue={entryWords(t, entry, entryBody(entry))} className="record-item">
            <RecordRow entry={entry} isUnfolded={unfolded.has(id)} onToggle={() => toggle(id)} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
