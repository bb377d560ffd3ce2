import type { OutputLanguage } from '#contract/document.ts';
import type { Redaction, RedactionReason } from '#contract/redaction.ts';
import words from '../../resources/locales/redaction-log.json' with { type: 'json' };

/** What a redaction log says in a language. */
export interface RedactionWords {
  readonly redactions: string;
  readonly privilegeLog: string;
  readonly document: string;
  readonly page: string;
  readonly places: string;
  readonly reason: string;
  readonly note: string;
  readonly markedBy: string;
  readonly markedAt: string;
  readonly number: string;
  readonly date: string;
  readonly kind: string;
  readonly author: string;
  readonly recipients: string;
  readonly basis: string;
  readonly description: string;
  readonly treatment: string;
  readonly withheld: string;
  readonly redacted: string;
  readonly reasons: Readonly<Record<RedactionReason, string>>;
  readonly by: Readonly<Record<Redaction['by'], string>>;
}

/** The log's words in the language it is written in. */
export function redactionWords(language: OutputLanguage): RedactionWords {
  return words[language];
}
