import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from './endpoint-form.tsx';
import { EndpointRow } from './endpoint-row.tsx';
import { changeEndpoint, useEndpoints } from './endpoints-store.ts';

/** Servers for those who have one: none until one is named. Stands in the group of the models. */
export function EndpointChoice() {
  const { t } = useTranslation();
  const endpoints = useEndpoints((state) => state.endpoints);
  return (
    <section className="endpoints" aria-label={t('endpoints.title')}>
      <h3>{t('endpoints.title')}</h3>
      <p className="field-hint">{t('endpoints.hint')}</p>
      {endpoints.map((endpoint) => (
        <EndpointRow key={endpoint.id} endpoint={endpoint} onChange={() => changeEndpoint(endpoint.id)} />
      ))}
    </section>
  );
}

/** Naming a server or changing one. Stands behind the group of the models, which would take the arrow keys for itself. */
export function EndpointNaming() {
  const { t } = useTranslation();
  const { endpoints, changing } = useEndpoints();
  if (changing === null) {
    return (
      <Button className="button endpoint-add" onPress={() => changeEndpoint('new')}>
        {t('endpoints.add')}
      </Button>
    );
  }
  const endpoint = endpoints.find(({ id }) => id === changing) ?? null;
  return <EndpointForm key={changing} endpoint={endpoint} onClose={() => changeEndpoint(null)} />;
}
