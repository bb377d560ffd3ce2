import { Fragment } from 'react';
import type { TextRange } from '#contract/search.ts';

/** A text with stretches of it marked; they are in order and do not overlap. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly TextRange[] }) {
  return (
    <>
      {marks.map((mark, index) => (
        <Fragment key={mark.start}>
          {text.slice(marks[index - 1]?.end ?? 0, mark.start)}
          <mark>{text.slice(mark.start, mark.end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
