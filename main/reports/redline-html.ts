import type { RedlineParagraph, RedlinePiece } from '#contract/versions.ts';
import { escapeHtml } from './escape-html.ts';
import { quotedLanguage } from './quoted-words.ts';

const elements = { kept: null, inserted: 'ins', deleted: 'del' } as const;

/** One draft against another as paragraphs with insertions and deletions. */
export function redlineHtml({ paragraphs }: { readonly paragraphs: readonly RedlineParagraph[] }): string {
  return `<section class="redline">${paragraphs.map(paragraphHtml).join('\n')}</section>`;
}

function paragraphHtml({ pieces, mark, heading }: RedlineParagraph): string {
  const language = quotedLanguage(pieces.map(({ text }) => text).join(''), []);
  const lang = language === 'und' ? '' : ` lang="${language}"`;
  // A paragraph's own end that is new or gone is shown where it joins or parts words that stay.
  const isTold = mark !== 'kept' && pieces.some(({ kind }) => kind !== mark);
  const end = isTold ? pieceHtml({ kind: mark, text: '¶' }) : '';
  return `<p${heading ? ' class="heading"' : ''}${lang}>${pieces.map(pieceHtml).join('')}${end}</p>`;
}

function pieceHtml({ kind, text }: RedlinePiece): string {
  const element = elements[kind];
  const words = escapeHtml(text);
  return element === null ? words : `<${element}>${words}</${element}>`;
}
