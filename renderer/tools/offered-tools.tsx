import Check from 'lucide-react/icons/check';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ToolsOffer } from '#contract/tools.ts';
import { OriginLine } from './granted-tools.tsx';
import { ToolDescription } from './tool-description.tsx';
import { forgetOffer, grantOffered } from './tools-store.ts';

/** What a server offers: nothing is granted that a person does not pick by name. */
export function OfferedTools({ offer }: { readonly offer: ToolsOffer }) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<readonly string[]>([]);
  return (
    <div className="form offered-tools">
      <OriginLine from={offer.from} />
      {offer.tools.length === 0 ? (
        <p className="field-hint">{t('tools.offersNothing')}</p>
      ) : (
        <CheckboxGroup value={[...picked]} onChange={setPicked}>
          <Label>{t('tools.offers', { count: offer.tools.length })}</Label>
          {offer.tools.map((tool) => (
            <div key={tool.tool} className="offered-tool">
              <Checkbox value={tool.tool} className="tool-pick">
                <span className="tool-box" aria-hidden>
                  <Check size={12} strokeWidth={3} />
                </span>
                <bdi className="rule-name">{tool.tool}</bdi>
              </Checkbox>
              <ToolDescription tool={tool} addressesMachine={tool.addressesMachine} />
            </div>
          ))}
        </CheckboxGroup>
      )}
      {offer.leftOut.length === 0 ? null : (
        <p className="field-hint">{t('tools.leftOut', { names: offer.leftOut.join(', ') })}</p>
      )}
      <p className="field-hint">{t('tools.changedHint')}</p>
      <footer className="dialog-footer">
        <Button className="button" onPress={forgetOffer}>
          {t('tools.back')}
        </Button>
        <Button
          className="button is-primary"
          isDisabled={picked.length === 0}
          onPress={() => void grantOffered(picked)}
        >
          {t('tools.grantPicked', { count: picked.length })}
        </Button>
      </footer>
    </div>
  );
}
