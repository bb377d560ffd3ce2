import type { FlowBlock } from '#contract/flow.ts';
import { plainParagraph } from '../flow-text.ts';
import { emus, pictureMediaType } from '../office-package.ts';
import { childElements, descendants, type XmlElement } from '../xml-elements.ts';
import { chosenBranch, leaveOut, type Story } from './story.ts';

interface Shape {
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
}

/**
 * The blocks of a drawing (`w:drawing`, `w:pict`, `w:object`): pictures, the
 * words of text boxes, charts, diagrams and word art.
 */
export function readDrawing(element: XmlElement, story: Story): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  walk(element, shapeOf(element), story, blocks);
  return blocks;
}

function walk(element: XmlElement, shape: Shape, story: Story, blocks: FlowBlock[]): void {
  story.context.budget.nested(() => {
    for (const node of childElements(element)) {
      switch (node.name) {
        case 'w:txbxContent':
          blocks.push(...story.blocks(node, { ...story, fields: [], openComments: new Map() }));
          break;
        case 'a:blip':
          picture(node.attributes['r:embed'] ?? node.attributes['r:link'], shape, story, blocks);
          break;
        case 'v:imagedata':
          picture(node.attributes['r:id'], { ...shape, alt: node.attributes['o:title'] ?? shape.alt }, story, blocks);
          break;
        case 'v:textpath':
          if (node.attributes.string) blocks.push(plainParagraph(node.attributes.string, { align: 'centre' }));
          break;
        case 'c:chart':
          chart(node.attributes['r:id'], shape, story, blocks);
          break;
        case 'dgm:relIds':
          for (const words of story.content.words.get(node.attributes['r:dm'] ?? '') ?? []) {
            blocks.push(plainParagraph(words));
          }
          break;
        case 'o:OLEObject':
          leaveOut(story.context, 'embedded object');
          break;
        case 'mc:AlternateContent': {
          const branch = chosenBranch(node);
          if (branch) walk(branch, shape, story, blocks);
          break;
        }
        default:
          walk(node, vmlShape(node) ?? shape, story, blocks);
      }
    }
  });
}

function picture(id: string | undefined, shape: Shape, story: Story, blocks: FlowBlock[]): void {
  const known = story.content.pictures.get(id ?? '');
  if (!known) {
    leaveOut(story.context, 'picture that the file only points to');
    return;
  }
  const alt = shape.alt ?? known.name.split('/').at(-1);
  const mediaType = pictureMediaType(known.bytes, known.name);
  blocks.push({ kind: 'picture', bytes: known.bytes, mediaType, ...shape, ...(alt ? { alt } : {}) });
}

function chart(id: string | undefined, shape: Shape, story: Story, blocks: FlowBlock[]): void {
  const words = story.content.words.get(id ?? '') ?? [];
  leaveOut(story.context, 'chart');
  for (const line of words) blocks.push(plainParagraph(line, shape.alt === line ? {} : { indent: 18 }));
}

function shapeOf(drawing: XmlElement): Shape {
  const extent = descendants(drawing, 'wp:extent')[0]?.attributes;
  const properties = descendants(drawing, 'wp:docPr')[0]?.attributes;
  const alt = properties?.descr || properties?.title;
  const width = emus(extent?.cx);
  const height = emus(extent?.cy);
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(alt ? { alt } : {}),
  };
}

function vmlShape(element: XmlElement): Shape | null {
  if (!element.name.startsWith('v:')) return null;
  const style = element.attributes.style ?? '';
  const width = Number(/(?:^|;)\s*width:\s*([\d.]+)pt/.exec(style)?.[1]);
  const height = Number(/(?:^|;)\s*height:\s*([\d.]+)pt/.exec(style)?.[1]);
  if (!(width > 0 && width < 20_000 && height > 0 && height < 20_000)) return null;
  const alt = element.attributes.alt;
  return { width, height, ...(alt ? { alt } : {}) };
}
