import { childElements, type XmlElement } from '../xml-elements.ts';

/**
 * The words that a cell shows, its paragraphs as lines; null where the file
 * states a value only. Line breaks of the XML are spaces, but spaces in a row
 * stay: LibreOffice writes a cell's as they are and does not collapse them.
 */
export function shownWords(cell: XmlElement): string | null {
  const paragraphs = childElements(cell).filter(({ name }) => name === 'text:p' || name === 'text:h');
  if (paragraphs.length === 0) return null;
  return paragraphs.map(inlineText).join('\n').trim();
}

function inlineText(node: XmlElement): string {
  let text = '';
  for (const part of node.children) {
    if (typeof part === 'string') {
      text += part.replace(/ *[\t\r\n][\t\r\n ]*/g, ' ');
    } else if (part.name === 'text:s') {
      text += ' '.repeat(Math.min(Math.max(Number(part.attributes['text:c'] ?? 1) || 1, 1), 1_000));
    } else if (part.name === 'text:tab') text += '\t';
    else if (part.name === 'text:line-break') text += '\n';
    else if (part.name === 'text:ruby-text') text += `（${inlineText(part)}）`;
    else if (part.name !== 'office:annotation' && !part.name.startsWith('draw:')) text += inlineText(part);
  }
  return text;
}

/** A value without shown words, in the plain form of its type. */
export function valueWords(attributes: XmlElement['attributes']): string {
  const value = attributes['office:value'];
  switch (attributes['office:value-type']) {
    case 'percentage':
      return value === undefined ? '' : `${Number((Number(value) * 100).toPrecision(12))}%`;
    case 'currency':
      return [attributes['office:currency'], value].filter(Boolean).join(' ');
    case 'date':
      return (attributes['office:date-value'] ?? '').replace('T', ' ');
    case 'time':
      return clock(attributes['office:time-value'] ?? '');
    case 'boolean':
      return (attributes['office:boolean-value'] ?? '').toUpperCase();
    case 'string':
      return attributes['office:string-value'] ?? '';
    default:
      return value ?? '';
  }
}

/** `PT26H05M09S` as 26:05:09. */
function clock(duration: string): string {
  const parts = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(duration);
  if (!parts) return duration;
  const [, sign = '', hours = '0', minutes = '0', seconds = '0'] = parts;
  return `${sign}${hours}:${minutes.padStart(2, '0')}:${seconds.padStart(2, '0')}`;
}
