import FileDown from 'lucide-react/icons/file-down';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatters } from '../matters/matters-store.ts';
import { addDropped } from './add-documents.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * Takes files and folders dropped anywhere on the window. The browser's own
 * events, since a dropped folder has its path only on the event's file.
 */
export function DropAnywhere() {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const matterName = useMatters(
    (state) => state.matters.find((matter) => matter.id === state.chosenMatterId)?.name ?? null,
  );

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        void addDropped([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);

  if (!isOver) return null;
  return (
    <div className="drop-veil">
      <div className="drop-sign">
        <FileDown size={26} strokeWidth={1.5} aria-hidden />
        <strong>{matterName === null ? t('ingestion.drop') : t('ingestion.dropInto', { name: matterName })}</strong>
        <span>{t('ingestion.dropHint')}</span>
      </div>
    </div>
  );
}
