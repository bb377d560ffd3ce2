import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { kindWords } from '../findings/finding-words.ts';
import { markGroupOf } from '../findings/mark-group.ts';
import { reasonLanguage, reasonWords } from '../findings/reason-words.ts';

export interface Hovered {
  readonly findingIds: readonly string[];
  readonly x: number;
  readonly y: number;
}

const shownLimit = 4;
const gapPx = 14;

/** Kind and reason of what lies under the pointer. */
export function HoverCard({
  hovered,
  findings,
}: {
  readonly hovered: Hovered;
  readonly findings: readonly ReviewedFinding[];
}) {
  const { t, i18n } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  const shown = hovered.findingIds.flatMap((id) => findings.find((finding) => finding.id === id) ?? []);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.min(hovered.x + gapPx, innerWidth - width - 8);
    const isBelow = hovered.y + gapPx + height < innerHeight - 8;
    element.style.left = `${Math.max(8, left)}px`;
    element.style.top = `${isBelow ? hovered.y + gapPx : Math.max(8, hovered.y - gapPx - height)}px`;
  }, [hovered]);

  if (shown.length === 0) return null;
  return (
    <div ref={card} className="hover-card" aria-hidden>
      {shown.slice(0, shownLimit).map((finding) => (
        <div key={finding.id} className="hover-item">
          <span className={`glyph glyph-${markGroupOf(finding)}`} />
          <strong>{kindWords(finding, i18n.language)}</strong>
          {finding.clause === null || finding.clause.number === '' ? null : <span>{finding.clause.number}</span>}
          <FirstReason reason={finding.reasons[0]} locale={i18n.language} />
        </div>
      ))}
      {shown.length > shownLimit ? <p>{t('page.hoverMore', { count: shown.length - shownLimit })}</p> : null}
    </div>
  );
}

function FirstReason({ reason, locale }: { readonly reason: string | undefined; readonly locale: string }) {
  if (reason === undefined) return null;
  const shown = reasonWords(reason, locale);
  return <p lang={reasonLanguage(shown, locale)}>{shown}</p>;
}
