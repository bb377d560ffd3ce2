import { useEffect, useState } from 'react';
import { Button, ProgressBar, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OutputLanguage } from '#contract/document.ts';
import type { DocumentSummary } from '#contract/matter.ts';
import { type ReportForm, reportForms } from '#contract/report-form.ts';
import { errorValueOf, request } from '../bridge.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { errorWords } from '../locale/error-words.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { OutputLanguageSelect } from '../settings/output-language-select.tsx';
import { useSettings } from '../settings/settings-store.ts';

const noDocuments: readonly DocumentSummary[] = [];
const formats = ['pdf', 'report', 'docx', 'html', 'xlsx', 'json'] as const;

type ExportState =
  | { readonly step: 'choose' }
  | { readonly step: 'running' }
  | { readonly step: 'done'; readonly files: readonly string[] }
  | { readonly step: 'failed'; readonly words: string };

/** Writes the reports of a document, or of all in its matter, into a folder. */
export function ExportDialog() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<ExportState>({ step: 'choose' });
  const [maskPersonalData, setMaskPersonalData] = useState(false);
  const [scope, setScope] = useState<'document' | 'matter'>('document');
  const [form, setForm] = useState<ReportForm>('long');
  const [language, setLanguage] = useState<OutputLanguage>('en');
  const documentId = useOpenDocument((open) => open.documentId);
  const document = useMatters((matters) => documentOf(matters, documentId));
  const inMatter = useMatters((matters) =>
    document === null ? noDocuments : (matters.documents[document.matterId] ?? noDocuments),
  );
  const matterLanguage = useMatters(
    (matters) => matters.matters.find((matter) => matter.id === document?.matterId)?.language ?? null,
  );
  const outputLanguage = useSettings((settings) => settings.settings.outputLanguage);
  const ready = inMatter.filter((candidate) => candidate.state === 'ready');

  useEffect(
    () =>
      answerCommands({
        export: () => {
          if (documentId === null) return;
          setState({ step: 'choose' });
          setLanguage(matterLanguage ?? outputLanguage);
          setOpen(true);
        },
      }),
    [documentId, matterLanguage, outputLanguage],
  );

  const run = async () => {
    if (document === null) return;
    const documentIds = scope === 'document' ? [document.id] : ready.map((candidate) => candidate.id);
    if (documentIds.length === 0) return;
    setState({ step: 'running' });
    try {
      const files = await request('exports.run', { documentIds, language, maskPersonalData, form });
      setState(files === null ? { step: 'choose' } : { step: 'done', files });
    } catch (error) {
      setState({ step: 'failed', words: errorWords(t, errorValueOf(error)) });
    }
  };

  return (
    <DialogFrame title={t('exports.title')} isOpen={isOpen} onOpenChange={setOpen}>
      {state.step === 'done' ? (
        <ExportedFiles files={state.files} onClose={() => setOpen(false)} />
      ) : (
        <div className="form">
          <RadioGroup
            className="choices"
            aria-label={t('exports.which')}
            value={scope}
            onChange={(value) => setScope(value === 'matter' ? 'matter' : 'document')}
          >
            <Radio value="document">{t('exports.thisDocument', { name: document?.name ?? '' })}</Radio>
            <Radio value="matter" isDisabled={ready.length < 2}>
              {t('exports.wholeMatter', { count: ready.length })}
            </Radio>
          </RadioGroup>
          <RadioGroup
            className="choices"
            aria-label={t('exports.form')}
            value={form}
            onChange={(value) => setForm(value === 'short' ? 'short' : 'long')}
          >
            {reportForms.toReversed().map((one) => (
              <Radio key={one} value={one}>
                {t(`exports.${one}`)}
              </Radio>
            ))}
          </RadioGroup>
          <OutputLanguageSelect label={t('exports.language')} value={language} onChange={setLanguage} />
          <label>
            <input
              type="checkbox"
              checked={maskPersonalData}
              onChange={({ target }) => setMaskPersonalData(target.checked)}
            />{' '}
            {t('exports.mask')}
          </label>
          {maskPersonalData ? <p role="status">{t('exports.maskExplained')}</p> : null}
          <dl className="formats">
            {formats
              .filter((format) => format !== 'pdf' || !maskPersonalData)
              .map((format) => (
                <div key={format}>
                  <dt>{t(`exports.format.${format}`)}</dt>
                  <dd>{t(`exports.formatText.${format}`)}</dd>
                </div>
              ))}
          </dl>
          {state.step === 'failed' ? (
            <p className="field-error" role="alert">
              {state.words}
            </p>
          ) : null}
          <footer className="dialog-footer">
            {state.step === 'running' ? (
              <ProgressBar className="progress" aria-label={t('stage.export')} isIndeterminate>
                <progress aria-hidden className="is-indeterminate" />
                <span>{t('stage.export')}</span>
              </ProgressBar>
            ) : null}
            <span className="spacer" />
            <Button className="button" onPress={() => setOpen(false)}>
              {t('app.cancel')}
            </Button>
            <Button className="button is-primary" isDisabled={state.step === 'running'} onPress={() => void run()}>
              {t('exports.run')}
            </Button>
          </footer>
        </div>
      )}
    </DialogFrame>
  );
}

function ExportedFiles({ files, onClose }: { readonly files: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [first] = files;
  const reveal = async (path: string) => {
    try {
      await request('exports.reveal', { path });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className="form">
      <p role="status">{t('exports.done', { count: files.length })}</p>
      <ul className="exported selectable">
        {files.map((file) => (
          <li key={file} title={file}>
            {file.split(/[\\/]/).at(-1)}
          </li>
        ))}
      </ul>
      <footer className="dialog-footer">
        <span className="spacer" />
        {first === undefined ? null : (
          <Button className="button" onPress={() => void reveal(first)}>
            {t('exports.showInFolder')}
          </Button>
        )}
        <Button className="button is-primary" onPress={onClose}>
          {t('app.close')}
        </Button>
      </footer>
    </div>
  );
}
