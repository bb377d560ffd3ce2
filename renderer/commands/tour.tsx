import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openSamples } from '../matters/open-samples.ts';
import { changeSettings, useSettings } from '../settings/settings-store.ts';
import { answerCommands } from './command-bus.ts';

const steps = ['matters', 'page', 'findings', 'export', 'bar'] as const;

/** A few words about each part of the window, on the first run; can be left at any time. */
export function Tour() {
  const { t } = useTranslation();
  const tourSeen = useSettings((state) => state.settings.tourSeen);
  const [step, setStep] = useState<number | null>(null);

  useEffect(() => answerCommands({ tour: () => setStep(0) }), []);
  useEffect(() => {
    if (!tourSeen) setStep((before) => before ?? 0);
  }, [tourSeen]);

  const name = step === null ? undefined : steps[step];
  useEffect(() => {
    if (name === undefined) return;
    const region = document.querySelector(`[data-tour="${name}"]`);
    region?.classList.add('is-toured');
    return () => region?.classList.remove('is-toured');
  }, [name]);

  const end = () => {
    setStep(null);
    if (!tourSeen) void changeSettings({ tourSeen: true });
  };
  if (step === null || name === undefined) return null;
  const isLast = step === steps.length - 1;
  return (
    <section className={`tour tour-${name}`} aria-label={t('tour.title')} aria-live="polite">
      <p className="tour-count">{t('tour.step', { step: step + 1, total: steps.length })}</p>
      <h2>{t(`tour.${name}.title`)}</h2>
      <p>{t(`tour.${name}.text`)}</p>
      <div className="tour-actions">
        <Button className="link-button" onPress={end}>
          {t('tour.skip')}
        </Button>
        <span className="spacer" />
        {step === 0 ? (
          <Button
            className="button"
            onPress={() => {
              setStep(1);
              void openSamples();
            }}
          >
            {t('matters.openSamples')}
          </Button>
        ) : null}
        <Button className="button is-primary" onPress={() => (isLast ? end() : setStep(step + 1))}>
          {t(isLast ? 'tour.end' : 'tour.next')}
        </Button>
      </div>
    </section>
  );
}
