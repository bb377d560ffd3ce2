import { type FormEvent, type KeyboardEvent, useMemo } from 'react';
import { Button, Form, Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ReviewedFinding } from '#contract/matter.ts';
import { isComposing } from '../commands/composing.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { correctedFields, editableFields } from './editable-fields.ts';
import { FieldInput } from './field-input.tsx';
import { fieldsOf, fieldWords } from './finding-words.ts';
import { correctFinding, reviewFinding } from './findings-store.ts';
import { isForPeople } from './shown-fields.ts';

const typedLines = z.array(z.tuple([z.string(), z.string()]));

/** What was begun in the lines of the form, by their names. */
function typedIn(text: string): ReadonlyMap<string, string> {
  if (text === '') return new Map();
  const parsed = typedLines.safeParse(JSON.parse(text));
  return new Map(parsed.success ? parsed.data : []);
}

/** The fields of a finding as a form in its place, with a note. */
export function FindingCorrection({ finding }: { readonly finding: ReviewedFinding }) {
  const { t } = useTranslation();
  const fields = fieldsOf(finding);
  const lines = useMemo(
    () => editableFields(fieldsOf(finding)).filter(({ path: [name] }) => name !== undefined && isForPeople(name)),
    [finding],
  );
  const matterId = useMatters((state) => documentOf(state, finding.documentId)?.matterId ?? null);
  const begun = useDraft(`correction:${finding.id}`, matterId);
  const {
    text: note,
    type: setNote,
    forget: forgetNote,
  } = useDraft(`note:${finding.id}`, matterId, finding.review?.note);
  const typed = useMemo(() => typedIn(begun.text), [begun.text]);
  const setTyped = (next: ReadonlyMap<string, string>) => begun.type(JSON.stringify([...next]));
  const end = () => {
    begun.forget();
    forgetNote();
    correctFinding(null);
  };

  const save = (event: FormEvent) => {
    event.preventDefault();
    const changed = correctedFields(fields, typed);
    const before = finding.review?.state === 'corrected' ? finding.review.fields : {};
    const isChanged = Object.keys(changed).length > 0;
    void reviewFinding(finding.id, {
      state: isChanged ? 'corrected' : (finding.review?.state ?? 'open'),
      fields: isChanged ? { ...before, ...changed } : before,
      note: note.trim(),
    });
    end();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The list would take arrows and letters for its own.
    event.stopPropagation();
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') end();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the form's keys from the list around it
    <div role="presentation" onKeyDown={onKeyDown}>
      <Form className="correction" onSubmit={save}>
        {lines.map((field, index) => {
          const key = field.path.join('\n');
          return (
            <FieldInput
              key={key}
              field={field}
              label={field.path.map((name) => fieldWords(t, name, finding.kind)).join(' · ')}
              value={typed.get(key) ?? field.value}
              onChange={(text) => setTyped(new Map(typed).set(key, text))}
              autoFocus={index === 0}
            />
          );
        })}
        <TextField className="correction-line" value={note} onChange={setNote} autoFocus={lines.length === 0}>
          <Label>{t('findings.note')}</Label>
          <TextArea className="input" rows={2} placeholder={t('findings.notePlaceholder')} />
        </TextField>
        <div className="correction-actions">
          <Button className="button" onPress={end}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" className="button is-primary">
            {t('app.save')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
