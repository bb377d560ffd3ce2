import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type FieldValue, mendText } from '#contract/finding.ts';
import { documentOf, useMatters } from '../matters/matters-store.ts';
import { useOpenDocument } from '../page/open-document-store.ts';
import { quoteLanguage } from './finding-words.ts';
import { writeProposals } from './write-proposals.ts';

const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How long the button says that the words were copied. */
const copiedMs = 2_000;

/** The words of a clause that would mend a defect, to be copied into a draft; nothing where it has none. */
export function MendBlock({ mend }: { readonly mend: FieldValue }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const text = mendText(mend);
  const documentId = useOpenDocument((state) => state.documentId);
  const isWord = useMatters((state) => documentOf(state, documentId)?.mediaType === wordMediaType);
  useEffect(() => {
    if (!isCopied) return;
    const waiting = setTimeout(() => setCopied(false), copiedMs);
    return () => clearTimeout(waiting);
  }, [isCopied]);
  if (text === '') return null;
  const Sign = isCopied ? Check : Copy;
  return (
    <section className="mend" aria-label={t('fields.mend')}>
      <header className="mend-head">
        <h4>{t('fields.mend')}</h4>
        {documentId !== null ? (
          <Button className="link-button" onPress={() => void writeProposals(documentId, 'mends')}>
            {t(isWord ? 'proposals.write' : 'proposals.mark')}
          </Button>
        ) : null}
        <Button className="link-button mend-copy" onPress={() => setCopied(copied(words.current))}>
          <Sign size={12} strokeWidth={2} aria-hidden />
          <span aria-live="polite">{t(isCopied ? 'findings.mendCopied' : 'findings.mendCopy')}</span>
        </Button>
      </header>
      <p ref={words} className="selectable" lang={quoteLanguage(text)} dir="auto">
        {text}
      </p>
    </section>
  );
}

/** Selects an element's words and copies them as the menu's Copy does: the window is given no permission for the clipboard's own interface. */
function copied(element: HTMLElement | null): boolean {
  if (element === null) return false;
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}
