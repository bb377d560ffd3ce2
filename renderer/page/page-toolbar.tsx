import Download from 'lucide-react/icons/download';
import Eraser from 'lucide-react/icons/eraser';
import LanguagesIcon from 'lucide-react/icons/languages';
import Maximize from 'lucide-react/icons/maximize';
import MoveHorizontal from 'lucide-react/icons/move-horizontal';
import PanelLeft from 'lucide-react/icons/panel-left';
import PanelRight from 'lucide-react/icons/panel-right';
import ScanEye from 'lucide-react/icons/scan-eye';
import ScanText from 'lucide-react/icons/scan-text';
import Search from 'lucide-react/icons/search';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { Button, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/command-bus.ts';
import { commandKeys } from '../commands/command-keys.ts';
import { IconButton } from '../design/icon-button.tsx';
import { IconToggle } from '../design/icon-toggle.tsx';
import { intlLocale } from '../locale/intl-locale.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { openReview, useReview } from '../review-table/review-store.ts';
import { useLens } from './lens-store.ts';
import { useOpenDocument } from './open-document-store.ts';
import { PageNumber } from './page-number.tsx';
import { pageRequests } from './page-requests.ts';

/** Name of the document, page, zoom, find and export. */
export function PageToolbar() {
  const { t, i18n } = useTranslation();
  const documentId = useOpenDocument((state) => state.documentId);
  const lens = useLens((state) => state.lens);
  const scale = useOpenDocument((state) => state.scale);
  const document = useMatters((state) => documentOf(state, documentId));
  const matterId = document?.matterId;
  const hasTable = useReview((state) => state.tableId !== null && state.matterId === matterId);
  return (
    <Toolbar className="pane-header page-toolbar" aria-label={t('page.tools')}>
      <IconButton
        icon={PanelLeft}
        label={t('app.toggleMatters')}
        keys={commandKeys('toggle-matters')}
        onPress={() => runCommand('toggle-matters')}
      />
      {hasTable && matterId !== undefined ? (
        <Button className="link-button" onPress={() => void openReview(matterId)}>
          {t('review.toTable')}
        </Button>
      ) : null}
      <span className="document-title" dir="auto" title={document?.name}>
        {document?.name}
      </span>
      <span className="spacer" />
      <PageNumber />
      <span className="tool-group">
        <IconButton
          icon={ZoomOut}
          label={t('page.zoomOut')}
          keys={commandKeys('zoom-out')}
          onPress={() => pageRequests().zoom('out')}
        />
        <Button
          className="zoom-value"
          aria-label={t('page.actualSize')}
          onPress={() => pageRequests().zoom('page-actual')}
        >
          {new Intl.NumberFormat(intlLocale(i18n.language), { style: 'percent' }).format(scale)}
        </Button>
        <IconButton
          icon={ZoomIn}
          label={t('page.zoomIn')}
          keys={commandKeys('zoom-in')}
          onPress={() => pageRequests().zoom('in')}
        />
        <IconButton
          icon={MoveHorizontal}
          label={t('page.fitWidth')}
          onPress={() => pageRequests().zoom('page-width')}
        />
        <IconButton icon={Maximize} label={t('page.fitPage')} onPress={() => pageRequests().zoom('page-fit')} />
      </span>
      <IconButton icon={Search} label={t('find.title')} keys={commandKeys('find')} onPress={() => runCommand('find')} />
      <IconToggle
        icon={LanguagesIcon}
        label={t('tongues.toggle')}
        keys={commandKeys('toggle-languages')}
        isSelected={lens === 'languages'}
        onChange={() => runCommand('toggle-languages')}
      />
      <IconToggle
        icon={ScanText}
        label={t('reading.toggle')}
        keys={commandKeys('toggle-reading')}
        isSelected={lens === 'reading'}
        onChange={() => runCommand('toggle-reading')}
      />
      <IconToggle
        icon={ScanEye}
        label={t('recognition.toggle')}
        keys={commandKeys('toggle-recognition')}
        isSelected={lens === 'recognition'}
        onChange={() => runCommand('toggle-recognition')}
      />
      <IconToggle
        icon={Eraser}
        label={t('redaction.toggle')}
        keys={commandKeys('toggle-redaction')}
        isSelected={lens === 'redaction'}
        onChange={() => runCommand('toggle-redaction')}
      />
      <span className="spacer" />
      <Button
        className="button"
        data-tour="export"
        isDisabled={document?.state !== 'ready'}
        onPress={() => runCommand('export')}
      >
        <Download size={15} strokeWidth={1.75} aria-hidden />
        <span>{t('exports.button')}</span>
      </Button>
      <IconButton
        icon={PanelRight}
        label={t('app.toggleFindings')}
        keys={commandKeys('toggle-findings')}
        onPress={() => runCommand('toggle-findings')}
      />
    </Toolbar>
  );
}
