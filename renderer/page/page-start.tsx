import FileDown from 'lucide-react/icons/file-down';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { useMatters } from '../matters/matters-store.ts';
import { openSamples } from '../matters/open-samples.ts';

/** What the middle pane says while nothing is open. */
export function PageStart() {
  const { t } = useTranslation();
  const hasDocuments = useMatters((state) => Object.values(state.documents).some((documents) => documents.length > 0));
  return (
    <main className="pane page-pane page-start" aria-label={t('page.title')} data-tour="page">
      <div className="start">
        <FileDown size={30} strokeWidth={1.25} aria-hidden />
        <h1>{t(hasDocuments ? 'page.chooseTitle' : 'page.startTitle')}</h1>
        <p>{t(hasDocuments ? 'page.chooseText' : 'page.startText')}</p>
        <div className="start-actions">
          <Button className="button is-primary" onPress={() => runCommand('add-files')}>
            {t('documents.addFiles')}
          </Button>
          <Button className="button" onPress={() => runCommand('add-folder')}>
            {t('documents.addFolder')}
          </Button>
          <Button className="button" onPress={() => void openSamples()}>
            {t('matters.openSamples')}
          </Button>
        </div>
        <p className="start-note">{t('page.startPrivacy')}</p>
      </div>
    </main>
  );
}
