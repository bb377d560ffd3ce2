import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../locale/error-words.ts';
import { closeNotice, type Notice, useNotices } from './notices.ts';

/** Short messages at the lower edge, read out as they come. */
export function NoticesRegion() {
  const { t } = useTranslation();
  const notices = useNotices((state) => state.notices);
  return (
    <section className="notices" aria-label={t('app.notices')} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const { content, action } = notice;
  const words = 'key' in content ? t(content.key, { ...content.values }) : errorWords(t, content);
  return (
    <div className={`notice notice-${notice.kind}`} role={notice.kind === 'failed' ? 'alert' : 'status'}>
      {notice.kind === 'done' ? (
        <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      )}
      <p className="selectable">{words}</p>
      {action === undefined ? null : (
        <Button
          className="link-button"
          onPress={() => {
            action.run();
            closeNotice(notice.id);
          }}
        >
          {t(action.key)}
        </Button>
      )}
      <Button className="icon-button" aria-label={t('app.close')} onPress={() => closeNotice(notice.id)}>
        <X size={14} strokeWidth={1.75} aria-hidden />
      </Button>
    </div>
  );
}
