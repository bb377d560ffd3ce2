import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { openBundle } from '../bundle/bundle-store.ts';
import { HelpDialog } from '../help/help-dialog.tsx';
import { addChosen } from '../ingestion/add-documents.ts';
import { cancelEverything } from '../ingestion/queue-store.ts';
import { useEncryption } from '../lock/encryption-store.ts';
import { lockNow } from '../lock/follow-lock.ts';
import { BackupDialog } from '../matters/backup-dialog.tsx';
import { DeleteMatterDialog } from '../matters/delete-matter-dialog.tsx';
import { MatterDialog } from '../matters/matter-dialog.tsx';
import { useMatters } from '../matters/matters-store.ts';
import { openSamples } from '../matters/open-samples.ts';
import { copyLink } from '../opening/copy-link.ts';
import { toggleLens } from '../page/lens-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageRequests } from '../page/page-requests.ts';
import { cancelQuestions } from '../questions/questions-store.ts';
import { showRecordOf } from '../record/record-store.ts';
import { closeReview, openReview, useReview } from '../review-table/review-store.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { answerCommands } from './command-bus.ts';
import { redoLast, undoLast } from './undo-store.ts';

function stepPage(by: number): void {
  pageRequests().goToPage(useOpenDocument.getState().currentPage + by);
}

/** Answers the commands that belong to no single part of the window. */
export function WindowCommands() {
  const [open, setOpen] = useState<'none' | 'help' | 'new' | 'edit' | 'delete' | 'backup' | 'restore'>('none');
  const isEncrypted = useEncryption((state) => state.encryption.encrypted);
  const chosen = useMatters((state) => state.matters.find((matter) => matter.id === state.chosenMatterId) ?? null);

  useEffect(
    () =>
      answerCommands({
        'add-files': () => void addChosen('files'),
        'add-folder': () => void addChosen('folder'),
        'new-matter': () => setOpen('new'),
        'open-samples': () => void openSamples(),
        'restore-matter': () => setOpen('restore'),
        help: () => setOpen('help'),
        undo: () => void undoLast(),
        redo: () => void redoLast(),
        find: () => pageRequests().openFind(),
        'zoom-in': () => pageRequests().zoom('in'),
        'zoom-out': () => pageRequests().zoom('out'),
        'fit-width': () => pageRequests().zoom('page-width'),
        'fit-page': () => pageRequests().zoom('page-fit'),
        'actual-size': () => pageRequests().zoom('page-actual'),
        'next-page': () => stepPage(1),
        'previous-page': () => stepPage(-1),
        'go-to-page': () => document.querySelector<HTMLInputElement>('.page-number input')?.focus(),
        'toggle-languages': () => toggleLens('languages'),
        'toggle-reading': () => toggleLens('reading'),
        'toggle-recognition': () => toggleLens('recognition'),
        'toggle-redaction': () => toggleLens('redaction'),
        'cancel-all': () => {
          cancelQuestions();
          void cancelEverything();
        },
        'theme-light': () => void changeSettings({ theme: 'light' }),
        'theme-dark': () => void changeSettings({ theme: 'dark' }),
        'theme-system': () => void changeSettings({ theme: 'system' }),
        'locale-en': () => void changeSettings({ locale: 'en' }),
        'locale-zh-Hant': () => void changeSettings({ locale: 'zh-Hant' }),
        'locale-zh-Hans': () => void changeSettings({ locale: 'zh-Hans' }),
      }),
    [],
  );
  useEffect(
    () =>
      chosen === null
        ? undefined
        : answerCommands({
            'edit-matter': () => setOpen('edit'),
            'show-record': () => void showRecordOf(chosen.id),
            'show-review': () => (useReview.getState().isOpen ? closeReview() : void openReview(chosen.id)),
            'make-bundle': () => void openBundle(chosen.id, i18next.t('bundle.draft')),
            'delete-matter': () => setOpen('delete'),
            'back-up-matter': () => setOpen('backup'),
          }),
    [chosen],
  );
  const hasDocument = useOpenDocument((state) => state.documentId !== null);
  useEffect(() => (hasDocument ? answerCommands({ 'copy-link': () => void copyLink() }) : undefined), [hasDocument]);
  useEffect(() => (isEncrypted ? answerCommands({ lock: () => void lockNow() }) : undefined), [isEncrypted]);

  return (
    <>
      <MatterDialog
        matter={open === 'edit' ? chosen : null}
        isOpen={open === 'new' || open === 'edit'}
        onOpenChange={(isOpen) => {
          if (!isOpen) setOpen('none');
        }}
      />
      <HelpDialog
        isOpen={open === 'help'}
        onOpenChange={(isOpen) => {
          if (!isOpen) setOpen('none');
        }}
      />
      <BackupDialog
        matter={open === 'backup' ? chosen : null}
        isOpen={open === 'restore' || open === 'backup'}
        onOpenChange={(isOpen) => {
          if (!isOpen) setOpen('none');
        }}
      />
      {chosen === null ? null : (
        <DeleteMatterDialog
          matter={chosen}
          isOpen={open === 'delete'}
          onOpenChange={(isOpen) => {
            if (!isOpen) setOpen('none');
          }}
        />
      )}
    </>
  );
}
