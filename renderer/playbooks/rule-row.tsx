import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type RuleProposal, type RuleResult, wordsFor } from '#contract/playbook.ts';
import { rowHead } from '../design/row-head.ts';
import { joinedLines, quoteLanguage } from '../findings/finding-words.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { pageLabelOf } from '../page/page-label.ts';
import { showPlaces } from '../page/show-places.ts';

interface RuleRowProps {
  readonly result: RuleResult;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The language in which a playbook's words are shown. */
export function shownLanguage(locale: string): 'en' | 'zh-Hant' | 'zh-Hans' {
  return locale === 'zh-Hant' || locale === 'zh-Hans' ? locale : 'en';
}

/** A rule: how it stands, what decided it and where; open, why, and what is proposed. */
export function RuleRow({ result, isOpen, onToggle }: RuleRowProps) {
  const { t, i18n } = useTranslation();
  const openId = useOpenDocument((state) => state.documentId);
  const language = shownLanguage(i18n.language);
  const { name, state, fallback, clause, anchors } = result;
  const [first] = anchors;
  const page =
    first === undefined
      ? ''
      : t('findings.page', { page: first.documentId === openId ? pageLabelOf(first.page) : String(first.page) });
  const quote = joinedLines(result.quote);
  return (
    <li className={isOpen ? 'rule is-open' : 'rule'}>
      <Button
        className={`rule-head ${rowHead}`}
        aria-expanded={isOpen}
        onPress={() => {
          // Of what is missing, the place where it would go.
          showPlaces(anchors.length > 0 ? anchors : (result.proposal?.anchors ?? []));
          onToggle();
        }}
      >
        <span className="rule-line">
          <span className="rule-name">{wordsFor(name, language)}</span>
          <span className={`rule-state is-${state}`}>{t(`playbooks.state.${state}`)}</span>
        </span>
        {fallback === null ? null : <span className="rule-fallback">{wordsFor(fallback, language)}</span>}
        {quote === '' || state === 'met' ? null : (
          <span className="rule-quote" lang={quoteLanguage(quote)} dir="auto">
            {quote}
          </span>
        )}
        <span className="rule-place">{[clause?.number ?? '', page].filter((part) => part !== '').join(' · ')}</span>
      </Button>
      {isOpen ? <RuleReasons result={result} /> : null}
    </li>
  );
}

function changeOf({ change, words }: RuleProposal): RuleProposal['change'] | 'replace' {
  return change === 'strike' && words !== '' ? 'replace' : change;
}

function RuleReasons({ result: { whys, reason, proposal } }: { readonly result: RuleResult }) {
  const { t, i18n } = useTranslation();
  const language = shownLanguage(i18n.language);
  return (
    <div className="rule-reasons">
      {whys.map((why) => (
        <p key={why}>{why}</p>
      ))}
      <p className="rule-reason">{wordsFor(reason, language)}</p>
      {proposal === null ? null : (
        <section className="rule-proposal" aria-label={t(`playbooks.change.${changeOf(proposal)}`)}>
          <h4>{t(`playbooks.change.${changeOf(proposal)}`)}</h4>
          {proposal.change === 'strike' ? (
            <p className="selectable rule-struck" lang={quoteLanguage(proposal.quote)} dir="auto">
              <del>{joinedLines(proposal.quote)}</del>
            </p>
          ) : null}
          {proposal.words === '' ? null : (
            <p className="selectable" lang={quoteLanguage(proposal.words)} dir="auto">
              {proposal.words}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
