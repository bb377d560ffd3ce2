import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { reasonLanguage } from '../findings/reason-words.ts';
import { useOpenDocument } from './open-document-store.ts';
import { warningWords } from './warning-words.ts';
import './file-notes.css';

/** More of them are cut off: an archive may have a note for each of thousands of members. */
const shownLimit = 60;

/** What a person has to know of the open file's reading (hidden sheets, pages that could not be read), behind a button. */
export function FileNotes() {
  const { t, i18n } = useTranslation();
  const warnings = useOpenDocument((state) => state.view?.warnings);
  if (warnings === undefined || warnings.length === 0) return null;
  return (
    <DialogTrigger>
      <Button className="link-button file-notes-button">
        <TriangleAlert size={13} strokeWidth={1.9} aria-hidden /> {t('fileNotes.button', { count: warnings.length })}
      </Button>
      <Popover className="popover file-facts" placement="bottom end">
        <Dialog>
          <Heading slot="title">{t('fileNotes.title')}</Heading>
          <ul className="file-notes">
            {warnings.slice(0, shownLimit).map((warning) => {
              const words = warningWords(t, warning, i18n.language);
              return (
                <li key={warning} className="selectable" lang={reasonLanguage(words, i18n.language)}>
                  {words}
                </li>
              );
            })}
          </ul>
          {warnings.length > shownLimit ? <p>{t('page.hoverMore', { count: warnings.length - shownLimit })}</p> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
