import type { FlowBlock, FlowParagraph, FlowPicture } from '#contract/flow.ts';
import { drawingPiece } from './drawing-piece.ts';
import { type ParagraphSettings, paragraphLines } from './paragraph-lines.ts';
import type { SetPicture } from './picture-objects.ts';
import type { Piece, PieceSettings } from './piece.ts';
import type { StructureElement } from './structure-tree.ts';
import { tablePieces } from './table-pieces.ts';

/** The pieces of blocks, made as they are asked for. */
export function* flowPieces(blocks: Iterable<FlowBlock>, settings: PieceSettings): Generator<Piece> {
  let list: StructureElement | undefined;
  for (const block of blocks) {
    list = isItem(block) ? (list ?? settings.parent?.add('L')) : undefined;
    if (block.kind === 'paragraph') yield* paragraphPieces(block, settings, paragraphElement(block, settings, list));
    else if (block.kind === 'table') yield* tablePieces(block, settings, flowPieces);
    else if (block.kind === 'picture') yield* picturePieces(block, settings);
    else if (block.kind === 'drawing') yield drawingPiece(block, settings);
    else if (block.kind === 'rule') yield rulePiece(settings.width);
    else yield { before: 0, height: 0, pageBreak: true, draw() {} };
  }
}

function paragraphSettings(settings: PieceSettings): ParagraphSettings {
  const { fonts, width, size, align, pageNumber, pageCount, comments, isLetter } = settings;
  return {
    fonts,
    width,
    ...(comments !== undefined && { comments }),
    ...(isLetter !== undefined && { isLetter }),
    ...(size !== undefined && { size }),
    ...(align !== undefined && { align }),
    ...(pageNumber !== undefined && { pageNumber }),
    ...(pageCount !== undefined && { pageCount }),
  };
}

function isItem(block: FlowBlock): boolean {
  return block.kind === 'paragraph' && (block.structure === 'LI' || block.number === '•');
}

function paragraphElement(
  paragraph: FlowParagraph,
  { parent }: PieceSettings,
  list: StructureElement | undefined,
): StructureElement | undefined {
  const { structure, headingLevel: level, language } = paragraph;
  const facts = language === undefined ? {} : { language };
  if (list) return list.add('LI').add('LBody', facts);
  if (structure === 'BlockQuote') return parent?.add('BlockQuote', facts).add('P');
  if (structure !== undefined && structure !== 'LI') return parent?.add(structure, facts);
  if (level === undefined) return parent?.add('P', facts);
  const levels = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;
  return parent?.add(levels[level - 1] ?? 'H6', facts);
}

function* paragraphPieces(
  paragraph: FlowParagraph,
  settings: PieceSettings,
  element: StructureElement | undefined,
): Generator<Piece> {
  const level = paragraph.headingLevel;
  const lines = paragraphLines(paragraph, paragraphSettings(settings));
  const spaceBefore = Math.min(Math.max(0, paragraph.spaceBefore ?? (level ? 10 : 0)), 72);
  const spaceAfter = Math.min(Math.max(0, paragraph.spaceAfter ?? (level ? 4 : 5)), 72);
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const footnotes = line.characters.flatMap(({ footnote }) => (footnote ? [footnote] : []));
    const comments = line.characters.flatMap(({ comment }) => (comment ? [comment] : []));
    const title =
      level && index === 0
        ? paragraph.spans
            .map(({ text }) => text)
            .join('')
            .trim()
        : '';
    yield {
      before: index === 0 ? spaceBefore : 0,
      height: line.height + (isLast ? spaceAfter : 0),
      keep: level !== undefined || isKept(paragraph, settings, index, lines.length),
      ...(footnotes.length > 0 && { footnotes }),
      ...(comments.length > 0 && { comments }),
      ...(level &&
        title !== '' && {
          heading: { title: paragraph.number ? `${paragraph.number} ${title}` : title, level },
        }),
      draw(canvas, left, top) {
        const height = line.height + (isLast ? spaceAfter : 0);
        if (paragraph.ground) {
          const inset = paragraph.indent ?? 0;
          canvas.fill(paragraph.ground, left + inset - 4, top - line.height, settings.width - inset + 4, line.height);
        }
        if (paragraph.bar) canvas.fill(paragraph.bar, left, top - height, 2.5, height);
        canvas.within(element, () => canvas.line(line, left, top));
      },
    };
  }
}

/** In a letter no line of a paragraph stands alone at the foot or the head of a page. */
function isKept(paragraph: FlowParagraph, { isLetter = false }: PieceSettings, index: number, count: number): boolean {
  const isLast = index === count - 1;
  if (isLast) return paragraph.keepNext === true;
  if (paragraph.keepLines === true && count <= 8) return true;
  return isLetter && count > 1 && (index === 0 || index === count - 2);
}

function rulePiece(width: number): Piece {
  return { before: 3, height: 7, draw: (canvas, left, top) => canvas.fill('#8a8a8a', left, top - 3, width, 0.6) };
}

function* picturePieces(picture: FlowPicture, settings: PieceSettings): Generator<Piece> {
  const set = settings.picture(picture);
  const turned = set !== null && isTurned(picture, set);
  const width = positive(picture.width) ?? (turned ? set.shownWidth : set?.width) ?? 200;
  const height = positive(picture.height) ?? (turned ? set.shownHeight : set?.height) ?? 60;
  const scale = Math.min(1, settings.width / width, (settings.tallest - 12) / height);
  const [w, h] = [width * scale, height * scale];
  const alt = picture.alt?.trim();
  const words =
    set === null && alt
      ? paragraphLines(
          { kind: 'paragraph', spans: [{ text: alt.slice(0, 2_000) }] },
          { ...paragraphSettings(settings), width: Math.max(w - 8, 40) },
        )
      : [];
  const tall = Math.max(
    h,
    Math.min(
      words.reduce((sum, line) => sum + line.height, 8),
      settings.tallest - 12,
    ),
  );
  const element = alt ? settings.parent?.add('Figure', { alt }) : undefined;
  yield {
    before: 2,
    height: tall + 6,
    draw(canvas, left, top) {
      if (element) element.box = [left, top - tall, left + w, top];
      canvas.within(element, () => {
        if (set) canvas.picture(set.object, left, top - tall, w, tall, turned ? set.orientation : 1);
        else canvas.frame(left, top - tall, w, tall);
      });
      canvas.regions.push({ kind: 'picture', box: [left, top - tall, left + w, top], ...(alt && { note: alt }) });
      let y = top - 4;
      for (const line of words) {
        if (y - line.height < top - tall - 1) break;
        canvas.within(element, () => canvas.line(line, left + 4, y));
        y -= line.height;
      }
    },
  };
}

/** A camera's turn counts unless the file's own frame fits the picture as it is stored. */
function isTurned(picture: FlowPicture, set: SetPicture): boolean {
  const [width, height] = [positive(picture.width), positive(picture.height)];
  if (set.orientation < 5 || width === null || height === null) return true;
  const off = (ratio: number) => Math.abs(Math.log(width / height / ratio));
  return off(set.shownWidth / set.shownHeight) <= off(set.width / set.height);
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}
