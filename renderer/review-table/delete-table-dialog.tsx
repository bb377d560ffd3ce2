import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { deleteTable } from './review-store.ts';

interface DeleteTableDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Asks before a table goes with all that was answered and decided in it. */
export function DeleteTableDialog({ isOpen, onOpenChange }: DeleteTableDialogProps) {
  const { t } = useTranslation();
  const remove = () => {
    onOpenChange(false);
    void deleteTable();
  };
  return (
    <DialogFrame
      title={t('review.deleteTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="small"
      role="alertdialog"
    >
      <div className="form">
        <p>{t('review.deleteText')}</p>
        <footer className="dialog-footer">
          <Button className="button" autoFocus onPress={() => onOpenChange(false)}>
            {t('app.cancel')}
          </Button>
          <Button className="button is-danger" onPress={remove}>
            {t('review.deleteNow')}
          </Button>
        </footer>
      </div>
    </DialogFrame>
  );
}
