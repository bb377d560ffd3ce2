import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../design/dialog-frame.tsx';
import { errorWords } from '../locale/error-words.ts';
import { OfferedTools } from './offered-tools.tsx';
import { OriginForm } from './origin-form.tsx';
import { ToolError } from './tool-error.tsx';
import { stopAdding, useTools } from './tools-store.ts';

/** Names a program, a server or an address, shows what it offers, and grants what a person picks of it. */
export function AddToolDialog() {
  const { t } = useTranslation();
  const { isAdding, offer, error } = useTools();
  return (
    <DialogFrame
      title={t(offer === null ? 'tools.addTitle' : 'tools.offerTitle')}
      isOpen={isAdding}
      onOpenChange={(isOpen) => {
        if (!isOpen) stopAdding();
      }}
      size="small"
    >
      <div role="status">
        {error === null ? null : (
          <p className="field-error tools-failure">
            {errorWords(t, error)} <ToolError message={error.message} />
          </p>
        )}
      </div>
      {offer === null ? <OriginForm /> : <OfferedTools key={offer.offerId} offer={offer} />}
    </DialogFrame>
  );
}
