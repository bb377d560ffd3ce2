import Check from 'lucide-react/icons/check';
import { useEffect, useMemo, useState } from 'react';
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { KeptReviewTable, ReviewField } from '#contract/review-table.ts';
import { request } from '../bridge.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { folded } from '../locale/folded.ts';
import { columnWords } from './column-words.ts';
import { addField } from './review-changes.ts';

interface ColumnPickerProps {
  readonly table: KeptReviewTable;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Every kind and field that is read of documents, found by its name in any of the languages, to be added as a column. */
export function ColumnPicker({ table, isOpen, onOpenChange }: ColumnPickerProps) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={t('review.addColumn')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <FieldList table={table} />
    </DialogFrame>
  );
}

function byGroup(fields: readonly ReviewField[], language: string): ReadonlyMap<string, readonly ReviewField[]> {
  const groups = new Map<string, ReviewField[]>();
  for (const field of fields) {
    const words = columnWords(field.group, language);
    const own = groups.get(words);
    if (own === undefined) groups.set(words, [field]);
    else own.push(field);
  }
  return groups;
}

/** Everything by which a field is found. */
function searchedWords({ column, kindNames }: ReviewField): string {
  const titles = typeof column.title === 'string' ? [column.title] : Object.values(column.title);
  return folded([...titles, ...kindNames].join(' '));
}

function FieldList({ table }: { readonly table: KeptReviewTable }) {
  const { t, i18n } = useTranslation();
  const [fields, setFields] = useState<readonly ReviewField[]>([]);
  useEffect(() => void request('review.fields', {}).then(setFields, notifyError), []);
  const groups = useMemo(() => byGroup(fields, i18n.language), [fields, i18n.language]);
  const searched = useMemo(
    () => new Map(fields.map((field) => [columnWords(field.column.title, i18n.language), searchedWords(field)])),
    [fields, i18n.language],
  );
  // A table of the program may have the same under another id.
  const isThere = ({ column: { source } }: ReviewField) =>
    table.columns.some(
      ({ source: own }) =>
        own.kind === 'field' &&
        source.kind === 'field' &&
        own.findingKind === source.findingKind &&
        own.field === source.field,
    );
  const taken = fields.filter(isThere).map(({ column }) => column.id);
  return (
    <Autocomplete
      filter={(words, typed) => {
        const own = searched.get(words) ?? folded(words);
        return folded(typed)
          .split(/\s+/)
          .every((part) => own.includes(part));
      }}
    >
      <SearchField aria-label={t('review.findColumn')} autoFocus className="review-column-search">
        <Input className="input" placeholder={t('review.findColumn')} />
      </SearchField>
      <Menu
        className="menu review-column-list"
        aria-label={t('review.addColumn')}
        disabledKeys={taken}
        shouldCloseOnSelect={false}
        onAction={(key) => {
          const field = fields.find(({ column }) => column.id === key);
          if (field !== undefined) void addField(field);
        }}
        renderEmptyState={() => <p className="panel-note">{t('review.noColumn')}</p>}
      >
        {[...groups].map(([group, own]) => (
          <MenuSection key={group}>
            <Header>{group}</Header>
            {own.map((field) => {
              const words = columnWords(field.column.title, i18n.language);
              return (
                <MenuItem key={field.column.id} id={field.column.id} textValue={words}>
                  <span dir="auto">{words}</span>
                  {taken.includes(field.column.id) ? (
                    <Check size={14} strokeWidth={2} aria-label={t('review.columnThere')} />
                  ) : null}
                </MenuItem>
              );
            })}
          </MenuSection>
        ))}
      </Menu>
    </Autocomplete>
  );
}
