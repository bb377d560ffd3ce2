import Server from 'lucide-react/icons/server';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { useEndpoints } from './endpoints-store.ts';

/** Shown as long as requests are on their way to a server: text of the documents leaves this computer then. */
export function EndpointIndicator() {
  const { t } = useTranslation();
  const inUse = useEndpoints((state) => state.endpoints).filter((endpoint) => endpoint.isInUse);
  return (
    <span role="status">
      {inUse.map((endpoint) => (
        <Button key={endpoint.id} className="bar-button is-endpoint" onPress={() => runCommand('settings')}>
          <Server size={13} strokeWidth={1.9} aria-hidden />
          {t('endpoints.barInUse', { name: endpoint.name })}
        </Button>
      ))}
    </span>
  );
}
