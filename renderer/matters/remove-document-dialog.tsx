import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { request } from '../bridge.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { closeDocument, useOpenDocument } from '../page/open-document-store.ts';
import { refreshDocuments } from './matters-store.ts';

interface RemoveDocumentDialogProps {
  readonly document: DocumentSummary;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before a document, its findings and decisions are removed from the matter. */
export function RemoveDocumentDialog({ document, isOpen, onOpenChange }: RemoveDocumentDialogProps) {
  const { t } = useTranslation();
  const remove = async () => {
    try {
      if (useOpenDocument.getState().documentId === document.id) closeDocument();
      await request('documents.remove', { documentId: document.id });
      await refreshDocuments(document.matterId);
      onOpenChange(false);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <DialogFrame
      title={t('documents.removeTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="small"
      role="alertdialog"
    >
      <p className="dialog-text">{t('documents.removeText', { name: document.name })}</p>
      <footer className="dialog-footer">
        <Button className="button" onPress={() => onOpenChange(false)}>
          {t('app.cancel')}
        </Button>
        <Button className="button is-danger" onPress={() => void remove()}>
          {t('documents.remove')}
        </Button>
      </footer>
    </DialogFrame>
  );
}
