import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from './dialog-frame.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onConfirm: () => void;
}

/** Asks before something is done that cannot be taken back. */
export function ConfirmDialog({ title, text, action, isOpen, onOpenChange, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <DialogFrame title={title} isOpen={isOpen} onOpenChange={onOpenChange} size="small" role="alertdialog">
      <p className="dialog-text">{text}</p>
      <footer className="dialog-footer">
        <Button className="button" autoFocus onPress={() => onOpenChange(false)}>
          {t('app.cancel')}
        </Button>
        <Button
          className="button is-danger"
          onPress={() => {
            onOpenChange(false);
            onConfirm();
          }}
        >
          {action}
        </Button>
      </footer>
    </DialogFrame>
  );
}
