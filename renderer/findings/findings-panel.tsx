import { useEffect, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentSummary, ReviewedFinding } from '#contract/matter.ts';
import { answerCommands } from '../commands/command-bus.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageRequests } from '../page/page-requests.ts';
import { everything, inReadingOrder, passes, useFilter } from './filter-store.ts';
import { FindingFilterBar } from './finding-filter-bar.tsx';
import { FindingList } from './finding-list.tsx';
import { fieldsOf, fieldWords, kindWords } from './finding-words.ts';
import { correctFinding, placesOf, reviewFinding, selectFinding, useFindings } from './findings-store.ts';
import { namedValueWords } from './shown-fields.ts';

const wholeDocument: readonly [number, number] = [0, 0];

interface FindingsPanelProps {
  readonly findings: readonly ReviewedFinding[];
  readonly kindOfList: 'findings' | 'defects';
  readonly document: DocumentSummary | null;
}

/** A filtered list of findings, or why it is empty. */
export function FindingsPanel({ findings, kindOfList, document }: FindingsPanelProps) {
  const { t, i18n } = useTranslation();
  const filter = useFilter();
  const selectedId = useFindings((state) => state.selectedId);
  // While the whole document is listed, scrolling must not list it anew.
  const [firstSeen, lastSeen] = useOpenDocument((state) => (filter.onScreen ? state.visiblePages : wholeDocument));
  const locale = i18n.language;

  const wordsOf = useMemo(() => {
    const made = new WeakMap<ReviewedFinding, string>();
    const make = (finding: ReviewedFinding) =>
      [
        kindWords(finding, locale),
        finding.label,
        finding.quote,
        finding.clause?.number ?? '',
        finding.clause?.heading ?? '',
        ...Object.entries(fieldsOf(finding)).map(
          ([name, value]) => `${fieldWords(t, name)} ${namedValueWords(t, name, value, locale)}`,
        ),
      ].join(' ');
    return (finding: ReviewedFinding) => {
      const words = made.get(finding) ?? make(finding);
      made.set(finding, words);
      return words;
    };
  }, [t, locale]);
  const shown = useMemo(() => {
    const kept = findings.filter((finding) => passes(finding, filter, [firstSeen, lastSeen], () => wordsOf(finding)));
    return inReadingOrder(kept, kindOfList === 'defects');
  }, [findings, filter, firstSeen, lastSeen, kindOfList, wordsOf]);

  useEffect(() => {
    const step = (by: number) => {
      const at = shown.findIndex((finding) => finding.id === selectedId);
      const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
      if (next === undefined) return;
      selectFinding(next.id, 'page');
      pageRequests().show(placesOf(next));
    };
    const onSelected = (act: (finding: ReviewedFinding) => void) => () => {
      const finding = shown.find((candidate) => candidate.id === selectedId);
      if (finding !== undefined) act(finding);
    };
    return answerCommands({
      'next-finding': () => step(1),
      'previous-finding': () => step(-1),
      accept: onSelected((finding) => void reviewFinding(finding.id, { state: 'accepted' })),
      reject: onSelected((finding) => void reviewFinding(finding.id, { state: 'rejected' })),
      correct: onSelected((finding) => correctFinding(finding.id)),
      note: onSelected((finding) => correctFinding(finding.id)),
    });
  }, [shown, selectedId]);

  if (document === null) return <p className="panel-note">{t('known.nothingOpen')}</p>;
  if (document.state === 'waiting' || document.state === 'working') {
    if (findings.length === 0) return <p className="panel-note">{t('known.stillReading')}</p>;
  }
  if (document.state === 'needs-password') return <p className="panel-note">{t('known.needsPassword')}</p>;
  if (document.state === 'failed') return <p className="panel-note">{t('known.failed')}</p>;
  return (
    <>
      <FindingFilterBar findings={findings} kindOfList={kindOfList} />
      {shown.length > 0 ? (
        <FindingList key={document.id} findings={shown} />
      ) : findings.length > 0 ? (
        <div className="panel-note">
          <p>{t('findings.noneMatch')}</p>
          <Button className="button" onPress={() => useFilter.setState(everything)}>
            {t('findings.clearFilter')}
          </Button>
        </div>
      ) : (
        <p className="panel-note">{t(kindOfList === 'defects' ? 'findings.noDefects' : 'findings.none')}</p>
      )}
    </>
  );
}
