import FilePlus from 'lucide-react/icons/file-plus';
import FolderPlus from 'lucide-react/icons/folder-plus';
import Plus from 'lucide-react/icons/plus';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { IconButton } from '../design/icon-button.tsx';
import { MatterTree } from './matter-tree.tsx';
import { useMatters } from './matters-store.ts';
import { openSamples } from './open-samples.ts';

/** The left pane: matters, their documents, and how to add some. */
export function MattersPane() {
  const { t } = useTranslation();
  const { matters, documents, loaded } = useMatters();
  const isWithoutDocuments = matters.every((matter) => (documents[matter.id] ?? []).length === 0);
  return (
    <section className="pane matters-pane" aria-label={t('matters.title')} data-tour="matters">
      <header className="pane-header">
        <h2>{t('matters.title')}</h2>
        <span className="spacer" />
        <IconButton
          icon={FilePlus}
          label={t('documents.addFiles')}
          keys={commandKeys('add-files')}
          onPress={() => runCommand('add-files')}
        />
        <IconButton icon={FolderPlus} label={t('documents.addFolder')} onPress={() => runCommand('add-folder')} />
        <IconButton icon={Plus} label={t('matters.new')} onPress={() => runCommand('new-matter')} />
      </header>
      {matters.length === 0 ? null : <MatterTree />}
      {loaded && isWithoutDocuments ? (
        <div className="empty">
          <p>{t(matters.length === 0 ? 'matters.emptyFirst' : 'matters.empty')}</p>
          <Button className="button" onPress={() => runCommand('add-files')}>
            {t('documents.addFiles')}
          </Button>
          <Button className="button" onPress={() => void openSamples()}>
            {t('matters.openSamples')}
          </Button>
          <Button className="button" onPress={() => runCommand('restore-matter')}>
            {t('backup.restore')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
