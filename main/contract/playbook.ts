import { z } from 'zod';
import type { Anchor, OutputLanguage } from './document.ts';
import type { ClauseReference, FieldValue } from './finding.ts';

const words = (length: number) => z.string().trim().min(1).max(length);

/** Words in one language or several; a document in another one gets the nearest (繁體 for Cantonese, else English, else any). */
const worded = (length: number) =>
  z
    .strictObject({
      en: words(length).optional(),
      'zh-Hant': words(length).optional(),
      'zh-Hans': words(length).optional(),
    })
    .refine((given) => Object.values(given).some((one) => one !== undefined), 'has words in no language');
export type PlaybookWords = z.infer<ReturnType<typeof worded>>;

const scalar = z.union([z.string().min(1).max(500), z.number(), z.boolean()]);
const scalars = z.union([scalar, z.array(scalar).min(1).max(100)]);
const length = z.strictObject({ count: z.number().positive(), unit: z.enum(['day', 'week', 'month', 'year']) });

const operators = ['is', 'isNot', 'has', 'atLeast', 'atMost', 'stated'] as const;

/** What a field of a finding must be: one operator beside its name. */
export const fieldConditionSchema = z
  .strictObject({
    field: words(80),
    /** The value, or one of several. */
    is: scalars.optional(),
    isNot: scalars.optional(),
    /** A list has this member. */
    has: z.string().min(1).max(500).optional(),
    /** A number, or (of the field `period`) a length of time. */
    atLeast: z.union([z.number(), length]).optional(),
    atMost: z.union([z.number(), length]).optional(),
    /** The document says something of it, or nothing. */
    stated: z.boolean().optional(),
  })
  .refine(
    (condition) => operators.filter((name) => condition[name] !== undefined).length === 1,
    `needs exactly one of ${operators.join(', ')}`,
  );
export type FieldCondition = z.infer<typeof fieldConditionSchema>;

const conditions = z.array(fieldConditionSchema).min(1).max(20);
const kind = z.string().regex(/^[a-z]+\.[a-z_]+$/, 'is no kind of the ontology (such as arb.seat)');
const id = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/, 'must be small letters, digits and hyphens');

const fallback = z
  .strictObject({
    /** What is accepted, in a few words. */
    name: worded(300),
    fields: conditions.optional(),
    wording: worded(8_000).optional(),
  })
  .refine(({ fields, wording }) => fields !== undefined || wording !== undefined, 'needs fields or wording');

const phrases = z.array(words(500)).min(1).max(100);
const languagePhrases = z.strictObject({
  en: phrases.optional(),
  'zh-Hant': phrases.optional(),
  'zh-Hans': phrases.optional(),
});
const never = z
  .strictObject({
    /** All of them hold; without fields and words, that the kind is found at all. */
    fields: conditions.optional(),
    /** Any of them stands there, in whatever language; “…” is a gap inside one clause. */
    words: languagePhrases.optional(),
    /** The words are looked for in the whole document, not only where the kind was found. */
    anywhere: z.boolean().optional(),
    /** What takes the place of the words; they are only struck out where it is absent. */
    instead: worded(8_000).optional(),
    reason: worded(2_000),
  })
  .refine(
    ({ words: given, anywhere }) => given !== undefined || anywhere === undefined,
    'has “anywhere” without words',
  );

const rule = z
  .strictObject({
    id,
    name: worded(300),
    /** The kinds of the ontology it is about. */
    kinds: z.array(kind).min(1).max(20),
    /** Types of contract of this playbook; every document where absent. */
    contractTypes: z.array(id).min(1).max(50).optional(),
    /** Main languages of documents; every language where absent. */
    languages: z
      .array(z.enum(['en', 'zh-Hant', 'zh-Hans', 'yue-Hant']))
      .min(1)
      .optional(),
    /** A finding of the kind is there, and its fields are so. */
    mustHave: z
      .strictObject({
        fields: conditions.optional(),
        /** Any of them stands in the document, in whatever language; where none does, a person looks. */
        words: languagePhrases.optional(),
      })
      .optional(),
    /** The preferred wording. */
    wording: worded(8_000).optional(),
    /** Only the preferred wording itself will do, word for word. */
    sameWords: z.boolean().optional(),
    /**
     * A clause that says something else gives way to the preferred wording, where it
     * says nothing but this; else the wording is proposed behind it.
     */
    replaces: z.boolean().optional(),
    /** What is accepted instead, the best first. */
    fallbacks: z.array(fallback).min(1).max(20).optional(),
    never: z.array(never).min(1).max(50).optional(),
    /** Kinds behind the last of which a new clause goes; behind the dispute clauses or at the end where absent. */
    after: z.array(kind).min(1).max(20).optional(),
    /** A rule whose wording says this too: where that is proposed, this is not proposed again. */
    within: id.optional(),
    reason: worded(2_000),
  })
  .refine(
    ({ mustHave, never: forbidden }) => mustHave !== undefined || forbidden !== undefined,
    'needs mustHave or never',
  )
  .refine(
    ({ replaces, wording, never: forbidden }) =>
      replaces !== true || wording !== undefined || forbidden?.some(({ instead }) => instead !== undefined) === true,
    'has replaces without wording',
  )
  .refine(({ sameWords, wording }) => sameWords !== true || wording !== undefined, 'has sameWords without wording')
  .refine(
    ({ mustHave, fallbacks, sameWords }) =>
      mustHave !== undefined || (fallbacks === undefined && sameWords === undefined),
    'has fallbacks or sameWords without mustHave',
  );
export type PlaybookRule = z.infer<typeof rule>;

/** A type of contract, and how it is known. */
export const contractTypeSchema = z.strictObject({
  id,
  name: worded(300),
  /** Words of which one stands in the title of such a document. */
  titles: languagePhrases,
});
export type ContractType = z.infer<typeof contractTypeSchema>;

/** What a document is taken for. */
export interface DocumentType {
  /** Null where a person says that it is none of the types there are. */
  readonly id: string | null;
  readonly name: PlaybookWords | null;
  /** What says so. */
  readonly by: 'person' | 'title' | 'opening' | 'file-name';
}

/** The types that a person gave documents of a matter, by the document's id. */
export const givenTypesSchema = z.strictObject({
  byDocument: z.record(z.string().max(200), z.string().min(1).max(200).nullable()),
});

/** A party's positions: what a contract must have, in which words, what is accepted instead, and what must not stand. */
export const playbookSchema = z.strictObject({
  format: z.literal('sampan-playbook/1'),
  id,
  name: worded(300),
  description: worded(2_000),
  contractTypes: z.array(contractTypeSchema).max(50).optional(),
  rules: z.array(rule).min(1).max(500),
});
export type Playbook = z.infer<typeof playbookSchema>;

/** A playbook as documents are held against it. */
export interface AppliedPlaybook extends Playbook {
  /** The id of the type of contract that a person gave all of them; else each one's title tells its own. */
  readonly chosenType?: string;
}

export const ruleStates = ['met', 'fallback', 'missing', 'differs', 'forbidden', 'to-check'] as const;
/** `differs`: a clause of the kind is there and says something else. `to-check`: the rules cannot decide it. */
export type RuleState = (typeof ruleStates)[number];

/** How a rule was decided. */
export type RuleWhy =
  | { readonly code: 'found' | 'own-wording' | 'other-wording' | 'not-found' | 'title-unknown' | 'not-forbidden' }
  | { readonly code: 'found-by-heading' | 'two-clauses' | 'fallback-wording' | 'within' | 'no-known-words' }
  | { readonly code: 'unread-pages'; readonly pages: readonly number[] }
  | { readonly code: 'is' | 'is-not' | 'silent' | 'not-read'; readonly field: string; readonly value: FieldValue }
  | { readonly code: 'words' | 'forbidden-words'; readonly words: string }
  | { readonly code: 'forbidden'; readonly reason: PlaybookWords }
  /** A sentence of the extraction, in English. */
  | { readonly code: 'reason'; readonly words: string };

/** What is to be done about a rule that is not met. */
export interface RuleProposal {
  /** `insert`: a paragraph behind the place; `strike`: the words at the place go (and `words` come); `comment`: only a comment. */
  readonly change: 'insert' | 'strike' | 'comment';
  readonly language: OutputLanguage;
  /** Empty where there is nothing to insert. */
  readonly words: string;
  /** Where: the anchors' text is `quote`. */
  readonly anchors: readonly Anchor[];
  readonly quote: string;
  /** The sentence that the words stand in. */
  readonly around: string;
}

/** One rule of a playbook against one document. */
export interface RuleResult {
  readonly ruleId: string;
  readonly name: PlaybookWords;
  readonly state: RuleState;
  /** How it was decided, in the language that was asked for. */
  readonly whys: readonly string[];
  /** The playbook's own reason. */
  readonly reason: PlaybookWords;
  readonly fallback: PlaybookWords | null;
  readonly clause: ClauseReference | null;
  /** The place that decided it; empty where nothing is there. */
  readonly anchors: readonly Anchor[];
  readonly quote: string;
  readonly proposal: RuleProposal | null;
}

/** A document against a playbook. */
export interface CheckedDocument {
  readonly documentId: string;
  readonly documentName: string;
  /** Null where neither a person nor its title nor its file's name tells it. */
  readonly type: DocumentType | null;
  /** What it was held against; null where no playbook answers to its type and language, or several do. */
  readonly playbook: { readonly id: string; readonly name: PlaybookWords } | null;
  /** The main language of its text. */
  readonly language: OutputLanguage;
  /** The names of several playbooks that answer; a person chooses one. */
  readonly answering: readonly PlaybookWords[];
  /** Types of contract that its title shows. */
  readonly contractTypes: readonly PlaybookWords[];
  readonly results: readonly RuleResult[];
  /** Rules for other types of contract or other languages. */
  readonly leftOut: number;
}

/** A playbook to choose. */
export interface PlaybookChoice {
  readonly id: string;
  readonly name: PlaybookWords;
  readonly description: PlaybookWords;
  readonly rules: number;
  /** Types of contract that some of its rules are for. */
  readonly contractTypes: readonly { readonly id: string; readonly name: PlaybookWords }[];
  /** Not one that comes with the program. */
  readonly own: boolean;
}

/** What became of a file with a person's own playbook: its id, or what is wrong with it, a line for each place. */
export type AddedPlaybook = { readonly playbookId: string } | { readonly mistakes: readonly string[] };

/** Which playbook a person chose for a matter, and as which type of contract; each document's title tells its type where none is chosen. */
export const chosenPlaybookSchema = z.strictObject({
  /** Null: none at all. */
  playbookId: z.string().min(1).max(200).nullable(),
  contractType: z.string().min(1).max(200).optional(),
});
export type ChosenPlaybook = z.infer<typeof chosenPlaybookSchema>;

/** Words for a reader of a language: its own, 繁體 for Cantonese, English, or whatever is there. */
export function wordsFor(given: PlaybookWords, language: OutputLanguage): string {
  const own = given[language === 'yue-Hant' ? 'zh-Hant' : language];
  return own ?? given.en ?? given['zh-Hant'] ?? given['zh-Hans'] ?? '';
}
