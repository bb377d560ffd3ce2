import type { FlowBlock, FlowMark, FlowParagraph } from '#contract/flow.ts';
import type { FlowBudget } from '../flow-budget.ts';
import type { Numbering } from '../list-numbering.ts';
import type { Relationship } from '../office-package.ts';
import type { XmlElement } from '../xml-elements.ts';
import type { Comments } from './comments.ts';
import type { StyleSheet } from './style-sheet.ts';

/** A field that has begun and not ended (ECMA-376 Part 1 §17.16.18). */
export interface OpenField {
  instruction: string;
  inResult: boolean;
  readonly formData: XmlElement | null;
}

export interface Notes {
  readonly elements: ReadonlyMap<string, XmlElement>;
  readonly content: PartContent;
  readonly format: string;
  /** Numbers given so far. */
  count: number;
}

/** What a part points to, read before its text is walked. */
export interface PartContent {
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly pictures: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly name: string }>;
  /** Words of charts and diagrams by the relationship's id. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

/** What all parts of one document share. */
export interface DocxContext {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly comments: Comments;
  readonly placedComments: Set<string>;
  readonly footnotes: Notes;
  readonly endnotes: Notes;
  /** Endnotes met so far, with their numbers. */
  readonly endnoteParagraphs: FlowParagraph[];
  readonly budget: FlowBudget;
  /** Things not shown, by the noun of the warning. */
  readonly leftOut: Map<string, number>;
}

/** A body, header, note or text box while it is walked. */
export interface Story {
  readonly context: DocxContext;
  readonly content: PartContent;
  readonly fields: OpenField[];
  /** False where begins and ends of fields do not match: then nothing is taken for an instruction. */
  readonly fieldsBalanced: boolean;
  readonly changes: FlowMark[];
  readonly openComments: Map<string, readonly FlowMark[]>;
  readonly blocks: (container: XmlElement, story: Story) => FlowBlock[];
}

export function leaveOut(context: DocxContext, noun: string): void {
  context.leftOut.set(noun, (context.leftOut.get(noun) ?? 0) + 1);
}

/** A tracked change as a mark (`w:ins`, `w:del`, `w:moveFrom`, `w:moveTo` and their kin). */
export function changeMark(element: XmlElement, kind: 'inserted' | 'deleted'): FlowMark {
  const author = element.attributes['w:author'];
  const at = element.attributes['w:date'];
  const moved = /:move/.test(element.name);
  return {
    kind,
    ...(moved ? { note: kind === 'inserted' ? 'moved to here' : 'moved from here' } : {}),
    ...(author ? { author } : {}),
    ...(at ? { at } : {}),
  };
}

/** The branch of `mc:AlternateContent` to read: the newer one where its shapes are known. */
export function chosenBranch(element: XmlElement): XmlElement | null {
  const branches = element.children.filter((node): node is XmlElement => typeof node !== 'string');
  const known = /^(wps|wpg|wpc|wp14|wpi|w14|w15|w16\w*|a14|v|am3d|aink)?$/;
  const choice = branches.find(
    (branch) =>
      branch.name === 'mc:Choice' && (branch.attributes.Requires ?? '').split(/\s+/).every((name) => known.test(name)),
  );
  return choice ?? branches.find((branch) => branch.name === 'mc:Fallback') ?? branches[0] ?? null;
}
