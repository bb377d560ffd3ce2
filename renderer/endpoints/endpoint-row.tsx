import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { Button, Radio } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EndpointStatus, EndpointTest } from '#contract/machine.ts';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';
import { errorWords } from '../locale/error-words.ts';
import { removeEndpoint, testEndpoint } from './endpoints-store.ts';

interface EndpointRowProps {
  readonly endpoint: EndpointStatus;
  readonly onChange: () => void;
}

/** A named server as a choice of model, with what its self-test found. */
export function EndpointRow({ endpoint, onChange }: EndpointRowProps) {
  const { t } = useTranslation();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <div className="endpoint">
      <ConfirmDialog
        title={t('endpoints.removeTitle', { name: endpoint.name })}
        text={t('endpoints.removeText')}
        action={t('endpoints.remove')}
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        onConfirm={() => void removeEndpoint(endpoint.id)}
      />
      <Radio value={endpoint.id} className="model-radio">
        <span className="model-name">{endpoint.name}</span>
        <span className="model-facts">
          {endpoint.baseUrl} · {endpoint.model} · {t('endpoints.calls', { count: endpoint.callCount })}
          {endpoint.isInUse ? ` · ${t('endpoints.inUse')}` : ''}
          {' · '}
          <span className={`endpoint-state is-${verification(endpoint)}`}>
            {t(`endpoints.state.${verification(endpoint)}`)}
          </span>
        </span>
      </Radio>
      <div className="endpoint-tools">
        <Button
          className="link-button"
          isDisabled={endpoint.isTesting}
          aria-label={t('endpoints.testNamed', { name: endpoint.name })}
          onPress={() => void testEndpoint(endpoint.id)}
        >
          {t(endpoint.isTesting ? 'endpoints.testing' : 'endpoints.test')}
        </Button>
        <Button
          className="link-button"
          aria-label={t('endpoints.changeNamed', { name: endpoint.name })}
          onPress={onChange}
        >
          {t('endpoints.change')}
        </Button>
        <Button
          className="link-button"
          aria-label={t('endpoints.removeNamed', { name: endpoint.name })}
          onPress={() => setRemoving(true)}
        >
          {t('endpoints.remove')}
        </Button>
      </div>
      {endpoint.lastTest === null ? null : <TestResult test={endpoint.lastTest} />}
    </div>
  );
}

/** Whether the last self-test proved that this server reads every prompt whole. */
function verification({ lastTest }: EndpointStatus): 'verified' | 'unverified' | 'failed' | 'untested' {
  if (lastTest === null) return 'untested';
  if (lastTest.isVerified) return 'verified';
  // A vocabulary that is not known is no fault of the server.
  const failed = lastTest.checks.some(({ name, passed }) => !passed && name !== 'counts');
  return lastTest.error !== null || failed ? 'failed' : 'unverified';
}

function TestResult({ test }: { readonly test: EndpointTest }) {
  const { t, i18n } = useTranslation();
  // Of a server that cannot be reached there is no more to say than that.
  const isReached = test.checks.some(({ name, passed }) => name === 'reachable' && passed);
  return (
    <div className="endpoint-test" role="status">
      {test.error === null || !isReached ? null : <p className="field-error">{errorWords(t, test.error)}</p>}
      <ul>
        {test.checks.map(({ name, passed, detail }) => {
          const shown = reasonWords(detail, i18n.language);
          return (
            <li key={name} className={passed ? 'is-passed' : 'is-failed'}>
              {passed ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
              <span>
                <span className="visually-hidden">{t(passed ? 'endpoints.passed' : 'endpoints.failed')}: </span>
                {t(`endpoints.check.${name}`)}
                {detail === '' ? null : <span lang={reasonLanguage(shown, i18n.language)}> ({shown})</span>}
              </span>
            </li>
          );
        })}
      </ul>
      {test.isVerified || !isReached ? null : <p className="field-hint">{t('endpoints.unverified')}</p>}
    </div>
  );
}
