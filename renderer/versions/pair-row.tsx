import { Button, Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ComparedClauseView, ComparedPairView, ConflictSide, VersionConflict } from '#contract/versions.ts';
import { confidenceOf, quoteLanguage } from '../findings/finding-words.ts';
import { showPlaces } from '../page/show-places.ts';
import { type ClauseMark, clauseSegments } from './clause-segments.ts';
import { ConflictLine } from './conflict-line.tsx';
import { conflictMarks } from './conflict-marks.ts';
import { withoutLineBreaks } from './without-line-breaks.ts';

interface PairRowProps {
  readonly pair: ComparedPairView;
  readonly conflicts: readonly VersionConflict[];
  readonly isCurrent: boolean;
}

/** A clause of both versions beside each other, with what differs. */
export function PairRow({ pair, conflicts, isCurrent }: PairRowProps) {
  const { t } = useTranslation();
  const isDoubtful = pair.status === 'conflict' && conflicts.every((one) => confidenceOf(one) === 'check');
  return (
    <article
      className={`pair is-${pair.status}${isCurrent ? ' is-current' : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
    >
      {pair.status === 'equal' ? null : (
        <p className="pair-status">{t(`versions.status_${isDoubtful ? 'doubtful' : pair.status}`)}</p>
      )}
      <div className="pair-sides">
        <Side
          clauses={pair.a}
          changes={pair.changes.filter(({ kind }) => kind === 'deleted')}
          against={conflicts.map(({ a }) => a)}
        />
        <Side
          clauses={pair.b}
          changes={pair.changes.filter(({ kind }) => kind === 'inserted')}
          against={conflicts.map(({ b }) => b)}
        />
      </div>
      {conflicts.map((conflict, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conflicts of one clause may say the same twice
        <ConflictLine key={index} conflict={conflict} />
      ))}
    </article>
  );
}

interface SideProps {
  readonly clauses: readonly ComparedClauseView[];
  readonly changes: readonly ClauseMark[];
  readonly against: readonly ConflictSide[];
}

function Side({ clauses, changes, against }: SideProps) {
  const { t } = useTranslation();
  if (clauses.length === 0) return <div className="pair-side is-empty">{t('versions.notThere')}</div>;
  return (
    <div className="pair-side">
      {clauses.map((clause) => (
        <div key={clause.start} lang={quoteLanguage(clause.text)}>
          <Button className="link-button pair-name" onPress={() => showPlaces(clause.anchors)}>
            {`${clause.number} ${clause.heading}`.trim() || t('versions.unnumbered')}
          </Button>
          <p className="pair-words" dir="auto">
            {clauseSegments(clause, marksOf(clause, changes, against)).map(({ text, mark }) =>
              mark === null ? (
                withoutLineBreaks(text)
              ) : (
                <Marked key={mark.start} text={withoutLineBreaks(text)} mark={mark} />
              ),
            )}
          </p>
        </div>
      ))}
    </div>
  );
}

/** Changed words are marked as such; conflicts where no changed words say it already. */
function marksOf(
  clause: ComparedClauseView,
  changes: readonly ClauseMark[],
  against: readonly ConflictSide[],
): readonly ClauseMark[] {
  const conflicts = conflictMarks(clause, against).filter(
    (mark) => !changes.some(({ start, end }) => start < mark.end && mark.start < end),
  );
  return [...changes, ...conflicts];
}

const elements = { deleted: 'del', inserted: 'ins', conflict: 'mark' } as const;

function Marked({ text, mark }: { readonly text: string; readonly mark: ClauseMark }) {
  const Element = elements[mark.kind];
  return (
    <Element>
      {/* A link without an address: unlike a button it breaks with its line. */}
      <Link className="pair-mark" onPress={() => showPlaces(mark.anchors)}>
        {text}
      </Link>
    </Element>
  );
}
