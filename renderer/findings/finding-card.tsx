import Check from 'lucide-react/icons/check';
import Pencil from 'lucide-react/icons/pencil';
import Undo2 from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReviewedFinding } from '#contract/matter.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { openDocument } from '../page/open-document-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { showWhenOpen } from '../page/page-requests.ts';
import { FindingCorrection } from './finding-correction.tsx';
import { FindingFields } from './finding-fields.tsx';
import { confidenceOf, joinedLines, kindWords, quoteLanguage } from './finding-words.ts';
import { correctFinding, placesElsewhere, reviewFinding } from './findings-store.ts';
import { kindDefinition } from './kinds.ts';
import { markGroupOf } from './mark-group.ts';
import { MendBlock } from './mend-block.tsx';
import { reasonLanguage, reasonWords } from './reason-words.ts';

interface FindingCardProps {
  readonly finding: ReviewedFinding;
  readonly isSelected: boolean;
  readonly isCorrecting: boolean;
}

/** A finding: kind, clause, page; the words quoted; fields; confidence in words; the decision. */
export function FindingCard({ finding, isSelected, isCorrecting }: FindingCardProps) {
  const { t, i18n } = useTranslation();
  const state = finding.review?.state ?? 'open';
  const note = finding.review?.note ?? '';
  const page = finding.anchors[0]?.page ?? finding.supports[0]?.page ?? null;
  const { clause, severity } = finding;
  return (
    <article className={`finding is-${state}${isSelected ? ' is-selected' : ''}`} data-finding={finding.kind}>
      <header className="finding-head">
        <span className={`glyph glyph-${markGroupOf(finding)}`} aria-hidden />
        <h3 title={kindDefinition(finding.kind, i18n.language) ?? undefined}>{kindWords(finding, i18n.language)}</h3>
        {severity === undefined ? null : (
          <span className={`severity severity-${severity}`}>{t(`severity.${severity}`)}</span>
        )}
        <span className="spacer" />
        <span className="finding-place">
          {clause === null || clause.number === '' ? null : <span dir="auto">{clause.number}</span>}
          {page === null ? null : <span>{t('findings.page', { page: pageLabelOf(page) })}</span>}
        </span>
      </header>
      {finding.quote === '' ? null : (
        <blockquote className={isSelected ? 'quote' : 'quote is-short'} lang={quoteLanguage(finding.quote)} dir="auto">
          {joinedLines(finding.quote)}
        </blockquote>
      )}
      {isCorrecting ? <FindingCorrection finding={finding} /> : <FindingFields finding={finding} />}
      {isSelected && !isCorrecting ? <MendBlock mend={finding.fields.mend ?? null} /> : null}
      {note === '' || isCorrecting ? null : (
        <p className="finding-note" dir="auto">
          {note}
        </p>
      )}
      <footer className="finding-foot">
        <span className={`confidence confidence-${confidenceOf(finding)}`}>
          {t(`confidence.${confidenceOf(finding)}`)}
        </span>
        <span className="origin">{t(`origin.${finding.origin}`)}</span>
        {state === 'open' ? null : <span className={`decision decision-${state}`}>{t(`decision.${state}`)}</span>}
        <span className="spacer" />
        {isCorrecting ? null : <Decisions finding={finding} />}
      </footer>
      {isSelected ? <Elsewhere finding={finding} /> : null}
      {isSelected && !isCorrecting ? <Reasons reasons={finding.reasons} /> : null}
    </article>
  );
}

function Decisions({ finding }: { readonly finding: ReviewedFinding }) {
  const { t, i18n } = useTranslation();
  const state = finding.review?.state ?? 'open';
  const name = kindWords(finding, i18n.language);
  return (
    <span className="decisions">
      {state === 'open' ? null : (
        <Button
          className="icon-button"
          aria-label={t('findings.reopen', { name })}
          onPress={() => void reviewFinding(finding.id, { state: 'open' })}
        >
          <Undo2 size={14} strokeWidth={1.9} aria-hidden />
        </Button>
      )}
      <Button
        className={`decide is-accept${state === 'accepted' ? ' is-on' : ''}`}
        aria-label={t('findings.acceptNamed', { name })}
        aria-pressed={state === 'accepted'}
        onPress={() => void reviewFinding(finding.id, { state: 'accepted' })}
      >
        <Check size={13} strokeWidth={2.1} aria-hidden />
        {t('findings.accept')}
        <kbd>A</kbd>
      </Button>
      <Button
        className={`decide is-correct${state === 'corrected' ? ' is-on' : ''}`}
        aria-label={t('findings.correctNamed', { name })}
        aria-pressed={state === 'corrected'}
        onPress={() => correctFinding(finding.id)}
      >
        <Pencil size={13} strokeWidth={2.1} aria-hidden />
        {t('findings.correct')}
        <kbd>C</kbd>
      </Button>
      <Button
        className={`decide is-reject${state === 'rejected' ? ' is-on' : ''}`}
        aria-label={t('findings.rejectNamed', { name })}
        aria-pressed={state === 'rejected'}
        onPress={() => void reviewFinding(finding.id, { state: 'rejected' })}
      >
        <X size={13} strokeWidth={2.1} aria-hidden />
        {t('findings.reject')}
        <kbd>R</kbd>
      </Button>
    </span>
  );
}

/** The way to the other document that a conflict rests on. */
function Elsewhere({ finding }: { readonly finding: ReviewedFinding }) {
  const { t } = useTranslation();
  const places = placesElsewhere(finding);
  const otherId = places[0]?.documentId ?? null;
  const other = useMatters((state) => documentOf(state, otherId));
  if (other === null) return null;
  return (
    <Button
      className="link-button elsewhere"
      onPress={() => {
        showWhenOpen(places);
        void openDocument(other.id);
      }}
    >
      {t('findings.openOther', { name: other.name })}
    </Button>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (reasons.length === 0) return null;
  return (
    <div className="reasons">
      <Button className="link-button" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t(isOpen ? 'findings.hideReasons' : 'findings.showReasons')}
      </Button>
      {isOpen ? (
        <ul className="selectable">
          {reasons.map((reason) => {
            const shown = reasonWords(reason, i18n.language);
            return (
              <li key={reason} lang={reasonLanguage(shown, i18n.language)}>
                {shown}
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
