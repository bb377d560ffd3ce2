import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#contract/matter.ts';
import { request } from '../bridge.ts';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { notifyError } from '../design/notices.ts';
import { closeDocument, useOpenDocument } from '../page/open-document-store.ts';
import { documentOf, useMatters } from './matters-store.ts';

interface DeleteMatterDialogProps {
  readonly matter: Matter;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before a matter and everything in it is deleted. */
export function DeleteMatterDialog({ matter, isOpen, onOpenChange }: DeleteMatterDialogProps) {
  const { t } = useTranslation();
  const remove = async () => {
    try {
      const open = documentOf(useMatters.getState(), useOpenDocument.getState().documentId);
      if (open?.matterId === matter.id) closeDocument();
      await request('matters.delete', { matterId: matter.id });
      onOpenChange(false);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <DialogFrame
      title={t('matters.deleteTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="small"
      role="alertdialog"
    >
      <p className="dialog-text">{t('matters.deleteText', { name: matter.name, count: matter.documentCount })}</p>
      <footer className="dialog-footer">
        <Button className="button" onPress={() => onOpenChange(false)}>
          {t('app.cancel')}
        </Button>
        <Button className="button is-danger" onPress={() => void remove()}>
          {t('matters.delete')}
        </Button>
      </footer>
    </DialogFrame>
  );
}
