import type { Page } from '#contract/document.ts';
import type { PageTerms } from '#contract/search.ts';
import { languageOf } from '#main/language/identify.ts';
import { indexTokens, type Token } from './index-tokens.ts';
import { passagesOf } from './passages.ts';
import { shapeOf } from './shape.ts';

/** The version of the rules that make keys. To be raised with any change of them: the index is then built again. */
export const searchVersion = 2;

/** What the index keeps of a page. Pure and linear, about a millisecond a page: made for a worker. */
export function pageTerms(page: Pick<Page, 'number' | 'text'>): PageTerms {
  const { text } = page;
  const passages = passagesOf(text).map(({ start, end, headingEnd }, position) => {
    const source = text.slice(start, end);
    const { body, exact, days } = indexTokens(source);
    const inHeading = (token: Token): boolean => token.start < headingEnd - start;
    return {
      position,
      start,
      end,
      language: languageOf(source),
      heading: keys(body.filter(inHeading)),
      body: keys(body.filter((token) => !inHeading(token))),
      exact: [...new Set(exact.map(({ key }) => key))].join(' '),
      days,
      shape: shapeOf(body.map(({ key }) => key)),
    };
  });
  return { page: page.number, version: searchVersion, text, passages };
}

function keys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join(' ');
}
