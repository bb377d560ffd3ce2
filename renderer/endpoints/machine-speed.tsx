import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MachineReport } from '#contract/machine.ts';
import { byteWords } from '../locale/number-words.ts';
import { useSettings } from '../settings/settings-store.ts';
import { measureMachine, useEndpoints } from './endpoints-store.ts';

/** Tokens of a page of a contract, for saying a speed in pages. */
const tokensOfPage = 600;

/** How fast this computer reads and writes, in plain words. */
export function MachineSpeed() {
  const { t } = useTranslation();
  const { machine, isMeasuring } = useEndpoints();
  return (
    <section className="machine" aria-label={t('machine.title')}>
      <h3>{t('machine.title')}</h3>
      {machine === null ? <p className="field-hint">{t('machine.never')}</p> : <Measured machine={machine} />}
      <Button className="button" isDisabled={isMeasuring} onPress={() => void measureMachine()}>
        {t(isMeasuring ? 'machine.measuring' : machine === null ? 'machine.measure' : 'machine.again')}
      </Button>
    </section>
  );
}

function Measured({ machine }: { readonly machine: MachineReport }) {
  const { t, i18n } = useTranslation();
  const models = useSettings((state) => state.models);
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const { modelId, promptTokensPerSecond: reads, generatedTokensPerSecond: writes, recommendedModelId } = machine;
  const whole = (value: number) => Math.round(value).toLocaleString(i18n.language);
  return (
    <div className="machine-facts" role="status">
      <p>
        {t('machine.has', {
          cores: machine.cores,
          threads: machine.threads,
          memory: byteWords(machine.memoryBytes, i18n.language),
          free: byteWords(machine.freeMemoryBytes, i18n.language),
        })}
      </p>
      {modelId === null || reads === null || writes === null ? (
        <p>{t('machine.noModel')}</p>
      ) : (
        <p>
          {t('machine.speed', {
            name: nameOf(modelId),
            reads: whole(reads),
            writes: whole(writes),
            seconds: Math.max(1, Math.round(tokensOfPage / reads)).toLocaleString(i18n.language),
          })}
        </p>
      )}
      {machine.backend === undefined || machine.backend === 'cpu' ? null : (
        <p>{t('machine.backend', { name: t(`machine.backendName.${machine.backend}`) })}</p>
      )}
      {(machine.backends ?? [])
        .filter(({ isInstalled }) => !isInstalled)
        .map(({ backend, packageName }) => (
          <p key={backend} className="field-hint">
            {t('machine.backendMissing', { name: t(`machine.backendName.${backend}`), package: packageName })}
          </p>
        ))}
      {recommendedModelId === null ? null : <p>{t('machine.recommended', { name: nameOf(recommendedModelId) })}</p>}
    </div>
  );
}
