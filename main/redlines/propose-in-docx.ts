import type { ProposalRefusal } from '#contract/proposal.ts';
import { flowBudget } from '#main/formats/flow-budget.ts';
import { damagedFile } from '#main/formats/format-errors.ts';
import { mainPart, openOfficePackage } from '#main/formats/office-package.ts';
import { archiveOf, type PackedFile, packedFile, packedFiles } from '#main/reports/zip-archive.ts';
import { commentElement, commentsSource, nextCommentId, withCommentsType, withRelationship } from './comments-part.ts';
import type { Proposal, ProposalStamp } from './proposal.ts';
import { withTrackedChange } from './tracked-change.ts';

export interface ProposedDocx {
  readonly bytes: Uint8Array;
  /** Proposals that are not in the document, by their place in the list. */
  readonly refused: readonly { readonly index: number; readonly why: ProposalRefusal }[];
}

/**
 * A Word document with the proposals as tracked changes, each with a comment.
 * The changes and comments that it has stay; members that are not touched keep
 * their packed bytes. Errors: `damaged-file`, `password-needed`, `too-large`.
 */
export async function proposeInDocx(
  bytes: Uint8Array,
  proposals: readonly Proposal[],
  stamp: ProposalStamp,
): Promise<ProposedDocx> {
  const opened = await openOfficePackage(bytes, flowBudget({}));
  const main = await mainPart(opened, 'word/document.xml', 'Word document');
  const sourceOf = async (name: string) => {
    const content = await opened.bytes(name);
    return content ? new TextDecoder('utf-8').decode(content) : null;
  };
  let source = (await sourceOf(main.name)) ?? '';
  if (!/\bxmlns:w="[^"]*wordprocessingml[^"]*"/.test(source)) throw damagedFile('Word document');
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const related = [...main.relationships.values()].find(({ type, external }) => type === 'comments' && !external);
  const commentsName = related?.target ?? `${folder}comments.xml`;
  const namespace = /\bxmlns:w="([^"]*)"/.exec(source)?.[1] ?? '';
  const existing = related ? await sourceOf(commentsName) : null;
  let commentId = nextCommentId(existing, source);
  const comments: string[] = [];
  const refused: { index: number; why: ProposalRefusal }[] = [];
  for (const [index, proposal] of inWritingOrder(proposals)) {
    const given = { stamp, commentId };
    const tried = withTrackedChange(source, proposal, given);
    const asComment = typeof tried === 'string' ? commented(source, proposal, given) : null;
    const changed = asComment ?? tried;
    if (typeof changed === 'string') {
      refused.push({ index, why: changed });
      continue;
    }
    source = changed.source;
    // Words that could not be put in place are told at least.
    const told =
      asComment !== null && proposal.words !== '' ? `${proposal.reason}\n${proposal.words}` : proposal.reason;
    comments.push(commentElement(commentId, told, stamp));
    commentId += 1;
  }
  refused.sort((one, other) => one.index - other.index);
  if (comments.length === 0) return { bytes, refused };
  const changed = new Map([
    [main.name, source],
    [commentsName, commentsSource(existing, comments, namespace)],
  ]);
  if (!related) {
    const relationships = `${folder}_rels/${main.name.slice(folder.length)}.rels`;
    changed.set(relationships, withRelationship(await sourceOf(relationships), namespace));
    changed.set('[Content_Types].xml', withCommentsType((await sourceOf('[Content_Types].xml')) ?? '', commentsName));
  }
  return { bytes: await rewritten(bytes, changed), refused };
}

/**
 * New paragraphs before words are struck out, which are then no longer found; of
 * several behind one paragraph the last first, so that they stand in their order.
 */
function inWritingOrder(proposals: readonly Proposal[]): readonly (readonly [number, Proposal])[] {
  const all = [...proposals.entries()];
  const isReplacing = ([, { change }]: readonly [number, Proposal]) => change === 'replace';
  return [...all.filter((one) => !isReplacing(one)).toReversed(), ...all.filter(isReplacing)];
}

/** The comment that stands for a replacement that cannot be made; null where there is none or no place for it. */
function commented(
  source: string,
  { within = [], ...proposal }: Proposal,
  given: { readonly stamp: ProposalStamp; readonly commentId: number },
): { readonly source: string } | null {
  const [quote, ...otherQuotes] = within;
  if (quote === undefined) return null;
  const changed = withTrackedChange(source, { ...proposal, quote, otherQuotes, change: 'comment' }, given);
  return typeof changed === 'string' ? null : changed;
}

async function rewritten(bytes: Uint8Array, changed: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const files: PackedFile[] = [];
  const left = new Map(changed);
  for (const file of packedFiles(bytes)) {
    const text = left.get(file.name);
    left.delete(file.name);
    files.push(text === undefined ? file : await packedText(file.name, text));
  }
  for (const [name, text] of left) files.push(await packedText(name, text));
  return archiveOf(files);
}

function packedText(name: string, text: string): Promise<PackedFile> {
  return packedFile(
    name,
    (async function* () {
      yield text;
    })(),
  );
}
