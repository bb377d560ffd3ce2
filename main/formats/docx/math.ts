import { child, childElements, textOf, type XmlElement } from '../xml-elements.ts';

/** An Office Math equation on one line: fractions with "/", scripts with "^" and "_", roots with "√". */
export function mathText(element: XmlElement): string {
  let text = '';
  for (const node of childElements(element)) {
    switch (node.name) {
      case 'm:t':
      case 'w:t':
        text += textOf(node);
        break;
      case 'm:f':
        text += `${grouped(child(node, 'm:num'))}/${grouped(child(node, 'm:den'))}`;
        break;
      case 'm:sup':
        text += `^${grouped(node)}`;
        break;
      case 'm:sub':
        text += `_${grouped(node)}`;
        break;
      case 'm:rad':
        text += `√${grouped(child(node, 'm:e'))}`;
        break;
      case 'm:nary':
        text += `${child(child(node, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫'}${mathText(node)}`;
        break;
      case 'm:d': {
        const properties = child(node, 'm:dPr');
        const begin = child(properties, 'm:begChr')?.attributes['m:val'] ?? '(';
        const end = child(properties, 'm:endChr')?.attributes['m:val'] ?? ')';
        text += begin + childElements(node, 'm:e').map(mathText).join(', ') + end;
        break;
      }
      default:
        text += mathText(node);
    }
  }
  return text;
}

function grouped(element: XmlElement | null): string {
  const text = element ? mathText(element) : '';
  return [...text].length > 1 ? `(${text})` : text;
}
