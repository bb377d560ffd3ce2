import Ellipsis from 'lucide-react/icons/ellipsis';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#contract/matter.ts';
import { openBundle } from '../bundle/bundle-store.ts';
import { runCommand } from '../commands/command-bus.ts';
import { addChosen } from '../ingestion/add-documents.ts';
import { readDocumentsAgain } from '../ingestion/queue-store.ts';
import { showRecordOf } from '../record/record-store.ts';
import { openReview } from '../review-table/review-store.ts';
import { BackupDialog } from './backup-dialog.tsx';
import { DeleteMatterDialog } from './delete-matter-dialog.tsx';
import { MatterDialog } from './matter-dialog.tsx';
import { useMatters } from './matters-store.ts';

/** What can be done with a matter. */
export function MatterMenu({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'none' | 'edit' | 'delete' | 'backup'>('none');
  const documents = useMatters((store) => store.documents[matter.id]);
  const earlier = (documents ?? []).filter(({ isReadEarlier }) => isReadEarlier).map(({ id }) => id);
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button row-menu" aria-label={t('matters.more', { name: matter.name })}>
          <Ellipsis size={15} strokeWidth={2} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            onAction={(key) => {
              if (key === 'files') void addChosen('files', matter.id);
              if (key === 'folder') void addChosen('folder', matter.id);
              if (key === 'edit') setOpen('edit');
              if (key === 'record') void showRecordOf(matter.id);
              if (key === 'review') void openReview(matter.id);
              if (key === 'bundle') void openBundle(matter.id, t('bundle.draft'));
              if (key === 'read-again') void readDocumentsAgain(earlier);
              if (key === 'backup') setOpen('backup');
              if (key === 'restore') runCommand('restore-matter');
              if (key === 'delete') setOpen('delete');
            }}
          >
            <MenuItem id="files">{t('documents.addFiles')}</MenuItem>
            <MenuItem id="folder">{t('documents.addFolder')}</MenuItem>
            <MenuItem id="edit">{t('matters.edit')}</MenuItem>
            <MenuItem id="record">{t('record.open')}</MenuItem>
            <MenuItem id="review">{t('review.open')}</MenuItem>
            <MenuItem id="bundle">{t('bundle.open')}</MenuItem>
            {earlier.length === 0 ? null : (
              <MenuItem id="read-again">{t('matters.readAgain', { count: earlier.length })}</MenuItem>
            )}
            <MenuItem id="backup">{t('backup.open')}</MenuItem>
            <MenuItem id="restore">{t('backup.restore')}</MenuItem>
            <MenuItem id="delete" className="is-danger">
              {t('matters.delete')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <MatterDialog
        matter={matter}
        isOpen={open === 'edit'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'edit' : 'none')}
      />
      <BackupDialog
        matter={matter}
        isOpen={open === 'backup'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'backup' : 'none')}
      />
      <DeleteMatterDialog
        matter={matter}
        isOpen={open === 'delete'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'delete' : 'none')}
      />
    </>
  );
}
