import { SampanError } from '#contract/errors.ts';
import { type FieldCondition, type Playbook, playbookSchema } from '#contract/playbook.ts';
import { knownFields } from './known-fields.ts';

export interface PlaybookOntology {
  /** The names of a kind's fields; undefined where there is no such kind. */
  readonly slotsOf: (kind: string) => readonly string[] | undefined;
}

/**
 * A playbook, checked: its shape, that its kinds and fields are the ontology's,
 * and that its own names lead somewhere. `source` is what messages call it.
 * Errors: `wrong-usage`, naming every place that is wrong, ten at most.
 */
export function parsePlaybook(json: unknown, source: string, ontology: PlaybookOntology): Playbook {
  const parsed = playbookSchema.safeParse(json);
  if (!parsed.success) {
    throw refused(
      source,
      parsed.error.issues.map(({ path, message }) => `${placeOf(json, path)}: ${message}`),
    );
  }
  const wrong = strayNames(parsed.data, ontology);
  if (wrong.length > 0) throw refused(source, wrong);
  return parsed.data;
}

const mostNamed = 10;

function refused(source: string, wrong: readonly string[]): SampanError {
  const more = wrong.length > mostNamed ? [`and ${wrong.length - mostNamed} more`] : [];
  const lines = [...wrong.slice(0, mostNamed), ...more].map((line) => `\n  ${line}`).join('');
  return new SampanError('wrong-usage', `${source} is no playbook that can be used:${lines}`);
}

/** `rules[3] (seat).wording.en`: a rule is known by its id. */
function placeOf(json: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = json;
  let place = '';
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    place += typeof key === 'number' ? `[${key}]` : `${place === '' ? '' : '.'}${String(key)}`;
    const own: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
    if (typeof own === 'string' && typeof key === 'number') place += ` (${own})`;
  }
  return place === '' ? 'the file' : place;
}

function strayNames(playbook: Playbook, { slotsOf }: PlaybookOntology): string[] {
  const types = new Set((playbook.contractTypes ?? []).map(({ id }) => id));
  const rules = new Map(playbook.rules.map((rule) => [rule.id, rule]));
  const seen = new Set<string>();
  return playbook.rules.flatMap((rule, index) => {
    const place = `rules[${index}] (${rule.id})`;
    const wrong: string[] = [];
    if (seen.has(rule.id)) wrong.push(`${place}: the id stands twice`);
    seen.add(rule.id);
    for (const kind of [...rule.kinds, ...(rule.after ?? [])]) {
      if (slotsOf(kind) === undefined) wrong.push(`${place}: there is no kind “${kind}”`);
    }
    for (const type of rule.contractTypes ?? []) {
      if (!types.has(type)) wrong.push(`${place}: “${type}” is none of the playbook’s contractTypes`);
    }
    const outer = rule.within === undefined ? undefined : rules.get(rule.within);
    if (rule.within !== undefined && (outer === undefined || outer === rule || outer.within !== undefined)) {
      wrong.push(`${place}: within names “${rule.within}”, which is no other rule that stands by itself`);
    }
    // Of a kind that is none nothing is known.
    if (wrong.some((line) => line.includes('there is no kind'))) return wrong;
    const known = knownFields(rule.kinds, (kind) => slotsOf(kind) ?? []);
    for (const { field } of conditionsOf(rule)) {
      if (!known.has(field)) {
        wrong.push(`${place}: ${rule.kinds.join(', ')} has no field “${field}” (but ${[...known].join(', ')})`);
      }
    }
    for (const { field, atLeast, atMost } of conditionsOf(rule)) {
      const bound = atLeast ?? atMost;
      if (bound !== undefined && (typeof bound === 'object') !== (field === 'period')) {
        wrong.push(`${place}: “${field}” is compared with ${field === 'period' ? 'a count and a unit' : 'a number'}`);
      }
    }
    return wrong;
  });
}

function conditionsOf({ mustHave, fallbacks = [], never = [] }: Playbook['rules'][number]): readonly FieldCondition[] {
  return [mustHave ?? {}, ...fallbacks, ...never].flatMap(({ fields = [] }) => fields);
}
