import { Button, ToggleButton, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { reasonsOf } from './passage-words.ts';
import { pinOf, usePins } from './pins-store.ts';
import { choosePassage, currentPassage, useReading } from './reading-store.ts';

/** The passage that was chosen on the page: read or left, why, and what a person wants of it. */
export function PassageBar() {
  const { t, i18n } = useTranslation();
  const state = useReading();
  const pins = usePins((pinned) => pinned.pins);
  const passage = currentPassage(state);
  const { reading, current } = state;
  if (reading === null || passage === null || current === null) return null;
  const pin = pinOf(pins, { ...passage, documentId: reading.documentId });
  return (
    <section className="passage-bar" aria-label={t('reading.passage')}>
      <p role="status">
        <strong>{t(passage.kept ? 'reading.isRead' : 'reading.isLeft')}</strong>
        {' · '}
        {reasonsOf(t, passage, reading.passages, i18n.language).join(' · ')}
        <span className="passage-facts">
          {t('reading.passageOf', { index: current + 1, total: reading.passages.length })}
          {' · '}
          {t('reading.tokens', { count: passage.tokens })}
        </span>
      </p>
      <Toolbar className="passage-tools" aria-label={t('reading.passage')}>
        <ToggleButton className="chip-button" isSelected={pin === 'in'} onChange={() => runCommand('pin-passage')}>
          {t('reading.mustRead')} <kbd>{commandKeys('pin-passage')}</kbd>
        </ToggleButton>
        <ToggleButton className="chip-button" isSelected={pin === 'out'} onChange={() => runCommand('leave-passage')}>
          {t('reading.mustLeave')} <kbd>{commandKeys('leave-passage')}</kbd>
        </ToggleButton>
        <Button className="link-button" onPress={() => choosePassage(null, 'page')}>
          {t('app.close')}
        </Button>
      </Toolbar>
    </section>
  );
}
