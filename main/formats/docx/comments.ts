import type { FlowMark } from '#contract/flow.ts';
import { childElements, descendants, textOf, type XmlElement } from '../xml-elements.ts';

interface Comment {
  readonly id: string;
  readonly mark: FlowMark;
  readonly paragraphIds: readonly string[];
}

/** The comments of a document as marks for the words that they stand over. */
export interface Comments {
  /** The comment's own mark and those of its replies that have no range of their own. */
  marks(id: string): readonly FlowMark[];
  /** Comments, in the file's order, that no place in the text refers to. */
  unplaced(placed: ReadonlySet<string>): readonly FlowMark[];
}

/** Reads word/comments.xml; `extended` (commentsExtended.xml) says which comment answers which. */
export function readComments(
  root: XmlElement | null,
  extended: XmlElement | null,
  withRange: ReadonlySet<string>,
): Comments {
  const comments = childElements(root, 'w:comment').map(readComment);
  const parents = new Map<string, string>();
  for (const element of childElements(extended, 'w15:commentEx')) {
    const parent = element.attributes['w15:paraIdParent'];
    if (parent) parents.set(element.attributes['w15:paraId'] ?? '', parent);
  }
  const byParagraph = new Map(comments.flatMap((comment) => comment.paragraphIds.map((id) => [id, comment] as const)));
  const shown = new Map<string, FlowMark[]>(comments.map((comment) => [comment.id, [comment.mark]]));
  const answered = new Set<string>();
  for (const comment of comments) {
    const parentParagraph = comment.paragraphIds.map((id) => parents.get(id)).find((id) => id !== undefined);
    const parent = parentParagraph === undefined ? undefined : byParagraph.get(parentParagraph);
    if (!parent || parent.id === comment.id || withRange.has(comment.id)) continue;
    shown.get(parent.id)?.push(comment.mark);
    answered.add(comment.id);
  }
  return {
    marks: (id) => shown.get(id) ?? [],
    unplaced: (placed) =>
      comments.filter(({ id }) => !placed.has(id) && !answered.has(id)).map((comment) => comment.mark),
  };
}

function readComment(element: XmlElement): Comment {
  const paragraphs = descendants(element, 'w:p');
  const author = element.attributes['w:author'];
  const at = element.attributes['w:date'];
  const note = paragraphs
    .map((paragraph) =>
      descendants(paragraph, 'w:r')
        .flatMap((run) => childElements(run))
        .map((node) =>
          /^w:(t|delText)$/.test(node.name) ? textOf(node) : /^w:(br|cr|tab)$/.test(node.name) ? ' ' : '',
        )
        .join(''),
    )
    .join('\n')
    .trim();
  return {
    id: element.attributes['w:id'] ?? '',
    mark: { kind: 'comment', note, ...(author ? { author } : {}), ...(at ? { at } : {}) },
    paragraphIds: paragraphs.map((paragraph) => paragraph.attributes['w14:paraId'] ?? '').filter((id) => id !== ''),
  };
}
