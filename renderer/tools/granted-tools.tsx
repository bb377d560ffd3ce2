import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ToolGrant } from '#contract/tools.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { errorWords } from '../locale/error-words.ts';
import { ToolDescription } from './tool-description.tsx';
import { revokeTool, showToolsOf, startAdding, useTools } from './tools-store.ts';
import './tools.css';

/** The tools from outside that plans of a matter may call, each by name, with what it may be asked. */
export function GrantedTools({ matterId }: { readonly matterId: string }) {
  const { t } = useTranslation();
  const { grants, error, isAdding } = useTools();
  useEffect(() => {
    void showToolsOf(matterId);
    return () => void showToolsOf(null);
  }, [matterId]);
  return (
    <fieldset className="granted-tools">
      <legend className="react-aria-Label">{t('tools.title')}</legend>
      <p className="field-hint">{t('tools.intro')}</p>
      {error === null || isAdding ? null : <p className="field-error">{errorWords(t, error)}</p>}
      {grants === null ? null : grants.length === 0 ? (
        <p className="field-hint">{t('tools.none')}</p>
      ) : (
        <ul aria-label={t('tools.title')}>
          {grants.map((grant) => (
            <GrantedTool key={grant.id} grant={grant} />
          ))}
        </ul>
      )}
      <Button className="button tools-add" onPress={startAdding}>
        {t('tools.add')}
      </Button>
    </fieldset>
  );
}

function GrantedTool({ grant }: { readonly grant: ToolGrant }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { name, from, suspended } = grant;
  return (
    <li className="granted-tool">
      <ConfirmDialog
        title={t('tools.removeTitle', { name })}
        text={t('tools.removeText')}
        action={t('tools.remove')}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        onConfirm={() => void revokeTool(grant)}
      />
      <p className="tool-line">
        <bdi className="rule-name">{name}</bdi>
        <span className="tool-buttons">
          <Button
            className="link-button"
            aria-expanded={isOpen}
            aria-label={t('tools.showNamed', { name })}
            onPress={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'tools.hide' : 'tools.show')}
          </Button>
          <Button
            className="link-button"
            aria-label={t('tools.removeNamed', { name })}
            onPress={() => setRemoving(true)}
          >
            {t('tools.remove')}
          </Button>
        </span>
      </p>
      <OriginLine from={from} />
      {suspended === null ? null : <p className="tool-warning">{t(`tools.suspended_${suspended.why}`)}</p>}
      {isOpen ? <ToolDescription tool={grant} /> : null}
    </li>
  );
}

/** Where a tool is asked for, and whether it has the network. */
export function OriginLine({ from }: Pick<ToolGrant, 'from'>) {
  const { t } = useTranslation();
  if (from.kind === 'program')
    return (
      <p className="field-hint">
        <code className="selectable">{[from.command, ...from.arguments].join(' ')}</code>
        {' · '}
        {t(from.network ? 'tools.withNetwork' : 'tools.withoutNetwork')}
      </p>
    );
  return (
    <p className="field-hint">
      <code className="selectable">{from.kind === 'server' ? from.url : `${from.method} ${from.url}`}</code>
      {' · '}
      {t('tools.withNetwork')}
    </p>
  );
}
