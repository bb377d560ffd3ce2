import type { KeyboardEvent } from 'react';
import { Button, Form, Input, Label, NumberField, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../commands/shortcut-keys.ts';
import { isTypingIn } from '../commands/shortcuts.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { BundleLine } from './bundle-line.tsx';
import {
  changeHead,
  changeRows,
  closeBundle,
  giveUpBundle,
  saveBundle,
  stepBundle,
  useBundle,
  writeBundle,
} from './bundle-store.ts';
import './bundle.css';

/** A hearing bundle: its head, its documents in order with their tabs, and the way to the file. */
export function BundleDialog() {
  const { t } = useTranslation();
  const { matterId, head, rows, isBusy, before } = useBundle();
  const isWhole = head.title.trim() !== '' && rows.length > 0;
  // A dialog keeps its keys from the window; a field has its own way back.
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event.nativeEvent, isTypingIn(event.target));
    if (command !== 'undo' && command !== 'redo') return;
    event.preventDefault();
    stepBundle(command);
  };
  return (
    <DialogFrame
      title={t('bundle.title')}
      isOpen={matterId !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) closeBundle();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys that take a change back */}
      <div role="presentation" onKeyDown={onKeyDown}>
        <Form
          className="form bundle-form"
          onSubmit={(event) => {
            event.preventDefault();
            void writeBundle();
          }}
        >
          <div className="bundle-head">
            <TextField value={head.title} onChange={(title) => changeHead({ title })} isRequired maxLength={500}>
              <Label>{t('bundle.name')}</Label>
              <Input className="input" />
            </TextField>
            <NumberField value={head.start} onChange={(start) => changeHead({ start })} minValue={1} maxValue={999_999}>
              <Label>{t('bundle.start')}</Label>
              <Input className="input" />
            </NumberField>
            <OutputLanguageSelect
              label={t('bundle.language')}
              value={head.language}
              onChange={(language) => changeHead({ language })}
            />
          </div>
          <TextField value={head.heading.join('\n')} onChange={(lines) => changeHead({ heading: lines.split('\n') })}>
            <Label>{t('bundle.heading')}</Label>
            <TextArea className="input" rows={2} />
          </TextField>
          <p className="field-hint">{t('bundle.hint')}</p>
          <fieldset className="bundle-list" aria-label={t('bundle.documents')}>
            <div className="bundle-line bundle-line-head" aria-hidden>
              <span>{t('bundle.tab')}</span>
              <span>{t('bundle.description')}</span>
              <span>{t('bundle.date')}</span>
              <span>{t('bundle.insertAfter')}</span>
            </div>
            {rows.map((row, index) => (
              <BundleLine key={row.entry.documentId} rows={rows} index={index} row={row} onChange={changeRows} />
            ))}
            {rows.length === 0 && !isBusy ? <p className="panel-note">{t('bundle.empty')}</p> : null}
          </fieldset>
          <footer className="dialog-footer">
            {before.length === 0 ? null : (
              <>
                <Button className="link-button" onPress={() => stepBundle('undo')}>
                  {t('bundle.undo')}
                </Button>
                <Button className="link-button" onPress={giveUpBundle}>
                  {t('bundle.giveUp')}
                </Button>
              </>
            )}
            <Button
              className="button"
              isDisabled={!isWhole}
              onPress={() => void saveBundle().then((isKept) => isKept && closeBundle())}
            >
              {t('app.save')}
            </Button>
            <Button type="submit" className="button is-primary" isDisabled={!isWhole} isPending={isBusy}>
              {t(isBusy ? 'bundle.writing' : 'bundle.write')}
            </Button>
          </footer>
        </Form>
      </div>
    </DialogFrame>
  );
}
