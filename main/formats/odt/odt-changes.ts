import type { FlowMark } from '#contract/flow.ts';
import { child, childElements, textOf, type XmlElement } from '../xml-elements.ts';

export interface OdtChange {
  readonly mark: FlowMark;
  /** What was taken out; null for an insertion. */
  readonly content: XmlElement | null;
}

/** The regions of `text:tracked-changes` by their identifiers. */
export function readChanges(text: XmlElement): Map<string, OdtChange> {
  const changes = new Map<string, OdtChange>();
  for (const region of childElements(child(text, 'text:tracked-changes'), 'text:changed-region')) {
    const id = region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '';
    for (const change of childElements(region)) {
      const kind = change.name === 'text:insertion' ? 'inserted' : change.name === 'text:deletion' ? 'deleted' : null;
      if (kind === null) continue;
      const mark = { kind, ...authorAndDate(child(change, 'office:change-info')) } as const;
      changes.set(id, { mark, content: kind === 'deleted' ? change : null });
    }
  }
  return changes;
}

/** An annotation as a mark. */
export function annotationMark(element: XmlElement): FlowMark {
  const paragraphs = childElements(element).filter((node) => /^text:(p|h|list)$/.test(node.name));
  return { kind: 'comment', note: paragraphs.map(textOf).join('\n').trim(), ...authorAndDate(element) };
}

function authorAndDate(element: XmlElement | null): Pick<FlowMark, 'author' | 'at'> {
  const author = textOf(child(element, 'dc:creator')).trim();
  const at = textOf(child(element, 'dc:date')).trim();
  return { ...(author ? { author } : {}), ...(at ? { at } : {}) };
}
