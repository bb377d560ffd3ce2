import { readdirSync, readFileSync } from 'node:fs';
import type { OutputLanguage } from '#contract/document.ts';
import type { AppliedPlaybook, Playbook } from '#contract/playbook.ts';
import { extract } from '#main/clauses/extract.ts';
import { checkPlaybook, type DecidedPlaybook } from '#main/playbooks/check-playbook.ts';
import { parsePlaybook } from '#main/playbooks/parse-playbook.ts';
import { ontology, options } from '../clauses/resources.ts';

const folder = new URL('../../resources/playbooks/', import.meta.url);
const slots = new Map(ontology.kinds.map(({ id, slots: own }) => [id, own]));

export const ontologyOf = { slotsOf: (kind: string) => slots.get(kind) };

/** The playbooks that come with the program, checked. */
export function shippedPlaybooks(): Playbook[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parsePlaybook(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), name, ontologyOf));
}

/** The playbook of that id. */
export function shipped(id: string): Playbook {
  const found = shippedPlaybooks().find((playbook) => playbook.id === id);
  if (found === undefined) throw new Error(`no playbook ${id}`);
  return found;
}

/** A text as the extraction reads it, held against a playbook. */
export function checkText(
  playbook: AppliedPlaybook,
  text: string,
  {
    name = 'contract.pdf',
    language = 'en',
    unreadPages = [],
  }: {
    readonly name?: string;
    readonly language?: OutputLanguage;
    readonly unreadPages?: readonly number[];
  } = {},
): DecidedPlaybook {
  const { findings, defects, clauses } = extract(text, options);
  const title = findings.find(({ kind }) => kind === 'gen.document_title')?.fields.title;
  return checkPlaybook(playbook, {
    text,
    language,
    title: typeof title === 'string' ? title : null,
    name,
    findings: [...findings, ...defects].map((finding) => ({ ...finding, isSure: finding.confidence > 0.6 })),
    clauses,
    unreadPages,
  });
}
