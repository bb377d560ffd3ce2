import { type FormEvent, useState } from 'react';
import { Button, Input, Menu, MenuItem, MenuTrigger, Popover, TextField, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { columnWords, tableWords } from './column-words.ts';
import { GroupTools } from './group-tools.tsx';
import { ReviewCellBar } from './review-cell-bar.tsx';
import { addQuestion, addTable, askQuestions, deleteTable, exportTable, stopQuestions } from './review-changes.ts';
import { ReviewGrid } from './review-grid.tsx';
import { closeReview, showTable, useReview } from './review-store.ts';
import './review.css';

/** A matter's review table: documents down, fields and questions across. */
export function ReviewPane() {
  const { t, i18n } = useTranslation();
  const { tables, tableId, templates, counts, matterId } = useReview();
  const { text: question, type: setQuestion, forget } = useDraft(`review-question:${tableId ?? ''}`, matterId);
  const [isPicking, setPicking] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const table = tables.find(({ id }) => id === tableId) ?? null;
  const hasQuestions = table?.columns.some(({ source }) => source.kind === 'question') ?? false;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() === '') return;
    void addQuestion(question.trim());
    forget();
  };
  return (
    <main className="pane page-pane review-pane" aria-label={t('review.title')}>
      <Toolbar className="pane-header review-toolbar" aria-label={t('review.tools')}>
        <Button className="link-button" onPress={closeReview}>
          {t('review.back')}
        </Button>
        {tables.length === 0 ? null : (
          <ChoiceSelect
            label={t('review.table')}
            isLabelHidden
            value={tableId ?? ''}
            choices={tables.map(({ id, name }) => ({ id, words: tableWords(name, templates, i18n.language) }))}
            onChange={showTable}
          />
        )}
        <MenuTrigger>
          <Button className="button">{t('review.new')}</Button>
          <Popover className="popover">
            <Menu className="menu" aria-label={t('review.new')}>
              {templates.map((template) => {
                const words = columnWords(template.name, i18n.language);
                return (
                  <MenuItem key={template.id} onAction={() => void addTable(template.columns, words)}>
                    {words}
                  </MenuItem>
                );
              })}
              <MenuItem onAction={() => void addTable([], t('review.emptyTable'))}>{t('review.emptyTable')}</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
        <span className="spacer" />
        {table === null ? null : (
          <>
            <GroupTools table={table} />
            <Button className="button" onPress={() => setPicking(true)}>
              {t('review.addColumn')}
            </Button>
            <form onSubmit={ask}>
              <TextField aria-label={t('review.question')} value={question} onChange={setQuestion}>
                <Input className="input review-question" placeholder={t('review.question')} />
              </TextField>
            </form>
            {counts.pending > 0 ? (
              <Button className="button" onPress={() => void stopQuestions()}>
                {t('review.stop', { count: counts.pending })}
              </Button>
            ) : hasQuestions ? (
              <Button className="button" onPress={() => void askQuestions()}>
                {t('review.ask')}
              </Button>
            ) : null}
            <MenuTrigger>
              <Button className="button">{t('review.export')}</Button>
              <Popover className="popover">
                <Menu className="menu" aria-label={t('review.export')}>
                  <MenuItem onAction={() => void exportTable('xlsx', true)}>{t('review.xlsxCited')}</MenuItem>
                  <MenuItem onAction={() => void exportTable('xlsx', false)}>{t('review.xlsx')}</MenuItem>
                  <MenuItem onAction={() => void exportTable('csv', true)}>{t('review.csvCited')}</MenuItem>
                  <MenuItem onAction={() => void exportTable('csv', false)}>{t('review.csv')}</MenuItem>
                  <MenuItem className="is-danger" onAction={() => setDeleting(true)}>
                    {t('review.delete')}
                  </MenuItem>
                </Menu>
              </Popover>
            </MenuTrigger>
          </>
        )}
      </Toolbar>
      <ConfirmDialog
        title={t('review.deleteTitle')}
        text={t('review.deleteText')}
        action={t('review.deleteNow')}
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        onConfirm={() => void deleteTable()}
      />
      {table === null ? null : <ColumnPicker table={table} isOpen={isPicking} onOpenChange={setPicking} />}
      {table === null ? (
        <div className="empty">
          <h2>{t('review.emptyTitle')}</h2>
          <p>{t('review.emptyText')}</p>
        </div>
      ) : (
        <>
          <ReviewGrid table={table} />
          <ReviewCellBar table={table} />
        </>
      )}
    </main>
  );
}
