import { AlignmentType, DeletedTextRun, InsertedTextRun, Paragraph, type ParagraphChild } from 'docx';
import type { RedlineParagraph, RedlinePiece } from '#contract/versions.ts';
import { runLook } from './docx-fonts.ts';
import { legalText, runs, type Setting } from './docx-runs.ts';
import { quotedLanguage } from './quoted-words.ts';
import type { ChangeStamp } from './report-blocks.ts';

/**
 * A paragraph with its insertions and deletions as tracked changes (ECMA-376
 * Part 1 §17.13.5), its own end among them: with all of a document's changes
 * accepted it is the one draft, with all refused the other.
 */
export function redlineParagraph(
  { pieces, mark, heading }: RedlineParagraph,
  {
    stamp,
    firstId,
    setting,
  }: { readonly stamp: ChangeStamp; readonly firstId: number; readonly setting: Pick<Setting, 'language'> },
): Paragraph {
  const language = quotedLanguage(pieces.map(({ text }) => text).join(''), []);
  const bold = heading ? { bold: true } : {};
  const look = { ...runLook(language, setting.language), ...bold };
  let id = firstId;
  const change = () => {
    id += 1;
    return { id, ...stamp };
  };
  const child = ({ kind, text }: RedlinePiece): readonly ParagraphChild[] => {
    if (kind === 'kept') return runs(text, setting, bold, language);
    const options = { ...look, text: legalText(text), ...change() };
    return [kind === 'inserted' ? new InsertedTextRun(options) : new DeletedTextRun(options)];
  };
  const end = change();
  return new Paragraph({
    children: pieces.flatMap(child),
    alignment: heading ? AlignmentType.LEFT : AlignmentType.BOTH,
    keepNext: heading,
    spacing: { before: heading ? 200 : 0, after: 120 },
    ...(mark === 'inserted' ? { run: { insertion: end } } : {}),
    ...(mark === 'deleted' ? { run: { deletion: end } } : {}),
  });
}
