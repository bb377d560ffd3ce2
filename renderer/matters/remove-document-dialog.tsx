import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary } from '#contract/matter.ts';
import { request } from '../bridge.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { closeDocument, useOpenDocument } from '../page/open-document-store.ts';
import { countInside } from './document-tree.ts';
import { documentOf, refreshDocuments, useMatters } from './matters-store.ts';

interface RemoveDocumentDialogProps {
  readonly document: DocumentSummary;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before a document, its findings and decisions are removed from the matter. */
export function RemoveDocumentDialog({ document, isOpen, onOpenChange }: RemoveDocumentDialogProps) {
  const { t } = useTranslation();
  const inside = useMatters((state) => countInside(state.documents[document.matterId] ?? [], document.id));
  const remove = async () => {
    try {
      await request('documents.remove', { documentId: document.id });
      await refreshDocuments(document.matterId);
      // What is open may have been inside it.
      const openId = useOpenDocument.getState().documentId;
      if (openId !== null && documentOf(useMatters.getState(), openId) === null) closeDocument();
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
      {inside === 0 ? null : <p className="dialog-text">{t('documents.removeInside', { count: inside })}</p>}
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
