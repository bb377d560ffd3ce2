import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Anchor } from '#contract/document.ts';
import type { Statement } from '#contract/finding.ts';
import { clauseAt } from '../clauses/clause-at.ts';
import { useShownClauses } from '../clauses/clauses-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { pageRequests } from '../page/page-requests.ts';

/** A sentence and its citations; one without any is not set as a fact. */
export function StatementText({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation();
  const isSupported = statement.citations.length > 0;
  return (
    <p className={isSupported ? 'statement' : 'statement is-unsupported'} lang={statement.language} dir="auto">
      <span className="selectable">{statement.text}</span>{' '}
      {isSupported ? (
        <Citations citations={statement.citations} />
      ) : (
        <span className="unsupported">{t('summary.unsupported')}</span>
      )}
    </p>
  );
}

function Citations({ citations }: { readonly citations: readonly Anchor[] }) {
  const { t, i18n } = useTranslation();
  const clauses = useShownClauses();
  const chips = new Map<string, Anchor[]>();
  for (const anchor of citations) {
    const clause = clauseAt(clauses, anchor);
    const page = t('findings.page', { page: pageLabelOf(anchor.page) });
    const words = clause === null || clause.number === '' ? page : t('summary.chip', { page, clause: clause.number });
    const there = chips.get(words);
    if (there === undefined) chips.set(words, [anchor]);
    else there.push(anchor);
  }
  return (
    <span className="chips" lang={i18n.language}>
      {[...chips].map(([words, anchors]) => (
        <Button key={words} className="page-chip" onPress={() => pageRequests().show(anchors)}>
          {words}
        </Button>
      ))}
    </span>
  );
}
