import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface DialogFrameProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
  readonly size?: 'small' | 'medium';
  readonly role?: 'dialog' | 'alertdialog';
}

/** A dialog with a title and a way out. */
export function DialogFrame({
  title,
  isOpen,
  onOpenChange,
  children,
  size = 'medium',
  role = 'dialog',
}: DialogFrameProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="scrim" isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={role === 'dialog'}>
      <Modal className={`desk-dialog desk-dialog-${size}`}>
        <Dialog role={role}>
          <header className="dialog-header">
            <Heading slot="title">{title}</Heading>
            <Button slot="close" className="icon-button" aria-label={t('app.close')}>
              <X size={16} strokeWidth={1.75} aria-hidden />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
