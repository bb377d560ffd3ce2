import type { FlowBlock, FlowCell, FlowTable } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';
import { emus, type OfficePackage, type PackagePart, packagePicture } from '../office-package.ts';
import { child, childElements, descend, descendants, textOf, type XmlElement } from '../xml-elements.ts';
import { readTextBody } from './slide-text.ts';

export interface SlideContext {
  readonly opened: OfficePackage;
  readonly part: PackagePart;
  readonly budget: FlowBudget;
  readonly leftOut: Map<string, number>;
}

/** The shapes of a slide or notes page as blocks, in the order that the file draws them, the title first. */
export async function readShapes(tree: XmlElement | null, context: SlideContext): Promise<FlowBlock[]> {
  const shapes = flattened(tree);
  const titles = shapes.filter(isTitle);
  const blocks: FlowBlock[] = [];
  for (const shape of [...titles, ...shapes.filter((shape) => !isTitle(shape))]) {
    blocks.push(...(await readShape(shape, context)));
  }
  return blocks;
}

function flattened(tree: XmlElement | null): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of childElements(tree)) {
    if (node.name === 'p:grpSp') found.push(...flattened(node));
    else if (node.name === 'mc:AlternateContent') {
      found.push(...flattened(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback')));
    } else found.push(node);
  }
  return found;
}

function placeholderType(shape: XmlElement): string | null {
  const place = descend(childElements(shape)[0], 'p:nvPr', 'p:ph');
  return place ? (place.attributes.type ?? 'body') : null;
}

function isTitle(shape: XmlElement): boolean {
  return /^(title|ctrTitle)$/.test(placeholderType(shape) ?? '');
}

async function readShape(shape: XmlElement, context: SlideContext): Promise<FlowBlock[]> {
  const { budget } = context;
  switch (shape.name) {
    case 'p:sp':
    case 'p:cxnSp': {
      const heading = isTitle(shape) ? { headingLevel: 1 } : {};
      const paragraphs = readTextBody(child(shape, 'p:txBody'), budget, heading);
      return paragraphs.filter((paragraph) => paragraph.spans.length > 0);
    }
    case 'p:pic':
      return picture(shape, context);
    case 'p:graphicFrame':
      return readFrame(shape, context);
    default:
      return [];
  }
}

async function picture(shape: XmlElement, context: SlideContext): Promise<FlowBlock[]> {
  const target = context.part.relationships.get(descend(shape, 'p:blipFill', 'a:blip')?.attributes['r:embed'] ?? '');
  const properties = descend(childElements(shape)[0], 'p:cNvPr')?.attributes;
  const extent = descend(shape, 'p:spPr', 'a:xfrm', 'a:ext')?.attributes;
  if (descendants(shape, 'a:videoFile').length + descendants(shape, 'a:audioFile').length > 0)
    leaveOut(context, 'film or sound');
  if (!target || target.external) return [];
  const [width, height, alt] = [emus(extent?.cx), emus(extent?.cy), properties?.descr];
  const block = await packagePicture(
    context.opened,
    target.target,
    {
      ...(width && height ? { width, height } : {}),
      ...(alt ? { alt } : {}),
    },
    context.budget,
  );
  return block ? [block] : [];
}

async function readFrame(frame: XmlElement, context: SlideContext): Promise<FlowBlock[]> {
  const data = descend(frame, 'a:graphic', 'a:graphicData');
  const table = child(data, 'a:tbl');
  if (table) return [readTable(table, context.budget)];
  const chart = child(data, 'c:chart');
  const diagram = child(data, 'dgm:relIds');
  const id = chart?.attributes['r:id'] ?? diagram?.attributes['r:dm'];
  const target = id === undefined ? undefined : context.part.relationships.get(id);
  if (!target || target.external) {
    leaveOut(context, 'embedded object');
    return [];
  }
  if (chart) leaveOut(context, 'chart');
  const part = await context.opened.part(target.target);
  const lines = part ? descendants(part.root, 'a:p').map((line) => descendants(line, 'a:t').map(textOf).join('')) : [];
  const values = part && chart ? descendants(part.root, 'c:v').map(textOf).join('\t') : '';
  return [...lines, values].filter((line) => line.trim() !== '').map((line) => plainParagraph(line));
}

function readTable(table: XmlElement, budget: FlowBudget): FlowTable {
  const columnWidths = childElements(child(table, 'a:tblGrid'), 'a:gridCol').map(
    (column) => emus(column.attributes.w) ?? 0,
  );
  const rows: FlowCell[][] = childElements(table, 'a:tr').map((row) =>
    childElements(row, 'a:tc').flatMap((cell): FlowCell[] => {
      budget.cell();
      const { attributes } = cell;
      if (attributes.hMerge === '1' || attributes.vMerge === '1') return [];
      const [columnSpan, rowSpan] = [Number(attributes.gridSpan ?? 1), Number(attributes.rowSpan ?? 1)];
      return [
        {
          blocks: readTextBody(child(cell, 'a:txBody'), budget),
          ...(columnSpan > 1 && columnSpan <= 1_000 ? { columnSpan } : {}),
          ...(rowSpan > 1 && rowSpan <= 10_000 ? { rowSpan } : {}),
        },
      ];
    }),
  );
  const headed = child(table, 'a:tblPr')?.attributes.firstRow === '1' && rows.length > 1;
  return {
    kind: 'table',
    rows: headed
      ? rows.map((row, index) => (index === 0 ? row.map((cell) => ({ ...cell, header: true })) : row))
      : rows,
    ...(columnWidths.length > 0 && columnWidths.every((width) => width > 0) ? { columnWidths } : {}),
    ...(headed ? { headerRows: 1 } : {}),
  };
}

function leaveOut(context: SlideContext, noun: string): void {
  context.leftOut.set(noun, (context.leftOut.get(noun) ?? 0) + 1);
}
