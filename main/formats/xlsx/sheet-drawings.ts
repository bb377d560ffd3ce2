import type { FlowBlock } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import { plainParagraph } from '../flow-text.ts';
import { mainPart, type OfficePackage, packagePicture, type Relationship } from '../office-package.ts';
import { childElements, descend, descendants, textOf, type XmlElement } from '../xml-elements.ts';

/** Text boxes, shapes' words and pictures that lie over the sheets, by the sheet's name. */
export async function readSheetDrawings(
  opened: OfficePackage,
  budget: FlowBudget,
): Promise<Map<string, readonly FlowBlock[]>> {
  const drawings = new Map<string, readonly FlowBlock[]>();
  if (!opened.names.some((name) => /^xl\/drawings\/drawing/i.test(name))) return drawings;
  const workbook = await mainPart(opened, 'xl/workbook.xml', 'workbook');
  for (const sheet of childElements(descend(workbook.root, 'x:sheets'), 'x:sheet')) {
    const relationship = workbook.relationships.get(sheet.attributes['r:id'] ?? '');
    if (!relationship) continue;
    const target = [...(await opened.relationships(relationship.target)).values()].find(
      ({ type }) => type === 'drawing',
    );
    const drawing = target ? await opened.part(target.target) : null;
    if (!drawing) continue;
    const blocks = await drawingBlocks(drawing.root, drawing.relationships, opened, budget);
    if (blocks.length > 0) drawings.set(sheet.attributes.name ?? '', blocks);
  }
  return drawings;
}

async function drawingBlocks(
  root: XmlElement,
  relationships: ReadonlyMap<string, Relationship>,
  opened: OfficePackage,
  budget: FlowBudget,
): Promise<FlowBlock[]> {
  const blocks: FlowBlock[] = [];
  for (const paragraph of descendants(root, 'a:p')) {
    const text = descendants(paragraph, 'a:t').map(textOf).join('');
    budget.characters(text.length);
    if (text.trim() !== '') blocks.push(plainParagraph(text));
  }
  for (const blip of descendants(root, 'a:blip')) {
    const target = relationships.get(blip.attributes['r:embed'] ?? '');
    const picture = target && !target.external ? await packagePicture(opened, target.target, {}, budget) : null;
    if (picture) blocks.push(picture);
  }
  return blocks;
}
