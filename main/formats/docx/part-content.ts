import type { FlowBudget } from '../flow-budget.ts';
import type { OfficePackage, PackagePart, Relationship } from '../office-package.ts';
import { childElements, textOf, type XmlElement } from '../xml-elements.ts';
import type { PartContent } from './story.ts';

/** Reads the pictures, charts and diagrams that a part points to. */
export async function readPartContent(
  part: PackagePart | null,
  opened: OfficePackage,
  budget: FlowBudget,
): Promise<PartContent> {
  const pictures = new Map<string, { readonly bytes: Uint8Array; readonly name: string }>();
  const words = new Map<string, readonly string[]>();
  const relationships: ReadonlyMap<string, Relationship> = part?.relationships ?? new Map();
  for (const [id, relationship] of relationships) {
    if (relationship.external) continue;
    if (relationship.type === 'image') {
      const bytes = await opened.bytes(relationship.target);
      if (!bytes) continue;
      budget.attachment(bytes.byteLength);
      pictures.set(id, { bytes, name: relationship.target });
    } else if (relationship.type === 'chart' || relationship.type === 'diagramData') {
      const root = (await opened.part(relationship.target))?.root;
      if (root) words.set(id, relationship.type === 'chart' ? chartWords(root) : diagramWords(root));
    }
  }
  return { relationships, pictures, words };
}

/** Titles and axis names, then each series as a line of its values. */
function chartWords(root: XmlElement): string[] {
  const lines: string[] = [];
  collect(root, (node) => {
    if (node.name === 'a:p') lines.push(textOfRuns(node));
    else if (
      /^c:(cat|val|tx|xVal|yVal)$/.test(node.name) &&
      childElements(node).some((inner) => /Ref$|Lit$/.test(inner.name))
    ) {
      const values: string[] = [];
      collect(node, (inner) => {
        if (inner.name !== 'c:v') return false;
        values.push(textOf(inner));
        return true;
      });
      lines.push(values.join('\t'));
    } else return false;
    return true;
  });
  return lines.filter((line) => line.trim() !== '');
}

function diagramWords(root: XmlElement): string[] {
  const lines: string[] = [];
  collect(root, (node) => {
    if (node.name !== 'a:p') return false;
    lines.push(textOfRuns(node));
    return true;
  });
  return lines.filter((line) => line.trim() !== '');
}

function textOfRuns(paragraph: XmlElement): string {
  let text = '';
  collect(paragraph, (node) => {
    if (node.name === 'a:t') text += textOf(node);
    else if (node.name === 'a:br') text += '\n';
    else return false;
    return true;
  });
  return text;
}

/** Walks elements in order; `take` answers true where it has had the element whole. */
function collect(element: XmlElement, take: (node: XmlElement) => boolean): void {
  for (const node of childElements(element)) if (!take(node)) collect(node, take);
}
