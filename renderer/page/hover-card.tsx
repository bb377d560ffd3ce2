import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { kindWords } from '../findings/finding-words.ts';
import { markGroupOf } from '../findings/mark-group.ts';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';
import { momentWords } from '../locale/moment-words.ts';
import { reasonsOf } from '../reading/passage-words.ts';
import { useReading } from '../reading/reading-store.ts';
import { usePageReadings } from '../recognition/page-readings-store.ts';
import { readPlace } from '../recognition/reading-marks.ts';

/** What lies under the pointer: findings, or through a lens a language or a passage. */
export type Hovered = { readonly x: number; readonly y: number } & (
  | { readonly kind: 'findings'; readonly findingIds: readonly string[] }
  | { readonly kind: 'languages' | 'reading' | 'recognition'; readonly id: string }
);

const shownLimit = 4;
const gapPx = 14;

interface HoverCardProps {
  readonly hovered: Hovered;
  readonly findings: readonly ReviewedFinding[];
}

/** What lies under the pointer, in a few words beside it. */
export function HoverCard({ hovered, findings }: HoverCardProps) {
  const card = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.min(hovered.x + gapPx, innerWidth - width - 8);
    const isBelow = hovered.y + gapPx + height < innerHeight - 8;
    element.style.left = `${Math.max(8, left)}px`;
    element.style.top = `${isBelow ? hovered.y + gapPx : Math.max(8, hovered.y - gapPx - height)}px`;
  }, [hovered]);

  return (
    <div ref={card} className="hover-card" aria-hidden>
      {hovered.kind === 'findings' ? (
        <HoveredFindings ids={hovered.findingIds} findings={findings} />
      ) : hovered.kind === 'languages' ? (
        <HoveredLanguage language={hovered.id} />
      ) : hovered.kind === 'recognition' ? (
        <HoveredReading id={hovered.id} />
      ) : (
        <HoveredPassage index={Number(hovered.id)} />
      )}
    </div>
  );
}

function HoveredLanguage({ language }: { readonly language: string }) {
  const { t } = useTranslation();
  return <strong>{t(`tongues.${language}`)}</strong>;
}

function HoveredReading({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const place = readPlace(
    usePageReadings((state) => state.readings),
    id,
  );
  if (place === null) return null;
  if (place.kind === 'weak') return <p>{t('recognition.weakHint')}</p>;
  if (place.kind === 'line') return <p>{t('recognition.clickToCorrect')}</p>;
  if (place.kind === 'region') {
    return (
      <div className="hover-item">
        <strong>{t(`recognition.region.${place.region.kind}`)}</strong>
        {place.region.note === undefined ? null : <p dir="auto">{place.region.note}</p>}
      </div>
    );
  }
  const { kind, note, author, at } = place.mark;
  return (
    <div className="hover-item">
      <strong>{t(`recognition.mark.${kind}`)}</strong>
      {author === undefined && at === undefined ? null : (
        <span>
          {[author, at === undefined ? undefined : momentWords(at, i18n.language)].filter(Boolean).join(', ')}
        </span>
      )}
      {note === undefined ? null : <p dir="auto">{note}</p>}
    </div>
  );
}

function HoveredPassage({ index }: { readonly index: number }) {
  const { t, i18n } = useTranslation();
  const reading = useReading((state) => state.reading);
  const passage = reading?.passages[index];
  if (reading === null || passage === undefined) return null;
  return (
    <div className="hover-item">
      <strong>{t(passage.kept ? 'reading.isRead' : 'reading.isLeft')}</strong>
      <p>{reasonsOf(t, passage, reading.passages, i18n.language).join(' · ')}</p>
    </div>
  );
}

interface HoveredFindingsProps {
  readonly ids: readonly string[];
  readonly findings: readonly ReviewedFinding[];
}

function HoveredFindings({ ids, findings }: HoveredFindingsProps) {
  const { t, i18n } = useTranslation();
  const shown = ids.flatMap((id) => findings.find((finding) => finding.id === id) ?? []);
  return (
    <>
      {shown.slice(0, shownLimit).map((finding) => (
        <div key={finding.id} className="hover-item">
          <span className={`glyph glyph-${markGroupOf(finding)}`} />
          <strong>{kindWords(finding, i18n.language)}</strong>
          {finding.clause === null || finding.clause.number === '' ? null : <span>{finding.clause.number}</span>}
          <FirstReason reason={finding.reasons[0]} locale={i18n.language} />
        </div>
      ))}
      {shown.length > shownLimit ? <p>{t('page.hoverMore', { count: shown.length - shownLimit })}</p> : null}
    </>
  );
}

function FirstReason({ reason, locale }: { readonly reason: string | undefined; readonly locale: string }) {
  if (reason === undefined) return null;
  const shown = reasonWords(reason, locale);
  return <p lang={reasonLanguage(shown, locale)}>{shown}</p>;
}
