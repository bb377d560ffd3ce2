import Ban from 'lucide-react/icons/ban';
import ChevronRight from 'lucide-react/icons/chevron-right';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleX from 'lucide-react/icons/circle-x';
import Clock from 'lucide-react/icons/clock';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Image from 'lucide-react/icons/image';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Lock from 'lucide-react/icons/lock';
import { useRef, useState } from 'react';
import { Button, Menu, MenuItem, Popover, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentState, DocumentSummary } from '#contract/matter.ts';
import { PasswordForm } from '../ingestion/password-form.tsx';
import { cancelDocument, isUnderWay, readDocumentsAgain, retryDocument, useQueue } from '../ingestion/queue-store.ts';
import { LanguageMix } from '../languages/language-mix.tsx';
import { errorWords } from '../locale/error-words.ts';
import { pageListWords, stageWords, timeLeftWords } from '../locale/number-words.ts';
import { RemoveDocumentDialog } from './remove-document-dialog.tsx';

const stateIcons = {
  waiting: Clock,
  working: LoaderCircle,
  'needs-password': Lock,
  failed: CircleX,
  cancelled: Ban,
  ready: CircleCheck,
} as const satisfies Record<DocumentState, unknown>;

/** A document in the list: its name, its state in one glyph and one word, and what can be done about it. */
export function DocumentRow({ document, holds }: { readonly document: DocumentSummary; readonly holds: number }) {
  const { t } = useTranslation();
  const { state } = document;
  const Icon = stateIcons[state];
  return (
    <div className={`document-row is-${state}`} data-document-name={document.name} data-document-state={state}>
      <div className="document-line">
        {holds === 0 ? null : (
          <Button slot="chevron" className="chevron" aria-label={t('documents.holds', { count: holds })}>
            <ChevronRight size={14} strokeWidth={2} aria-hidden />
          </Button>
        )}
        <Icon size={14} strokeWidth={1.9} aria-hidden className="state-glyph" />
        <span className="document-name" dir="auto" title={document.name}>
          {document.name}
        </span>
        <span className="document-state">{t(`documentState.${state}`)}</span>
        <DocumentMenu document={document} />
      </div>
      <DocumentDetail document={document} />
    </div>
  );
}

function DocumentDetail({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation();
  const again = useQueue((queue) => queue.jobs.find(({ id }) => id === `read-again-${document.id}`));
  if (document.state === 'working' || document.state === 'waiting') return <UnderWay document={document} />;
  if (document.state === 'needs-password') return <PasswordForm document={document} />;
  if (document.state === 'failed' && document.error !== null) {
    return (
      <div className="document-detail">
        <p className="failure selectable">{errorWords(t, document.error)}</p>
        <Button className="link-button" onPress={() => void retryDocument(document.id)}>
          {t('documents.retry')}
        </Button>
      </div>
    );
  }
  if (document.state === 'cancelled') {
    return (
      <div className="document-detail">
        <Button className="link-button" onPress={() => void retryDocument(document.id)}>
          {t('documents.resume')}
        </Button>
      </div>
    );
  }
  if (again !== undefined && isUnderWay(again)) return <UnderWay document={document} />;
  if (again?.state === 'needs-password')
    return <PasswordForm document={document} isWrong={again.error?.code === 'password-wrong'} />;
  return (
    <div className="document-detail is-quiet">
      <span>{t('documents.pages', { count: document.pageCount })}</span>
      <span>{t('documents.findings', { count: document.findingCount })}</span>
      {document.defectCount === 0 ? null : (
        <span className="defects">{t('documents.defects', { count: document.defectCount })}</span>
      )}
      {document.imagePages.length === 0 ? null : (
        <span className="image-pages">
          <Image size={12} strokeWidth={1.9} aria-hidden />
          {t('documents.imageOnly', { pages: pageListWords(document.imagePages), count: document.imagePages.length })}
        </span>
      )}
      <LanguageMix shares={document.languages} isShort />
      {again?.state === 'failed' && again.error !== null ? (
        <p className="failure selectable">{errorWords(t, again.error)}</p>
      ) : null}
      {document.isReadEarlier ? (
        <span className="read-earlier">
          {t('documents.readEarlier')}
          <Button className="link-button" onPress={() => void readDocumentsAgain([document.id])}>
            {t('documents.readAgain')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

function UnderWay({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation();
  const job = useQueue((queue) => queue.jobs.find((candidate) => candidate.documentId === document.id));
  const progress = job?.progress ?? document.progress;
  const remainingMs = job?.remainingMs ?? null;
  const stage = document.state === 'waiting' ? t('stage.waiting') : stageWords(t, progress);
  return (
    <div className="document-detail is-working">
      <ProgressBar
        aria-label={`${document.name}: ${stage}`}
        className="progress"
        {...(progress === null || progress.total === 0
          ? { isIndeterminate: document.state === 'working' }
          : { value: progress.done, maxValue: progress.total })}
      >
        {({ percentage, isIndeterminate }) => (
          <progress
            className={isIndeterminate ? 'is-indeterminate' : ''}
            aria-hidden
            max={100}
            {...(isIndeterminate ? {} : { value: percentage ?? 0 })}
          />
        )}
      </ProgressBar>
      <span className="stage">
        {stage}
        {remainingMs === null ? '' : ` · ${timeLeftWords(t, remainingMs)}`}
      </span>
      <Button className="link-button" onPress={() => void cancelDocument(document.id)}>
        {t('documents.cancel')}
      </Button>
    </div>
  );
}

/** Only its button is there until it is pressed: menu and dialog of every row would take longer than the rows. */
function DocumentMenu({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const words = t('documents.more', { name: document.name });
  return (
    <>
      <Button
        ref={button}
        className="icon-button row-menu"
        aria-label={words}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <Ellipsis size={15} strokeWidth={2} aria-hidden />
      </Button>
      {isOpen ? (
        <Popover className="popover" triggerRef={button} isOpen onOpenChange={setOpen} placement="bottom end">
          <Menu
            className="menu"
            aria-label={words}
            autoFocus="first"
            onClose={() => setOpen(false)}
            onAction={(key) => {
              if (key === 'again') {
                void (document.state === 'ready' ? readDocumentsAgain([document.id]) : retryDocument(document.id));
              }
              if (key === 'remove') setRemoving(true);
            }}
          >
            <MenuItem id="again" isDisabled={document.state === 'working' || document.state === 'waiting'}>
              {t('documents.readAgain')}
            </MenuItem>
            <MenuItem id="remove" className="is-danger">
              {t('documents.remove')}
            </MenuItem>
          </Menu>
        </Popover>
      ) : null}
      {isRemoving ? <RemoveDocumentDialog document={document} isOpen onOpenChange={setRemoving} /> : null}
    </>
  );
}
