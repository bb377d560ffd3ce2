import Info from 'lucide-react/icons/info';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { momentWords } from '../locale/moment-words.ts';
import { useOpenDocument } from './open-document-store.ts';

/** More of them are cut off: an archive may name thousands of members. */
const shownLimit = 60;

/** What the open file says of itself, behind a button; nothing where it says nothing. */
export function FileFacts() {
  const { t, i18n } = useTranslation();
  const facts = useOpenDocument((state) => state.view?.facts);
  if (facts === undefined || facts.length === 0) return null;
  return (
    <DialogTrigger>
      <Button className="link-button file-facts-button">
        <Info size={13} strokeWidth={1.9} aria-hidden /> {t('facts.button')}
      </Button>
      <Popover className="popover file-facts" placement="bottom end">
        <Dialog>
          <Heading slot="title">{t('facts.title')}</Heading>
          <dl>
            {facts.slice(0, shownLimit).map(({ name, value }) => (
              <div key={`${name} ${value}`}>
                <dt>{t(`facts.name.${name}`, name)}</dt>
                <dd className="selectable" dir="auto">
                  {momentWords(value, i18n.language)}
                </dd>
              </div>
            ))}
          </dl>
          {facts.length > shownLimit ? <p>{t('page.hoverMore', { count: facts.length - shownLimit })}</p> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
