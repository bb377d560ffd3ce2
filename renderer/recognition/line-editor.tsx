import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button, Dialog, Input, Label, Popover, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isComposing as isComposingKey } from '../commands/composing.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { sendsOnEnter } from '../questions/sends-on-enter.ts';
import { endEditing, saveLine, usePageReadings } from './page-readings-store.ts';

/** The field in which a person writes what a line really says. */
export function LineEditor() {
  const { t } = useTranslation();
  const { editing, readings } = usePageReadings();
  const anchor = useRef<HTMLSpanElement>(null);
  const line = editing === null ? undefined : readings.get(editing.page)?.lines[editing.line];
  if (editing === null || line === undefined) return null;
  return (
    <>
      <span ref={anchor} className="pointer-anchor" style={{ left: editing.x, top: editing.y }} />
      <Popover
        className="popover line-editor"
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) endEditing();
        }}
        placement="bottom"
      >
        <Dialog aria-label={t('recognition.correct')}>
          <LineField key={`${editing.page}/${editing.line}`} page={editing.page} line={editing.line} read={line.text} />
        </Dialog>
      </Popover>
    </>
  );
}

function LineField({ page, line, read }: { readonly page: number; readonly line: number; readonly read: string }) {
  const { t } = useTranslation();
  const documentId = usePageReadings((state) => state.documentId) ?? '';
  const matterId = useMatters((state) => documentOf(state, documentId)?.matterId ?? null);
  const { text, type: setText, forget } = useDraft(`line:${documentId}:${page}:${line}`, matterId, read);
  const save = (words: string) => void saveLine(page, line, words).then((isKept) => isKept && forget());
  const input = useRef<HTMLInputElement>(null);
  const before = usePageReadings((state) => {
    const start = state.readings.get(page)?.lines[line]?.anchor.start;
    const marks = state.readings.get(page)?.marks ?? [];
    return marks.find(({ mark }) => mark.kind === 'corrected' && mark.start === start)?.mark.note ?? null;
  });
  useEffect(() => input.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // The popover closes by it; what was begun is given up.
    if (event.key === 'Escape' && !isComposingKey(event.nativeEvent)) forget();
    const { isComposing, keyCode } = event.nativeEvent;
    if (!sendsOnEnter({ key: event.key, shiftKey: event.shiftKey, altKey: event.altKey, isComposing, keyCode })) return;
    event.preventDefault();
    save(text);
  };
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(text);
      }}
    >
      <TextField value={text} onChange={setText} autoFocus>
        <Label>{t('recognition.lineSays')}</Label>
        <Input ref={input} className="input" dir="auto" maxLength={2_000} onKeyDown={onKeyDown} />
      </TextField>
      {before === null ? null : (
        <p className="field-hint">
          {t('recognition.readBefore', { text: before })}{' '}
          <Button className="link-button" onPress={() => save(before)}>
            {t('recognition.takeBack')}
          </Button>
        </p>
      )}
      <div className="line-actions">
        <Button
          className="button"
          onPress={() => {
            forget();
            endEditing();
          }}
        >
          {t('recognition.cancel')}
        </Button>
        <Button type="submit" className="button is-primary" isDisabled={text === read}>
          {t('recognition.save')}
        </Button>
      </div>
    </form>
  );
}
