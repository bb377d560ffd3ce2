import { z } from 'zod';
import type { FieldValue, TextFinding } from '#contract/finding.ts';
import { bodyFinder } from '#main/clauses/matching/bodies.ts';
import { foldText } from '#main/clauses/matching/folded-text.ts';
import { lawsIn } from '#main/clauses/matching/law.ts';
import { placesIn } from '#main/clauses/matching/places.ts';
import type { Institutions, Ontology } from '#main/clauses/ontology.ts';
import type { ModelRuntime } from '#main/models/runtime.ts';
import { jsonOf } from '../runtime/json-of.ts';
import type { LabelledClause } from './labelled-clauses.ts';
import { type Answer, scoredFields } from './scores.ts';

const answerSchema = z.object({
  agreement: z.boolean(),
  institution: z.string(),
  rules: z.string(),
  seat: z.string(),
  governing_law: z.string(),
  number_of_arbitrators: z.number(),
  language: z.string(),
  defects: z.array(z.string()),
});

/** A local model alone on a clause: its words are brought to the labels' names by the tables that the rules use. */
export class ModelReader {
  readonly #runtime: ModelRuntime;
  readonly #institutions: Institutions;
  readonly #defects: readonly (readonly [string, string])[];

  constructor(runtime: ModelRuntime, institutions: Institutions, ontology: Ontology) {
    this.#runtime = runtime;
    this.#institutions = institutions;
    this.#defects = ontology.kinds
      .filter(({ id }) => id.startsWith('path.'))
      .map(({ id, name }) => [id, name.en] as const);
  }

  async answer(clause: LabelledClause): Promise<Answer> {
    const { text } = await this.#runtime.generate({
      system:
        'You are an arbitration lawyer. You read a clause and report what it says, and nothing that it does not say.',
      user: `${this.#instructions()}\n\nClause:\n${clause.text}`,
      sharedLength: this.#instructions().length,
      maxTokens: 220,
      jsonSchema: this.#schema(),
    });
    const read = answerSchema.safeParse(jsonOf(text));
    if (!read.success || !read.data.agreement) return { clause, agreement: null, defects: [] };
    return { clause, agreement: this.#finding(clause, read.data), defects: [...new Set(read.data.defects)] };
  }

  #instructions(): string {
    const kinds = this.#defects.map(([id, name]) => `${id}: ${name}`).join('\n');
    return `Answer in JSON. agreement: whether the clause binds to or offers arbitration. institution: the body that administers. rules: the rules named. seat: the place of arbitration. governing_law: of the contract. number_of_arbitrators: 0 if not stated. language: of the arbitration, in English. Leave a field empty where the clause says nothing. defects: those of this list that the clause has, usually none:\n${kinds}`;
  }

  #schema(): object {
    const words = { type: 'string', maxLength: 90 };
    return {
      type: 'object',
      properties: {
        agreement: { type: 'boolean' },
        institution: words,
        rules: words,
        seat: words,
        governing_law: words,
        number_of_arbitrators: { type: 'integer' },
        language: words,
        defects: { type: 'array', items: { enum: this.#defects.map(([id]) => id) }, maxItems: 4 },
      },
      required: Object.keys(answerSchema.shape),
      additionalProperties: false,
    };
  }

  #finding(clause: LabelledClause, read: z.infer<typeof answerSchema>): TextFinding {
    const fields: Record<string, FieldValue> = {
      [scoredFields.institution]: this.#body(read.institution),
      [scoredFields.rules]: this.#rules(read.rules),
      [scoredFields.seat]: placesIn(foldText(read.seat).text)[0]?.place.name ?? null,
      [scoredFields.governing_law]: lawOf(read.governing_law),
      [scoredFields.number]: read.number_of_arbitrators > 0 ? read.number_of_arbitrators : null,
      [scoredFields.language]: read.language === '' ? null : read.language.split(/,| and /).map((name) => name.trim()),
    };
    return {
      kind: 'arb.agreement',
      label: 'Arbitration agreement',
      group: 'arbitration',
      start: 0,
      end: clause.text.length,
      text: clause.text,
      fields,
      confidence: 0.5,
      origin: 'model',
      reasons: [],
      clause: null,
    };
  }

  #body(name: string): string | null {
    const { text, cased } = foldText(name);
    const hits = bodyFinder(this.#institutions).find(text, cased, 0, text.length);
    return hits.find(({ role }) => role !== 'appoints')?.body.id ?? null;
  }

  #rules(name: string): string | null {
    const { text, cased } = foldText(name);
    const [hit] = bodyFinder(this.#institutions).find(text, cased, 0, text.length);
    return hit === undefined ? null : (hit.rules ?? hit.body.rules[0]?.name ?? null);
  }
}

function lawOf(words: string): string | null {
  const folded = foldText(words).text;
  return lawsIn(folded)[0]?.place.law ?? placesIn(folded)[0]?.place.law ?? null;
}

/** The rules' answer, and the model's where the rules are silent on a field of an agreement that both see. */
export function secondReading(rules: Answer, model: Answer): Answer {
  const { agreement } = rules;
  const other = model.agreement;
  if (agreement === null || other === null) return rules;
  const filled = Object.values(scoredFields).flatMap((field) =>
    (agreement.fields[field] ?? null) === null && (other.fields[field] ?? null) !== null
      ? [[field, other.fields[field] ?? null] as const]
      : [],
  );
  return { ...rules, agreement: { ...agreement, fields: { ...agreement.fields, ...Object.fromEntries(filled) } } };
}
