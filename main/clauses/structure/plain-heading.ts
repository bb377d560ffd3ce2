import { headingAt } from './heading.ts';
import type { TextLine } from './line.ts';

const longestHeading = 80;
/** The text under a heading is at least this long, in columns. */
const textBelow = 40;

/**
 * The heading of a clause without a number: a line in capitals, a short line of
 * capitalised words or ideographs with text below it, or the first words of a
 * paragraph ("Confidentiality. The parties …"). "" for any other line.
 */
export function plainHeading(text: string, line: TextLine, next: TextLine | undefined): string {
  if (line.inline || !line.afterBlank || line.han + line.latin < 4) return '';
  const content = text.slice(line.start, Math.min(line.end, line.start + 240));
  if (
    /^[^\p{L}]*$/u.test(content) ||
    /_{3,}|\.{4,}|page\s?[0-9]|\bexhibit\b|^confidential$|(?:agreement|contract)$|^(?:By|Name|Title|Date|Page|Attn|Tel|Fax|Re|To|From|Dear)\b/i.test(
      content,
    )
  )
    return '';
  const columns = line.end - line.start + line.han;
  const hasTextBelow = next !== undefined && next.end - next.start + next.han >= textBelow;
  if (columns <= longestHeading && hasTextBelow && !/[,;，；。]$/.test(content)) {
    const bare = content.replace(/[.:：]$/, '').trim();
    if (line.han === 0 && bare === bare.toUpperCase() && /[A-Z]{4}/.test(bare) && !/[0-9]{3}/.test(bare)) return bare;
    const heading = headingAt(text, line.start, line.end);
    if (heading !== '' && heading.length >= bare.length - 1) return heading;
  }
  if (columns > longestHeading) {
    const heading = headingAt(text, line.start, line.end);
    const follows = text.slice(line.start + heading.length, line.start + heading.length + 4);
    // "Confidentiality. The parties …", not "Inc. The parties" or "Mr. Smith".
    if (
      heading.length >= 4 &&
      heading.length <= 60 &&
      /^\s?[.:：—-]/.test(follows) &&
      /^[^a-z]|^\S+\s[A-Z&]|^\S+$/.test(heading)
    )
      return heading;
  }
  return '';
}
