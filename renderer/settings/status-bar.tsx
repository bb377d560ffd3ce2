import Cpu from 'lucide-react/icons/cpu';
import Languages from 'lucide-react/icons/languages';
import Settings2 from 'lucide-react/icons/settings-2';
import Wifi from 'lucide-react/icons/wifi';
import WifiOff from 'lucide-react/icons/wifi-off';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { EndpointIndicator } from '../endpoints/endpoint-indicator.tsx';
import { useEndpoints } from '../endpoints/endpoints-store.ts';
import { QueueStatus } from '../ingestion/queue-status.tsx';
import { FetchProgress } from './model-choice.tsx';
import { cancelModelFetch, changeSettings, useSettings } from './settings-store.ts';

const localeWords = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' } as const;
const locales = ['en', 'zh-Hant', 'zh-Hans'] as const;

/** The thin bar below: what runs, the model, the network, the language. */
export function StatusBar() {
  const { t } = useTranslation();
  const { settings, info } = useSettings();
  const isFetching = info?.network === 'downloading-model';
  const endpoint = useEndpoints((state) => state.endpoints).find(({ id }) => id === settings.modelId);
  const isOnline = isFetching || endpoint !== undefined;
  return (
    <section className="status-bar" aria-label={t('bar.title')} data-tour="bar">
      <QueueStatus />
      <span className="spacer" />
      <EndpointIndicator />
      <ModelState />
      <span className="bar-item" role="status">
        {isOnline ? (
          <Wifi size={13} strokeWidth={1.9} aria-hidden />
        ) : (
          <WifiOff size={13} strokeWidth={1.9} aria-hidden />
        )}
        {isFetching
          ? t('bar.networkModel')
          : endpoint === undefined
            ? t('bar.networkOff')
            : t('bar.networkEndpoint', { name: endpoint.name })}
      </span>
      <MenuTrigger>
        <Button className="bar-button" aria-label={t('bar.language')}>
          <Languages size={13} strokeWidth={1.9} aria-hidden />
          <span lang={settings.locale}>{localeWords[settings.locale]}</span>
        </Button>
        <Popover className="popover" placement="top end">
          <Menu
            className="menu"
            selectionMode="single"
            selectedKeys={[settings.locale]}
            onAction={(key) => {
              const locale = locales.find((known) => known === key);
              if (locale !== undefined) void changeSettings({ locale });
            }}
          >
            {locales.map((locale) => (
              <MenuItem key={locale} id={locale} lang={locale}>
                {localeWords[locale]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button className="bar-button" onPress={() => runCommand('palette')}>
        {t('bar.commands')} <kbd>{commandKeys('palette')}</kbd>
      </Button>
      <Button className="bar-button" aria-label={t('settings.title')} onPress={() => runCommand('settings')}>
        <Settings2 size={13} strokeWidth={1.9} aria-hidden />
      </Button>
    </section>
  );
}

function ModelState() {
  const { t } = useTranslation();
  const { models, settings } = useSettings();
  const endpoint = useEndpoints((state) => state.endpoints).find(({ id }) => id === settings.modelId);
  const fetching = models.find((model) => model.state === 'downloading');
  if (fetching !== undefined) {
    return (
      <span className="bar-item">
        <Cpu size={13} strokeWidth={1.9} aria-hidden />
        {t('model.fetching', { name: fetching.name })}
        <FetchProgress model={fetching} />
        <Button className="link-button" onPress={() => void cancelModelFetch(fetching.id)}>
          {t('app.cancel')}
        </Button>
      </span>
    );
  }
  const chosen = models.find((model) => model.id === settings.modelId);
  const words =
    chosen === undefined
      ? (endpoint?.name ?? t('model.none'))
      : t('bar.model', { name: chosen.name, state: t(`model.state.${chosen.state}`) });
  return (
    <Button className="bar-button" onPress={() => runCommand('settings')}>
      <Cpu size={13} strokeWidth={1.9} aria-hidden />
      {words}
    </Button>
  );
}
