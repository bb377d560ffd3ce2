import type { FormEvent } from 'react';
import { Button, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { KeptReviewTable } from '#contract/review-table.ts';
import { isComposing } from '../commands/composing.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { cellWords } from './cell-words.ts';
import { columnWords } from './column-words.ts';
import { judgeCell } from './review-changes.ts';
import { editCell, selectedRow, useReview } from './review-store.ts';
import { showCell } from './show-cell.ts';

/** The selected cell whole: its words, where they stand, and what can be done with it. */
export function ReviewCellBar({ table }: { readonly table: KeptReviewTable }) {
  const { t, i18n } = useTranslation();
  const { selected, isEditing, view } = useReview();
  const row = useReview(selectedRow);
  const column = table.columns[selected.column];
  const cell = row?.cells[selected.column];
  if (row === undefined || column === undefined || cell === undefined)
    return (
      <footer className="review-cell-bar">
        {t('review.keys')} {view.group === undefined ? '' : t('review.groupKeys')}
      </footer>
    );
  const pages = [...new Set(cell.places.map(({ page }) => page))];
  return (
    <section className="review-cell-bar" aria-label={t('review.cell')}>
      <p className="review-cell-name">
        {columnWords(column.title, i18n.language)} · <span dir="auto">{row.name}</span> ·{' '}
        {t(`review.state.${cell.state === 'filled' && (cell.confidence ?? 1) < 0.6 ? 'doubtful' : cell.state}`)}
      </p>
      {isEditing ? (
        <ReviewCellForm
          key={`${row.documentId}/${column.id}`}
          draftKey={`review-cell:${table.id}:${row.documentId}:${column.id}`}
          matterId={table.matterId}
          value={cell.value}
        />
      ) : (
        <p className="review-cell-value selectable" dir="auto">
          {cell.failure ?? cellWords(cell, i18n.language)}
          {cell.found === null ? null : <s>{cell.found}</s>}
        </p>
      )}
      <div className="review-cell-tools">
        {pages.map((page) => (
          <Button
            key={page}
            className="page-chip"
            onPress={() => showCell(cell.places.findIndex((place) => place.page === page))}
          >
            {t('review.page', { page })}
          </Button>
        ))}
        <span className="spacer" />
        <Button className="link-button" isDisabled={cell.value === ''} onPress={() => void judgeCell('accepted')}>
          {t('review.accept')}
        </Button>
        <Button className="link-button" onPress={() => editCell(true)}>
          {t('review.correct')}
        </Button>
        {cell.state === 'accepted' || cell.state === 'corrected' ? (
          <Button className="link-button" onPress={() => void judgeCell('open')}>
            {t('review.undo')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

interface ReviewCellFormProps {
  readonly draftKey: string;
  readonly matterId: string;
  readonly value: string;
}

/** Other words in the place of a cell's. */
function ReviewCellForm({ draftKey, matterId, value }: ReviewCellFormProps) {
  const { t } = useTranslation();
  const { text, type, forget } = useDraft(draftKey, matterId, value);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void judgeCell('corrected', text);
    forget();
  };
  return (
    <form className="review-edit" onSubmit={save}>
      <TextField
        aria-label={t('review.correct')}
        value={text}
        onChange={type}
        autoFocus
        onKeyDown={(event) => {
          // An input method's own Escape takes back what is being composed.
          if (event.key === 'Escape' && !isComposing(event.nativeEvent)) {
            forget();
            editCell(false);
          }
        }}
      >
        <TextArea className="input" rows={2} />
      </TextField>
      <Button className="button is-primary" type="submit">
        {t('app.save')}
      </Button>
    </form>
  );
}
